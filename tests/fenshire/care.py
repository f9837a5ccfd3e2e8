"""What happens in a stay: legal status, placements, adoption. The course of each child, and what a return says beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TypeVar

from tests.fenshire import shares
from tests.fenshire.shares import ADOPTED, HORIZON
from tests.fenshire.town import DAY, TURNED_18, Child, Stay
from tests.returns.days import age_on, birthday
from tests.returns.dice import Dice
from tests.returns.lives import Course, Episode
from tests.returns.sound import made_sound

T = TypeVar("T")

Event = tuple[date, str]

LONG_TERM = {"U6": "U4", "U3": "U1"}


@dataclass(slots=True)
class Adoption:
    """When a child was to be adopted: the decision, the placement order, the placement, and its end where it failed."""

    decided_on: date
    ordered_on: date
    placed_on: date | None
    placement: str = "A6"
    ended_on: date | None = None
    ended_why: str = ""


@dataclass(slots=True)
class Told:
    """A child with the course of their care."""

    child: Child
    episodes: tuple[Episode, ...]
    adoption: Adoption | None = None
    stays: list[tuple[date, date | None]] = field(default_factory=list)


def told(child: Child) -> Told:
    """Tell every stay of a child."""
    course = Course()
    if child.short_breaks:
        _short_breaks(child, course)
        return Told(child, course.episodes())
    adoption = None
    for at, stay in enumerate(child.stays):
        dice = shares.dice("care", child.household, child.born_on.toordinal(), at)
        adoption = _adoption(dice, child, stay)
        _stay(dice, child, stay, course, adoption)
    stays = [(stay.entered_on, stay.left_on if stay.left_on <= HORIZON else None) for stay in child.stays]
    if child.disrupted:
        stays[-1] = (stays[-1][0], None)
    return Told(child, made_sound(course).episodes(), adoption, stays)


def by_age(table: Mapping[int, T], age: int) -> T:
    """The entry of the highest age that has been reached."""
    return table[max(start for start in table if start <= age)]


def _stay(dice: Dice, child: Child, stay: Stay, course: Course, adoption: Adoption | None) -> None:
    end = min(stay.left_on, HORIZON)
    statuses = list(_statuses(dice, child, stay))
    if adoption is not None and adoption.ordered_on < end:
        statuses = [event for event in statuses if event[0] < adoption.ordered_on]
        statuses.append((adoption.ordered_on, "E1"))
    full_order = next((on for on, status in statuses if status == "C2" and stay.why != ADOPTED), None)
    homes = list(_homes(dice, child, stay, full_order))
    if adoption is not None and adoption.placed_on is not None:
        homes = [event for event in homes if event[0] < adoption.placed_on - 20 * DAY]
        homes.append((adoption.placed_on, adoption.placement))
        if adoption.ended_on is not None:
            homes.append((adoption.ended_on, "U6"))
    homes = [event for event in homes if event[0] < end]
    _tell(course, [event for event in statuses if event[0] < end], homes)
    if stay.left_on <= HORIZON and not child.disrupted:
        course.ends_by(stay.left_on, _reason(dice, stay, homes[-1][1]))


def _tell(course: Course, statuses: list[Event], homes: list[Event]) -> None:
    """Tell statuses and placements day by day. A placement that becomes long-term or adoptive may keep its carer."""
    status_on, home_on = dict(statuses), dict(homes)
    before = ""
    for on in sorted(status_on | home_on):
        status, placement = status_on.get(on, ""), home_on.get(on, "")
        if not before:
            course.enters(on, status, placement)
        else:
            same = (before, placement) in LONG_TERM.items() or placement in ("A3", "A5")
            course.changes(on, status=status, placement=placement, same_carer=same)
        before = placement or before


def _statuses(dice: Dice, child: Child, stay: Stay) -> Iterator[Event]:
    """Legal statuses: accommodated or protected first, then an interim and a full order, or neither."""
    age, today = age_on(child.born_on, stay.entered_on), stay.entered_on
    status = "V2" if child.uasc else dice.weighed(by_age(shares.FIRST_STATUS, age))
    yield today, status
    if status in ("L1", "L2"):
        today += dice.between(1, 3) * DAY if status == "L1" else dice.between(5, 8) * DAY
        status = "C1" if status == "L2" or dice.chance(600) else "V2"
        yield today, status
    if status == "J1":
        yield today + dice.between(15, 60) * DAY, "V2"
        return
    if status == "V2":
        if child.uasc or not dice.chance(by_age(shares.TO_COURT, age)):
            return
        today += dice.between(20, 150) * DAY
        yield today, "C1"
    yield today + dice.between(160, 320) * DAY, "C2"


def _homes(dice: Dice, child: Child, stay: Stay, full_order: date | None) -> Iterator[Event]:
    """Placements, each from its day; as if the stay went on, whoever reads stops at its end."""
    today, end = stay.entered_on, min(stay.left_on, HORIZON)
    turns_16 = birthday(child.born_on, 16)
    own_flat = turns_16 + dice.between(20, 300) * DAY if dice.chance(shares.TO_OWN_FLAT) else None
    parents = _with_parents(dice, full_order)
    first = True
    while today < end:
        age = age_on(child.born_on, today)
        table = shares.FIRST_PLACEMENT if first else shares.LATER_PLACEMENT
        placement = dice.weighed(shares.UASC_PLACEMENT if child.uasc else by_age(table, age))
        placement = "U6" if placement == "K3" and age < 16 else placement
        lasts = today + dice.between(*dice.weighed(shares.DAYS_OF_A_PLACEMENT)) * DAY
        moments = ((parents, "P1"), (own_flat, "K3"))
        to_stay = min(((on, where) for on, where in moments if on and today < on <= lasts), default=None)
        until = to_stay[0] if to_stay else lasts
        yield today, placement
        yield from _away_and_back(dice, placement, today, until)
        if placement in LONG_TERM and (until - today).days > 560 and not child.uasc:
            yield today + dice.between(300, 540) * DAY, LONG_TERM[placement]
        if to_stay:
            yield to_stay
            return
        today, first = lasts, False


def _away_and_back(dice: Dice, placement: str, today: date, until: date) -> Iterator[Event]:
    """Some days in hospital or with other carers, and back."""
    if (until - today).days > 120 and placement in ("U6", "U3", "K2") and dice.chance(shares.SOME_DAYS_AWAY):
        away = today + dice.between(40, 100) * DAY
        yield away, "T1" if placement == "K2" else dice.one_of(("T1", "T3", "T4"))
        yield away + dice.between(3, 7) * DAY, placement


def _with_parents(dice: Dice, full_order: date | None) -> date | None:
    if full_order is None or not dice.chance(shares.PLACED_WITH_PARENTS):
        return None
    return full_order + dice.between(5, 400) * DAY


def _adoption(dice: Dice, child: Child, stay: Stay) -> Adoption | None:
    if stay.why == ADOPTED:
        placed_on = stay.left_on - dice.between(150, 320) * DAY
        ordered_on = placed_on - dice.between(30, 110) * DAY
        placement = dice.weighed({"A6": 70, "A5": 24, "A4": 4, "A3": 2})
        found = Adoption(ordered_on - dice.between(10, 40) * DAY, ordered_on, placed_on, placement)
        if child.disrupted:
            found.placement = "A6"
            found.ended_on = min(placed_on + dice.between(70, 110) * DAY, HORIZON)
            found.ended_why = "RD4"
        return found
    ordered_on = stay.entered_on + dice.between(330, 420) * DAY
    if stay.why != TURNED_18 or age_on(child.born_on, ordered_on) > 5 or ordered_on > HORIZON:
        return None
    if not dice.chance(shares.ORDER_WITHOUT_PLACEMENT):
        return None
    found = Adoption(ordered_on - dice.between(10, 40) * DAY, ordered_on, None)
    if dice.chance(500):
        found.ended_on, found.ended_why = ordered_on + dice.between(200, 400) * DAY, "RD3"
    return found


def _reason(dice: Dice, stay: Stay, last: str) -> str:
    if stay.why == TURNED_18:
        return dice.weighed(shares.AT_18["U" if last.startswith("U") else ""])
    if stay.why in shares.REASONS:
        return dice.weighed(shares.REASONS[stay.why])
    return stay.why


def _short_breaks(child: Child, course: Course) -> None:
    """V4: one open agreement. V3: a weekend or a week at a time, some weeks apart."""
    dice = shares.dice("care", child.household)
    stay = child.stays[0]
    if child.short_breaks == "V4":
        course.enters(stay.entered_on, "V4", dice.one_of(("U6", "K2")))
        if stay.left_on <= HORIZON:
            course.leaves(stay.left_on, stay.why)
        return
    on = stay.entered_on
    while on < min(stay.left_on, HORIZON):
        course.enters(on, "V3", "K2")
        course.leaves(on + dice.between(2, 4) * DAY, "E4A")
        on += timedelta(days=dice.between(40, 60))
