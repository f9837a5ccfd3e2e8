"""Counts rows that have their outcomes by every dimension at once, as whole columns of numbers. No Django, no SQL.

A statement that asked for each dimension in turn (GROUPING SETS) takes the engine longer to plan than all of this.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from heed.measures.engine import WHOLE, Cell

Numbers = npt.NDArray[np.int64]

ALIKE = ("outcome", "why", "part", "amount", "interpreted")
"""In what the rows of one cell are alike, beside its key."""


@dataclass(frozen=True, slots=True)
class Coded:
    """A column as numbers: for each row the place of its value among `values`, the first of which is "none"."""

    places: Numbers
    values: list[Any]


def coded(column: pa.ChunkedArray | pa.Array) -> Coded:
    """The column with each value that it has written once, in order: how its rows stand changes nothing."""
    whole = column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
    found = whole if pa.types.is_dictionary(whole.type) else pc.dictionary_encode(whole)
    values = found.dictionary.to_pylist()
    order = sorted(range(len(values)), key=values.__getitem__)
    placed = np.zeros(len(values) + 1, dtype=np.int64)
    placed[np.array(order, dtype=np.int64) + 1] = np.arange(1, len(values) + 1)
    places = placed[np.asarray(found.indices.fill_null(-1)).astype(np.int64) + 1]
    return Coded(places, [None, *(values[place] for place in order)])


class Marked:
    """One table of facts, its dimensions as numbers: each made when it is first asked for."""

    def __init__(self, facts: pa.Table) -> None:
        self._facts = facts
        self._coded: dict[str, Coded] = {}

    @cached_property
    def _at(self) -> Numbers:
        """For each number of a row its place in the table."""
        rows = np.asarray(self._facts["row"].combine_chunks()).astype(np.int64)
        at = np.zeros(int(rows.max(initial=0)) + 1, dtype=np.int64)
        at[rows] = np.arange(len(rows))
        return at

    def of(self, column: str, rows: Numbers) -> Coded:
        """A column for the rows with these numbers. One that the table does not have is empty."""
        if column not in self._coded:
            there = column in self._facts.column_names
            self._coded[column] = coded(self._facts[column] if there else pa.nulls(len(self._facts), pa.string()))
        whole = self._coded[column]
        return Coded(whole.places[self._at[rows]], whole.values)


def cells(counted: pa.Table, marked: Marked, by: Sequence[tuple[str, str]]) -> list[Cell]:
    """Rows with their outcomes, counted: the whole, then by each dimension and the column that it is told in."""
    if not len(counted):
        return []
    alike, kinds = _alike([coded(counted[name]) for name in ALIKE])
    found = [Cell._make((WHOLE, None, *kinds[place], n)) for place, n in _counts(alike, len(kinds))]
    rows = np.asarray(counted["row"].combine_chunks()).astype(np.int64)
    for dimension, column in by:
        keys = marked.of(column, rows)
        many = len(keys.values)
        for place, n in _counts(alike * many + keys.places, len(kinds) * many):
            kind, key = divmod(place, many)
            found.append(Cell._make((dimension, _written(keys.values[key]), *kinds[kind], n)))
    return found


def _alike(columns: Sequence[Coded]) -> tuple[Numbers, list[tuple[Any, ...]]]:
    """For each row the place of its values among those that there are, in an order that does not rest on the rows'."""
    joined = np.zeros(len(columns[0].places), dtype=np.int64)
    for column in columns:
        joined = joined * len(column.values) + column.places
    there, alike = np.unique(joined, return_inverse=True)
    return alike.astype(np.int64), [_values(int(number), columns) for number in there]


def _values(number: int, columns: Sequence[Coded]) -> tuple[Any, ...]:
    """The values that were joined into one number."""
    values = []
    for column in reversed(columns):
        number, place = divmod(number, len(column.values))
        values.append(column.values[place])
    return tuple(reversed(values))


def _counts(places: Numbers, many: int) -> Iterator[tuple[int, int]]:
    """Each place that is there, with how often."""
    n = np.bincount(places, minlength=many)
    for place in np.flatnonzero(n):
        yield int(place), int(n[place])


def _written(key: object) -> str | None:
    return key.isoformat() if isinstance(key, date) else None if key is None else str(key)
