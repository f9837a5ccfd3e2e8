"""A child's times in care, short breaks left aside: from when, until when, how each ended, what is not known. No Django.

In care on a day: started on or before it, and not ended or ended after it (decisions, 19).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from heed.exchange.periods import GOES_ON, STARTED, ended, periods
from heed.exchange.records import SHORT_BREAKS, Child, Episode
from heed.facts import unknowns
from heed.facts.tracks import spans


class Care(NamedTuple):
    """A time in care without a break.

    `until_on` is the first day after it, `ceased` the return's code of why (X1: short breaks followed). `start_told`: the
    return says that care began on `from_on`; otherwise it began then or before. Where there is no end, `known_to` is the
    last day about which the returns speak and `cut_why` what is missing after it. Where the last episode ended for a reason
    that is not known, `may_have_ended_on` is that day.
    """

    episodes: Sequence[Episode]
    from_on: date
    start_told: bool
    until_on: date | None
    ceased: str | None
    known_to: date
    cut_why: str | None
    may_have_ended_on: date | None = None


def care_of(child: Child, reach: date) -> list[Care]:
    """The child's times in care, in order. `reach` is the last day of which the returns loaded speak."""
    found: list[Care] = []
    for period in periods(child.episodes):
        if any(episode.legal_status in SHORT_BREAKS for episode in period):
            runs = _without_short_breaks(period)
        else:
            runs = [(period, period[0].reason_new == STARTED, None)]
        found += [_care(episodes, told, next_on, child, reach) for episodes, told, next_on in runs]
    return found


def care_on(day: date, of: Sequence[Care]) -> Care | None:
    """The time in care that is last to have begun by a day, ended or not; None before the first."""
    for care in reversed(of):
        if care.from_on <= day:
            return care
    return None


def in_care(day: date, care: Care | None, adult: date) -> tuple[bool | None, str | None]:
    """Whether a child was in care on a day, `care` being the last to have begun by then; or why that is unknown."""
    if care is None or (care.until_on is not None and care.until_on <= day):
        return False, None
    if care.until_on is None and care.known_to < day:
        return (None, care.cut_why) if day < adult else (False, None)
    return (True, None) if day < adult else (None, unknowns.PAST_18)


def _without_short_breaks(period: list[Episode]) -> list[tuple[list[Episode], bool, date | None]]:
    """The parts of a period that are not short breaks: whether the start is told, and when short breaks follow.

    A status that is not known changes nothing, as on the tracks of the law.
    """
    found: list[tuple[list[Episode], bool, date | None]] = []
    part: list[Episode] = []
    short, told = False, period[0].reason_new == STARTED
    for episode in period:
        if episode.legal_status in SHORT_BREAKS:
            if part:
                found.append((part, told, episode.from_on))
            part, short = [], True
        elif not short or episode.legal_status is not None:
            told = told if not short else True
            part.append(episode)
            short = False
    if part:
        found.append((part, told, None))
    return found


def _care(episodes: list[Episode], told: bool, next_on: date | None, child: Child, reach: date) -> Care:
    first, last = episodes[0], episodes[-1]
    if next_on is not None:
        return Care(episodes, first.from_on, told, next_on, GOES_ON, reach, None)
    if last.until_on is None:
        known = spans(child.years, reach)
        known_to = known[-1].to_on if known else reach
        cut_why = unknowns.NO_LONGER_CARRIED if known_to < reach else None
        return Care(episodes, first.from_on, told, None, None, known_to, cut_why)
    if ended(last):
        return Care(episodes, first.from_on, told, last.until_on, last.reason_ceased, reach, None)
    known_to = last.until_on - timedelta(days=1)
    if last.reason_ceased is None:
        return Care(episodes, first.from_on, told, None, None, known_to, unknowns.MAY_HAVE_LEFT, last.until_on)
    return Care(episodes, first.from_on, told, None, None, known_to, unknowns.WHAT_FOLLOWED_IS_MISSING)
