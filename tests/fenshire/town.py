"""Who comes into care in Fenshire, when, and when and why they leave it. Not what happens to them in between."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from tests.fenshire import shares
from tests.fenshire.shares import ADOPTED, ARRANGED, FIRST_DAY, GUARDIAN, HOME
from tests.returns.days import age_on, birthday
from tests.returns.dice import Dice

TURNED_18 = "turned 18"
DAY = timedelta(days=1)


@dataclass(slots=True)
class Stay:
    """One time in care: until 18 if nothing else is decided (`why` is a share's name or a reason of the return)."""

    entered_on: date
    left_on: date
    why: str = TURNED_18


@dataclass(slots=True)
class Child:
    """A child and their stays. `short_breaks` is V3 or V4 for one who is only ever there for short breaks."""

    household: int
    born_on: date
    sex: str
    ethnicity: str
    stays: list[Stay] = field(default_factory=list)
    uasc: bool = False
    short_breaks: str = ""
    disrupted: bool = False  # their placement for adoption came to an end

    @property
    def turns_18_on(self) -> date:
        """The day on which care ends at the latest."""
        return birthday(self.born_on, 18)

    def comes(self, on: date) -> None:
        """Care begins, and lasts until 18 unless something else is decided."""
        self.stays.append(Stay(on, self.turns_18_on))

    def stays_on(self, on: date) -> bool:
        """Whether nothing has been decided for them and they are in care on a day."""
        stay = self.stays[-1]
        return stay.why == TURNED_18 and stay.entered_on <= on < stay.left_on


@dataclass(frozen=True, slots=True)
class Way:
    """A way out of care: who may take it. Ages are on the day of leaving, days are in care by then."""

    least_days: int
    youngest: int = 0
    oldest: int = 17
    oldest_at_entry: int = 17


WAYS = {
    ADOPTED: Way(490, oldest=6, oldest_at_entry=4),
    GUARDIAN: Way(240, oldest=13),
    ARRANGED: Way(150, oldest=15),
    HOME: Way(9, oldest=16),
    "E13": Way(60, youngest=6, oldest=16),
    "E3": Way(90, oldest=16),
    "E8": Way(20, oldest=16),
    "E9": Way(40, youngest=15),
}


def children() -> list[Child]:
    """Everybody, in order of the day on which they first came."""
    dice = shares.dice("town")
    town = [*_already_here(dice)]
    for year in shares.LEAVERS:
        town += _entrants(dice, year, town) if year in shares.ENTRANTS else []
        _leavers(dice, year, town)
    _one_adoption_fails(town)
    town += _short_breaks(dice)
    town += _came_since(town)
    return sorted(town, key=lambda child: (child.stays[0].entered_on, child.household, child.born_on))


def _some_day(dice: Dice, first: date, last: date) -> date:
    """A day between two, seldom of a weekend."""
    on = first + dice.between(0, (last - first).days) * DAY
    return on if on.weekday() < 5 or dice.chance(250) else max(first, on - 2 * DAY)


def _born(dice: Dice, on: date, age: int) -> date:
    """A birth date of which somebody has an age on a day; not a birthday on that day."""
    if age == 0 and dice.chance(500):
        return on - dice.between(0, 25) * DAY
    return on - (age * 1461 // 4 + dice.between(2, 360)) * DAY


def _already_here(dice: Dice) -> Iterator[Child]:
    on = FIRST_DAY - DAY
    ages = [age for age, count in shares.AGES_AT_FIRST.items() for _ in range(count)]
    for household, age in enumerate([*ages, *(dice.between(15, 17) for _ in range(shares.UASC_AT_FIRST))]):
        uasc = household >= len(ages)
        child = _child(dice, household, _born(dice, on, age), uasc=uasc)
        days = dice.weighed(shares.YEARS_SO_FAR) * 365 + dice.between(5, 364)
        longest = min(600, (on - birthday(child.born_on, 14)).days) if uasc else (on - child.born_on).days
        child.comes(on - (days if days <= longest else dice.between(0, longest)) * DAY)
        yield child


def _child(dice: Dice, household: int, born_on: date, *, uasc: bool = False) -> Child:
    of_household = shares.dice("town", household)
    ethnicity = of_household.weighed(shares.ETHNICITIES_UASC if uasc else shares.ETHNICITIES)
    sex = dice.weighed({"M": 9, "F": 1} if uasc else shares.SEXES)
    return Child(household, born_on, sex, ethnicity, uasc=uasc)


def _entrants(dice: Dice, year: int, town: list[Child]) -> list[Child]:
    """Those who come for the first time; those who come back are told on the child who is there already."""
    first, last = date(year - 1, 4, 1), date(year, 3, 31)
    wanted = shares.ENTRANTS[year] - _come_back(dice, first, last, town)
    found: list[Child] = []
    for at in range(shares.UASC_ENTRANTS):
        on = _some_day(dice, first, last)
        child = _child(dice, year * 1000 + at, _born(dice, on, dice.between(15, 16)), uasc=True)
        child.comes(on)
        found.append(child)
    household = year * 1000 + 100
    while len(found) < wanted:
        household += 1
        found += _together(dice, household, _some_day(dice, first, last))
    return found[:wanted]


def _together(dice: Dice, household: int, on: date) -> Iterator[Child]:
    """One child, or brothers and sisters on one day."""
    age = dice.weighed(shares.AGES_OF_ENTRANTS)
    for _ in range(dice.weighed(shares.HOUSEHOLDS)):
        child = _child(dice, household, _born(dice, on, age))
        child.comes(on)
        yield child
        age -= dice.between(1, 3)
        if age < 0:
            return


def _come_back(dice: Dice, first: date, last: date, town: list[Child]) -> int:
    """Some of those who went home in the years before come into care again, under the same number. Returns how many."""
    gone = [
        child
        for child in town
        if child.stays[-1].why == HOME
        and child.stays[-1].left_on < last - 120 * DAY
        and len(child.stays) == 1
        and age_on(child.born_on, last) < 17
    ]
    count = min(shares.RE_ENTRANTS, len(gone))
    for _ in range(count):
        child = gone.pop(dice.between(0, len(gone) - 1))
        child.comes(_some_day(dice, max(first, child.stays[-1].left_on + 30 * DAY), last))
    return count


def _leavers(dice: Dice, year: int, town: list[Child]) -> None:
    """Decide who leaves in a year, and how; whoever is not chosen stays, until 18."""
    first, last = date(year - 1, 4, 1), date(year, 3, 31)
    for why, count in shares.LEAVERS[year].items():
        able = [child for child in town if _earliest(child, WAYS[why], first) <= _latest(child, WAYS[why], last)]
        able += [child for child in able if why == HOME and child.stays[-1].entered_on > first - 250 * DAY] * 3
        for _ in range(min(count, len(able))):
            child = dice.one_of(able)
            able = [other for other in able if other is not child]
            left_on = _some_day(dice, _earliest(child, WAYS[why], first), _latest(child, WAYS[why], last))
            child.stays[-1].left_on, child.stays[-1].why = left_on, why


def _earliest(child: Child, way: Way, first: date) -> date:
    stay = child.stays[-1]
    if stay.why != TURNED_18 or child.uasc or age_on(child.born_on, stay.entered_on) > way.oldest_at_entry:
        return date.max
    return max(first, stay.entered_on + way.least_days * DAY, birthday(child.born_on, way.youngest))


def _latest(child: Child, way: Way, last: date) -> date:
    return min(last, birthday(child.born_on, way.oldest + 1) - DAY)


def _one_adoption_fails(town: list[Child]) -> None:
    """That of the child who was to be adopted first after the returns: the placement ends within them."""
    waiting = [child for child in town if child.stays[-1].why == ADOPTED and child.stays[-1].left_on > shares.LAST_DAY]
    min(waiting, key=lambda child: child.stays[-1].left_on).disrupted = True


def _short_breaks(dice: Dice) -> Iterator[Child]:
    """A few disabled children who are there for short breaks: an agreed series, or break by break."""
    for at in range(9):
        on = _some_day(dice, FIRST_DAY + 20 * DAY, date(2025, 10, 1))
        child = _child(dice, 900 + at, _born(dice, on, dice.between(5, 12)))
        child.short_breaks = "V3" if at % 3 == 2 else "V4"
        child.comes(on)
        child.stays[-1].left_on = on + dice.between(500, 1300) * DAY
        child.stays[-1].why = "E8"
        yield child


def _came_since(town: list[Child]) -> list[Child]:
    """Those who come after the three whole years: by dice of their own, so that nothing before them moves."""
    dice = shares.dice("since")
    first, last = shares.LAST_DAY + DAY, shares.KNOWN_TO - 3 * DAY
    gone = [child for child in town if child.stays[-1].why == HOME and child.stays[-1].left_on < date(2025, 3, 1)]
    gone = [child for child in gone if len(child.stays) == 1 and age_on(child.born_on, last) < 16]
    for _ in range(shares.SINCE["back"]):
        gone.pop(dice.between(0, len(gone) - 1)).comes(_some_day(dice, first, last))
    found: list[Child] = []
    for at in range(shares.SINCE["uasc"]):
        on = _some_day(dice, first, last)
        found.append(_child(dice, 2_027_000 + at, _born(dice, on, dice.between(15, 16)), uasc=True))
        found[-1].comes(on)
    household = 2_027_100
    while len(found) < shares.SINCE["all"] - shares.SINCE["back"]:
        household += 1
        found += _together(dice, household, _some_day(dice, first, last))
    for child in found:
        stay = child.stays[0]
        if not child.uasc and stay.entered_on < last - 40 * DAY and dice.chance(shares.SINCE_GONE_HOME):
            stay.left_on, stay.why = _some_day(dice, stay.entered_on + 10 * DAY, last), HOME
    return found
