"""Why reviews of this year were late and what that did to the child, and those held in two parts around the last lawful day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from tests.fenshire import shares
from tests.fenshire.shares import FIRST_DAY, KNOWN_TO, LAST_DAY
from tests.returns.days import is_working_day
from tests.returns.lives import Life
from tests.returns.walk import walk

NOT_SAID = ("F-1012",)
"""Kyle: his is overdue, and nobody has written yet why."""

EXPLAINED = 850  # in a thousand of the late reviews
SAID = {  # the council's reason, and what the delay did to the child
    "Key professionals did not attend": "The school plan was not there to be looked at, and waited another two weeks.",
    "Assessments or reports came late": "Time with family stayed as it was until the review, although a change was asked for.",
    "The child or family asked for another day": "None that the child told of: the day was chosen with them.",
    "The IRO was ill or away": "The child had to wait to say in the meeting what they had told their IRO before.",
    "The social worker changed": "The child told the same things twice, to two people.",
    "The child moved home": "The first weeks in the new home passed without an agreed plan for school.",
    "An error in booking or recording": "A health appointment that the review was to ask for was made ten days later.",
}


@dataclass(frozen=True, slots=True)
class Late:
    """A review that was held after the last lawful day: which, when it was held, why, and what it did to the child."""

    number: str
    latest_on: date
    held_on: date
    reason: str
    effect: str


@dataclass(frozen=True, slots=True)
class InParts:
    """A review that was begun on a day and completed on another."""

    number: str
    begun_on: date
    completed_on: date


def late(lives: Iterable[Life]) -> Iterator[Late]:
    """The late reviews of this year with what was written of them; a blank reason where nobody has."""
    for life in lives:
        if life.number in NOT_SAID or not any(review.held_on > LAST_DAY for review in life.reviews):
            continue
        for kept in walk(life, FIRST_DAY, KNOWN_TO)[0]:
            if kept.outcome == "not met" and kept.held_on and kept.held_on > LAST_DAY and kept.latest_on:
                dice = shares.dice("told", int(life.number.removeprefix("F-")), kept.held_on.toordinal())
                reason = dice.one_of(tuple(SAID)) if dice.chance(EXPLAINED) else ""
                yield Late(life.number, kept.latest_on, kept.held_on, reason, SAID.get(reason, ""))


def in_parts(lives: Iterable[Life], were_late: Iterable[Late]) -> Iterator[InParts]:
    """Some of the late were begun in time; others went on for a second day and were in time with both."""
    lates: set[tuple[str, date]] = set()
    for each in were_late:
        lates.add((each.number, each.held_on))
        dice = shares.dice("told", int(each.number.removeprefix("F-")), 3)
        if (each.held_on - each.latest_on).days <= 12 and (each.number == "F-1017" or dice.chance(350)):
            yield InParts(each.number, _working_day_by(each.latest_on), each.held_on)
    for life in lives:
        dice = shares.dice("told", int(life.number.removeprefix("F-")), 4)
        for review in life.reviews:
            if review.held_on > LAST_DAY and (life.number, review.held_on) not in lates and dice.chance(8):
                yield InParts(life.number, _working_day_by(review.held_on - timedelta(days=5)), review.held_on)


def _working_day_by(on: date) -> date:
    while not is_working_day(on):
        on -= timedelta(days=1)
    return on
