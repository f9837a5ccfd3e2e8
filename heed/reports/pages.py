"""Reading a report from the database: its words as a `Manuscript`, its figures as the `Book` of the site. Writes nothing."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from django.db.models import Q

from heed.council.models import settings_on
from heed.council.settings import COUNCIL_NAME
from heed.facts.live import NoFigures
from heed.post import disk
from heed.reports import small
from heed.reports.book import Book
from heed.reports.document import Audience
from heed.reports.figures_here import KEPT, book_of_year
from heed.reports.freeze import Damaged, Frozen, thawed
from heed.reports.manuscript import Approval as ToldApproval
from heed.reports.manuscript import Chosen, Manuscript
from heed.reports.models import Approval, Issue, Report
from heed.reports.standing import Seen, This, fell, said, seen, words_key

__all__ = ["Given", "NoFigures", "approvals_of", "book_of", "frozen_of", "manuscript_of", "read_frozen", "seen_now"]


def book_of(report: Report, *, on: date) -> Book:
    """Every figure that a report may print, from the newest snapshot that can be read. Raises `NoFigures`.

    `on` is the day whose settings hold: the council's name, whom it stands beside, which numbers are small. It knows what
    earlier issues told the public. One and the same object while nothing changes.
    """
    counted = book_of_year(report.year, on, fte=None if report.fte is None else float(report.fte))
    return _knowing(This(counted), _issued_before(report))


def _issued_before(report: Report) -> tuple[str, ...]:
    """The files that earlier issues were made from: of earlier years, and of its own that it now corrects."""
    own = Q() if report.is_final else Q(report=report)
    issues = Issue.objects.filter(Q(report__year__lt=report.year) | own).order_by("report__year", "number")
    return tuple(issues.values_list("inputs__sha256", flat=True))


@lru_cache(maxsize=KEPT)
def _knowing(counted: This, issues: tuple[str, ...]) -> Book:
    """The book with the counts that stand in it as earlier issues printed them; an issue that is damaged is passed over."""
    book, told = counted.book, dict[small.Cell, int]()
    for sha256 in issues:
        with suppress(Damaged):
            told |= small.cells(small.hide(read_frozen(sha256).book, Audience.PUBLIC))
    now = small.cells(book)
    known = sorted(cell for cell, count in told.items() if now.get(cell) == count)
    as_kept = tuple((cell.measure, cell.year, cell.split, cell.key, cell.what) for cell in known)
    return replace(book, told_before=as_kept) if known else book


def manuscript_of(report: Report, *, on: date, book: Book | None = None, final: bool = False) -> Manuscript:
    """Everything written for a report, as the council is called on a day; `final` as it will be once it is issued.

    An approval that has fallen is missing in it. Whether one fell with the figures is told where `book` is given.
    """
    written = _written(report, on)
    written = replace(written, draft=0) if final else written
    rows = list(report.approvals.all())
    if not any(row.approved_on for row in rows):
        return written
    given = _given(rows, report, written, book)
    return replace(written, approvals=tuple(each.told for each in given))


@dataclass(frozen=True, slots=True)
class Given:
    """An approval that is needed: its row, and why it does not stand any more, empty where it does or was never given."""

    row: Approval
    fell: str

    @property
    def stands(self) -> bool:
        """Whether the report is approved by them as it is now."""
        return self.row.approved_on is not None and not self.fell

    @property
    def said(self) -> str:
        """How it stands, in a sentence."""
        if self.row.approved_on is None:
            return "Not approved yet."
        return said(self.row.approved_by, self.row.approved_on, self.fell)

    @property
    def told(self) -> ToldApproval:
        """As the manuscript has it."""
        whole = self.row.told
        return whole if self.stands else replace(whole, by="", on=None)


def approvals_of(report: Report, *, on: date, book: Book | None = None) -> tuple[Given, ...]:
    """Every approval that a report needs, and whether it stands for the words as they are, and the figures of a book."""
    return _given(list(report.approvals.all()), report, _written(report, on), book)


def seen_now(report: Report, *, on: date) -> Seen:
    """What somebody who approves a report now approves of. Raises `NoFigures`."""
    return seen(_written(report, on), book_of(report, on=on), report.draft)


def frozen_of(issue: Issue) -> Frozen:
    """What an issue was made from, read once. Raises `freeze.Damaged`."""
    return _frozen(issue.inputs.sha256)


@lru_cache(maxsize=4)
def _frozen(sha256: str) -> Frozen:
    return read_frozen(sha256)


def read_frozen(sha256: str) -> Frozen:
    """What an issue was made from, read from the store now. Raises `freeze.Damaged`, also where the file is lost."""
    try:
        return thawed(disk.path_of(sha256).read_bytes())
    except OSError as lost:
        raise Damaged("The file from which this issue is rebuilt cannot be found in the store.") from lost


def _given(rows: Sequence[Approval], report: Report, written: Manuscript, book: Book | None) -> tuple[Given, ...]:
    if not any(row.approved_on for row in rows):
        return tuple(Given(row, "") for row in rows)
    now = seen(written, book, report.draft) if book else None
    words = now.words if now else words_key(written)
    return tuple(
        Given(row, _why_fell(row, Seen(report.draft, words, now.figures if now else row.figures))) for row in rows
    )


def _why_fell(row: Approval, now: Seen) -> str:
    return "" if row.draft is None else fell(Seen(row.draft, row.words, row.figures), now)


def _written(report: Report, on: date) -> Manuscript:
    return Manuscript(
        council=settings_on(on)[COUNCIL_NAME],
        year=report.year,
        draft=0 if report.is_final else report.draft,
        body=report.body,
        meeting_on=report.meeting_on,
        author=report.author,
        director=report.director,
        provisional=report.provisional,
        said_provisional=report.said_provisional,
        sections=tuple(Chosen(each.code, each.title, each.on) for each in report.chosen.all()),
        texts={each.code: each.text for each in report.texts.all() if each.text},
        messages=tuple(each.told for each in report.messages.all()),
        promises=tuple(each.told for each in report.promises.all()),
        recommendations=tuple(each.told for each in report.recommendations.all()),
        risks=tuple(each.told for each in report.risks.all()),
        approvals=tuple(each.told for each in report.approvals.all()),
        fte=None if report.fte is None else float(report.fte),
        logo=b"" if report.logo is None else disk.path_of(report.logo.sha256).read_bytes(),
        logo_alt=report.logo_alt,
    )
