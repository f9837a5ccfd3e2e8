"""A draft held while somebody writes in it, so that none is written in once it is final; and how its rows are kept."""

from __future__ import annotations

from typing import TypeVar

from django.db import models

from heed.access.actions import NotNow
from heed.access.models import User
from heed.reports.models import Report, State

M = TypeVar("M", bound=models.Model)

FINAL = "This report is final: begin a correction to change it."
NOT_THERE = "This report is no longer there."


def is_final(report: Report) -> str | None:
    """Why nothing can be written in a report, as it stands now."""
    return FINAL if Report.objects.filter(pk=report.pk).exclude(state=State.DRAFT).exists() else None


def hold(report: Report | int) -> Report:
    """The report, locked until the transaction ends, so that nobody issues it meanwhile. Raises `NotNow` where it is final."""
    pk = report if isinstance(report, int) else report.pk
    held = Report.objects.select_for_update(of=("self",)).get(pk=pk)
    if held.is_final:
        raise NotNow(FINAL)
    return held


def keep(row: M, by: User) -> M:
    """Save a row of a report, whose version says who wrote it."""
    row._history_user = by  # type: ignore[attr-defined]  # simple_history asks the row itself first
    row.save()
    return row


def remove(row: M, by: User) -> M:
    """Delete a row of a report; its versions keep that it was."""
    key = row.pk
    row._history_user = by  # type: ignore[attr-defined]  # simple_history asks the row itself first
    row.delete()
    row.pk = key  # for the record, which tells of it
    return row


def plain(text: str) -> str:
    """A text as it is kept: lines end in one way, and what no database keeps is left out."""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")


def tidy(text: str) -> str:
    """A text as it is kept where it is a line or a field: as `plain`, without spaces around it."""
    return plain(text).strip()
