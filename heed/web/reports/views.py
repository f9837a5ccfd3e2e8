"""The reports of all years, one of them, and what is said of it as a whole: its sections in order, its details, its logo."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from heed.access.pages import DEED, FORM, SMALL, Request, Shows, page
from heed.access.permissions import Permission
from heed.post import disk
from heed.post.types import Refused
from heed.reports import actions
from heed.reports.models import Report
from heed.web.doing import Doing, seen, still_seen
from heed.web.reports import ordering, tabs, years
from heed.web.reports.forms import AT_MOST, DetailsForm, LogoForm, OwnSectionForm
from heed.web.reports.overview import report_page
from heed.web.reports.reading import Reading, reading_of, report_of
from heed.web.settings.forms import NothingForm


@page(Permission.SEE_REPORT, shows=Shows.NO_CHILD)
def reports(request: Request) -> HttpResponse:
    """Every year's report."""
    return _years(request, NothingForm())


@page(Permission.WRITE_REPORT, shows=Shows.NO_CHILD, methods=DEED)
def begin(request: Request) -> HttpResponse:
    """Begin the report of a year. Pressed twice, it is begun once."""
    year = seen(request, "year")
    form = NothingForm({})
    if Report.objects.filter(year=year).exists() or form.does(actions.begin_report, by=request.user, year=year):
        return redirect("web:report", year=year)
    return _years(request, form)


def _years(request: Request, form: NothingForm) -> HttpResponse:
    return render(request, "reports/years.html", {"page": years.years_page(request), "form": form})


@page(Permission.SEE_REPORT, shows=Shows.NO_CHILD)
def report(request: Request, year: int) -> HttpResponse:
    """One report: what is left to do, its sections, its editions."""
    reading = reading_of(request, year)
    shown = {"page": report_page(reading), "reading": reading, "tabs": tabs.tabs(reading, "web:report")}
    return render(request, "reports/report.html", shown)


# Sections and their order


@page(Permission.WRITE_REPORT, shows=Shows.NO_CHILD, methods=FORM)
def order(request: Request, year: int) -> HttpResponse:
    """The sections: their order, their titles, which are left out, those of the council's own."""
    reading = reading_of(request, year)
    own = OwnSectionForm(request.POST if "add" in request.POST else None)
    form = NothingForm(request.POST if request.method == "POST" else None)
    wanted = ordering.sent(reading, request.POST) if form.is_bound else reading.order
    if form.is_bound and (not own.is_bound or own.is_valid()):
        wanted = ordering.pressed(wanted, request.POST)
        said: dict[str, Any] = {"chosen": ordering.plain(reading, wanted), "seen": seen(request, "seen")}
        if form.does(actions.choose_sections, reading.report, by=request.user, **said):
            return redirect(f"{tabs.of(reading, 'web:report_order')}{ordering.moved(request.POST)}")
    shown = {
        "lines": ordering.lines(reading, wanted),
        "seen": actions.sections_seen(reading.report),
        "reading": reading,
        "form": form,
        "own": own,
        "tabs": tabs.tabs(reading, "web:report_order"),
    }
    return render(request, "reports/order.html", shown)


# What is said of a report


@page(Permission.WRITE_REPORT, shows=Shows.NO_CHILD, methods=FORM)
def details(request: Request, year: int) -> HttpResponse:
    """For whom a report is, who answers for it, and what is said of its figures."""
    reading = reading_of(request, year)
    form = DetailsForm(request.POST or None, initial=_described(reading.report))
    if form.is_valid():
        said = {**form.asked(), "seen_version": seen(request)}
        if form.does(actions.describe_report, reading.report, by=request.user, **said):
            return redirect(f"{tabs.of(reading, 'web:report_details')}?done=kept")
    return _details(request, reading_of(request, year), form, LogoForm(), form)


@page(Permission.WRITE_REPORT, shows=Shows.NO_CHILD, methods=DEED, takes=AT_MOST + SMALL)
def logo(request: Request, year: int) -> HttpResponse:
    """Take the council's logo, or take it out."""
    reading = reading_of(request, year)
    if "remove" in request.POST:
        form: Doing = NothingForm({})
        if form.does(actions.show_logo, reading.report, by=request.user, picture=None):
            return redirect(f"{tabs.of(reading, 'web:report_details')}?done=no-logo")
        return _details(request, reading, DetailsForm(initial=_described(reading.report)), LogoForm(), form)
    form = LogoForm(request.POST, request.FILES)
    if form.is_valid():
        said = form.cleaned_data
        try:
            picture = actions.receive_logo(said["logo"])
        except Refused as refused:
            form.add_error("logo", str(refused))
        else:
            shown = {"picture": picture, "alt": said["alt"]}
            if form.does(actions.show_logo, reading.report, at="logo", by=request.user, **shown):
                return redirect(f"{tabs.of(reading, 'web:report_details')}?done=logo")
    return _details(request, reading, DetailsForm(initial=_described(reading.report)), form, form)


@page(Permission.SEE_REPORT, shows=Shows.NO_CHILD)
def logo_picture(request: Request, year: int) -> HttpResponse:
    """The logo, as a page shows it."""
    picture = report_of(year).logo
    if picture is None:
        raise Http404
    answer = HttpResponse(disk.path_of(picture.sha256).read_bytes(), content_type=picture.file_type)
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "sandbox"
    return answer


def _described(report: Report) -> dict[str, object]:
    """What the form of details begins with."""
    same = [name for name in DetailsForm.base_fields if name != "provisional"]
    return {**{name: getattr(report, name) for name in same}, "provisional": "yes" if report.provisional else "no"}


def _details(request: Request, reading: Reading, form: DetailsForm, logo_form: Doing, wrong: Doing) -> HttpResponse:
    shown = {
        "reading": reading,
        "form": form,
        "version": still_seen(request, form, reading.report.version) if form.is_bound else reading.report.version,
        "logo_form": logo_form,
        "wrong": wrong,
        "done": request.GET.get("done", ""),
        "tabs": tabs.tabs(reading, "web:report_details"),
    }
    return render(request, "reports/details.html", shown)
