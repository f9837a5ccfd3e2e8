"""Checks that are the same for every table but the Header, Episodes and Reviews: whose row it is, and that it is there once.

Where one of the tables is not there, there is no row of it to look at; with none of them, the checks could not run.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from heed.exchange.records import Source
from heed.exchange.ssda903.checks.declared import ROWS, SHOWN, Declared, Found, any_table, columns, day, place, turns
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

ONCE = (UASC, OC2, OC3, AD1, PREVIOUS_PERMANENCE)
"""The tables in which a child has one row."""

DATES: dict[str, tuple[tuple[str, str], ...]] = {
    UASC: (("DUC", "ceased_on"),),
    PLACED: (("DATE_PLACED", "decided_on"), ("DATE_PLACED_CEASED", "ceased_on")),
    AD1: (("DATE_INT", "decided_on"), ("DATE_MATCH", "matched_on")),
    MISSING: (("MIS_START", "from_on"), ("MIS_END", "until_on")),
    SOCIAL_WORKERS: (("SW_DECOM", "from_on"), ("SW_DEC", "until_on")),
    DEPRIVATIONS: (("DOLO_START", "from_on"), ("DOLO_END", "until_on")),
}
"""The dates of each table: the column, and the record's field."""

NO_LATER_THAN_THE_YEAR = (MISSING, DEPRIVATIONS)
"""The tables of which DfE's own rules (570, 571, 703, 704) name a date after the collection year."""

ADULT = 18
"""The age up to which a status of unaccompanied child can last (rule 304); the day is often told years before."""


def _tables(each: Return) -> Iterator[tuple[str, list[Told[Any]]]]:
    for table, rows in ROWS.items():
        yield table, list(rows(each) or ())


def _no_child_number(merged: Merged) -> Iterator[Found]:
    for each in merged.returns:
        for table in ROWS:
            for child, source, words in each.misread.get((table, "CHILD"), ()):
                yield Found(source, child, f"CHILD {words}")


def _not_in_header(merged: Merged) -> Iterator[Found]:
    for each in merged.returns:
        known = {row.child for row in each.header}
        for _, rows in _tables(each):
            for child, _, says in rows:
                if child not in known:
                    words = f"the child {child} is not in the Header: add the child to the Header, or mend the number"
                    yield Found(says.source, child, words)


def _other_birth_date(merged: Merged) -> Iterator[Found]:
    for each in merged.returns:
        known = {row.child: row.born_on for row in reversed(each.header)}
        places: dict[str, Source] = {}
        for table, rows in _tables(each):
            for child, source, words in each.misread.get((table, "DOB"), ()):
                yield Found(source, child, f"DOB {words}")
            for child, born_on, says in rows:
                if born_on is None or known.get(child, born_on) == born_on or known[child] is None:
                    continue
                places = places or {row.child: row.source for row in reversed(each.header)}
                where = f"{places[child].file}, line {places[child].line}"
                yield Found(
                    says.source, child, f"DOB is not that of the Header ({where}), which is used: mend one of the two"
                )


def _twice(merged: Merged) -> Iterator[Found]:
    for each in merged.returns:
        for table in ONCE:
            first: dict[str, Any] = {}
            for child, _, says in ROWS[table](each) or ():
                before = first.setdefault(child, says)
                if before is not says:
                    where = place(before.source, says.source)
                    words = f"the child {child} is in {table} already ({where}): leave one row"
                    yield Found(says.source, child, words)


def _after_the_day(merged: Merged) -> Iterator[Found]:
    as_at = merged.as_at
    after = f"after {day(as_at)}, the day the data speak for"
    for each in merged.returns:
        for table, dates in DATES.items():
            until = each.ends_on if table in NO_LATER_THAN_THE_YEAR else date.max
            rows = ROWS[table](each) or ()
            for column, field in dates:
                for child, _, says in rows:
                    told: date | None = getattr(says, field)
                    if told is None or not as_at < told <= until or (table == UASC and _at_18(merged, child, told)):
                        continue
                    words = (
                        f"{column} is {day(told)}, {after}, and is not known yet: mend the date, or give a later day"
                    )
                    yield Found(says.source, child, words)


def _at_18(merged: Merged, child: str, told: date) -> bool:
    row = merged.header.get(child)
    return row is not None and row.born_on is not None and told == turns(ADULT, row.born_on)


def _columns(*names: str) -> frozenset[str]:
    return frozenset().union(*(columns(table, *names) for table in ROWS))


TABLES = (
    Declared(
        "H002",
        "A row of a table other than the Header, Episodes and Reviews has no child’s number.",
        SHOWN,
        _no_child_number,
        any_table(*ROWS),
        _columns("CHILD"),
    ),
    Declared(
        "H005",
        "Child in a table other than Episodes and Reviews is not in the Header.",
        SHOWN,
        _not_in_header,
        any_table(*ROWS),
        _columns("CHILD"),
    ),
    Declared(
        "H009",
        "Date of birth in a table other than Reviews differs from the Header’s.",
        SHOWN,
        _other_birth_date,
        any_table(*ROWS),
        _columns("DOB"),
    ),
    Declared(
        "H040",
        "A date of a table other than Episodes and Reviews is after the day the data speak for.",
        SHOWN,
        _after_the_day,
        any_table(*DATES),
        frozenset().union(*(columns(table, *(name for name, _ in dates)) for table, dates in DATES.items())),
    ),
    Declared(
        "H041",
        "Child is in a table more than once in which a child has one row.",
        SHOWN,
        _twice,
        any_table(*ONCE),
        frozenset().union(*(columns(table, *BY_NAME[table].columns) for table in ONCE)),
    ),
)
