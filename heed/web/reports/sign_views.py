"""What others say to a draft, its approvals, its issue, and what was issued."""

from __future__ import annotations

from typing import Any

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from heed.access import record
from heed.access.pages import DEED, FORM, Request, Shows, page
from heed.access.permissions import Permission
from heed.post import disk
from heed.reports import actions
from heed.reports.freeze import Damaged
from heed.reports.models import Approval, Comment, Issue, IssuedFile
from heed.reports.standing import Seen
from heed.web.doing import Doing, seen
from heed.web.reports import signing, tabs
from heed.web.reports.comments import every_comment
from heed.web.reports.forms import AnswerForm, ApproveForm, BodyForm, CommentForm, ReasonForm
from heed.web.reports.reading import Reading, reading_of, report_of
from heed.web.settings.forms import NothingForm

# Comments


@page(Permission.SEE_REPORT, shows=Shows.NO_CHILD)
def comments(request: Request, year: int) -> HttpResponse:
    """Everything that was said to a draft."""
    return _comments(request, reading_of(request, year), NothingForm())


@page(Permission.COMMENT_ON_REPORT, shows=Shows.NO_CHILD, methods=DEED)
def add_comment(request: Request, year: int) -> HttpResponse:
    """Say something to a section, or to the whole."""
    reading, form = reading_of(request, year), CommentForm(request.POST)
    code = request.POST.get("code", "")
    if form.is_valid():
        said = {"report": reading.report, "code": code, "text": form.cleaned_data["comment"]}
        if form.does(actions.add_comment, at="comment", by=request.user, **said):
            return redirect(_where(reading, code))
    return _comments(request, reading, form, code=code)


@page(Permission.WRITE_REPORT, shows=Shows.NO_CHILD, methods=DEED)
def answer_comment(request: Request, year: int, pk: int) -> HttpResponse:
    """Say what was done with a comment."""
    row = get_object_or_404(Comment, pk=pk, report=report_of(year))
    reading, form = reading_of(request, year), AnswerForm(request.POST)
    if form.is_valid():
        said = {"answer": form.cleaned_data["answer"], "seen_version": seen(request)}
        if form.does(actions.answer_comment, row, at="answer", by=request.user, **said):
            return redirect(_where(reading, row.code))
    return _comments(request, reading, form, at=pk)


def _where(reading: Reading, code: str) -> str:
    """Where what is said to a section stands, and what is said to the whole."""
    there = tabs.section(reading, code) if code in reading.codes else tabs.of(reading, "web:report_comments")
    return f"{there}#comments"


def _comments(request: Request, reading: Reading, wrong: Doing, *, at: int = 0, code: str = "") -> HttpResponse:
    shown = {
        "comments": every_comment(reading),
        "wrong": wrong,
        "at": at,
        "code": code,
        "where": reading.title(code) if code in reading.codes else "",
        "form": wrong if isinstance(wrong, CommentForm) else CommentForm(),
        "answer": wrong if isinstance(wrong, AnswerForm) else AnswerForm(),
        "reading": reading,
        "tabs": tabs.tabs(reading, "web:report_comments"),
    }
    return render(request, "reports/comments.html", shown)


# Approvals


@page(Permission.SEE_REPORT, shows=Shows.NO_CHILD)
def sign_off(request: Request, year: int) -> HttpResponse:
    """Who approved it, what stands in its way, what was issued."""
    return _sign_off(request, reading_of(request, year), NothingForm())


@page(Permission.WRITE_REPORT, shows=Shows.NO_CHILD, methods=DEED)
def add_approval(request: Request, year: int) -> HttpResponse:
    """Say whose approval a report needs."""
    reading, form = reading_of(request, year), BodyForm(request.POST)
    if form.is_valid() and form.does(
        actions.add_approval, at="body", by=request.user, report=reading.report, **form.cleaned_data
    ):
        return redirect(tabs.of(reading, "web:report_sign_off"))
    return _sign_off(request, reading, form)


@page(Permission.APPROVE_REPORT, shows=Shows.NO_CHILD, methods=FORM)
def approve(request: Request, year: int, pk: int) -> HttpResponse:
    """Record that a draft was approved: of the words and figures that were read."""
    reading = reading_of(request, year)
    row = get_object_or_404(Approval, pk=pk, report=reading.report)
    form = ApproveForm(request.POST or None, today=request.today, name=request.user.name)
    if form.is_valid():
        read = Seen(seen(request, "draft"), request.POST.get("words", ""), request.POST.get("figures", ""))
        if form.does(actions.approve, row, by=request.user, seen=read, **form.cleaned_data):
            return redirect(tabs.of(reading, "web:report_sign_off"))
        reading = reading_of(request, year)
    shown = {"form": form, "row": row, "seen": signing.seen_of(reading), "reading": reading}
    return render(request, "reports/approve.html", shown)


@page(Permission.APPROVE_REPORT, shows=Shows.NO_CHILD, methods=DEED)
def take_back_approval(request: Request, year: int, pk: int) -> HttpResponse:
    """Take an approval back. Pressed twice, it is taken back all the same."""
    reading = reading_of(request, year)
    row = get_object_or_404(Approval, pk=pk, report=reading.report)
    form = NothingForm({})
    if row.approved_on is None or form.does(actions.take_back_approval, row, by=request.user):
        return redirect(tabs.of(reading, "web:report_sign_off"))
    return _sign_off(request, reading, form)


@page(Permission.WRITE_REPORT, shows=Shows.NO_CHILD, methods=DEED)
def remove_approval(request: Request, year: int, pk: int) -> HttpResponse:
    """Take out that an approval is needed. Pressed twice, it is out all the same."""
    reading = reading_of(request, year)
    row = Approval.objects.filter(pk=pk, report=reading.report).first()
    form = NothingForm({})
    if row is None or form.does(actions.remove_row, row, by=request.user, seen=seen(request)):
        return redirect(tabs.of(reading, "web:report_sign_off"))
    return _sign_off(request, reading, form)


@page(Permission.WRITE_REPORT, shows=Shows.NO_CHILD, methods=DEED)
def next_draft(request: Request, year: int) -> HttpResponse:
    """Give a report its next draft number. Pressed twice, it has the next one."""
    reading, form = reading_of(request, year), NothingForm({})
    was = seen(request, "draft")
    again = reading.report.draft == was + 1  # the answer to the first press was lost
    if again or form.does(actions.next_draft, reading.report, by=request.user, seen_version=seen(request)):
        return redirect(tabs.of(reading, "web:report_sign_off"))
    return _sign_off(request, reading, form)


def _sign_off(request: Request, reading: Reading, wrong: Doing) -> HttpResponse:
    shown = {
        "page": signing.sign_off_page(reading),
        "wrong": wrong,
        "body_form": wrong if isinstance(wrong, BodyForm) else BodyForm(),
        "reading": reading,
        "tabs": tabs.tabs(reading, "web:report_sign_off"),
    }
    return render(request, "reports/sign_off.html", shown)


# Issuing


@page(Permission.ISSUE_REPORT, shows=Shows.NO_CHILD, methods=FORM)
def issue(request: Request, year: int) -> HttpResponse:
    """Look once more at what stands in its way, and issue the report. Pressed twice, it is issued once."""
    reading = reading_of(request, year)
    form = NothingForm(request.POST if request.method == "POST" else None)
    number = actions.next_number(reading.report)
    if form.is_bound:
        asked = seen(request, "number")
        there = Issue.objects.filter(report=reading.report, number=asked).first()
        said: dict[str, Any] = {"by": request.user, "number": asked, "on": request.today}
        if there or (asked == number and form.does(actions.issue, reading.report, **said)):
            return redirect(tabs.of(reading, "web:report_issued", number=asked))
        reading = reading_of(request, year)
    shown = {
        "page": signing.issue_page(reading),
        "number": number,
        "form": form,
        "reading": reading,
    }
    return render(request, "reports/issue.html", shown)


@page(Permission.SEE_REPORT, shows=Shows.NO_CHILD, methods=FORM)
def issued(request: Request, year: int, number: int) -> HttpResponse:
    """One issue: its files, whether they are made again to the same bytes, what differs from today."""
    reading, row = reading_of(request, year), _issue(year, number)
    rebuilt, damaged = None, ""
    if request.method == "POST":  # it takes seconds, and writes nothing
        try:
            rebuilt = signing.rebuilt(row)
        except Damaged as why:
            damaged = str(why)
    return _issued(request, reading, row, ReasonForm(), rebuilt, damaged)


def _issued(
    request: Request,
    reading: Reading,
    row: Issue,
    form: Doing,
    rebuilt: signing.Rebuilt | None = None,
    damaged: str = "",
) -> HttpResponse:
    page = signing.issued_page(reading, row)
    shown = {"page": page, "rebuilt": rebuilt, "damaged": damaged, "form": form, "reading": reading}
    return render(request, "reports/issued.html", shown)


@page(Permission.SEE_REPORT, shows=Shows.NO_CHILD)
def issued_file(request: Request, year: int, number: int, pk: int) -> FileResponse:
    """One file as it was issued: what was handed over is on the record."""
    row = get_object_or_404(IssuedFile.objects.select_related("stored"), pk=pk, issue=_issue(year, number))
    try:
        content = disk.path_of(row.stored.sha256).open("rb")
    except OSError as lost:
        raise Http404 from lost
    record.saw(
        by=request.user,
        what="web.report_issued_file",
        sentence="Took an issued annual report away as a file.",
        filter=f"year={year} issue={number} file={row.stored.name}",
        permission=Permission.SEE_REPORT,
    )
    answer = FileResponse(content, as_attachment=True, filename=row.stored.name, content_type=row.stored.file_type)
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "sandbox"
    answer["Cross-Origin-Resource-Policy"] = "same-origin"
    return answer


@page(Permission.ISSUE_REPORT, shows=Shows.NO_CHILD, methods=DEED)
def correct(request: Request, year: int) -> HttpResponse:
    """Begin the correction of what was issued, with its reason. Pressed twice, it is begun once."""
    reading, form = reading_of(request, year), ReasonForm(request.POST)
    row = reading.report.issues.first()
    if row is None:
        raise Http404
    reason = form.data.get("reason", "")
    if not reading.report.is_final and reading.report.correcting == reason.strip():
        return redirect("web:report", year=year)
    if form.is_valid() and form.does(
        actions.begin_correction, reading.report, at="reason", by=request.user, reason=reason
    ):
        return redirect("web:report", year=year)
    return _issued(request, reading, row, form)


def _issue(year: int, number: int) -> Issue:
    rows = Issue.objects.select_related("inputs", "by")
    return get_object_or_404(rows, report=report_of(year), number=number)
