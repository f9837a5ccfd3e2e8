"""Reads a text with every check, and holds two papers against each other. No Django."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from heed.law.dates import last_day_of
from heed.law.provisions import KNOWN_ON
from heed.reports.book import Book, Limits
from heed.reports.document import Audience, Document
from heed.reports.proof import codes, few, figures, flow, law, leftovers, papers, sums, tables
from heed.reports.proof.claims import Read, When, understood
from heed.reports.proof.finding import Finding, Kind
from heed.reports.proof.numbers import Unit
from heed.reports.proof.passages import page

LastYear = Mapping[str, float | int] | Book | str
"""What was published last year: figures by code (shares from 0 to 1), the book of that report, or its text."""


def read(
    text: str,
    *,
    book: Book | None = None,
    document: Document | None = None,
    published_last_year: LastYear | None = None,
    audience: Audience = Audience.SERVICE,
    final: bool = False,
    pasted: bool = False,
) -> tuple[Finding, ...]:
    """Everything that is wrong with a text, in the order of its places; what is in tables of the document stands first.

    `pasted` is a text that no tags are filled in: a typed number that is right is then left alone. `final` asks for what
    only a finished text must not have. Without a book, numbers are held against one another alone.
    """
    seen = _understood(text, book)
    found = list(_of_text(seen, book, document, final=final, pasted=pasted))
    if book is not None:
        known = published_last_year is not None
        found += figures.against(seen, book, pasted=pasted, last_year_is_known=known)
    if published_last_year is not None:
        names = {code: of.name for code, of in book.definitions.items()} if book is not None else {}
        found += figures.last_year(seen, _published(published_last_year), names)
    if audience is Audience.PUBLIC:
        limits = book.limits if book is not None else Limits()
        found += few.few(seen.page, limits)
        found += [each for table in tables.of_text(seen.page) for each in few.of_table(seen.page, table, limits)]
    if document is not None:
        for table in tables.of_document(document):
            found += tables.sums(seen.page, table, is_typed=False)
    return _in_order(_once(found))


def compare(cover_text: str, report_text: str, *, book: Book | None = None) -> tuple[Finding, ...]:
    """What a cover paper says otherwise than its report. Places are of the cover paper."""
    return _in_order(papers.beside(_understood(cover_text, book), _understood(report_text, book)))


def _understood(text: str, book: Book | None = None) -> Read:
    seen = page(text)
    return understood(seen, book.year if book is not None else papers.year_of(seen))


def _of_text(
    seen: Read, book: Book | None, document: Document | None, *, final: bool, pasted: bool
) -> Iterator[Finding]:
    """What a text is wrong in by itself."""
    yield from sums.shares(seen, book)
    yield from sums.changes(seen)
    yield from flow.flow(seen, book)
    yield from flow.caseload(seen)
    for table in tables.of_text(seen.page):
        yield from tables.sums(seen.page, table)
        yield from tables.units(seen.page, table, seen, book)
        yield from tables.praise(seen.page, table)
        yield from codes.against(seen, table)
    yield from tables.claimed_as_children(seen, book)
    yield from papers.own_period(seen.page, book.year if book is not None else None)
    yield from papers.attachments(seen.page)
    yield from law.misquoted(seen.page, _law_of(book))
    yield from leftovers.prompts(seen.page, document, final=final)
    yield from leftovers.left_tags(seen.page, book, pasted=pasted)
    yield from leftovers.doubled(seen.page)
    yield from leftovers.contradicting_ages(seen.page)
    yield from leftovers.doubled_sections(seen.page)
    yield from leftovers.average_of_what(seen.page)


def _law_of(book: Book | None) -> date:
    """The day whose law a text quotes: the end of its year; of a text without one, the day the law was last looked "
    "up."""
    return min(last_day_of(book.year), KNOWN_ON) if book is not None else KNOWN_ON


def _published(what: LastYear) -> Mapping[str, float | int]:
    if isinstance(what, Book):
        told = ((code, what.told(code)) for code in what.definitions)
        return {code: figure.value for code, figure in told if figure is not None and figure.value is not None}
    return _claimed(what) if isinstance(what, str) else what


def _claimed(text: str) -> dict[str, float | int]:
    """The figures that last year's report claimed for its own year, as far as its words tell."""
    found: dict[str, float | int] = {}
    for claim in _understood(text).claims:
        topic, number = claim.topic, claim.number
        if topic is None or claim.when is When.BEFORE or not papers.is_plain(claim) or topic.part or topic.group:
            continue
        for code in topic.codes(number.unit)[:1]:
            value = float(number.value / 100) if number.unit is Unit.SHARE else float(number.value)
            found.setdefault(code, value)
    return found


def _once(found: Iterable[Finding]) -> Iterator[Finding]:
    """A share that its own numbers do not give, and that is not the figure's, is one fault, with the figure's tag."""
    shares = [each for each in found if each.kind is Kind.SHARE]
    tags: dict[Finding, str] = {}
    for number in (each for each in found if each.kind is Kind.NUMBER):
        typed = number.quote.partition(" ")[0]
        near = (each for each in shares if 0 <= number.at[0] - each.at[0] < _NEAR)
        same = next((each for each in near if each.at == number.at or f"not {typed}" in each.says), None)
        if same is not None:
            tags[same], tags[number] = number.nearest, ""
    for each in found:
        if each not in tags:
            yield each
        elif each.kind is Kind.SHARE:
            yield replace(each, nearest=tags[each])


_NEAR = 250
"""Characters from a number to the share of it, in one sentence."""


def _in_order(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """By place; the same fault of the same words once."""
    once: dict[tuple[str, tuple[int, int]], Finding] = {}
    for finding in found:
        once.setdefault((finding.key, finding.at), finding)
    return tuple(sorted(once.values(), key=lambda each: (each.at, each.kind)))
