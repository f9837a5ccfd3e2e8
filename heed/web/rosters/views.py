"""The pages of rosters: the template, handing one in, and one roster from what it would change to applied."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from heed.access import record
from heed.access.actions import NotNow
from heed.access.pages import DEED, FORM, SMALL, Request, Shows, page
from heed.access.permissions import Permission
from heed.exchange import csv_out
from heed.exchange.records import Refused
from heed.exchange.roster import actions
from heed.exchange.roster.models import RosterHandedIn
from heed.exchange.roster.reading import COLUMNS
from heed.post.disk import AT_MOST
from heed.web.rosters.forms import RosterForm
from heed.web.rosters.pages import children_on, roster_page
from heed.web.standing import words_of
from heed.web.tasks import apply_roster


@page(Permission.IMPORT_RETURN, shows=Shows.NO_CHILD)
def template(request: Request) -> HttpResponse:
    """The first line of a roster, as a file to fill."""
    response = HttpResponse("".join(csv_out.lines(tuple(COLUMNS), ())), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="roster.csv"'
    return response


@page(Permission.IMPORT_RETURN, shows=Shows.NO_CHILD, methods=FORM, takes=AT_MOST + SMALL)
def load(request: Request) -> HttpResponse:
    """Hand in a roster; what it would change is shown next."""
    form = RosterForm(request.POST or None, request.FILES or None, today=request.today)
    if form.is_valid():
        chosen, from_on = form.cleaned_data["chosen"], form.cleaned_data["from_on"]
        try:
            name, received, n = actions.receive(chosen.path, chosen.file.chunks())
            handed = actions.hand_in(by=request.user, name=name, received=received, children=n, from_on=from_on)
        except (Refused, NotNow) as refusal:
            form.add_error("chosen", str(refusal))
        else:
            return redirect("web:roster", pk=handed.pk)
    shown = {"form": form, "columns": COLUMNS.items(), "in_demo": request.demo is not None}
    return render(request, "web/roster_load.html", shown)


@page(Permission.IMPORT_RETURN, shows=Shows.IN_SIGHT)
def one(request: Request, pk: int) -> HttpResponse:
    """One roster: what it would change, and what is doubtful in it."""
    handed = _handed(pk)
    shown = roster_page(handed, request.user)
    if shown.lines:
        record.saw(
            by=request.user,
            what="web.roster",
            sentence="Looked at what a roster would change.",
            children={str(key) for key in children_on(shown)},
            filter=f"roster={pk}",
            permission=Permission.IMPORT_RETURN,
        )
    return render(request, "web/roster.html", {"page": shown, "words": words_of(request)})


@page(Permission.APPLY_IMPORT, shows=Shows.IN_SIGHT, methods=DEED)
def apply(request: Request, pk: int) -> HttpResponse:
    """Begin to apply a roster."""
    try:
        actions.apply(_handed(pk), by=request.user)
    except NotNow:
        return redirect("web:roster", pk=pk)  # its page says why
    apply_roster.enqueue(pk)
    return redirect("web:roster", pk=pk)


@page(Permission.APPLY_IMPORT, shows=Shows.IN_SIGHT, methods=DEED)
def carry_on(request: Request, pk: int) -> HttpResponse:
    """Go on with a roster that stopped part of the way."""
    try:
        actions.carry_on(_handed(pk), by=request.user)
    except NotNow:
        return redirect("web:roster", pk=pk)
    apply_roster.enqueue(pk)
    return redirect("web:roster", pk=pk)


@page(Permission.IMPORT_RETURN, shows=Shows.IN_SIGHT, methods=DEED)
def discard(request: Request, pk: int) -> HttpResponse:
    """Throw a roster away before it is applied."""
    try:
        actions.discard(_handed(pk), by=request.user)
    except NotNow:
        return redirect("web:roster", pk=pk)
    return redirect("web:returns")


def _handed(pk: int) -> RosterHandedIn:
    return get_object_or_404(RosterHandedIn.objects.select_related("by", "applied_by", "stored"), pk=pk)
