"""The counted cells of every measure and year of one snapshot: computed once, when it is made, and read by every page.

A figure is counted from its cells by `figures.figure`, whether they were stored or have just been asked of the facts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

import pyarrow as pa

from heed.facts.build import Facts
from heed.facts.snapshot import Snapshot
from heed.measures.all import MEASURES
from heed.measures.declare import Measure, Period
from heed.measures.duck import Duck
from heed.measures.figures import Cell, Row

CELLS = "cells"
_SCHEMA = pa.schema(
    [
        ("measure", pa.string()),
        ("period_from", pa.date32()),
        ("period_to", pa.date32()),
        ("outcome", pa.string()),
        ("why", pa.string()),
        ("sequence", pa.string()),
        ("age_band", pa.string()),
        ("sex", pa.string()),
        ("quarter", pa.date32()),
        ("interpreted", pa.bool_()),
        ("n", pa.int64()),
    ]
)


def periods(years: Sequence[int]) -> tuple[Period, ...]:
    """The periods of which figures are kept: each year loaded, and all of them together for the trend."""
    each = [Period.year(year) for year in sorted(years)]
    whole = Period(each[0].from_on, each[-1].to_on)
    return (*each, whole) if len(each) > 1 else tuple(each)


def cells_of(facts: Facts) -> dict[str, pa.Table]:
    """Count every measure for every period, as the table that goes into the snapshot."""
    engine = Duck(facts.review, as_at=facts.as_at, held_back=facts.held_back)
    rows = [
        (code, period.from_on, period.to_on, *cell)
        for code, measure in MEASURES.items()
        for period in periods(facts.years)
        for cell in engine.cells(measure, period)
    ]
    columns = list(zip(*rows, strict=True)) or [()] * len(_SCHEMA)
    arrays = [pa.array(column, type=field.type) for column, field in zip(columns, _SCHEMA, strict=True)]
    return {CELLS: pa.Table.from_arrays(arrays, schema=_SCHEMA)}


class Stored:
    """A snapshot as an engine: cells as they were stored, rows asked of its facts when somebody opens them."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.as_at: date = snapshot.as_at
        self.held_back: int = snapshot.held_back
        self._snapshot = snapshot
        self._cells: dict[tuple[str, date, date], list[Cell]] = {}
        for code, from_on, to_on, *cell in zip(*(c.to_pylist() for c in snapshot.tables[CELLS].columns), strict=True):
            self._cells.setdefault((code, from_on, to_on), []).append(Cell(*cell))
        self._kept = {(period.from_on, period.to_on) for period in periods(snapshot.years)}
        self._duck: Duck | None = None

    def cells(self, measure: Measure, period: Period) -> Iterable[Cell]:
        """The cells stored for a period that is kept; for another they are counted now."""
        if (period.from_on, period.to_on) in self._kept:
            return self._cells.get((measure.code, period.from_on, period.to_on), [])
        return self._opened().cells(measure, period)

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
            self._duck = Duck(self._snapshot.review, as_at=self.as_at, held_back=self.held_back)
        return self._duck
