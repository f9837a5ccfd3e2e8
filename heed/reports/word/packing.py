"""A Word file as bytes: the empty file that each begins as, and the finished one without a trace of when or where. No Django."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path
from typing import Final

import docx
from docx.document import Document as File

_EMPTY: Final = Path(__file__).parent / "empty"
_NO_DAY: Final = (1980, 1, 1, 0, 0, 0)  # the first that a zip can hold
_FIRST: Final = "[Content_Types].xml"  # some readers look for it at the head of the file


def empty() -> File:
    """A file that holds nothing, not even a style."""
    parts = {path.relative_to(_EMPTY).as_posix(): path.read_bytes() for path in _EMPTY.rglob("*") if path.is_file()}
    return docx.Document(BytesIO(_zipped(parts)))


def packed(file: File) -> bytes:
    """The same file makes the same bytes on any day and any computer."""
    saved = BytesIO()
    file.save(saved)
    with zipfile.ZipFile(saved) as parts:
        return _zipped({name: parts.read(name) for name in parts.namelist()})


def _zipped(parts: dict[str, bytes]) -> bytes:
    held = BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as into:
        for name in sorted(parts, key=lambda name: (name != _FIRST, name)):
            entry = zipfile.ZipInfo(name, _NO_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            into.writestr(entry, parts[name])
    return held.getvalue()
