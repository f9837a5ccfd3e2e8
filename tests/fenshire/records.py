"""What Fenshire's returns say beside care, reviews and homes: health, missing, adoption, leaving care."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from tests.fenshire import shares
from tests.returns.beside import Shares, Throw, beside
from tests.returns.days import birthday
from tests.returns.lives import Life

SHARES = Shares(
    faults=0,
    previous_permanence=70,
    away_in_a_placement=310,
    away_more_than_once=450,
    missing_not_away=760,
    worker_changes_after_days=(150, 900),
    liberty_in_a_childrens_home=30,
    uasc_status_ceases_early=0,
    sdq_returned=860,
    sdq_scores={(0, 6): 14, (7, 13): 31, (14, 16): 19, (17, 24): 27, (25, 36): 9},
    convicted=32,
    health_check=930,
    immunised=885,
    teeth=932,
    assessed=912,
    substances=30,
    in_touch=930,
    active=580,
    suitable=900,
)


def told(lives: Iterable[Life]) -> list[Life]:
    """The lives with every further table."""
    return [_beside(life) for life in lives]


def beside_of(life: Life, adopted_before: date | None) -> Life:
    """The life of a child who is told by hand, with every further table."""
    number = int(life.number.removeprefix("F-"))
    return beside(Throw((shares.SEED, 90, life.born_on.toordinal(), number)), life, SHARES, adopted_before)


def _beside(life: Life) -> Life:
    """As the returns have it; a mother's child is drawn by the dice that have always drawn it."""
    number = int(life.number.removeprefix("F-"))
    throw = Throw((shares.SEED, 90, life.born_on.toordinal(), number))
    return replace(beside(throw, life, SHARES), childs_birth=_childs_birth(life, number))


def _childs_birth(life: Life, number: int) -> date | None:
    dice = shares.dice("files", life.born_on.toordinal(), number, 1)
    if life.sex != "F":
        return None
    had = birthday(life.born_on, 16) + timedelta(days=dice.between(30, 500))
    return had if dice.chance(110) else None
