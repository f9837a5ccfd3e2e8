"""Each kind of block of a report as paragraphs and tables of a Word file. It decides nothing: `document` did. No Django."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, assert_never

from heed.reports import charts
from heed.reports.document import (
    Block,
    Chart,
    Edition,
    Heading,
    Items,
    Message,
    Messages,
    Note,
    Paragraph,
    Prompt,
    Section,
    Table,
    Terms,
    Tiles,
    Tone,
)
from heed.reports.word import tables
from heed.reports.word.elements import Element, make, paragraph, tab, text
from heed.reports.word.making import EMU_IN_TWIP, Making
from heed.reports.word.names import Style

_TONES: Final = {
    Tone.BETTER: Style.BETTER,
    Tone.THE_SAME: Style.THE_SAME,
    Tone.NOT_GOOD_ENOUGH: Style.NOT_GOOD_ENOUGH,
    Tone.NOT_KNOWN: Style.NOT_KNOWN,
    Tone.TO_KNOW: Style.TO_KNOW,
}
_FIGURES_OF_A_CHART: Final = "The figures in this chart"
_NARROW: Final = 3  # columns of a chart's table that need no more width than the chart


def section(part: Section, making: Making, *, new_page: bool = False) -> Iterator[Element]:
    """A section's heading and its blocks. Two tables that follow one another would be one to Word: a line parts them."""
    number = (text(part.number, Style.SECTION_NUMBER), tab()) if part.number else ()
    ways = (make("w:pageBreakBefore"),) if new_page else ()
    yield paragraph(Style.HEADING_1, *making.marked(part.anchor, *number, text(part.title)), ways=ways)
    after_table = False
    for shown in part.blocks:
        for element in block(shown, making):
            is_table = element.tag.endswith("}tbl")
            if after_table and is_table:
                yield paragraph(Style.BETWEEN)
            after_table = is_table
            yield element
    if after_table:
        yield paragraph(Style.BETWEEN)


def block(shown: Block, making: Making) -> Iterator[Element]:
    """One block."""
    match shown:
        case Heading():
            yield paragraph(Style.HEADING_2 if shown.level <= 3 else Style.HEADING_3, text(shown.text))
        case Paragraph():
            yield _paragraph(shown, making)
        case Items():
            yield from _items(shown, making)
        case Table():
            yield from tables.table(shown, making)
        case Chart():
            yield from _chart(shown, making)
        case Tiles():
            yield from tables.tiles(shown, making)
        case Messages():
            for message in shown.messages:
                yield from _message(message, making)
        case Note():
            yield paragraph(Style.NOTE, *making.written(shown.runs))
        case Terms():
            yield from _terms(shown, making)
        case Prompt():
            yield paragraph(Style.PROMPT, text(shown.text))
        case _:
            assert_never(shown)


def _paragraph(shown: Paragraph, making: Making) -> Element:
    if not shown.number:
        return paragraph(Style.NORMAL, *making.written(shown.runs))
    return paragraph(Style.NUMBERED, text(shown.number), tab(), *making.written(shown.runs))


def _items(shown: Items, making: Making) -> Iterator[Element]:
    if not shown.ordered:
        yield from (paragraph(Style.BULLET, *making.written(item)) for item in shown.items)
        return
    number = making.new_list() if shown.items else 0
    for item in shown.items:
        counted = make("w:numPr", make("w:ilvl", w_val=0), make("w:numId", w_val=number))
        yield paragraph(Style.NUMBER, *making.written(item), ways=(counted,))


def _chart(shown: Chart, making: Making) -> Iterator[Element]:
    """A picture that says in words what it shows, and below it the same as a table."""
    look = making.look
    yield paragraph(Style.CAPTION, text(shown.title))
    yield paragraph(Style.CHART_SAID, text(shown.said))
    picture = making.picture(charts.png(shown), shown.description, within=(look.width, look.width), dot=look.dot)
    yield paragraph(Style.PICTURE, make("w:r", make("w:drawing", picture)))
    caption = _FIGURES_OF_A_CHART if shown.table.caption == shown.title else ""
    narrow = picture.extent.cx // EMU_IN_TWIP if len(shown.table.head) <= _NARROW else look.width
    yield from tables.table(shown.table, making, caption=caption, width=narrow)


def _message(shown: Message, making: Making) -> Iterator[Element]:
    yield paragraph(Style.MESSAGE, text(shown.tone.value, _TONES[shown.tone]), tab(), text(shown.title))
    if shown.runs:
        yield paragraph(Style.MESSAGE_TEXT, *making.written(shown.runs))


def _terms(shown: Terms, making: Making) -> Iterator[Element]:
    """Definitions; or, in a committee paper and where nothing links to them, the header of the paper as a table."""
    committee = making.document.edition not in (Edition.FULL, Edition.ONE_PAGE)
    if committee and not any(shown.anchors):
        yield from tables.header(shown, making)
        return
    for (term, said), anchor in tables.anchored(shown):
        yield paragraph(Style.TERM, *making.marked(anchor, text(term)))
        yield paragraph(Style.MEANING, *making.written(said))
