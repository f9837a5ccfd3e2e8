"""How far a report is agreed, what stands in its way, and what was issued: what the pages of sign-off read."""

from __future__ import annotations

from dataclasses import dataclass

from heed.access.permissions import Permission
from heed.law.provisions import KNOWN_ON
from heed.reports import actions
from heed.reports.document import Audience, Edition
from heed.reports.freeze import Damaged
from heed.reports.freeze.differences import Changed, differences
from heed.reports.models import Issue, IssuedFile
from heed.reports.pages import NoFigures, approvals_of, book_of, frozen_of, seen_now
from heed.reports.standing import Seen
from heed.web import formats
from heed.web.reports import tabs
from heed.web.reports.overview import FORMAT_NAMES, status_of
from heed.web.reports.reading import EDITIONS, SHORT_AUDIENCES, Reading
from heed.web.reports.shapes import Link, Todo
from heed.web.reports.standing import each_stop, hinders

NAMES = {**FORMAT_NAMES, "txt": "Plain text"}


@dataclass(frozen=True, slots=True)
class ApprovalLine:
    """An approval that is needed, and what may be pressed."""

    pk: int
    version: int
    body: str
    says: str
    mark: str
    tone: str
    approve: str
    may_take_back: bool
    may_remove: bool


@dataclass(frozen=True, slots=True)
class IssueLine:
    """One issue in the list of all."""

    name: str
    says: str
    reason: str
    address: str


@dataclass(frozen=True, slots=True)
class SignOffPage:
    """How far a report is agreed."""

    status: str
    approvals: tuple[ApprovalLine, ...]
    stops: int
    issues: tuple[IssueLine, ...]
    issue: str
    may_ask: bool


def sign_off_page(reading: Reading) -> SignOffPage:
    """Approvals, what stands in the way, and what was issued."""
    report = reading.report
    open_ = not report.is_final
    return SignOffPage(
        status=status_of(reading),
        approvals=_approvals(reading),
        stops=len(hinders(reading)) if open_ else 0,
        issues=tuple(_line(reading, each) for each in report.issues.select_related("by")),
        issue=tabs.of(reading, "web:report_issue") if open_ and Permission.ISSUE_REPORT in reading.may else "",
        may_ask=reading.may_write,
    )


def _approvals(reading: Reading) -> tuple[ApprovalLine, ...]:
    open_, may = not reading.report.is_final, Permission.APPROVE_REPORT in reading.may
    found = []
    for each in approvals_of(reading.report, on=reading.today, book=reading.book if open_ else None):
        given = each.row.approved_on is not None
        fell = open_ and not each.stands and given
        found.append(
            ApprovalLine(
                pk=each.row.pk,
                version=each.row.version,
                body=each.row.body,
                says=each.said,
                mark="Approved" if given and not fell else "To be approved again" if fell else "Not yet",
                tone="tag--done" if given and not fell else "tag--soon",
                approve=tabs.of(reading, "web:report_approve", pk=each.row.pk)
                if open_ and may and (not given or fell)
                else "",
                may_take_back=open_ and may and given,
                may_remove=reading.may_write and not given,
            )
        )
    return tuple(found)


def _line(reading: Reading, issue: Issue) -> IssueLine:
    return IssueLine(
        name="First issue" if issue.number == 1 else f"Correction {issue.number - 1}",
        says=f"{formats.moment(issue.at)}, by {issue.by.name}",
        reason=issue.reason,
        address=tabs.of(reading, "web:report_issued", number=issue.number),
    )


def seen_of(reading: Reading) -> Seen | None:
    """What somebody who approves now approves of; None where there are no figures."""
    try:
        return seen_now(reading.report, on=reading.today)
    except NoFigures:
        return None


@dataclass(frozen=True, slots=True)
class IssuePage:
    """What stands in the way of an issue, each by itself; or that nothing does."""

    stops: tuple[Todo, ...]
    status: str
    preview: str


def issue_page(reading: Reading) -> IssuePage:
    """What is looked at before a report is issued."""
    return IssuePage(
        stops=each_stop(reading, hinders(reading)) if not reading.report.is_final else (),
        status=status_of(reading),
        preview=tabs.preview(reading, Edition.FULL, Audience.PUBLIC),
    )


@dataclass(frozen=True, slots=True)
class FileLine:
    """One file as it was issued."""

    pk: int
    name: str
    edition: str
    audience: str
    format: str
    size: str
    sha256: str
    address: str


@dataclass(frozen=True, slots=True)
class IssuedPage:
    """One issue: its files, and what today's data say otherwise."""

    name: str
    says: str
    reason: str
    made_from: str
    files: tuple[FileLine, ...]
    changed: tuple[Changed, ...]
    why: str
    others: tuple[Link, ...]
    may_correct: bool


def issued_page(reading: Reading, issue: Issue) -> IssuedPage:
    """One issue as it was given out, beside today."""
    changed, why = _today(reading, issue)
    line = _line(reading, issue)
    issues = list(reading.report.issues.select_related("by"))
    return IssuedPage(
        name=line.name,
        says=line.says,
        reason=issue.reason,
        made_from=issue.inputs.sha256,
        files=tuple(_file(reading, issue, each) for each in sorted(issue.files.select_related("stored"), key=_place)),
        changed=changed,
        why=why,
        others=tuple(Link(_line(reading, each).name, _line(reading, each).address) for each in issues if each != issue),
        may_correct=Permission.ISSUE_REPORT in reading.may
        and reading.report.is_final
        and bool(issues)
        and issues[0] == issue,
    )


def _today(reading: Reading, issue: Issue) -> tuple[tuple[Changed, ...], str]:
    """Each figure that today's data say otherwise, or why that cannot be told."""
    try:
        then = frozen_of(issue)
        now = book_of(reading.report, on=reading.today)
    except (Damaged, NoFigures) as why:
        return (), str(why)
    return differences(then.book, now, law_then=then.law_known_on, law_now=KNOWN_ON), ""


def _place(each: IssuedFile) -> tuple[int, int, int]:
    """The full report first, and of each edition what everybody may read."""
    return list(EDITIONS).index(Edition(each.edition)), each.audience != Audience.PUBLIC, list(NAMES).index(each.format)


def _file(reading: Reading, issue: Issue, each: IssuedFile) -> FileLine:
    return FileLine(
        pk=each.pk,
        name=each.stored.name,
        edition=EDITIONS[Edition(each.edition)],
        audience=SHORT_AUDIENCES[Audience(each.audience)],
        format=NAMES[each.format],
        size=formats.size(each.stored.size),
        sha256=each.stored.sha256,
        address=tabs.of(reading, "web:report_issued_file", number=issue.number, pk=each.pk),
    )


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """Whether the files of an issue were made again to the same bytes, and which were not."""

    same: int
    differ: tuple[str, ...]


def rebuilt(issue: Issue) -> Rebuilt:
    """Make an issue again and compare. Keeps nothing. Raises `Damaged`."""
    found = actions.rebuild(issue)
    return Rebuilt(sum(each.same for each in found), tuple(each.file.stored.name for each in found if not each.same))
