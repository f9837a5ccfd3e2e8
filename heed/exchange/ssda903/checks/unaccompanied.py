"""Checks on UASC: the day the status ceased, and one year's list against the next.

A return as it is read here has no column for the status: a child is unaccompanied by being listed in UASC. DfE's rules
about that column (105, 303, 205C) are declared, and could not run.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from heed.exchange.records import Unaccompanied
from heed.exchange.ssda903.checks.declared import (
    SHOWN,
    Declared,
    Found,
    columns,
    consecutive,
    consecutive_returns,
    day,
    every,
    place,
    tables,
    turns,
)
from heed.exchange.ssda903.layout import HEADER, UASC
from heed.exchange.ssda903.merging import Merged
from heed.exchange.ssda903.rows import Return

ADULT = 18
"""The age on or before which the status ceases (rules 205B, 304)."""

YOUNG = 11
"""A child younger than this on 31 March is not expected among the unaccompanied (rule 231)."""

NO_COLUMN = "no column says the status: a child is unaccompanied by being listed in the UASC table"


def _nothing(merged: Merged) -> Iterator[Found]:
    return iter(())


def _no_column(merged: Merged) -> str | None:
    return NO_COLUMN


def _listed(each: Return) -> dict[str, Unaccompanied]:
    return {child: says for child, _, says in reversed(each.uasc or ())}


def _adult_on(merged: Merged, child: str) -> date | None:
    row = merged.header.get(child)
    return turns(ADULT, row.born_on) if row is not None and row.born_on is not None else None


def _ceased_after_18(merged: Merged) -> Iterator[Found]:
    for each in merged.returns:
        for child, _, says in each.uasc or ():
            adult_on = _adult_on(merged, child)
            if says.ceased_on is not None and adult_on is not None and says.ceased_on > adult_on:
                words = f"DUC is {day(says.ceased_on)}, and the child turns 18 on {day(adult_on)}: mend one of the two"
                yield Found(says.source, child, words)


def _young(merged: Merged) -> Iterator[Found]:
    for each in merged.returns:
        for child, _, says in each.uasc or ():
            row = merged.header.get(child)
            if row is not None and row.born_on is not None and turns(YOUNG, row.born_on) > each.ends_on:
                words = f"the child is under {YOUNG}, born on {day(row.born_on)}: mend DOB, or tell the Department why"
                yield Found(says.source, child, words)


def _both(merged: Merged) -> Iterator[tuple[Return, Return]]:
    """Each two returns of consecutive years that both have the table."""
    return ((one, other) for one, other in consecutive(merged) if one.uasc is not None and other.uasc is not None)


def _no_longer(merged: Merged) -> Iterator[Found]:
    for one, other in _both(merged):
        before, now = _listed(one), _listed(other)
        in_care = {child for child, _ in other.episodes}
        first: set[str] = set()
        for row in other.header:
            if row.child not in before or row.child in now or row.child not in in_care or row.child in first:
                continue
            first.add(row.child)
            was = before[row.child]
            if was.ceased_on is None or not one.begins_on <= was.ceased_on <= one.ends_on:
                where = place(was.source, row.source)
                words = f"the child is not in UASC, was in that of {one.year} ({where}), and no DUC there says why: mend one"
                yield Found(row.source, row.child, words)


def _still(merged: Merged) -> Iterator[Found]:
    for one, other in _both(merged):
        before = _listed(one)
        for child, now in _listed(other).items():
            if child not in before:
                continue
            adult_on, first_day = _adult_on(merged, child), other.begins_on
            for says in (now, before[child]):
                if says.ceased_on is not None and says.ceased_on < first_day and says.ceased_on != adult_on:
                    of = "" if says is now else f" in the UASC of {one.year} ({place(says.source, now.source)})"
                    words = (
                        f"the child is in UASC, and DUC is {day(says.ceased_on)}{of}, before the year began: mend one"
                    )
                    yield Found(now.source, child, words)
                    break


def _not_before(merged: Merged) -> Iterator[Found]:
    for one, other in _both(merged):
        before = _listed(one)
        in_care = {child for child, _ in one.episodes}
        for child, now in _listed(other).items():
            if child in in_care and child not in before:
                words = (
                    f"the child is in UASC, was in care in {one.year}, and is not in the UASC of {one.year}: mend one"
                )
                yield Found(now.source, child, words)


_BOTH = every(consecutive_returns, tables(UASC))
_DATES = columns(UASC, "CHILD", "DUC")

UNACCOMPANIED = (
    Declared(
        "105",
        "Data entry for Unaccompanied Asylum-Seeking Children (UASC) status of child is invalid or has not been completed.",
        SHOWN,
        _nothing,
        _no_column,
        columns(UASC, "CHILD"),
    ),
    Declared(
        "303",
        "If date Unaccompanied Asylum-Seeking Child (UASC) status ceased is not null, UASC status must be coded 1.",
        SHOWN,
        _nothing,
        _no_column,
        _DATES,
    ),
    Declared(
        "304",
        "Date unaccompanied asylum-seeking child (UASC) status ceased must be on or before the 18th birthday of a child.",
        SHOWN,
        _ceased_after_18,
        tables(UASC),
        columns(UASC, "DUC"),
    ),
    Declared(
        "231",
        "We expect that unaccompanied asylum seeking children are generally older young people. Please check the date of"
        " birth is correct. If the date of birth is correct then please provide details in a bypass request.",
        SHOWN,
        _young,
        tables(UASC),
        columns(UASC, "CHILD") | columns(HEADER, "DOB"),
        since=2025,
    ),
    Declared(
        "205A",
        "Child identified as UASC last year is no longer UASC this year, but date UASC ceased in both years does not support"
        " this.",
        SHOWN,
        _no_longer,
        _BOTH,
        _DATES,
    ),
    Declared(
        "205B",
        "Child previously identified as UASC is also UASC this year, but date UASC ceased in both years does not support this.",
        SHOWN,
        _still,
        _BOTH,
        _DATES,
    ),
    Declared(
        "205C",
        "Child not identified as UASC either this year or last year but date UASC ceased has been provided.",
        SHOWN,
        _nothing,
        _no_column,
        _DATES,
    ),
    Declared(
        "205D",
        "Child identified as UASC this year but not identified as UASC status provided for the child last year.",
        SHOWN,
        _not_before,
        _BOTH,
        _DATES,
    ),
)
