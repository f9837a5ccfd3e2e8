"""The pages of reviews due: the list and the same as a file, planning one, saying why one is late."""

from __future__ import annotations

import uuid
from collections.abc import Collection
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpResponse, QueryDict, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from heed.access import record
from heed.access.actions import NotNow, Stale
from heed.access.pages import FORM, Request, Shows, page
from heed.access.permissions import Permission
from heed.children.models import Child
from heed.council.lists import LATE_REVIEW_REASONS
from heed.council.models import items_of
from heed.exchange import csv_out
from heed.reviews import actions
from heed.reviews.actions import WhyLate
from heed.reviews.cautions import Caution, cautions
from heed.reviews.models import PlannedReview
from heed.web.addresses import reverse
from heed.web.due import asked
from heed.web.due.forms import PlanForm, ReasonForm, TakeBackForm
from heed.web.due.pages import COLUMNS, due_page, due_rows
from heed.web.due.planning import Both, OnePage, both, heard_of, one_page
from heed.web.standing import words_of

LONGEST_VERSION = 9
CLOSED_SINCE = (
    "The plan that you were changing has been closed since you opened this page: see what stands, and plan anew."
)


@page(Permission.SEE_CHILD, shows=Shows.IN_SIGHT)
def reviews(request: Request) -> HttpResponse:
    """The reviews that are due of the children in sight."""
    words = words_of(request)
    shown = due_page(request.user, asked.read(request.GET), request.today, words)
    if shown.lines:
        keys = [line.child.pk for line in shown.lines]
        _saw(request, "web.reviews", "Looked at the reviews that are due.", keys, shown.query)
    return render(request, "due/reviews.html", {"page": shown, "words": words})


@page(Permission.EXPORT_FIGURES, shows=Shows.IN_SIGHT)
def reviews_csv(request: Request) -> StreamingHttpResponse:
    """The same list as a file, whole."""
    wanted = asked.read(request.GET)
    keys, rows = due_rows(request.user, wanted, request.today, words_of(request))
    sentence = "Took the reviews that are due away as a file."
    _saw(request, "web.reviews", sentence, keys, wanted.query(), Permission.EXPORT_FIGURES)
    return StreamingHttpResponse(
        csv_out.lines(COLUMNS, rows),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="reviews due on {request.today}.csv"'},
    )


@page(Permission.PLAN_REVIEW, shows=Shows.ONE_CHILD, methods=FORM)
def plan(request: Request, key: uuid.UUID) -> HttpResponse:
    """Plan the next review of one child, change its day, or take the plan back."""
    child, words = _child(request, key), words_of(request)
    shown = one_page(child, request.user, request.today, words)
    if "because" in request.POST:
        return _take_back(request, child, shown)
    form = PlanForm(
        request.POST or None, reasons=_reasons(request), words=words, needed=False, initial=_planned_now(shown)
    )
    said: tuple[Caution, ...] = ()
    stale: tuple[Both, ...] = ()
    version = _sent_version(request) if request.POST else _version(shown)
    if form.is_valid():
        day, at = form.cleaned_data["planned_on"], form.cleaned_data["at"]
        said = cautions(child, day, at, but=shown.plan)
        if heard_of(said) and request.POST.get("heard", "") != heard_of(said) and not _cannot(request, child, form):
            return _show_plan(request, shown, form, version, said, stale)
        try:
            _plan(request, child, shown, form)
        except Stale as refusal:
            stale = both(refusal, words)
            if not isinstance(
                refusal.kept, PlannedReview
            ):  # why it is late, written by two at once: nothing is planned
                form.add_error("effect", words.say(str(refusal)))
            elif not stale:  # the same, sent twice
                return _done(request, "web:plan", key, "planned")
            else:
                version = str(refusal.kept.version)
        except NotNow as refusal:
            form.add_error(_field_of(form, shown), words.say(str(refusal)))
            version = _version(one_page(child, request.user, request.today, words))
        else:
            return _done(request, "web:plan", key, "planned")
    return _show_plan(request, shown, form, version, said, stale)


def _plan(request: Request, child: Child, shown: OnePage, form: PlanForm) -> None:
    """Do it: the plan that was seen is changed, and where none was seen one is made."""
    given = {name: form.cleaned_data[name] for name in ("planned_on", "at", "place", "mode")}
    sent = _sent_version(request)
    if not sent:
        actions.plan_review(by=request.user, child=child, why_late=_why_late(form), **given)
    elif shown.plan is None:
        raise NotNow(CLOSED_SINCE)
    else:
        actions.change_plan(shown.plan, by=request.user, why_late=_why_late(form), seen_version=_number(sent), **given)


def _cannot(request: Request, child: Child, form: PlanForm) -> bool:
    """Whether the day is refused anyhow: then that is said, and nothing of what else is to be known of it."""
    named = {name: form.cleaned_data[name] for name in ("planned_on", "place", "mode")}
    return actions.plan_review.why_not(by=request.user, child=child, why_late=_why_late(form), **named) is not None


def _why_late(form: ReasonForm) -> WhyLate | None:
    return None if form.chosen is None else WhyLate(form.chosen, form.cleaned_data["effect"])


def _field_of(form: PlanForm, shown: OnePage) -> str:
    """Beside which field a refusal is said: the reason, where that is what is wanting and can be given."""
    after = shown.latest_on is not None and form.cleaned_data["planned_on"] > shown.latest_on
    return "reason" if after and shown.may_explain and shown.written is None and form.chosen is None else "planned_on"


def _planned_now(shown: OnePage) -> dict[str, Any]:
    if shown.plan is None:
        return {"mode": ""}
    at = shown.plan.at
    return {
        "planned_on": shown.plan.planned_on,
        "at": "" if at is None else f"{at:%H:%M}",
        "place": shown.plan.place,
        "mode": shown.plan.mode,
    }


def _show_plan(
    request: Request,
    shown: OnePage,
    form: PlanForm,
    version: str,
    said: tuple[Caution, ...],
    stale: tuple[Both, ...],
    back: TakeBackForm | None = None,
) -> HttpResponse:
    words = words_of(request)
    asks_why = shown.written is None and (
        shown.is_late or (form.is_bound and bool(form.errors.get("reason") or form.data.get("effect")))
    )
    context = {
        "form": form,
        "take_back": back or TakeBackForm(),
        "version": version,
        "heard": heard_of(said),
        "cautions": [words.say(each.says) for each in said],
        "stale": stale,
        "asks_why": asks_why and shown.may_explain,
    }
    return _show(request, shown, "due/plan.html", context)


def _take_back(request: Request, child: Child, shown: OnePage) -> HttpResponse:
    form, words = TakeBackForm(request.POST), words_of(request)
    if form.is_valid() and shown.plan is not None:
        seen = _number(_sent_version(request))
        try:
            actions.unplan_review(shown.plan, by=request.user, because=form.cleaned_data["because"], seen_version=seen)
        except NotNow as refusal:
            form.add_error("because", words.say(str(refusal)))
        else:
            return _done(request, "web:plan", child.key, "taken-back")
    if shown.plan is None:  # sent twice, or closed by somebody else: the page shows that nothing is planned
        return _done(request, "web:plan", child.key, "taken-back")
    fresh = PlanForm(reasons=_reasons(request), words=words, needed=False, initial=_planned_now(shown))
    return _show_plan(request, shown, fresh, _version(shown), (), (), back=form)


@page(Permission.EXPLAIN_LATE, shows=Shows.ONE_CHILD, methods=FORM)
def late(request: Request, key: uuid.UUID) -> HttpResponse:
    """Say why the next review of one child is or will be late, and what that does to the child."""
    child, words = _child(request, key), words_of(request)
    shown = one_page(child, request.user, request.today, words)
    why_not = actions.explain_late.why_not(by=request.user, child=child)
    written = shown.written
    begun = {} if written is None else {"reason": str(written.reason_id), "effect": written.effect}
    form = ReasonForm(request.POST or None, reasons=_reasons(request), words=words, initial=begun)
    stale: tuple[Both, ...] = ()
    version = _sent_version(request) if request.POST else "" if written is None else str(written.version)
    if why_not is None and form.is_valid():
        try:
            _explain(request, child, shown, form)
        except Stale as refusal:
            stale, version = both(refusal, words), str(getattr(refusal.kept, "version", ""))
            if not stale:
                return _done(request, "web:late", key, "written")
        except NotNow as refusal:
            form.add_error(None, words.say(str(refusal)))
        else:
            return _done(request, "web:late", key, "written")
    context = {"form": form, "version": version, "stale": stale, "why_not": words.say(why_not or "")}
    return _show(request, shown, "due/late.html", context)


def _explain(request: Request, child: Child, shown: OnePage, form: ReasonForm) -> None:
    sent, reason, effect = _sent_version(request), form.chosen, form.cleaned_data["effect"]
    assert reason is not None, "the form asks for both"  # noqa: S101 - for the types
    if sent and shown.written is not None:
        actions.change_explanation(
            shown.written, by=request.user, reason=reason, effect=effect, seen_version=_number(sent)
        )
        return
    day = asked.day_of(request.POST.get("latest_on", "")) or shown.latest_on
    assert day is not None, "there is one, or the page asks for nothing"  # noqa: S101 - for the types
    actions.explain_late(by=request.user, child=child, latest_on=day, reason=reason, effect=effect)


# What both forms have


def _child(request: Request, key: uuid.UUID) -> Child:
    seen = Child.objects.visible_to(request.user).with_identity().select_related("person")
    return get_object_or_404(seen, key=key)


def _reasons(request: Request) -> list[Any]:
    return list(items_of(LATE_REVIEW_REASONS.name, on=request.today))


def _version(shown: OnePage) -> str:
    return "" if shown.plan is None else str(shown.plan.version)


def _sent_version(request: Request) -> str:
    return request.POST.get("seen_version", "")


def _number(sent: str) -> int:
    """The version that the form was filled from; what cannot be one is none."""
    return int(sent) if sent.isascii() and sent.isdigit() and len(sent) <= LONGEST_VERSION else -1


def _back(request: Request) -> str:
    """The list that the person came from, as it was narrowed; nothing else is taken from the address."""
    try:
        return asked.read(QueryDict(request.GET.get("back", ""))).query()
    except Http404:
        return ""


def _done(request: Request, name: str, key: uuid.UUID, done: str) -> HttpResponse:
    """Show the page anew with what was done, so that sending it again does nothing."""
    back = _back(request)
    query = urlencode({"done": done, **({"back": back} if back else {})})
    return redirect(f"{reverse(name, kwargs={'key': key})}?{query}")


def _show(request: Request, shown: OnePage, template: str, context: dict[str, Any]) -> HttpResponse:
    _saw(request, f"web.{template[4:-5]}", "Looked at when a review is due.", [shown.child.pk])
    back = _back(request)
    around = {
        "page": shown,
        "words": words_of(request),
        "done": request.GET.get("done", "") if not request.POST else "",
        "back": reverse("web:reviews") + (f"?{back}" if back else ""),
    }
    return render(request, template, {**around, **context})


def _saw(
    request: Request,
    what: str,
    sentence: str,
    children: Collection[int],
    filter: str = "",
    permission: Permission = Permission.SEE_CHILD,
) -> None:
    record.saw(
        by=request.user,
        what=what,
        sentence=sentence,
        children={str(child) for child in children},
        filter=filter,
        permission=permission,
    )
