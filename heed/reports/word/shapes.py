"""How the named styles of a Word report look, as data: what a council may change at once. Its XML: `styles`. No Django."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from heed.reports.word.look import MM, Look
from heed.reports.word.names import Style


@dataclass(frozen=True, slots=True)
class Colour:
    """A colour, and the name in the file's theme that it follows, if any (`empty/word/theme/theme1.xml`)."""

    hex: str
    theme: str = ""


INK: Final = Colour("16292C", "text1")
WHITE: Final = Colour("FFFFFF", "background1")
MIST: Final = Colour("F1F6F5", "background2")
SPRUCE: Final = Colour("0E5558", "accent1")
MID: Final = Colour("2F7F7D", "accent2")
SUN: Final = Colour("F6B73C", "accent3")
LATE: Final = Colour("AB2B25", "accent4")
DONE: Final = Colour("1D6A3F", "accent6")
LINK: Final = Colour("0B5A77", "hyperlink")
MUTED: Final = Colour("4A5E61")
HAIRLINE: Final = Colour("B4C4C3")  # darker than on a screen: a hairline must survive a photocopier


CELL_GAP: Final = 142
"""To the right of a cell's words, in twips."""
TILE_GAP: Final = 284
"""Between two headlines side by side, in twips."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line at one side of a paragraph: its thickness in eighths of a point, how far off in points."""

    side: str
    colour: Colour
    thick: int = 4
    off: int = 0


@dataclass(frozen=True, slots=True)
class Shape:
    """How a style looks; None is as in the style that it is based on. Lengths in points, indents in twips."""

    style: Style
    based: Style | None = Style.NORMAL
    then: Style | None = None  # the style of the next paragraph that somebody types
    size: float | None = None
    bold: bool | None = None
    italic: bool | None = None
    colour: Colour | None = None
    font: str = ""  # of the theme: "minor" for text, "major" for headings
    underlined: str = ""  # with which line
    before: float | None = None
    after: float | None = None
    line: float | None = None  # times the height of a line
    left: int | None = None
    hanging: int | None = None
    right: bool = False  # set to the right
    keep_next: bool | None = None
    close: bool = False  # no space between two of the same
    lines: tuple[Line, ...] = ()
    fill: Colour | None = None
    tabs: tuple[tuple[int, str, str], ...] = ()  # place, kind, leader
    list_id: int | None = None
    level: int | None = None  # in Word's outline, from 0


def paragraphs(look: Look) -> Iterator[Shape]:
    """Every style of paragraphs."""
    yield from _text(look)
    yield from _cover(look)
    yield from _headings(look)
    yield from _tables(look)
    yield from _set_apart(look)


def _text(look: Look) -> Iterator[Shape]:
    space, small = look.tight, look.size - 1.5
    hang = round(8.5 * MM)
    yield Shape(
        Style.NORMAL, None, font="minor", size=look.size, colour=INK, before=6 * space, after=6 * space, line=1.15
    )
    yield Shape(Style.NUMBERED, left=hang + 180, hanging=hang + 180, tabs=((hang + 180, "left", "none"),))
    yield Shape(Style.BULLET, before=0, after=3 * space, list_id=1)
    yield Shape(Style.NUMBER, before=0, after=3 * space, list_id=2)
    yield Shape(
        Style.MADE_FROM, size=small, colour=MUTED, before=20 * space, close=True, lines=(Line("top", HAIRLINE, off=6),)
    )
    yield Shape(Style.FOOTER, size=9, colour=MUTED, before=0, after=0, line=1, tabs=((look.width, "right", "none"),))


def _cover(look: Look) -> Iterator[Shape]:
    space = look.tight
    above = 30.0 if look.covered else 0.0
    service = look.title / 2 if look.covered else look.size
    yield Shape(Style.ORGANISATION, size=look.size, colour=MUTED, before=above, after=4 * space, keep_next=True)
    yield Shape(Style.SERVICE, size=service, bold=True, colour=SPRUCE, before=0, after=2 * space, keep_next=True)
    yield Shape(
        Style.TITLE, then=Style.SUBTITLE, size=look.title, bold=True, font="major", before=0, after=8 * space,
        line=1.05, keep_next=True,
    )  # fmt: skip
    yield Shape(Style.SUBTITLE, size=round(look.size * 1.25, 1), before=0, after=16 * space, line=1.2)
    yield Shape(Style.STATUS, size=look.size - 1, colour=MUTED, before=0, after=10 * space)


def _headings(look: Look) -> Iterator[Shape]:
    space, two, three = look.tight, round(look.size * 1.25, 1), round(look.size * 1.04, 1)
    for style, size, before, level in (
        (Style.HEADING_1, look.heading, 30, 0),
        (Style.HEADING_2, two, 20, 1),
        (Style.HEADING_3, three, 14, 2),
    ):
        yield Shape(
            style, then=Style.NORMAL, size=size, bold=True, font="major", before=before * space,
            after=6 * space, line=1.1, keep_next=True, level=level,
            tabs=((round(look.heading * 33), "left", "none"),) if level == 0 else (),
        )  # fmt: skip
    yield Shape(
        Style.CONTENTS_HEADING, then=Style.NORMAL, size=look.heading, bold=True, font="major", before=30 * space,
        after=10 * space, keep_next=True,
    )  # fmt: skip
    number = round(9 * MM)
    yield Shape(
        Style.CONTENTS, before=3 * space, after=3 * space, left=number, hanging=number,
        tabs=((number, "left", "none"), (look.width, "right", "dot")),
    )  # fmt: skip


def _tables(look: Look) -> Iterator[Shape]:
    space, size = look.tight, look.in_tables
    yield Shape(
        Style.CAPTION, then=Style.NORMAL, bold=True, before=14 * space, after=4 * space, line=1.1, keep_next=True
    )
    yield Shape(Style.CHART_SAID, size=size, colour=MUTED, before=0, after=4 * space, keep_next=True)
    yield Shape(Style.PICTURE, before=2 * space, after=6 * space, line=1)
    yield Shape(Style.TABLE_TEXT, size=size, before=3 * space, after=3 * space, line=1.1)
    yield Shape(Style.TABLE_NUMBER, Style.TABLE_TEXT, right=True)
    yield Shape(Style.TABLE_HEADING, Style.TABLE_TEXT, colour=MUTED, keep_next=True)
    yield Shape(Style.TABLE_HEADING_NUMBER, Style.TABLE_HEADING, right=True)
    yield Shape(Style.TABLE_NOTE, size=size, colour=MUTED, before=5 * space, after=5 * space)
    yield Shape(Style.BETWEEN, size=2, before=0, after=0, line=1)


def _set_apart(look: Look) -> Iterator[Shape]:
    space, small = look.tight, look.size - 1.5
    tone = round(38 * MM * look.size / 12)
    yield Shape(
        Style.TILE_NUMBER, size=look.size * 2, bold=True, colour=SPRUCE, before=6 * space, after=0, line=1,
        keep_next=True, lines=(Line("top", SPRUCE, 18, 5),),
    )  # fmt: skip
    yield Shape(Style.TILE_LABEL, bold=True, before=2 * space, after=0, line=1.1, keep_next=True)
    yield Shape(Style.TILE_TEXT, size=small, colour=MUTED, before=2 * space, after=10 * space, line=1.1)
    yield Shape(
        Style.MESSAGE, then=Style.MESSAGE_TEXT, bold=True, before=9 * space, after=2 * space, left=tone, hanging=tone,
        keep_next=True, tabs=((tone, "left", "none"),), lines=(Line("top", HAIRLINE, off=6),),
    )  # fmt: skip
    yield Shape(Style.MESSAGE_TEXT, then=Style.MESSAGE, before=0, after=6 * space, left=tone)
    yield Shape(
        Style.NOTE, then=Style.NORMAL, size=look.size - 1, before=8 * space, after=8 * space, left=200,
        fill=MIST, lines=(Line("top", MIST, off=5), Line("left", MID, 24, 8), Line("bottom", MIST, off=5)),
    )  # fmt: skip
    yield Shape(Style.TERM, then=Style.MEANING, bold=True, before=8 * space, after=0, keep_next=True)
    yield Shape(Style.MEANING, then=Style.TERM, before=0, after=4 * space, left=round(8.5 * MM))
    yield Shape(
        Style.PROMPT, then=Style.NORMAL, italic=True, before=6 * space, after=6 * space, left=200,
        lines=(Line("left", SUN, 24, 8),),
    )  # fmt: skip


CHARACTERS: Final = (
    Shape(Style.STRONG, None, bold=True),
    Shape(Style.EMPHASIS, None, italic=True),
    Shape(Style.LINK, None, colour=LINK, underlined="single"),
    Shape(Style.PLACE, None, colour=LINK, underlined="dotted"),
    Shape(Style.SECTION_NUMBER, None, colour=MID),
    Shape(Style.TAG, None, bold=True, colour=SPRUCE),
    Shape(Style.BETTER, None, colour=DONE),
    Shape(Style.THE_SAME, None, colour=MUTED),
    Shape(Style.NOT_GOOD_ENOUGH, None, colour=LATE),
    Shape(Style.NOT_KNOWN, None, colour=MUTED),
    Shape(Style.TO_KNOW, None, colour=SPRUCE),
)
