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

from heed.measures.declare import Measure
from heed.measures.engine import WHOLE, Cell
from heed.measures.verdicts import NOT_SAID, Verdict, told_in, verdicts

Numbers = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Coded:
    """A column as numbers: for each row the place of its value among `values`, the first of which is "none"."""

    places: Numbers
    values: list[Any]


@dataclass(frozen=True, slots=True)
class Judged:
    """The rows of one period by their numbers, the verdict of one measure on each (-1: not in its population), and
    whether that rests on an interpretation (None: none does)."""

    rows: Numbers
    verdicts: Numbers
    interpreted: Numbers | None


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


def numbers(column: pa.ChunkedArray) -> Numbers:
    """A column of numbers, or of yes and no, as numbers; -1 where it is empty."""
    whole = column.combine_chunks().cast(pa.int64())
    return np.asarray(whole.fill_null(-1))


class Marked:
    """One table of facts, its columns as numbers: each made when it is first asked for."""

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

    def places_of(self, rows: Numbers) -> Numbers:
        """Where the rows with these numbers stand."""
        return self._at[rows]

    def column(self, name: str) -> Coded:
        """A column of the whole table. One that it does not have is empty."""
        if name not in self._coded:
            there = name in self._facts.column_names
            self._coded[name] = coded(self._facts[name] if there else pa.nulls(len(self._facts), pa.string()))
        return self._coded[name]

    def months(self, name: str) -> Coded:
        """The month of each day of a column, written "2025-06"."""
        days = self.column(name)
        months = ["" if day is None else f"{day:%Y-%m}" for day in days.values]
        there = sorted({month for month in months if month})
        placed = np.array([there.index(month) + 1 if month else 0 for month in months], dtype=np.int64)
        return Coded(placed[days.places], [None, *there])

    def first_said(self, names: Sequence[str]) -> Coded:
        """Of several columns of text the first that is not empty."""
        columns = [self.column(name) for name in names]
        said = sorted({value for column in columns for value in column.values[1:]})
        place_of = {value: place for place, value in enumerate([None, *said])}
        places = np.zeros(len(self._facts), dtype=np.int64)
        for column in columns:
            own = np.array([place_of[value] for value in column.values], dtype=np.int64)[column.places]
            places = np.where(places > 0, places, own)
        return Coded(places, [None, *said])


def cells(measure: Measure, judged: Judged, marked: Marked, by: Sequence[tuple[str, str]]) -> list[Cell]:
    """Rows with their verdicts, counted: the whole, then by each dimension and the column that it is told in."""
    inside = np.flatnonzero(judged.verdicts >= 0)
    if not len(inside):
        return []
    at = marked.places_of(judged.rows[inside])
    alike, kinds = _alike(measure, judged.verdicts[inside], judged.interpreted, inside, marked, at)
    found = [Cell._make((WHOLE, None, *kinds[place], n)) for place, n in _counts(alike, len(kinds))]
    for dimension, column in by:
        keys = marked.column(column)
        many = len(keys.values)
        for place, n in _counts(alike * many + keys.places[at], len(kinds) * many):
            kind, key = divmod(place, many)
            found.append(Cell._make((dimension, _written(keys.values[key]), *kinds[kind], n)))
    return found


def _alike(
    measure: Measure, given: Numbers, interpreted: Numbers | None, inside: Numbers, marked: Marked, at: Numbers
) -> tuple[Numbers, list[tuple[Any, ...]]]:
    """For each row the place of what its cell holds among all that there is, in an order that does not rest on the rows'."""
    of = verdicts(measure)
    joined, bases = given, [len(of)]
    columns = [
        _told(measure, marked),
        _part(measure, marked),
        marked.column(measure.amount) if measure.amount else None,
    ]
    told = np.array([verdict.told for verdict in of])[given]
    for number, column in enumerate(columns):
        places = np.zeros(len(at), dtype=np.int64) if column is None else column.places[at]
        bases.append(len(column.values) if column else 1)
        joined = joined * bases[-1] + (np.where(told, places, 0) if number == 0 else places)
    joined = joined * 2 + (0 if interpreted is None else interpreted[inside])
    there, alike = np.unique(joined, return_inverse=True)
    held = [_held(int(number), of, columns, bases) for number in there]
    kinds = list(dict.fromkeys(held))  # two verdicts may say the same
    place_of = {kind: place for place, kind in enumerate(kinds)}
    kind_of = np.array([place_of[each] for each in held], dtype=np.int64)
    return kind_of[alike], kinds


def _told(measure: Measure, marked: Marked) -> Coded | None:
    names = told_in(measure)
    return marked.first_said(names) if names else None


def _part(measure: Measure, marked: Marked) -> Coded | None:
    if measure.parts:
        return marked.column(measure.parts.column)
    return marked.months(measure.month_of) if measure.month_of else None


def _held(number: int, of: Sequence[Verdict], columns: Sequence[Coded | None], bases: Sequence[int]) -> tuple[Any, ...]:
    """What was joined into one number, as a cell holds it: outcome, why, part, amount, interpreted."""
    number, interpreted = divmod(number, 2)
    values = []
    for column, base in zip(reversed(columns), reversed(bases[1:]), strict=True):
        number, place = divmod(number, base)
        values.append(column.values[place] if column else None)
    amount, part, told = values
    verdict = of[number]
    return verdict.outcome, (told or NOT_SAID) if verdict.told else verdict.why, part, amount, bool(interpreted)


def _counts(places: Numbers, many: int) -> Iterator[tuple[int, int]]:
    """Each place that is there, with how often."""
    n = np.bincount(places, minlength=many)
    there = np.flatnonzero(n)
    return zip(there.tolist(), n[there].tolist(), strict=True)


def _written(key: object) -> str | None:
    return key.isoformat() if isinstance(key, date) else None if key is None else str(key)
