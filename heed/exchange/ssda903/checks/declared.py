"""What a check is, and when one cannot run. Not the checks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import pairwise
from operator import attrgetter
from typing import Any, NamedTuple

from heed.exchange.records import Severity, Source
from heed.exchange.ssda903.layout import (
    AD1,
    BY_NAME,
    DEPRIVATIONS,
    MISSING,
    OC2,
    OC3,
    PLACED,
    PREVIOUS_PERMANENCE,
    SOCIAL_WORKERS,
    UASC,
)
from heed.exchange.ssda903.merging import Merged
from heed.exchange.ssda903.rows import Return, Told
from heed.exchange.ssda903.words import listed
from heed.law import dates

LATEST = 9999
"""A collection year that does not come: for what has no last one."""

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

    `touches` are the columns that a fault puts in doubt, as "Episodes.DECOM", not those that only say of whom it is asked: a
    figure made of none of them is not touched by its faults.
    `since` is the first collection year of which it is asked: earlier returns are left out of what `find` and `needs` are
    given, and where there is no other it could not run. `until` is the last, where there is one. `changed` has DfE's later
    words, each with the collection year in which they came.
    """

    code: str
    says: str
    severity: Severity
    find: Find
    needs: Needs = nothing_more
    touches: frozenset[str] = frozenset()
    since: int = 0
    changed: tuple[tuple[int, str], ...] = ()
    until: int = LATEST

    def asked_of(self, year: int) -> bool:
        """Whether it is asked of the return of a collection year."""
        return self.since <= year <= self.until

    def said_in(self, year: int) -> str:
        """Its words in a collection year."""
        return next((words for came, words in sorted(self.changed, reverse=True) if came <= year), self.says)


def columns(table: str, *names: str) -> frozenset[str]:
    """Columns of one table, as `touches` has them."""
    return frozenset(f"{table}.{name}" for name in names)


ROWS: Mapping[str, Callable[[Return], Sequence[Told[Any]] | None]] = {
    UASC: attrgetter("uasc"),
    PLACED: attrgetter("placed"),
    OC2: attrgetter("health"),
    OC3: attrgetter("care_leavers"),
    AD1: attrgetter("adoptions"),
    PREVIOUS_PERMANENCE: attrgetter("previous_permanence"),
    MISSING: attrgetter("missing"),
    SOCIAL_WORKERS: attrgetter("social_workers"),
    DEPRIVATIONS: attrgetter("deprivations"),
}
"""The rows of each table that a return need not have; None where it has not."""


def tables(*names: str) -> Needs:
    """Needs optional tables in every return loaded whose year has them."""

    def needs(merged: Merged) -> str | None:
        lacks = [
            f"{each.label} has no {name} table"
            for each in merged.returns
            for name in names
            if ROWS[name](each) is None and (BY_NAME[name].since <= each.year or each is merged.returns[-1])
        ]
        return listed(lacks) or None

    return needs


def any_table(*names: str) -> Needs:
    """Needs one of the optional tables in one of the returns: where a table is not there, there is no row to look at."""

    def needs(merged: Merged) -> str | None:
        if any(ROWS[name](each) is not None for each in merged.returns for name in names):
            return None
        return f"no return has the {listed(names, 'or')} table"

    return needs


def every(*all_of: Needs) -> Needs:
    """Needs several things."""

    def needs(merged: Merged) -> str | None:
        return listed([why for each in all_of if (why := each(merged))]) or None

    return needs


def whole_years(merged: Merged) -> str | None:
    """Needs the day the data speak for to have reached the end of each return's year."""
    short = [each.label for each in merged.returns if each.ends_on > merged.as_at]
    return f"the data speak for {day(merged.as_at)}, before the year of {listed(short)} ends" if short else None


def at_fault(each: Return, table: str, *names: str) -> set[Source]:
    """The rows in which one of these columns could not be read: what they say there is not known, nor that it is blank."""
    return {row.source for name in names for row in each.misread.get((table, name), ()) if not row.blank}


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


@cache
def by_age(age: int, on: date) -> date:
    """The last birth date of those who have turned `age` on a first or last day of a collection year: right for those days."""
    return on.replace(year=on.year - age)


def place(of: Source, seen_from: Source) -> str:
    """Where another row stands: its line, and its file where that is another."""
    return f"line {of.line}" if of.file == seen_from.file else f"{of.file}, line {of.line}"
