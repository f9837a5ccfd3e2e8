"""Checks on PrevPerm and OC3: the permanence option that a child had before care, and young people who have left it."""

from __future__ import annotations

from collections.abc import Iterator

from heed.exchange.periods import STARTED
from heed.exchange.records import SHORT_BREAKS, PreviousPermanence
from heed.exchange.ssda903.checks.declared import SHOWN, Declared, Found, at_fault, columns, tables
from heed.exchange.ssda903.layout import OC3, PREVIOUS_PERMANENCE
from heed.exchange.ssda903.merging import Merged

NONE_BEFORE = "Z1"
"""The child had no permanence option before (rules 630, 635)."""

IN_TOUCH = "YES"
NOTHING_KNOWN = "0"
"""Activity or accommodation of a young person of whom nothing is known (rules 344, 345)."""

NO_LONGER = frozenset({"DIED", "RHOM"})
"""Died, or back with parents for six months or more: nothing more is told of such a young person (rule 344)."""


def _not_told(merged: Merged) -> Iterator[Found]:
    """A child who started in the year, not in short breaks, without a complete row. The fault stands at the episode."""
    for each in merged.returns:
        if each.previous_permanence is None:
            continue
        rows = {child: row for child, _, row in reversed(each.previous_permanence)}
        spoilt = at_fault(each, PREVIOUS_PERMANENCE, "PREV_PERM", "LA_PERM", "DATE_PERM")
        begins = each.begins_on
        for child, episode in each.episodes:
            if episode.reason_new != STARTED or episode.from_on < begins or episode.legal_status in SHORT_BREAKS:
                continue
            row = rows.get(child)
            if row is None:
                words = "care began in the year, and the child is not in PrevPerm: add the row there"
                yield Found(episode.source, child, words)
            elif row.source not in spoilt and (lacks := _lacks(row)):
                words = f"care began in the year, and {lacks} of the child’s row in PrevPerm is blank: fill it"
                yield Found(episode.source, child, words)


def _lacks(row: PreviousPermanence) -> str | None:
    """The first column that should be filled and is not."""
    if row.kind is None:
        return "PREV_PERM"
    if row.kind == NONE_BEFORE:
        return None
    return "LA_PERM" if row.authority is None else "DATE_PERM" if row.on is None else None


def _none_with_an_order(merged: Merged) -> Iterator[Found]:
    for each in merged.returns:
        for child, _, row in each.previous_permanence or ():
            if row.kind == NONE_BEFORE and (row.authority is not None or row.on is not None):
                column = "DATE_PERM" if row.authority is None else "LA_PERM"
                words = f"PREV_PERM is Z1, no permanence option before, and {column} is filled: leave it blank, or mend PREV_PERM"
                yield Found(row.source, child, words)


def _in_touch_and_nothing_known(merged: Merged) -> Iterator[Found]:
    for each in merged.returns:
        for child, _, row in each.care_leavers or ():
            if row.in_touch == IN_TOUCH and NOTHING_KNOWN in (row.activity, row.accommodation):
                column = "ACTIV" if row.activity == NOTHING_KNOWN else "ACCOM"
                yield Found(row.source, child, f"IN_TOUCH is YES, and {column} is 0: write its code, or mend IN_TOUCH")


def _no_longer_and_more_told(merged: Merged) -> Iterator[Found]:
    for each in merged.returns:
        for child, _, row in each.care_leavers or ():
            if row.in_touch not in NO_LONGER:
                continue
            for column, told in (("ACTIV", row.activity), ("ACCOM", row.accommodation)):
                if told not in (NOTHING_KNOWN, None):
                    words = f"IN_TOUCH is {row.in_touch}, and {column} is {told}: write 0, or mend IN_TOUCH"
                    yield Found(row.source, child, words)
                    break


def _leaver_in_part(merged: Merged) -> Iterator[Found]:
    for each in merged.returns:
        spoilt = at_fault(each, OC3, "IN_TOUCH", "ACTIV", "ACCOM")
        for child, _, row in each.care_leavers or ():
            items = (("IN_TOUCH", row.in_touch), ("ACTIV", row.activity), ("ACCOM", row.accommodation))
            blank = [name for name, item in items if item is None]
            if 0 < len(blank) < len(items) and row.source not in spoilt:
                yield Found(
                    row.source, child, f"{' and '.join(blank)} blank and the rest of the row is not: fill all, or none"
                )


PERMANENCE = (
    Declared(
        "630",
        "Information on previous permanence option should be returned.",
        SHOWN,
        _not_told,
        tables(PREVIOUS_PERMANENCE),
        columns(PREVIOUS_PERMANENCE, "CHILD", "PREV_PERM", "LA_PERM", "DATE_PERM"),
    ),
    Declared(
        "635",
        "There are entries for date of order and local authority code where previous permanence option was arranged but"
        " previous permanence code is Z1",
        SHOWN,
        _none_with_an_order,
        tables(PREVIOUS_PERMANENCE),
        columns(PREVIOUS_PERMANENCE, "PREV_PERM", "LA_PERM", "DATE_PERM"),
    ),
    Declared(
        "153",
        "All data items relating to a child's activity or accommodation after leaving care must be coded or left blank.",
        SHOWN,
        _leaver_in_part,
        tables(OC3),
        columns(OC3, "IN_TOUCH", "ACTIV", "ACCOM"),
    ),
    Declared(
        "344",
        "The record shows the young person has died or returned home to live with parent(s) or someone with parental"
        " responsibility for a continuous period of 6 months or more, but activity and/or accommodation on leaving care have"
        " been completed.",
        SHOWN,
        _no_longer_and_more_told,
        tables(OC3),
        columns(OC3, "IN_TOUCH", "ACTIV", "ACCOM"),
    ),
    Declared(
        "345",
        "The data collection record shows the local authority is in touch with this young person, but activity and/or"
        " accommodation data items are zero.",
        SHOWN,
        _in_touch_and_nothing_known,
        tables(OC3),
        columns(OC3, "IN_TOUCH", "ACTIV", "ACCOM"),
    ),
)
