"""Pictures made bare before they are kept: a PNG or JPEG without where, when and by whom it was made. No Django.

Only what a picture is drawn from stays. What is not a whole picture of one of the two is refused.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from heed.post.types import EMPTY, FileType, Refused

AT_MOST: Final = 2 * 1024 * 1024
"""Bytes: a logo for print is far smaller."""

WIDEST: Final = 4_000
"""Pixels on a side."""

NOT_A_PICTURE: Final = "This file is not a picture in PNG or JPEG: choose another."
TOO_LARGE: Final = f"The picture is larger than {AT_MOST // (1024 * 1024)} MB: save it smaller and choose it again."
TOO_WIDE: Final = f"The picture is more than {WIDEST:,} pixels wide or high: save it smaller and choose it again."
BROKEN: Final = "The picture is broken or cut off: save it again as PNG and choose it again."

_PNG: Final = b"\x89PNG\r\n\x1a\n"
_JPEG: Final = b"\xff\xd8\xff"
_DRAWN: Final = {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB"}
_CHANNELS: Final = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}  # by the type of colour of a PNG
_DEPTHS: Final = {0: (1, 2, 4, 8, 16), 2: (8, 16), 3: (1, 2, 4, 8), 4: (8, 16), 6: (8, 16)}
_FRAMES: Final = {0xC0, 0xC1, 0xC2}  # JPEGs that every reader reads: baseline, extended, progressive
_SCAN: Final = 0xDA
_TELLING: Final = {*range(0xE1, 0xF0), 0xFE} - {
    0xEE
}  # what applications and people added; Adobe's says how colours are written


@dataclass(frozen=True, slots=True)
class Picture:
    """A bare picture."""

    file_type: FileType
    content: bytes
    width: int
    height: int


def bare(content: bytes) -> Picture:
    """The picture alone. Raises `Refused` with one sentence."""
    if not content:
        raise Refused(EMPTY)
    if len(content) > AT_MOST:
        raise Refused(TOO_LARGE)
    if content.startswith(_PNG):
        return _bare_png(content)
    if content.startswith(_JPEG):
        return _bare_jpeg(content)
    raise Refused(NOT_A_PICTURE)


def _sized(file_type: FileType, content: bytes, width: int, height: int) -> Picture:
    if max(width, height) > WIDEST:
        raise Refused(TOO_WIDE)
    if not min(width, height):
        raise Refused(BROKEN)
    return Picture(file_type, content, width, height)


# PNG: chunks, each with its own check


def _bare_png(content: bytes) -> Picture:
    kept = [(kind, data) for kind, data in _chunks(content) if kind in _DRAWN]
    kinds = [kind for kind, _ in kept]
    if kinds[:1] != [b"IHDR"] or kinds[-1:] != [b"IEND"] or kinds.count(b"IHDR") > 1 or len(kept[0][1]) != 13:
        raise Refused(BROKEN)
    width, height, depth, colour, packed, filtered, laced = struct.unpack(">IIBBBBB", kept[0][1])
    written = b"".join(_chunk(kind, data) for kind, data in kept)
    picture = _sized(FileType.PNG, _PNG + written, width, height)
    if depth not in _DEPTHS.get(colour, ()) or packed or filtered or laced > 1 or (colour == 3) > (b"PLTE" in kinds):
        raise Refused(BROKEN)
    drawn = b"".join(data for kind, data in kept if kind == b"IDAT")
    least = height * ((width * depth * _CHANNELS[colour] + 7) // 8)  # and a byte for each row of each pass
    if not least <= _unpacked(drawn, most=2 * least + 16 * (width + height)):
        raise Refused(BROKEN)
    return picture


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(_PNG)
    while at < len(content):
        head = content[at : at + 8]
        if len(head) < 8:
            raise Refused(BROKEN)
        size, kind = struct.unpack(">I4s", head)
        data, check = content[at + 8 : at + 8 + size], content[at + 8 + size : at + 12 + size]
        if len(data) < size or check != struct.pack(">I", zlib.crc32(kind + data)):
            raise Refused(BROKEN)
        yield kind, data
        if kind == b"IEND":
            return
        at += 12 + size


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I4s", len(data), kind) + data + struct.pack(">I", zlib.crc32(kind + data))


def _unpacked(packed: bytes, most: int) -> int:
    """How many bytes a picture unpacks to; 0 where it has no end within as many as it can have."""
    reader, size, piece = zlib.decompressobj(), 0, packed
    try:
        while piece and not reader.eof and size <= most:
            size += len(reader.decompress(piece, 1 << 16))
            piece = reader.unconsumed_tail
    except zlib.error as fault:
        raise Refused(BROKEN) from fault
    return size if reader.eof else 0


# JPEG: segments, then the drawing


def _bare_jpeg(content: bytes) -> Picture:
    kept, width, height = [b"\xff\xd8"], 0, 0
    for marker, segment, rest in _segments(content):
        if marker in _FRAMES:
            if len(segment) < 8:
                raise Refused(BROKEN)
            height, width = struct.unpack(">HH", segment[1:5])
        if marker not in _TELLING:
            kept.append(struct.pack(">BBH", 0xFF, marker, len(segment) + 2) + segment)
        if rest:
            kept.append(rest)
    return _sized(FileType.JPEG, b"".join(kept), width, height)


def _segments(content: bytes) -> Iterator[tuple[int, bytes, bytes]]:
    """Each segment's marker and bytes; with the first scan all that is drawn, to the end of the picture."""
    at = 2
    while True:
        head = content[at : at + 4]
        if len(head) < 4 or head[0] != 0xFF or head[1] < 0xC0:
            raise Refused(BROKEN)
        size = struct.unpack(">H", head[2:])[0]
        segment = content[at + 4 : at + 2 + size]
        if size < 2 or len(segment) < size - 2:
            raise Refused(BROKEN)
        at += 2 + size
        if head[1] == _SCAN:
            end = content.rfind(b"\xff\xd9")
            if end < at:
                raise Refused(BROKEN)
            yield _SCAN, segment, content[at : end + 2]
            return
        yield head[1], segment, b""
