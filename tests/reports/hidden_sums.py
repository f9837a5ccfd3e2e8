"""Looks in books for sums that hold in all of them and that nothing declared explains. Not tests.

Two counts that are equal, or a count that is the sum of some parts of another, in every year of every council that is looked
at, are hardly so by chance: then a reader can work one out from the other, and `heed.reports.small.relations` must say so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array
from scipy.sparse.linalg import lsqr

from heed.reports.book import Book
from heed.reports.small import system
from heed.reports.small.cells import BASE, LEFT_OUT, UNKNOWN, Cell, cells, places

Name = tuple[str, str, str, str]
"""A cell of whatever year: measure, split, key, what it counts."""

ENOUGH = 25
"""Numbers so small that they add up to less are often equal by chance."""


MOST_PARTS = 18


@dataclass(frozen=True)
class Looked:
    """One year of one book: its counts, and how each may move while every declared sum holds."""

    counts: dict[Name, int]
    moves: dict[Name, float]  # none of a count that is always nothing


def look(book: Book) -> list[Looked]:
    """Each year of a book."""
    of = system.made(book)
    moved = _free(of)
    number = {cell: at for at, each in of.quantities.items() for cell in each.cells}
    found = []
    for year in book.years:
        counts = {_name(cell): count for cell, count in cells(book).items() if cell.year == year and cell in number}
        moves = {_name(cell): moved[at] for cell, at in number.items() if cell.year == year}
        for place, told in places(book).items():
            if place.year == year and not place.split:
                rows = (BASE, *(UNKNOWN + why for why in told.unknown), *(LEFT_OUT + why for why in told.left_out))
                names = [_name(place.cell(what)) for what in rows]
                name = _name(place.cell("rows"))
                counts[name] = sum(counts.get(each, 0) for each in names)
                moves[name] = sum(moves.get(each, 0) for each in names)
        found.append(Looked(counts, moves))
    return found


def _name(cell: Cell) -> Name:
    return cell.measure, cell.split, cell.key, cell.what


def _free(of: system.System) -> dict[int, float]:
    """A change of every quantity, of chance, that leaves every declared sum as it is."""
    place = {at: column for column, at in enumerate(of.quantities)}
    terms = [(row, place[at], factor) for row, equation in enumerate(of.equations) for at, factor in equation.items()]
    by_chance = np.random.default_rng(1).normal(size=len(place))
    if not terms:
        return dict(zip(place, by_chance.tolist(), strict=True))
    rows, columns, factors = zip(*terms, strict=True)
    sums = csr_array((np.array(factors, dtype=float), (rows, columns)), shape=(len(of.equations), len(place)))
    across = lsqr(sums.T.tocsr(), by_chance, atol=1e-13, btol=1e-13, iter_lim=20_000)[0]
    return dict(zip(place, (by_chance - sums.T @ across).tolist(), strict=True))


def unexplained(looked: Sequence[Looked]) -> Iterator[str]:
    """Every equality and every sum of parts that holds everywhere, and that nothing declared explains."""
    names = sorted({name for each in looked for name in each.counts if not name[3].startswith("interpreted")})
    values = np.array([[each.counts.get(name, 0) for each in looked] for name in names])
    enough = values.sum(axis=1) >= ENOUGH
    by_values: dict[tuple[int, ...], list[Name]] = defaultdict(list)
    for name, value, is_enough in zip(names, values, enough, strict=True):
        if is_enough:
            by_values[tuple(value.tolist())].append(name)
    for equal in by_values.values():
        first = equal[0]
        for other in equal[1:]:
            if not _is_explained(looked, [first], [other]):
                yield f"{_said(first)} = {_said(other)}"
    for one, other, value in _pairs(by_values):
        for whole in by_values[value]:
            if not _is_explained(looked, [one, other], [whole]):
                yield f"{_said(whole)} = {_said(one)} + {_said(other)}"
                break
    of = dict(zip(names, values, strict=True))
    for parts in _parted(names):
        for some, value in _sums([name for name in parts if of[name].any()], of, by_values):
            for other in by_values[value]:
                if other not in some and not _is_explained(looked, some, [other]):
                    yield f"{_said(other)} = {' + '.join(_said(name) for name in some)}"


def _pairs(by_values: Mapping[tuple[int, ...], Sequence[Name]]) -> Iterator[tuple[Name, Name, tuple[int, ...]]]:
    """Two counts of whole figures whose sum is another: for each number that there is, one count that has it."""
    whole = {value: [name for name in names if not name[1]] for value, names in by_values.items()}
    there = [(np.array(value), names[0]) for value, names in whole.items() if names]
    for place, (value, one) in enumerate(there):
        for more, other in there[place + 1 :]:
            total = tuple((value + more).tolist())
            if total in by_values:
                yield one, other, total


def _said(name: Name) -> str:
    measure, split, key, what = name
    return f"{measure}{f'[{split}={key}]' if split else ''}.{what}"


def _is_explained(looked: Sequence[Looked], some: Sequence[Name], others: Sequence[Name]) -> bool:
    return all(
        abs(sum(each.moves.get(name, 0) for name in some) - sum(each.moves.get(name, 0) for name in others)) < 1e-6
        for each in looked
    )


def _parted(names: Sequence[Name]) -> list[list[Name]]:
    """The parts of each distribution, and of each count by each split."""
    found: dict[tuple[str, ...], list[Name]] = defaultdict(list)
    for name in names:
        measure, split, _, what = name
        if what.startswith("part:") and not split:
            found[measure, "parts"].append(name)
        elif split and what in ("numerator", "missed", "base"):
            found[measure, split, what].append(name)
    return list(found.values())


def _sums(
    parts: Sequence[Name], of: Mapping[Name, npt.NDArray[np.int64]], wanted: Collection[tuple[int, ...]]
) -> Iterator[tuple[list[Name], tuple[int, ...]]]:
    """The sums of two parts or more that are among those wanted."""
    if not 1 < len(parts) <= MOST_PARTS:  # months, of which each year has others
        return
    sums = np.zeros((1, len(of[parts[0]])), dtype=np.int64)
    for name in parts:
        sums = np.concatenate((sums, sums + of[name]))
    weights = np.random.default_rng(2).integers(1, 2**40, size=sums.shape[1])
    there = np.array([np.dot(value, weights) for value in wanted])
    for place in np.flatnonzero(np.isin(sums @ weights, there)).tolist():
        some = [name for bit, name in enumerate(parts) if place >> bit & 1]
        value = tuple(sums[place].tolist())
        if len(some) > 1 and value in wanted:
            yield some, value
