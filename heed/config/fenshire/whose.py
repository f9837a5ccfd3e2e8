"""Since when each child has had their IRO and social worker, and who came before: the roster says only who it is today.

Names of children who have left care are given here too: the roster is of those in care.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from django.db import transaction

from heed.access import record
from heed.access.models import User
from heed.caseloads.models import Allocation, Appointment
from heed.children.models import Child
from heed.config.fenshire.rows import Doing
from heed.council.models import Team
from heed.exchange.apply.inserting import Columns
from heed.exchange.apply.rows import add, update
from heed.people.models import Name, NameKind, Worker

if TYPE_CHECKING:
    from tests.fenshire.whose import Reviewed, Worked


def children_by_number() -> dict[str, Child]:
    """Every child, by the case system's number."""
    children = Child.objects.with_number().select_related("person")
    return {child.number: child for child in children if child.number is not None}


def tell_since_when(by: User) -> None:
    """Tell who reviewed and who worked with each child since when, and what those who left are called; once."""
    from tests import fenshire

    if Appointment.objects.exclude(why="").exists():
        return
    doing, children = Doing(by), children_by_number()
    workers = {worker.name: worker.pk for worker in Worker.objects.all()}
    with transaction.atomic():
        _name(fenshire.names_of_those_who_left(), children, doing)
        _reviewed(fenshire.reviewed(), children, workers, doing)
        _worked(fenshire.worked(), children, workers, doing)
        keys = {child.pk for child in children.values()}
        record.wrote(by=None, what="config.fenshire", sentence="Told who reviewed whom since when.", children=keys)


def _name(names: Mapping[str, tuple[str, str]], children: Mapping[str, Child], doing: Doing) -> None:
    rows: list[Columns] = [
        {"person_id": children[number].person_id, "kind": NameKind.USED, "given": given, "family": family}
        for number, (given, family) in names.items()
    ]
    add(Name, rows, doing)


def _reviewed(
    told: Sequence[Reviewed], children: Mapping[str, Child], workers: Mapping[str, int], doing: Doing
) -> None:
    today = {each.child_id: each for each in Appointment.objects.filter(until_on=None)}
    here: list[tuple[Appointment, Columns]] = []
    before: list[Columns] = []
    for each in told:
        child = children[each.number].pk
        since: Columns = {"from_on": each.from_on, "why": each.why, "child_told_on": each.told_on}
        if each.until_on is None:
            here.append((today[child], since))
        else:
            gone = {"child_id": child, "worker_id": workers[each.iro], "until_on": each.until_on}
            before.append({**gone, **since})
    update(here, doing)
    add(Appointment, before, doing)


def _worked(told: Sequence[Worked], children: Mapping[str, Child], workers: Mapping[str, int], doing: Doing) -> None:
    today = {each.child_id: each for each in Allocation.objects.filter(until_on=None)}
    teams = {team.name: team.pk for team in Team.objects.all()}
    here: list[tuple[Allocation, Columns]] = []
    before: list[Columns] = []
    for each in told:
        child = children[each.number].pk
        if each.until_on is None:
            here.append((today[child], {"from_on": each.from_on}))
        else:
            with_whom = {"worker_id": workers[each.worker], "team_id": teams[each.team]}
            before.append({"child_id": child, "from_on": each.from_on, "until_on": each.until_on, **with_whom})
    update(here, doing)
    add(Allocation, before, doing)
