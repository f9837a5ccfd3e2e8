"""What people said to a draft, section by section, and what was answered."""

from __future__ import annotations

from collections.abc import Iterable

from heed.reports import legible
from heed.reports.models import Comment
from heed.web import formats
from heed.web.reports import tabs
from heed.web.reports.reading import Reading
from heed.web.reports.shapes import Said


def comments_on(reading: Reading, code: str) -> tuple[Said, ...]:
    """The comments on one section, those without an answer first."""
    return _said(reading, Comment.objects.filter(report=reading.report, code=code))


def every_comment(reading: Reading) -> tuple[Said, ...]:
    """The comments on all of it, those without an answer first."""
    return _said(reading, Comment.objects.filter(report=reading.report))


def _said(reading: Reading, rows: Iterable[Comment]) -> tuple[Said, ...]:
    found = list(rows.select_related("by", "answered_by").order_by("at", "pk"))  # type: ignore[attr-defined]
    ordered = sorted(found, key=lambda each: each.is_answered)
    return tuple(_one(reading, each) for each in ordered)


def _one(reading: Reading, row: Comment) -> Said:
    answered = (
        f"{row.answered_by.name}, {formats.moment(row.answered_at)}" if row.answered_by and row.answered_at else ""
    )
    return Said(
        pk=row.pk,
        by=row.by.name,
        at=formats.moment(row.at),
        text=legible.words(row.text),
        draft=row.draft,
        answer=legible.words(row.answer),
        answered=answered,
        version=row.version,
        where=reading.title(row.code) if row.code else "The whole report",
        address=tabs.section(reading, row.code) if row.code in reading.codes else "",
    )
