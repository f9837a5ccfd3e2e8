"""The full edition: every section that the council has switched on, in its order, under its titles. No Django."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from heed.law.dates import in_words
from heed.reports import prose, saying
from heed.reports.book import Hidden
from heed.reports.compose import brief, closing, tables
from heed.reports.compose.desk import Desk, anchor_of
from heed.reports.document import Audience, Block, Cell, Note, Paragraph, Section, Table, plain
from heed.reports.manuscript import OWN, Chosen, Manuscript, Progress, Promise
from heed.reports.sections import SECTIONS, Shape
from heed.reports.sections import Section as Declared


def chosen(manuscript: Manuscript) -> list[Chosen]:
    """The sections in the council's order: those that it placed first, the others after, where they are declared."""
    placed = list(manuscript.sections)
    named = {each.code for each in placed}
    order = [each.code for each in placed]
    for i, code in enumerate(SECTIONS):
        if code not in named:
            before = [earlier for earlier in list(SECTIONS)[:i] if earlier in order]
            order.insert(order.index(before[-1]) + 1 if before else 0, code)
    by_code = {each.code: each for each in placed}
    return [by_code.get(code, Chosen(code)) for code in order]


def sections(desk: Desk) -> tuple[Section, ...]:
    """Every section that has something to say, numbered; what has not is named at the end."""
    found: list[tuple[str, tuple[Block, ...]]] = []
    silent: list[str] = []
    for each in chosen(desk.manuscript):
        if not each.on or (each.code not in SECTIONS and not each.code.startswith(OWN)):
            continue
        if each.code in LAST:
            continue
        blocks = blocks_of(desk, each.code)
        if blocks:
            found.append((each.code, blocks))
        else:
            silent.append(desk.title(each.code))
    numbered = [
        Section(anchor_of(code), desk.title(code), blocks, str(number))
        for number, (code, blocks) in enumerate(found, start=1)
    ]
    return (*numbered, *_last(desk, numbered, silent))


def _last(desk: Desk, before: list[Section], silent: list[str]) -> Iterator[Section]:
    """The sections that speak of all the others, and so are made after them."""
    off = {each.code for each in desk.manuscript.sections if not each.on}
    number = len(before)
    for code in LAST:
        if code in off:
            continue
        makes = closing.explained(desk, before, silent) if code == "explained" else closing.approvals(desk)
        if blocks := tuple(makes):
            number += 1
            yield Section(anchor_of(code), desk.title(code), blocks, str(number))


LAST = ("explained", "approvals")
"""Sections that are made when all others are there."""


def blocks_of(desk: Desk, code: str) -> tuple[Block, ...]:
    """What one section says: its text and its figures, or why it says nothing."""
    if code not in SECTIONS:
        written = desk.written(code)
        return prose.read(written, desk.resolve).blocks if written else ()
    section = SECTIONS[code]
    found = (*desk.text(section), *_SHAPES[section.shape](desk, section))
    asks = () if _is_written(desk, section) else desk.asks(section.prompts)
    if not found and section.why_not:
        return (Note(desk.line(section.why_not)), *asks)
    return (*found, *asks)


def _is_written(desk: Desk, section: Declared) -> bool:
    """Whether a person has said what the section asks for: in its text, or in the rows that it is made of."""
    manuscript = desk.manuscript
    rows = {
        Shape.BRIEF: manuscript.messages,
        Shape.PROMISES: manuscript.promises,
        Shape.NEXT: manuscript.recommendations,
        Shape.APPROVALS: manuscript.approvals,
    }
    return bool(desk.written(section.code) or rows.get(section.shape))


def of_figures(desk: Desk, section: Declared) -> Iterator[Block]:
    """The tables and charts that a section declares."""
    yield from tables.figures(desk, f"{desk.title(section.code)}: figures", section.figures)
    for code in section.over_time:
        yield from tables.over_time(desk, code)
    for code, by in section.splits:
        if by != "iro":  # a worker's own figures are not the public's; the range is told with the team
            yield from tables.split(desk, code, by)
    for code in section.parts:
        yield from tables.parts(desk, code, drawn=code == section.drawn)
    yield from tables.beside(desk, desk.title(section.code), section.beside)


def _flow(desk: Desk, section: Declared) -> Iterator[Block]:
    """How many there were, came, left and are there: whether the four agree, and what they may differ by."""
    book = desk.book
    then, came, left, now = (
        desk.told("children_in_care", book.year - 1),
        desk.told("children_entering_care"),
        desk.told("children_leaving_care"),
        desk.told("children_in_care"),
    )
    told = [each for each in (then, came, left, now) if each is not None and isinstance(each.numerator, int)]
    if len(told) == 4:
        before, entered, ended, after = (int(each.numerator) for each in told)
        rows = (
            ("At the end of the year before", before),
            ("Came into care", entered),
            ("Left care", ended),
            ("At the end of the year", after),
        )
        body = tuple((Cell(desk.line(name)), Cell(plain(f"{n:,}"), number=True)) for name, n in rows)
        out = before + entered - ended - after
        note = "The four agree." if not out else _disagree(desk, abs(out))
        title = f"How the number of children in care moved, {book.label}"
        yield Table(desk.say(title), ("What", desk.say("Children")), body, (desk.line(note),), widths=(4, 1))
    yield from of_figures(desk, section)


def _disagree(desk: Desk, out: int) -> str:
    few = desk.book.hidden_for is Audience.PUBLIC and out <= desk.book.limits.count
    many = (
        "1 child" if out == 1 and not few else f"{saying.number(Hidden.FEW if few else out, desk.book.limits)} children"
    )
    return (
        f"The sum differs by {many}: a child who came or left twice in the year is counted once in each line, and a "
        "child whose dates cannot be read is in none."
    )


def _team(desk: Desk, section: Declared) -> Iterator[Block]:
    team = desk.book.team
    if team is not None and team.without_iro:
        many = "1 child" if team.without_iro == 1 else f"{saying.number(team.without_iro, desk.book.limits)} children"
        note = f"The roster does not say who the IRO of {many} was on {in_words(team.on)}: it names those of today."
        yield Note(desk.line(note))
    yield from of_figures(desk, section)


def _promises(desk: Desk, section: Declared) -> Iterator[Block]:
    promises = desk.manuscript.promises
    if not promises:
        return
    rows = tuple(
        (
            Cell(desk.runs(each.text)),
            Cell(desk.runs(_what_happened(each))),
            Cell(plain((each.progress or Progress.NOT_STARTED).value if each.progress else "Not said")),
        )
        for each in promises
    )
    kept = sum(each.progress is Progress.COMPLETE for each in promises)
    yield Paragraph(desk.line(f"{kept} of {len(promises)} {'is' if kept == 1 else 'are'} complete."))
    yield Table("Last year’s recommendations", ("We said we would", "What happened", "How far"), rows, widths=(4, 5, 2))


def _what_happened(promise: Promise) -> str:
    said = promise.what_happened.strip() or "Nothing is written here yet."
    return f"{said} {promise.evidence.strip()}".strip()


def _next(desk: Desk, section: Declared) -> Iterator[Block]:
    for whose, rows in closing.recommendations(desk).items():
        head = ("No.", "What", "Who", "By when", "How we will know")
        yield Table(f"Recommendations for {whose}", head, rows, widths=(1, 5, 3, 2, 4))


_SHAPES: Mapping[Shape, Callable[[Desk, Declared], Iterator[Block]]] = {
    Shape.ORDINARY: of_figures,
    Shape.BRIEF: brief.blocks,
    Shape.PROMISES: _promises,
    Shape.NEXT: _next,
    Shape.FLOW: _flow,
    Shape.TEAM: _team,
    Shape.EXPLAINED: of_figures,
    Shape.APPROVALS: of_figures,
}
