"""What a report loses when a number is hidden besides the small ones: the less it loses, the sooner it is hidden. No Django."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from heed.reports.book import Book
from heed.reports.small.cells import INTERPRETED, LEFT_OUT, UNKNOWN, Cell
from heed.reports.small.system import Quantity, System

HEADLINES = (
    *("reviews_due_held_on_time", "reviews_held", "views_given", "took_part", "attended"),
    *("children_in_care", "children_entering_care", "children_leaving_care"),
)
"""What every reader looks for first, of every year: hidden only where nothing else will do."""

OF_ALL, OF_A_PART = 200, 60
OF_A_HEADLINE = 5
OF_RECORDS = 3_000  # what is not known is told as it is, where that does not tell of what is
OF_ANOTHER_CELL = 5
OF_EACH_DIGIT = 5


def losses(system: System, book: Book, already: Collection[Cell]) -> Mapping[int, int]:
    """For each quantity that may be hidden what is lost with it. What an earlier report printed may not."""
    return {
        at: max(_loss(cell, book) for cell in each.cells)
        + OF_ANOTHER_CELL * (len(each.cells) - 1)
        + OF_EACH_DIGIT * each.value.bit_length()
        for at, each in system.quantities.items()
        if each.cells and not any(cell in already for cell in each.cells)
    }


def _loss(cell: Cell, book: Book) -> int:
    """The whole is more than a part, this year more than one before, a figure more than what is left out of it."""
    if cell.what.startswith(UNKNOWN):
        return OF_RECORDS
    lost = OF_A_PART if cell.split else OF_ALL
    if cell.what.startswith(LEFT_OUT) or cell.what == INTERPRETED:
        lost //= 2
    elif not cell.split and cell.measure in HEADLINES:
        lost *= OF_A_HEADLINE
    return lost * 3 // 2 if cell.year == book.year else lost


def once_hidden(system: System, already: Collection[Cell], costs: Mapping[int, int]) -> list[int]:
    """What an earlier report had and did not print: it stays hidden, for others may have been printed in its place."""
    seen = {(cell.measure, cell.year, cell.split) for cell in already}
    return [at for at in costs if _was_there(system.quantities[at], seen)]


def _was_there(quantity: Quantity, seen: Collection[tuple[str, int, str]]) -> bool:
    return any((cell.measure, cell.year, cell.split) in seen for cell in quantity.cells)
