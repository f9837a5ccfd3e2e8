"""What a file truly is, told from its bytes; a small list. Not what its name or its sender says. No Django.

What anybody sends is told by `true_type`. Pictures are kept where something else has made them bare (`post.pictures`),
web pages and data where Heed itself wrote them.
"""

from __future__ import annotations

import zipfile
from enum import StrEnum
from pathlib import Path
from typing import Final


class Refused(Exception):
    """The file cannot be kept. Its text is one sentence fit to show."""


class FileType(StrEnum):
    """The types that are kept: the media type under which each is served."""

    PDF = "application/pdf"
    WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    OPEN_TEXT = "application/vnd.oasis.opendocument.text"
    TEXT = "text/plain"
    PNG = "image/png"
    JPEG = "image/jpeg"
    WEB_PAGE = "text/html"
    DATA = "application/json"

    @property
    def suffix(self) -> str:
        """The ending that a name of this type has."""
        return _SUFFIXES[self]


_SUFFIXES: Final = {
    FileType.PDF: ".pdf",
    FileType.WORD: ".docx",
    FileType.EXCEL: ".xlsx",
    FileType.OPEN_TEXT: ".odt",
    FileType.TEXT: ".txt",
    FileType.PNG: ".png",
    FileType.JPEG: ".jpg",
    FileType.WEB_PAGE: ".html",
    FileType.DATA: ".json",
}


# Pictures, sound and film carry where and by whom they were made. Until that can be taken out, they are not kept.
# Each is told by enough bytes that a text ("BMI", "FORM A", "ID3") is not taken for one: pairs of (at, bytes).
_PICTURES_AND_SOUND: Final = (
    ((0, b"\x89PNG\r\n\x1a\n"),),
    ((0, b"\xff\xd8\xff"),),  # JPEG
    ((0, b"GIF87a"),),
    ((0, b"GIF89a"),),
    ((0, b"BM"), (6, b"\x00\x00\x00\x00")),
    ((0, b"II*\x00"),),  # TIFF and most raw formats
    ((0, b"MM\x00*"),),
    ((0, b"\x00\x00\x01\x00"),),  # ICO
    ((0, b"RIFF"), (8, b"WAVE")),
    ((0, b"RIFF"), (8, b"WEBP")),
    ((0, b"RIFF"), (8, b"AVI ")),
    ((0, b"\x00\x00"), (4, b"ftyp")),  # HEIC, AVIF, MP4, M4A, 3GP
    ((0, b"ID3"), (5, b"\x00")),  # MP3
    ((0, b"\xff\xfb"),),
    ((0, b"\xff\xf3"),),
    ((0, b"\xff\xf2"),),
    ((0, b"\xff\xf1"),),  # AAC
    ((0, b"OggS\x00"),),
    ((0, b"fLaC\x00"),),
    ((0, b"FORM"), (8, b"AIF")),
    ((0, b"#!AMR"),),
    ((0, b"\x1aE\xdf\xa3"),),  # Matroska, WebM
)
_SVG: Final = b"<svg"
_HEAD: Final = 4096

PICTURE_OR_SOUND: Final = (
    "Pictures and sound are not kept yet, because they carry where and when they were made: "
    "put what they show into a PDF or a Word file."
)
NOT_KEPT: Final = (
    "This kind of file is not kept: send a PDF, Word (.docx), Excel (.xlsx), OpenDocument or plain text file."
)
EMPTY: Final = "The file is empty: choose the file again."


def true_type(path: Path) -> FileType:
    """The type of the file at `path`, by its bytes. Raises Refused for an empty file and for every type not kept."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if not head:
        raise Refused(EMPTY)
    if _is_picture_or_sound(head):
        raise Refused(PICTURE_OR_SOUND)
    if head.startswith(b"%PDF-"):
        return FileType.PDF
    if head.startswith(b"PK\x03\x04"):
        return _office_type(path)
    if _is_text(path):
        return FileType.TEXT
    raise Refused(NOT_KEPT)


def _is_picture_or_sound(head: bytes) -> bool:
    known = any(all(head.startswith(starts, at) for at, starts in parts) for parts in _PICTURES_AND_SOUND)
    return known or _is_svg(head)


def _is_svg(head: bytes) -> bool:
    return head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") and _SVG in head.lower()


def _office_type(path: Path) -> FileType:
    """Told by the list of parts in the zip and by at most 100 bytes of one; nothing is unpacked."""
    try:
        with zipfile.ZipFile(path) as parts:
            names = set(parts.namelist())
            open_type = _first_bytes(parts, "mimetype") if "mimetype" in names else b""
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, EOFError) as fault:
        raise Refused(NOT_KEPT) from fault
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise Refused("A file with macros is not kept: save it without macros and send it again.")
    if "word/document.xml" in names:
        return FileType.WORD
    if "xl/workbook.xml" in names:
        return FileType.EXCEL
    if open_type == FileType.OPEN_TEXT.encode():
        return FileType.OPEN_TEXT
    raise Refused(NOT_KEPT)


def _first_bytes(parts: zipfile.ZipFile, name: str) -> bytes:
    with parts.open(name) as part:
        return part.read(100)


def _is_text(path: Path) -> bool:
    """UTF-8 without control characters other than tab and line ends."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            while piece := file.read(1 << 16):
                if any(ord(character) < 32 and character not in "\t\r\n\f" for character in piece):
                    return False
    except UnicodeDecodeError:
        return False
    return True
