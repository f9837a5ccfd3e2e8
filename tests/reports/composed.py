"""Documents composed for tests, and all that they say. Not tests."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from heed.council.words import OWN, Words
from heed.reports.book import Book
from heed.reports.compose import compose
from heed.reports.document import (
    Audience,
    Block,
    Cell,
    Chart,
    Document,
    Edition,
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
    Tiles,
    as_text,
    plain,
)
from heed.reports.manuscript import Manuscript
from tests.reports import making


def manuscript(**more: Any) -> Manuscript:
    """One in which nothing is written but what is given."""
    return Manuscript("Fenshire County Council", 2026, **more)


def made(
    book: Book,
    written: Manuscript | None = None,
    edition: Edition = Edition.FULL,
    *,
    words: Words = OWN,
    audience: Audience = Audience.SERVICE,
    prompts: bool = False,
) -> Document:
    """A document as a council has it."""
    return compose(
        book, written or manuscript(), words, edition, audience=audience, made_on=making.MADE_ON, prompts=prompts
    )


def section(document: Document, code: str) -> Section:
    """One section by its code."""
    return next(each for each in document.sections if each.anchor == f"section-{code.replace('_', '-')}")


def codes(document: Document) -> list[str]:
    """The codes of a document's sections, in order."""
    return [each.anchor.removeprefix("section-").replace("-", "_") for each in document.sections]


def runs(blocks: Iterator[Block] | tuple[Block, ...]) -> Iterator[Runs]:
    """Every stretch of a document's words: a block, a cell, an item, a term."""
    for block in blocks:
        match block:
            case Heading() | Prompt():
                yield plain(block.text)
            case Paragraph() | Note():
                yield block.runs
            case Items():
                yield from block.items
            case Table():
                yield from _table(block)
            case Chart():
                yield from map(plain, (block.title, block.said, block.description))
                yield from (plain(text) for point in block.points for text in (point.label, point.said))
                yield from _table(block.table)
            case Tiles():
                for tile in block.tiles:
                    yield (Run(tile.number, figure=tile.figure),)
                    yield plain(tile.label)
                    yield tile.runs
            case Messages():
                for message in block.messages:
                    yield from (plain(message.title), message.runs)
            case Terms():
                for term, meaning in block.terms:
                    yield from (plain(term), meaning)


def _table(table: Table) -> Iterator[Runs]:
    yield plain(table.caption)
    yield from map(plain, table.head)
    yield from (cell.runs for row in table.rows for cell in row)
    yield from table.notes


def words(blocks: Iterator[Block] | tuple[Block, ...]) -> str:
    """All that blocks say, a line for each stretch."""
    return "\n".join(map(as_text, runs(blocks)))


def everything(document: Document) -> str:
    """All that a document says, with its cover, its titles and its foot."""
    cover = document.cover
    on_cover = (cover.organisation, cover.service, cover.title, cover.lead, cover.status, cover.status_said)
    titles = (each.title for each in document.sections)
    return "\n".join((document.title, *on_cover, *titles, words(document.blocks), *document.foot))


def tables(blocks: Iterator[Block] | tuple[Block, ...]) -> list[Table]:
    """Every table, with those of charts."""
    return [block.table if isinstance(block, Chart) else block for block in blocks if isinstance(block, Table | Chart)]


def rows(table: Table) -> list[tuple[str, ...]]:
    """A table's rows as texts."""
    return [tuple(as_text(cell.runs) for cell in row) for row in table.rows]


__all__ = ["Cell", "codes", "everything", "made", "manuscript", "rows", "runs", "section", "tables", "words"]
