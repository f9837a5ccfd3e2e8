"""Answers about children missing, away, and deprived of their liberty, and about young people after care."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tests.returns.answers.answer import Answer, Rows, Told
from tests.returns.rows import LEFT_OUT, MET, UNKNOWN, Asked, Row, row, yes_or_no
from tests.returns.tables import Away, CareLeaver

STILL_MISSING = "the incident had not ended"
NO_DEPRIVATIONS = "the return has no DoLo table"
NO_LONGER = {"DIED": "died", "RHOM": "back with parents for six months or more"}
IN_TOUCH_UNKNOWN = "in touch or not is not known"
ACTIVITY_UNKNOWN = "what they do is not known"
HOME_UNKNOWN = "where they live is not known"


def _begun(told: Told, asked: Asked, kind: str) -> list[Away]:
    return [each for each in told.seen.life.away if each.kind == kind and asked.holds(each.from_on)]


def _children(kind: str) -> Rows:
    """Of all children in care on a day of the year, those of whom a time began in it."""

    def rows(told: Told, asked: Asked) -> Iterator[Row]:
        if told.last_time(asked) is not None:
            yield yes_or_no(told.seen, bool(_begun(told, asked, kind)), "", told.splits(asked))

    return rows


def _times(told: Told, asked: Asked) -> Iterator[Row]:
    if told.last_time(asked) is not None:
        for each in _begun(told, asked, "M"):
            yield row(told.seen, MET, splits=told.seen.splits(each.from_on, told.seen.episode(each.from_on)))


def _days(told: Told, asked: Asked) -> Iterator[Row]:
    if told.last_time(asked) is None:
        return
    for each in _begun(told, asked, "M"):
        splits = told.seen.splits(each.from_on, told.seen.episode(each.from_on))
        until = told.seen.ended(each.until_on)
        if until is None:
            yield row(told.seen, UNKNOWN, STILL_MISSING, splits=splits)
        else:
            yield row(told.seen, MET, splits=splits, amount=(until - each.from_on).days)


def _deprived(told: Told, asked: Asked) -> Iterator[Row]:
    """Under an order on a day of the year. A return without the table tells of none; a later one may tell of some."""
    if told.last_time(asked) is None:
        return
    seen = told.seen
    told_of = [
        each
        for each in seen.life.liberty
        if each.from_on <= seen.as_at
        and any(
            seen.has_table("DoLo", year)
            and each.from_on <= date(year, 3, 31)
            and (each.until_on is None or each.until_on >= date(year - 1, 4, 1))
            for year in seen.years
        )
    ]
    in_the_year = any(
        each.from_on <= asked.on_day and (each.until_on is None or each.until_on > asked.first) for each in told_of
    )
    known = in_the_year or seen.has_table("DoLo", asked.year)
    yield yes_or_no(seen, in_the_year if known else None, NO_DEPRIVATIONS, told.splits(asked))


def _after_care(told: Told, asked: Asked) -> Iterator[tuple[CareLeaver, dict[str, str]]]:
    for each in told.seen.life.after:
        if each.year == asked.year:
            yield each, told.seen.splits(asked.last, told.seen.episode(asked.last))


def _in_touch(told: Told, asked: Asked) -> Iterator[Row]:
    for each, splits in _after_care(told, asked):
        if each.in_touch in NO_LONGER:
            yield row(told.seen, LEFT_OUT, NO_LONGER[each.in_touch], splits=splits)
        else:
            yield yes_or_no(told.seen, each.in_touch == "YES" if each.in_touch else None, IN_TOUCH_UNKNOWN, splits)


def _active(told: Told, asked: Asked) -> Iterator[Row]:
    for each, splits in _after_care(told, asked):
        if each.in_touch in NO_LONGER:
            yield row(told.seen, LEFT_OUT, NO_LONGER[each.in_touch], splits=splits)
        else:
            known = each.activity[:1] in tuple("FPG")
            yield yes_or_no(told.seen, each.activity[0] != "G" if known else None, ACTIVITY_UNKNOWN, splits)


def _suitable(told: Told, asked: Asked) -> Iterator[Row]:
    for each, splits in _after_care(told, asked):
        if each.in_touch in NO_LONGER:
            yield row(told.seen, LEFT_OUT, NO_LONGER[each.in_touch], splits=splits)
        else:
            known = each.home[1:] in ("1", "2")
            yield yes_or_no(told.seen, each.home[1:] == "1" if known else None, HOME_UNKNOWN, splits)


ANSWERS = {
    "missing_children": Answer("proportion", _children("M")),
    "away_without_authorisation": Answer("proportion", _children("A")),
    "missing_incidents": Answer("count", _times),
    "missing_incident_days": Answer("median", _days),
    "deprivation_of_liberty": Answer("proportion", _deprived),
    "care_leavers_in_touch": Answer("proportion", _in_touch),
    "care_leavers_active": Answer("proportion", _active),
    "care_leavers_in_suitable_homes": Answer("proportion", _suitable),
}
