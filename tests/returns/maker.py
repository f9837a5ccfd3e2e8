"""Draws households by dice, tells each its story, and gives every child of it a number."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import islice

from tests.returns.chair import reviews
from tests.returns.dice import Dice
from tests.returns.lives import Life, Review
from tests.returns.stories import STORIES, Draft

ETHNIC = ("WBRI", "WBRI", "WBRI", "WBRI", "MWBC", "MOTH", "AIND", "APKN", "BAFR", "BCRB", "OOTH", "WOTH")


def make(children: int, seed: int, years: tuple[int, ...]) -> list[Life]:
    """So many children, every one of them looked after on some day of the collection years asked for."""
    return list(islice(_lives(seed, years), children))


def _lives(seed: int, years: tuple[int, ...]) -> Iterator[Life]:
    first, last = date(min(years) - 1, 4, 1), date(max(years), 3, 31)
    household, number = 0, 1000
    while True:
        household += 1
        dice = Dice(seed, household)
        for draft in dice.weighed(STORIES)(dice):
            life = _life(dice, draft, f"F-{number}")
            if life.in_care_between(first, last):
                number += 1
                yield life


def _life(dice: Dice, draft: Draft, number: str) -> Life:
    held: list[Review] = reviews(dice, draft.born_on, draft.held())
    situations = draft.situations.union(*(told.situations for told in draft.told)) - {""}
    return Life(
        number=number,
        born_on=draft.born_on,
        sex=dice.weighed({"M": 54, "F": 45, "U": 1}),
        episodes=draft.course.episodes(),
        reviews=tuple(held),
        ethnicity=dice.one_of(ETHNIC),
        upn="UN1" if dice.chance(100) else f"A{dice.between(10**11, 10**12 - 1)}",
        uasc_until=draft.uasc_until,
        placed=draft.placed,
        promises=tuple(promise for told in draft.told for promise in told.promises),
        told=frozenset(situations),
    )
