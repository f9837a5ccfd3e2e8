"""A report as plain text, to be kept beside the code: what moves when a law or a measure changes is read as a diff. No Django.

One sentence to a line, tables with their columns under one another, each kind of block in a form of its own. It looks
like Markdown and is nobody's input.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, assert_never

from heed.reports import legible
from heed.reports.document import (
    Block,
    Cell,
    Chart,
    Cover,
    Document,
    Drawn,
    Heading,
    Items,
    Messages,
    Note,
    Paragraph,
    Prompt,
    Run,
    Runs,
    Section,
    Table,
    Terms,
    Tile,
    Tiles,
)

_COLUMNS: Final = 100
_UNDER: Final = 4  # the most that a line which goes on stands in
_WIDEST: Final = 50  # a cell that is longer does not push the others apart
_CHARTS: Final = {
    Drawn.LINE: "Line chart",
    Drawn.COLUMNS: "Column chart",
    Drawn.BARS: "Bar chart",
    Drawn.DOTS: "Dot chart",
}
# A number goes on after a full stop that ends an abbreviation ("reg. 33"), not after one that ends a word or a number.
_SENTENCE: Final = re.compile(
    r"(?:(?<=[.!?])|(?<=[.!?][”’)])) +(?=[“‘(]?[A-Z])"
    r"|(?:(?<=[a-z]{4}\.)|(?<=[\d%]\.)) +(?=\d)"
)
_FORMS: Final = re.compile(r"\s*(?:#{1,4} |[-*] |\d+\. |\||\?\? |: |---|\[|\w+(?: \w+){0,2}: )")


def render(document: Document) -> str:
    """The document as text, of lines that end in a line feed."""
    parts = [
        *_cover(document.cover),
        _about(document),
        *(part for section in document.sections for part in _section(section)),
        *(["\n".join(("---", *(_wrapped(line) for line in document.foot)))] if document.foot else []),
    ]
    return "\n\n".join(parts) + "\n"


def _cover(cover: Cover) -> Iterator[str]:
    yield f"# {legible.words(cover.title)}"
    status = f"[{cover.status}] {cover.status_said}" if cover.status else cover.status_said
    lines = (cover.organisation, cover.service, cover.lead, status)
    yield "\n".join(_wrapped(line) for line in lines if line)
    if cover.logo:
        yield f"Picture: {legible.words(cover.logo_alt)}"


def _about(document: Document) -> str:
    """What a file of another format carries in its properties."""
    return "\n".join(
        (
            _wrapped(document.title, first="Title: "),
            f"Edition: {document.edition}, for the {document.audience}, in {document.language}",
            f"Made on: {document.made_on.isoformat()}",
        )
    )


def _section(section: Section) -> Iterator[str]:
    yield " ".join(legible.words(part) for part in ("##", section.number, section.title) if part)
    for block in section.blocks:
        yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield f"{'#' * block.level} {legible.words(block.text)}"
        case Paragraph():
            yield _paragraph(block)
        case Items():
            yield "\n".join(_items(block))
        case Table():
            yield from _table(block)
        case Chart():
            yield _wrapped(f"{block.title} ({block.said})", first=f"{_CHARTS[block.kind]}: ")
            yield _wrapped(block.description, first="Described: ")
            yield from _table(block.table)
        case Tiles():
            yield "\n".join(_headline(tile) for tile in block.tiles)
        case Messages():
            yield from _messages(block)
        case Note():
            yield _wrapped(_said(block.runs), first="Note: ")
        case Terms():
            yield from _terms(block)
        case Prompt():
            yield _wrapped(block.text, first="?? ")
        case _:
            assert_never(block)


def _paragraph(paragraph: Paragraph) -> str:
    """A paragraph, told from the other forms even where its words begin as one of them."""
    said = _said(paragraph.runs)
    if paragraph.number:
        return _wrapped(said, first=f"{legible.words(paragraph.number)}  ")
    return _wrapped(said, first="\\" if _FORMS.match(said) else "")


def _items(block: Items) -> Iterator[str]:
    for place, item in enumerate(block.items, 1):
        yield _wrapped(_said(item), first=f"{place}. " if block.ordered else "- ")


def _headline(tile: Tile) -> str:
    return _wrapped(
        " | ".join(part for part in (tile.number, tile.label, _said(tile.runs)) if part), first="Headline: "
    )


def _messages(block: Messages) -> Iterator[str]:
    for message in block.messages:
        lines = [f"[{message.tone}] {legible.words(message.title)}"]
        if message.runs:
            lines.append(_wrapped(_said(message.runs), first="    "))
        yield "\n".join(lines)


def _terms(block: Terms) -> Iterator[str]:
    for term, said in block.terms:
        yield f"{legible.words(term)}\n{_wrapped(_said(said), first=': ')}"


def _table(table: Table) -> Iterator[str]:
    yield _wrapped(table.caption, first="Table: ")
    yield "\n".join(_rows(table))
    for note in table.notes:
        yield _wrapped(_said(note), first="Below the table: ")


def _rows(table: Table) -> Iterator[str]:
    """The rows with a line below the headings, and one above a total."""
    head = [legible.words(words) for words in table.head]
    rows = [[_in_cell(cell) for cell in row] for row in table.rows]
    count = max([len(head), *(len(row) for row in rows)])
    among = [[row[at] for row in (head, *rows) if at < len(row)] for at in range(count)]
    widths = [min(max(len(words) for words in cells), _WIDEST) for cells in among]
    numbers = [[cell.number for cell in row] for row in table.rows]
    rule = "|" + "|".join("-" * (width + 2) for width in widths) + "|"
    yield _row(head, widths, [False] * count)
    yield rule
    for place, (row, right) in enumerate(zip(rows, numbers, strict=True)):
        if table.total and place == len(rows) - 1:
            yield rule
        yield _row(row, widths, right)


def _row(cells: Sequence[str], widths: Sequence[int], right: Sequence[bool]) -> str:
    set_out = (
        words.rjust(width) if number else words.ljust(width)
        for words, width, number in zip(cells, widths, right, strict=False)
    )
    return "| " + " | ".join(set_out) + " |"


def _in_cell(cell: Cell) -> str:
    return _said(cell.runs).replace("|", "\\|")


def _said(runs: Runs) -> str:
    return "".join(_run(run) for run in runs)


def _run(run: Run) -> str:
    words = legible.words(run.text)
    marked = f"{'**' if run.strong else ''}{'*' if run.em else ''}"
    words = f"{marked}{words}{marked[::-1]}"
    return f"[{words}]({legible.words(run.link)})" if run.link.startswith("https://") else words


def _wrapped(text: str, *, first: str = "") -> str:
    """Words with each sentence on a line of its own, and what is longer than a line below it, under its beginning."""
    under = " " * min(len(first), _UNDER)
    return "\n".join(_lines(legible.words(text), first, under)).rstrip()


def _lines(text: str, first: str, under: str) -> Iterable[str]:
    for place, sentence in enumerate(_SENTENCE.split(text)):
        yield from textwrap.wrap(
            sentence,
            _COLUMNS,
            initial_indent=under if place else first,
            subsequent_indent=under,
            break_long_words=False,
            break_on_hyphens=False,
        ) or [first.rstrip()]
