"""What a roster would change, child by child, against what is recorded here. Reads only, in a handful of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from django.db.models import F

from heed.caseloads.models import Allocation, Appointment
from heed.children.models import Child
from heed.council.models import Team
from heed.exchange.records import Fault
from heed.exchange.roster import reading
from heed.exchange.roster.reading import Roster, Row
from heed.exchange.ssda903.words import shown
from heed.people.models import InSiblingGroup, Name, NameKind, NotLinked, SiblingGroup, Worker

TWO_WORKERS, NOT_TOGETHER = "H065", "H066"
SAYS: Mapping[str, str] = {
    **reading.SAYS,
    TWO_WORKERS: "Two workers here have the name that the roster gives.",
    NOT_TOGETHER: "A child cannot be put into the sibling group given.",
}
"""Every check on a roster, in words."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """What is recorded of one child: each as the roster would write it."""

    child: int
    person: int
    name: tuple[str, str] = ("", "")
    iro: str = ""
    social_worker: str = ""
    team: str = ""
    siblings: str = ""


NOBODY = Recorded(0, 0)
"""What is recorded of a child of whom no roster has said anything."""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that the roster changes of a child: what, from what, to what. Names of children are not among them."""

    what: str
    before: str
    after: str


NAME, IRO, SOCIAL_WORKER, SIBLINGS = "name", "IRO", "social worker and team", "sibling group"
KINDS = (NAME, IRO, SOCIAL_WORKER, SIBLINGS)


@dataclass(frozen=True, slots=True)
class ChildChanges:
    """What the roster changes of one child."""

    row: Row
    now: Recorded
    changes: tuple[Change, ...]

    def has(self, what: str) -> bool:
        """Whether it changes this."""
        return any(change.what == what for change in self.changes)


@dataclass(frozen=True, slots=True)
class Compared:
    """What the roster changes, in order of number, and what is doubtful in it."""

    changes: tuple[ChildChanges, ...]
    faults: tuple[Fault, ...]
    same: int
    counts: Mapping[str, int] = field(default_factory=dict)


def compared(roster: Roster) -> Compared:
    """The roster beside what is recorded."""
    now = recorded()
    twice, apart = _names_of_two(), _not_together(roster, now)
    changes = tuple(
        found
        for number, row in sorted(roster.rows.items())
        if number in now
        for found in (ChildChanges(row, now[number], tuple(_changes(row, now[number], twice, apart))),)
        if found.changes
    )
    faults = (*roster.faults(frozenset(now)), *_ambiguous(roster, twice), *_kept_apart(roster, apart))
    known = sum(number in now for number in roster.rows)
    return Compared(
        changes=changes,
        faults=tuple(sorted(faults, key=lambda fault: (fault.source.line, fault.check))),
        same=known - len(changes),
        counts={kind: sum(each.has(kind) for each in changes) for kind in KINDS},
    )


def recorded() -> dict[str, Recorded]:
    """What is recorded of every child with a number, by that number. Six queries."""
    names = _names()
    iros = _by_child(Appointment.objects.filter(until_on=None).values_list("child", "worker__name"))
    workers = _by_child(Allocation.objects.filter(until_on=None).values_list("child", "worker__name"))
    teams = _by_child(Allocation.objects.filter(until_on=None).values_list("child", "team__name"))
    siblings = _by_child(
        InSiblingGroup.objects.filter(until_on=None).order_by("pk").values_list("person", "group__name")
    )
    children = Child.objects.with_number().values_list("pk", "person", F("number"))
    return {
        number: Recorded(
            child=pk,
            person=person,
            name=names.get(person, ("", "")),
            iro=iros.get(pk, ""),
            social_worker=workers.get(pk, ""),
            team=teams.get(pk, ""),
            siblings=siblings.get(person, ""),
        )
        for pk, person, number in children
        if number is not None
    }


def _names() -> dict[int, tuple[str, str]]:
    rows = Name.objects.filter(kind=NameKind.USED, until_on=None).order_by("pk")
    return {person: (given, family) for person, given, family in rows.values_list("person", "given", "family")}


def _by_child(rows: Iterable[tuple[int, str | None]]) -> dict[int, str]:
    return {child: name or "" for child, name in rows}


def _changes(row: Row, now: Recorded, twice: frozenset[str], apart: frozenset[str]) -> Iterator[Change]:
    """What differs. A child’s name is told as changed and never what it is; a blank name in the roster changes none."""
    if row.given_name and (row.given_name, row.family_name) != now.name:
        yield Change(NAME, "has one" if now.name[0] else "none", "another")
    if row.iro.casefold() not in {now.iro.casefold(), *twice}:
        yield Change(IRO, now.iro, row.iro)
    worker_differs = row.social_worker.casefold() != now.social_worker.casefold()
    if row.social_worker.casefold() not in twice and (worker_differs or row.team.casefold() != now.team.casefold()):
        yield Change(SOCIAL_WORKER, _both(now.social_worker, now.team), _both(row.social_worker, row.team))
    if row.number not in apart and row.sibling_group.casefold() != now.siblings.casefold():
        yield Change(SIBLINGS, now.siblings, row.sibling_group)


def _both(worker: str, team: str) -> str:
    return ", ".join(part for part in (worker, team) if part)


def _names_of_two() -> frozenset[str]:
    """Names, in lower case, that two workers here have at once: nobody can tell which of them is meant."""
    seen: defaultdict[str, int] = defaultdict(int)
    for name in Worker.objects.filter(until_on=None).values_list("name", flat=True):
        seen[name.casefold()] += 1
    return frozenset(name for name, n in seen.items() if n > 1)


def _ambiguous(roster: Roster, twice: frozenset[str]) -> Iterator[Fault]:
    for row in roster.rows.values():
        for column, name in (("IRO", row.iro), ("SOCIAL_WORKER", row.social_worker)):
            if name.casefold() in twice:
                words = (
                    f"{column} is {name}, the name of two workers here, so it was left as it is: end one, or rename one"
                )
                yield reading.fault(TWO_WORKERS, row, words)


def _not_together(roster: Roster, now: Mapping[str, Recorded]) -> frozenset[str]:
    """The numbers of children whom the roster would put into one group although they are never to be linked."""
    by_person = {found.person: number for number, found in now.items() if number in roster.rows}
    apart: set[str] = set()
    for person, other in NotLinked.objects.values_list("person", "other"):
        one, two = by_person.get(person), by_person.get(other)
        if one is not None and two is not None and _same_group(roster.rows[one], roster.rows[two]):
            apart |= {one, two}
    return frozenset(apart)


def _same_group(one: Row, other: Row) -> bool:
    return bool(one.sibling_group) and one.sibling_group.casefold() == other.sibling_group.casefold()


def _kept_apart(roster: Roster, apart: frozenset[str]) -> Iterator[Fault]:
    """Does not say which other child it is: to say it would be the link."""
    for number in apart:
        row = roster.rows[number]
        words = f"SIBLING_GROUP {shown(row.sibling_group)} was left as it is for this child: ask the service manager"
        yield reading.fault(NOT_TOGETHER, row, words)


def workers_open() -> dict[str, Worker]:
    """The workers here by name in lower case."""
    return {
        worker.name.casefold(): worker
        for worker in Worker.objects.filter(until_on=None).select_related("user").order_by("-pk")
    }


def groups_open() -> dict[str, SiblingGroup]:
    """The open sibling groups by name in lower case; of two of one name the older."""
    return {group.name.casefold(): group for group in SiblingGroup.objects.filter(until_on=None).order_by("-pk")}


def teams_open() -> dict[str, Team]:
    """The open teams by name in lower case."""
    return {team.name.casefold(): team for team in Team.objects.filter(until_on=None)}
