"""A roster applied: names, appointments, allocations and sibling groups, some children at a time, each whole.

What to do is worked out anew each time, so that one that was stopped goes on where it was. What was there before ends
on the roster's day and stays as history; something begun on that very day is put right in place.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TypeVar

from django.db import DatabaseError, models, transaction

from heed.access import clock, record
from heed.access.models import User
from heed.access.permissions import Permission
from heed.caseloads import sight
from heed.caseloads.models import Allocation, Appointment
from heed.children.models import Child
from heed.council.models import Team
from heed.exchange.alone import alone
from heed.exchange.apply import POLITE, Pace
from heed.exchange.apply.inserting import Columns
from heed.exchange.apply.rows import add, update
from heed.exchange.records import Refused
from heed.exchange.roster.comparing import (
    IRO,
    NAME,
    SIBLINGS,
    SOCIAL_WORKER,
    ChildChanges,
    compared,
    groups_open,
    teams_open,
    workers_open,
)
from heed.exchange.roster.models import RosterHandedIn, RosterState
from heed.exchange.roster.reading import Roster, read
from heed.exchange.ssda903.text import File
from heed.people.models import IRO_PROFESSION, SOCIAL_WORK, InSiblingGroup, Name, NameKind, SiblingGroup, Worker
from heed.post import disk

APPLIED = "Applied a roster."

Made = TypeVar("Made", bound=models.Model)


def roster_of(handed: RosterHandedIn) -> Roster:
    """The roster as it was handed in, read from the store. Raises `Refused`."""
    return read(File(str(disk.path_of(handed.stored.sha256)), handed.name))


def carry_out(number: int, pace: Pace = POLITE) -> RosterHandedIn:
    """Apply a roster that was begun, or go on with one that stopped. Raises `Busy`, or `Refused` where it stops."""
    with alone():
        handed = RosterHandedIn.objects.select_related("applied_by", "by", "stored").get(pk=number)
        if handed.state != RosterState.APPLYING:
            return handed
        try:
            _apply(handed, pace)
        except (Refused, OSError, DatabaseError) as fault:
            why = str(fault) if isinstance(fault, Refused) else f"{type(fault).__name__}: {fault}".partition("\n")[0]
            sentence = (
                f"Applying stopped part of the way, each child whole. {why.rstrip('.')}. Start it again to go on."
            )
            with suppress(DatabaseError):
                handed.stopped_why = sentence
                handed.save(update_fields=["stopped_why"])
            raise Refused(sentence) from fault
    return handed


def _apply(handed: RosterHandedIn, pace: Pace) -> None:
    doing = Doing(handed, handed.applied_by or handed.by, handed.from_on)
    changes = compared(roster_of(handed)).changes
    for at in range(0, len(changes), pace.together):
        started = time.perf_counter()
        with transaction.atomic():
            doing.write(changes[at : at + pace.together])
            handed.changed += len(changes[at : at + pace.together])
            handed.save(update_fields=["changed"])
        pace.rest(time.perf_counter() - started)
    with transaction.atomic():
        handed.state, handed.applied_at, handed.stopped_why = RosterState.APPLIED, clock.now(), ""
        handed.save(update_fields=["state", "applied_at", "stopped_why"])
        record.wrote(
            by=doing.by,
            what="exchange.apply_roster",
            sentence=APPLIED,
            children={each.now.child for each in changes},
            change=record.Change(handed),
            permission=Permission.APPLY_IMPORT,
        )


@dataclass(slots=True)
class Doing:
    """Which roster is being applied, by whom, from which day; the workers, teams and groups met so far.

    Children are written some at a time: a statement costs as much for ten rows as for one. Versions are kept as single
    saves would keep them.
    """

    handed: RosterHandedIn
    by: User
    day: date
    at: datetime = field(default_factory=clock.now)
    teams: dict[str, Team] = field(default_factory=teams_open)
    workers: dict[str, Worker] = field(default_factory=workers_open)
    groups: dict[str, SiblingGroup] = field(default_factory=groups_open)

    @property
    def why(self) -> str:
        """What a version says of why it came to be."""
        return f"roster {self.handed.pk}"

    def write(self, some: Sequence[ChildChanges]) -> None:
        """Do to some children what the roster says, in the transaction of the caller."""
        keys = [found.now.child for found in some]
        list(Child.objects.select_for_update().filter(pk__in=keys).order_by("pk").values_list("pk"))
        self._names([found for found in some if found.has(NAME)])
        self._appoint([found for found in some if found.has(IRO)])
        self._allocate([found for found in some if found.has(SOCIAL_WORKER)])
        self._group([found for found in some if found.has(SIBLINGS)])
        sight.bring([found.now.child for found in some if found.has(IRO) or found.has(SOCIAL_WORKER)], by=self.by)

    def _names(self, some: Sequence[ChildChanges]) -> None:
        persons = [found.now.person for found in some]
        there = Name.objects.filter(person__in=persons, kind=NameKind.USED, until_on=None).order_by("pk")
        present = {name.person_id: name for name in there}
        changed: list[tuple[Name, Columns]] = []
        new: list[Columns] = []
        for found in some:
            called: Columns = {"given": found.row.given_name, "family": found.row.family_name}
            before = present.get(found.now.person)
            if before and before.from_on is not None and before.from_on >= self.day:
                changed.append((before, called))  # begun on this very day: put right in place
                continue
            if before:
                changed.append((before, {"until_on": self.day}))
            new.append({"person_id": found.now.person, "kind": NameKind.USED, "from_on": self.day, **called})
        update(changed, self)
        add(Name, new, self)

    def _appoint(self, some: Sequence[ChildChanges]) -> None:
        self._end(list(Appointment.objects.filter(child__in=_children(some), until_on=None).order_by("pk")))
        named = [(found, self._worker(found.row.iro, IRO_PROFESSION)) for found in some if found.row.iro]
        add(Appointment, [{**self._span(found), "worker_id": worker.pk} for found, worker in named], self)

    def _allocate(self, some: Sequence[ChildChanges]) -> None:
        self._end(list(Allocation.objects.filter(child__in=_children(some), until_on=None).order_by("pk")))
        new = []
        for found in some:
            row = found.row
            if row.social_worker or row.team:
                team = self._team(row.team) if row.team else None
                worker = self._worker(row.social_worker, SOCIAL_WORK, team) if row.social_worker else None
                who = {"team_id": team and team.pk, "worker_id": worker and worker.pk}
                new.append({**self._span(found), **who})
        add(Allocation, new, self)

    def _group(self, some: Sequence[ChildChanges]) -> None:
        persons = [found.now.person for found in some]
        ending: list[tuple[InSiblingGroup, Columns]] = []
        for member in InSiblingGroup.objects.filter(person__in=persons, until_on=None).order_by("pk"):
            if member.from_on >= self.day:
                self._by(member).delete()  # begun on this very day: its versions keep that it was
            else:
                ending.append((member, {"until_on": self.day}))
        update(ending, self)
        named = [(found.now.person, self._siblings(name)) for found in some if (name := found.row.sibling_group)]
        joining = [{"group_id": group.pk, "person_id": person, "from_on": self.day} for person, group in named]
        add(InSiblingGroup, joining, self)

    def _span(self, found: ChildChanges) -> Columns:
        """What every span begun by the roster says: whose it is, since when, and where it was read."""
        where: Columns = {
            "source_file": self.handed.name,
            "source_line": found.row.source.line,
            "source_import": self.why,
        }
        return {"child_id": found.now.child, "from_on": self.day, **where}

    def _end(self, spans: Sequence[Appointment] | Sequence[Allocation]) -> None:
        """End what was there; begun on this day or later, it never was."""
        update([(span, {"until_on": max(self.day, span.from_on)}) for span in spans], self)

    def _worker(self, name: str, profession: str, team: Team | None = None) -> Worker:
        found = self.workers.get(name.casefold())
        if found is None:
            found = self.workers[name.casefold()] = Worker(
                name=name, profession=profession, team=team, from_on=self.day
            )
            self._by(found).save()
        return found

    def _team(self, name: str) -> Team:
        found = self.teams.get(name.casefold())
        if found is None:
            found = self.teams[name.casefold()] = Team(name=name, from_on=self.day)
            self._by(found).save()
        return found

    def _siblings(self, name: str) -> SiblingGroup:
        found = self.groups.get(name.casefold())
        if found is None:
            found = self.groups[name.casefold()] = SiblingGroup(name=name)
            self._by(found).save()
        return found

    def _by(self, row: Made) -> Made:
        """The row, told whose deed it is: simple_history asks the row itself first."""
        row._history_user = self.by  # type: ignore[attr-defined]
        row._change_reason = self.why  # type: ignore[attr-defined]
        return row


def _children(some: Sequence[ChildChanges]) -> list[int]:
    return [found.now.child for found in some]
