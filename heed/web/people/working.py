"""What the pages of workers and teams read, each in a fixed number of queries."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import groupby

from django.db.models import Count

from heed.access.models import User
from heed.access.permissions import Permission
from heed.access.spans import not_over
from heed.caseloads.models import Allocation, Appointment
from heed.council.models import Team
from heed.council.words import Words
from heed.people.models import Worker
from heed.web import formats
from heed.web.addresses import reverse
from heed.web.people.shapes import TeamLine, TeamPage, TeamsPage, WorkerLine, WorkerPage, WorkersPage

NO_PROFESSION = "Not said what they do"


def workers_page(today: date, words: Words) -> WorkersPage:
    """Everybody who works here, by what they do."""
    every = list(Worker.objects.select_related("team", "manager", "user").order_by("profession", "name", "pk"))
    here = [worker for worker in every if not _has_left(worker, today)]
    grouped = groupby(here, key=lambda worker: worker.profession)
    return WorkersPage(
        groups=tuple(
            (words.say(profession) or NO_PROFESSION, tuple(_line(worker, today, words) for worker in some))
            for profession, some in grouped
        ),
        left=tuple(_line(worker, today, words) for worker in every if _has_left(worker, today)),
    )


def worker_page(worker: Worker, by: User, today: date, words: Words) -> WorkerPage:
    """One worker, with the children who still count on them."""
    has_login = worker.user_id and Permission.MANAGE_USERS in by.permissions
    return WorkerPage(
        pk=worker.pk,
        name=worker.name,
        lead=words.say(worker.profession) or NO_PROFESSION,
        version=worker.version,
        left=f"Left on {formats.day(worker.until_on)}" if worker.until_on else "",
        still=tuple(_still(worker, words)),
        login_address=reverse("web:person", kwargs={"pk": worker.user_id}) if has_login else "",
    )


def _still(worker: Worker, words: Words) -> Iterator[str]:
    """Who counts on this worker: children reviewed, children worked with, workers managed."""
    n = Appointment.objects.filter(worker=worker, until_on=None).count()
    if n:
        yield f"{words.iro.capital} of {formats.count(n, 'child', 'children')}"
    n = Allocation.objects.filter(worker=worker, until_on=None).count()
    if n:
        yield f"{words.social_worker.capital} of {formats.count(n, 'child', 'children')}"
    n = Worker.objects.filter(manager=worker, until_on=None).count()
    if n:
        yield f"Manager of {formats.count(n, 'worker')}"


def _has_left(worker: Worker, today: date) -> bool:
    return worker.until_on is not None and worker.until_on <= today


def _line(worker: Worker, today: date, words: Words) -> WorkerLine:
    does = words.say(worker.profession) or NO_PROFESSION
    apart = [f"{worker.share.normalize():f} of full time"] if worker.share != 1 else []
    apart += ["decides what may be spent"] if worker.controls_resources else []
    return WorkerLine(
        name=worker.name,
        does="; ".join((does, *apart)),
        apart=formats.capital("; ".join(apart)),
        team=worker.team.name if worker.team else "",
        manager=worker.manager.name if worker.manager else "",
        login=worker.user.username if worker.user else "",
        left=_leaving(worker, today),
        address=reverse("web:worker", kwargs={"pk": worker.pk}),
    )


def _leaving(worker: Worker, today: date) -> str:
    if worker.until_on is None:
        return ""
    return f"{'left on' if worker.until_on <= today else 'leaves on'} {formats.day(worker.until_on)}"


# Teams


def teams_page(today: date) -> TeamsPage:
    """Every team with how many are in it now."""
    every = list(
        Team.objects.annotate(people=Count("workers", filter=not_over(today, "workers__"))).order_by("name", "pk")
    )
    return TeamsPage(
        open=tuple(_team(team, team.people) for team in every if not _is_closed(team, today)),
        closed=tuple(_team(team, team.people) for team in every if _is_closed(team, today)),
    )


def team_page(team: Team, today: date, words: Words) -> TeamPage:
    """One team and who is in it now."""
    found = Worker.objects.filter(not_over(today), team=team)
    people = found.select_related("team", "manager", "user").order_by("name", "pk")
    return TeamPage(
        pk=team.pk,
        name=team.name,
        lead=_days(team),
        closed=team.until_on is not None,
        version=team.version,
        people=tuple(_line(worker, today, words) for worker in people),
    )


def _is_closed(team: Team, today: date) -> bool:
    return team.until_on is not None and team.until_on <= today


def _team(team: Team, people: int) -> TeamLine:
    return TeamLine(team.name, _days(team), people, reverse("web:team", kwargs={"pk": team.pk}))


def _days(team: Team) -> str:
    last = f"; closes after {formats.day(team.until_on - timedelta(days=1))}" if team.until_on else ""
    return f"Since {formats.day(team.from_on)}{last}"
