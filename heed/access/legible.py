"""Reading rows that somebody may have written by force: one that cannot be read never hides the others.

A column can hold what Heed never writes: SQLite keeps a word in a column of moments. Whoever reads gets the rows that
can be read; the rest are missing from the answer. What is wrong with them is said in `heed.access.proving`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from django.db import DataError, OperationalError
from django.db.models import Model, QuerySet

ROW = TypeVar("ROW", bound=Model)
ASKED = TypeVar("ASKED")
FOUND = TypeVar("FOUND")

_MEANINGLESS = (ValueError, TypeError, AttributeError, OverflowError, LookupError, DataError)


def is_illegible(fault: Exception) -> bool:
    """Whether a fault comes of what stands in a column. A database that is gone or locked is no such fault."""
    not_text = isinstance(fault, OperationalError) and "decode" in str(fault).lower()  # bytes that are no UTF-8
    return not_text or isinstance(fault, _MEANINGLESS)


def each(read: Callable[[Sequence[ASKED]], dict[int, FOUND]], asked: Sequence[ASKED]) -> dict[int, FOUND]:
    """What `read` answers for all at once; where that fails because of what one of them holds, for one at a time."""
    try:
        return read(asked)
    except Exception as fault:
        if not is_illegible(fault):
            raise
    if len(asked) <= 1:
        return {}
    return {key: found for one in asked for key, found in each(read, [one]).items()}


def rows(among: QuerySet[ROW], keys: Sequence[object]) -> dict[int, ROW]:
    """The rows with these keys, by key, without those that cannot be read."""
    return each(lambda some: {row.pk: row for row in among.filter(pk__in=some)}, keys)
