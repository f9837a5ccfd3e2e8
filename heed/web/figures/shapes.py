"""What the pages of figures show, in the words and shapes that their templates print."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from heed.web.drawings import BandDrawing, DotDrawing, Segment


@dataclass(frozen=True, slots=True)
class Choice:
    """One option of a select: the value sent, the words shown."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Headline:
    """The big number: "96" and "%", or "702" and nothing; what it is out of, first the words that matter.

    Where there is none, `why_none` says why.
    """

    number: str
    sign: str
    of: str
    rest: str
    why_none: str


@dataclass(frozen=True, slots=True)
class Band:
    """How far the unknowns could move the figure, as a sentence and, for a share, as a drawing with its own text."""

    sentence: Markup
    drawing: BandDrawing | None
    said: str


@dataclass(frozen=True, slots=True)
class Part:
    """One of the four parts that every row falls into. `address` of its rows is empty where they may not be opened."""

    n: int
    words: str
    swatch: str
    address: str


@dataclass(frozen=True, slots=True)
class TrendRow:
    """One quarter in the table behind the chart."""

    label: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Trend:
    """The figure by quarter: chart, a note on its scale, one sentence, and the same as a table.

    `changes` say from when it was defined otherwise; the chart marks the day.
    """

    chart: Markup
    note: str
    sentence: Markup
    changes: tuple[str, ...]
    headings: tuple[str, ...]
    rows: tuple[TrendRow, ...]


@dataclass(frozen=True, slots=True)
class YearRow:
    """One year of a figure that is told of years: its value, what it is out of, and a bar (0 to 100).

    `changed` says what was defined otherwise in that year; empty where nothing was.
    """

    label: str
    value: str
    of: str
    bar: float | None
    changed: str


@dataclass(frozen=True, slots=True)
class PartRow:
    """One part of a distribution: its share, its number, and its share in the year before, empty where that is not there."""

    label: str
    share: str
    n: str
    before: str
    bar: float | None
    address: str


@dataclass(frozen=True, slots=True)
class PartsOf:
    """The parts of a distribution; `before` names the year before, empty where that is not there."""

    rows: tuple[PartRow, ...]
    before: str


@dataclass(frozen=True, slots=True)
class Other:
    """One line of "Beside others": whose value, of which year; `dot` is None where there is none. `ours`: our own."""

    name: str
    value: str
    year: str
    dot: DotDrawing | None
    ours: bool


@dataclass(frozen=True, slots=True)
class OthersOf:
    """The figure, or the part of it that `name` says, beside others; a note on the scale."""

    name: str
    value_is: str
    rows: tuple[Other, ...]
    note: str


@dataclass(frozen=True, slots=True)
class OtherSource:
    """Who publishes the values of these areas, how they are defined, and how that differs from ours."""

    areas: str
    publication: str
    definition: str
    differs: str


@dataclass(frozen=True, slots=True)
class Others:
    """What others publish beside ours: how old it is, the values, and how they are defined."""

    lead: str
    of: tuple[OthersOf, ...]
    sources: tuple[OtherSource, ...]


@dataclass(frozen=True, slots=True)
class GroupRow:
    """One group of a breakdown: `dot` for a share, `bar` (0 to 100) for a count."""

    label: str
    value: str
    counted: str
    unknown: Part
    left_out: Part
    dot: DotDrawing | None
    bar: float | None
    address: str


@dataclass(frozen=True, slots=True)
class Breakdown:
    """The figure split one way. `wide` is the split that was asked for: with its unknowns and what is left out."""

    code: str
    name: str
    groups: tuple[GroupRow, ...]
    note: str
    wide: bool


@dataclass(frozen=True, slots=True)
class Tab:
    """The rows of one outcome, as a place to go."""

    label: str
    n: int
    address: str
    here: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a row; `kind` is "nowrap", "says" for a sentence, or empty."""

    text: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Rows:
    """One page of the rows of one outcome that this person may see; `hidden` are of children out of their sight."""

    tabs: tuple[Tab, ...]
    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    group: str
    every_group: str
    showing: str
    earlier: str
    later: str
    later_n: int
    hidden: str


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere; `address` is empty where they lead nowhere. `beside` goes on the line before."""

    words: str
    address: str = ""
    beside: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of "How is this calculated?"."""

    key: str
    said: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Pick:
    """What the reader may ask for in the band of the page."""

    periods: tuple[Choice, ...]
    splits: tuple[Choice, ...]
    days: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class FigurePage:
    """Everything on the page of one figure. `value_is` heads the column of values, `of_is` that of what they are out of.

    `so_far` says what it means that the period is not over; empty where it is.
    """

    code: str
    name: str
    meaning: str
    section: Link
    so_far: str
    value_is: str
    of_is: str
    pick: Pick
    headline: Headline
    band: Band
    segments: tuple[Segment, ...]
    parts: tuple[Part, ...]
    held_back: str
    parts_of: PartsOf | None
    years: tuple[YearRow, ...]
    trend: Trend | None
    beside: Others | None
    others: tuple[Link, ...]
    breakdowns: tuple[Breakdown, ...]
    rows: Rows | None
    how: tuple[tuple[Entry, ...], tuple[Entry, ...]]
    csv: str


@dataclass(frozen=True, slots=True)
class FigureLine:
    """One figure in the list of figures. `before` is its value a year before, empty where that year is not there.

    `elsewhere` is what is published of England or, where that is not, of the nearest others, with its year.
    """

    name: str
    meaning: str
    headline: Headline
    band: Markup
    before: str
    elsewhere: str
    address: str


@dataclass(frozen=True, slots=True)
class FigureSection:
    """The figures of one section; `key` is the place on the page."""

    key: str
    name: str
    lines: tuple[FigureLine, ...]


@dataclass(frozen=True, slots=True)
class FiguresPage:
    """The list of figures: the period and day that they are about, and each figure by section.

    `before` names the period a year before. `only_reviews`: of a quarter there are no figures of whole years.
    """

    periods: tuple[Choice, ...]
    days: tuple[Choice, ...]
    about: str
    so_far: str
    held_back: str
    before: str
    only_reviews: bool
    sections: tuple[FigureSection, ...]
