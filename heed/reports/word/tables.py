"""Tables of a Word report: headings that come again on each page, rows that stay whole, and headlines side by side. No Django."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from heed.reports import legible
from heed.reports.document import Cell, Runs, Table, Terms, Tile, Tiles
from heed.reports.word import columns
from heed.reports.word.elements import Element, make, paragraph, text
from heed.reports.word.making import Making
from heed.reports.word.names import Style
from heed.reports.word.shapes import TILE_GAP

_KEPT_WHOLE = 8  # a table of at most so many rows is not parted by the end of a page
_TO_A_ROW = 3


def table(shown: Table, making: Making, *, caption: str = "", width: int = 0) -> Iterator[Element]:
    """A table with its caption above and its notes below, as wide as the text unless said.

    `caption` stands in for its own, which it keeps as its title.
    """
    yield paragraph(Style.CAPTION, text(caption or shown.caption))
    widths = columns.widths(shown, width or making.look.width, making.look.in_tables)
    numbers = _columns_of_numbers(shown, len(widths))
    head = [
        paragraph(Style.TABLE_HEADING_NUMBER if number else Style.TABLE_HEADING, text(words))
        for words, number in zip(shown.head, numbers, strict=False)
    ]
    last = len(shown.rows) - 1
    kept = len(shown.rows) <= _KEPT_WHOLE
    rows = [
        _row([_cell(*of, making, together=kept and place < last) for of in zip(row, numbers, strict=False)], widths)
        for place, row in enumerate(shown.rows)
        if row  # a row without a cell is none to Word
    ]
    if head:
        rows.insert(0, _row(head, widths, heads=True))
    if rows:
        yield _table(Style.REPORT_TABLE, widths, rows, shown.caption, headed=bool(head), total=shown.total)
    for note in shown.notes:
        yield paragraph(Style.TABLE_NOTE, *making.written(note))


def header(shown: Terms, making: Making) -> Iterator[Element]:
    """The header of a committee paper: what, and beside it who or when."""
    widths = columns.shares((1, 3), making.look.width)
    rows = [
        _row(
            [
                paragraph(Style.TABLE_TEXT, *making.marked(anchor, text(term))),
                paragraph(Style.TABLE_TEXT, *making.written(said)),
            ],
            widths,
        )
        for (term, said), anchor in anchored(shown)
    ]
    if rows:
        yield _table(Style.HEADER_TABLE, widths, rows, "", headed=False)


def anchored(shown: Terms) -> Iterator[tuple[tuple[str, Runs], str]]:
    """Each term with its anchor, which may be empty."""
    for place, term in enumerate(shown.terms):
        yield term, shown.anchors[place] if place < len(shown.anchors) else ""


def tiles(shown: Tiles, making: Making) -> Iterator[Element]:
    """Headlines, three to a row: a table for its places alone, read from left to right."""
    widths = columns.shares((1,) * _TO_A_ROW, making.look.width + TILE_GAP)  # the last ends flush with the text
    rows = [
        _row([_tile(tile, making) for tile in shown.tiles[start : start + _TO_A_ROW]], widths)
        for start in range(0, len(shown.tiles), _TO_A_ROW)
    ]
    if rows:
        yield _table(Style.TILES, widths, rows, "", headed=False)


def _tile(tile: Tile, making: Making) -> list[Element]:
    return [
        paragraph(Style.TILE_NUMBER, text(tile.number)),
        paragraph(Style.TILE_LABEL, text(tile.label)),
        paragraph(Style.TILE_TEXT, *making.written(tile.runs)),
    ]


def _cell(cell: Cell, among_numbers: bool, making: Making, *, together: bool) -> Element:
    """A cell. Words that stand for a number, in a column of numbers, are set as one."""
    ways = (make("w:keepNext"),) if together else ()
    style = Style.TABLE_NUMBER if cell.number or among_numbers else Style.TABLE_TEXT
    return paragraph(style, *making.written(cell.runs), ways=ways)


def _columns_of_numbers(shown: Table, count: int) -> list[bool]:
    """Whether most cells of a column are numbers: its heading then stands above them, to the right."""
    by_column = [[row[place].number for row in shown.rows if place < len(row)] for place in range(count)]
    return [bool(cells) and 2 * sum(cells) > len(cells) for cells in by_column]


def _row(cells: Sequence[Element | list[Element]], widths: Sequence[int], *, heads: bool = False) -> Element:
    missing = len(widths) - len(cells)
    return make(
        "w:tr",
        make(
            "w:trPr",
            make("w:gridAfter", w_val=missing) if missing > 0 else None,
            make("w:cantSplit"),
            make("w:tblHeader") if heads else None,
        ),
        *(
            make(
                "w:tc",
                make("w:tcPr", make("w:tcW", w_w=wide, w_type="dxa")),
                *(held if isinstance(held, list) else [held]),
            )
            for held, wide in zip(cells, widths, strict=False)
        ),
    )


def _table(
    style: Style,
    widths: Sequence[int],
    rows: Sequence[Element],
    title: str,
    *,
    total: bool = False,
    headed: bool = True,
) -> Element:
    """`title` is what the file calls the table for who does not see it."""
    firsts = style is not Style.TILES
    return make(
        "w:tbl",
        make(
            "w:tblPr",
            make("w:tblStyle", w_val=style.key),
            make("w:tblW", w_w=sum(widths), w_type="dxa"),
            make("w:tblLayout", w_type="fixed"),
            make(
                "w:tblLook",
                w_val=f"{0x0600 + 0x20 * headed + 0x40 * total + 0x80 * firsts:04X}",
                w_firstRow=int(headed),
                w_lastRow=int(total),
                w_firstColumn=int(firsts),
                w_lastColumn=0,
                w_noHBand=1,
                w_noVBand=1,
            ),
            make("w:tblCaption", w_val=legible.words(title)) if title else None,
        ),
        make("w:tblGrid", *(make("w:gridCol", w_w=wide) for wide in widths)),
        *rows,
    )
