"""The few faults that honest data have, put into lives that had none; and the number of each child. Nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from tests.fenshire import shares
from tests.returns.days import birthday, is_working_day, months_after
from tests.returns.lives import Life, Review

THIS_YEAR = date(2025, 4, 1)
UNKNOWN_PLACEMENT = "U9"

Spoil = Callable[[Life], Life | None]
"""The life with the fault, or None where it has no place for it."""


def put_in(lives: Iterable[Life]) -> list[Life]:
    """Leave out who was never in care in these years, number the others, and spoil seven of them."""
    found = list(_numbered(life for life in lives if life.in_care_between(shares.FIRST_DAY, shares.KNOWN_TO)))
    dice = shares.dice("faults")
    spoilt: set[int] = set()
    for spoil in (_code_left_blank,) * 3 + (_under_4_code,) * 2 + (_review_after_leaving, _unknown_placement):
        able = [at for at, life in enumerate(found) if at not in spoilt and spoil(life) is not None]
        at = dice.one_of(able)
        life = spoil(found[at])
        if life is not None:
            found[at] = life
            spoilt.add(at)
    return found


def _numbered(lives: Iterable[Life]) -> Iterator[Life]:
    """Numbers in the order of coming into care; some were given to children who never did."""
    dice, number = shares.dice("faults", 1), 1040
    for life in lives:
        number += 1 if dice.chance(800) else dice.between(2, 3)
        yield replace(life, number=f"F-{number}")


def _of_this_year(on: date) -> bool:
    return THIS_YEAR <= on <= shares.LAST_DAY


def _recode(life: Life, at: int, code: str) -> Life:
    reviews = list(life.reviews)
    reviews[at] = replace(reviews[at], code=code)
    return replace(life, reviews=tuple(reviews))


def _code_left_blank(life: Life) -> Life | None:
    for at, review in enumerate(life.reviews):
        if _of_this_year(review.held_on) and review.code not in ("", "PN0"):
            return _recode(life, at, "")
    return None


def _under_4_code(life: Life) -> Life | None:
    """The child had turned 4 some weeks before, and nobody thought of it."""
    turned_4 = birthday(life.born_on, 4)
    for at, review in enumerate(life.reviews):
        if _of_this_year(review.held_on) and turned_4 < review.held_on <= months_after(turned_4, 5):
            return _recode(life, at, "PN0")
    return None


def _review_after_leaving(life: Life) -> Life | None:
    """The meeting that closed the file, or a slip of the pen: ten days or so after the child went home."""
    last = life.episodes[-1]
    if last.until_on is None or last.reason_ceased not in ("E4A", "E41", "E45", "E46", "E47", "E48"):
        return None
    on = last.until_on + timedelta(days=9)
    while not is_working_day(on):
        on += timedelta(days=1)
    if not _of_this_year(last.until_on) or not _of_this_year(on) or not life.reviews:
        return None
    code = life.reviews[-1].code
    return replace(life, reviews=(*life.reviews, Review(on, code))) if code != "PN0" else None


def _unknown_placement(life: Life) -> Life | None:
    """In the episode that goes on, so that one return has it."""
    last = life.episodes[-1]
    if last.until_on is not None or not (
        _of_this_year(last.from_on) and last.reason_new == "P" and last.placement == "U6"
    ):
        return None
    return replace(life, episodes=(*life.episodes[:-1], replace(last, placement=UNKNOWN_PLACEMENT)))
