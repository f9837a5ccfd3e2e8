"""Draws households by dice, tells each its story, and gives every child of it a number."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import islice

from tests.returns.beside import Shares, Throw, furnished, with_faults
from tests.returns.beside.people import pupil_number, roster
from tests.returns.chair import reviews
from tests.returns.dice import Dice
from tests.returns.era import Era
from tests.returns.lives import Life, Review
from tests.returns.sound import made_sound, mended
from tests.returns.stories import STORIES, Draft

ETHNIC = (
    *("WBRI", "WBRI", "WBRI", "WBRI", "MWBC", "MOTH", "AIND", "APKN", "BAFR", "BCRB", "OOTH", "WOTH"),
    *("WIRT", "CHNE", "REFU", "NOBT"),
)
SHARES = Shares()


def make(children: int, seed: int, years: tuple[int, ...], *, clean: bool = False) -> list[Life]:
    """So many children, every one of them looked after on some day of the collection years asked for.

    `clean`: the same children, with nothing in them that a check of the Department would find fault with.
    """
    return list(islice(_lives(seed, years, clean=clean), children))


def _lives(seed: int, years: tuple[int, ...], *, clean: bool) -> Iterator[Life]:
    first, last, era = date(min(years) - 1, 4, 1), date(max(years), 3, 31), Era.of(years)
    household, number = 0, 1000
    while True:
        household += 1
        dice = Dice(seed, household)
        for of_household, draft in enumerate(dice.weighed(STORIES)(dice, era)):
            life = _life(dice, draft, f"F-{number}")
            if life.in_care_between(first, last):
                number += 1
                throw = Throw((seed, household, 2000 + of_household))
                whole = furnished(throw, life, SHARES, draft.adopted_before)
                whole = replace(whole, roster=roster(throw, household))
                yield mended(whole) if clean else with_faults(throw, whole, SHARES)


def _life(dice: Dice, draft: Draft, number: str) -> Life:
    held: list[Review] = reviews(dice, draft.born_on, draft.held())
    situations = draft.situations.union(*(told.situations for told in draft.told)) - {""}
    return Life(
        number=number,
        born_on=draft.born_on,
        sex=dice.weighed({"M": 54, "F": 45, "U": 1}),
        episodes=made_sound(draft.course).episodes(),
        reviews=tuple(held),
        ethnicity=dice.one_of(ETHNIC),
        upn="UN2" if dice.chance(100) else pupil_number(dice, draft.born_on),
        uasc_until=draft.uasc_until,
        placed=draft.placed,
        promises=tuple(promise for told in draft.told for promise in told.promises),
        told=frozenset(situations),
    )
