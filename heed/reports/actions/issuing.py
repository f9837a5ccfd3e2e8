"""Issuing a report: its files are made and kept, all that they were made from beside them, and it is final. Corrections.

The files are made before the transaction, which takes seconds, and are issued only where nothing has changed since.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from typing import Final

from heed.access import clock
from heed.access.actions import NotNow, action
from heed.access.models import Demo, User, the_day
from heed.access.permissions import Permission
from heed.access.retention import Retention
from heed.council.models import settings_on, words_on
from heed.council.settings import DECLARED
from heed.post import disk
from heed.post.disk import Received
from heed.post.models import FileKind, StoredFile
from heed.post.names import safe_name
from heed.post.types import FileType
from heed.reports.actions.drafts import FINAL, is_final, keep, tidy
from heed.reports.document import Audience, Edition
from heed.reports.freeze import frozen, thawed
from heed.reports.hindrances import Hindrance, of_the_words, still
from heed.reports.models import Issue, IssuedFile, Report, State
from heed.reports.pages import NoFigures, book_of, manuscript_of, read_frozen, seen_now
from heed.reports.rebuilding import files_of
from heed.reports.standing import Seen

TYPES: Final[Mapping[str, FileType]] = {
    "html": FileType.WEB_PAGE,
    "docx": FileType.WORD,
    "pdf": FileType.PDF,
    "txt": FileType.TEXT,
}
"""What each format is kept as, by its name in `heed.reports.formats`."""

CHANGED = (
    "The words or the figures have changed since the files were made: look at the report once more, then issue it."
)


class Hindered(NotNow):
    """A report cannot be issued as it stands. Its text is every reason; `hindrances` holds them one by one."""

    def __init__(self, found: tuple[Hindrance, ...]) -> None:
        super().__init__(" ".join(each.says for each in found))
        self.hindrances = found


@dataclass(frozen=True, slots=True)
class Kept:
    """One file whose bytes are safely on disk."""

    edition: Edition
    audience: Audience
    format: str
    received: Received


@dataclass(frozen=True, slots=True)
class Made:
    """The files of an issue that is not issued yet: of which words and figures, made on which day, and what was found."""

    number: int
    seen: Seen
    made_on: date
    found: tuple[Hindrance, ...]
    inputs: Received
    files: tuple[Kept, ...]


def next_number(report: Report) -> int:
    """The number that the next issue of a report has: 1 for the first."""
    return report.issues.count() + 1


def make(report: Report, *, on: date) -> Made:
    """Make the files of the next issue, without issuing it. Takes seconds. Raises `Hindered` with every reason why not."""
    if report.is_final:
        raise NotNow(FINAL)
    try:
        book = book_of(report, on=on)
    except NoFigures as none:
        raise NotNow(str(none)) from none
    words, told = words_on(on), settings_on(on)
    manuscript = manuscript_of(report, on=on, book=book, final=True)
    found = of_the_words(report, manuscript, book, words)
    if hinders := still(report, found, book, on):
        raise Hindered(hinders)
    content = frozen(
        book,
        manuscript,
        words,
        settings={name: each.write(told[each]) for name, each in DECLARED.items()},
        made_on=on,
        heed_version=version("heed"),
    )
    return Made(
        number=next_number(report),
        seen=seen_now(report, on=on),
        made_on=on,
        found=found,
        inputs=_received(content, FileType.DATA),
        files=tuple(
            Kept(each.edition, each.audience, each.format, _received(each.content, TYPES[each.format]))
            for each in files_of(thawed(content))
        ),
    )


def _received(content: bytes, file_type: FileType) -> Received:
    return disk.receive([content], told=lambda _: file_type)


def _cannot_issue(report: Report, *, made: Made | None = None) -> str | None:
    if made is not None and _already(report, made):
        return None
    if closed := is_final(report):
        return closed
    return None if made is None else _changed(report, made)


def _already(report: Report, made: Made) -> Issue | None:
    """The issue that was made of this already, where it was sent twice."""
    return Issue.objects.filter(report=report, number=made.number, draft=made.seen.draft).first()


def _changed(report: Report, made: Made) -> str | None:
    """Why what was made is not to be issued any more."""
    today = the_day(Demo.here())
    try:
        book, seen = book_of(report, on=today), seen_now(report, on=today)
    except NoFigures as none:
        return str(none)
    if (made.seen, made.made_on, made.number) != (seen, today, next_number(report)):
        return CHANGED
    return " ".join(each.says for each in still(report, made.found, book, today)) or None


@action(Permission.ISSUE_REPORT, unless=_cannot_issue)
def issue_report(report: Report, *, by: User, made: Made) -> Issue:
    """Issue a report: its files are kept and it is final."""
    if already := _already(report, made):
        return already
    issue = Issue(report=report, number=made.number, reason=report.correcting, draft=report.draft, by=by)
    issue.made_on, issue.heed_version, issue.at = made.made_on, version("heed"), clock.now()
    issue.inputs = _store(made.inputs, f"{_name(report, made)}-made-from", by)
    issue.save()
    for each in made.files:
        name = f"{_name(report, made)}-{each.edition}-{each.audience}"
        stored = _store(each.received, name, by)
        IssuedFile.objects.create(
            issue=issue, edition=each.edition, audience=each.audience, format=each.format, stored=stored
        )
    report.state, report.correcting = State.FINAL, ""
    keep(report, by)
    return issue


def _name(report: Report, made: Made) -> str:
    return f"annual-report-{report.label}" + (f"-issue-{made.number}" if made.number > 1 else "")


def _store(received: Received, name: str, by: User) -> StoredFile:
    return StoredFile.objects.create(
        sha256=received.sha256,
        file_type=received.file_type,
        size=received.size,
        name=safe_name(name, received.file_type),
        kind=FileKind.ANNUAL,
        retention=Retention.SERVICE,
        by=by,
        at=clock.now(),
    )


def issue(report: Report, *, by: User, number: int, on: date) -> Issue:
    """Make and issue a report. `number` is that of the issue asked for: asked for twice, it is issued once.

    Raises `Hindered`, or `NotNow` where something changed while the files were made.
    """
    there = Issue.objects.filter(report=report, number=number).first()
    return there or issue_report(report, by=by, made=make(report, on=on))


# Corrections


def _cannot_correct(report: Report, *, reason: str = "…") -> str | None:
    if not report.is_final:
        return "This report is not final: change it as it is."
    return None if tidy(reason) else "Say what is to be corrected, and why."


@action(Permission.ISSUE_REPORT, unless=_cannot_correct)
def begin_correction(report: Report, *, by: User, reason: str) -> Report:
    """Begin the correction of a report that was issued; what was issued stays as it is."""
    report.state, report.correcting = State.DRAFT, tidy(reason)
    report.draft += 1  # so that it is approved again
    return keep(report, by)


# Rebuilding


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """A file of an issue, and whether it was made again to the same bytes."""

    file: IssuedFile
    same: bool


def rebuild(issue: Issue) -> tuple[Rebuilt, ...]:
    """Make the files of an issue again from what was frozen, and compare. Keeps nothing. Raises `freeze.Damaged`."""
    again = {
        (each.edition, each.audience, each.format): each.sha256 for each in files_of(read_frozen(issue.inputs.sha256))
    }
    return tuple(
        Rebuilt(row, again.get((Edition(row.edition), Audience(row.audience), row.format)) == row.stored.sha256)
        for row in issue.files.select_related("stored")
    )
