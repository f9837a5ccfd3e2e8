"""The pages of a report's lists: messages, last year's recommendations, this year's, risks."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from heed.access.pages import DEED, FORM, Request, Shows, page
from heed.access.permissions import Permission
from heed.reports.actions import rows as deeds
from heed.reports.models import Row
from heed.web.doing import Doing, seen, still_seen
from heed.web.reports import tabs
from heed.web.reports.lists import LISTS, RowList, back_of, lines
from heed.web.reports.reading import Reading, reading_of
from heed.web.settings.forms import NothingForm

WRITE = Permission.WRITE_REPORT


@page(WRITE, shows=Shows.NO_CHILD, methods=FORM)
def rows(request: Request, year: int, which: str) -> HttpResponse:
    """The rows of a list; adding one."""
    of, reading = _list(which), reading_of(request, year)
    form = of.form(request.POST or None, initial=of.begins)
    if form.is_valid() and form.does(of.add, at=of.at, by=request.user, report=reading.report, **form.cleaned_data):
        return redirect(f"{tabs.of(reading, 'web:report_rows', which=which)}?done=added")
    return _show(request, reading, of, form)


@page(WRITE, shows=Shows.NO_CHILD, methods=FORM)
def row(request: Request, year: int, which: str, pk: int) -> HttpResponse:
    """One row of a list: changing it."""
    of, reading = _list(which), reading_of(request, year)
    found = _row(of, reading, pk)
    began = {field: getattr(found, field) for field in of.form.base_fields}
    form = of.form(request.POST or None, initial=began)
    if form.is_valid():
        said = {**form.cleaned_data, "seen_version": seen(request)}
        if form.does(of.change, found, at=of.at, by=request.user, **said):
            return redirect(f"{tabs.of(reading, 'web:report_rows', which=which)}?done=changed")
        found = _row(of, reading, pk)
    shown = {
        "form": form,
        "row": found,
        "version": still_seen(request, form, found.version),
        "of": of,
        "title": _title(reading, of),
        "reading": reading,
        "back": tabs.of(reading, "web:report_rows", which=which),
    }
    return render(request, "reports/row.html", shown)


@page(WRITE, shows=Shows.NO_CHILD, methods=DEED)
def move_row(request: Request, year: int, which: str, pk: int) -> HttpResponse:
    """Move a row one place up or down."""
    return _deed(request, year, which, pk, deeds.move_row, up="up" in request.POST)


@page(WRITE, shows=Shows.NO_CHILD, methods=DEED)
def remove_row(request: Request, year: int, which: str, pk: int) -> HttpResponse:
    """Take a row out. Pressed twice, it is out all the same."""
    return _deed(request, year, which, pk, deeds.remove_row, seen=seen(request))


def _deed(request: Request, year: int, which: str, pk: int, deed: Any, **said: Any) -> HttpResponse:
    of, reading = _list(which), reading_of(request, year)
    found = of.model._default_manager.filter(Q(pk=pk, report=reading.report)).first()
    form = NothingForm({})
    if found is None or form.does(deed, found, by=request.user, **said):
        return redirect(tabs.of(reading, "web:report_rows", which=which))
    return _show(request, reading, of, of.form(initial=of.begins), form)


def _list(which: str) -> RowList:
    if which not in LISTS:
        raise Http404
    return LISTS[which]


def _row(of: RowList, reading: Reading, pk: int) -> Row:
    return get_object_or_404(of.model._default_manager.filter(Q(pk=pk, report=reading.report)))


def _title(reading: Reading, of: RowList) -> str:
    return reading.words.say(of.title)


def _show(request: Request, reading: Reading, of: RowList, form: Doing, wrong: Doing | None = None) -> HttpResponse:
    shown = {
        "lines": lines(reading, of),
        "of": of,
        "title": _title(reading, of),
        "lead": reading.words.say(of.lead),
        "form": form,
        "wrong": wrong or form,
        "reading": reading,
        "back": back_of(reading, of),
        "done": request.GET.get("done", ""),
    }
    return render(request, "reports/rows.html", shown)
