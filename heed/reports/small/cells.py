"""The counts of a book, each by a key, and which of them it tells. What may be told is decided elsewhere. No Django."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from heed.measures.declare import Kind
from heed.reports.book import Book, Count, Definition, Hidden, Told

NUMERATOR, DENOMINATOR, MISSED, BASE, INTERPRETED = "numerator", "denominator", "missed", "base", "interpreted"
UNKNOWN, LEFT_OUT, PART = "unknown:", "left_out:", "part:"
"""What a cell counts; the last three stand before a reason or the key of a part."""


class Cell(NamedTuple):
    """One count of a book: of a measure and year, whole (no split, no key) or one part of it, and what it counts."""

    measure: str
    year: int
    split: str
    key: str
    what: str


class Place(NamedTuple):
    """Where a figure stands in a book: a measure and year, whole (no split, no key) or one part of it."""

    measure: str
    year: int
    split: str = ""
    key: str = ""

    def cell(self, what: str) -> Cell:
        """One of its counts."""
        return Cell(*self, what)


PEOPLE = ("children", "young people")
"""What a measure counts that are people; every other counts what happens to them."""


def tells_of_a_child(book: Book, cell: Cell) -> bool:
    """Whether a small count is to be kept from the public for its own sake.

    What is not known tells of records. That few reviews of a quarter or a part were late is printed nowhere and tells of
    the service: it is no reason to leave a hole in its chart. That few children lack something tells of them.
    """
    if cell.what.startswith(UNKNOWN):
        return False
    of = book.definitions.get(cell.measure)
    return not (cell.what == MISSED and cell.split and of is not None and of.counts not in PEOPLE)


def places(book: Book) -> dict[Place, Told]:
    """Every figure of a book, those of all first, in an order that does not rest on how the book was made."""
    found = [(Place(*at), told) for at, told in book.whole.items()]
    found += [
        (Place(code, year, split, group.key), group.told)
        for (code, year, split), groups in book.groups.items()
        for group in groups
    ]
    return dict(sorted(found, key=lambda each: (each[0].split, each[0])))


def counts(of: Definition, told: Told) -> Iterator[tuple[str, Count]]:
    """Every number of a figure that counts something, by what it counts.

    The sum of amounts behind an average and the population behind a rate are numbers, but count no rows.
    """
    if not of.is_average:
        yield NUMERATOR, told.numerator
    if of.kind is not Kind.RATE:
        yield DENOMINATOR, told.denominator
    if of.is_share:
        yield MISSED, told.missed
    yield BASE, told.base
    yield INTERPRETED, told.interpreted
    for why, count in told.unknown.items():
        yield UNKNOWN + why, count
    for why, count in told.left_out.items():
        yield LEFT_OUT + why, count
    for part in told.parts:
        yield PART + part.key, part.number


def cells(book: Book) -> Mapping[Cell, int]:
    """Every count that a book tells."""
    return {
        place.cell(what): count
        for place, told in places(book).items()
        for what, count in counts(book.definitions[place.measure], told)
        if not isinstance(count, Hidden)
    }


def printed(book: Book) -> frozenset[Cell]:
    """The counts that a report made of this book may print: what the next report must take as known."""
    return frozenset(cells(book))
