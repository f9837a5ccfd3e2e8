"""What is recorded of children's cases and of IROs, read for the check of independence. In a fixed number of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from django.db.models import Q

from heed.access.spans import not_over, open_on
from heed.caseloads.independence import Before, Candidate, Case, Finding, Holder, checked, forbids
from heed.caseloads.models import Allocation, Appointment
from heed.caseloads.pages import appointed_on, caseloads, is_iro, still_here
from heed.children.models import Child, PeriodOfCare, Restricted
from heed.law.appointments import caseload_band
from heed.people.models import BOTH_WAYS, InSiblingGroup, Kin, Relationship, Worker

PARENTS = frozenset({Kin.MOTHER, Kin.FATHER, Kin.PARENT})


@dataclass(slots=True)
class _Kin:
    """The persons around one: their parents and children, their brothers and sisters."""

    parents_and_children: set[int] = field(default_factory=set)
    siblings: set[int] = field(default_factory=set)


def cases(children: Collection[int], today: date) -> dict[int, Case]:
    """The case of each of these children, by the child’s key. Nine queries."""
    persons = dict(Child.objects.filter(pk__in=children).values_list("pk", "person"))
    kin = _kin(set(persons.values()), today)
    around = {person for each in kin.values() for person in (*each.parents_and_children, *each.siblings)}
    iros = {
        person: (worker, name)
        for person, worker, name in appointed_on(today)
        .filter(still_here(today), child__person__in=around)
        .values_list("child__person", "worker", "worker__name")
    }
    managed = Worker.objects.filter(manager__isnull=False)
    managers = {worker.pk: worker.manager_id for worker in managed if worker.manager_id is not None}
    holders, teams = _holders(persons, today)
    named = _named(persons)
    found = {}
    for child, person in persons.items():
        of_kin = kin[person]
        found[child] = Case(
            holders=holders.get(child, ()),
            teams=teams.get(child, frozenset()),
            managers=managers,
            kin_iros=frozenset(iros[each][0] for each in of_kin.parents_and_children if each in iros),
            sibling_iros=tuple(sorted(iros[each] for each in of_kin.siblings if each in iros)),
            named=named.get(child),
        )
    return _with_iros(found, today)


def candidates(today: date) -> tuple[Candidate, ...]:
    """Everybody who is an IRO of the service on the day, by name. Five queries."""
    loads = [each for each in caseloads(today) if each.in_base]
    workers = Worker.objects.in_bulk([each.worker for each in loads])
    found = (_candidate(workers[each.worker], each.children) for each in loads)
    return tuple(sorted(found, key=lambda each: (each.name, each.worker)))


def candidate(worker: Worker, today: date) -> Candidate:
    """One of them, with the children they have on the day. One query."""
    return _candidate(worker, appointed_on(today).filter(worker=worker).count())


def _candidate(worker: Worker, children: int) -> Candidate:
    return Candidate(
        worker=worker.pk,
        name=worker.name,
        children=children,
        share=worker.share,
        controls_resources=worker.controls_resources,
        team=worker.team_id,
        user=worker.user_id,
    )


def findings(worker: Worker, child: Child, today: date) -> tuple[Finding, ...]:
    """The check of one candidate for one child. Ten queries."""
    return checked(candidate(worker, today), cases([child.pk], today)[child.pk], caseload_band(on=today))


def not_independent(worker: Worker, children: Collection[int], today: date) -> dict[int, tuple[Finding, ...]]:
    """Those of the children of whom this person may not be the IRO, nor stand in for theirs, with why. Nine queries."""
    who, band = _candidate(worker, 0), caseload_band(on=today)
    found = {child: checked(who, case, band) for child, case in cases(children, today).items()}
    return {child: tuple(filter(forbids, each)) for child, each in found.items() if any(map(forbids, each))}


def _kin(persons: Collection[int], today: date) -> Mapping[int, _Kin]:
    """The persons around each, by what is said of the pair and by sibling group. Two queries."""
    found: dict[int, _Kin] = defaultdict(_Kin)
    either = Q(person__in=persons) | Q(other__in=persons)
    kinds = sorted(PARENTS | BOTH_WAYS)
    for one, other, kind in Relationship.objects.filter(not_over(today), either, kind__in=kinds).values_list(
        "person", "other", "kind"
    ):
        for person, kin in ((one, other), (other, one)):
            around = found[person]
            (around.parents_and_children if kind in PARENTS else around.siblings).add(kin)
    together = InSiblingGroup.objects.filter(open_on(today), group__until_on=None, group__members__person__in=persons)
    groups: dict[int, set[int]] = defaultdict(set)
    for group, person in together.values_list("group", "person"):
        groups[group].add(person)
    for members in groups.values():
        for person in members:
            found[person].siblings |= members - {person}
    return found


def _holders(
    persons: Mapping[int, int], today: date
) -> tuple[Mapping[int, tuple[Holder, ...]], Mapping[int, frozenset[int]]]:
    """Who holds and who held the case of each child, each once, and the team that holds it. One query."""
    now_of: dict[int, dict[int, Holder]] = defaultdict(dict)
    teams: dict[int, set[int]] = defaultdict(set)
    rows = Allocation.objects.filter(child__in=persons, from_on__lte=today).select_related("worker")
    for each in rows.order_by("from_on", "pk"):
        now = each.until_on is None or each.until_on > today
        if now and each.team_id is not None:
            teams[each.child_id].add(each.team_id)
        if each.worker is not None and each.from_on != each.until_on:
            now_of[each.child_id][each.worker.pk] = Holder(each.worker.pk, each.worker.name, now)
    return (
        {child: tuple(found.values()) for child, found in now_of.items()},
        {child: frozenset(found) for child, found in teams.items()},
    )


def _named(children: Iterable[int]) -> Mapping[int, frozenset[int]]:
    """The logins named on each child who is restricted. One query."""
    restricted = Restricted.objects.filter(child__in=list(children), until_at=None)
    found: dict[int, set[int]] = defaultdict(set)
    for child, user in restricted.values_list("child", "named__user"):
        found[child] |= set() if user is None else {user}
    return {child: frozenset(users) for child, users in found.items()}


def _with_iros(found: Mapping[int, Case], today: date) -> dict[int, Case]:
    """The cases with who was the child's IRO before, and whether the child came back into care. Two queries."""
    before: dict[int, list[Before]] = defaultdict(list)
    rows = Appointment.objects.filter(child__in=list(found), until_on__lte=today).select_related("worker")
    for each in rows.order_by("until_on", "pk"):
        if each.until_on is not None and each.from_on < each.until_on:
            here = is_iro(each.worker, today)
            before[each.child_id].append(Before(each.worker.pk, each.worker.name, each.until_on, here))
    ended = PeriodOfCare.objects.filter(child__in=list(found), withdrawn_at=None, until_on__lte=today)
    came_back = set(ended.values_list("child", flat=True))
    return {
        child: replace(case, before=tuple(before[child]), came_back=child in came_back) for child, case in found.items()
    }
