"""Whose each child is today: the IRO, the social worker and team, brothers and sisters together. And since when, and who before.

Who comes into care with brothers and sisters has the IRO that they have. How many children each IRO has is told in `staff`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from tests.fenshire import shares, staff
from tests.fenshire.cast import TOLD
from tests.fenshire.known import in_care
from tests.fenshire.names import household_of, names_of
from tests.fenshire.town import DAY
from tests.returns.days import age_on, day, is_working_day, working_days_after
from tests.returns.lives import SHORT_BREAKS, Episode, Life
from tests.returns.tables import Roster

SHARED = 40  # in a thousand households went to another IRO in this year
LAST_WORKING_DAY = date(2026, 11, 13)
SINCE_OF = {each.name: each.from_on for each in staff.COLLEAGUES}


@dataclass(frozen=True, slots=True)
class Reviewed:
    """That somebody was a child's IRO: since when and until when, why (as `caseloads` has it), when the child was told."""

    number: str
    iro: str
    from_on: date
    until_on: date | None
    why: str
    told_on: date | None


@dataclass(frozen=True, slots=True)
class Worked:
    """That a social worker held a child's case."""

    number: str
    worker: str
    team: str
    from_on: date
    until_on: date | None


def with_rosters(lives: Sequence[Life]) -> list[Life]:
    """The lives; those in care today, each with a place in the roster. Who is told by hand has one already."""
    here = {life.number: episode for life in lives if (episode := in_care(life))}
    names = names_of(lives)
    iro_of = _iros([life for life in lives if life.number in here])
    alone = _only_ones(lives, here)
    return [
        replace(life, roster=_roster(life, here[life.number], names[life.number], iro_of, alone))
        if life.number in here and life.roster is None
        else life
        for life in lives
    ]


def _roster(
    life: Life, now: Episode, called: tuple[str, str], iro_of: Mapping[int, str], alone: frozenset[int]
) -> Roster:
    household = household_of(life)
    team = _team(life, now)
    workers = [each.name for each in staff.SOCIAL_WORKERS if each.team == team]
    worker = shares.dice("staff", household, staff.TEAMS.index(team)).one_of(workers)
    group = "" if household in alone else f"Family {household % 9973:04}"
    return Roster(*called, iro_of[household], worker, team, group)


def _iros(here: Sequence[Life]) -> dict[int, str]:
    """One IRO for each household: the largest households first, to whoever has most room left."""
    room = dict(staff.CHILDREN_OF)
    size: dict[int, int] = {}
    for life in here:
        if life.roster is None:
            size[household_of(life)] = size.get(household_of(life), 0) + 1
        elif life.roster.iro:
            room[life.roster.iro] -= 1
    found: dict[int, str] = {}
    for household in sorted(size, key=lambda each: (-size[each], each)):
        iro = max(room, key=room.__getitem__)
        found[household] = iro
        room[iro] -= size[household]
    return found


def _only_ones(lives: Iterable[Life], here: Mapping[str, Episode]) -> frozenset[int]:
    households = [household_of(life) for life in lives if life.number in here]
    return frozenset(each for each in households if households.count(each) == 1)


def _team(life: Life, now: Episode) -> str:
    if age_on(life.born_on, shares.KNOWN_TO) >= 14:
        return staff.THROUGH_CARE
    months = (shares.KNOWN_TO - _came(life)).days // 30
    return staff.COURT if months < (24 if now.legal_status in ("C1", "V2") else 16) else staff.IN_CARE


def _came(life: Life) -> date:
    """When the present time in care began; with short breaks, the first of them."""
    if life.episodes[0].legal_status in SHORT_BREAKS:
        return life.episodes[0].from_on
    return [e.from_on for e in life.episodes if e.reason_new == "S"][-1]


def reviewed(lives: Iterable[Life]) -> Iterator[Reviewed]:
    """Who reviewed each child in care: today’s IRO, and the one before where that one has left or the work was shared."""
    yield from _reviewed_by_hand()
    for life in lives:
        if life.roster is not None and "told by hand" not in life.told:
            yield from _reviewed(life, life.roster.iro)


def _reviewed(life: Life, iro: str) -> Iterator[Reviewed]:
    dice = shares.dice("staff", int(life.number.removeprefix("F-")))
    came = _came(life)
    named = min(working_days_after(came, _days(dice.between(1, 100))), max(LAST_WORKING_DAY, came))
    why = "came_back" if sum(e.reason_new == "S" for e in life.episodes) > 1 else "first"
    if named < SINCE_OF[iro]:
        before = staff.BEFORE.get(iro, "")
        if before:
            since = max(named, SINCE_OF[before])
            yield Reviewed(life.number, before, since, SINCE_OF[iro], why, since)
        named, why = SINCE_OF[iro], "left" if before else "share"
    elif (change := _shared(life, named)) and change[1] != iro:
        yield Reviewed(life.number, change[1], named, change[0], why, named)
        named, why = change[0], "share"
    told = named + dice.between(0, 6) * DAY
    yield Reviewed(life.number, iro, named, None, why, told if told <= LAST_WORKING_DAY else None)


def _shared(life: Life, named: date) -> tuple[date, str] | None:
    """The day of this year on which a child went to another IRO to share the work, and who had them before; few did."""
    dice = shares.dice("staff", household_of(life), 1)
    if named >= shares.LAST_DAY or not dice.chance(SHARED):
        return None
    on = date(2026, 5, 5) + dice.between(0, 20) * 7 * DAY
    return on, dice.one_of(("Marcus Bell", "Helen Dacre"))


def _days(luck: int) -> int:
    """Working days until somebody was named: five at most, but for a few."""
    return luck % 5 + 1 if luck > 6 else luck + 5


def worked(lives: Iterable[Life]) -> Iterator[Worked]:
    """Since when each child in care has had the social worker of today; of those told by hand, who came before."""
    yield from _worked_by_hand()
    for life in lives:
        if life.roster is None or not life.roster.worker or "told by hand" in life.told:
            continue
        worker = life.roster.worker
        since = max(_came(life), life.workers[-1].from_on if life.workers else _came(life), SINCE_OF[worker])
        while not is_working_day(since) and since < LAST_WORKING_DAY:
            since += DAY
        yield Worked(life.number, worker, life.roster.team, since, None)


def _reviewed_by_hand() -> Iterator[Reviewed]:
    for child in TOLD:
        ends = [day(since) for _, since, _, _ in child.iros[1:]]
        for (iro, since, why, told), until in zip(child.iros, (*ends, None), strict=False):
            yield Reviewed(child.number, iro, day(since), until, why, day(told) if told else None)


def _worked_by_hand() -> Iterator[Worked]:
    team_of = {each.name: each.team for each in staff.COLLEAGUES}
    for child in TOLD:
        ends = [day(since) for _, since in child.workers[1:]]
        for (worker, since), until in zip(child.workers, (*ends, None), strict=False):
            yield Worked(child.number, worker, child.team if until is None else team_of[worker], day(since), until)
