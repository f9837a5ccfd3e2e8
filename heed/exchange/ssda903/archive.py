"""The files of a zip, in memory. Nothing is written anywhere, and nothing that a zip says of itself is trusted.

Which of them are tables, and of which return, is for `folder`.
"""

from __future__ import annotations

import os.path
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from heed.exchange.records import Refused
from heed.exchange.ssda903 import text
from heed.exchange.ssda903.words import shown

MOST_FILES = 200
"""Ten collection years with every table of each, and what else may lie beside them."""

MOST_BYTES = 200 * 1024 * 1024
"""All files together, unpacked."""

MOST_TIMES = 200
"""A table of a return unpacks to ten or twenty times its size; a file made to fill a memory, to a thousand times."""

SMALL = 1 << 20
"""A file unpacked to no more than this is not held against `MOST_TIMES`."""

MOST_LISTED = 1 << 20
"""Bytes of the list of files at the end: enough for thousands of names."""

AGAIN = "make the zip again, of the return’s own files alone"

_PIECE = 1 << 18
_END, _END_LENGTH, _FAR_END = b"PK\x05\x06", 22, b"PK\x06\x07"
_LONGEST_COMMENT = 0xFFFF
_FAR_LENGTH = 20
_ENCRYPTED = 0x1 | 0x40 | 0x2000
_DRIVE = re.compile(r"[A-Za-z]:")
_OF_THE_SYSTEM = ("thumbs.db", "desktop.ini")
_OFFICE = "[Content_Types].xml"

_DAMAGED = (
    *(zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError),
    *(NotImplementedError, RuntimeError, ValueError, LookupError, OverflowError),
)
"""What the reader of zips raises for one that is damaged, by way of whatever it then comes upon."""


@dataclass(frozen=True, slots=True)
class Packed:
    """One file of a zip: its name with its folders ("2026/Header.csv"), and its bytes; None where they were not asked for."""

    name: str
    data: bytes | None


def unpacked(stream: BinaryIO, label: str, wanted: Callable[[str], bool], most: int = MOST_BYTES) -> list[Packed]:
    """The files of a zip, in order of name, with the bytes of those whose name is `wanted`, `most` of them together.

    Refuses in one sentence a zip that is damaged, locked or too large, and a name or kind of file that no return has.
    """
    try:
        _check_list(stream, label)
        with zipfile.ZipFile(stream) as packed:
            members = _members(packed.infolist(), label)
            left = _Left(label, most, stream.seek(0, os.SEEK_END))
            return [
                Packed(name, left.bytes_of(packed, members[name], name) if wanted(name) else None)
                for name in sorted(members)
            ]
    except _DAMAGED:
        raise Refused(f"{label} is not a zip file that can be read whole: make the zip again.") from None


def _check_list(stream: BinaryIO, label: str) -> None:
    """Look at the list of files before it is read: it alone could fill the memory."""
    size = stream.seek(0, os.SEEK_END)
    stream.seek(max(size - _FAR_LENGTH - _END_LENGTH - _LONGEST_COMMENT, 0))
    tail = stream.read()
    for place in {tail.rfind(_END), len(tail) - _END_LENGTH}:
        if place < 0 or not tail.startswith(_END, place):
            continue
        if tail[: place - _FAR_LENGTH + 4].endswith(_FAR_END):
            raise Refused(f"{label} is a zip of the kind made for files of more than 4 GB: {AGAIN}.")
        if int.from_bytes(tail[place + 12 : place + 16], "little") > MOST_LISTED:
            raise Refused(_too_many(label))


def _too_many(label: str) -> str:
    return f"{label} holds more than {MOST_FILES} files: {AGAIN}."


def _members(infos: Sequence[zipfile.ZipInfo], label: str) -> dict[str, zipfile.ZipInfo]:
    """The files by name, without folders and what a system leaves beside them. Refuses what no return holds."""
    members: dict[str, zipfile.ZipInfo] = {}
    for info in infos:
        name = info.orig_filename.replace("\\", "/")
        if why := _wrong_with(info, name):
            raise Refused(f"{label} holds {shown(name)}, {why}: {AGAIN}.")
        name = "/".join(part for part in name.split("/") if part not in ("", "."))
        if info.orig_filename.endswith(("/", "\\")) or _is_of_the_system(name):
            continue
        if name in members:
            raise Refused(f"{label} holds {shown(name)} twice: {AGAIN}.")
        members[name] = info
        if len(members) > MOST_FILES:
            raise Refused(_too_many(label))
    return members


def _wrong_with(info: zipfile.ZipInfo, name: str) -> str | None:
    kind = stat.S_IFMT(info.external_attr >> 16)
    if name.startswith("/") or _DRIVE.match(name) or "\0" in name or ".." in name.split("/"):
        return "a name that leads out of its own folder"
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        return "which is a link or a device and not a file"
    if info.flag_bits & _ENCRYPTED:
        return "which is locked with a password"
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        return "which is packed in a way that Heed does not read"
    if name.lower().endswith(".zip"):
        return "a zip file inside the zip"
    return "so it is an Office file and no zip of CSV files" if name == _OFFICE else None


def _is_of_the_system(name: str) -> bool:
    """What macOS and Windows leave in folders."""
    last = os.path.basename(name)
    return name.startswith("__MACOSX/") or last.startswith(".") or last.lower() in _OF_THE_SYSTEM


class _Left:
    """How much of one zip may still be unpacked: counted as it comes, whatever its list says."""

    def __init__(self, label: str, most: int, size: int) -> None:
        self.label, self.most, self.size = label, most, size
        self.left = most

    def bytes_of(self, packed: zipfile.ZipFile, info: zipfile.ZipInfo, name: str) -> bytes:
        """The bytes of one file. Refused as soon as they are too many."""
        with packed.open(info) as stream:
            data = b"".join(self._pieces(iter(lambda: stream.read(_PIECE), b""), info, name))
        if data.startswith((b"PK\x03\x04", _END)):
            raise Refused(f"{self.label} holds {shown(name)}, a zip file or a workbook inside the zip: {AGAIN}.")
        return data

    def _pieces(self, pieces: Iterator[bytes], info: zipfile.ZipInfo, name: str) -> Iterator[bytes]:
        size, packed_size = 0, max(min(info.compress_size, self.size), 1)
        for piece in pieces:
            size += len(piece)
            self.left -= len(piece)
            if size > SMALL and size > packed_size * MOST_TIMES:
                raise Refused(
                    f"{self.label} holds {shown(name)}, which unpacks to more than {MOST_TIMES} times its size, as no table"
                    f" of a return does: {AGAIN}."
                )
            if size > text.MOST_BYTES:
                raise Refused(
                    f"{self.label} holds {shown(name)}, which unpacks to more than {text.MOST_BYTES // 2**20} MB, so it is not"
                    f" a table of one council’s return: {AGAIN}."
                )
            if self.left < 0:
                raise Refused(f"{self.label} unpacks to more than {self.most // 2**20} MB: {AGAIN}.")
            yield piece
