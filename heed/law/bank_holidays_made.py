"""Makes `bank_holidays.py` from the `holidays` package, which is too slow to load at every start.

`python -m heed.law.bank_holidays_made` writes the file; with `--check` it fails when the file is stale.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from holidays import country_holidays

FIRST_YEAR, LAST_YEAR = 1990, 2050
PLACE = Path(__file__).with_name("bank_holidays.py")
COMMAND = "python -m heed.law.bank_holidays_made"

_HEAD = f'''"""Bank holidays of England, Christmas Day and Good Friday, {FIRST_YEAR} to {LAST_YEAR}. Generated.

Made by `{COMMAND}`: from the `holidays` package; a test holds it to GOV.UK's list.
A holiday newly proclaimed goes into `proclaimed.py` until the package knows it.
"""

BY_YEAR: dict[int, str] = {{
'''


def text() -> str:
    """The whole of `bank_holidays.py` as the installed `holidays` package has it today. Slow: about half a second."""
    known = country_holidays("GB", subdiv="ENG", years=range(FIRST_YEAR, LAST_YEAR + 1))
    lines = []
    for year in range(FIRST_YEAR, LAST_YEAR + 1):
        days = " ".join(f"{day:%m-%d}" for day in sorted(known) if day.year == year)
        lines.append(f'    {year}: "{days}",\n')
    return _HEAD + "".join(lines) + "}\n"


def main(arguments: Sequence[str] | None = None, *, place: Path = PLACE) -> int:
    """Write the file, or with `--check` say whether it is current. Returns the exit code."""
    given = sys.argv[1:] if arguments is None else arguments
    if "--check" not in given:
        place.write_text(text(), encoding="utf-8")
        return 0
    if place.exists() and place.read_text(encoding="utf-8") == text():
        return 0
    sys.stderr.write(f"{place.name} is stale: run `{COMMAND}` and commit the result.\n")
    return 1


if __name__ == "__main__":
    raise SystemExit(main())
