"""A text as rows of one table: columns found by name, each row with the line on which it begins. Cells are still text."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter

from heed.exchange.records import Refused
from heed.exchange.ssda903.layout import Layout, by_columns, by_file_name
from heed.exchange.ssda903.text import AGAIN, File, Text
from heed.exchange.ssda903.words import counted, listed, shown, some

MOST_ROWS = 500_000

_BROKEN = (
    ("unexpected end of data", "a quotation mark is opened and not closed: close it"),
    ("field limit", "a quotation mark is opened and not closed: close it"),
    ("expected after", "text follows a closing quotation mark: double the marks inside the text"),
    ("", "the row cannot be read as CSV: mend it"),
)
"""What the reader of CSV says, and what we say."""

Cells = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A file recognised as a table, with the names of its columns: upper case, no space around them.

    `read` has its rows and their lines where they were read to recognise it, as an XML file is.
    """

    layout: Layout
    text: Text
    columns: tuple[str, ...]
    read: tuple[list[Cells], list[int]] | None = None

    @property
    def file(self) -> File:
        """The file it lies in."""
        return self.text.file


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of one table: the cells of the columns that are read, in the layout's order, and the line of each row."""

    found: Found
    cells: list[Cells]
    lines: list[int]
    notes: tuple[str, ...]


def recognised(text: Text) -> Found | None:
    """Which table a text is: by its columns first, then by its file's name; None for neither."""
    columns = _columns(text)
    layout = by_columns(frozenset(columns)) or by_file_name(text.file.name)
    if layout is not None and len(columns) > 1:
        return Found(layout, text, columns)
    for delimiter, name in ((";", "semicolons"), ("\t", "tabs"), ("|", "bars")):
        if by_columns(frozenset(_names("".join(columns).split(delimiter)))):
            raise Refused(f"{text.file.label}, line 1: the columns are separated by {name}, not commas: {AGAIN}.")
    return None if layout is None else Found(layout, text, columns)


def rows_of(found: Found) -> Rows:
    """Every row of a table that is read. Refuses a column missing or doubled, a row of another length, and no rows."""
    if found.read is not None:
        return Rows(found, *found.read, ())
    notes = _check_columns(found)
    pick = itemgetter(*(found.columns.index(column) for column in found.layout.columns))
    width = len(found.columns)
    cells: list[Cells] = []
    lines: list[int] = []
    for line, row in _parsed(found.text):
        if not any(row):
            continue
        cells.append(pick(row if len(row) == width else _mended(found, row, line)))
        lines.append(line)
        if len(lines) > MOST_ROWS:
            raise Refused(f"{found.file.label} has more than {MOST_ROWS:,} rows: {AGAIN}.")
    return Rows(found, cells, lines, notes)


def _parsed(text: Text) -> Iterator[tuple[int, list[str]]]:
    """Each row after the header, with the line on which it begins."""
    reader = csv.reader(text.lines(), strict=True)
    line = 1
    try:
        for row in reader:
            if line > 1:
                yield line, row
            line = reader.line_num + 1
    except csv.Error as error:
        raise Refused(_broken(text.file, line, str(error))) from None


def _broken(file: File, line: int, error: str) -> str:
    words = next(words for part, words in _BROKEN if part in error)
    return f"{file.label}, line {line}: {words}, or {AGAIN}."


def _columns(text: Text) -> tuple[str, ...]:
    reader = csv.reader(text.lines(), strict=True)
    try:
        return _names(next(reader, []))
    except csv.Error as error:
        raise Refused(_broken(text.file, 1, str(error))) from None


def _names(row: Sequence[str]) -> tuple[str, ...]:
    names = [name.strip().upper() for name in row]
    while names and not names[-1]:
        names.pop()
    return tuple(names)


def _mended(found: Found, row: list[str], line: int) -> list[str]:
    """The row less the blank cells that follow it; refused where it is short, or has more cells with something in them."""
    width = len(found.columns)
    if len(row) > width and not any(cell.strip() for cell in row[width:]):
        return row[:width]
    raise Refused(
        f"{found.file.label}, line {line}: the row has {counted(len(row), 'cell')} and the header {width}:"
        " look for a missing comma, or a comma that needs quotation marks round its text."
    )


def _check_columns(found: Found) -> tuple[str, ...]:
    file, columns, layout = found.file, found.columns, found.layout
    missing = [column for column in layout.columns if column not in columns]
    if missing:
        raise Refused(
            f"{file.label}, line 1: {_the_columns(missing)} of the {layout.name} table {'is' if len(missing) == 1 else 'are'}"
            f" not there: add {'it' if len(missing) == 1 else 'them'} or {AGAIN}."
        )
    doubled = [column for column in layout.columns if columns.count(column) > 1]
    if doubled:
        stand = "stands" if len(doubled) == 1 else "stand"
        raise Refused(f"{file.label}, line 1: {_the_columns(doubled)} {stand} more than once: leave one of each.")
    extra = [shown(column) for column in columns if column and column not in layout.columns]
    return (f"{file.label}: not read, because the return has no such column: {some(extra)}.",) if extra else ()


def _the_columns(names: Sequence[str]) -> str:
    return f"the {'column' if len(names) == 1 else 'columns'} {listed(names)}"
