"""What every page of an annual report is read from: its words, its figures, who asks. Reads alone; decides nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from django.shortcuts import get_object_or_404

from heed.access.pages import Request
from heed.access.permissions import Permission
from heed.council.words import Words
from heed.reports import compose, small, tags
from heed.reports.book import Book
from heed.reports.compose.full import chosen
from heed.reports.document import Audience, Document, Edition
from heed.reports.freeze import Damaged
from heed.reports.manuscript import OWN, Chosen, Manuscript
from heed.reports.models import Report
from heed.reports.pages import NoFigures, book_of, frozen_of, manuscript_of
from heed.reports.sections import PAPER_PARTS, SECTIONS
from heed.reports.standing import This
from heed.web.standing import words_of


@dataclass(frozen=True, slots=True)
class Reading:
    """One report as it is read for a request. `book` is None where there are no figures, and `why` says why not.

    `made_on` is the day that its files carry: of what was issued the day of its issue, so that they are made as they were.
    """

    report: Report
    manuscript: Manuscript
    words: Words
    book: Book | None
    why: str
    today: date
    made_on: date
    may: frozenset[Permission]

    @property
    def may_write(self) -> bool:
        """Whether this person writes in it as it stands."""
        return Permission.WRITE_REPORT in self.may and not self.report.is_final

    @property
    def may_comment(self) -> bool:
        """Whether this person may comment on it as it stands."""
        return Permission.COMMENT_ON_REPORT in self.may and not self.report.is_final

    @property
    def order(self) -> tuple[Chosen, ...]:
        """Every section in the council's order, those that are switched off too."""
        return tuple(chosen(self.manuscript))

    @property
    def codes(self) -> tuple[str, ...]:
        """The code of every text that is written in this report: its sections, and the parts of committee papers."""
        sections = (each.code for each in self.order if each.code in SECTIONS or each.code.startswith(OWN))
        return (*sections, *PAPER_PARTS)

    def title(self, code: str) -> str:
        """What a section, or a part of a committee's paper, is called: by the council where it said so."""
        own = next((each.title for each in self.manuscript.sections if each.code == code), "")
        return own or self.heeds_title(code)

    def heeds_title(self, code: str) -> str:
        """What it is called where the council gave it no title of its own."""
        declared = SECTIONS.get(code) or PAPER_PARTS.get(code)
        return self.said(declared.title) if declared else code

    def said(self, sentence: str) -> str:
        """A sentence of Heed's in the council's words."""
        return self.words.say(self.words.fill(sentence))

    def first_text(self, code: str) -> str:
        """Heed's own text of a section or a part of a paper, in the council's words; empty where it has none."""
        if code in SECTIONS:
            return tags.spoken(SECTIONS[code].first_text, self.words)
        return tags.spoken(PAPER_PARTS[code].text, self.words) if code in PAPER_PARTS else ""

    @property
    def full(self) -> Document | None:
        """The full edition with every number."""
        return document_of(self)

    def with_text(self, code: str, text: str) -> Reading:
        """The same with another text in one section."""
        texts = {**self.manuscript.texts, code: text}
        return replace(self, manuscript=replace(self.manuscript, texts=texts))


def report_of(year: int) -> Report:
    """The report of a year, or 404."""
    return get_object_or_404(Report.objects.select_related("logo"), year=year)


def reading_of(request: Request, year: int) -> Reading:
    """One report for a request. A final one is read as it was issued."""
    report, words, today = report_of(year), words_of(request), request.today
    may = request.user.permissions
    if report.is_final and (issue := report.issues.select_related("inputs").first()):
        try:
            as_issued = frozen_of(issue)
        except Damaged as damaged:
            return Reading(report, manuscript_of(report, on=today), words, None, str(damaged), today, today, may)
        return Reading(report, as_issued.manuscript, as_issued.words, as_issued.book, "", today, as_issued.made_on, may)
    try:
        book, why = book_of(report, on=today), ""
    except NoFigures as none:
        book, why = None, words.say(str(none))
    return Reading(report, manuscript_of(report, on=today, book=book), words, book, why, today, today, may)


def document_of(
    reading: Reading, edition: Edition = Edition.FULL, audience: Audience = Audience.SERVICE, *, prompts: bool = False
) -> Document | None:
    """One edition of a report for one audience; None where there are no figures to make it of."""
    if reading.book is None:
        return None
    return compose.compose(
        _hidden(This(reading.book), audience),
        reading.manuscript,
        reading.words,
        edition,
        audience=audience,
        made_on=reading.made_on,
        prompts=prompts,
    )


@lru_cache(maxsize=12)
def _hidden(held: This, audience: Audience) -> Book:
    """A book less what an audience is not told: worked out once for each book, which is slow for the public."""
    return small.hide(held.book, audience)


AUDIENCES: Mapping[Audience, str] = {
    Audience.SERVICE: "The service: every number",
    Audience.COUNCIL: "The council, in confidence",
    Audience.PUBLIC: "The public: small numbers hidden",
}
"""For whom, as the page of an edition says it."""

SHORT_AUDIENCES: Mapping[Audience, str] = {
    Audience.SERVICE: "service",
    Audience.COUNCIL: "council",
    Audience.PUBLIC: "public",
}

EDITIONS: Mapping[Edition, str] = {
    Edition.FULL: "Full report",
    Edition.ONE_PAGE: "One page",
    Edition.COVER_NOTE: "Committee paper: note",
    Edition.COVER_RISKS: "Committee paper with risks",
    Edition.COVER_PANEL: "Committee paper: panel",
}
"""How a page calls each edition."""
