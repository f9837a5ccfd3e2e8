"""Decides when each review of an invented child is held: early, on the very day, late or never.

It knows the whole life, also what no return will show. The truth about returns is told by `walk`, without this.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from tests.returns.days import ONE_DAY, birthday, months_after, working_days_after
from tests.returns.dice import Dice
from tests.returns.lives import Promise, Review

# How a review is held, against the last lawful day. In a thousand.
TIMING = {
    "early": 460,
    "well ahead": 190,
    "soon after the one before": 40,
    "the day before": 30,
    "on the very day": 100,
    "a day late": 45,
    "late": 60,
    "very late": 30,
    "more than a year late": 10,
    "never": 25,
    "on the last day of a month": 10,
}
CODES_4_AND_OVER = {"PN1": 380, "PN2": 40, "PN3": 20, "PN4": 40, "PN5": 150, "PN6": 250, "PN7": 120}


@dataclass(frozen=True, slots=True)
class Told:
    """The reviews of one stretch on a track, promised and held, and what happened on purpose on the way."""

    promises: list[Promise]
    situations: set[str]

    def held(self) -> list[date]:
        """The days on which reviews were held."""
        return [p.held_on for p in self.promises if p.held_on is not None]

    def until(self, on: date, *, included: bool) -> Told:
        """The same with nothing held after a day; the first review that this cuts off stays promised, not held."""
        kept: list[Promise] = []
        for promise in self.promises:
            if promise.held_on is None or promise.held_on > on or (promise.held_on == on and not included):
                return Told([*kept, replace(promise, held_on=None)], self.situations)
            kept.append(promise)
        return Told(kept, self.situations)


def latest_on(track: str, start: date, held: list[date]) -> date:
    """By when the next review of a track must be held."""
    if held:
        return months_after(held[-1], 3 if len(held) == 1 and track != "back" else 6)
    if track == "statutory":
        return working_days_after(start, 20)
    return start + timedelta(days=42 if track == "back" else 28)


def hold_reviews(dice: Dice, track: str, start: date, horizon: date) -> Told:
    """Hold the reviews of a track from its first day until the horizon, or until one is never held.

    "back" is the statutory track of a child back from an adoptive placement: its first review is of another law.
    """
    held: list[date] = []
    promises: list[Promise] = []
    situations: set[str] = set()
    while True:
        latest = latest_on(track, start, held)
        of = "statutory" if track == "back" and held else track
        floor = held[-1] + ONE_DAY if held else start
        on = _held_on(dice, dice.weighed(TIMING), floor, latest)
        if on is None or on > horizon:
            promises.append(Promise(of, start, len(held) + 1, latest, None))
            situations.add(
                "a review missed and overdue" if on is None and latest <= horizon else "a review not yet due"
            )
            return Told(promises, situations)
        situations |= _situations(on, latest)
        promises.append(Promise(of, start, len(held) + 1, latest, on))
        held.append(on)


def _held_on(dice: Dice, timing: str, floor: date, latest: date) -> date | None:
    days = (latest - floor).days
    if timing == "never":
        return None
    if timing == "on the last day of a month":
        ends = [d for d in (floor + timedelta(days=n) for n in range(days + 1)) if (d + ONE_DAY).day == 1]
        return dice.one_of(ends) if ends else latest
    by = {
        "early": -dice.between(2, 15),
        "well ahead": -dice.between(16, 60),
        "soon after the one before": -max(0, days - dice.between(1, 20)),
        "the day before": -1,
        "on the very day": 0,
        "a day late": 1,
        "late": dice.between(2, 30),
        "very late": dice.between(31, 150),
        "more than a year late": dice.between(366, 420),
    }[timing]
    return max(floor, latest + timedelta(days=by))


def _situations(on: date, latest: date) -> set[str]:
    late = (on - latest).days
    told = {
        "a review early" if late < 0 else "a review on the very day" if late == 0 else "a review late",
        "a review one day late" if late == 1 else "a review very late" if late > 30 else "",
        "a review on 29 February" if (on.month, on.day) == (2, 29) else "",
        "a review on the last day of a month" if (on + ONE_DAY).day == 1 else "",
        "a due date on a day that is not a working day" if latest.weekday() > 4 else "",
    }
    return told - {""}


def on_these_days(start: date, held: list[date], situations: set[str]) -> Told:
    """Statutory reviews held on chosen days and none after: the next one stays promised."""
    promises = [
        Promise("statutory", start, place, latest_on("statutory", start, held[: place - 1]), on)
        for place, on in enumerate(held, 1)
    ]
    after = Promise("statutory", start, len(held) + 1, latest_on("statutory", start, held), None)
    return Told([*promises, after], situations)


def code(dice: Dice, born_on: date, on: date) -> str:
    """A participation code: right for the age most of the time."""
    turns_4 = birthday(born_on, 4)
    luck = dice.between(1, 1000)
    if luck > 985:
        return ""
    if luck > 975:
        return dice.one_of(("PN8", "PN9", "P1", "YES"))
    under_4 = on < turns_4 or (on == turns_4 and dice.chance(500))
    if luck > 950:
        under_4 = not under_4
    return "PN0" if under_4 else dice.weighed(CODES_4_AND_OVER)


def reviews(dice: Dice, born_on: date, held: list[date]) -> list[Review]:
    """The reviews held on these days, each with its code."""
    return [Review(on, code(dice, born_on, on)) for on in held]
