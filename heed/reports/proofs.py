"""What the proof-reader finds in a whole report, text by text: what people wrote, and the tables of the document. No Django."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from heed.council.words import Words
from heed.reports import proof
from heed.reports.book import Book
from heed.reports.compose.full import chosen
from heed.reports.document import Audience, Document
from heed.reports.manuscript import Manuscript
from heed.reports.proof import Finding
from heed.reports.proof.reading import LastYear
from heed.reports.sections import PAPER_PARTS, SECTIONS

MESSAGES, PROMISES, RECOMMENDATIONS, RISKS, TABLES = "messages", "promises", "recommendations", "risks", "tables"
"""Where a finding stands that is in no section's text."""


@dataclass(frozen=True, slots=True)
class Text:
    """One text of a report: the code of its section or paper's part, or what it is listed among; which of these; its words."""

    at: str
    place: int
    text: str


@dataclass(frozen=True, slots=True)
class Found:
    """A finding, and the text in which it stands."""

    text: Text
    finding: Finding


def texts_of(manuscript: Manuscript) -> Iterator[Text]:
    """Everything that people wrote and a report prints, in its order. A section that is off is not printed."""
    order = [each.code for each in chosen(manuscript) if each.on]
    for code in (*order, *PAPER_PARTS):
        if text := manuscript.texts.get(code):
            yield Text(code, 1, text)
    for place, message in enumerate(manuscript.messages, start=1):
        yield Text(MESSAGES, place, _sentences(message.title, message.text))
    for place, promise in enumerate(manuscript.promises, start=1):
        yield Text(PROMISES, place, _sentences(promise.text, promise.what_happened, promise.evidence))
    for place, each in enumerate(manuscript.recommendations, start=1):
        yield Text(RECOMMENDATIONS, place, _sentences(each.text, each.success))
    for place, risk in enumerate(manuscript.risks, start=1):
        yield Text(RISKS, place, _sentences(risk.title, risk.description, risk.action))


def found_in(
    manuscript: Manuscript,
    book: Book | None,
    *,
    document: Document | None = None,
    published_last_year: LastYear | None = None,
    final: bool = False,
) -> tuple[Found, ...]:
    """Every finding. `document` is the full edition, whose tables are read too; `final` asks for what only the end needs.

    What people write is read as the public will: no rule hides a small number that somebody typed.
    """
    found = [
        Found(text, finding)
        for text in texts_of(manuscript)
        for finding in proof.read(
            text.text,
            book=book,
            published_last_year=published_last_year,
            audience=Audience.PUBLIC,
            final=final,
        )
    ]
    if document is not None:
        tables = Text(TABLES, 1, "")
        found += [Found(tables, finding) for finding in proof.read("", book=book, document=document, final=final)]
    return tuple(found)


def title_of(at: str, manuscript: Manuscript, words: Words) -> str:
    """What the place of a text is called: by the council where it said so."""
    own = next((each.title for each in manuscript.sections if each.code == at), "")
    declared = SECTIONS.get(at) or PAPER_PARTS.get(at)
    return own or (words.say(words.fill(declared.title)) if declared else _LISTS.get(at, at))


_LISTS = {
    MESSAGES: "Key messages",
    PROMISES: "Last year’s recommendations",
    RECOMMENDATIONS: "Recommendations",
    RISKS: "Risks",
    TABLES: "Tables",
}


def _sentences(*texts: str) -> str:
    """Short texts of one row as paragraphs, so that no sentence runs into the next."""
    return "\n\n".join(text for text in texts if text)
