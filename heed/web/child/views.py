"""The pages of one child. Out of sight they are not there. Each time one is shown goes on the record, once."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from heed.access import record
from heed.access.actions import NotNow
from heed.access.pages import FORM, Request, Shows, page
from heed.access.permissions import Permission
from heed.children import telling
from heed.children.models import Child, HowTold, LivesWith, OwnWords
from heed.people import actions
from heed.people.models import NameKind
from heed.web.child.asked import day_asked
from heed.web.child.duties import duties_page
from heed.web.child.forms import EndForm, LivesWithForm, NameForm, OwnWordsForm
from heed.web.child.known import Known, fetched, known_of
from heed.web.child.looked import looked_page
from heed.web.child.people import people_page
from heed.web.child.story import story_page
from heed.web.names import Shown, shown
from heed.web.standing import words_of


@page(Permission.SEE_CHILD, shows=Shows.ONE_CHILD)
def child(request: Request, key: UUID) -> HttpResponse:
    """The child's story, as at a day."""
    known, refused, typed = _known(request, key)
    shown = story_page(known, request.GET, refused=refused, typed=typed)
    _saw(request, known.child, "web.child", "Looked at a child’s story.", known)
    return render(request, "child/story.html", {"page": shown})


@page(Permission.SEE_CHILD, shows=Shows.ONE_CHILD)
def duties(request: Request, key: UUID) -> HttpResponse:
    """The council's duties to the child, as at a day."""
    known, refused, typed = _known(request, key)
    shown = duties_page(known, refused=refused, typed=typed)
    _saw(request, known.child, "web.child_duties", "Looked at the duties to a child.", known)
    return render(request, "child/duties.html", {"page": shown})


@page(Permission.SEE_CHILD, shows=Shows.ONE_CHILD)
def people(request: Request, key: UUID) -> HttpResponse:
    """The people around the child, as at a day."""
    known, refused, typed = _known(request, key)
    shown = people_page(known, refused=refused, typed=typed)
    _saw(request, known.child, "web.child_people", "Looked at the people around a child.", known)
    return render(request, "child/people.html", {"page": shown})


@page(Permission.SEE_WHO_LOOKED, shows=Shows.ONE_CHILD)
def looked(request: Request, key: UUID) -> HttpResponse:
    """Who did and who saw what about the child."""
    found = _child(request, key)
    known = known_of(found, request.user, request.today, request.today)
    shown = looked_page(known, request.GET)
    _saw(request, found, "web.child_looked", "Looked at who has looked at a child.")
    return render(request, "child/looked.html", {"page": shown})


@page(Permission.WRITE_OWN_WORDS, shows=Shows.ONE_CHILD, methods=FORM)
def own_words(request: Request, key: UUID) -> HttpResponse:
    """Write down the child's own words."""
    found = _child(request, key)
    before = OwnWords.objects.filter(child=found).order_by("-said_on", "-pk").first()
    form = OwnWordsForm(request.POST or None, today=request.today, before=before)
    if form.is_valid():
        said = form.cleaned_data
        try:
            telling.write_own_words(
                by=request.user,
                child=found,
                how_to_talk=said["how_to_talk"],
                what_matters=said["what_matters"],
                said_on=said["said_on"],
                how=HowTold(said["how"]),
            )
        except NotNow as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("web:child", key=key)
    _saw(request, found, "web.own_words", "Opened the form for a child’s own words.")
    return render(request, "child/own_words.html", {"form": form, "who": _who(request, found)})


@page(Permission.EDIT_PERSON, shows=Shows.ONE_CHILD, methods=FORM)
def lives_with(request: Request, key: UUID) -> HttpResponse:
    """Say with whom the child lives, or that they live there no longer."""
    found = _child(request, key)
    now = LivesWith.objects.filter(child=found, until_on=None).first()
    ends = request.POST.get("deed") == "end"
    say = LivesWithForm(request.POST if request.POST and not ends else None)
    end = EndForm(request.POST if ends else None)
    if _said(request, found, say) or _ended(request, now, end):
        return redirect("web:child", key=key)
    _saw(request, found, "web.lives_with", "Opened the form for whom a child lives with.")
    context = {"say": say, "end": end, "now": now, "who": _who(request, found), "words": words_of(request)}
    return render(request, "child/lives_with.html", context)


@page(Permission.EDIT_PERSON, shows=Shows.ONE_CHILD, methods=FORM)
def name(request: Request, key: UUID) -> HttpResponse:
    """Say which name the child uses from a day on."""
    found = _child(request, key)
    began = {"given": found.given, "family": found.family, "from_on": request.today}
    form = NameForm(request.POST or None, initial=began)
    if form.is_valid():
        try:
            actions.give_name(by=request.user, person=found.person, kind=NameKind.USED, **form.cleaned_data)
        except NotNow as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("web:child_people", key=key)
    _saw(request, found, "web.child_name", "Opened the form for a child’s name.")
    return render(request, "child/name.html", {"form": form, "who": _who(request, found)})


def _said(request: Request, child: Child, form: LivesWithForm) -> bool:
    if not form.is_valid():
        return False
    said = form.cleaned_data
    try:
        telling.say_who_with(
            by=request.user,
            child=child,
            who=said["who"],
            where=said["where"],
            withheld=bool(said["withheld"]),
            from_on=said["from_on"],
        )
    except NotNow as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


def _ended(request: Request, now: LivesWith | None, form: EndForm) -> bool:
    if now is None or not form.is_valid():
        return False
    try:
        telling.end_lives_with(now, by=request.user, until_on=form.cleaned_data["until_on"])
    except NotNow as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


def _who(request: Request, child: Child) -> Shown:
    return shown(child, request.user, request.today)


def _child(request: Request, key: UUID) -> Child:
    return get_object_or_404(fetched(request.user), key=key)


def _known(request: Request, key: UUID) -> tuple[Known, str, str]:
    """What was known on the day asked for; else today, why not that day, and what was typed."""
    found = _child(request, key)
    typed = request.GET.get("as_at", "")
    as_at, refused = day_asked(found, typed, request.today)
    return known_of(found, request.user, request.today, as_at), refused, typed if refused else ""


def _saw(request: Request, child: Child, what: str, sentence: str, known: Known | None = None) -> None:
    """One entry for the page; the day it stood as at, where that is not today."""
    asked = "" if known is None or known.now else f"as_at={known.as_at.isoformat()}"
    record.saw(
        by=request.user,
        what=what,
        sentence=sentence,
        children=[child.pk],
        filter=asked,
        permission=Permission.SEE_CHILD,
    )
