"""An XML return, in the layout of 2021, as the rows of its tables: the same that its CSV files would give. Cells are text.

Read in one pass by the parser of the standard library. A document type is refused where it begins, so no entity is ever
declared, unfolded or fetched; and every element must be one that the layout has in that place, so nothing nests deeper.
"""

from __future__ import annotations

import pyexpat
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from heed.exchange.records import Refused
from heed.exchange.ssda903 import table
from heed.exchange.ssda903.layout import BY_NAME, HEADER, UASC
from heed.exchange.ssda903.text import MOST_CHARACTERS, File, Text, kind_of
from heed.exchange.ssda903.words import shown
from heed.exchange.ssda903.xml_layout import (
    ALONE,
    CHILD,
    CHILD_HEADER,
    EPISODE,
    LATER,
    LAYOUT_OF,
    PARTS,
    ROOT,
    ROWS_OF,
    STANDING_ALONE,
    TABLES,
    UNACCOMPANIED,
    WITHIN,
    element_of,
)

AS_CSV: Final = "export the return as CSV"
WHOLE: Final = "export the return again"
ENCODINGS: Final = ("utf-8", "utf-16", "iso-8859-1", "us-ascii", "ascii", "windows-1252")

MOST_OF_A_CHILD: Final = 5_000
"""Rows of all tables together. The schema lets a child have some 1,200."""

_FAR: Final = 4096
_BEFORE: Final = b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n"  # marks of the byte order, the NULs of UTF-16, spaces
_BREAKS_OFF: Final = (3, 5, 6, 20)  # no element, a token, a character or a CDATA section that does not end
_YEAR: Final = re.compile(r"(?<!\d)20[1-9]\d(?!\d)")
_OF_XML_ITSELF: Final = "http://www.w3.org/"

NONE: Final[frozenset[str]] = frozenset()

Row = dict[str, str]


class NoReturn(Refused):
    """XML of something else: beside the CSV files of a return it can be left alone."""


def is_named_xml(name: str) -> bool:
    """Whether a file is to be read as XML: by its name, so that a web page called Reviews.csv is told for what it is."""
    return name.lower().endswith(".xml")


def begins_as_xml(data: bytes) -> bool:
    """Whether the first character of a file, in whichever encoding, is one with which XML begins."""
    return data[:_FAR].lstrip(_BEFORE).startswith(b"<")


def tables_of(file: File, data: bytes) -> list[table.Found]:
    """Every table of the layout, with its rows. Raises `NoReturn` for XML of another kind, and `Refused` otherwise."""
    if not data.strip():
        raise NoReturn(f"{file.label} is empty: {WHOLE}.")
    if not begins_as_xml(data):
        raise NoReturn(f"{file.label} is {kind_of(data) or 'something else'}, not XML: {WHOLE}, as XML or CSV.")
    reader = _Reader(file)
    try:
        reader.parser.Parse(data, True)
    except pyexpat.ExpatError as error:
        raise reader.damaged(error.code, error.lineno) from None
    text = Text(file, b"", "utf-8")
    return [
        table.Found(BY_NAME[name], text, BY_NAME[name].columns, (made.cells, made.lines))
        for name, made in reader.made.items()
    ]


@dataclass(slots=True)
class _Made:
    """The rows of one table as they come, and the elements of its columns in order."""

    elements: tuple[str, ...]
    cells: list[table.Cells] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)

    def add(self, row: Mapping[str, str], line: int) -> None:
        self.cells.append(tuple([row.get(element, "") for element in self.elements]))
        self.lines.append(line)


class _Reader:
    """What the parser calls, and what it has come to: the element that it stands in, the text, the row, the child."""

    def __init__(self, file: File) -> None:
        self.file = file
        self.made = {name: _Made(tuple(map(element_of, BY_NAME[name].columns))) for name in TABLES}
        self.inside = ""  # the element whose parts are being read; "" before the root
        self.leaf = ""  # the element whose text is being read; "" for none
        self.leaves: frozenset[str] = NONE  # those that may stand where it is now
        self.text: list[str] = []  # since the last start or end of an element
        self.header: Row = {}
        self.header_line = 0
        self.alone_at: dict[str, int] = {}  # the lines of what is filled in the HEADER
        self.row: Row = {}
        self.row_line = 0
        self.rows: list[tuple[str, Row, int]] = []
        self.parser = parser = pyexpat.ParserCreate()
        parser.buffer_text = True
        parser.XmlDeclHandler = self._declaration
        parser.StartDoctypeDeclHandler = self._document_type
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self.text.append

    def refused(self, words: str, line: int | None = None, kind: type[Refused] = Refused) -> Refused:
        """What is wrong, on the line that is being read."""
        return kind(f"{self.file.label}, line {line or self.parser.CurrentLineNumber}: {words}.")

    def damaged(self, code: int, line: int) -> Refused:
        """What the parser could not go on from. Before the root it may be of any kind of file."""
        kind = Refused if self.inside else NoReturn
        if code in _BREAKS_OFF:
            return self.refused(f"the XML breaks off here, so the file is not whole: {WHOLE}", line, kind)
        return self.refused(f"the XML is damaged here: {WHOLE}", line, kind)

    def _declaration(self, _version: str, encoding: str | None, _standalone: int) -> None:
        if encoding is not None and encoding.lower() not in ENCODINGS:
            raise self.refused(
                f"the XML is in the encoding {shown(encoding)}, which Heed does not read: {WHOLE}, in UTF-8",
                kind=NoReturn,
            )

    def _document_type(self, name: str, *_: object) -> None:
        kind = Refused if name == ROOT else NoReturn
        raise self.refused(f"the XML declares a document type, which no return has: {WHOLE}", kind=kind)

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        if self.leaf:
            raise self._misplaced(name, self.leaf)
        if text := self.text:
            if len(text) == 1 and text[0].isspace():
                text.clear()
            else:
                self._between()
        if name in self.leaves:
            self.leaf = name
            return
        inside = self.inside
        if (inside == CHILD_HEADER and name in PARTS) or (inside == CHILD and name == EPISODE):
            self.row, self.row_line = {}, self.parser.CurrentLineNumber
        elif inside == CHILD and name == CHILD_HEADER:
            if self.header_line:
                raise self.refused(f"a second {CHILD_HEADER} stands in one {CHILD}: {WHOLE}")
            self.row, self.header_line = self.header, self.parser.CurrentLineNumber
        elif not inside:
            self._root(name, attributes)
        elif inside != ROOT or name != CHILD:
            raise self._misplaced(name, inside)
        self._go(name)

    def _go(self, inside: str) -> None:
        self.inside, self.leaves = inside, WITHIN.get(inside, NONE)

    def _between(self) -> None:
        """What stands between two elements: spaces and ends of lines alone."""
        if stray := "".join(self.text).strip():
            raise self.refused(f"{shown(stray)} stands between two elements, so the XML is damaged: {WHOLE}")
        self.text.clear()

    def _root(self, name: str, attributes: Mapping[str, str]) -> None:
        if name != ROOT:
            raise self.refused(
                f"the XML begins with {shown(name)}, not {ROOT}, so it is not a return in the layout of {LAYOUT_OF}:"
                f" {AS_CSV}",
                kind=NoReturn,
            )
        for value in attributes.values():
            for year in _YEAR.findall(value if not value.startswith(_OF_XML_ITSELF) else ""):
                if int(year) != LAYOUT_OF:
                    raise self.refused(f"the XML is in the layout of {year}, which Heed does not read: {AS_CSV}")

    def _misplaced(self, name: str, inside: str) -> Refused:
        if later := LATER.get(name):
            return self.refused(
                f"the XML has {name}, so it is in the layout of {later} or later, which Heed does not read: {AS_CSV}"
            )
        return self.refused(
            f"{shown(name)} stands in {inside}, where the layout of {LAYOUT_OF} has no such element, so the XML is in another"
            f" layout, which Heed does not read: {AS_CSV}"
        )

    def _end(self, name: str) -> None:
        text = self.text
        if leaf := self.leaf:
            if leaf in self.row:
                raise self.refused(f"{leaf} stands twice in one {self.inside}: {WHOLE}")
            self.row[leaf] = told = text[0] if len(text) == 1 else "".join(text)
            text.clear()
            self.leaf = ""
            if told and leaf in STANDING_ALONE:
                self.alone_at[leaf] = self.parser.CurrentLineNumber
            if len(told) > MOST_CHARACTERS:
                raise self.refused(f"{leaf} is longer than {MOST_CHARACTERS:,} characters: {WHOLE}")
            return
        if text:
            self._between()
        if name == CHILD_HEADER:
            self._go(CHILD)
        elif name == CHILD:
            self._end_of_child()
            self._go(ROOT)
        elif name in ROWS_OF:
            if any(self.row.values()):
                self.rows.append((ROWS_OF[name], self.row, self.row_line))
                if len(self.rows) > MOST_OF_A_CHILD:
                    raise self.refused(f"one {CHILD} has more than {MOST_OF_A_CHILD:,} rows: {WHOLE}")
            self.row = self.header
            self._go(CHILD if name == EPISODE else CHILD_HEADER)

    def _end_of_child(self) -> None:
        header, made = self.header, self.made
        if any(header.values()):
            made[HEADER].add(header, self.header_line)
        child, born, sex = header.get("CHILDID", ""), header.get("DOB", ""), header.get("SEX", "")
        for name, row, line in self.rows:
            row["CHILDID"], row["DOB"], row["SEX"] = child, born, sex
            made[name].add(row, line)
        for name, elements in ALONE.items():
            if at := self._filled(name, elements):
                made[name].add(header, at)
        if any(len(each.lines) > table.MOST_ROWS for each in made.values()):
            raise self.refused(f"there are more than {table.MOST_ROWS:,} rows of one table: {WHOLE}")
        self.header, self.header_line, self.row = {}, 0, {}
        self.alone_at.clear()
        self.rows.clear()

    def _filled(self, name: str, elements: Sequence[str]) -> int:
        """The line of the first of these that is filled; 0 for none. Of UASC, a 0 says that the child is not."""
        if name == UASC and self.header.get(UNACCOMPANIED, "").strip() == "0":
            elements = elements[1:]
        return next((self.alone_at[element] for element in elements if self.header.get(element, "").strip()), 0)
