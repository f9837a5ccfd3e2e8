"""Times missing or away, deprivation of liberty, and who held the case: rows that begin and end on days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from tests.returns.beside.shares import Shares
from tests.returns.beside.throws import Throw
from tests.returns.days import ONE_DAY, age_on
from tests.returns.lives import SHORT_BREAKS, TEMPORARY, Episode, Life
from tests.returns.tables import Away, Liberty, Worker

CHANGES = ("MANAGE", "LEFTRL", "ORGRST", "TSPROC", "ABSENC", "CHCHAN", "PCCHAN", "OTHERS")
LAST = date(2028, 12, 31)


def away(throw: Throw, life: Life, shares: Shares) -> Iterator[Away]:
    """Now and then, within one episode each: a day or two, or weeks, or nobody knows until when."""
    for episode in life.episodes:
        if age_on(life.born_on, episode.from_on) < 9 or episode.legal_status in SHORT_BREAKS:
            continue
        dice = throw("away", episode.from_on)
        if episode.placement in TEMPORARY or not dice.chance(shares.away_in_a_placement):
            continue
        today = episode.from_on + timedelta(days=dice.between(0, 300))
        back_by = _back_by(episode)
        while back_by is None or today < back_by:
            kind = "M" if dice.chance(shares.missing_not_away) else "A"
            days = dice.weighed({0: 25, 1: 35, 2: 15, dice.between(3, 12): 15, dice.between(20, 60): 10})
            until = today + timedelta(days=days)
            if back_by is not None and until > back_by:
                until = back_by
            if until > LAST or today > LAST:
                break
            yield Away(kind, today, until)
            if not dice.chance(shares.away_more_than_once):
                break
            today = until + timedelta(days=dice.between(1, 240))


def _back_by(episode: Episode) -> date | None:
    """The day by which a child is back: that of a move, and the day before care ends."""
    if episode.until_on is None or episode.reason_ceased == "X1":
        return episode.until_on
    return episode.until_on - ONE_DAY


def liberty(throw: Throw, life: Life, shares: Shares) -> Iterator[Liberty]:
    """Orders for some of the older children in children's homes, one after another."""
    for episode in life.episodes:
        dice = throw("liberty", episode.from_on)
        old_enough = age_on(life.born_on, episode.from_on) >= 10
        if episode.placement != "K2" or not old_enough or not dice.chance(shares.liberty_in_a_childrens_home):
            continue
        today = episode.from_on + timedelta(days=dice.between(0, 60))
        for _ in range(dice.between(1, 3)):
            until = today + timedelta(days=dice.between(1, 150))
            if episode.until_on is not None:
                if today >= episode.until_on:
                    break
                until = min(until, episode.until_on)
            yield Liberty(today, until)
            today = until + timedelta(days=dice.between(0, 90))


def workers(throw: Throw, life: Life, shares: Shares) -> Iterator[Worker]:
    """Who held the case, one after another, from the first day of each time in care to its last."""
    for start, end in _times(life.episodes):
        dice = throw("workers", start)
        today, reason, was = start, "FCONTA", 0
        while end is None or today < end:
            until: date | None = today + timedelta(days=dice.between(*shares.worker_changes_after_days))
            if until and (until > LAST or (end is not None and until >= end)):
                until = end
            now = dice.between(100, 199)
            was = now if now != was else now + 100
            yield Worker(f"SW{was}", today, until, reason)
            if until is None or until == end:
                break
            today, reason = until, dice.one_of(CHANGES)


def _times(episodes: tuple[Episode, ...]) -> Iterator[tuple[date, date | None]]:
    """From each start of care to its end; short breaks of their own days are one time together."""
    if all(e.legal_status == "V3" for e in episodes):
        yield episodes[0].from_on, episodes[-1].until_on
        return
    start = episodes[0].from_on
    for before, after in pairwise(episodes):
        if after.reason_new == "S":
            yield start, before.until_on
            start = after.from_on
    yield start, episodes[-1].until_on
