"""The end of a report: what is next, what the words and figures mean, what it cannot say, who approved it. No Django."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from heed.law.dates import in_words
from heed.reports import saying, small
from heed.reports.compose.desk import Desk, anchor_of
from heed.reports.compose.tables import anchor
from heed.reports.document import Audience, Block, Cell, Heading, Items, Note, Paragraph, Section, Table, Terms, plain
from heed.reports.manuscript import Whose
from heed.reports.requirements import REQUIREMENTS
from heed.reports.sections import SECTIONS

_REF = re.compile(r", (?:regs?|ss?|paragraph|on) [^,]+$")
"""Where in an instrument a source stands."""

GLOSSARY: tuple[tuple[str, str], ...] = (
    ("Child in care", "A child looked after by the council, by a court’s order or by agreement with the parents."),
    ("IRO", "Independent Reviewing Officer: chairs a child’s reviews and watches over the plan between them."),
    ("Review", "The meeting, or meetings, at which a child’s plan is looked at again, as the law requires."),
    ("PN0 to PN7", "Codes of the Department for Education that say how a child took part in a review."),
    (
        "Percentage point",
        "The difference between two percentages: from 60% to 63% is 3 points, and a rise by 5 per cent.",
    ),
    (
        "Statistical neighbours",
        "Councils whose children and families are most like ours, chosen by the Department for Education.",
    ),
)


def recommendations(desk: Desk) -> dict[str, tuple[tuple[Cell, ...], ...]]:
    """What is to be done next, numbered through, by whose it is."""
    found: dict[str, list[tuple[Cell, ...]]] = {}
    for number, each in enumerate(desk.manuscript.recommendations, start=1):
        when = "not said" if each.by_when is None else in_words(each.by_when)
        cells = (
            Cell(plain(str(number))),
            Cell(desk.runs(each.text)),
            Cell(desk.runs(each.owner or "not said")),
            Cell(plain(when)),
            Cell(desk.runs(each.success or "not said")),
        )
        found.setdefault(desk.say(Whose(each.whose).value), []).append(cells)
    return {whose: tuple(rows) for whose, rows in found.items()}


def explained(desk: Desk, sections: Sequence[Section], silent: Sequence[str]) -> Iterator[Block]:
    """How figures are made and of what, the rule that hides numbers, definitions, words, and what is not told."""
    yield from _made_of(desk)
    yield Heading("What the figures mean")
    terms = [(code, desk.definition(code)) for code in desk.used if code in desk.book.definitions]
    terms.sort(key=lambda item: list(desk.book.definitions).index(item[0]))
    yield Terms(
        tuple((desk.say(of.name), desk.line(_meaning(desk, code))) for code, of in terms),
        tuple(anchor(code) for code, _ in terms),
    )
    yield Heading("Words")
    yield Terms(tuple((desk.say(word), desk.line(meaning)) for word, meaning in GLOSSARY))
    yield Heading("Where each requirement is answered")
    yield _answered(desk, sections)
    if silent:
        yield Heading("What this report does not say")
        yield Paragraph(plain("Nothing was written, and there is no figure, for:"))
        yield Items(tuple(plain(title) for title in silent))


def _made_of(desk: Desk) -> Iterator[Block]:
    book = desk.book
    yield Heading("How the figures were made")
    names = " and ".join(source.name for source in book.sources) or "the returns loaded"
    yield Paragraph(
        desk.line(
            f"Every figure was counted from {names}, as the data stood on {in_words(book.as_at)}. A figure counts rows: each is "
            "met, not met, left out or not known, and the reasons stand beside it."
        )
    )
    if book.held_back:
        many = "1 child is" if book.held_back == 1 else f"{saying.number(book.held_back, book.limits)} children are"
        yield Note(desk.line(f"{many} in no figure, because their rows in the return cannot be read."))
    if desk.manuscript.provisional and desk.manuscript.said_provisional:
        yield Note(plain(desk.manuscript.said_provisional))
    if book.hidden_for is Audience.PUBLIC:
        yield Note(plain(small.rule(book.limits)))


def _meaning(desk: Desk, code: str) -> str:
    of = desk.definition(code)
    said = [of.definition, f"Counted in {of.counts}."]
    if of.sources:
        said.append(f"Source: {_by_instrument(of.sources)}.")
    said += [f"Its definition changed on {in_words(day)}: {what}" for day, what in of.changes]
    return " ".join(said)


def _by_instrument(sources: Sequence[str]) -> str:
    """Sources with each instrument named once: "Regulations 2010, reg 33(1), reg 33(2); Handbook"."""
    refs: dict[str, list[str]] = {}
    for source in sources:
        instrument, _, ref = source.rpartition(", ") if _REF.search(source) else (source, "", "")
        refs.setdefault(instrument, []).extend([ref] if ref else [])
    return "; ".join(", ".join((instrument, *found)) for instrument, found in refs.items())


def _answered(desk: Desk, sections: Sequence[Section]) -> Table:
    by_anchor = {section.anchor: section for section in sections}
    rows = []
    for requirement in REQUIREMENTS.values():
        codes = [code for code, section in SECTIONS.items() if requirement.code in section.requires]
        there = [by_anchor[anchor_of(code)] for code in codes if anchor_of(code) in by_anchor]
        where = ", ".join(f"{section.number} {section.title}" for section in there) or "not answered in this report"
        if there and all(_only_says_why_not(section) for section in there):
            where += ": not available"
        asked_by = _by_instrument([str(provision) for provision in requirement.asked_by])
        rows.append((Cell(desk.line(requirement.says)), Cell(plain(where)), Cell(plain(asked_by))))
    head = ("What is asked for", "Where it stands", "Who asks for it")
    return Table("What a report must say, and where this one says it", head, tuple(rows), widths=(4, 3, 4))


def _only_says_why_not(section: Section) -> bool:
    return all(isinstance(block, Note) for block in section.blocks)


def approvals(desk: Desk) -> Iterator[Block]:
    """Which bodies approved it, and when; those that have not yet are named too."""
    found = desk.manuscript.approvals
    if not found:
        return
    rows = tuple(
        (
            Cell(desk.runs(each.body)),
            Cell(desk.runs(each.by or "–")),
            Cell(plain("not yet" if each.on is None else in_words(each.on))),
        )
        for each in found
    )
    yield Table("Approvals", ("Body", "By", "On"), rows, widths=(4, 4, 3))
