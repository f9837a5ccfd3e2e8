"""The pages of workers and teams. What a worker's team, manager or login decides of sight is put right at once."""

from __future__ import annotations

from collections.abc import Callable

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from heed.access.models import User
from heed.access.pages import DEED, FORM, Request, Shows, page
from heed.access.permissions import Permission
from heed.caseloads import sight
from heed.council import actions as council
from heed.council.models import Team
from heed.people import actions
from heed.people.actions import FULL_TIME
from heed.people.models import Worker
from heed.web.doing import Doing, seen
from heed.web.people.forms import NO, AddWorkerForm, LeaveForm, OpenTeamForm, TeamForm, WorkerForm, began
from heed.web.people.pages import tabs
from heed.web.people.working import team_page, teams_page, worker_page, workers_page
from heed.web.standing import words_of


@page(Permission.MANAGE_TEAMS, shows=Shows.NO_CHILD)
def workers(request: Request) -> HttpResponse:
    """Everybody who works here."""
    shown = workers_page(request.today, words_of(request))
    return render(request, "people/workers.html", {"page": shown, "tabs": tabs("workers", request.user)})


@page(Permission.MANAGE_TEAMS, shows=Shows.NO_CHILD, methods=FORM)
def add_worker(request: Request) -> HttpResponse:
    """Record somebody who works here."""
    first = {"from_on": request.today, "share": FULL_TIME, "controls_resources": NO}
    form = AddWorkerForm(request.POST or None, initial=first)
    if form.is_valid() and form.does(actions.add_worker, at="name", by=request.user, **form.cleaned_data):
        return redirect("web:workers")
    return render(request, "people/add_worker.html", {"form": form})


@page(Permission.MANAGE_TEAMS, shows=Shows.NO_CHILD, methods=FORM)
def worker(request: Request, pk: int) -> HttpResponse:
    """One worker: changing what is recorded of them."""
    row = _worker(pk)
    form = WorkerForm(request.POST or None, worker=row, initial=began(row))
    if form.is_valid():
        said = {**form.cleaned_data, "seen_version": seen(request)}
        if form.does(_and_put_right(actions.change_worker), row, at="name", by=request.user, **said):
            return redirect("web:workers")
    return _show(request, pk, form, LeaveForm(initial={"until_on": request.today}), form)


@page(Permission.MANAGE_TEAMS, shows=Shows.NO_CHILD, methods=DEED)
def worker_left(request: Request, pk: int) -> HttpResponse:
    """Record that somebody has left."""
    row = _worker(pk)
    form = LeaveForm(request.POST)
    if form.is_valid() and form.does(
        _and_put_right(actions.end_worker), row, at="until_on", by=request.user, until_on=form.cleaned_data["until_on"]
    ):
        return redirect("web:workers")
    return _show(request, pk, WorkerForm(worker=row, initial=began(row)), form, form)


def _and_put_right(deed: Callable[..., Worker]) -> Callable[..., Worker]:
    """The deed, and with it, whole or not at all, the sight of every child whom the worker works with."""

    def done(row: Worker, *, by: User, **said: object) -> Worker:
        with transaction.atomic():
            changed = deed(row, by=by, **said)
            sight.put_right(changed, by=by)
        return changed

    return done


def _worker(pk: int) -> Worker:
    return get_object_or_404(Worker, pk=pk)


def _show(request: Request, pk: int, form: WorkerForm, leaving: LeaveForm, wrong: Doing) -> HttpResponse:
    shown = {
        "page": worker_page(_worker(pk), request.user, request.today, words_of(request)),
        "form": form,
        "leaving": leaving,
        "wrong": wrong,
    }
    return render(request, "people/worker.html", shown)


# Teams


@page(Permission.MANAGE_TEAMS, shows=Shows.NO_CHILD, methods=FORM)
def teams(request: Request) -> HttpResponse:
    """The teams; opening one."""
    form = OpenTeamForm(request.POST or None, initial={"from_on": request.today})
    if form.is_valid() and form.does(council.open_team, at="name", by=request.user, **form.cleaned_data):
        return redirect("web:teams")
    shown = {"page": teams_page(request.today), "form": form, "tabs": tabs("teams", request.user)}
    return render(request, "people/teams.html", shown)


@page(Permission.MANAGE_TEAMS, shows=Shows.NO_CHILD, methods=FORM)
def team(request: Request, pk: int) -> HttpResponse:
    """One team: giving it another name."""
    row = get_object_or_404(Team, pk=pk)
    form = TeamForm(request.POST or None, initial={"name": row.name})
    if form.is_valid():
        said = {"name": form.cleaned_data["name"], "seen_version": seen(request)}
        if form.does(council.rename_team, row, at="name", by=request.user, **said):
            return redirect("web:team", pk=pk)
    return _show_team(request, pk, form, LeaveForm(initial={"until_on": request.today}), form)


@page(Permission.MANAGE_TEAMS, shows=Shows.NO_CHILD, methods=DEED)
def close_team(request: Request, pk: int) -> HttpResponse:
    """Close a team from a day on."""
    row = get_object_or_404(Team, pk=pk)
    form = LeaveForm(request.POST)
    if form.is_valid() and form.does(
        council.close_team, row, at="until_on", by=request.user, until_on=form.cleaned_data["until_on"]
    ):
        return redirect("web:teams")
    return _show_team(request, pk, TeamForm(initial={"name": row.name}), form, form)


def _show_team(request: Request, pk: int, form: TeamForm, closing: LeaveForm, wrong: Doing) -> HttpResponse:
    row = get_object_or_404(Team, pk=pk)  # as somebody else may have saved it meanwhile
    shown = {
        "page": team_page(row, request.today, words_of(request)),
        "form": form,
        "closing": closing,
        "wrong": wrong,
    }
    return render(request, "people/team.html", shown)
