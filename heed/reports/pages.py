"""Reading a report from the database: its words as a `Manuscript`, its figures as the `Book` of the site. Writes nothing."""

from __future__ import annotations

from datetime import date

from heed.council.models import settings_on
from heed.council.settings import COUNCIL_NAME
from heed.post import disk
from heed.reports.manuscript import Chosen, Manuscript
from heed.reports.models import Report


def manuscript_of(report: Report, *, on: date) -> Manuscript:
    """Everything written for a report, as the council is called on a day."""
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
