"""An edition of a report as a page of the site, and as a file to take away."""

from __future__ import annotations

import re
from dataclasses import dataclass

from markupsafe import Markup

from heed.reports import html, legible
from heed.reports.document import Audience, Document, Edition
from heed.reports.names import file_name
from heed.web.reports import tabs
from heed.web.reports.overview import formats_of
from heed.web.reports.reading import AUDIENCES, EDITIONS, SHORT_AUDIENCES, Reading, document_of
from heed.web.reports.shapes import Link

_KIND_OF_COUNCIL = re.compile(r"^the | (?:county |city |borough |metropolitan )*council$", re.IGNORECASE)
_TYPES = {
    "html": "text/html; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "txt": "text/plain; charset=utf-8",
}


@dataclass(frozen=True, slots=True)
class EditionPage:
    """One edition for one audience: its cover in words, its sections, and where the others are."""

    title: str
    document: Document | None
    sections: tuple[Markup, ...]
    contents: tuple[Link, ...]
    editions: tuple[Link, ...]
    audiences: tuple[Link, ...]
    formats: tuple[Link, ...]
    is_paper: bool
    why: str


def edition_page(reading: Reading, edition: Edition, audience: Audience) -> EditionPage:
    """One edition as a page."""
    document = document_of(reading, edition, audience, prompts=reading.may_write)
    known = legible.anchors(document) if document else frozenset()
    sections = document.sections if document else ()
    return EditionPage(
        title=EDITIONS[edition],
        document=document,
        sections=tuple(html.fragment(section, level=2, prefix="r-", known=known) for section in sections),
        contents=tuple(
            Link(f"{section.number} {section.title}".strip(), f"#r-{section.anchor}") for section in sections
        ),
        editions=tuple(
            Link(name, tabs.preview(reading, each, audience), each is edition) for each, name in EDITIONS.items()
        ),
        audiences=tuple(
            Link(name, tabs.preview(reading, edition, each), each is audience) for each, name in AUDIENCES.items()
        ),
        formats=formats_of(reading, edition, audience) if document else (),
        is_paper=edition in html.PAPERS,
        why=reading.why,
    )


def name_of(reading: Reading, edition: Edition, audience: Audience, format: str) -> str:
    """What a file is called when it is taken away: "fenshire-annual-report-2025-26-draft-3.pdf"."""
    council = _KIND_OF_COUNCIL.sub("", reading.manuscript.council)
    status = "final" if reading.manuscript.is_final else f"draft {reading.report.draft}"
    status += "" if audience is Audience.PUBLIC else f" for the {SHORT_AUDIENCES[audience]}"
    return file_name(reading.report.label, edition, format, council=council, status=status)


def type_of(format: str) -> str:
    """The media type of a format."""
    return _TYPES[format]
