"""Why a report cannot be issued as it stands, each as one plain sentence. Asked by the page and by the action alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from heed.council.models import words_on
from heed.council.words import Words
from heed.law.dates import in_words
from heed.reports import freeze, proof, proofs
from heed.reports.book import Book
from heed.reports.compose import compose, unread
from heed.reports.document import Audience, Document, Edition
from heed.reports.manuscript import Manuscript
from heed.reports.models import Report
from heed.reports.pages import NoFigures, approvals_of, book_of, frozen_of, manuscript_of


class What(StrEnum):
    """What hinders: where a person goes to mend it."""

    FIGURES = "figures"
    PROVISIONAL = "provisional"
    APPROVAL = "approval"
    PROOF = "proof"
    PROMPT = "prompt"
    PROMISE = "promise"
    TAG = "tag"


@dataclass(frozen=True, slots=True)
class Hindrance:
    """One reason. `at` is where it stands: a section's code, a list; `key` that of a finding, which can be set aside."""

    what: What
    says: str
    at: str = ""
    key: str = ""


def hindrances(report: Report, *, on: date) -> tuple[Hindrance, ...]:
    """Everything that keeps a report from being issued on a day; nothing where it can be."""
    try:
        book = book_of(report, on=on)
    except NoFigures as none:
        return (Hindrance(What.FIGURES, str(none)),)
    written = of_the_words(report, manuscript_of(report, on=on, book=book), book, words_on(on))
    return still(report, written, book, on)


def still(report: Report, found: Iterable[Hindrance], book: Book, on: date) -> tuple[Hindrance, ...]:
    """What of the words still hinders, findings set aside left out, and the approvals that are missing."""
    aside = set(report.set_aside.values_list("key", flat=True))
    written = (each for each in found if not each.key or each.key not in aside)
    return (*written, *_approvals(report, on, book))


def of_the_words(report: Report, manuscript: Manuscript, book: Book, words: Words) -> tuple[Hindrance, ...]:
    """What hinders in the words and figures, whoever approved them: the same as long as both are the same.

    Findings that were set aside are among them, with their keys.
    """
    document = compose(book, manuscript, words, Edition.FULL, audience=Audience.COUNCIL, made_on=book.as_at)
    return (
        *_provisional(manuscript, book),
        *_promises(manuscript),
        *(Hindrance(What.TAG, says) for says in unread(book, manuscript, words)),
        *_proof(report, manuscript, book, words, document),
    )


def _approvals(report: Report, on: date, book: Book) -> Iterator[Hindrance]:
    """Each approval that is missing or has fallen."""
    needed = approvals_of(report, on=on, book=book)
    if not needed:
        yield Hindrance(What.APPROVAL, "Nobody’s approval is asked for: say who approves this report.")
    for each in needed:
        if not each.stands:
            yield Hindrance(What.APPROVAL, f"{each.row.body}: {each.said[:1].lower()}{each.said[1:]}")


def _provisional(manuscript: Manuscript, book: Book) -> Iterator[Hindrance]:
    if manuscript.provisional and not manuscript.said_provisional.strip():
        yield Hindrance(What.PROVISIONAL, "The figures are provisional and the report does not say why: say it.")
    if not manuscript.provisional and not book.is_over:
        yield Hindrance(
            What.PROVISIONAL,
            f"The data speak for {in_words(book.as_at)}, before the year is over: say that the figures are provisional.",
        )


def _promises(manuscript: Manuscript) -> Iterator[Hindrance]:
    for place, each in enumerate(manuscript.promises, start=1):
        if each.progress is None:
            says = f"Last year’s recommendation {place} does not say how far it has come: “{_short(each.text)}”."
            yield Hindrance(What.PROMISE, says, proofs.PROMISES)


def _proof(report: Report, manuscript: Manuscript, book: Book, words: Words, document: Document) -> Iterator[Hindrance]:
    """Grave findings; and prompts that were left in a text, grave or not."""
    last_year = last_published(report.year)
    found = proofs.found_in(manuscript, book, document=document, published_last_year=last_year, final=True)
    for each in found:
        finding = each.finding
        if finding.grave or finding.kind is proof.Kind.PROMPT:
            where = proofs.title_of(each.text.at, manuscript, words)
            says = f"{where}, “{finding.quote}”: {finding.says}" if finding.quote else f"{where}: {finding.says}"
            what = What.PROMPT if finding.kind is proof.Kind.PROMPT else What.PROOF
            yield Hindrance(what, says, each.text.at, finding.key)


def last_published(year: int) -> Book | None:
    """The book of last year's report as it was issued last; None where none was."""
    before = Report.objects.filter(year=year - 1).first()
    issue = before.issues.select_related("inputs").first() if before else None
    try:
        return frozen_of(issue).book if issue else None
    except freeze.Damaged:
        return None


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:59].rsplit(' ', 1)[0]}…"
