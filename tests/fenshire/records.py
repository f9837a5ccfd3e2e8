"""What Fenshire's returns say beside care, reviews and homes, and its roster: who reviews whose plan. All names invented."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from tests.fenshire import shares
from tests.returns.beside import Shares, Throw, beside
from tests.returns.days import age_on, birthday
from tests.returns.lives import SHORT_BREAKS, Life
from tests.returns.tables import Roster

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

IROS = (
    *("Nadia Rahman", "Sam Whitaker", "Adaeze Quill", "Rhiannon Lark"),
    *("Stellan Moor", "Parveen Sedge", "Cormac Fell"),
)
TEAMS = {
    "Assessment and Court": ("Ines Brook", "Kwame Stile", "Petra Vale", "Hamish Croft", "Lucja Penn"),
    "Children in Care East": ("Odile Marsh", "Bharat Lowe", "Signe Hay", "Dermot Ash", "Yewande Pike"),
    "Children in Care West": ("Callum Reed", "Farida Thorn", "Jolanta Hurst", "Elis Gorse", "Mabel Stoke"),
    "Through Care": ("Greer Tarn", "Anselm Ridge", "Noor Bracken", "Tamsin Dyke"),
}
GIVEN = (
    *("Alby", "Bryony", "Caspian", "Delphi", "Evander", "Fern", "Gideon", "Hester", "Ivo", "Jessamy", "Kit", "Linnet"),
    *("Merrin", "Ned", "Ottilie", "Perran", "Quilla", "Rowan", "Sorrel", "Thane", "Una", "Vesper", "Wilf", "Xanthe"),
)
FAMILY = (
    *("Ackerfield", "Birdbrook", "Copsey", "Dykeman", "Eelpound", "Fendyke", "Gosmoor", "Haddow", "Islesham"),
    *("Jolland", "Kettleby", "Leamside", "Mereworth", "Nordelph", "Outwell", "Peakirk", "Quy", "Ramsholt"),
    *("Saltmarsh", "Thorney", "Upware", "Veriden", "Wicken", "Yaxwell"),
)


def told(lives: Iterable[Life]) -> list[Life]:
    """The lives with every further table, and each child's place in the roster."""
    found = [_beside(life) for life in lives]
    return [replace(life, roster=roster) for life, roster in zip(found, _roster(found), strict=True)]


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


def _roster(lives: Sequence[Life]) -> list[Roster]:
    """Each household has one reviewing officer: whoever has fewest children, those in care on the last day first."""
    load = dict.fromkeys(IROS, 0)
    of_household: dict[int, str] = {}
    here = [life for life in lives if _in_care(life, shares.LAST_DAY)]
    for life in (*here, *(life for life in lives if not _in_care(life, shares.LAST_DAY))):
        household = _household(life)
        iro = of_household.setdefault(household, min(load, key=load.__getitem__))
        load[iro] += 1
        if life is here[-1]:
            load = dict.fromkeys(IROS, 0)
    return [_of(life, of_household[_household(life)]) for life in lives]


def _of(life: Life, iro: str) -> Roster:
    household, number = _household(life), int(life.number.removeprefix("F-"))
    dice = shares.dice("files", household, 7)
    team = _team(life, dice.chance(500))
    worker = TEAMS[team][household % len(TEAMS[team])]
    return Roster(GIVEN[number % len(GIVEN)], FAMILY[household * 7 % len(FAMILY)], iro, worker, team, f"FS{household}")


def _team(life: Life, east: bool) -> str:
    last = life.episodes[-1]
    until = min(last.until_on or shares.LAST_DAY, shares.LAST_DAY)
    if age_on(life.born_on, until) >= 16:
        return "Through Care"
    if last.legal_status not in ("C2", "E1", *SHORT_BREAKS) and (until - life.episodes[0].from_on).days < 300:
        return "Assessment and Court"
    return "Children in Care East" if east else "Children in Care West"


def _in_care(life: Life, on: date) -> bool:
    return any(
        e.from_on <= on and (e.until_on is None or e.until_on > on) and e.legal_status not in SHORT_BREAKS
        for e in life.episodes
    )


def _household(life: Life) -> int:
    return int(next(iter(life.told)).removeprefix("household "))
