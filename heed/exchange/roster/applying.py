"""A roster applied: names, appointments, allocations and sibling groups, some children at a time, each whole.

What to do is worked out anew each time, so that one that was stopped goes on where it was. What was there before ends
on the roster's day and stays as history; something begun on that very day is put right in place.
"""

from __future__ import annotations

import time
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from django.db import DatabaseError, models, transaction

from heed.access import clock, record
from heed.access.models import User
from heed.access.permissions import Permission
from heed.caseloads.models import Allocation, Appointment
from heed.children.actions import grant_from
from heed.children.models import Child, Grant, Why
from heed.council.models import Team
from heed.exchange.alone import alone
from heed.exchange.apply import POLITE, Pace
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
from heed.people.models import InSiblingGroup, Name, NameKind, SiblingGroup, Worker
from heed.post import disk

IRO_PROFESSION = "Independent Reviewing Officer"
SOCIAL_WORK = "Social worker"
APPLIED = "Applied a roster."

Made = TypeVar("Made", bound=models.Model)
Where = dict[str, str | int]


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
            for each in changes[at : at + pace.together]:
                doing.write(each)
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
    """Which roster is being applied, by whom, from which day; the workers, teams and groups met so far."""

    handed: RosterHandedIn
    by: User
    day: date
    teams: dict[str, Team] = field(default_factory=teams_open)
    workers: dict[str, Worker] = field(default_factory=workers_open)
    groups: dict[str, SiblingGroup] = field(default_factory=groups_open)

    def write(self, found: ChildChanges) -> None:
        """Do to one child what the roster says."""
        child = Child.objects.select_for_update().get(pk=found.now.child)
        row = found.row
        where: Where = {
            "source_file": self.handed.name,
            "source_line": row.source.line,
            "source_import": f"roster {self.handed.pk}",
        }
        if found.has(NAME):
            self._name(child, row.given_name, row.family_name)
        if found.has(IRO):
            self._appoint(child, row.iro, where)
        if found.has(SOCIAL_WORKER):
            self._allocate(child, row.social_worker, row.team, where)
        if found.has(SIBLINGS):
            self._group(child, row.sibling_group)

    def _name(self, child: Child, given: str, family: str) -> None:
        present = Name.objects.filter(person=child.person_id, kind=NameKind.USED, until_on=None).first()
        if present and present.from_on is not None and present.from_on >= self.day:
            present.given, present.family = given, family
            self._save(present)
            return
        if present:
            present.until_on = self.day
            self._save(present)
        self._made(Name(person=child.person, kind=NameKind.USED, given=given, family=family, from_on=self.day))

    def _appoint(self, child: Child, name: str, where: Where) -> None:
        present = Appointment.objects.filter(child=child, until_on=None).select_related("worker__user").first()
        if present:
            self._end(present)
            self._sight_ends(child, present)
        if name:
            worker = self._worker(name, IRO_PROFESSION)
            made = self._made(Appointment(child=child, worker=worker, from_on=self.day, **where))
            if worker.user is not None:
                source = f"{made._meta.label}:{made.pk}"
                grant_from(clock.now(), worker.user, child=child, why=Why.APPOINTED, source=source, by=self.by)

    def _sight_ends(self, child: Child, appointment: Appointment) -> None:
        """Whoever was appointed sees the child no longer, as far as it was the appointment that let them."""
        source = f"{appointment._meta.label}:{appointment.pk}"
        for grant in Grant.objects.filter(child=child, why=Why.APPOINTED, source=source, until_at=None):
            grant.until_at = clock.now()
            grant.save()

    def _allocate(self, child: Child, name: str, team: str, where: Where) -> None:
        if present := Allocation.objects.filter(child=child, until_on=None).first():
            self._end(present)
        if name or team:
            of_team = self._team(team) if team else None
            worker = self._worker(name, SOCIAL_WORK, of_team) if name else None
            self._made(Allocation(child=child, worker=worker, team=of_team, from_on=self.day, **where))

    def _group(self, child: Child, name: str) -> None:
        for member in InSiblingGroup.objects.filter(person=child.person_id, until_on=None):
            if member.from_on >= self.day:
                member.delete()  # begun on this very day: its versions keep that it was
            else:
                member.until_on = self.day
                self._save(member)
        if name:
            group = self.groups.get(name.casefold())
            if group is None:
                group = self.groups[name.casefold()] = self._made(SiblingGroup(name=name))
            self._made(InSiblingGroup(group=group, person=child.person, from_on=self.day))

    def _end(self, span: Appointment | Allocation) -> None:
        """End what was there; begun on this day or later, it never was."""
        span.until_on = max(self.day, span.from_on)
        self._save(span)

    def _worker(self, name: str, profession: str, team: Team | None = None) -> Worker:
        found = self.workers.get(name.casefold())
        if found is None:
            made = Worker(name=name, profession=profession, team=team, from_on=self.day)
            found = self.workers[name.casefold()] = self._made(made)
        return found

    def _team(self, name: str) -> Team:
        found = self.teams.get(name.casefold())
        if found is None:
            found = self.teams[name.casefold()] = self._made(Team(name=name, from_on=self.day))
        return found

    def _save(self, row: Name | InSiblingGroup | Appointment | Allocation) -> None:
        """Save a row that was there: its version counts up."""
        row.version += 1
        self._made(row)

    def _made(self, row: Made) -> Made:
        """Save a row; the version kept of it says by whom and why."""
        row._history_user = self.by  # type: ignore[attr-defined]  # simple_history asks the row itself first
        row._change_reason = f"roster {self.handed.pk}"  # type: ignore[attr-defined]
        row.save()
        return row
