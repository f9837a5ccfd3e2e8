"""The pages of returns: the list, handing one in, and one return from preview to applied."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from heed.access import record
from heed.access.actions import NotNow
from heed.access.pages import DEED, FORM, SMALL, Request, Shows, page
from heed.access.permissions import Permission
from heed.exchange import actions, csv_out
from heed.exchange.handing_in import MOST_BYTES, Upload, receive_uploads
from heed.exchange.models import Import
from heed.exchange.preview import disagreements
from heed.exchange.records import Refused
from heed.exchange.tasks import look_through
from heed.web.returns.faults import COLUMNS, children_of, fault_rows
from heed.web.returns.forms import LoadForm
from heed.web.returns.pages import return_page, returns_page
from heed.web.returns.shapes import ReturnPage
from heed.web.rosters.pages import rosters_listed
from heed.web.standing import words_of
from heed.web.tasks import apply_and_count

LONGEST_AGAINST = 9
"""Digits of the number of an application."""


@page(Permission.IMPORT_RETURN, shows=Shows.IN_SIGHT)
def returns(request: Request) -> HttpResponse:
    """Every return handed in."""
    return render(
        request,
        "web/returns.html",
        {
            "page": returns_page(),
            "rosters": rosters_listed(),
            "differences": disagreements().count(),
            "may_export": Permission.EXPORT_FIGURES in request.user.permissions,
        },
    )


@page(Permission.IMPORT_RETURN, shows=Shows.NO_CHILD, methods=FORM, takes=MOST_BYTES + SMALL)
def load(request: Request) -> HttpResponse:
    """Hand in the files of a return; what was found in them is shown next."""
    form = LoadForm(request.POST or None, request.FILES or None, today=request.today)
    if form.is_valid():
        asked = form.cleaned_data
        try:
            handed = receive_uploads([Upload(each.path, each.file.chunks()) for each in asked["chosen"]])
            import_ = actions.hand_in(by=request.user, handed=handed, year=asked["year"], as_at=asked["as_at"])
        except (Refused, NotNow) as refusal:
            form.add_error("chosen", str(refusal))
        else:
            look_through.enqueue(import_.pk)
            return redirect("web:return", pk=import_.pk)
    return render(request, "web/load.html", {"form": form, "in_demo": request.demo is not None})


@page(Permission.IMPORT_RETURN, shows=Shows.IN_SIGHT)
def one(request: Request, pk: int) -> HttpResponse:
    """One return: what was found, what will change or changed, and its faults."""
    import_ = _import(pk)
    return _show(request, import_, return_page(import_, request.user, words_of(request)))


def _show(request: Request, import_: Import, shown: ReturnPage, status: int = 200) -> HttpResponse:
    """The page of a return; whose faults are on it goes on the record."""
    if numbers := {fault.child for group in shown.faults for fault in group.lines}:
        _saw(request, import_, numbers, "Looked at the faults of a return.")
    return render(request, "web/return.html", {"page": shown}, status=status)


@page(Permission.IMPORT_RETURN, shows=Shows.IN_SIGHT)
def faults_csv(request: Request, pk: int) -> StreamingHttpResponse:
    """Every fault of a return, of the children whom this person may see."""
    import_ = _import(pk)
    rows = list(fault_rows(import_, request.user))
    _saw(request, import_, {str(row[4]) for row in rows}, "Took the faults of a return away as a file.")
    return StreamingHttpResponse(
        csv_out.lines(COLUMNS, rows),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="faults of return {pk}.csv"'},
    )


@page(Permission.APPLY_IMPORT, shows=Shows.IN_SIGHT, methods=DEED)
def apply(request: Request, pk: int) -> HttpResponse:
    """Begin to apply a return that was looked through, against the data that the person saw."""
    try:
        actions.apply_import(_import(pk), by=request.user, against=_against(request.POST.get("against", "")))
    except NotNow as refusal:
        import_ = _import(pk)
        if actions.apply_import.why_not(import_, by=request.user) is not None:  # the page says why
            return redirect("web:return", pk=pk)
        shown = return_page(import_, request.user, words_of(request))
        return _show(request, import_, replace(shown, why_not=str(refusal)), status=409)
    apply_and_count.enqueue(pk)
    return redirect("web:return", pk=pk)


def _against(sent: str) -> int:
    """What the person saw; what cannot be it is -1, which no return stands against."""
    return int(sent) if sent.isascii() and sent.isdigit() and len(sent) <= LONGEST_AGAINST else -1


@page(Permission.APPLY_IMPORT, shows=Shows.IN_SIGHT, methods=DEED)
def carry_on(request: Request, pk: int) -> HttpResponse:
    """Go on with a return that stopped part of the way."""
    if _done(actions.carry_on, request, pk):
        apply_and_count.enqueue(pk)
    return redirect("web:return", pk=pk)


@page(Permission.IMPORT_RETURN, shows=Shows.IN_SIGHT, methods=DEED)
def look_again(request: Request, pk: int) -> HttpResponse:
    """Have a return looked through again."""
    if _done(actions.look_again, request, pk):
        look_through.enqueue(pk)
    return redirect("web:return", pk=pk)


@page(Permission.IMPORT_RETURN, shows=Shows.IN_SIGHT, methods=DEED)
def discard(request: Request, pk: int) -> HttpResponse:
    """Throw a return away before it is applied."""
    return redirect("web:returns") if _done(actions.discard, request, pk) else redirect("web:return", pk=pk)


def _done(deed: Callable[..., Import], request: Request, pk: int) -> bool:
    """Do it, and say whether it was done: where the return has moved on meanwhile, its page shows how it stands."""
    try:
        deed(_import(pk), by=request.user)
    except NotNow:
        return False
    return True


def _import(pk: int) -> Import:
    return get_object_or_404(Import.objects.select_related("by", "applied_by", "undone_by"), pk=pk)


def _saw(request: Request, import_: Import, numbers: set[str], sentence: str) -> None:
    """One entry with every child shown who has a record here, each who ever had a number that was shown."""
    record.saw(
        by=request.user,
        what="web.return_faults",
        sentence=sentence,
        children=set().union(*children_of(numbers).values()),
        filter=f"return={import_.pk}",
        permission=Permission.IMPORT_RETURN,
    )
