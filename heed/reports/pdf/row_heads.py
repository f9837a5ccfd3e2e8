"""The first cell of each row marked as its heading, which Typst cannot yet be asked for. Nothing else of a file moves.

A cell's mark is written over with one of the same length, so that every place in the file that another names stays true.
"""

from __future__ import annotations

import re

_ROW = re.compile(rb"\n\d+ 0 obj\n<</Type/StructElem/S/TR/P \d+ 0 R/K\[(\d+) 0 R")
_CELL = re.compile(rb"(\n(\d+) 0 obj\n<</Type/StructElem/S/T)D(/P \d+ 0 R/A\[<</O/Table)(/Headers\[[^\]]*\])")


def marked(made: bytes) -> bytes:
    """The file with its row headings. A reader then finds a cell's headings by their scope, so cells need not name them."""
    first = set(_ROW.findall(made))

    def mark(cell: re.Match[bytes]) -> bytes:
        before, number, between, headers = cell.groups()
        kind, scope = (b"H", b"/Scope/Row") if number in first else (b"D", b"")
        return before + kind + between + scope.ljust(len(headers))

    return _CELL.sub(mark, made)
