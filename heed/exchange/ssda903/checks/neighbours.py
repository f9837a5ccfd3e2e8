"""Checks that hold one year's return against the next: what was left open, what it is carried on as, stock and flow."""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter

from heed.exchange.periods import STARTED, ended
from heed.exchange.records import Episode
from heed.exchange.ssda903.checks.declared import (
    SHOWN,
    Declared,
    Found,
    columns,
    consecutive,
    consecutive_returns,
    day,
    place,
)
from heed.exchange.ssda903.checks.walks import firsts, left_open, recoded
from heed.exchange.ssda903.layout import EPISODES
from heed.exchange.ssda903.merging import UNTOLD, Merged
from heed.exchange.ssda903.rows import Return
from heed.exchange.ssda903.words import counted


def _untold(each: Return) -> set[str]:
    """The children with an episode whose dates could not be read: they are held for it, and no more is said of them."""
    return {row.child for dates in UNTOLD for row in each.misread.get(dates, ()) if row.child is not None}


def _other_start(merged: Merged) -> Iterator[Found]:
    for one, other in consecutive(merged):
        first = firsts(other)
        for child, episode in left_open(one).items():
            if child in first and first[child].from_on != episode.from_on:
                where = place(episode.source, first[child].source)
                words = (
                    f"DECOM is {day(first[child].from_on)}, and the episode open at the end of {one.year} began on"
                    f" {day(episode.from_on)} ({where}): mend one of the two"
                )
                yield Found(first[child].source, child, words)


def _not_carried_on(merged: Merged) -> Iterator[Found]:
    for one, other in consecutive(merged):
        children = {child for child, _ in other.episodes} | _untold(other)
        for child, episode in left_open(one).items():
            if child not in children:
                words = f"the episode is open at the end of {one.year}, and {other.label} has none of the child: add it there"
                yield Found(episode.source, child, words)


def _not_known_before(merged: Merged) -> Iterator[Found]:
    """The child's first episode, where it began before the year."""
    for one, other in consecutive(merged):
        children = {child for child, _ in one.episodes} | _untold(one)
        for child, episode in firsts(other).items():
            if episode.from_on < other.begins_on and child not in children:
                words = f"DECOM is {day(episode.from_on)}, and {one.label} has no episode of the child: add it there"
                yield Found(episode.source, child, words)


def _told_otherwise(code: str, column: str, field: str, says: str) -> Declared:
    """The check on one column of the episode left open, as the next return tells it again.

    A code that later lists put another in place of is not held against it.
    """
    told = attrgetter(field)

    def find(merged: Merged) -> Iterator[Found]:
        for one, other in consecutive(merged):
            first = firsts(other)
            for child, episode in left_open(one).items():
                again = first.get(child)
                if again is None or again.from_on != episode.from_on or told(again) == told(episode):
                    continue
                before, after = told(episode), told(again)
                if before is not None and after is not None and not recoded(before, after):
                    where = place(episode.source, again.source)
                    words = f"{column} is {after}, and {before} at the end of {one.year} ({where}): mend one of the two"
                    yield Found(again.source, child, words)

    touches = columns(EPISODES, column)
    return Declared(code, says, SHOWN, find, consecutive_returns, touches)


def _stock_and_flow(merged: Merged) -> Iterator[Found]:
    """Periods of care: those open at the end of one year, with the next return's starts, less its ends, are those open at
    its end (decisions, 19). A child with a date that could not be read is held for it already.
    """
    for one, other in consecutive(merged):
        untold = _untold(one) | _untold(other)
        before, first, after = left_open(one), firsts(other), left_open(other)
        flow = _flow(other)
        for child in dict.fromkeys((*before, *first)):
            was, is_, (starts, ends) = int(child in before), int(child in after), flow.get(child, (0, 0))
            if was + starts - ends != is_ and child not in untold:
                words = (
                    f"{one.label} has the child {_in_care(was)} on {day(one.ends_on)}, and {other.label}, with"
                    f" {counted(starts, 'start')} and {counted(ends, 'end')} in its year, {_in_care(is_)} on"
                    f" {day(other.ends_on)}: mend what is missing or wrong"
                )
                yield Found((first.get(child) or before[child]).source, child, words)


def _flow(each: Return) -> dict[str, tuple[int, int]]:
    """How many periods of care of each child started in the return's year, and how many ended in it."""
    flow: dict[str, tuple[int, int]] = {}
    first_day, last_day = each.begins_on, each.ends_on
    for child, episode in each.episodes:
        started = episode.reason_new == STARTED and first_day <= episode.from_on <= last_day
        ceased = ended(episode) and episode.until_on is not None and first_day <= episode.until_on <= last_day
        if started or ceased:
            starts, ends = flow.get(child, (0, 0))
            flow[child] = starts + started, ends + ceased
    return flow


def _in_care(periods_open: int) -> str:
    return "in care" if periods_open else "not in care"


def _outside_the_year(merged: Merged) -> Iterator[Found]:
    """A child all of whose episodes ended before the return's year, or began after it."""
    for each in merged.returns:
        first, last = each.begins_on, each.ends_on
        outside: dict[str, Episode] = {}
        inside = _untold(each)
        for child, episode in each.episodes:
            until = episode.until_on
            if episode.from_on > last or (until is not None and episode.from_on <= until < first):
                if child not in outside or episode.from_on > outside[child].from_on:
                    outside[child] = episode
            else:
                inside.add(child)
        for child, episode in outside.items():
            if child not in inside:
                dates = f"DECOM is {day(episode.from_on)}"
                dates += f" and DEC {day(episode.until_on)}" if episode.until_on else ""
                words = f"{dates}, and the child has no episode in the collection year {each.year}: take it out, or mend a date"
                yield Found(episode.source, child, words)


_DATES = columns(EPISODES, "DECOM", "DEC")
_FIRST = "in the first episode does not match open episode at end of last year."

NEIGHBOURS = (
    Declared(
        "502",
        "Last year's record ended with an open episode. The date on which that episode started does not match the start"
        " date of the first episode on this year’s record.",
        SHOWN,
        _other_start,
        consecutive_returns,
        _DATES,
    ),
    _told_otherwise("503A", "RNE", "reason_new", f"The reason for new episode {_FIRST}"),
    _told_otherwise("503B", "LS", "legal_status", f"The legal status {_FIRST}"),
    _told_otherwise("503C", "CIN", "need", f"The category of need {_FIRST}"),
    _told_otherwise("503D", "PLACE", "placement", f"The placement type {_FIRST.rstrip('.')}"),
    _told_otherwise("503E", "PLACE_PROVIDER", "provider", f"The placement provider {_FIRST}"),
    _told_otherwise("503F", "URN", "urn", f"The Ofsted URN {_FIRST}"),
    Declared(
        "H016",
        "Last year's record ended with an open episode, and this year's has no episode of the child.",
        SHOWN,
        _not_carried_on,
        consecutive_returns,
        _DATES,
    ),
    Declared(
        "NoE",
        "This child has no episodes loaded for previous year even though child started to be looked after before this"
        " current year.",
        SHOWN,
        _not_known_before,
        consecutive_returns,
        columns(EPISODES, "DECOM"),
    ),
    Declared(
        "H020",
        "Children in care at the end of last year, with those who started in this year and without those who ceased, are not"
        " those in care at its end.",
        SHOWN,
        _stock_and_flow,
        consecutive_returns,
        _DATES | columns(EPISODES, "RNE", "REC"),
    ),
    Declared("H021", "Child has no episode in the year of the return.", SHOWN, _outside_the_year, touches=_DATES),
)
