"""Figures and their rows, counted from the facts: every row of a population has one outcome, and a figure counts them.

A figure is computed here and nowhere else. No Django, and no Ibis: the statements were compiled when Heed was built.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple, Protocol

from heed.measures.declare import DIMENSIONS, NOT_KNOWN, Dimension, Kind, Measure, Period

MET, NOT_MET, LEFT_OUT, UNKNOWN = "met", "not met", "left out", "unknown"
OUTCOMES = (MET, NOT_MET, LEFT_OUT, UNKNOWN)


@dataclass(frozen=True, slots=True)
class Counted:
    """Outcomes counted: what every figure and every part of one shows.

    `value` is a share from 0 to 1, unrounded, or a whole number for a count; None where `why` says why there is none.
    `low` and `high` bound the share, whichever way every unknown fell. `interpreted` rows rest on an interpretation.
    """

    value: float | int | None
    numerator: int
    denominator: int
    left_out: Mapping[str, int]
    unknown: Mapping[str, int]
    interpreted: int
    low: float | None
    high: float | None
    why: str | None = None

    @property
    def unknowns(self) -> int:
        """Rows whose outcome cannot be known."""
        return sum(self.unknown.values())

    @property
    def lefts_out(self) -> int:
        """Rows left out."""
        return sum(self.left_out.values())


@dataclass(frozen=True, slots=True)
class Group:
    """The part of a figure that has one key of a dimension. `NOT_KNOWN` gathers the rows that have none."""

    key: str
    label: str
    counted: Counted

    @property
    def rows(self) -> int:
        """How many rows of the population it holds."""
        return self.counted.denominator + self.counted.unknowns + self.counted.lefts_out


@dataclass(frozen=True, slots=True)
class Figure:
    """One measure of one period, as at one day, with its parts by each dimension and by quarter."""

    measure: Measure
    period: Period
    as_at: date
    counted: Counted
    held_back: int
    groups: Mapping[str, Sequence[Group]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a population with its outcome. `child` is the key used in the facts."""

    row: int
    child: str
    track: str | None
    sequence: str | None
    rule: str | None
    counted_from: date | None
    held_on: date | None
    latest_on: date | None
    participation_code: str | None
    days_late: int | None
    interpreted: bool
    age_band: str
    sex: str | None
    source_file: str
    source_line: int
    outcome: str
    why: str


class Cell(NamedTuple):
    """So many rows of a population that are alike in everything a figure is split by."""

    outcome: str
    why: str
    sequence: str | None
    age_band: str | None
    sex: str | None
    quarter: date | None
    interpreted: bool
    n: int


class Engine(Protocol):
    """Something that runs the compiled statements over the facts of one day."""

    as_at: date
    held_back: int

    def cells(self, measure: Measure, period: Period) -> Iterable[Cell]:
        """The population counted by outcome, reason, dimensions and quarter."""

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


def figure(engine: Engine, measure: Measure, period: Period, by: Iterable[str] = ()) -> Figure:
    """Count one measure. `by` names dimensions of `DIMENSIONS`, or "quarter"."""
    cells = list(engine.cells(measure, period))
    groups = {name: _groups(measure, cells, name) for name in by}
    return Figure(measure, period, engine.as_at, count(measure, cells), engine.held_back, groups)


def count(measure: Measure, cells: Iterable[Cell]) -> Counted:
    """Count cells into one figure (decisions, 16 and 23)."""
    met = not_met = interpreted = 0
    left_out: Counter[str] = Counter()
    unknown: Counter[str] = Counter()
    for cell in cells:
        outcome, why, n = cell.outcome, cell.why, cell.n
        interpreted += n if cell.interpreted else 0
        if outcome == MET:
            met += n
        elif outcome == NOT_MET:
            not_met += n
        elif outcome == LEFT_OUT:
            left_out[why] += n
        else:
            unknown[why] += n
    out, not_known = dict(sorted(left_out.items())), dict(sorted(unknown.items()))
    if measure.kind is Kind.COUNT:
        all_unknown = sum(unknown.values())
        return Counted(met, met, met, out, not_known, interpreted, met, met + all_unknown)
    return _proportion(met, not_met, out, not_known, interpreted)


def _proportion(
    met: int, not_met: int, left_out: Mapping[str, int], unknown: Mapping[str, int], interpreted: int
) -> Counted:
    denominator, unknowns = met + not_met, sum(unknown.values())
    widest = denominator + unknowns
    low, high = (met / widest, (met + unknowns) / widest) if widest else (None, None)
    if not denominator:
        why = "the outcome of every one is unknown" if unknowns else "there are none in the period"
        return Counted(None, met, 0, left_out, unknown, interpreted, low, high, why)
    return Counted(met / denominator, met, denominator, left_out, unknown, interpreted, low, high)


def _groups(measure: Measure, cells: Sequence[Cell], by: str) -> list[Group]:
    if by == "quarter":
        return _by_quarter(measure, cells)
    dimension: Dimension = DIMENSIONS[by]
    parted: dict[str, list[Cell]] = {key: [] for key in (*dimension.labels, NOT_KNOWN)}
    for cell in cells:
        key: str | None = getattr(cell, dimension.code)
        parted[key if key is not None and key in dimension.labels else NOT_KNOWN].append(cell)
    labels = {**dimension.labels, NOT_KNOWN: "Not known"}
    return [Group(key, labels[key], count(measure, part)) for key, part in parted.items()]


def _by_quarter(measure: Measure, cells: Sequence[Cell]) -> list[Group]:
    parted: dict[date, list[Cell]] = {}
    for cell in cells:
        if cell.quarter is not None:
            parted.setdefault(cell.quarter, []).append(cell)
    return [Group(day.isoformat(), quarter_label(day), count(measure, part)) for day, part in sorted(parted.items())]


_QUARTERS = {1: "Jan–Mar", 4: "Apr–Jun", 7: "Jul–Sep", 10: "Oct–Dec"}


def quarter_label(first_day: date) -> str:
    """The quarter that begins on a day, in words: "Apr–Jun 2025"."""
    return f"{_QUARTERS[first_day.month]} {first_day.year}"
