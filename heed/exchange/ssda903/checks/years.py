"""Checks on time: dates after the day the data speak for, who a child is from year to year, tables of another year."""

from __future__ import annotations

from collections.abc import Iterator

from heed.exchange.records import Source
from heed.exchange.ssda903.checks.declared import SHOWN, Declared, Found, columns, day, place, two_returns
from heed.exchange.ssda903.layout import BY_NAME, EPISODES, HEADER, LAYOUTS, REVIEWS
from heed.exchange.ssda903.merging import Merged
from heed.exchange.ssda903.rows import HeaderRow


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


def _other_ethnicity(merged: Merged) -> Iterator[Found]:
    for before, row in _changes(merged):
        if before.ethnicity != row.ethnicity and before.ethnicity is not None and row.ethnicity is not None:
            words = (
                f"ETHNIC is {row.ethnicity}, and {before.ethnicity} in the return before"
                f" ({place(before.source, row.source)}): mend one of the two"
            )
            yield Found(row.source, row.child, words)


def _other_birth_date(merged: Merged) -> Iterator[Found]:
    for before, row in _changes(merged):
        if before.born_on != row.born_on and before.born_on is not None and row.born_on is not None:
            words = f"DOB is not that of the return before ({place(before.source, row.source)}): mend one of the two"
            yield Found(row.source, row.child, words)


def _tables_of_another_year(merged: Merged) -> Iterator[Found]:
    for each in merged.returns:
        for table in each.tables:
            since = BY_NAME[table.name].since
            if since > each.year:
                words = f"the {table.name} table is of {since} and later, not of {each.year}, and was left unread: take it out"
                yield Found(Source(table.file, 1), None, words)


YEARS = (
    Declared(
        "H015",
        "A date is after the day the data speak for.",
        SHOWN,
        _after_the_day,
        touches=columns(EPISODES, "DECOM", "DEC") | columns(REVIEWS, "REVIEW"),
    ),
    Declared(
        "202",
        "The gender code conflicts with the gender already recorded for this child.",
        SHOWN,
        _other_sex,
        two_returns,
        columns(HEADER, "SEX"),
    ),
    Declared(
        "203",
        "Date of birth disagrees with the date of birth already recorded for this child.",
        SHOWN,
        _other_birth_date,
        two_returns,
        columns(HEADER, "DOB"),
    ),
    Declared(
        "204",
        "Ethnic origin code disagrees with the ethnic origin already recorded for this child.",
        SHOWN,
        _other_ethnicity,
        two_returns,
        columns(HEADER, "ETHNIC"),
    ),
    Declared(
        "H017",
        "A table that the return of that year does not have.",
        SHOWN,
        _tables_of_another_year,
        touches=frozenset().union(*(columns(each.name, *each.columns) for each in LAYOUTS if each.since)),
    ),
)
