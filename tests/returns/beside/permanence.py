"""Adoption, the permanence a child had before, and what became of young people after care: AD1, PrevPerm and OC3."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from tests.returns.beside.shares import Shares
from tests.returns.beside.throws import Throw
from tests.returns.days import age_on, birthday, collection_year
from tests.returns.dice import Dice
from tests.returns.lives import PLACED_FOR_ADOPTION, SHORT_BREAKS, Life
from tests.returns.tables import Adopted, Before, CareLeaver

COUPLES = {
    (1, "F1", "L0"): 20,
    (1, "M1", "L0"): 5,
    (2, "MF", "L11"): 50,
    (2, "MF", "L3"): 6,
    (2, "MF", "L2"): 2,
    (2, "MM", "L12"): 9,
    (2, "FF", "L12"): 5,
    (2, "FF", "L4"): 3,
}
AUTHORITIES = ("352", "356", "812", "WAL", "OUT")
ACTIVE = ("F1", "P1", "F2", "P2", "F4", "P4", "F5", "P5")
NOT_ACTIVE = ("G4", "G5", "G6")
HOMES = ("B", "C", "D", "E", "G", "K", "R", "T", "U", "V", "W", "Y", "Z")


def adopted(throw: Throw, life: Life) -> Adopted | None:
    """The row of a child whose care ended with adoption: decided, matched, placed, in that order."""
    last = life.episodes[-1]
    if last.reason_ceased not in ("E11", "E12") or not life.placed:
        return None
    placed_on = next(e.from_on for e in life.episodes if e.placement in PLACED_FOR_ADOPTION)
    decided_on, dice = life.placed[-1][0], throw("adoption")
    matched_on = decided_on + timedelta(days=dice.between(0, max(0, (placed_on - decided_on).days)))
    count, sex, status = dice.weighed(COUPLES)
    return Adopted(decided_on, matched_on, last.placement in ("A3", "A5"), count, sex, status)


def before(throw: Throw, life: Life, shares: Shares, adopted_before: date | None) -> Iterator[Before]:
    """A row for each year in which the child came into care."""
    told: set[int] = set()
    for episode in life.episodes:
        year, dice = collection_year(episode.from_on), throw("before", episode.from_on)
        if episode.reason_new != "S" or year in told:
            continue
        told.add(year)
        if adopted_before is not None:
            yield Before(year, "P1", "352", f"{adopted_before:%d/%m/%Y}")
        elif dice.chance(shares.previous_permanence) and (episode.from_on - life.born_on).days > 800:
            yield _had(dice, life, year, episode.from_on)
        else:
            yield Before(year, "Z1")


def _had(dice: Dice, life: Life, year: int, start: date) -> Before:
    """The day of the order is known, or its month, or its year, or not at all."""
    on = life.born_on + timedelta(days=dice.between(300, (start - life.born_on).days - 200))
    written = dice.one_of((f"{on:%d/%m/%Y}", f"{on:%d/%m/%Y}", f"zz/{on:%m/%Y}", f"zz/zz/{on:%Y}", "zz/zz/zzzz"))
    return Before(year, dice.weighed({"P1": 15, "P2": 50, "P3": 25, "P4": 10}), dice.one_of(AUTHORITIES), written)


def after(throw: Throw, life: Life, shares: Shares) -> Iterator[CareLeaver]:
    """A row about the 18th, 19th, 20th and 21st birthday of who left care at 16 or over after 13 weeks of it."""
    last = life.episodes[-1]
    left_on = last.until_on
    if left_on is None or last.reason_ceased in ("X1", "E2", "E3") or last.legal_status in SHORT_BREAKS:
        return
    if age_on(life.born_on, left_on) < 16 or _days_from_14(life) < 91:
        return
    for age in (18, 19, 20, 21):
        on = birthday(life.born_on, age)
        if on < left_on or on.year > 2028:
            continue
        row = _row(throw("after", age), collection_year(on), shares)
        yield row
        if row.in_touch == "DIED":
            return


def _days_from_14(life: Life) -> int:
    turns_14 = birthday(life.born_on, 14)
    return sum(
        (e.until_on - max(e.from_on, turns_14)).days for e in life.episodes if e.until_on and e.until_on > turns_14
    )


def _row(dice: Dice, year: int, shares: Shares) -> CareLeaver:
    if not dice.chance(shares.in_touch):
        in_touch = dice.weighed({"NO": 50, "REFU": 20, "NREQ": 16, "RHOM": 10, "DIED": 4})
        return CareLeaver(year, in_touch, "0", "0")
    activity = dice.one_of(ACTIVE if dice.chance(shares.active) else NOT_ACTIVE)
    if not dice.chance(shares.suitable):
        return CareLeaver(year, "YES", activity, dice.one_of((*(f"{home}2" for home in HOMES), "S2", "X2")))
    return CareLeaver(year, "YES", activity, f"{dice.one_of(HOMES)}1")
