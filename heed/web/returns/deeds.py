"""Pages on which a person gives a reason: undoing a whole import, settling a difference. And what an import does by child."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from heed.access import record
from heed.access.actions import NotNow
from heed.access.pages import FORM, Request, Shows, page
from heed.access.permissions import Permission
from heed.exchange import actions, settling
from heed.exchange.models import ChildLine, Disagreement, Import
from heed.web.returns.changes import changes_page
from heed.web.returns.child import child_page
from heed.web.returns.differences import difference_page, differences_page, seen_by
from heed.web.returns.faults import children_of_lines, lines_in_sight
from heed.web.returns.pages import changes_said, name_of
from heed.web.standing import words_of
from heed.web.tasks import apply_and_count

LONGEST = 500


class ReasonForm(forms.Form):
    """Why."""

    because = forms.CharField(
        label="Why?",
        max_length=LONGEST,
        widget=forms.Textarea,
        error_messages={"required": "Say why.", "max_length": f"Say it in at most {LONGEST} characters."},
    )


class SettleForm(ReasonForm):
    """Whose word stands, and why. `seen_version` is that of the difference when the page was opened."""

    whose = forms.ChoiceField(
        label="Which stands?",
        choices=(("ours", "What is kept here"), ("theirs", "What the return says")),
        widget=forms.RadioSelect,
        error_messages={"required": "Choose which stands.", "invalid_choice": "Choose which stands."},
    )
    field_order = ("whose", "because")


@page(Permission.IMPORT_RETURN, shows=Shows.IN_SIGHT)
def changes(request: Request, pk: int) -> HttpResponse:
    """What an import does, child by child."""
    import_ = get_object_or_404(Import.objects.prefetch_related("returns"), pk=pk)
    shown = changes_page(import_, request.user, request.GET, words_of(request))
    _saw_changes(request, pk, shown.of)
    return render(request, "web/changes.html", {"page": shown})


@page(Permission.IMPORT_RETURN, shows=Shows.ONE_CHILD)
def changed_child(request: Request, pk: int, number: str) -> HttpResponse:
    """What an import does to one child, row by row."""
    import_ = get_object_or_404(Import.objects.prefetch_related("returns"), pk=pk)
    seen = lines_in_sight(
        ChildLine.objects.filter(of=import_, number=number).select_related("of", "child"), request.user
    )
    if not seen:
        raise Http404
    _saw_changes(request, pk, seen)
    shown = child_page(import_, seen[0], words_of(request))
    return render(request, "web/changed_child.html", {"page": shown})


def _saw_changes(request: Request, pk: int, lines: Sequence[ChildLine]) -> None:
    if lines:
        record.saw(
            by=request.user,
            what="web.changes",
            sentence="Looked at what a return changes, child by child.",
            children={str(key) for key in children_of_lines(lines)},
            filter=f"return={pk}",
            permission=Permission.IMPORT_RETURN,
        )


@page(Permission.APPLY_IMPORT, shows=Shows.IN_SIGHT, methods=FORM)
def undo(request: Request, pk: int) -> HttpResponse:
    """Undo the return that was applied last, with a reason."""
    import_ = get_object_or_404(Import.objects.prefetch_related("returns"), pk=pk)
    form = ReasonForm(request.POST or None)
    if form.is_valid():
        try:
            actions.undo_import(import_, by=request.user, because=form.cleaned_data["because"])
        except NotNow as refusal:
            form.add_error("because", str(refusal))
        else:
            apply_and_count.enqueue(pk)
            return redirect("web:return", pk=pk)
    why_not = actions.undo_import.why_not(import_, by=request.user)
    shown = {"name": name_of(import_), "changes": changes_said(import_, words_of(request)), "why_not": why_not}
    return render(request, "web/undo.html", {"form": form, "pk": pk, **shown})


@page(Permission.IMPORT_RETURN, shows=Shows.IN_SIGHT)
def differences(request: Request) -> HttpResponse:
    """What is to be settled between returns and what Heed owns."""
    shown = differences_page(request.user)
    _saw(
        request,
        {key for key, number in seen_by(request.user).items() if number in {line.child for line in shown.lines}},
    )
    return render(request, "web/differences.html", {"page": shown, "words": words_of(request)})


@page(Permission.APPLY_IMPORT, shows=Shows.ONE_CHILD, methods=FORM)
def difference(request: Request, pk: int) -> HttpResponse:
    """Settle one difference, with a reason."""
    numbers = seen_by(request.user)
    each = get_object_or_404(Disagreement.objects.select_related("settled_by"), pk=pk, child__in=numbers)
    form = SettleForm(request.POST or None)
    if form.is_valid():
        try:
            _settle(request, each, form.cleaned_data)
        except NotNow as refusal:
            form.add_error(None, str(refusal))
            each.refresh_from_db()
        else:
            return redirect("web:differences")
    _saw(request, {each.child_id})
    shown = difference_page(each, numbers[each.child_id])
    words = words_of(request)
    return render(request, "web/difference.html", {"form": form, "page": shown, "pk": pk, "words": words})


def _settle(request: Request, each: Disagreement, chosen: dict[str, Any]) -> None:
    """Do it against the version that the page showed; what cannot be one is none."""
    sent = request.POST.get("seen_version", "")
    seen = int(sent) if sent.isascii() and sent.isdigit() and len(sent) < 10 else -1
    deed = settling.keep_ours if chosen["whose"] == "ours" else settling.take_theirs
    deed(each, by=request.user, because=chosen["because"], seen_version=seen)


def _saw(request: Request, children: set[int]) -> None:
    if children:
        record.saw(
            by=request.user,
            what="web.differences",
            sentence="Looked at where a return differs from what is kept here.",
            children={str(key) for key in children},
            permission=Permission.IMPORT_RETURN,
        )
