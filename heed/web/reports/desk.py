"""The desk on which a section is written: its text, its questions, its figures by tag, and how it reads as it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.http import Http404
from markupsafe import Markup

from heed.reports import html, legible, tags
from heed.reports.compose.desk import Desk, anchor_of
from heed.reports.compose.papers import written
from heed.reports.document import Audience, Section
from heed.reports.manuscript import Chosen
from heed.reports.models import SectionText
from heed.reports.pasted import tidied
from heed.reports.sections import PAPER_PARTS, SECTIONS, Shape
from heed.web.formats import moment
from heed.web.reports import tabs
from heed.web.reports.reading import Reading, document_of
from heed.web.reports.shapes import Insert, Link
from heed.web.reports.states import required, state_of, tone_of

LISTS = {Shape.BRIEF: "messages", Shape.PROMISES: "promises", Shape.NEXT: "recommendations"}
"""Sections that are made from a list, which has a page of its own."""

LIVE_MOST = 30_000
"""Characters of a text that is shown anew at each pause; a longer one is shown when it is asked for."""


@dataclass(frozen=True, slots=True)
class DeskPage:
    """One section on the desk."""

    code: str
    title: str
    state: str
    tone: str
    asked: tuple[tuple[str, tuple[str, ...]], ...]
    prompts: tuple[str, ...]
    text: str
    first: str
    version: int
    kept: str
    figures: tuple[Insert, ...]
    more: tuple[Insert, ...]
    reads: Markup
    list_: Link | None
    back: Link
    before: Link | None
    after: Link | None


def desk_page(reading: Reading, code: str, typed: str | None = None) -> DeskPage:
    """One section, with what was typed in place of what is kept. 404 for a code that is none."""
    if code not in reading.codes:
        raise Http404
    row = reading.report.texts.select_related("by").filter(code=code).first()
    first = reading.first_text(code)
    text = typed if typed is not None else (row.text if row and row.text else first)
    section = SECTIONS.get(code)
    state = state_of(code, reading.manuscript)
    before, after = _beside(reading, code)
    figures = tuple(inserts(reading, code))
    return DeskPage(
        code=code,
        title=reading.title(code),
        state=state.value if code not in PAPER_PARTS or row else "",
        tone=tone_of(code, state),
        asked=tuple(
            (reading.said(each.says), tuple(str(provision) for provision in each.asked_by))
            for each in required(section)
        ),
        prompts=_prompts(reading, code),
        text=text,
        first=first,
        version=row.version if row else 0,
        kept=_kept(row),
        figures=figures,
        more=tuple(_more(reading, {each.tag for each in figures})),
        reads=reads(reading, code, typed),
        list_=_list(reading, section.shape) if section else None,
        back=tabs.back_of(reading, code),
        before=before,
        after=after,
    )


def as_kept(reading: Reading, code: str, typed: str) -> str:
    """A text as it is to be kept: Heed's own words, left as they are, are not copied into the report."""
    return "" if tidied(typed).strip() == tidied(reading.first_text(code)).strip() else typed


def reads(reading: Reading, code: str, typed: str | None = None) -> Markup:
    """How a section reads, with what was typed in place of what is kept; empty where it says nothing."""
    if typed is not None:
        reading = reading.with_text(code, as_kept(reading, code, typed))
    section = _part(reading, code) if code in PAPER_PARTS else _section(reading, code)
    if section is None:
        return Markup()
    return html.fragment(section, level=3, prefix="reads-", known=frozenset())


def _section(reading: Reading, code: str) -> Section | None:
    """The section as the full edition has it, on even where the council switched it off."""
    manuscript = reading.manuscript
    on = tuple(Chosen(each.code, each.title) if each.code == code else each for each in manuscript.sections)
    document = document_of(
        replace(reading, manuscript=replace(manuscript, sections=on)), audience=Audience.SERVICE, prompts=True
    )
    found = document.sections if document else ()
    return next((section for section in found if section.anchor == anchor_of(code)), None)


def _part(reading: Reading, code: str) -> Section | None:
    if reading.book is None:
        return None
    desk = Desk(reading.book, reading.manuscript, reading.words, prompts=True)
    return Section(anchor_of(code), reading.title(code), tuple(written(desk, code)))


def _prompts(reading: Reading, code: str) -> tuple[str, ...]:
    if code in SECTIONS:
        return tuple(reading.said(prompt) for prompt in SECTIONS[code].prompts)
    return (reading.said(PAPER_PARTS[code].prompt),) if code in PAPER_PARTS else ()


def _kept(row: SectionText | None) -> str:
    return f"Kept on {moment(row.at)} by {row.by.name}" if row else ""


def _list(reading: Reading, shape: Shape) -> Link | None:
    name = LISTS.get(shape)
    if name is None:
        return None
    said = {
        "messages": "Write the messages",
        "promises": "Say what came of each",
        "recommendations": "Write the recommendations",
    }
    return Link(said[name], tabs.of(reading, "web:report_rows", which=name))


def _beside(reading: Reading, code: str) -> tuple[Link | None, Link | None]:
    """The texts before and after this one, among sections or among parts of papers."""
    codes = [each for each in reading.codes if (each in PAPER_PARTS) == (code in PAPER_PARTS)]
    here = codes.index(code)
    links = [Link(reading.title(each), tabs.section(reading, each)) for each in codes]
    return (links[here - 1] if here else None, links[here + 1] if here + 1 < len(codes) else None)


def inserts(reading: Reading, code: str) -> Iterator[Insert]:
    """The figures of a section, each with its base and how it moved, and whatever else its first text says of it."""
    section = SECTIONS.get(code)
    said = tags.TAG.findall(reading.first_text(code))
    of = list(dict.fromkeys(section.measures)) if section else ["children_in_care", "reviews_due_held_on_time"]
    wanted = [tag for each in of for tag in (f"{each} full", *_of(each, said), f"{each} change")]
    others = (tag for tag in said if tag.split()[0] not in of)
    for tag in dict.fromkeys((*wanted, *others)):
        if found := _insert(reading, tag):
            yield found


def _of(measure: str, said: list[str]) -> list[str]:
    return [tag for tag in said if tag.split()[0] == measure and tag != measure]


ALWAYS = ("year", "last_year", "next_year", "council", "last_day", "iros", "caseload", "caseload_range")


def _more(reading: Reading, but: set[str]) -> Iterator[Insert]:
    """Every other figure, by its name, and what can be said in any section."""
    definitions = reading.book.definitions if reading.book else {}
    for tag in (*ALWAYS, *(f"{each} full" for each in sorted(definitions, key=lambda code: definitions[code].name))):
        if f"[[{tag}]]" not in but and (found := _insert(reading, tag)):
            yield found


_FORMS = {
    **{"change": "how it moved", "missed": "of how many it is not so", "number": "how many", "of": "out of how many"},
    **{"share": "share of the whole", "before": "the year before", "beside": "beside others", "base": "made of"},
    **{"unknown": "not known of how many", "england": "in England", "neighbours": "in places alike"},
}
"""What each form of a tag says of a figure, after its name."""


def _insert(reading: Reading, tag: str) -> Insert | None:
    """A tag and what it says; none where there is no such figure here."""
    book = reading.book
    if book is None:
        return None
    said = tags.say(tag, book, reading.words)
    if said.fault:
        return None
    code = tag.split(maxsplit=1)[0]
    named = book.definitions.get(code)
    name = named.name if named else tags.OF_THE_REPORT.get(code, "").partition(":")[0] or "An amount of the law"
    part = next((word.partition("=")[2].replace("_", " ") for word in tag.split() if "=" in word), "")
    name = (
        f"{reading.words.say(name)}{f', {part}' if part else ''}{', how it moved' if tag.endswith(' change') else ''}"
    )
    return Insert(name[:1].upper() + name[1:], legible.words(said.text), f"[[{tag}]]", not said.why)
