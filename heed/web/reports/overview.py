"""A report's own page: what is left to do before it is issued, in order, its sections, and its editions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from heed.reports import formats
from heed.reports.compose.desk import anchor_of
from heed.reports.document import Audience, Document, Edition
from heed.reports.models import Comment
from heed.reports.sections import SECTIONS
from heed.web import formats as shown
from heed.web.home.saying import number_at_start
from heed.web.reports import tabs
from heed.web.reports.findings import open_findings
from heed.web.reports.reading import EDITIONS, SHORT_AUDIENCES, Reading, document_of
from heed.web.reports.shapes import EditionLine, Link, ReportPage, SectionLine, Todo
from heed.web.reports.standing import stops
from heed.web.reports.states import State, required, state_of, tone_of, unwritten

FORMAT_NAMES: Mapping[str, str] = {"html": "Web page", "docx": "Word", "pdf": "PDF"}
"""The formats that are offered, and what each is called; plain text is for comparing drafts."""


def report_page(reading: Reading) -> ReportPage:
    """Everything that the page of a report shows. A fixed number of queries, whatever was written."""
    document = document_of(reading)
    found = open_findings(reading)
    comments = Counter(Comment.objects.filter(report=reading.report, answered_at=None).values_list("code", flat=True))
    left = tuple(_left(reading, comments)) if reading.may_write else ()
    return ReportPage(
        title=f"Annual report {reading.report.label}",
        status=status_of(reading),
        lead=_lead(reading, left),
        todo=tuple(each for each in left if each.stops),
        advised=tuple(each for each in left if not each.stops),
        sections=tuple(_lines(reading, document, found, comments)),
        editions=editions_of(reading),
        public=formats_of(reading, Edition.FULL, Audience.PUBLIC) if reading.book else (),
        why=reading.why,
        issued=_issued(reading),
    )


def _issued(reading: Reading) -> str:
    """Where the files are as they were issued last; empty where none were."""
    issue = reading.report.issues.first()
    return tabs.of(reading, "web:report_issued", number=issue.number) if issue else ""


def status_of(reading: Reading) -> str:
    """Its tag: "Draft 3", "Issued", "Draft 4, a correction"."""
    report = reading.report
    if report.is_final:
        return "Issued"
    return f"Draft {report.draft}, a correction" if report.correcting else f"Draft {report.draft}"


def _lead(reading: Reading, left: Sequence[Todo]) -> str:
    report = reading.report
    if report.is_final:
        return "It was issued, and nothing in it changes any more. A correction is another issue, with its reason."
    if not reading.may_write:
        return "A draft: read it, and say what you would change."
    stops = sum(each.stops for each in left)
    if not stops:
        return "Nothing stands in its way: look at it once more, and issue it."
    return (
        f"{number_at_start(stops)} {'thing stands' if stops == 1 else 'things stand'} between this draft and the board."
    )


def _left(reading: Reading, comments: Mapping[str, int]) -> Iterator[Todo]:
    """What is left to do, in the order in which a manager would do it. What stops an issue is asked of the deed."""
    manuscript = reading.manuscript
    for section in unwritten([each.code for each in reading.order], manuscript):
        asked = "; ".join(each.says[:1].lower() + each.says[1:] for each in required(section))
        yield Todo(
            f"Write “{reading.title(section.code)}”",
            reading.said(f"The Handbook asks for it: {asked}."),
            "Write it",
            tabs.section(reading, section.code),
            False,
        )
    yield from _lists(reading)
    if waiting := sum(comments.values()):
        yield Todo(
            f"Answer {shown.count(waiting, 'comment')}",
            "Each is told what was done with it, or why nothing was.",
            "Answer",
            tabs.of(reading, "web:report_comments"),
            False,
        )
    if not manuscript.body:
        says = "The cover and every paper name the board and the day."
        yield Todo("Say whom it goes to", says, "Say so", tabs.of(reading, "web:report_details"), False)
    yield from stops(reading)


def _lists(reading: Reading) -> Iterator[Todo]:
    manuscript = reading.manuscript
    if not manuscript.messages and state_of("brief", manuscript) is not State.OFF:
        yield Todo(
            "Say what the board needs to know",
            "Five to eight messages open the report. Without them it says how the headline figures moved.",
            "Write them",
            tabs.of(reading, "web:report_rows", which="messages"),
            False,
        )
    bare = sum(not (each.owner and each.by_when and each.success) for each in manuscript.recommendations)
    if bare:
        yield Todo(
            f"Complete {shown.count(bare, 'recommendation')}",
            "Each needs an owner, a date, and how you will know that it worked.",
            "Complete",
            tabs.of(reading, "web:report_rows", which="recommendations"),
            False,
        )


def _lines(
    reading: Reading, document: Document | None, found: Mapping[str, int], comments: Mapping[str, int]
) -> Iterator[SectionLine]:
    numbers = {section.anchor: section.number for section in document.sections} if document else {}
    for each in (chosen for chosen in reading.order if chosen.code in reading.codes):
        state = state_of(each.code, reading.manuscript)
        yield SectionLine(
            code=each.code,
            number=numbers.get(anchor_of(each.code), ""),
            title=reading.title(each.code),
            state=state.value,
            tone=tone_of(each.code, state),
            asked="; ".join(reading.said(requirement.says) for requirement in required(SECTIONS.get(each.code))),
            comments=comments.get(each.code, 0),
            findings=found.get(each.code, 0),
            address=tabs.section(reading, each.code),
            is_off=state is State.OFF,
        )


def editions_of(reading: Reading) -> tuple[EditionLine, ...]:
    """Every edition, with where it is looked at and taken away for each audience."""
    if reading.book is None:
        return ()
    return tuple(
        EditionLine(
            name=EDITIONS[edition],
            audiences=tuple(
                Link(name, tabs.preview(reading, edition, audience)) for audience, name in SHORT_AUDIENCES.items()
            ),
        )
        for edition in Edition
    )


def formats_of(reading: Reading, edition: Edition, audience: Audience) -> tuple[Link, ...]:
    """The files of one edition for one audience."""
    named = {"edition": edition.value, "audience": audience.value}
    return tuple(
        Link(FORMAT_NAMES[name], tabs.of(reading, "web:report_file", format=name, **named))
        for name in formats.FORMATS
        if name in FORMAT_NAMES
    )
