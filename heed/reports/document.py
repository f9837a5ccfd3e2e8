"""What a report says, before it has a format: numbered sections of blocks. Every format is made from this alone. No Django.

A document holds words, not figures: what may be printed for its audience has been decided before it is made. Nothing in
it is markup; each format escapes every text in its own way.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Audience(StrEnum):
    """Who may read a document, and so which numbers it holds (decisions, 26)."""

    SERVICE = "service"
    COUNCIL = "council"
    PUBLIC = "public"


class Edition(StrEnum):
    """A way to tell the same year from the same figures."""

    FULL = "full"
    ONE_PAGE = "one-page"
    COVER_NOTE = "cover-note"
    COVER_RISKS = "cover-risks"
    COVER_PANEL = "cover-panel"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one style. `figure` is the code of the measure that wrote it, empty for typed words.

    `link` is an address beginning https://, or # and the anchor of a section or a definition of this document.
    """

    text: str
    strong: bool = False
    em: bool = False
    link: str = ""
    figure: str = ""


Runs = tuple[Run, ...]


def plain(text: str) -> Runs:
    """A text as runs."""
    return (Run(text),) if text else ()


def as_text(runs: Runs) -> str:
    """Runs as plain text."""
    return "".join(run.text for run in runs)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a section: `level` 3 or 4, the section's own being 2."""

    text: str
    level: int = 3


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `number` stands before it in a committee paper ("4.1")."""

    runs: Runs
    number: str = ""


@dataclass(frozen=True, slots=True)
class Items:
    """A list: each item is runs."""

    items: tuple[Runs, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table: its words, and whether they are a number (set to the right)."""

    runs: Runs
    number: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table with one row of column headings; the first cell of each row heads it. A total row is told by `total`.

    `notes` are sentences below it. A missing value is words ("not available"), never an empty cell.
    """

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[Runs, ...] = ()
    total: bool = False  # the last row is a total
    widths: tuple[int, ...] = ()  # shares of the width by column; equal where empty


class Drawn(StrEnum):
    """The kinds of chart."""

    LINE = "line"  # shares over time
    COLUMNS = "columns"  # counts over time
    BARS = "bars"  # parts of a whole, one bar each
    DOTS = "dots"  # one figure beside others on one line


@dataclass(frozen=True, slots=True)
class Point:
    """One value of a chart: its label, its value (None where there is none) and the value in words.

    `group` is the year that a quarter belongs to. `hollow` marks a period that is not over, `ours` the point that the
    others stand beside.
    """

    label: str
    value: float | None
    said: str
    group: str = ""
    hollow: bool = False
    ours: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture of figures: a title, what it is of, a description for who does not see it, and the same as a table."""

    title: str
    said: str  # what is drawn, in small words below the title: "share of reviews that fell due; scale from 88%"
    kind: Drawn
    points: tuple[Point, ...]
    description: str
    table: Table


@dataclass(frozen=True, slots=True)
class Tile:
    """A headline: a number, what it is of, and one sentence."""

    number: str
    label: str
    runs: Runs
    figure: str = ""


@dataclass(frozen=True, slots=True)
class Tiles:
    """Headlines, three to a row."""

    tiles: tuple[Tile, ...]


class Tone(StrEnum):
    """What a key message says of the year, in a word that stands before it."""

    BETTER = "Better"
    THE_SAME = "The same"
    NOT_GOOD_ENOUGH = "Not good enough"
    NOT_KNOWN = "Not known"
    TO_KNOW = "To know"


@dataclass(frozen=True, slots=True)
class Message:
    """One thing that its readers must know."""

    tone: Tone
    title: str
    runs: Runs


@dataclass(frozen=True, slots=True)
class Messages:
    """What the board needs to know."""

    messages: tuple[Message, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A sentence set apart: what is not available and why, what is provisional, which rule hid a number."""

    runs: Runs


@dataclass(frozen=True, slots=True)
class Terms:
    """Words and what they mean, or a paper's header: who, when, what about. `anchors` go with the terms, or are empty."""

    terms: tuple[tuple[str, Runs], ...]
    anchors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Prompt:
    """A question to the manager, where nothing is written yet. Never in a final document."""

    text: str


Block = Heading | Paragraph | Items | Table | Chart | Tiles | Messages | Note | Terms | Prompt


@dataclass(frozen=True, slots=True)
class Section:
    """A part with a heading of level 2. `number` is empty where the edition does not number its sections."""

    anchor: str
    title: str
    blocks: tuple[Block, ...]
    number: str = ""


@dataclass(frozen=True, slots=True)
class Cover:
    """What stands on the first page. `status` is a tag ("Draft 3", "Final"); `logo` a PNG or JPEG picture."""

    organisation: str
    service: str
    title: str
    lead: str
    status: str
    status_said: str
    logo: bytes = field(default=b"", repr=False)
    logo_alt: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document. `made_on` is the day that files carry as theirs, so that the same document makes the same bytes."""

    title: str
    edition: Edition
    audience: Audience
    cover: Cover
    sections: tuple[Section, ...]
    foot: tuple[str, ...]
    made_on: date
    language: str = "en-GB"
    contents: bool = True  # whether it opens with a list of its sections

    @property
    def blocks(self) -> Iterator[Block]:
        """Every block in order."""
        for section in self.sections:
            yield from section.blocks
