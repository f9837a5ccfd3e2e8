"""When the reviews of each child are held: mostly some days before they must be, on a working day. Not who takes part."""

from __future__ import annotations

from datetime import date

from tests.fenshire import shares
from tests.fenshire.care import Told
from tests.fenshire.shares import HORIZON
from tests.fenshire.town import DAY
from tests.returns.chair import latest_on
from tests.returns.days import collection_year, is_working_day
from tests.returns.dice import Dice

REMEMBERED_FROM = date(2022, 6, 1)
"""Of a stay that began before this, one review before the returns is drawn, and the rest follow from it."""


def held(told: Told) -> list[date]:
    """Every day on which a review of this child was held, in order."""
    found: list[date] = []
    for at, (start, left_on) in enumerate(told.stays):
        dice = shares.dice("meetings", told.child.household, start.toordinal())  # one meeting for brothers and sisters
        last_stay = at == len(told.stays) - 1
        adoption = told.adoption if last_stay else None
        end = left_on or HORIZON
        if adoption is None or adoption.placed_on is None or adoption.placed_on >= end:
            found += _of_track(dice, "statutory", start, end)
            continue
        found += _of_track(dice, "statutory", start, adoption.placed_on)
        found += _of_track(dice, "adoption", adoption.placed_on, min(end, adoption.ended_on or end))
        if adoption.ended_on is not None:
            found += _of_track(dice, "back", adoption.ended_on, end)
    return sorted(set(found))


def _of_track(dice: Dice, track: str, start: date, end: date) -> list[date]:
    """Reviews from the first day of a track until its end, that day left out."""
    before = [] if start >= REMEMBERED_FROM else _some_before(dice)
    held = list(before)
    while True:
        latest = latest_on(track, start, held)
        earliest = held[-1] + 15 * DAY if held else start + 5 * DAY
        on = _held_on(dice, latest, earliest, place=len(held) + 1)
        if on >= end:
            return held[len(before) - 1 :] if before else held
        held.append(on)


def _some_before(dice: Dice) -> list[date]:
    """Two reviews of a child long in care, the second of them in the half-year before the returns."""
    on = date(2022, 10, 3) + dice.between(0, 178) * DAY
    on = _working(on, -1)
    return [on - 170 * DAY, on]


def _held_on(dice: Dice, latest: date, earliest: date, *, place: int) -> date:
    if shares.OVERDUE_FROM <= latest <= shares.LAST_DAY:
        if dice.chance(shares.OVERDUE):
            return _working(shares.LAST_DAY + dice.between(2, 15) * DAY, 1)
    elif dice.chance(_late_in_a_thousand(latest, place)):
        return _working(latest + dice.between(*dice.weighed(shares.DAYS_LATE)) * DAY, 1)
    which = "first" if place == 1 else "second" if place == 2 else "later"
    on = _working(latest - dice.between(*dice.weighed(shares.DAYS_EARLY[which])) * DAY, -1)
    return on if on >= earliest else min(latest, _working(earliest, 1))


def _late_in_a_thousand(latest: date, place: int) -> int:
    quarter = (latest.month - 4) % 12 // 3
    year = min(collection_year(latest), max(shares.LATE))
    base = shares.LATE[year][quarter] if year in shares.LATE else shares.LATE_BEFORE
    return base + (shares.LATE_FIRST if place == 1 else 0)


def _working(on: date, step: int) -> date:
    """The day, or the working day next to it in a direction."""
    while not is_working_day(on):
        on += step * DAY
    return on
