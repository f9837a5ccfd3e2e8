"""With whom children live and where, in the words people use: told for a good share of them, as somebody got round to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from tests.fenshire import shares
from tests.fenshire.cast import TOLD
from tests.fenshire.known import in_care
from tests.fenshire.places import town_of
from tests.returns.days import day
from tests.returns.dice import Dice
from tests.returns.lives import SHORT_BREAKS, TEMPORARY, Life


@dataclass(frozen=True, slots=True)
class Lives:
    """With whom a child lives from a day on, and where."""

    number: str
    who: str
    where: str
    from_on: date
    until_on: date | None = None
    withheld: bool = False


TOLD_OF = 720  # in a thousand of the children in care whom the dice told of
CARERS = (
    *("Sue and Dave", "Maggie", "Pauline and Trevor", "Jackie", "Ruth and Stephen", "Linda", "Bola and Kemi"),
    *("Carol and Mick", "Angela", "Viv", "Heather and Paul", "Dawn", "Yvonne and Carl", "Nita", "Shirley and Ron"),
    *("Beth and Anna", "Glenys", "Tina and Howard", "Precious", "Fiona and Doug", "Marion", "Jess and Tom"),
    *("Estelle", "Kay and Barry", "Moira", "Farzana and Amir", "Lyn", "Steph and Craig", "Rosemary", "Cath and Phil"),
)
KIN = ("Nan", "Nan and Grandad", "Aunty Shell", "Grandma Pat", "Uncle Rob and Aunty Jen", "big sister Jade", "Gran")
HOUSES = ("Larch House", "Fieldway", "The Old Rectory", "Harbour View", "Willow Bank", "Teal Lodge", "Number Nine")
COURTS = ("Quay Court", "Station Road flats", "Weavers Court", "The Maltings", "her own flat", "his own flat")
SCHOOLS = ("Ashby Grange School", "Fen Hall School")


def lives_with(lives: Iterable[Life]) -> Iterator[Lives]:
    """Those told by hand with every home they have had; of the others in care, who it is today."""
    for child in TOLD:
        if child.left and child.team == "":
            continue
        homes = [home for home in child.homes if not child.left or day(home.from_on) > day(child.left[-1][0])]
        ends = [day(after.from_on) for _, after in pairwise(homes)]
        for home, until in zip(homes, (*ends, None), strict=True):
            yield Lives(child.number, home.who, home.town, day(home.from_on), until, home.withheld)
    for life in lives:
        if life.roster is not None and "told by hand" not in life.told and (found := _of(life)):
            yield found


def _of(life: Life) -> Lives | None:
    now = in_care(life)
    dice = shares.dice("told", int(life.number.removeprefix("F-")), 2)
    if now is None or now.placement in TEMPORARY or now.legal_status in SHORT_BREAKS or not dice.chance(TOLD_OF):
        return None
    if not (who := _who(dice, now.placement, life.sex)):
        return None
    since = next(e.from_on for e in reversed(life.episodes) if e.reason_new in ("S", "P", "B"))
    return Lives(life.number, who, town_of(now.postcode), since, withheld=dice.chance(40))


def _who(dice: Dice, placement: str, sex: str) -> str:
    """Who keeps a home of that kind; nobody where the family is not named here."""
    if placement == "P1":
        return dice.one_of(("Mum", "Mum", "Dad", "Mum and Dad"))
    if placement in ("U1", "U2", "U3"):
        return dice.one_of(KIN)
    if placement.startswith("U"):
        return dice.one_of(CARERS)
    if placement in ("K2", "R1"):
        return dice.one_of(HOUSES)
    if placement == "K3":
        return dice.one_of([court for court in COURTS if not court.startswith("his" if sex == "F" else "her")])
    return dice.one_of(SCHOOLS) if placement == "S1" else ""
