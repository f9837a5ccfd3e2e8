"""What the database says of children as imports left it, some hundred at a time in a handful of queries. Reads only.

Rows that Heed made itself carry no import: they are not read here, so an import leaves them alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Final, NamedTuple

from django.db.models import F, Q

from heed.children.models import Child, Episode, PeriodOfCare
from heed.exchange.models import CarriedIn, HeldBack
from heed.exchange.records import Source
from heed.people.models import Identifier, Scheme
from heed.reviews.models import Review

EPISODE: Final = ("until_on", "reason_new", "legal_status", "placement", "reason_ceased")
"""The columns of an episode that a return says, in the order of `Row.says`; its period is said before them."""


class Row(NamedTuple):
    """One row as it stands or should stand: on which day (or for which year), what it says, where that was read."""

    day: date | int
    says: tuple[object, ...]
    source: Source


class Kept(NamedTuple):
    """A row that is there."""

    pk: int
    row: Row
    withdrawn: bool


@dataclass(slots=True)
class StoredChild:
    """One child as the database has them. `child` is None where only the number is known (a person, or held back)."""

    person: int | None = None
    child: int | None = None
    about: tuple[date | None, str, bool | None] | None = None  # born on, sex, unaccompanied asylum-seeking
    held: str | None = None
    carried: list[Kept] = field(default_factory=list)
    periods: list[Kept] = field(default_factory=list)
    episodes: list[Kept] = field(default_factory=list)  # the first of what they say is the period's key
    reviews: list[Kept] = field(default_factory=list)  # as episodes


def numbers_known() -> set[str]:
    """Every number of a child whom an import has ever carried or held back, as long as the number is open."""
    carried = CarriedIn.objects.values("child__person")
    open_numbers = Identifier.objects.filter(scheme=Scheme.LOCAL, until_on=None, person__in=carried)
    return {*open_numbers.values_list("value", flat=True), *HeldBack.objects.values_list("number", flat=True)}


def children_without_number() -> list[int]:
    """Children with live rows from imports whose number was ended since, in order: no return can speak of them any more."""
    carried = CarriedIn.objects.filter(withdrawn_at=None).values("child")
    numbers = Child.objects.with_number().filter(pk__in=carried).order_by("pk").values_list("pk", F("number"))
    return [pk for pk, number in numbers if number is None]


def several_numbers() -> list[tuple[str, list[str]]]:
    """For each child with several open numbers: the one that it is shown by, and the others."""
    open_numbers = Identifier.objects.filter(scheme=Scheme.LOCAL, until_on=None)
    of_person: dict[int, list[str]] = defaultdict(list)
    for person, value in open_numbers.order_by("value").values_list("person", "value"):
        of_person[person].append(value)
    several = {person: values for person, values in of_person.items() if len(values) > 1}
    shown = dict(Child.objects.with_number().filter(person__in=several).values_list("person", F("number")))
    return [(shown[person], [each for each in several[person] if each != shown[person]]) for person in shown]


def stored(numbers: Collection[str], silent: Collection[str] = ()) -> dict[str, StoredChild]:
    """The children of these numbers, by number. Nine queries, whatever their number; for some hundred at a time.

    Rows belong to one number of a child: a `silent` number, whose child is spoken of by another, has none.
    """
    found: dict[str, StoredChild] = {}
    of_child: dict[int, StoredChild] = {}
    people = Identifier.objects.filter(scheme=Scheme.LOCAL, until_on=None, value__in=numbers)
    fields = ("value", "person", "person__child", "person__born_on", "person__sex", "person__child__uasc")
    for number, person, child, born_on, sex, uasc in people.values_list(*fields):
        one = found[number] = StoredChild(person, child, (born_on, sex, uasc))
        if child is not None and number not in silent:
            of_child[child] = one
    for number, why in HeldBack.objects.filter(number__in=numbers).values_list("number", "why"):
        found.setdefault(number, StoredChild()).held = why
    read_rows(of_child)
    return found


def read_rows(of_child: dict[int, StoredChild]) -> None:
    """Fill in the rows of care and reviews of these children."""
    mine = Q(child__in=of_child) & ~Q(source_import="")
    source = ("source_file", "source_line", "withdrawn_at")
    for child, pk, year, *where in CarriedIn.objects.filter(mine).values_list("child", "pk", "year", *source):
        of_child[child].carried.append(_kept(pk, year, (), where))
    fields = ("child", "pk", "from_on", "until_on", "reason_ceased")
    for child, pk, from_on, until_on, reason, *where in PeriodOfCare.objects.filter(mine).values_list(*fields, *source):
        of_child[child].periods.append(_kept(pk, from_on, (until_on, reason), where))
    _episodes(of_child, source)
    reviews = Review.objects.filter(mine).values_list(
        *("child", "pk", "period", "completed_on", "participation_code", "participation_unknown"), *source
    )
    for child, pk, period, held_on, code, unknown, *where in reviews:
        of_child[child].reviews.append(_kept(pk, held_on, (period, code, unknown), where))


def _episodes(of_child: dict[int, StoredChild], source: Iterable[str]) -> None:
    rows = Episode.objects.filter(Q(period__child__in=of_child) & ~Q(source_import=""))
    fields = ("period__child", "pk", "period", "from_on", *EPISODE, *source)
    for child, pk, period, from_on, until_on, new, status, placement, ceased, *where in rows.values_list(*fields):
        says = (period, until_on, new, status, placement, ceased)
        of_child[child].episodes.append(_kept(pk, from_on, says, where))


def _kept(pk: int, day: date | int, says: tuple[object, ...], where: Iterable[object]) -> Kept:
    file, line, withdrawn_at = where
    return Kept(pk, Row(day, says, Source(str(file), int(str(line or 0)))), withdrawn_at is not None)
