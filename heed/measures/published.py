"""Published figures to set ours beside: England, a region, statistical neighbours, another council. No Django.

Each says who published it, of which year, how it is defined and how that differs from ours. The small file that comes
with Heed is `published.csv`; a council's own, made by `heed comparators`, has the same columns.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from enum import StrEnum
from importlib.resources import files
from io import StringIO
from pathlib import Path
from typing import TextIO

from heed.exchange import csv_out
from heed.exchange.records import Refused


class Level(StrEnum):
    """What area a published figure is of."""

    ENGLAND = "England"
    REGION = "region"
    NEIGHBOURS = "statistical neighbours"
    COUNCIL = "council"


class Unit(StrEnum):
    """How a published value is written."""

    PER_CENT = "per cent"
    PER_CENT_OF_THE_WHOLE = "per cent of the whole"  # a part of a count: of all children who entered, those under 1
    RATE = "rate"  # for each 10,000 people aged 0 to 17
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Published:
    """One published figure. `value` is as published: 67 for 67 per cent. `year` ends on 31 March.

    `split` and `key` name a dimension and a part of it where the figure is of a part; both are empty otherwise.
    """

    measure: str
    split: str
    key: str
    year: int
    level: Level
    area: str
    value: float
    unit: Unit
    publisher: str
    title: str
    definition: str
    differs: str

    @property
    def identity(self) -> tuple[str, str, str, int, str, str]:
        """What makes it the same figure: a later word on it replaces the earlier."""
        return self.measure, self.split, self.key, self.year, self.level, self.area

    @property
    def share(self) -> float:
        """A value in per cent as a share from 0 to 1; any other as it is."""
        per_cent = self.unit in (Unit.PER_CENT, Unit.PER_CENT_OF_THE_WHOLE)
        return self.value / 100 if per_cent else self.value


COLUMNS = tuple(field.name for field in fields(Published))


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which areas a council sets itself beside. England always is."""

    region: str = ""
    neighbours_of: str = ""
    councils: frozenset[str] = frozenset()

    def has(self, found: Published) -> bool:
        """Whether a figure is of one of these areas."""
        if found.level is Level.REGION:
            return found.area.casefold() == self.region.casefold()
        if found.level is Level.NEIGHBOURS:
            return found.area.casefold() == self.neighbours_of.casefold()
        return found.level is Level.ENGLAND or found.area in self.councils


def built_in() -> tuple[Published, ...]:
    """The figures that come with Heed."""
    return read(StringIO((files("heed.measures") / "published.csv").read_text("utf-8")), "published.csv")


def from_file(path: Path) -> tuple[Published, ...]:
    """The figures of a file with the columns of `COLUMNS`. Raises `Refused` with one sentence."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            return read(stream, path.name)
    except OSError as error:
        raise Refused(f"{path.name} cannot be opened ({error.strerror}): check where it is.") from None
    except (UnicodeError, csv.Error):
        raise Refused(f"{path.name} is not a CSV file in UTF-8: make it with `heed comparators`.") from None


def read(stream: Iterable[str], name: str) -> tuple[Published, ...]:
    """Rows of CSV as published figures. Raises `Refused`, naming the line."""
    rows = csv.DictReader(stream)
    if tuple(rows.fieldnames or ()) != COLUMNS:
        raise Refused(f"{name} is not a file of published figures: its first line must be {','.join(COLUMNS)}.")
    return tuple(_row(row, f"{name}, line {rows.line_num}") for row in rows)


def _row(row: dict[str, str], where: str) -> Published:
    try:
        return Published(
            *(row["measure"], row["split"], row["key"], int(row["year"]), Level(row["level"]), row["area"]),
            *(float(row["value"]), Unit(row["unit"])),
            *(row["publisher"], row["title"], row["definition"], row["differs"]),
        )
    except (ValueError, TypeError):
        raise Refused(f"{where}: the year, level, value or unit cannot be read: mend the row.") from None


def write(to: TextIO, figures: Iterable[Published]) -> int:
    """Write figures as `read` reads them; returns how many."""
    return csv_out.write(to, COLUMNS, (tuple(getattr(each, column) for column in COLUMNS) for each in figures))


def joined(*sets: Sequence[Published]) -> tuple[Published, ...]:
    """Several sets as one, a later word on the same figure in place of an earlier, by measure and year."""
    found = {each.identity: each for figures in sets for each in figures}
    return tuple(sorted(found.values(), key=lambda each: (each.measure, each.split, each.key, -each.year)))


def beside(
    figures: Iterable[Published], measure: str, wanted: Wanted, until: int | None = None
) -> tuple[Published, ...]:
    """The figures to set beside one of ours: for each area and part the newest year, at most `until`, England first."""
    newest: dict[tuple[str, str, Level, str], Published] = {}
    for each in (each for each in figures if until is None or each.year <= until):
        place = (each.split, each.key, each.level, each.area)
        if each.measure == measure and wanted.has(each) and (place not in newest or newest[place].year < each.year):
            newest[place] = each
    levels = list(Level)
    return tuple(sorted(newest.values(), key=lambda each: (each.split, each.key, levels.index(each.level), each.area)))
