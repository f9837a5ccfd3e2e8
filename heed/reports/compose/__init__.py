"""Puts a report together: figures of a book and words of people become a document of one edition, for one audience. No Django."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from heed.council.words import OWN, Words
from heed.law.dates import in_words
from heed.reports import small
from heed.reports.book import Book
from heed.reports.compose import full, one_page, papers
from heed.reports.compose.desk import Desk
from heed.reports.document import Audience, Cover, Document, Edition, Section
from heed.reports.manuscript import Manuscript

EDITIONS: Mapping[Edition, Callable[[Desk], tuple[Section, ...]]] = {
    Edition.FULL: full.sections,
    Edition.ONE_PAGE: one_page.sections,
    Edition.COVER_NOTE: papers.note,
    Edition.COVER_RISKS: papers.risks,
    Edition.COVER_PANEL: papers.panel,
}
"""What makes the sections of each edition."""


def compose(
    book: Book,
    manuscript: Manuscript,
    words: Words = OWN,
    edition: Edition = Edition.FULL,
    *,
    audience: Audience,
    made_on: date,
    prompts: bool = False,
) -> Document:
    """One edition of a report for one audience. What may not be printed is hidden before a word is written.

    `prompts` shows the manager what is still to be written; a document that is given out has none.
    """
    told = book if book.hidden_for is audience else small.hide(book, audience)
    desk = Desk(told, manuscript, words, prompts=prompts)
    sections = EDITIONS[edition](desk)
    return Document(
        title=f"{_title(desk)}, {manuscript.council}",
        edition=edition,
        audience=audience,
        cover=_cover(desk),
        sections=sections,
        foot=_foot(desk),
        made_on=made_on,
        contents=edition is Edition.FULL,
    )


def unread(book: Book, manuscript: Manuscript, words: Words = OWN) -> tuple[str, ...]:
    """The tags of a manuscript that cannot be read, each as one sentence, over all editions."""
    found: dict[str, None] = {}
    for make in EDITIONS.values():
        desk = Desk(book, manuscript, words)
        make(desk)
        found |= dict.fromkeys(desk.unread)
    return tuple(found)


def _title(desk: Desk) -> str:
    return f"Annual report {desk.book.label} of the Independent Reviewing Officer service"


def _cover(desk: Desk) -> Cover:
    manuscript = desk.manuscript
    children = desk.told("children_in_care")
    many = (
        f"{children.numerator:,} "
        if children is not None and isinstance(children.numerator, int) and children.value
        else ""
    )
    lead = desk.say(f"What {many}children in our care were promised, and how far it was kept")
    return Cover(
        organisation=manuscript.council,
        service="Independent Reviewing Officer service",
        title=f"Annual report {desk.book.label}",
        lead=lead,
        status="Final" if manuscript.is_final else f"Draft {manuscript.draft}",
        status_said=_status(desk),
        logo=manuscript.logo,
        logo_alt=manuscript.logo_alt,
    )


def _status(desk: Desk) -> str:
    manuscript = desk.manuscript
    body = f"for the {manuscript.body}" if manuscript.body else ""
    when = f"on {in_words(manuscript.meeting_on)}" if manuscript.meeting_on else ""
    before = " ".join(part for part in (body, when) if part)
    said = manuscript.said_provisional if manuscript.provisional else ""
    return " ".join(part for part in (f"{before}." if before else "", said) if part)


def _foot(desk: Desk) -> tuple[str, ...]:
    book = desk.book
    made = f"Made from the records of {book.council} as they stood on {in_words(book.as_at)}."
    hidden = (small.rule(book.limits),) if book.hidden_for is Audience.PUBLIC else ()
    for_whom = () if book.hidden_for is Audience.PUBLIC else ("Not for publication: it holds small numbers.",)
    return (made, *hidden, *for_whom)


__all__ = ["EDITIONS", "compose", "unread"]
