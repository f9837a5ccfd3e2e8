"""The counted cells of every measure and year of one snapshot: computed once, when it is made, and read by every page.

A figure is counted from its cells by `figures.figure`, whether they were stored or have just been asked of the facts.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date

import pyarrow as pa

from heed.facts.build import Facts
from heed.facts.snapshot import Snapshot
from heed.measures.all import MEASURES
from heed.measures.declare import Measure, Period
from heed.measures.duck import Duck
from heed.measures.engine import OVER_TIME, WHOLE, Cell, Row

CELLS = "cells"
_TEXT = pa.dictionary(pa.int32(), pa.string())  # the same few texts over and over
_SCHEMA = pa.schema(
    [
        ("measure", _TEXT),
        ("period_from", pa.date32()),
        ("period_to", pa.date32()),
        ("dimension", _TEXT),
        ("key", _TEXT),
        ("outcome", _TEXT),
        ("why", _TEXT),
        ("part", _TEXT),
        ("amount", pa.int64()),
        ("interpreted", pa.bool_()),
        ("n", pa.int64()),
    ]
)
_OF_A_CELL = _SCHEMA.names[3:]


def periods(years: Sequence[int]) -> tuple[Period, ...]:
    """The periods of which figures are kept: each year loaded, and all of them together for the trend."""
    each = [Period.year(year) for year in sorted(years)]
    whole = Period(each[0].from_on, each[-1].to_on)
    return (*each, whole) if len(each) > 1 else tuple(each)


def cells_of(facts: Facts) -> dict[str, pa.Table]:
    """Count every measure for every period, as the table that goes into the snapshot."""
    engine, asked = Duck.of(facts), periods(facts.years)
    rows = [
        (code, period.from_on, period.to_on, *cell)
        for code, measure in MEASURES.items()
        for period, found in zip(asked, engine.cells_of(measure, asked, (OVER_TIME, *measure.splits)), strict=True)
        for cell in found
    ]
    columns = list(zip(*rows, strict=True)) or [()] * len(_SCHEMA)
    arrays = [pa.array(column, type=field.type) for column, field in zip(columns, _SCHEMA, strict=True)]
    return {CELLS: pa.Table.from_arrays(arrays, schema=_SCHEMA)}


class Stored:
    """A snapshot as an engine: cells as they were stored, rows asked of its facts when somebody opens them.

    `labels` are those of the keys of IROs and teams: they are not in a snapshot.
    """

    def __init__(self, snapshot: Snapshot, labels: Mapping[str, str] | None = None) -> None:
        self.as_at: date = snapshot.as_at
        self.held_back: int = snapshot.held_back
        self.labels: Mapping[str, str] = labels or {}
        self.populations: Mapping[str, Mapping[int, int]] = snapshot.populations
        self.lacks: Mapping[int, Collection[str]] = snapshot.lacks
        self._snapshot = snapshot
        self._cells = snapshot.tables[CELLS]
        self._places = _places(self._cells)
        self._kept = {(period.from_on, period.to_on) for period in periods(snapshot.years)}
        self._duck: Duck | None = None

    def cells(self, measure: Measure, period: Period, by: Sequence[str] = ()) -> Iterable[Cell]:
        """The cells stored for a period that is kept; for another they are counted now."""
        if (period.from_on, period.to_on) not in self._kept:
            return self._opened().cells(measure, period, by)
        return [
            cell for name in (WHOLE, *by) for cell in self._stored((measure.code, period.from_on, period.to_on, name))
        ]

    def _stored(self, of: tuple[str, date, date, str]) -> Iterator[Cell]:
        """The cells of one dimension of one figure."""
        start, end = self._places.get(of, (0, 0))
        part = self._cells.slice(start, end - start)
        return map(Cell, *(part[name].to_pylist() for name in _OF_A_CELL))

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
        """As `Duck.rows`."""
        return self._opened().rows(measure, period, outcome=outcome, only=only, offset=offset, limit=limit)

    def count_rows(
        self, measure: Measure, period: Period, *, outcome: str | None = None, only: Sequence[str] | None = None
    ) -> int:
        """As `Duck.count_rows`."""
        return self._opened().count_rows(measure, period, outcome=outcome, only=only)

    def _opened(self) -> Duck:
        if self._duck is None:
            self._duck = Duck(
                self._snapshot.tables,
                as_at=self.as_at,
                held_back=self.held_back,
                labels=self.labels,
                populations=self.populations,
                lacks=self.lacks,
            )
        return self._duck


def _places(cells: pa.Table) -> dict[tuple[str, date, date, str], tuple[int, int]]:
    """Where the cells of each dimension of each figure stand: they were stored together."""
    found: dict[tuple[str, date, date, str], tuple[int, int]] = {}
    of = zip(*(cells[name].to_pylist() for name in _SCHEMA.names[:4]), strict=True)
    for place, key in enumerate(of):
        start, _ = found.get(key, (place, place))
        found[key] = (start, place + 1)
    return found
