"""Who may see a child: opening a record in an emergency, and the page on which sight is given, ended and restricted."""

from __future__ import annotations

import contextlib
import uuid
from collections.abc import Collection

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from heed.access import record
from heed.access.actions import NotNow, Stale
from heed.access.models import User
from heed.access.pages import DEED, FORM, Request, Shows, page
from heed.access.permissions import Permission
from heed.children import actions
from heed.children.models import Child, Grant, Restricted, Why
from heed.council.models import Team
from heed.council.words import Words
from heed.web.child.known import fetched
from heed.web.children.asked import is_key
from heed.web.children.emergency import emergency_page
from heed.web.children.forms import EmergencyForm, GiveForm, LiftForm, NamedForm, RestrictForm
from heed.web.children.sight import names_of, open_restriction, sight_page, who_may_be_given, who_may_be_named
from heed.web.standing import words_of


@page(Permission.SEE_CHILD, shows=Shows.IN_SIGHT, methods=FORM)
def emergency(request: Request) -> HttpResponse:
    """Open a record in an emergency, by the child's number and with a reason. Whom one sees already is just opened."""
    form = EmergencyForm(request.POST if request.method == "POST" else None)
    words = words_of(request)
    if form.is_valid():
        try:
            child = _open(request.user, form.cleaned_data["number"], form.cleaned_data["reason"])
        except NotNow as refusal:
            form.add_error("number", words.say(str(refusal)))
        else:
            return redirect("web:child", key=child.key)
    shown, seen = emergency_page(request.user, words, request.today)
    if seen:
        _saw(request, seen, "web.emergency", "Looked at which records were opened in an emergency.")
    return render(request, "children/emergency.html", {"page": shown, "form": form})


def _open(by: User, number: str, reason: str) -> Child:
    """The child, now in sight. Every number that opens nothing is refused with one sentence: nobody learns whose it is."""
    child = Child.objects.numbered(number).first()
    if child is not None and Child.objects.visible_to(by).filter(pk=child.pk).exists():
        return child
    if too_many := actions.opened_too_many(by):
        raise NotNow(too_many)
    if child is None:
        raise NotNow(actions.CANNOT_OPEN)
    actions.break_glass(by=by, child=child, reason=reason)
    return child


@page(Permission.GRANT_ACCESS, shows=Shows.ONE_CHILD, methods=FORM)
def sight(request: Request, key: uuid.UUID) -> HttpResponse:
    """Who may see a child. What was sent and cannot be done stays as it was typed, with why not beside it."""
    child, words = _child(request, key), words_of(request)
    offered = _offered(request, child, words)
    deed = request.POST.get("deed", "")
    sent = offered.get(deed)
    if sent is not None and sent.is_valid() and _done(request, child, deed, sent):
        still_seen = Child.objects.visible_to(request.user).filter(pk=child.pk).exists()
        return redirect("web:sight", key=key) if still_seen else redirect("web:children")
    _saw(request, frozenset({child.pk}), "web.sight", "Looked at who may see a child.")
    shown = sight_page(child, request.user, words, request.today)
    return render(request, "children/sight.html", {"page": shown, "forms": offered, "sent": sent})


@page(Permission.GRANT_ACCESS, shows=Shows.ONE_CHILD, methods=DEED)
def end(request: Request, key: uuid.UUID, pk: int) -> HttpResponse:
    """End somebody's sight of a child now. One that has ended meanwhile is left as it is."""
    grant = get_object_or_404(Grant, pk=pk, child=_child(request, key))
    with contextlib.suppress(NotNow):  # the page that follows shows that it is over
        actions.close_grant(grant, by=request.user)
    return redirect("web:emergency") if request.POST.get("back") == "emergency" else redirect("web:sight", key=key)


def _child(request: Request, key: uuid.UUID) -> Child:
    return get_object_or_404(fetched(request.user), key=key)


def _offered(request: Request, child: Child, words: Words) -> dict[str, forms.Form]:
    """The forms of the page by their deed, and the one that was sent though it is not offered any more."""
    deed = request.POST.get("deed", "")
    data = {deed: request.POST}
    restricted = open_restriction(child)
    named = [row.user for row in restricted.named.select_related("user")] if restricted else []
    people = who_may_be_named(request.today, words, also=named)
    chosen = [str(user.pk) for user in named] if restricted else [str(request.user.pk)]
    who = who_may_be_given(request.today, words)
    found: dict[str, forms.Form] = {"give": GiveForm(data.get("give"), who=who, words=words)}
    if restricted or deed in ("named", "lift"):
        found["named"] = NamedForm(data.get("named"), who=people, initial={"named": chosen})
        found["lift"] = LiftForm(data.get("lift"))
    if not restricted or deed == "restrict":
        found["restrict"] = RestrictForm(data.get("restrict"), who=people, initial={"named": chosen})
    return found


def _done(request: Request, child: Child, deed: str, form: forms.Form) -> bool:
    """Do what was sent; where it cannot be done the form says why."""
    try:
        if isinstance(form, GiveForm):
            _give(request.user, child, form)
        elif isinstance(form, RestrictForm):
            why = form.cleaned_data["why"]
            actions.restrict(by=request.user, child=child, named=_users(form.keys), why=why)
        elif isinstance(form, NamedForm):
            _change_named(request, child, form)
        else:
            actions.lift(_restriction(request, child), by=request.user, why=form.cleaned_data["why"])
    except NotNow as refusal:
        form.add_error({"give": "to", "lift": "why"}.get(deed, "named"), str(refusal))
        return False
    return True


def _give(by: User, child: Child, form: GiveForm) -> None:
    kind, _, key = form.cleaned_data["to"].partition(":")
    to: User | Team = (User if kind == "user" else Team).objects.get(pk=key)
    why, source = Why(form.cleaned_data["why"]), form.cleaned_data["source"]
    actions.open_grant(by=by, to=to, child=child, why=why, source=source, until_at=form.until_at)


def _change_named(request: Request, child: Child, form: NamedForm) -> None:
    """Against the version that the page showed; where somebody saved since, both lists of names are said."""
    sent = request.POST.get("seen_version", "")
    wanted = _users(form.keys)
    try:
        actions.change_named(
            _restriction(request, child), by=request.user, named=wanted, seen_version=int(sent) if is_key(sent) else -1
        )
    except Stale as stale:
        now = names_of(User.objects.filter(pk__in=Restricted.objects.get(pk=stale.kept.pk).named.values("user")))
        raise NotNow(
            f"Somebody else changed who is named after you opened this. Named now: {now}. You chose: {names_of(wanted)}. "
            "What you chose still stands below: send it again to keep it."
        ) from stale


def _restriction(request: Request, child: Child) -> Restricted:
    """The restriction that the form is about, lifted meanwhile or not."""
    sent = request.POST.get("restricted", "")
    return get_object_or_404(Restricted, pk=int(sent) if is_key(sent) else 0, child=child)


def _users(keys: Collection[int]) -> list[User]:
    return list(User.objects.filter(pk__in=keys).order_by("name", "pk"))


def _saw(request: Request, children: frozenset[int], what: str, sentence: str) -> None:
    keys = {str(key) for key in children}
    record.saw(by=request.user, what=what, sentence=sentence, children=keys)
