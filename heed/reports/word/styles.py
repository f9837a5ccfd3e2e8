"""The styles of a Word report as the file holds them, made of `shapes`; and its styles of tables. No Django."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from docx.oxml.ns import qn

from heed.reports.word.elements import Element, make
from heed.reports.word.look import Look
from heed.reports.word.names import Style
from heed.reports.word.shapes import CELL_GAP, CHARACTERS, HAIRLINE, MUTED, SPRUCE, TILE_GAP, Colour, Shape, paragraphs

# The look's own font, Atkinson Hyperlegible Next, is on few councils' computers: Word would put another in its place
# without a word, and lines would break elsewhere. Arial is on all of them, and LibreOffice has one of the same widths.
FONT: Final = "Arial"


def all_of(look: Look, language: str) -> Iterator[Element]:
    """Everything that the part for styles holds."""
    yield _defaults(language)
    for shape in paragraphs(look):
        yield _style(shape, "paragraph", _paragraph(shape), _characters(shape, language))
    for shape in CHARACTERS:
        yield _style(shape, "character", _characters(shape))
    yield _plain_table()
    yield _table(Style.REPORT_TABLE, _lines("bottom", "insideH"), *_report_parts())
    yield _table(Style.HEADER_TABLE, _lines("top", "bottom", "insideH"), _part("firstCol", make("w:b")))
    yield _table(Style.TILES, None, gap=TILE_GAP)


def _defaults(language: str) -> Element:
    return make(
        "w:docDefaults",
        make("w:rPrDefault", make("w:rPr", _font("minor"), make("w:sz", w_val=24), _language(language))),
        make("w:pPrDefault"),
    )


def _style(shape: Shape, kind: str, *looks: Element | None) -> Element:
    style = shape.style
    element = make(
        "w:style",
        make("w:name", w_val=style.value),
        make("w:basedOn", w_val=shape.based.key) if shape.based else None,
        make("w:next", w_val=shape.then.key) if shape.then else None,
        make("w:uiPriority", w_val=list(Style).index(style) + 1),
        make("w:qFormat"),
        *looks,
        w_type=kind,
        w_styleId=style.key,
    )
    if style is Style.NORMAL:
        element.set(_DEFAULT, "1")
    return element


_DEFAULT: Final = qn("w:default")


def _paragraph(shape: Shape) -> Element:
    return make(
        "w:pPr",
        *_kept(shape),
        make("w:numPr", make("w:numId", w_val=shape.list_id)) if shape.list_id else None,
        _borders(shape),
        _fill(shape.fill) if shape.fill else None,
        _tabs(shape),
        _spacing(shape),
        _indent(shape),
        make("w:contextualSpacing") if shape.close else None,
        make("w:jc", w_val="right") if shape.right else None,
        make("w:outlineLvl", w_val=shape.level) if shape.level is not None else None,
    )


def _kept(shape: Shape) -> Iterator[Element]:
    if shape.keep_next is not None:
        yield make("w:keepNext", w_val=int(shape.keep_next))
    if shape.keep_next:
        yield make("w:keepLines")


def _borders(shape: Shape) -> Element | None:
    sides = [
        make(f"w:{line.side}", w_val="single", w_sz=line.thick, w_space=line.off, **_colour(line.colour))
        for line in shape.lines
    ]
    return make("w:pBdr", *sides) if sides else None


def _tabs(shape: Shape) -> Element | None:
    stops = [make("w:tab", w_val=kind, w_leader=leader, w_pos=at) for at, kind, leader in shape.tabs]
    return make("w:tabs", *stops) if stops else None


def _spacing(shape: Shape) -> Element | None:
    given: dict[str, str | int] = {}
    if shape.before is not None:
        given["w_before"] = round(20 * shape.before)
    if shape.after is not None:
        given["w_after"] = round(20 * shape.after)
    if shape.line is not None:
        given |= {"w_line": round(240 * shape.line), "w_lineRule": "auto"}
    return make("w:spacing", **given) if given else None


def _indent(shape: Shape) -> Element | None:
    given = {"w_left": shape.left, "w_hanging": shape.hanging}
    kept = {name: value for name, value in given.items() if value is not None}
    return make("w:ind", **kept) if kept else None


def _characters(shape: Shape, language: str = "") -> Element:
    return make(
        "w:rPr",
        _font(shape.font) if shape.font else None,
        make("w:b", w_val=int(shape.bold)) if shape.bold is not None else None,
        make("w:i", w_val=int(shape.italic)) if shape.italic is not None else None,
        make("w:color", **{"w_val": shape.colour.hex, **_theme(shape.colour)}) if shape.colour else None,
        *_size(shape.size),
        make("w:u", w_val=shape.underlined) if shape.underlined else None,
        _language(language) if language else None,
    )


def _size(size: float | None) -> Iterator[Element]:
    if size is not None:
        yield make("w:sz", w_val=round(2 * size))
        yield make("w:szCs", w_val=round(2 * size))


def _font(role: str) -> Element:
    """A font of the theme, so that Word's Design, Fonts changes it everywhere; by name for what knows no themes."""
    return make(
        "w:rFonts",
        w_ascii=FONT,
        w_hAnsi=FONT,
        w_eastAsia=FONT,
        w_cs=FONT,
        w_asciiTheme=f"{role}HAnsi",
        w_hAnsiTheme=f"{role}HAnsi",
        w_cstheme=f"{role}Bidi",
    )


def _language(language: str) -> Element:
    return make("w:lang", w_val=language, w_eastAsia=language, w_bidi="ar-SA")


def _colour(colour: Colour) -> dict[str, str | int]:
    return {"w_color": colour.hex, **_theme(colour)}


def _theme(colour: Colour) -> dict[str, str | int]:
    return {"w_themeColor": colour.theme} if colour.theme else {}


def _fill(colour: Colour) -> Element:
    followed: dict[str, str | int] = {"w_themeFill": colour.theme} if colour.theme else {}
    return make("w:shd", w_val="clear", w_color="auto", w_fill=colour.hex, **followed)


def _plain_table() -> Element:
    """What every style of tables is based on; Word looks for it."""
    style = Shape(Style.PLAIN_TABLE, None)
    element = _style(style, "table", make("w:tblPr", _margins(108, 108)))
    element.set(_DEFAULT, "1")
    return element


def _table(style: Style, lines: Element | None, *parts: Element, gap: int = CELL_GAP) -> Element:
    """Rows between hairlines; no line at a side, no stripe. Its words stand flush with the text above."""
    shape = Shape(style, Style.PLAIN_TABLE)
    return _style(shape, "table", make("w:tblPr", lines, _margins(0, gap)), *parts)


def _margins(left: int, right: int) -> Element:
    sides = (("top", 0), ("left", left), ("bottom", 0), ("right", right))
    return make("w:tblCellMar", *(make(f"w:{side}", w_w=wide, w_type="dxa") for side, wide in sides))


def _lines(*sides: str) -> Element:
    return make("w:tblBorders", *(_line(side) for side in sides))


def _line(side: str, colour: Colour = HAIRLINE, thick: int = 4) -> Element:
    return make(f"w:{side}", w_val="single", w_sz=thick, w_space=0, **_colour(colour))


def _report_parts() -> Iterator[Element]:
    """The row of headings, the heads of rows, and a total. Bold is said here alone: said twice, Word takes it off again."""
    yield _part("firstRow", make("w:b"), lines=_line("bottom", MUTED, 8), stands="bottom")
    yield _part("lastRow", make("w:b"), lines=_line("top", SPRUCE, 8))
    yield _part("firstCol", make("w:b"))


def _part(which: str, *looks: Element, lines: Element | None = None, stands: str = "top") -> Element:
    cell = make("w:tcPr", make("w:tcBorders", lines), make("w:vAlign", w_val=stands)) if lines is not None else None
    return make("w:tblStylePr", make("w:rPr", *looks), cell, w_type=which)
