"""What OC3 says of young people who left care."""

from __future__ import annotations

import pytest

from heed.facts.after_care import care_leaver_rows
from heed.facts.ages import birthdays
from heed.facts.splits import Splits
from heed.facts.years import years_of
from tests.days import day
from tests.facts.made import after_care, child, returns


@pytest.mark.parametrize(
    ("activity", "accommodation", "active", "suitable"),
    [
        ("F1", "U1", True, True),
        ("P5", "S2", True, False),
        ("G4", "X2", False, False),
        ("0", "0", None, None),
        (None, None, None, None),
    ],
)
def test_active_and_suitable_are_read_from_the_codes(
    activity: str | None, accommodation: str | None, active: bool | None, suitable: bool | None
) -> None:
    rows = (after_care(year=2025), after_care("YES", activity, accommodation))
    whose = child(born="Fri 29 Feb 2008", care_leaver=rows)
    (year,) = years_of(returns(), day("Tue 31 Mar 2026"))

    (row,) = care_leaver_rows("F-1", whose, year, Splits(whose, birthdays(whose.born_on), None, None))

    assert row[:3] == ("F-1", day("Tue 31 Mar 2026"), day("Tue 31 Mar 2026"))
    assert row[3:12] == ("16+", "F", *(None,) * 7)
    assert row[12:18] == (18, "YES", activity, accommodation, active, suitable)
