"""The pages of IROs: all of them, one of them, choosing a child's, telling the child, arranging cover."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from heed.access import record
from heed.access.actions import NotNow
from heed.access.pages import DEED, FORM, Request, Shows, page
from heed.access.permissions import Permission
from heed.caseloads import actions
from heed.caseloads.models import Appointment, Cover, WhyAppointed
from heed.children.models import Child
from heed.council.words import Words
from heed.people.models import IRO_PROFESSION, Worker
from heed.web.addresses import reverse
from heed.web.iros.choosing import ChoosePage, choose_page
from heed.web.iros.covering import cover_page
from heed.web.iros.forms import AppointForm, CoverForm, ToldForm
from heed.web.iros.one import one_page
from heed.web.iros.pages import iros_page
from heed.web.names import shown
from heed.web.standing import words_of

LONGEST_KEY = 18


@page(Permission.SEE_IROS, shows=Shows.IN_SIGHT)
def iros(request: Request) -> HttpResponse:
    """All IROs: how the work is shared, who waits for one, who is away."""
    words = words_of(request)
    found = iros_page(request.user, request.today, words)
    if found.children:
        _saw(request, "web.iros", "Looked at who waits for an IRO.", found.children)
    return render(request, "iros/iros.html", {"page": found, "words": words})


@page(Permission.SEE_IROS, shows=Shows.IN_SIGHT)
def iro(request: Request, pk: int) -> HttpResponse:
    """One IRO, and their children in sight."""
    words = words_of(request)
    found = one_page(_iro(pk), request.user, request.today, words)
    if found.children:
        _saw(request, "web.iro", "Looked at an IRO's children.", found.children, f"iro={pk}")
    done = request.GET.get("done", "")
    return render(request, "iros/one.html", {"page": found, "words": words, "done": done})


@page(Permission.APPOINT_IRO, shows=Shows.ONE_CHILD, methods=FORM)
def appoint(request: Request, key: uuid.UUID) -> HttpResponse:
    """Choose a child's IRO."""
    child, words = _child(request, key), words_of(request)
    found = choose_page(child, request.user, request.today, words)
    form = AppointForm(request.POST or None, today=request.today, words=words, reasons=found.reasons)
    if form.is_valid() and not found.why_not:
        said = form.cleaned_data
        instead_of = _key_of(request.POST.get("instead_of", ""))
        at = "reason" if _wants_reason(found, said) else None
        deed = _in_words(actions.appoint, words)
        if form.does(deed, by=request.user, child=child, instead_of=instead_of, at=at, **said):
            return redirect(f"{reverse('web:appoint', kwargs={'key': key})}?done=chosen")
        found = choose_page(child, request.user, request.today, words)
    _saw(request, "web.appoint", "Looked at who could be a child's IRO.", [child.pk])
    context = {"page": found, "form": form, "words": words, "done": request.GET.get("done") == "chosen" and found.now}
    return render(request, "iros/appoint.html", context)


def _wants_reason(found: ChoosePage, said: dict[str, Any]) -> bool:
    """Whether what is wanting is a reason, beside which the refusal is then said."""
    asks = any(each.pk == said["worker"].pk and each.asks for each in found.choices)
    return not said["reason"].strip() and (asks or said["why"] == WhyAppointed.OTHER.value)


@page(Permission.TELL_CHILD_IRO, shows=Shows.ONE_CHILD, methods=FORM)
def told(request: Request, key: uuid.UUID) -> HttpResponse:
    """Write down that a child was told who their IRO is."""
    child, words = _child(request, key), words_of(request)
    appointment = actions.present(child)
    form = ToldForm(request.POST or None, today=request.today)
    if appointment is not None and form.is_valid():
        deed = _in_words(actions.tell_child, words)
        if form.does(deed, appointment, at="told_on", by=request.user, **form.cleaned_data):
            return redirect("web:told", key=key)
        appointment = actions.present(child)
    _saw(request, "web.told", "Looked at whether a child was told who their IRO is.", [child.pk])
    who = shown(child, request.user, request.today)
    context = {"child": who, "appointment": appointment, "form": form, "words": words}
    return render(request, "iros/told.html", context)


@page(Permission.ARRANGE_COVER, shows=Shows.IN_SIGHT, methods=FORM)
def cover(request: Request, pk: int) -> HttpResponse:
    """Arrange who covers for an IRO who is away."""
    worker, words = _iro(pk), words_of(request)
    form = CoverForm(request.POST or None, today=request.today, away=worker)
    if form.is_valid():
        deed = _in_words(actions.arrange_cover, words)
        if form.does(deed, worker, by=request.user, **form.cleaned_data):
            return redirect(f"{reverse('web:iro', kwargs={'pk': pk})}?done=covered")
    found = cover_page(worker, request.today, words)
    return render(request, "iros/cover.html", {"page": found, "form": form, "words": words})


@page(Permission.ARRANGE_COVER, shows=Shows.NO_CHILD, methods=DEED)
def end_cover(request: Request, pk: int) -> HttpResponse:
    """End a cover before its day."""
    found = get_object_or_404(Cover, pk=pk)
    done = "ended"
    try:
        actions.end_cover(found, by=request.user)
    except NotNow:
        done = "over"
    return redirect(f"{reverse('web:iro', kwargs={'pk': found.away_id})}?done={done}")


def _child(request: Request, key: uuid.UUID) -> Child:
    seen = Child.objects.visible_to(request.user).with_identity().select_related("person")
    return get_object_or_404(seen, key=key)


def _iro(pk: int) -> Worker:
    """A worker who is or was an IRO, or has a child all the same."""
    has = Exists(Appointment.objects.filter(worker=OuterRef("pk")))
    workers = Worker.objects.filter(Q(profession__iexact=IRO_PROFESSION) | has).select_related("user")
    return get_object_or_404(workers, pk=pk)


def _key_of(sent: str) -> int | None:
    """The appointment that the page showed, None where it showed none; what cannot be one is none that there is."""
    if not sent:
        return None
    return int(sent) if sent.isascii() and sent.isdigit() and len(sent) <= LONGEST_KEY else -1


def _in_words(deed: Callable[..., object], words: Words) -> Callable[..., object]:
    """The deed, whose refusal is said in the council's words."""

    def done(*subject: object, **said: object) -> object:
        try:
            return deed(*subject, **said)
        except NotNow as refused:
            raise NotNow(words.say(str(refused))) from refused

    return done


def _saw(request: Request, what: str, sentence: str, children: Iterable[int], filter: str = "") -> None:
    record.saw(by=request.user, what=what, sentence=sentence, children=children, filter=filter)
