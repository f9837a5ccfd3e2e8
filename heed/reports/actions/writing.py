"""Beginning a report and writing in it: what is said of it, its sections, their order and words. Lists: `rows`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Final

from heed.access import clock
from heed.access.actions import NotNow, Stale, action
from heed.access.models import Demo, User, the_day
from heed.access.permissions import Permission
from heed.access.retention import Retention
from heed.council.refusals import refused_as
from heed.law.dates import year_ending
from heed.measures.figures import year_label
from heed.post import disk
from heed.post.disk import Received
from heed.post.models import FileKind, StoredFile
from heed.post.names import safe_name
from heed.post.types import FileType
from heed.reports.actions.drafts import hold, is_final, keep, plain, remove, tidy
from heed.reports.logos import drawable
from heed.reports.manuscript import OWN, Chosen, Manuscript
from heed.reports.models import Approval, ChosenSection, Promise, Report, SectionText

FIRST_YEAR: Final = 2012
"""The first collection year under the Care Planning Regulations 2010."""

_CODE: Final = re.compile(r"[a-z0-9]+(?:[-_.][a-z0-9]+)*")
LONGEST_CODE, LONGEST_LINE, LONGEST_NAME = 60, 200, 120


# Beginning


def _cannot_begin(*, year: int) -> str | None:
    if not FIRST_YEAR <= year <= year_ending(the_day(Demo.here())):
        return "Choose a year that has begun."
    if Report.objects.filter(year=year).exists():
        return f"There is a report of {year_label(year)} already."
    return None


@action(Permission.WRITE_REPORT, unless=_cannot_begin)
def begin_report(*, by: User, year: int) -> Report:
    """Begin the annual report of a year.

    What last year's report recommended is carried in as what was promised, and who approved it as who is to approve this
    one; where there was none, nothing is.
    """
    said = Manuscript(council="", year=year).said_provisional
    report = Report(year=year, author_name=by.name[:LONGEST_NAME], said_provisional=said, begun_by=by)
    report.begun_at = clock.now()
    with refused_as(f"There is a report of {year_label(year)} already."):
        keep(report, by)
    before = Report.objects.filter(year=year - 1).first()
    if before is not None:
        for place, each in enumerate(before.recommendations.all(), start=1):
            keep(Promise(report=report, place=place, text=each.text), by)
        for place, needed in enumerate(before.approvals.all(), start=1):
            keep(Approval(report=report, place=place, body=needed.body), by)
    return report


# What is said of it


_AT_MOST: Final[Mapping[str, int]] = {
    **dict.fromkeys(("body", "author_contact", "director_contact"), LONGEST_LINE),
    **dict.fromkeys(("author_name", "author_role", "director_name", "director_role"), LONGEST_NAME),
}


def _cannot_describe(
    report: Report,
    *,
    body: str = "",
    author_name: str = "",
    author_role: str = "",
    author_contact: str = "",
    director_name: str = "",
    director_role: str = "",
    director_contact: str = "",
    fte: Decimal | None = None,
) -> str | None:
    if final := is_final(report):
        return final
    said = {
        **{"body": body, "author_name": author_name, "author_role": author_role, "author_contact": author_contact},
        **{"director_name": director_name, "director_role": director_role, "director_contact": director_contact},
    }
    for name, text in said.items():
        if len(text) > _AT_MOST[name]:
            return f"Give the {name.replace('_', '’s ')} in at most {_AT_MOST[name]} characters."
    if fte is not None and not Decimal("0.1") <= fte <= Decimal("999"):
        return "Give the full-time equivalent of the IROs as a number from 0.1 to 999, or leave it blank."
    return None


@action(Permission.WRITE_REPORT, unless=_cannot_describe)
def describe_report(
    report: Report,
    *,
    by: User,
    body: str = "",
    meeting_on: date | None = None,
    author_name: str = "",
    author_role: str = "",
    author_contact: str = "",
    director_name: str = "",
    director_role: str = "",
    director_contact: str = "",
    provisional: bool = True,
    said_provisional: str = "",
    fte: Decimal | None = None,
    seen_version: int,
) -> Report:
    """Say for whom a report is, who answers for it, and whether its figures are provisional."""
    report.body, report.meeting_on = tidy(body), meeting_on
    report.author_name, report.author_role = tidy(author_name), tidy(author_role)
    report.author_contact, report.director_contact = tidy(author_contact), tidy(director_contact)
    report.director_name, report.director_role = tidy(director_name), tidy(director_role)
    report.provisional, report.said_provisional, report.fte = provisional, tidy(said_provisional), fte
    return keep(report, by)


@action(Permission.WRITE_REPORT, unless=is_final)
def next_draft(report: Report, *, by: User, seen_version: int) -> Report:
    """Give a report its next draft number; what was approved of the draft before is to be approved again."""
    report.draft += 1
    return keep(report, by)


# The council's logo


def _cannot_show(report: Report, *, picture: Received | None = None, alt: str = "") -> str | None:
    if closed := is_final(report):
        return closed
    if picture is None:
        return None
    if picture.file_type not in (FileType.PNG, FileType.JPEG) or not disk.path_of(picture.sha256).is_file():
        return "The picture is no longer in the store: choose it again."
    if not 0 < len(tidy(alt)) <= LONGEST_LINE:
        return f"Say what the logo shows, for who does not see it, in at most {LONGEST_LINE} characters."
    return None


@action(Permission.WRITE_REPORT, unless=_cannot_show)
def show_logo(report: Report, *, by: User, picture: Received | None, alt: str = "") -> Report:
    """Put the council's logo on a report, or take it off."""
    report.logo, report.logo_alt = None, ""
    if picture is not None:
        report.logo, report.logo_alt = _kept_logo(picture, by), tidy(alt)
    return keep(report, by)


def receive_logo(content: bytes) -> Received:
    """Keep a picture without what tells of its making. Raises `heed.post.types.Refused` where it is no PNG or JPEG."""
    picture = drawable(content)
    return disk.receive([picture.content], told=lambda _: picture.file_type)


def _kept_logo(picture: Received, by: User) -> StoredFile:
    return StoredFile.objects.create(
        sha256=picture.sha256,
        file_type=picture.file_type,
        size=picture.size,
        name=safe_name("logo", picture.file_type),
        kind=FileKind.LOGO,
        retention=Retention.SERVICE,
        by=by,
        at=clock.now(),
    )


# Words


def _cannot_save(*, report: Report, code: str) -> str | None:
    return is_final(report) or _code_fault(code)


def _code_fault(code: str) -> str | None:
    if not (0 < len(code) <= LONGEST_CODE and _CODE.fullmatch(code)):
        return "There is no such section: open the report again."
    return None


@action(Permission.WRITE_REPORT, unless=_cannot_save)
def save_section(*, by: User, report: Report, code: str, text: str, seen_version: int) -> SectionText:
    """Write the words of one section of a report.

    `seen_version` is that of the text when it was opened, 0 where there was none. Raises `Stale` with both texts where
    somebody has written since.
    """
    hold(report)
    text = plain(text)
    kept = SectionText.objects.select_for_update(of=("self",)).filter(report=report, code=code).first()
    row = kept or SectionText(report=report, code=code, version=0)
    if row.version != seen_version:
        stale = Stale(row, {"text": text})
        if stale.differences:
            raise stale
        return row  # sent twice, it says what stands there already
    row.text, row.by, row.at = text, by, clock.now()
    row.version += 1
    return keep(row, by)


# Which sections, in which order


def sections_seen(report: Report) -> int:
    """What there is to see of the choice of sections: another number whenever somebody chose."""
    return int(ChosenSection.history.filter(report=report).count())


def _cannot_choose(report: Report, *, chosen: Sequence[Chosen] = ()) -> str | None:
    if final := is_final(report):
        return final
    codes = [each.code for each in chosen]
    if len(set(codes)) < len(codes):
        return "A section stands in one place: choose each once."
    for each in chosen:
        if fault := _code_fault(each.code):
            return fault
        if len(each.title) > LONGEST_LINE:
            return f"Give a title of at most {LONGEST_LINE} characters."
        if each.code.startswith(OWN) and not each.title.strip():
            return "Give a section of your own a title."
    return None


@action(Permission.WRITE_REPORT, unless=_cannot_choose)
def choose_sections(report: Report, *, by: User, chosen: Sequence[Chosen], seen: int) -> Report:
    """Choose which sections a report has, in which order and under which titles.

    `chosen` is the whole list. A section that is left out of it stands where it is declared, under its own title.
    """
    report = hold(report)
    here = {row.code: row for row in ChosenSection.objects.filter(report=report)}
    if _as_chosen(here.values()) == tuple(chosen):
        return report
    if seen != sections_seen(report):
        raise NotNow("Somebody else changed the sections after you opened them: look at them once more.")
    for code in here.keys() - {each.code for each in chosen}:
        remove(here[code], by)
    for place, each in enumerate(chosen, start=1):
        row = here.get(each.code) or ChosenSection(report=report, code=each.code, version=0)
        said = (place, tidy(each.title), each.on)
        if (row.place, row.title, row.on) != said or row.version == 0:
            row.place, row.title, row.on = said
            row.version += 1
            keep(row, by)
    return report


def _as_chosen(rows: Iterable[ChosenSection]) -> tuple[Chosen, ...]:
    ordered = sorted(rows, key=lambda row: row.place)
    return tuple(Chosen(row.code, row.title, row.on) for row in ordered)
