"""Figures, counted from the facts: every row of a population has one outcome, and a figure counts them.

A figure is computed here and in `counting`, and nowhere else. No Django, and no Ibis: the statements were compiled when
Heed was built.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from heed.law.dates import last_day_of
from heed.measures.counting import Counted, Whole, count
from heed.measures.declare import DIMENSIONS, NOT_KNOWN, POPULATIONS, Kind, Measure, Period
from heed.measures.engine import OVER_TIME, WHOLE, Cell, Engine


@dataclass(frozen=True, slots=True)
class Group:
    """The part of a figure that has one key of a dimension. `NOT_KNOWN` gathers the rows that have none."""

    key: str
    label: str
    counted: Counted

    @property
    def rows(self) -> int:
        """How many rows of the population it holds."""
        return self.counted.rows


@dataclass(frozen=True, slots=True)
class Figure:
    """One measure of one period, as at one day, with its parts by each dimension and over time."""

    measure: Measure
    period: Period
    as_at: date
    counted: Counted
    held_back: int
    groups: Mapping[str, Sequence[Group]] = field(default_factory=dict)


def figure(engine: Engine, measure: Measure, period: Period, by: Iterable[str] = ()) -> Figure:
    """Count one measure. `by` names dimensions that its splits name, or "quarter" for its parts over time."""
    names = tuple(by)
    parted: dict[str, list[Cell]] = {name: [] for name in (WHOLE, *names)}
    for cell in engine.cells(measure, period, names):
        parted[cell.dimension].append(cell)
    whole = _whole(engine, measure, period)
    groups = {name: _groups(engine, measure, whole, parted[name], name) for name in names}
    return Figure(measure, period, engine.as_at, count(measure, parted[WHOLE], whole), engine.held_back, groups)


def _whole(engine: Engine, measure: Measure, period: Period) -> Whole:
    """What a figure of the period is set against, or why there can be none."""
    lacking = [year for year in period.years if measure.needs in engine.lacks.get(year, ())]
    if lacking:
        years = " and ".join(str(year) for year in lacking)
        many = "returns of {} have" if len(lacking) > 1 else "return of {} has"
        return Whole(why=f"the {many.format(years)} no {measure.needs} table")
    if measure.rate_of is None:
        return Whole()
    if period != Period.year(period.to_on.year):
        return Whole(why="a rate is of one year")
    return _population(engine, measure, period.to_on.year)


def _population(engine: Engine, measure: Measure, year: int) -> Whole:
    setting = measure.rate_of or ""
    found = engine.populations.get(setting, {}).get(year)
    if not found:
        of = POPULATIONS[setting]
        return Whole(why=f"the population of {of} is not set: give it for {year} in the council’s settings")
    return Whole(population=found)


def _groups(engine: Engine, measure: Measure, whole: Whole, cells: Sequence[Cell], by: str) -> list[Group]:
    if by == OVER_TIME:
        return _over_time(engine, measure, cells)
    dimension = DIMENSIONS[by]
    if measure.kind is Kind.RATE:
        whole = Whole(why="the population of each group is not known")
    labels = dimension.labels
    if dimension.is_open:
        there = {cell.key for cell in cells if cell.key}
        named = {key: engine.labels.get(key, key) for key in there}
        labels = dict(sorted(named.items(), key=lambda item: (item[1].casefold(), item[0])))
    parted: dict[str, list[Cell]] = {key: [] for key in (*labels, NOT_KNOWN)}
    for cell in cells:
        parted[cell.key if cell.key is not None and cell.key in labels else NOT_KNOWN].append(cell)
    return [Group(key, labels.get(key, "Not known"), count(measure, part, whole)) for key, part in parted.items()]


def _over_time(engine: Engine, measure: Measure, cells: Sequence[Cell]) -> list[Group]:
    """By quarter, or by year: a key is the first day of the one or the last of the other."""
    parted: dict[str, list[Cell]] = {}
    for cell in cells:
        if cell.key is not None:
            parted.setdefault(cell.key, []).append(cell)
    found = []
    for key, part in sorted(parted.items()):
        day = date.fromisoformat(key)
        is_year = day == last_day_of(day.year)
        of = _whole(engine, measure, Period.year(day.year) if is_year else Period(day, day))
        label = year_label(day.year) if is_year else quarter_label(day)
        found.append(Group(key, label, count(measure, part, of)))
    return found


_QUARTERS = {1: "Jan–Mar", 4: "Apr–Jun", 7: "Jul–Sep", 10: "Oct–Dec"}


def quarter_label(first_day: date) -> str:
    """The quarter that begins on a day, in words: "Apr–Jun 2025"."""
    return f"{_QUARTERS[first_day.month]} {first_day.year}"


def year_label(year: int) -> str:
    """The year ending 31 March: "2025-26"."""
    return f"{year - 1}-{year % 100:02}"
