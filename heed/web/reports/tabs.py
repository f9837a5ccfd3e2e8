"""Where one can go within one report, and the addresses of its pages."""

from __future__ import annotations

from heed.access.permissions import Permission
from heed.reports.document import Audience, Edition
from heed.reports.sections import PAPER_PARTS
from heed.web.addresses import reverse
from heed.web.reports.reading import Reading
from heed.web.reports.shapes import Link

WRITERS = (
    ("The report", "web:report"),
    ("Sections and order", "web:report_order"),
    ("Committee papers", "web:report_papers"),
    ("Details", "web:report_details"),
    ("Findings", "web:report_findings"),
)
EVERYBODY = (("Comments", "web:report_comments"), ("Sign-off", "web:report_sign_off"))


def tabs(reading: Reading, here: str) -> tuple[Link, ...]:
    """The places of one report that this person may open."""
    read = Link("Read it", preview(reading, Edition.FULL, Audience.SERVICE), here == "web:report_preview")
    first, *rest = WRITERS
    after = (*rest, *EVERYBODY) if reading.may_write else EVERYBODY
    return (
        Link(first[0], of(reading, first[1]), here == first[1]),
        read,
        *(Link(name, of(reading, page), here == page) for name, page in after),
    )


def of(reading: Reading, page: str, **named: object) -> str:
    """The address of a page of a report."""
    return reverse(page, kwargs={"year": reading.report.year, **named})


def section(reading: Reading, code: str) -> str:
    """The address of a section's desk."""
    return of(reading, "web:report_section", code=code)


def preview(reading: Reading, edition: Edition, audience: Audience) -> str:
    """The address of an edition as a page, for an audience."""
    return f"{of(reading, 'web:report_preview', edition=edition.value)}?audience={audience.value}"


def back_of(reading: Reading, code: str) -> Link:
    """Where the desk of a section, or of a part of a paper, leads back to."""
    if code in PAPER_PARTS and Permission.WRITE_REPORT in reading.may:
        return Link("Committee papers", of(reading, "web:report_papers"))
    return Link(reading.report.label, of(reading, "web:report"))
