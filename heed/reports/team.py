"""Who the IROs are and how many children each has, told from the parts of a figure by IRO: nothing is counted here. No Django."""

from __future__ import annotations

from heed.measures.declare import IRO, NOT_KNOWN
from heed.reports.book import Book, Team, with_team

CHILDREN = "children_in_care"
NO_ROSTER = "no roster says who they are"
NOBODY = "nobody is named as the IRO of any child in care on its last day"


def told(book: Book, fte: float | None = None) -> Book:
    """The book with its team on the last day of the year, or on the day of the data where the year is not over.

    `fte` are the IROs as full-time posts, managers not among them, where somebody said so.
    """
    groups = book.groups.get((CHILDREN, book.year, IRO.code), ())
    counts = {group.key: group.told.base for group in groups if isinstance(group.told.base, int)}
    without = counts.pop(NOT_KNOWN, 0)
    loads = [n for n in counts.values() if n]
    if not loads:
        return with_team(book, None, NOBODY if groups else NO_ROSTER)
    on = min(book.as_at, book.last_day)
    return with_team(book, Team(on, len(loads), sum(loads) + without, min(loads), max(loads), without, fte))
