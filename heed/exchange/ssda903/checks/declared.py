"""What a check is, and when one cannot run. Not the checks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from heed.exchange.records import Severity, Source
from heed.exchange.ssda903.merging import Merged
from heed.exchange.ssda903.rows import Return
from heed.exchange.ssda903.words import listed
from heed.law import dates

HOLD, SHOWN = Severity.HOLD, Severity.SHOWN


class Found(NamedTuple):
    """One row that a check found at fault. The words follow "file, line n: " and say what to do."""

    source: Source
    child: str | None
    words: str


Find = Callable[[Merged], Iterable[Found]]
Needs = Callable[[Merged], str | None]
"""Why a check, or a part of it, cannot run on what was loaded; None where it can."""


def nothing_more(merged: Merged) -> str | None:
    """For a check that always can run."""
    return None


@dataclass(frozen=True, slots=True)
class Declared:
    """One check: its code, its words, what its faults do, how it finds them (one fault for a row), what it needs.

    `touches` are the columns it speaks of, as "Episodes.DECOM": a figure made of none of them is not touched by its faults.
    `since` is the first collection year of which it is asked: earlier returns are left out of what `find` and `needs` are
    given, and where there is no other it could not run. `changed` has DfE's later words, each with the collection year in
    which they came.
    """

    code: str
    says: str
    severity: Severity
    find: Find
    needs: Needs = nothing_more
    touches: frozenset[str] = frozenset()
    since: int = 0
    changed: tuple[tuple[int, str], ...] = ()

    def said_in(self, year: int) -> str:
        """Its words in a collection year."""
        return next((words for came, words in sorted(self.changed, reverse=True) if came <= year), self.says)


def columns(table: str, *names: str) -> frozenset[str]:
    """Columns of one table, as `touches` has them."""
    return frozenset(f"{table}.{name}" for name in names)


def tables(*names: str) -> Needs:
    """Needs optional tables in every return loaded."""

    def needs(merged: Merged) -> str | None:
        lacks = [f"{each.label} has no {name} table" for each in merged.returns for name in names if not each.has(name)]
        return listed(lacks) or None

    return needs


def two_returns(merged: Merged) -> str | None:
    """Needs two returns, whichever years they are of."""
    return None if len(merged.returns) > 1 else "only one return was loaded"


def consecutive_returns(merged: Merged) -> str | None:
    """Needs two returns of which the second follows the first by a year."""
    return None if any(consecutive(merged)) else "no two returns of consecutive years were loaded"


def consecutive(merged: Merged) -> Iterator[tuple[Return, Return]]:
    """Each return with the one of the year after."""
    return ((one, other) for one, other in pairwise(merged.returns) if one.year + 1 == other.year)


def day(value: date) -> str:
    """DD/MM/YYYY, as the return has it."""
    return f"{value.day:02}/{value.month:02}/{value.year:04}"


def turns(age: int, born_on: date) -> date:
    """The birthday. A birth date may be any, 31/12/9999 too: that child never turns so old."""
    return dates.turns(age, born_on) if born_on.year + age <= date.max.year else date.max


def place(of: Source, seen_from: Source) -> str:
    """Where another row stands: its line, and its file where that is another."""
    return f"line {of.line}" if of.file == seen_from.file else f"{of.file}, line {of.line}"
