"""Checks on time: dates after the day the data speak for, one year's return against the next, tables of another year."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from heed.exchange.records import Episode, Source
from heed.exchange.ssda903.checks.declared import (
    SHOWN,
    Declared,
    Found,
    consecutive,
    consecutive_returns,
    day,
    place,
    two_returns,
)
from heed.exchange.ssda903.layout import BY_NAME
from heed.exchange.ssda903.merging import Merged
from heed.exchange.ssda903.rows import HeaderRow, Return


def _after_the_day(merged: Merged) -> Iterator[Found]:
    as_at = merged.as_at
    after, mend = f"after {day(as_at)}, the day the data speak for", "mend the date, or give a later day"
    for each in merged.returns:
        for child, episode in each.episodes:
            if episode.from_on > as_at:
                words = f"DECOM is {day(episode.from_on)}, {after}, so the episode was left out: {mend}"
                yield Found(episode.source, child, words)
            elif episode.until_on is not None and episode.until_on > as_at:
                words = f"DEC is {day(episode.until_on)}, {after}, so the child is still in care: {mend}"
                yield Found(episode.source, child, words)
        for child, _, review in each.reviews:
            if review.held_on > as_at:
                words = f"REVIEW is {day(review.held_on)}, {after}, so it is not held: {mend}"
                yield Found(review.source, child, words)
        for child, source, column, told in _other_dates(each):
            if told is not None and told > as_at:
                yield Found(source, child, f"{column} is {day(told)}, {after}; no figure uses it: {mend}")


def _other_dates(each: Return) -> Iterator[tuple[str, Source, str, date | None]]:
    """The dates of UASC and PlacedAdoption: child, row, column, day."""
    for child, _, listed in each.uasc or ():
        yield child, listed.source, "DUC", listed.ceased_on
    for child, _, placed in each.placed or ():
        yield child, placed.source, "DATE_PLACED", placed.decided_on
        yield child, placed.source, "DATE_PLACED_CEASED", placed.ceased_on


def _changes(merged: Merged) -> Iterator[tuple[HeaderRow, HeaderRow]]:
    """Each child's Header row with the one in the return before that has the child."""
    last: dict[str, HeaderRow] = {}
    for each in merged.returns:
        rows = {row.child: row for row in reversed(each.header)}
        if last:
            yield from ((last[child], row) for child, row in rows.items() if child in last)
        last.update(rows)


def _other_sex(merged: Merged) -> Iterator[Found]:
    for before, row in _changes(merged):
        if before.sex != row.sex and before.sex is not None and row.sex is not None:
            words = f"SEX is not that of the return before ({place(before.source, row.source)}): mend one of the two"
            yield Found(row.source, row.child, words)


def _other_birth_date(merged: Merged) -> Iterator[Found]:
    for before, row in _changes(merged):
        if before.born_on != row.born_on and before.born_on is not None and row.born_on is not None:
            words = f"DOB is not that of the return before ({place(before.source, row.source)}): mend one of the two"
            yield Found(row.source, row.child, words)


def _other_start(merged: Merged) -> Iterator[Found]:
    for one, other in consecutive(merged):
        first = _firsts(other)
        for child, episode in _left_open(one).items():
            if child in first and first[child].from_on != episode.from_on:
                where = place(episode.source, first[child].source)
                words = (
                    f"DECOM is {day(first[child].from_on)}, and the episode open at the end of {one.year} began on"
                    f" {day(episode.from_on)} ({where}): mend one of the two"
                )
                yield Found(first[child].source, child, words)


def _not_carried_on(merged: Merged) -> Iterator[Found]:
    for one, other in consecutive(merged):
        children = {child for child, _ in other.episodes}
        for child, episode in _left_open(one).items():
            if child not in children:
                words = f"the episode is open at the end of {one.year}, and {other.label} has none of the child: add it there"
                yield Found(episode.source, child, words)


def _left_open(each: Return) -> dict[str, Episode]:
    """Each child's last episode, where it is open at the end of the return's year."""
    end, last = each.ends_on, dict[str, Episode]()
    for child, episode in each.episodes:
        if child not in last or episode.from_on > last[child].from_on:
            last[child] = episode
    return {child: episode for child, episode in last.items() if episode.until_on is None or episode.until_on > end}


def _firsts(each: Return) -> dict[str, Episode]:
    first: dict[str, Episode] = {}
    for child, episode in each.episodes:
        if child not in first or episode.from_on < first[child].from_on:
            first[child] = episode
    return first


def _tables_of_another_year(merged: Merged) -> Iterator[Found]:
    for each in merged.returns:
        for table in each.tables:
            since = BY_NAME[table.name].since
            if since > each.year:
                words = f"the {table.name} table is of {since} and later, not of {each.year}, and was left unread: take it out"
                yield Found(Source(table.file, 1), None, words)


YEARS = (
    Declared("H015", "A date is after the day the data speak for.", SHOWN, _after_the_day),
    Declared(
        "202",
        "The gender code conflicts with the gender already recorded for this child.",
        SHOWN,
        _other_sex,
        two_returns,
    ),
    Declared(
        "203",
        "Date of birth disagrees with the date of birth already recorded for this child.",
        SHOWN,
        _other_birth_date,
        two_returns,
    ),
    Declared(
        "502",
        "Last year's record ended with an open episode. The date on which that episode started does not match the start"
        " date of the first episode on this year’s record.",
        SHOWN,
        _other_start,
        consecutive_returns,
    ),
    Declared(
        "H016",
        "Last year's record ended with an open episode, and this year's has no episode of the child.",
        SHOWN,
        _not_carried_on,
        consecutive_returns,
    ),
    Declared("H017", "A table that the return of that year does not have.", SHOWN, _tables_of_another_year),
)
