"""What others say to a draft, and what is made of it: comments and answers, approvals, findings that are set aside."""

from __future__ import annotations

from datetime import date

from heed.access import clock
from heed.access.actions import action
from heed.access.models import Demo, User, the_day
from heed.access.notices import holding, tell
from heed.access.permissions import Permission, Role
from heed.law.dates import in_words
from heed.reports.actions.drafts import hold, is_final, keep, remove, tidy
from heed.reports.actions.rows import add, final, said_in
from heed.reports.actions.writing import LONGEST_CODE, LONGEST_LINE, LONGEST_NAME
from heed.reports.models import Approval, Comment, Report, SetAside
from heed.reports.pages import NoFigures, seen_now
from heed.reports.standing import Seen

COMMENTED, APPROVED = "reports.commented", "reports.approved"
"""What notices to the manager are called."""


# Comments


def _cannot_comment(*, report: Report, text: str = "…", code: str = "") -> str | None:
    if len(code) > LONGEST_CODE:
        return "There is no such section: open the report again."
    return is_final(report) or (None if tidy(text) else "Say what you would change, or what you ask.")


@action(Permission.COMMENT_ON_REPORT, unless=_cannot_comment)
def add_comment(*, by: User, report: Report, text: str, code: str = "") -> Comment:
    """Comment on a section of a draft, or on all of it."""
    held = hold(report)
    said = {"report": held, "code": code, "text": tidy(text), "by": by, "answered_at": None}
    if same := Comment.objects.filter(**said).first():
        return same
    made = keep(Comment(**said, draft=held.draft, at=clock.now()), by)
    sentence = f"{by.name} commented on draft {held.draft} of the annual report {held.label}."
    tell(holding(Role.SERVICE_MANAGER).exclude(pk=by.pk), what=COMMENTED, sentence=sentence)
    return made


def _cannot_answer(comment: Comment, *, answer: str = "…") -> str | None:
    return is_final(comment.report) or (None if tidy(answer) else "Say what you did with it, or why nothing.")


@action(Permission.WRITE_REPORT, unless=_cannot_answer)
def answer_comment(comment: Comment, *, by: User, answer: str, seen_version: int) -> Comment:
    """Answer a comment on a draft."""
    hold(comment.report_id)
    comment.answer, comment.answered_by, comment.answered_at = tidy(answer), by, clock.now()
    return keep(comment, by)


# Findings of the proof-reader


def _cannot_set_aside(*, report: Report, key: str = "…", reason: str = "…") -> str | None:
    if closed := is_final(report):
        return closed
    if not 0 < len(key) <= LONGEST_LINE:
        return "There is no such finding: read the proof again."
    return None if tidy(reason) else "Say why this finding is let stand."


@action(Permission.WRITE_REPORT, unless=_cannot_set_aside)
def set_aside(*, by: User, report: Report, key: str, reason: str) -> SetAside:
    """Let a finding of the proof-reader stand, with the reason.

    The reason given last is the one that holds; those before stay in its versions.
    """
    held = hold(report)
    row = SetAside.objects.filter(report=held, key=key).first() or SetAside(report=held, key=key, version=0)
    if row.reason != tidy(reason):
        row.reason, row.by, row.at = tidy(reason), by, clock.now()
        row.version += 1
        keep(row, by)
    return row


def _closed(row: SetAside) -> str | None:
    return is_final(row.report)


@action(Permission.WRITE_REPORT, unless=_closed)
def take_up_again(row: SetAside, *, by: User) -> SetAside:
    """Ask again for what the proof-reader found, that was let stand."""
    hold(row.report_id)
    return remove(row, by)


# Approvals


def _cannot_ask(*, report: Report, body: str = "…") -> str | None:
    return is_final(report) or said_in(LONGEST_LINE, body, "whose approval is needed")


@action(Permission.WRITE_REPORT, unless=_cannot_ask)
def add_approval(*, by: User, report: Report, body: str) -> Approval:
    """Say whose approval a report needs."""
    return add(Approval, report, by, {"body": tidy(body)})


def _cannot_approve(
    approval: Approval, *, approved_by: str = "…", approved_on: date | None = None, seen: Seen | None = None
) -> str | None:
    if closed := final(approval):
        return closed
    today = the_day(Demo.here())
    if fault := said_in(LONGEST_NAME, approved_by, "who approved it"):
        return fault
    if approved_on is not None and approved_on > today:
        return f"{in_words(approved_on)} is still to come: say when it was approved."
    try:
        now = seen_now(approval.report, on=today)
    except NoFigures as none:
        return str(none)
    if seen is not None and seen != now:
        return "The words or the figures have changed since you opened this: read them once more, then approve."
    return None


@action(Permission.APPROVE_REPORT, unless=_cannot_approve)
def approve(approval: Approval, *, by: User, approved_by: str, approved_on: date, seen: Seen) -> Approval:
    """Record that a draft of a report is approved.

    `seen` is what the person read (`pages.seen_now`): the approval is of that draft, its words and its figures, and falls
    when any of them changes (`standing`).
    """
    held = hold(approval.report_id)
    approval.approved_by, approval.approved_on, approval.recorded_by = tidy(approved_by), approved_on, by
    approval.draft, approval.words, approval.figures = seen.draft, seen.words, seen.figures
    keep(approval, by)
    sentence = f"Draft {seen.draft} of the annual report {held.label} was approved by {approval.approved_by}."
    tell(holding(Role.SERVICE_MANAGER).exclude(pk=by.pk), what=APPROVED, sentence=sentence)
    return approval


def _not_given(approval: Approval) -> str | None:
    return final(approval) or (None if approval.approved_on else "It has not been approved.")


@action(Permission.APPROVE_REPORT, unless=_not_given)
def take_back_approval(approval: Approval, *, by: User) -> Approval:
    """Take back an approval of a report."""
    held = hold(approval.report_id)
    approval.approved_by, approval.approved_on, approval.recorded_by = "", None, None
    approval.draft, approval.words, approval.figures = None, "", ""
    keep(approval, by)
    sentence = f"{by.name} took back the approval of the annual report {held.label} by “{approval.body}”."
    tell(holding(Role.SERVICE_MANAGER).exclude(pk=by.pk), what=APPROVED, sentence=sentence)
    return approval
