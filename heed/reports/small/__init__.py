"""Small numbers: what of a book the public may be told (decisions, 26). Applied once, and last: after it nothing is unhidden.

Counts from 1 to the limit are hidden, and as few others as are needed that none of them can be worked out from all that a
report could print together, in any edition: across parts, measures and years. How many are not known is told as it is: it
tells of records, and not of a child. `cells` names the counts, `relations` what
is a sum of what across measures, `system` what follows from both, `moves` finds what else to hide, `telling` hides it.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from heed.reports.book import Book, Limits
from heed.reports.document import Audience
from heed.reports.small import system
from heed.reports.small.cells import Cell, cells, printed
from heed.reports.small.losses import losses, once_hidden
from heed.reports.small.moves import Search
from heed.reports.small.telling import told_to_the_public

__all__ = ["Cell", "cells", "hide", "printed", "rule"]

LEAST = 2
"""The least limit under which anything can be hidden: that it is "fewer than 2" would tell a count of 1."""


def hide(book: Book, audience: Audience, *, already: Collection[Cell] = ()) -> Book:
    """The book as it may be told to an audience.

    `already` are cells that an earlier report printed, and so are known, beside those that the book itself names.
    """
    if audience is not Audience.PUBLIC:
        return replace(book, hidden_for=audience)
    if book.hidden_for is Audience.PUBLIC:
        raise ValueError("the numbers of this book are hidden already")
    limits = limits_of(book.limits)
    of = system.made(book)
    known = frozenset((*already, *(Cell(*each) for each in book.told_before)))
    costs = losses(of, book, known)
    small = [at for at, each in of.quantities.items() if 1 <= each.value <= limits.count and each.matters]
    hidden = [at for at in small if at in costs]
    search = Search(of, limits.count, costs, [*hidden, *once_hidden(of, known, costs)])
    search.protect(small)
    return told_to_the_public(
        replace(book, limits=limits),
        few=[
            of.quantities[at]
            for at in search.hidden
            if of.quantities[at].value <= limits.count and at not in search.unsaid
        ],
        kept=[
            of.quantities[at] for at in search.hidden if of.quantities[at].value > limits.count or at in search.unsaid
        ],
    )


def limits_of(limits: Limits) -> Limits:
    """The limits as they can be kept: where counts are hidden at all, two or more must look alike."""
    return replace(limits, count=max(limits.count, LEAST)) if limits.count else limits


def rule(limits: Limits) -> str:
    """What is hidden and why, as a report prints it."""
    said = []
    if limits.count:
        said.append(f"Counts from 1 to {limits.count} are written “fewer than {limits.count + 1}” or left out.")
        said.append("Some other numbers are left out so that those cannot be worked out.")
        said.append("How many are not known is given where that tells of records alone.")
    if limits.base > 1:
        said.append(f"Shares, averages and middle values of fewer than {limits.base} are not published.")
    return " ".join(said)
