"""Who is whose: brothers and sisters, half-brothers and half-sisters, parents; who is never to be linked; whom few may see."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from tests.fenshire import shares
from tests.fenshire.cast import BY_NUMBER
from tests.fenshire.names import household_of
from tests.returns.lives import Life


@dataclass(frozen=True, slots=True)
class Related:
    """Two children and what they are to each other, or the first to the second (a kind of `people.Kin`)."""

    number: str
    other: str
    kind: str


@dataclass(frozen=True, slots=True)
class Parent:
    """A parent who is in no return, and whose parent they are."""

    given: str
    family: str
    kind: str
    sex: str
    of: tuple[str, ...]


BY_HAND = (
    Related("F-1001", "F-1002", "sibling"),
    Related("F-1010", "F-1011", "sibling"),
    Related("F-1014", "F-1015", "sibling"),
    Related("F-1018", "F-1019", "sibling"),
    Related("F-1022", "F-1023", "half_sibling"),
    Related("F-1023", "F-1024", "half_sibling"),
    Related("F-1025", "F-1026", "mother"),
)
PARENTS = (
    Parent("Efua", "Osei", "mother", "F", ("F-1001", "F-1002")),
    Parent("Kwame", "Osei", "father", "M", ("F-1001", "F-1002")),
    Parent("Gemma", "Brannock", "mother", "F", ("F-1014", "F-1015")),
    Parent("Tracey", "Blythe", "mother", "F", ("F-1022", "F-1023")),
    Parent("Lee", "Ward", "father", "M", ("F-1023", "F-1024")),
    Parent("Hannah", "Stebbing", "mother", "F", ("F-1012",)),
    Parent("Donna", "Rudd", "mother", "F", ("F-1013",)),
    Parent("Kelly", "Pashley", "mother", "F", ("F-1020",)),
)

NEVER_LINKED = ("F-1028", "F-1029")
WHY_NEVER = "The adoption record is sealed: the earlier record is not to be found from this one, nor this one from it."

RESTRICTED = "F-1030"
WHY_RESTRICTED = "An aunt of hers works in the service’s business support."
MAY_SEE_HER = ("tom", "helen")
"""The logins of those who are named: the service manager and her own IRO."""


def related(lives: Iterable[Life]) -> Iterator[Related]:
    """Those told by hand, and the brothers and sisters among the children in care who came together."""
    yield from BY_HAND
    households: dict[int, list[str]] = {}
    for life in lives:
        if life.roster is not None and life.number not in BY_NUMBER:
            households.setdefault(household_of(life), []).append(life.number)
    for household, numbers in households.items():
        dice = shares.dice("told", household, 1)
        half = dice.chance(180)
        for one, other in combinations(numbers, 2):
            yield Related(one, other, "half_sibling" if half else "sibling")
