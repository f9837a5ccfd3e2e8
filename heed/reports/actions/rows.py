"""What is listed in a report: key messages, last year's recommendations, this year's, risks. Sent twice, a row is there once."""

from __future__ import annotations

from datetime import date
from typing import Any, TypeVar

from django.db.models import Max, Q

from heed.access.actions import action
from heed.access.models import User
from heed.access.permissions import Permission
from heed.reports.actions.drafts import hold, is_final, keep, remove, tidy
from heed.reports.actions.writing import LONGEST_LINE, LONGEST_NAME
from heed.reports.document import Tone
from heed.reports.manuscript import IMPACTS, LIKELIHOODS, Progress, Whose
from heed.reports.models import KeyMessage, Promise, Recommendation, Report, Risk, Row

R = TypeVar("R", bound=Row)


def add(model: type[R], report: Report, by: User, said: dict[str, Any]) -> R:
    """Put a row at the end of its list in a draft; the one that says just this already, where there is one."""
    hold(report)
    rows = model._default_manager.filter(Q(report=report))
    if same := rows.filter(**said).first():
        return same
    last = rows.aggregate(last=Max("place"))["last"] or 0
    return keep(model(report=report, place=last + 1, **said), by)


def change(row: R, by: User, said: dict[str, Any]) -> R:
    """Make a row of a draft say something else."""
    hold(row.report_id)
    for name, value in said.items():
        setattr(row, name, value)
    return keep(row, by)


def final(row: Row) -> str | None:
    """Why a row cannot be changed, as its report stands."""
    return is_final(row.report)


def said_in(most: int, text: str, what: str) -> str | None:
    """Why a text cannot be kept where something must be said, in at most so many characters."""
    return None if 0 < len(tidy(text)) <= most else f"Give {what}, in at most {most} characters."


def _said(text: str, what: str) -> str | None:
    return None if tidy(text) else f"Say {what}."


# In order


def _in_order(row: Row) -> list[Row]:
    """The list that a row is in."""
    return list(type(row)._default_manager.filter(Q(report=row.report_id)).order_by("place", "pk"))


def _cannot_move(row: Row, *, up: bool = True) -> str | None:
    if closed := final(row):
        return closed
    rows = _in_order(row)
    return f"It is the {'first' if up else 'last'} already." if rows[0 if up else -1].pk == row.pk else None


@action(Permission.WRITE_REPORT, unless=_cannot_move)
def move_row(row: Row, *, by: User, up: bool) -> Row:
    """Move a row of a report's list one place up or down."""
    hold(row.report_id)
    rows = _in_order(row)
    here = [each.pk for each in rows].index(row.pk)
    rows.insert(here + (-1 if up else 1), rows.pop(here))
    for place, each in enumerate(rows, start=1):
        if each.pk == row.pk:
            row.place = place
            keep(row, by)
        elif each.place != place:
            each.place, each.version = place, each.version + 1
            keep(each, by)
    return row


# Key messages


def _message_fault(*, tone: str, title: str) -> str | None:
    if tone not in [each.value for each in Tone]:
        return f"Choose one of: {', '.join(Tone)}."
    return said_in(LONGEST_LINE, title, "the message in one line")


def _cannot_add_message(*, report: Report, tone: str = Tone.TO_KNOW, title: str = "…") -> str | None:
    return is_final(report) or _message_fault(tone=tone, title=title)


def _cannot_change_message(message: KeyMessage, *, tone: str = Tone.TO_KNOW, title: str = "…") -> str | None:
    return final(message) or _message_fault(tone=tone, title=title)


@action(Permission.WRITE_REPORT, unless=_cannot_add_message)
def add_message(*, by: User, report: Report, tone: str, title: str, text: str = "") -> KeyMessage:
    """Add a key message to a report."""
    return add(KeyMessage, report, by, {"tone": str(tone), "title": tidy(title), "text": tidy(text)})


@action(Permission.WRITE_REPORT, unless=_cannot_change_message)
def change_message(
    message: KeyMessage, *, by: User, tone: str, title: str, text: str = "", seen_version: int
) -> KeyMessage:
    """Change a key message of a report."""
    return change(message, by, {"tone": str(tone), "title": tidy(title), "text": tidy(text)})


# Last year's recommendations


def _promise_fault(*, text: str, progress: str) -> str | None:
    if progress not in ("", *(each.value for each in Progress)):
        return f"Choose one of: {', '.join(Progress)}."
    return _said(text, "what was promised")


def _cannot_add_promise(*, report: Report, text: str = "…", progress: str = "") -> str | None:
    return is_final(report) or _promise_fault(text=text, progress=progress)


def _cannot_change_promise(promise: Promise, *, text: str = "…", progress: str = "") -> str | None:
    return final(promise) or _promise_fault(text=text, progress=progress)


@action(Permission.WRITE_REPORT, unless=_cannot_add_promise)
def add_promise(
    *, by: User, report: Report, text: str, progress: str = "", what_happened: str = "", evidence: str = ""
) -> Promise:
    """Add a recommendation of last year's report, and what came of it."""
    said = {"text": tidy(text), "progress": str(progress)}
    return add(Promise, report, by, {**said, "what_happened": tidy(what_happened), "evidence": tidy(evidence)})


@action(Permission.WRITE_REPORT, unless=_cannot_change_promise)
def change_promise(
    promise: Promise,
    *,
    by: User,
    text: str,
    progress: str = "",
    what_happened: str = "",
    evidence: str = "",
    seen_version: int,
) -> Promise:
    """Say what came of a recommendation of last year's report."""
    said = {"text": tidy(text), "progress": str(progress)}
    return change(promise, by, {**said, "what_happened": tidy(what_happened), "evidence": tidy(evidence)})


# This year's recommendations


def _recommendation_fault(*, text: str, owner: str, whose: str) -> str | None:
    if whose not in [each.value for each in Whose]:
        return f"Choose one of: {', '.join(Whose)}."
    if len(owner) > LONGEST_NAME:
        return f"Give the owner in at most {LONGEST_NAME} characters."
    return _said(text, "what is recommended")


def _cannot_recommend(*, report: Report, text: str = "…", owner: str = "", whose: str = Whose.SERVICE) -> str | None:
    return is_final(report) or _recommendation_fault(text=text, owner=owner, whose=whose)


def _cannot_change_recommendation(
    row: Recommendation, *, text: str = "…", owner: str = "", whose: str = Whose.SERVICE
) -> str | None:
    return final(row) or _recommendation_fault(text=text, owner=owner, whose=whose)


@action(Permission.WRITE_REPORT, unless=_cannot_recommend)
def add_recommendation(
    *,
    by: User,
    report: Report,
    text: str,
    owner: str = "",
    by_when: date | None = None,
    success: str = "",
    whose: str = Whose.SERVICE,
) -> Recommendation:
    """Add a recommendation to a report."""
    said = {"text": tidy(text), "owner": tidy(owner), "by_when": by_when}
    return add(Recommendation, report, by, {**said, "success": tidy(success), "whose": str(whose)})


@action(Permission.WRITE_REPORT, unless=_cannot_change_recommendation)
def change_recommendation(
    row: Recommendation,
    *,
    by: User,
    text: str,
    owner: str = "",
    by_when: date | None = None,
    success: str = "",
    whose: str = Whose.SERVICE,
    seen_version: int,
) -> Recommendation:
    """Change a recommendation of a report."""
    said = {"text": tidy(text), "owner": tidy(owner), "by_when": by_when}
    return change(row, by, {**said, "success": tidy(success), "whose": str(whose)})


# Risks


def _risk_fault(*, title: str, likelihood: str, impact: str) -> str | None:
    if likelihood not in LIKELIHOODS or impact not in IMPACTS:
        return "Choose how likely the risk is, A to D, and what it would do, I to IV."
    return said_in(LONGEST_LINE, title, "the risk a title")


def _cannot_add_risk(*, report: Report, title: str = "…", likelihood: str = "A", impact: str = "I") -> str | None:
    return is_final(report) or _risk_fault(title=title, likelihood=likelihood, impact=impact)


def _cannot_change_risk(risk: Risk, *, title: str = "…", likelihood: str = "A", impact: str = "I") -> str | None:
    return final(risk) or _risk_fault(title=title, likelihood=likelihood, impact=impact)


@action(Permission.WRITE_REPORT, unless=_cannot_add_risk)
def add_risk(
    *, by: User, report: Report, title: str, likelihood: str, impact: str, description: str = "", action: str = ""
) -> Risk:
    """Add a risk to a report."""
    said = {"title": tidy(title), "likelihood": likelihood, "impact": impact}
    return add(Risk, report, by, {**said, "description": tidy(description), "action": tidy(action)})


@action(Permission.WRITE_REPORT, unless=_cannot_change_risk)
def change_risk(
    risk: Risk,
    *,
    by: User,
    title: str,
    likelihood: str,
    impact: str,
    description: str = "",
    action: str = "",
    seen_version: int,
) -> Risk:
    """Change a risk of a report."""
    said = {"title": tidy(title), "likelihood": likelihood, "impact": impact}
    return change(risk, by, {**said, "description": tidy(description), "action": tidy(action)})


# Out again


def _cannot_remove(row: Row, *, seen: int) -> str | None:
    if closed := final(row):
        return closed
    changed = "Somebody else changed this after you opened it: look at it once more before you take it out."
    return None if type(row)._default_manager.filter(pk=row.pk, version=seen).exists() else changed


@action(Permission.WRITE_REPORT, unless=_cannot_remove)
def remove_row(row: Row, *, by: User, seen: int) -> Row:
    """Take a row out of a report's list; what it said stays in its versions."""
    hold(row.report_id)
    return remove(row, by)
