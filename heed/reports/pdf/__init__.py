"""A report as one PDF file that is both PDF/UA-1 and PDF/A-2a. It sets pages; it decides nothing. No Django.

What a document says goes to Typst as data, in an empty folder, so that no word of it is ever read as Typst.
"""

from __future__ import annotations

import json
import re
import tempfile
import warnings
from functools import cache
from pathlib import Path

import typst

from heed.reports.document import Document, Edition
from heed.reports.pdf import content, letters, row_heads

TEMPLATE = Path(__file__).with_name("report.typ")
FONTS = Path(__file__).parent.parent / "fonts"
STANDARDS: list[typst.PDFStandard] = ["ua-1", "a-2a"]
SIZE = 11.0  # of the text, in points
SIZES_OF_ONE_PAGE = (10.0, 9.5, 9.0, 8.5, 8.0, 7.5)  # the largest that fits is taken


def render(document: Document) -> bytes:
    """The document as a PDF file. The same document makes the same bytes."""
    if document.edition is not Edition.ONE_PAGE:
        return _made(document, SIZE)
    for size in SIZES_OF_ONE_PAGE:
        made = _made(document, size)
        if pages(made) == 1:
            return made
    return _made(document, SIZES_OF_ONE_PAGE[1])  # too much for one page: better read than fitted


def pages(made: bytes) -> int:
    """How many pages a file of ours has."""
    return max(int(count) for count in re.findall(rb"/Type/Pages\b[^>]*?/Count (\d+)", made))


def _made(document: Document, size: float) -> bytes:
    """The document in letters of one size; what no font shows is told in words."""
    unshown: frozenset[str] = frozenset()
    while True:
        try:
            return row_heads.marked(_set(content.of(document, unshown), size))
        except typst.TypstError as refused:
            more = letters.missing(refused.diagnostic) - unshown
            if not more:
                raise
            unshown |= more  # another may come to light behind it


def _set(said: content.Said, size: float) -> bytes:
    """What is said, set in pages by the template, which finds no file to open and no package to fetch."""
    with tempfile.TemporaryDirectory() as empty:
        typesetter = typst.Compiler(
            root=empty,
            package_path=empty,
            package_cache_path=empty,
            font_paths=_fonts(),
            sys_inputs={"document": json.dumps(said | {"size": size})},
        )
        made, faults = typesetter.compile_with_warnings(TEMPLATE.read_bytes(), format="pdf", pdf_standards=STANDARDS)
    for fault in faults:  # a font that is not there, pages that never settle
        warnings.warn(fault.message, stacklevel=2)
    if not isinstance(made, bytes):
        raise TypeError("Typst gave no file.")
    return made


@cache
def _fonts() -> typst.Fonts:
    """The fonts of documents and those inside Typst, never a machine's own: the same document, the same file."""
    return typst.Fonts(include_system_fonts=False, font_paths=[FONTS])
