"""How each child took part in each review, as the return's code; and with that the whole life. Nothing is wrong yet."""

from __future__ import annotations

from datetime import date

from tests.fenshire import shares
from tests.fenshire.care import Told, by_age
from tests.returns.beside.people import pupil_number
from tests.returns.days import age_on, collection_year
from tests.returns.dice import Dice
from tests.returns.lives import Life, Review


def heard(told: Told, held_on: list[date]) -> Life:
    """The life of a child: care, reviews and codes. Its number is given in `faults`, when all are there."""
    child = told.child
    dice = shares.dice("voices", child.household, child.born_on.toordinal())
    adoption = told.adoption
    placed = () if adoption is None else ((adoption.decided_on, adoption.ended_on, adoption.ended_why),)
    return Life(
        number="",
        born_on=child.born_on,
        sex=child.sex,
        episodes=told.episodes,
        reviews=tuple(_reviews(dice, child.born_on, held_on)),
        ethnicity=child.ethnicity,
        upn=pupil_number(dice, child.born_on),
        uasc_until=child.turns_18_on if child.uasc else None,
        placed=placed,
        told=frozenset({f"household {child.household}"}),
    )


def _reviews(dice: Dice, born_on: date, held_on: list[date]) -> list[Review]:
    found: list[Review] = []
    for on in held_on:
        before = found[-1].code if found else "PN0"
        found.append(Review(on, _code(dice, age_on(born_on, on), collection_year(on), before)))
    return found


def _code(dice: Dice, age: int, year: int, before: str) -> str:
    """A code; older children tend to take part as they did the last time."""
    if age < 4:
        return "PN0"
    if before != "PN0" and dice.chance(shares.THE_SAME_AGAIN):
        return before
    weights = dict(by_age(shares.CODES, age))
    more = shares.MORE_ATTEND.get(year, 0)
    weights["PN1"], weights["PN6"] = weights["PN1"] + more, weights["PN6"] - more
    return dice.weighed(weights)
