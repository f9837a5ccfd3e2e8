"""What a figure is counted from: cells and rows, and what an engine that gives them can do. No Django."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, Protocol

from heed.measures.declare import Measure, Period

MET, NOT_MET, LEFT_OUT, UNKNOWN = "met", "not met", "left out", "unknown"
OUTCOMES = (MET, NOT_MET, LEFT_OUT, UNKNOWN)

WHOLE, OVER_TIME = "", "quarter"
"""The whole of a figure, and its parts by the column that its trend goes by, beside the dimensions of `declare`."""


class Cell(NamedTuple):
    """So many rows of a population that are alike, within the part of it that has one key of one dimension.

    `part` is that of a distribution, or the month of a mean of months; `amount` that of a mean or median.
    """

    dimension: str
    key: str | None
    outcome: str
    why: str
    part: str | None
    amount: int | None
    interpreted: bool
    n: int


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a population with its outcome. `child` is the key used in the facts; `told_on` the day it speaks of.

    What follows `team` is of reviews alone.
    """

    row: int
    child: str
    told_on: date | None
    outcome: str
    why: str
    part: str | None
    amount: int | None
    interpreted: bool
    source_file: str
    source_line: int
    age_band: str | None = None
    sex: str | None = None
    ethnicity_group: str | None = None
    legal_status: str | None = None
    placement: str | None = None
    provider: str | None = None
    need: str | None = None
    iro: str | None = None
    team: str | None = None
    sequence: str | None = None
    track: str | None = None
    rule: str | None = None
    counted_from: date | None = None
    held_on: date | None = None
    latest_on: date | None = None
    participation_code: str | None = None
    days_late: int | None = None


TOLD_ON: Mapping[str, str] = {
    "child": "on_day",
    "entry": "entered_on",
    "leaving": "left_on",
    "adoption": "adopted_on",
    "missing": "began_on",
    "care_leaver": "year_ends_on",
}
"""For each table but that of reviews, the day that a row speaks of. A review speaks of the day held, else of that due."""


class Engine(Protocol):
    """Something that knows the outcome of every row of the facts of one day.

    `labels` are those of the open dimensions' keys; `populations` the council's, by setting and year; `lacks` the
    tables that the return of a year does not have.
    """

    as_at: date
    held_back: int
    labels: Mapping[str, str]
    populations: Mapping[str, Mapping[int, int]]
    lacks: Mapping[int, Collection[str]]

    def cells(self, measure: Measure, period: Period, by: Sequence[str] = ()) -> Iterable[Cell]:
        """The population counted: the whole, and its parts by each dimension of `by`."""

    def rows(
        self,
        measure: Measure,
        period: Period,
        *,
        outcome: str | None = None,
        only: Sequence[str] | None = None,
        offset: int = 0,
        limit: int | None = None,
    ) -> Iterator[Row]:
        """The population row by row, the latest first; one outcome, some children, or one page of it."""

    def count_rows(
        self, measure: Measure, period: Period, *, outcome: str | None = None, only: Sequence[str] | None = None
    ) -> int:
        """How many rows `rows` would give, over all pages."""
