"""Everything that a return says of an invented child beside care and reviews, by dice of its own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from tests.returns.beside import health, homes, people, permanence, safety
from tests.returns.beside.shares import Shares
from tests.returns.beside.throws import Throw
from tests.returns.days import ONE_DAY
from tests.returns.lives import Life

__all__ = ["Shares", "Throw", "furnished", "with_faults"]


def furnished(throw: Throw, life: Life, shares: Shares, adopted_before: date | None = None) -> Life:
    """The life with all that its returns say; nothing in it is at fault."""
    told = replace(life, episodes=homes.homes(throw, life), uasc_until=_status_ceases(throw, life, shares))
    return beside(throw, told, shares, adopted_before)


def beside(throw: Throw, life: Life, shares: Shares, adopted_before: date | None = None) -> Life:
    """The life with the rows of every further table, its homes being told already."""
    return replace(
        life,
        childs_birth=people.childs_birth(throw, life, shares),
        health=tuple(health.health(throw, life, shares)),
        after=tuple(permanence.after(throw, life, shares)),
        adopted=permanence.adopted(throw, life),
        before=tuple(permanence.before(throw, life, shares, adopted_before)),
        away=tuple(safety.away(throw, life, shares)),
        workers=tuple(safety.workers(throw, life, shares)),
        liberty=tuple(safety.liberty(throw, life, shares)),
    )


def with_faults(throw: Throw, life: Life, shares: Shares) -> Life:
    """The life with what honest data leave out: rows that are not there, cells that are blank."""
    dice = throw("faults")
    episodes = tuple(
        replace(
            e,
            need="" if dice.chance(shares.faults) else e.need,
            provider="" if dice.chance(shares.faults) else e.provider,
        )
        for e in life.episodes
    )
    return replace(
        life,
        episodes=episodes,
        health=health.with_faults(throw, life.health, shares),
        before=tuple(row for row in life.before if not dice.chance(shares.faults * 2)),
        after=tuple(
            replace(row, activity="") if row.in_touch == "YES" and dice.chance(shares.faults) else row
            for row in life.after
        ),
    )


def _status_ceases(throw: Throw, life: Life, shares: Shares) -> date | None:
    """The day on which a child is no longer an unaccompanied one: the 18th birthday, or before it for some."""
    if life.uasc_until is None:
        return None
    dice, start = throw("uasc"), life.episodes[0].from_on
    if not dice.chance(shares.uasc_status_ceases_early):
        return life.uasc_until
    return max(start + ONE_DAY, life.uasc_until - timedelta(days=dice.between(30, 500)))
