"""Blocks as a page lays them: what kind each is, the level of its heading, its ids, and which charts stand side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from heed.reports import charts, legible
from heed.reports.document import Block, Chart, Heading, Section, Table

LEAST, MOST = 2, 6
STEP = 5
"""Widths are told by classes, in twentieths of a table: a strict policy allows no style on an element."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A block, the name of what shows it, the level of a heading in it, and what its ids begin with."""

    block: Block
    kind: str
    level: int
    key: str


Row = tuple[Placed, ...]


@dataclass(frozen=True, slots=True)
class PlacedSection:
    """A section, the level of its heading, its id, and its blocks in rows."""

    number: str
    title: str
    level: int
    anchor: str
    rows: tuple[Row, ...]


def placed_section(section: Section, *, level: int = LEAST, prefix: str = "") -> PlacedSection:
    """A section as a page lays it, whose ids begin with `prefix`."""
    anchor = to_id(section.anchor or section.title, prefix)
    rows = placed(section.blocks, level=level, key=anchor)
    return PlacedSection(section.number, section.title, min(level, MOST), anchor, rows)


def to_id(anchor: str, prefix: str) -> str:
    """An anchor as an id: without spaces, which would end it."""
    return prefix + legible.words(anchor).replace(" ", "-")


def placed(blocks: Sequence[Block], *, level: int, key: str) -> tuple[Row, ...]:
    """The blocks in rows: one to a row, save two charts of half a page that follow one another.

    A heading is never more than one level below the one before it, whatever the document says.
    """
    rows: list[Row] = []
    last = level
    for place, block in enumerate(blocks, start=1):
        if isinstance(block, Heading):
            last = min(block.level - LEAST + level, last + 1, MOST)
            at = last
        else:
            at = min(last + 1, MOST)
        one = Placed(block, type(block).__name__.lower(), at, f"{key}-{place}")
        if rows and _is_half(block) and len(rows[-1]) == 1 and _is_half(rows[-1][0].block):
            rows[-1] = (*rows[-1], one)
        else:
            rows.append((one,))
    return tuple(rows)


def _is_half(block: Block) -> bool:
    return isinstance(block, Chart) and not charts.is_wide(block)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: the class of its width, and whether it holds numbers."""

    width: str
    is_number: bool


def table_columns(table: Table) -> tuple[Column, ...]:
    """How each column is laid. One with a number in it is set to the right whole, words among its numbers too."""
    whole = sum(table.widths)
    columns = []
    for place in range(len(table.head)):
        cells = [row[place] for row in table.rows if place < len(row)]
        share = table.widths[place] / whole if whole and place < len(table.widths) else 0
        width = f"w{max(STEP, STEP * round(100 * share / STEP))}" if share else ""
        columns.append(Column(width, any(cell.number for cell in cells)))
    return tuple(columns)
