"""Pupil numbers, young mothers, and a roster: who reviews the child's plan and who works with the child. All invented."""

from __future__ import annotations

from datetime import date, timedelta

from tests.returns.beside.shares import Shares
from tests.returns.beside.throws import Throw
from tests.returns.days import birthday
from tests.returns.dice import Dice
from tests.returns.lives import SHORT_BREAKS, Life
from tests.returns.tables import Roster

_CHECK_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
_GIVEN = (
    "Alda",
    "Bram",
    "Cerys",
    "Dov",
    "Esra",
    "Finn",
    "Gwen",
    "Hana",
    "Idris",
    "Juno",
    "Kofi",
    "Lena",
    "Milo",
    "Nia",
)
_FAMILY = ("Ashdown", "Birchall", "Coldwell", "Dunmore", "Eastby", "Fenwick", "Garrow", "Hollin", "Ingleby", "Jarrow")
IROS = ("R. Alder", "S. Beech", "T. Cedar", "U. Damson", "V. Elder")
TEAMS = ("North", "South", "Through care")


def pupil_number(dice: Dice, born_on: date) -> str:
    """A unique pupil number of a council that does not exist (999), with a right check letter."""
    digits = f"999{dice.between(2000, 7999)}{(born_on.year + 5) % 100:02}{dice.between(1, 999):03}"
    total = sum(int(digit) * weight for weight, digit in enumerate(digits, 2))
    return _CHECK_LETTERS[total % 23] + digits


def childs_birth(throw: Throw, life: Life, shares: Shares) -> date | None:
    """When a young mother's first child was born; while she was in care, so that every return can say it."""
    dice = throw("mother")
    if life.sex != "F" or any(e.legal_status in SHORT_BREAKS for e in life.episodes) or not dice.chance(shares.mothers):
        return None
    on = birthday(life.born_on, 15) + timedelta(days=dice.between(0, 1000))
    return on if any(e.from_on <= on and (e.until_on is None or e.until_on > on) for e in life.episodes) else None


def roster(throw: Throw, household: int) -> Roster | None:
    """Most children have everybody, some no reviewing officer yet; brothers and sisters have one group."""
    dice = throw("roster")
    if dice.chance(30):
        return None
    family, iro, team = _FAMILY[household % len(_FAMILY)], IROS[household % len(IROS)], dice.one_of(TEAMS)
    worker = f"{team[0]}{dice.between(1, 9)} Worker"
    return Roster(dice.one_of(_GIVEN), family, "" if dice.chance(40) else iro, worker, team, f"S{household}")
