"""The page of all years: which report is a draft, which was issued, and this year's to begin."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Prefetch

from heed.access.clock import london
from heed.access.pages import Request
from heed.access.permissions import Permission
from heed.law.dates import in_words, year_ending
from heed.measures.figures import year_label
from heed.reports.document import Audience, Edition
from heed.reports.models import Issue, IssuedFile, Report
from heed.web import formats
from heed.web.addresses import reverse
from heed.web.reports.overview import FORMAT_NAMES
from heed.web.reports.shapes import Link, Year


@dataclass(frozen=True, slots=True)
class YearsPage:
    """Every report, and the year whose report can be begun."""

    years: tuple[Year, ...]
    begin: int | None
    begin_label: str
    others: tuple[tuple[int, str], ...]
    may_write: bool


def years_page(request: Request) -> YearsPage:
    """The reports, the newest first. A fixed number of queries."""
    files = Prefetch("files", IssuedFile.objects.select_related("stored"))
    issues = Prefetch("issues", Issue.objects.prefetch_related(files))
    found = list(Report.objects.prefetch_related(issues).order_by("-year"))
    may_write = Permission.WRITE_REPORT in request.user.permissions
    there = {each.year for each in found}
    newest = year_ending(request.today) - 1  # the last year that is over
    free = [year for year in (newest, newest + 1, newest - 1) if year not in there]
    begin = free[0] if may_write and free and newest not in there else None
    return YearsPage(
        years=tuple(_year(each, may_write) for each in found),
        begin=begin,
        begin_label=year_label(begin) if begin else "",
        others=tuple((year, year_label(year)) for year in free if year != begin) if may_write else (),
        may_write=may_write,
    )


def _year(report: Report, may_write: bool) -> Year:
    issues = list(report.issues.all())
    issued = issues[0] if issues else None
    status = "Issued" if report.is_final else f"Draft {report.draft}"
    says = ""
    if issued is not None:
        says = f"Issued {in_words(london(issued.at).date())}"
        says += f", {formats.count(len(issues) - 1, 'correction')}" if len(issues) > 1 else ""
    if report.correcting and not report.is_final:
        says = f"{says}; being corrected"
    meets = f"for the {report.body}" if report.body else ""
    when = f"on {in_words(report.meeting_on)}" if report.meeting_on else ""
    said = ". ".join(each for each in (says, formats.capital(" ".join(x for x in (meets, when) if x))) if each)
    return Year(
        label=report.label,
        status=status,
        tone="tag--done" if report.is_final else "tag--soon",
        says=said,
        address=reverse("web:report", kwargs={"year": report.year}),
        press="Open" if report.is_final or not may_write else "Go on writing",
        files=tuple(_files(report, issued)) if issued else (),
    )


def _files(report: Report, issued: Issue) -> list[Link]:
    """The full report for the public: what anybody asks for first."""
    public = {
        each.format: reverse(
            "web:report_issued_file", kwargs={"year": report.year, "number": issued.number, "pk": each.pk}
        )
        for each in issued.files.all()
        if each.edition == Edition.FULL and each.audience == Audience.PUBLIC
    }
    return [Link(name, public[format]) for format, name in FORMAT_NAMES.items() if format in public]
