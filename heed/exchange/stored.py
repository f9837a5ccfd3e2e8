"""What the database says of children as imports left it, some hundred at a time in a handful of queries. Reads only.

Rows that Heed made itself carry no import, and reviews from the day on which Heed owns them are its own whoever made them:
neither is among the rows that an import may change.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final, NamedTuple

from django.db.models import F, Q

from heed.children.models import Child, Episode, PeriodOfCare
from heed.council.settings import Settings
from heed.exchange.disagreeing import Saying
from heed.exchange.kinds import KINDS
from heed.exchange.models import CarriedIn, Disagreement, HeldBack, Settled
from heed.exchange.records import Source
from heed.people.models import Identifier, Scheme
from heed.reviews.models import Review

EPISODE: Final = (
    *("until_on", "reason_new", "legal_status", "placement", "reason_ceased", "need", "provider"),
    *("reason_place_change", "home_postcode", "placement_postcode", "urn"),
)
"""The columns of an episode that a return says, in the order of `Row.says`; its period is said before them."""


class About(NamedTuple):
    """What a return says of the person and of the child in one word for all years. Of texts, "" is not known."""

    born_on: date | None
    sex: str
    ethnicity: str
    uasc: bool | None  # unaccompanied asylum-seeking
    upn: str
    mother: bool | None
    mothers_child_born_on: date | None


OF_PERSON: Final = ("born_on", "sex", "ethnicity")
OF_CHILD: Final = ("uasc", "upn", "mother", "mothers_child_born_on")
"""Where each part of `About` is kept, in its order."""


class Row(NamedTuple):
    """One row as it stands or should stand: on which day (or for which year), what it says, where that was read."""

    day: date | int | None
    says: tuple[object, ...]
    source: Source


class Kept(NamedTuple):
    """A row that is there."""

    pk: int
    row: Row
    withdrawn: datetime | None


@dataclass(slots=True)
class StoredChild:
    """One child as the database has them. `child` is None where only the number is known (a person, or held back)."""

    person: int | None = None
    child: int | None = None
    about: About | None = None
    held: str | None = None
    carried: list[Kept] = field(default_factory=list)
    periods: list[Kept] = field(default_factory=list)
    episodes: list[Kept] = field(default_factory=list)  # the first of what they say is the period's key
    reviews: list[Kept] = field(default_factory=list)  # as episodes
    owned: dict[date, str] = field(default_factory=dict)  # the code of each review that is Heed's, by the day held
    open: dict[Saying, int] = field(default_factory=dict)  # differences to be settled
    settled: set[Saying] = field(default_factory=set)  # differences in which what is here stands
    others: dict[str, list[Kept]] = field(default_factory=dict)  # by the name of their kind


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


def stored(
    numbers: Collection[str], silent: Collection[str] = (), live_from: date | None = None
) -> dict[str, StoredChild]:
    """The children of these numbers, by number. As many queries whatever their number; for some hundred at a time.

    Reviews held from `live_from` on are Heed's own. Rows belong to one number of a child: a `silent` number, whose child
    is spoken of by another, has none.
    """
    found: dict[str, StoredChild] = {}
    of_child: dict[int, StoredChild] = {}
    people = Identifier.objects.filter(scheme=Scheme.LOCAL, until_on=None, value__in=numbers)
    fields = (
        *("value", "person", "person__child", *(f"person__{name}" for name in OF_PERSON)),
        *(f"person__child__{name}" for name in OF_CHILD),
    )
    for number, person, child, *about in people.values_list(*fields):
        one = found[number] = StoredChild(person, child, About(*about))
        if child is not None and number not in silent:
            of_child[child] = one
    for number, why in HeldBack.objects.filter(number__in=numbers).values_list("number", "why"):
        found.setdefault(number, StoredChild()).held = why
    read_rows(of_child, live_from)
    return found


def read_rows(of_child: dict[int, StoredChild], live_from: date | None = None) -> None:
    """Fill in the rows of these children."""
    mine = Q(child__in=of_child) & ~Q(source_import="")
    source = ("source_file", "source_line", "withdrawn_at")
    for child, pk, year, *where in CarriedIn.objects.filter(mine).values_list("child", "pk", "year", *source):
        of_child[child].carried.append(_kept(pk, year, (), where))
    fields = ("child", "pk", "from_on", "until_on", "reason_ceased")
    for child, pk, from_on, until_on, reason, *where in PeriodOfCare.objects.filter(mine).values_list(*fields, *source):
        of_child[child].periods.append(_kept(pk, from_on, (until_on, reason), where))
    _episodes(of_child, source)
    imported = mine if live_from is None else mine & Q(completed_on__lt=live_from)
    reviews = Review.objects.filter(imported).values_list(
        *("child", "pk", "period", "completed_on", "participation_code", "participation_unknown"), *source
    )
    for child, pk, period, held_on, code, unknown, *where in reviews:
        of_child[child].reviews.append(_kept(pk, held_on, (period, code, unknown), where))
    for kind in KINDS:
        others = kind.model._base_manager.filter(mine).values_list("child", "pk", kind.day, *kind.says, *source)
        for child, pk, day, *rest in others:
            kept = _kept(pk, day, tuple(rest[: -len(source)]), rest[-len(source) :])
            of_child[child].others.setdefault(kind.name, []).append(kept)


def read_owned(of_child: Collection[StoredChild], live_from: date, settings: Settings) -> None:
    """Fill in the reviews of these children that are Heed's, and the differences found in them so far."""
    by_key = {one.child: one for one in of_child if one.child is not None}
    reviews = (
        Review.objects.live().filter(child__in=by_key).with_held_on(settings).filter(**{"held_on__gte": live_from})
    )
    for child, held_on, code in reviews.values_list("child", F("held_on"), "participation_code"):
        by_key[child].owned[held_on] = code
    rows = Disagreement.objects.filter(child__in=by_key, state__in=(Settled.OPEN, Settled.OURS))
    for child, pk, state, *said in rows.values_list("child", "pk", "state", *Saying._fields):
        saying = Saying(*said)
        if state == Settled.OPEN:
            by_key[child].open[saying] = pk
        else:
            by_key[child].settled.add(saying)


def _episodes(of_child: dict[int, StoredChild], source: Iterable[str]) -> None:
    rows = Episode.objects.filter(Q(period__child__in=of_child) & ~Q(source_import=""))
    fields = ("period__child", "pk", "period", "from_on", *EPISODE, *source)
    for child, pk, period, from_on, *rest in rows.values_list(*fields):
        says = (period, *rest[: len(EPISODE)])
        of_child[child].episodes.append(_kept(pk, from_on, says, rest[len(EPISODE) :]))


def _kept(pk: int, day: date | int | None, says: tuple[object, ...], where: Iterable[Any]) -> Kept:
    file, line, withdrawn_at = where
    return Kept(pk, Row(day, says, Source(file, line or 0)), withdrawn_at)
