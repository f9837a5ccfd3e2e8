"""Checks that are the same for every table whose rows last from one day to another: against the year, care, and one another.

A row whose end could not be read is taken for none of them to judge: another check names it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from operator import attrgetter
from typing import Protocol

from heed.exchange.periods import STARTED, ended, periods
from heed.exchange.records import Episode, Source
from heed.exchange.ssda903.checks.declared import Found, at_fault, consecutive, day, place
from heed.exchange.ssda903.merging import Merged
from heed.exchange.ssda903.rows import Return


class Lasting(Protocol):
    """A record that lasts."""

    @property
    def from_on(self) -> date:
        """The day it began."""

    @property
    def until_on(self) -> date | None:
        """The day it ended; None: it is open."""

    @property
    def source(self) -> Source:
        """Where it stands."""


Rows = Callable[[Return], Iterable[tuple[str, date | None, Lasting]] | None]


@dataclass(frozen=True, slots=True)
class Spans:
    """One table of rows that last: its columns, its rows, and what one is called, as in "the order"."""

    table: str
    start: str
    end: str
    noun: str
    rows: Rows

    def of(self, each: Return) -> list[tuple[str, Lasting]]:
        """The rows of a return that can be judged, each with its child."""
        rows = self.rows(each) or ()
        spoilt = at_fault(each, self.table, self.end)
        return [(child, row) for child, _, row in rows if not spoilt or row.source not in spoilt]

    def ends_before_it_starts(self, merged: Merged) -> Iterator[Found]:
        """The end is before the start."""
        for each in merged.returns:
            for child, row in self.of(each):
                if row.until_on is not None and row.until_on < row.from_on:
                    words = f"{self.end} is {day(row.until_on)}, before {self.start}, {day(row.from_on)}: mend one of the two"
                    yield Found(row.source, child, words)

    def starts_after_its_year(self, merged: Merged) -> Iterator[Found]:
        """The start is after the collection year."""
        for each in merged.returns:
            end = each.ends_on
            for child, row in self.of(each):
                if row.from_on > end:
                    words = f"{self.start} is {day(row.from_on)}, after the collection year {each.year}: {_LATER}"
                    yield Found(row.source, child, words)

    def ends_outside_its_year(self, merged: Merged) -> Iterator[Found]:
        """The end is before the collection year or after it."""
        for each in merged.returns:
            begins, ends = each.begins_on, each.ends_on
            for child, row in self.of(each):
                if row.until_on is None or begins <= row.until_on <= ends:
                    continue
                if row.until_on < begins:
                    words = f"before the collection year {each.year}: mend the date, or leave the row out"
                else:
                    words = f"after the collection year {each.year}: {_LATER}"
                yield Found(row.source, child, f"{self.end} is {day(row.until_on)}, {words}")

    def starts_before_another_ends(self, merged: Merged) -> Iterator[Found]:
        """Of a child's rows in a return, one starts before another that began earlier has ended."""
        for each in merged.returns:
            for child, rows in _by_child(self.of(each)):
                last = rows[0]
                for row in rows[1:]:
                    if last.until_on is None or row.from_on < last.until_on:
                        until = "open" if last.until_on is None else f"not ended until {day(last.until_on)}"
                        where = place(last.source, row.source)
                        words = f"{self.start} is {day(row.from_on)}, and the one before is {until} ({where}): mend one"
                        yield Found(row.source, child, words)
                    if last.until_on is not None and (row.until_on is None or row.until_on > last.until_on):
                        last = row

    def not_carried_on(self, merged: Merged) -> Iterator[Found]:
        """Open at the end of a year, while the next year's return has none of the child that began on that day."""
        for one, other in consecutive(merged):
            if self.rows(one) is None or self.rows(other) is None:
                continue
            began = {(child, row.from_on) for child, row in self.of(other)}
            for child, row in self.of(one):
                if row.until_on is None and (child, row.from_on) not in began:
                    words = f"{self.noun} is open at the end of {one.year}, and {other.label} does not go on with it: {_END}"
                    yield Found(row.source, child, words)

    def open_after_care(self, merged: Merged) -> Iterator[Found]:
        """No end is told, while care ceased in the year."""
        for each in merged.returns:
            for child, row in self.of(each):
                if row.until_on is not None:
                    continue
                last = _last_of_the_period(merged, child, row.from_on)
                if last is not None and last.until_on is not None and last.until_on <= each.ends_on:
                    words = f"{self.end} is blank, and care ended on {day(last.until_on)}: write when {self.noun} ended"
                    yield Found(row.source, child, words)

    def starts_after_care(self, merged: Merged) -> Iterator[Found]:
        """The start is after care ceased, and not in a later period of care."""
        for each in merged.returns:
            for child, row in self.of(each):
                before = _ended_before(merged, child, row.from_on)
                if before is not None:
                    words = (
                        f"{self.start} is {day(row.from_on)}, after care ended on {day(before)}: mend one of the two"
                    )
                    yield Found(row.source, child, words)

    def starts_before_care(self, merged: Merged) -> Iterator[Found]:
        """The start is before the first day of care, where that is known to be the first."""
        for each in merged.returns:
            for child, row in self.of(each):
                first = _first(merged, child)
                if first is not None and first.reason_new == STARTED and row.from_on < first.from_on:
                    words = f"{self.start} is {day(row.from_on)}, before care began on {day(first.from_on)}: mend one of the two"
                    yield Found(row.source, child, words)

    def before_birth(self, merged: Merged) -> Iterator[Found]:
        """A date is before the child was born."""
        for each in merged.returns:
            for child, row in self.of(each):
                header = merged.header.get(child)
                if header is None or header.born_on is None:
                    continue
                for column, told in ((self.start, row.from_on), (self.end, row.until_on)):
                    if told is not None and told < header.born_on:
                        words = f"{column} is {day(told)}, before the child was born on {day(header.born_on)}: mend one"
                        yield Found(row.source, child, words)
                        break


_from_on: Callable[[Lasting], date] = attrgetter("from_on")

_LATER = "leave it to the next return"
_END = "go on with it there, or write its end"


def _by_child(rows: Iterable[tuple[str, Lasting]]) -> Iterator[tuple[str, list[Lasting]]]:
    """The rows of each child who has two or more that do not simply follow one another: by start, then by end."""
    mine: dict[str, list[Lasting]] = {}
    for child, row in rows:
        if child in mine:
            mine[child].append(row)
        else:
            mine[child] = [row]
    for child, several in mine.items():
        if len(several) == 1:
            continue
        several.sort(key=_from_on)
        if any(one.until_on is None or one.until_on > other.from_on for one, other in pairwise(several)):
            yield child, sorted(several, key=lambda row: (row.from_on, row.until_on or date.max, row.source.line))


def _first(merged: Merged, child: str) -> Episode | None:
    life = merged.lives.get(child)
    return life.episodes[0] if life is not None and life.episodes else None


def _periods(merged: Merged, child: str) -> list[tuple[date, Episode]]:
    """The first day and the last episode of each period of care."""
    life = merged.lives.get(child)
    return [(period[0].from_on, period[-1]) for period in periods(life.episodes)] if life is not None else []


def _last_of_the_period(merged: Merged, child: str, on: date) -> Episode | None:
    """The episode with which the period of care that holds the day ended; None where none does, or it has not ended."""
    for from_on, last in reversed(_periods(merged, child)):
        if from_on <= on:
            return last if ended(last) and last.until_on is not None and on <= last.until_on else None
    return None


def _ended_before(merged: Merged, child: str, on: date) -> date | None:
    """The day on which the last period of care begun by then ended, where that is before the day."""
    begun = [last for from_on, last in _periods(merged, child) if from_on <= on]
    if not begun or not ended(begun[-1]):
        return None
    until_on = begun[-1].until_on
    return until_on if until_on is not None and until_on < on else None
