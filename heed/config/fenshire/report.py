"""Fenshire's annual report put into the demonstration as its manager wrote it, through the actions by which anybody would."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.db import transaction

from heed.access.models import User
from heed.access.stage import DAY
from heed.reports import actions
from heed.reports.models import Report
from heed.reports.pages import seen_now

if TYPE_CHECKING:
    from heed.reports.manuscript import Manuscript


@transaction.atomic
def write_report(cast: Mapping[str, User]) -> None:
    """Write the report of the last whole year as far as it has come; all or nothing, and once."""
    from tests.fenshire.today import annual_report as told

    if Report.objects.exists():
        return
    tom, written = cast["tom"], told.fenshire_manuscript()
    report = actions.begin_report(by=tom, year=written.year)
    _describe(report, written, tom)
    for code, text in written.texts.items():
        actions.save_section(by=tom, report=report, code=code, text=text, seen_version=0)
    _list(report, written, tom)
    while (report := Report.objects.get(pk=report.pk)).draft < written.draft:
        actions.next_draft(report, by=tom, seen_version=report.version)
    for each in told.COMMENTS:
        comment = actions.add_comment(by=cast[each.by], report=report, code=each.code, text=each.text)
        if each.answer:
            actions.answer_comment(comment, by=tom, answer=each.answer, seen_version=comment.version)
    _approve(report, written, tom, cast["ruth"])


def _describe(report: Report, written: Manuscript, tom: User) -> None:
    actions.describe_report(
        report,
        by=tom,
        body=written.body,
        meeting_on=written.meeting_on,
        author_name=written.author.name,
        author_role=written.author.role,
        author_contact=written.author.contact,
        director_name=written.director.name,
        director_role=written.director.role,
        director_contact=written.director.contact,
        provisional=written.provisional,
        said_provisional=written.said_provisional,
        seen_version=report.version,
    )


def _list(report: Report, written: Manuscript, tom: User) -> None:
    for message in written.messages:
        actions.add_message(by=tom, report=report, tone=message.tone, title=message.title, text=message.text)
    for promise in written.promises:
        actions.add_promise(
            by=tom,
            report=report,
            text=promise.text,
            progress=promise.progress or "",
            what_happened=promise.what_happened,
            evidence=promise.evidence,
        )
    for each in written.recommendations:
        actions.add_recommendation(
            by=tom,
            report=report,
            text=each.text,
            owner=each.owner,
            by_when=each.by_when,
            success=each.success,
            whose=each.whose,
        )
    for risk in written.risks:
        actions.add_risk(
            by=tom,
            report=report,
            title=risk.title,
            likelihood=risk.likelihood,
            impact=risk.impact,
            description=risk.description,
            action=risk.action,
        )


def _approve(report: Report, written: Manuscript, tom: User, ruth: User) -> None:
    """Ask for every approval, and give those that were given."""
    needed = [(each, actions.add_approval(by=tom, report=report, body=each.body)) for each in written.approvals]
    for each, row in needed:
        if each.on is not None:
            seen = seen_now(report, on=DAY)
            actions.approve(row, by=ruth, approved_by=each.by, approved_on=each.on, seen=seen)
