"""The CSV layout in which the Department publishes its statistics: time period, geographic level, indicator columns. No Django.

Every published file has the columns below; beside them stand its own filters (such as a characteristic) and its
indicators. Which indicator is which of our figures is for whoever reads the file to say: names differ from release to
release, and a name is not guessed.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from heed.exchange.records import Refused
from heed.exchange.ssda903.words import listed, shown

NEEDED = ("time_period", "time_identifier", "geographic_level", "country_name")
NAMES = {"National": "country_name", "Regional": "region_name", "Local authority": "la_name"}
"""For each geographic level that is read, the column with the area's name; other levels are passed over."""

SYMBOLS: Mapping[str, str] = {
    "c": "suppressed to protect people",
    "k": "rounds to 0",
    "low": "rounds to 0",
    "x": "not available",
    "z": "not applicable",
    "u": "low reliability",
    ":": "not available",
    "": "blank",
}
"""The Department's symbols for a value that is not printed."""

_YEAR = re.compile(r"(20\d\d)(\d\d)?")


@dataclass(frozen=True, slots=True)
class Told:
    """One value of the file: year (by the number it ends in), level, area; `why` says why there is no value."""

    line: int
    year: int
    level: str
    area: str
    value: float | None
    why: str


def read(path: Path, *, indicator: str, where: Mapping[str, str]) -> tuple[Told, ...]:
    """The values of one indicator, from the rows whose filters are as `where` says. Raises `Refused` with one sentence.

    The rows must then say one thing of each year and area: where they do not, a filter is missing, and it is named.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            return _values(stream, path.name, indicator, where)
    except OSError as error:
        raise Refused(f"{path.name} cannot be opened ({error.strerror}): check where it is.") from None
    except (UnicodeError, csv.Error):
        raise Refused(
            f"{path.name} is not a CSV file in UTF-8: download it again from the Department’s site."
        ) from None


def _values(stream: Iterable[str], name: str, indicator: str, where: Mapping[str, str]) -> tuple[Told, ...]:
    rows = csv.DictReader(stream)
    columns = tuple(rows.fieldnames or ())
    _refuse_columns(columns, name, indicator, where)
    found: dict[tuple[int, str, str], Told] = {}
    first: dict[tuple[int, str, str], Mapping[str, str]] = {}
    for row in rows:
        if None in row or None in row.values():
            raise Refused(
                f"{name}, line {rows.line_num}: it has not as many cells as the first line: download it again."
            )
        name_column = NAMES.get(row["geographic_level"])
        if name_column is None or any(row[column] != value for column, value in where.items()):
            continue
        year = _year(row["time_period"], f"{name}, line {rows.line_num}")
        key = (year, row["geographic_level"], row[name_column])
        if key in found:
            raise Refused(_which_filter(name, key, first[key], row, indicator))
        value, why = _value(row[indicator], f"{name}, line {rows.line_num}", indicator)
        found[key], first[key] = Told(rows.line_num, *key, value, why), row
    if not found:
        told = f" with {listed([f'{column}={value}' for column, value in where.items()])}" if where else ""
        raise Refused(f"{name} has no row of England, a region or a council{told}: look at its filters again.")
    return tuple(found.values())


def _refuse_columns(columns: Sequence[str], name: str, indicator: str, where: Mapping[str, str]) -> None:
    missing = [column for column in NEEDED if column not in columns]
    if missing:
        raise Refused(
            f"{name} is not in the Department’s published layout ({listed(missing)} missing): choose its CSV download."
        )
    for column in (indicator, *where):
        if column not in columns:
            raise Refused(f"{name} has no column {shown(column)}: its columns are {listed(list(columns))}.")


def _year(text: str, where: str) -> int:
    """2024 for "2024" and for "202324"."""
    found = _YEAR.fullmatch(text.strip())
    if found is None or (found[2] and (int(found[1]) + 1) % 100 != int(found[2])):
        raise Refused(f"{where}: time_period is {shown(text)}, which is not a year: download the file again.")
    return int(found[1]) + 1 if found[2] else int(found[1])


def _value(text: str, where: str, indicator: str) -> tuple[float | None, str]:
    cell = text.strip()
    if cell.lower() in SYMBOLS:
        return None, SYMBOLS[cell.lower()]
    try:
        value = float(cell.replace(",", ""))
    except ValueError:
        value = -1.0
    if not 0 <= value < float("inf"):
        raise Refused(f"{where}: {indicator} is {shown(cell)}, which is not a number: look at the column again.")
    return value, ""


def _which_filter(
    name: str, key: tuple[int, str, str], one: Mapping[str, str], other: Mapping[str, str], indicator: str
) -> str:
    """That two rows speak of one year and area, and the columns in which they part."""
    parting = [column for column in one if one[column] != other[column] and column != indicator]
    how = f"say which with --where {parting[0]}=VALUE" if parting else "take one of them out"
    return f"{name} has several rows for {key[2]} in {key[0]}: {how}."
