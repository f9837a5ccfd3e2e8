"""Looking at an edition and taking it away; what the proof-reader finds, in the report and in any text."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from heed.access import record
from heed.access.pages import DEED, FORM, Request, Shows, page
from heed.access.permissions import Permission
from heed.law.dates import year_ending
from heed.measures.figures import year_label
from heed.reports import actions
from heed.reports.document import Audience, Edition
from heed.reports.figures_here import book_of_year
from heed.reports.formats import FORMATS
from heed.reports.models import SetAside
from heed.reports.pages import NoFigures
from heed.web.doing import Doing
from heed.web.reports import tabs
from heed.web.reports.editions import edition_page, name_of, type_of
from heed.web.reports.findings import every_finding, in_a_text
from heed.web.reports.forms import ReaderForm, ReasonForm
from heed.web.reports.reading import document_of, reading_of, report_of
from heed.web.reports.writing_views import TEXT_MOST
from heed.web.settings.forms import NothingForm


@page(Permission.SEE_REPORT, shows=Shows.NO_CHILD)
def preview(request: Request, year: int, edition: str) -> HttpResponse:
    """One edition as a page, with the numbers of an audience."""
    reading = reading_of(request, year)
    asked = request.GET.get("audience", Audience.SERVICE.value)
    if edition not in set(Edition) or asked not in set(Audience):
        raise Http404
    found = edition_page(reading, Edition(edition), Audience(asked))
    shown = {"page": found, "reading": reading, "tabs": tabs.tabs(reading, "web:report_preview")}
    return render(request, "reports/preview.html", shown)


@page(Permission.SEE_REPORT, shows=Shows.NO_CHILD)
def file(request: Request, year: int, edition: str, audience: str, format: str) -> HttpResponse:
    """One edition as a file to take away: what was handed over is on the record."""
    reading = reading_of(request, year)
    if edition not in set(Edition) or audience not in set(Audience) or format not in FORMATS:
        raise Http404
    document = document_of(reading, Edition(edition), Audience(audience))
    if document is None:
        return redirect("web:report", year=year)
    record.saw(
        by=request.user,
        what="web.report_file",
        sentence="Took the annual report away as a file.",
        filter=f"year={year} edition={edition} audience={audience} format={format} draft={reading.report.draft}",
        permission=Permission.SEE_REPORT,
    )
    name = name_of(reading, Edition(edition), Audience(audience), format)
    return as_download(FORMATS[format](document), name, type_of(format))


def as_download(content: bytes, name: str, kind: str) -> HttpResponse:
    """A file that no browser can be made to run."""
    answer = HttpResponse(content, content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "sandbox"
    answer["Cross-Origin-Resource-Policy"] = "same-origin"
    return answer


# The proof-reader


@page(Permission.WRITE_REPORT, shows=Shows.NO_CHILD)
def findings(request: Request, year: int) -> HttpResponse:
    """Everything that the proof-reader finds in a report."""
    return _findings(request, year, NothingForm())


@page(Permission.WRITE_REPORT, shows=Shows.NO_CHILD, methods=DEED)
def set_aside(request: Request, year: int) -> HttpResponse:
    """Let a finding stand, with the reason."""
    report, form = report_of(year), ReasonForm(request.POST)
    key = request.POST.get("key", "").replace("\x00", "")
    said = {"report": report, "key": key, "reason": form.data.get("reason", "")}
    if form.is_valid() and form.does(actions.set_aside, at="reason", by=request.user, **said):
        return redirect(_back(request, year))
    return _findings(request, year, form, key)


@page(Permission.WRITE_REPORT, shows=Shows.NO_CHILD, methods=DEED)
def take_up_again(request: Request, year: int, pk: int) -> HttpResponse:
    """Ask again for a finding that was let stand. Pressed twice, it is asked for all the same."""
    row = SetAside.objects.filter(pk=pk, report=report_of(year)).first()
    form = NothingForm({})
    if row is None or form.does(actions.take_up_again, row, by=request.user):
        return redirect(_back(request, year))
    return _findings(request, year, form)


def _back(request: Request, year: int) -> str:
    """To the section from which it was sent, where it was sent from one."""
    reading = reading_of(request, year)
    code = request.POST.get("from", "")
    return (
        f"{tabs.section(reading, code)}#findings" if code in reading.codes else tabs.of(reading, "web:report_findings")
    )


def _findings(request: Request, year: int, wrong: Doing, at: str = "") -> HttpResponse:
    reading = reading_of(request, year)
    shown = {
        "found": every_finding(reading),
        "wrong": wrong,
        "at": at,
        "reading": reading,
        "tabs": tabs.tabs(reading, "web:report_findings"),
    }
    return render(request, "reports/findings.html", shown)


@page(Permission.SEE_REPORT, shows=Shows.NO_CHILD, methods=FORM, takes=TEXT_MOST)
def reader(request: Request) -> HttpResponse:
    """Any text, read against the figures of a year. Nothing of it is kept."""
    last = year_ending(request.today)
    years = [(year, year_label(year)) for year in range(last, last - 4, -1)]
    form = ReaderForm(request.POST or None, years=years, initial={"year": last - 1})
    found, why = None, ""
    if form.is_valid():
        try:
            book = book_of_year(form.cleaned_data["year"], request.today)
        except NoFigures as none:
            book, why = None, str(none)
        found = in_a_text(form.cleaned_data["text"], book)
    return render(request, "reports/reader.html", {"form": form, "found": found, "why": why})
