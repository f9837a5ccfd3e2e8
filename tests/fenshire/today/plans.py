"""The days on which next reviews are planned: those told by hand, and most of the others that fall due in the next weeks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta

from tests.fenshire import shares
from tests.fenshire.cast import BY_NUMBER
from tests.fenshire.names import household_of
from tests.fenshire.shares import KNOWN_TO
from tests.fenshire.today.homes import lives_with
from tests.returns.days import day, is_working_day
from tests.returns.lives import Life

FACE, HYBRID, VIRTUAL = "face", "hybrid", "virtual"
FIRST = KNOWN_TO + timedelta(days=2)  # the day after the one on which the demonstration stands
PLANNED = {30: 985, 60: 820, 90: 550, 120: 250, 400: 50}  # in a thousand of those due within so many days
TIMES = ((15, 45), (16, 0), (16, 15), (16, 30), (10, 0), (13, 30), (11, 15))
PLACES = ("Fenmarket library", "Saltby family centre", "the school", "Alderbrook children’s centre", "")


@dataclass(frozen=True, slots=True)
class Plan:
    """The day on which a child’s next review is planned; where it is after the law’s, why and what that does to the child."""

    number: str
    planned_on: date
    at: time | None
    place: str
    mode: str
    by: str = "grace"
    reason: str = ""
    effect: str = ""


@dataclass(frozen=True, slots=True)
class AskedFor:
    """By when the law wants a child’s next review, and the 18th birthday where that comes first."""

    number: str
    latest_on: date
    lapses_on: date | None


BY_HAND = (
    Plan("F-1001", day("Thu 26 Nov 2026"), time(16, 15), "Marcia’s home", FACE, "nadia"),
    Plan("F-1002", day("Fri 27 Nov 2026"), time(15, 45), "Pat and Lou’s home", FACE, "nadia"),
    Plan("F-1003", day("Wed 18 Nov 2026"), time(16, 30), "Sandra’s home", FACE, "nadia"),
    Plan("F-1004", day("Tue 1 Dec 2026"), time(14, 0), "Olwen’s home", FACE),
    Plan("F-1008", day("Mon 16 Nov 2026"), time(14, 0), "Fenmarket library", FACE, "nadia"),
    Plan("F-1009", day("Fri 27 Nov 2026"), time(10, 0), "Wendy and Clive’s home", FACE),
    Plan("F-1014", day("Fri 20 Nov 2026"), time(10, 0), "Saltby family centre", HYBRID),
    Plan("F-1015", day("Fri 20 Nov 2026"), time(11, 15), "Saltby family centre", HYBRID),
    Plan(
        *("F-1016", day("Thu 3 Dec 2026"), time(16, 30), "Priti and Hal’s home", FACE, "helen"),
        "The child or family asked for another day",
        "None that he sees: his mock exams end on Wed 2 Dec, and he asked to be able to think about his plans after them.",
    ),
    Plan("F-1018", day("Wed 2 Dec 2026"), time(15, 45), "Imran’s home", FACE),
    Plan("F-1019", day("Thu 3 Dec 2026"), time(16, 0), "", VIRTUAL),
    Plan("F-1027", day("Wed 16 Dec 2026"), time(16, 15), "Elaine’s home", HYBRID),
)
"""Kyle, Jasmine, Ava and Leo have none: that is what the day asks somebody to see to. Marlon needs none."""


def plans(lives: Iterable[Life], asked_for: Mapping[str, AskedFor]) -> Iterator[Plan]:
    """The plans told by hand, and of the others those that somebody has made by now. No IRO is in two places at once."""
    told = list(lives)
    home = {each.number: each.who for each in lives_with(told) if each.until_on is None}
    taken: set[tuple[str, date, time]] = set()
    for plan in BY_HAND:
        if plan.at is not None:
            taken.add((BY_NUMBER[plan.number].iro, plan.planned_on, plan.at))
        yield plan
    for life in told:
        asked = asked_for.get(life.number)
        if asked and asked.lapses_on is None and life.number not in BY_NUMBER and life.roster is not None:
            yield from _planned(life, life.roster.iro, asked.latest_on, home.get(life.number, ""), taken)


def _planned(
    life: Life, iro: str, latest_on: date, lives_with: str, taken: set[tuple[str, date, time]]
) -> Iterator[Plan]:
    dice = shares.dice("told", household_of(life), latest_on.toordinal())  # brothers and sisters on one day
    within = (latest_on - KNOWN_TO).days
    if not dice.chance(next(share for days, share in PLANNED.items() if within <= days)):
        return
    on = _working_day(latest_on - timedelta(days=dice.between(0, 9)))
    mode = dice.weighed({FACE: 64, HYBRID: 22, VIRTUAL: 10, "": 4})
    times = [time(*dice.one_of(TIMES))] + [time(*each) for each in TIMES]
    at = next((each for each in times if (iro, on, each) not in taken), None)
    if at is not None:
        taken.add((iro, on, at))
    place = (
        "" if mode == VIRTUAL else f"{lives_with}’s home" if lives_with and dice.chance(600) else dice.one_of(PLACES)
    )
    yield Plan(life.number, on, at, place, mode)


def _working_day(on: date) -> date:
    """The working day on or before a day, and none that has passed."""
    while not is_working_day(on):
        on -= timedelta(days=1)
    return max(on, FIRST)
