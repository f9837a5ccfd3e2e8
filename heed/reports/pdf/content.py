"""A document as the plain data that the template sets, every word of it fit to print. No layout is decided here."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Iterator
from enum import Enum
from typing import Any, TypeAlias, TypeVar, cast

from heed.reports import charts, legible
from heed.reports.document import (
    Block,
    Cell,
    Chart,
    Cover,
    Document,
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
from heed.reports.pdf import letters

Said: TypeAlias = dict[str, Any]
T = TypeVar("T")

LONG_CELL = 600  # letters; a row that holds such a cell may run on to the next page
SHORT_TABLE = 9  # rows; a table of no more stays whole
LONG_HEAD = 100  # letters; the heading of a column that is longer is told below, as no page may break within it
LONG_HEADING = 300  # letters; a heading longer than this is set as a paragraph, or it would fill the list of bookmarks
_NOT_WORDS = frozenset({"link", "anchor", "anchors", "figure", "language"})
_LONG_WORD = re.compile(r"[^\s\-–—]{24,}")
_FEW_LETTERS = re.compile(r".{1,4}[\u0300-\u036f\u200d]*")  # with the accents of the last
_MAY_BREAK = "\u200b"


def of(document: Document, unshown: frozenset[str] = frozenset()) -> Said:
    """What the template is given. `unshown` are the letters that no font has."""
    shown = each_text(document, lambda text: letters.in_words(legible.words(text), unshown))
    return _Page(shown).said()


def each_text(value: T, change: Callable[[str], str]) -> T:
    """A document, or a part of one, with every text that is shown changed: none can be forgotten."""
    new: object = value
    if isinstance(value, str) and not isinstance(value, Enum):
        new = change(value)
    elif isinstance(value, tuple):
        new = tuple(each_text(part, change) for part in value)
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        names = (part.name for part in dataclasses.fields(value) if part.name not in _NOT_WORDS)
        new = dataclasses.replace(value, **{name: each_text(getattr(value, name), change) for name in names})
    return cast(T, new)


def breaking(text: str) -> str:
    """A text whose long words may break every few letters: an address wider than its column would run off the page."""
    return _LONG_WORD.sub(lambda word: _MAY_BREAK.join(_FEW_LETTERS.findall(word[0])), text)


def _is_long(row: tuple[Cell, ...]) -> bool:
    return any(len(as_text(cell.runs)) > LONG_CELL for cell in row)


class _Page:
    """A document on its way to the template: which anchors are there, and how deep the last heading was."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.known = legible.anchors(document)
        self.placed: dict[str, str] = {}  # anchors that have their place, and the name of it in the file
        self.names = {anchor: f"a{place}" for place, anchor in enumerate(sorted(self.known))}
        self.level = 2
        self.charts = 0

    def said(self) -> Said:
        """The whole document."""
        document = self.document
        language, _, region = document.language.partition("-")
        return {
            "title": document.title or document.cover.title,
            "short_title": ", ".join(filter(None, (document.cover.title, document.cover.organisation))),
            "edition": document.edition.value,
            "language": [language, region or None],
            "made_on": [document.made_on.year, document.made_on.month, document.made_on.day],
            "contents": document.contents,
            "cover": self.cover(document.cover),
            "sections": [self.section(section) for section in document.sections],
            "foot": [breaking(line) for line in document.foot],
        }

    def cover(self, cover: Cover) -> Said:
        texts = ("organisation", "service", "title", "lead", "status", "status_said")
        return {name: breaking(getattr(cover, name)) for name in texts} | {
            "logo": list(cover.logo),
            "logo_alt": cover.logo_alt or cover.organisation,
        }

    def section(self, section: Section) -> Said:
        self.level = 2
        return {
            "anchor": self.place(section.anchor),
            "title": breaking(section.title),
            "number": section.number,
            "blocks": [said for block in section.blocks for said in self.block(block)],
        }

    def place(self, anchor: str) -> str:
        """The name of an anchor's place; none for an anchor that has its place already, as a name stands for one."""
        if anchor not in self.names or anchor in self.placed:
            return ""
        self.placed[anchor] = self.names[anchor]
        return self.names[anchor]

    def block(self, block: Block) -> Iterator[Said]:
        """What the template makes of a block: nothing, of an empty one."""
        match block:
            case Heading():
                yield from self.heading(block)
            case Paragraph(runs, number):
                yield {"kind": "paragraph", "runs": self.runs(runs), "number": number}
            case Items(items, ordered):
                yield {"kind": "items", "items": [self.runs(item) for item in items], "ordered": ordered}
            case Note(runs):
                yield {"kind": "note", "runs": self.runs(runs)}
            case Prompt(text):
                yield {"kind": "prompt", "text": breaking(text)}
            case Table():
                yield {"kind": "table"} | self.table(block)
            case Chart():
                yield self.chart(block)
            case Terms():
                yield from self.terms(block)
            case Tiles() | Messages():
                yield self.headlines(block)

    def heading(self, heading: Heading) -> Iterator[Said]:
        """A heading at a level that follows on the one before: a file that skips one is refused."""
        if len(heading.text) > LONG_HEADING:
            yield {"kind": "paragraph", "runs": self.runs((Run(heading.text, strong=True),)), "number": ""}
        elif heading.text.strip():
            self.level = max(3, min(heading.level, self.level + 1))
            yield {"kind": "heading", "text": breaking(heading.text), "level": self.level}

    def runs(self, runs: Runs) -> list[Said]:
        return [self.run(run) for run in runs if run.text]

    def run(self, run: Run) -> Said:
        """One stretch of text: `to` is a place in this document, `url` an address outside it."""
        address = legible.address(run.link, self.known)
        inside = address.startswith("#")
        return {
            "text": breaking(run.text),
            "strong": run.strong,
            "em": run.em,
            "to": self.names[address[1:]] if inside else "",
            "url": "" if inside else address,
        }

    def table(self, table: Table) -> Said:
        """A table. A column that holds a number is set to the right whole, so that its words and figures stand in line."""
        heads = [name if len(name) <= LONG_HEAD else f"Column {at}" for at, name in enumerate(table.head, 1)]
        told_below = [f"{head}: {name}" for head, name in zip(heads, table.head, strict=True) if head != name]
        columns = list(zip(*table.rows, strict=True)) or [()] * len(table.head)
        return {
            "caption": breaking(table.caption),
            "head": [breaking(name) for name in heads],
            "rows": [self.row(row) for row in table.rows],
            "notes": [self.runs(note) for note in (*map(plain, told_below), *table.notes)],
            "total": table.total,
            "short": len(table.rows) <= SHORT_TABLE and not any(_is_long(row) for row in table.rows),
            "widths": list(table.widths) or [1] * len(table.head),
            "numbers": [any(cell.number for cell in column) for column in columns],
        }

    def row(self, row: tuple[Cell, ...]) -> Said:
        return {
            "cells": [self.runs(cell.runs) for cell in row],
            "long": _is_long(row),
        }

    def chart(self, chart: Chart) -> Said:
        self.charts += 1
        return {
            "kind": "chart",
            "title": breaking(chart.title),
            "said": breaking(chart.said),
            "svg": charts.on_paper(chart, f"chart-{self.charts}"),
            "wide": charts.is_wide(chart, on_paper=True),
            "alt": chart.description or chart.title,
            "table": self.table(chart.table),
        }

    def terms(self, terms: Terms) -> Iterator[Said]:
        anchors = terms.anchors or ("",) * len(terms.terms)
        rows = zip(terms.terms, anchors, strict=True)
        said = [
            {"term": breaking(term), "runs": self.runs(runs), "anchor": self.place(anchor)}
            for (term, runs), anchor in rows
        ]
        if said:
            yield {"kind": "terms", "terms": said}

    def headlines(self, block: Tiles | Messages) -> Said:
        if isinstance(block, Tiles):
            tiles = [{"number": t.number, "label": breaking(t.label), "runs": self.runs(t.runs)} for t in block.tiles]
            return {"kind": "tiles", "tiles": tiles}
        messages = [
            {"tone": m.tone.value, "title": breaking(m.title), "runs": self.runs(m.runs)} for m in block.messages
        ]
        return {"kind": "messages", "messages": messages}
