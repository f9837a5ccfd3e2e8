"""Claims about pictures: bare of where and by whom they were made, whole, and nothing else taken for one."""

from __future__ import annotations

import struct
import zlib

import pytest

from heed.post.pictures import AT_MOST, BROKEN, NOT_A_PICTURE, TOO_LARGE, TOO_WIDE, bare
from heed.post.types import EMPTY, FileType, Refused
from tests.hostile import HOSTILE


def chunk(kind: bytes, data: bytes) -> bytes:
    """A part of a PNG with its check."""
    return struct.pack(">I4s", len(data), kind) + data + struct.pack(">I", zlib.crc32(kind + data))


def png(
    width: int = 2, height: int = 2, *more: bytes, drawn: bytes | None = None, colour: int = 2, depth: int = 8
) -> bytes:
    """A green picture; `more` are parts between its head and its drawing."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0))
    rows = (b"\x00" + b"\x1d\x70\x54" * width) * height if drawn is None else drawn
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(more) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


DRAWN = chunk(b"IDAT", zlib.compress((b"\x00" + b"\x1d\x70\x54" * 2) * 2))


def segment(marker: int, data: bytes) -> bytes:
    """A part of a JPEG."""
    return struct.pack(">BBH", 0xFF, marker, len(data) + 2) + data


SIZE = segment(0xC0, struct.pack(">BHHB", 8, 3, 5, 1) + b"\x01\x11\x00")
JFIF, ADOBE = segment(0xE0, b"JFIF\x00"), segment(0xEE, b"Adobe")
SCAN = segment(0xDA, b"\x01\x01\x00\x00\x3f\x00") + b"\x12\xff\x00\x34" + b"\xff\xd9"


def jpeg(*parts: bytes) -> bytes:
    """A picture as it is laid out; not one that shows anything."""
    return b"\xff\xd8" + b"".join(parts)


def test_what_tells_of_the_making_of_a_png_is_taken_out_and_the_picture_stays() -> None:
    told = (
        chunk(b"tEXt", b"Author\x00Tom"),
        chunk(b"eXIf", b"51.5N 0.1W"),
        chunk(b"tIME", b"\x07\xea\x01\x01\x00\x00\x00"),
    )

    found = bare(png(2, 2, *told) + b"after the end")

    assert found.content == png()
    assert (found.file_type, found.width, found.height) == (FileType.PNG, 2, 2)
    assert bare(found.content) == found


def test_what_tells_of_the_making_of_a_jpeg_is_taken_out_and_how_its_colours_are_written_stays() -> None:
    told = (segment(0xE1, b"Exif 51.5N"), segment(0xED, b"Photoshop"), segment(0xFE, b"by Tom"))

    found = bare(jpeg(JFIF, *told, ADOBE, SIZE, SCAN) + b"after the end")

    assert found.content == jpeg(JFIF, ADOBE, SIZE, SCAN)
    assert (found.file_type, found.width, found.height) == (FileType.JPEG, 5, 3)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", EMPTY),
        (b"%PDF-1.7", NOT_A_PICTURE),
        (b"GIF89a\x01\x00\x01\x00", NOT_A_PICTURE),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", NOT_A_PICTURE),
        *((text.encode("utf-8", "surrogatepass"), NOT_A_PICTURE) for text in HOSTILE if text),
        (png() + b"\x00" * AT_MOST, TOO_LARGE),
        (png(4_001, 1), TOO_WIDE),
        (png(0, 1), BROKEN),
        (png()[:-20], BROKEN),
        (png()[:8], BROKEN),
        (png()[:40], BROKEN),
        (png().replace(b"IDAT", b"IDAX"), BROKEN),
        (png().replace(png()[29:33], b"\x00\x00\x00\x00"), BROKEN),  # the check of its head
        (png(2, 2, drawn=b"\x00"), BROKEN),
        (png(colour=1), BROKEN),
        (png(depth=3), BROKEN),
        (png(colour=3), BROKEN),
        (b"\x89PNG\r\n\x1a\n" + chunk(b"IDAT", b"") + chunk(b"IEND", b""), BROKEN),
        (png().replace(zlib.compress((b"\x00" + b"\x1d\x70\x54" * 2) * 2), b"?" * 17), BROKEN),
        (png().replace(DRAWN, chunk(b"IDAT", b"no drawing")), BROKEN),
        (b"\xff\xd8\xff", BROKEN),
        (jpeg(JFIF, SCAN), BROKEN),
        (jpeg(JFIF, SIZE), BROKEN),
        (jpeg(JFIF, SIZE, SCAN[:-2]), BROKEN),
        (jpeg(JFIF, segment(0xC0, b"\x08")), BROKEN),
        (jpeg(JFIF, b"not a part"), BROKEN),
        (jpeg(b"\xff\xe0\x00\x00"), BROKEN),
    ],
)
def test_what_is_no_whole_picture_is_refused_in_one_sentence(content: bytes, says: str) -> None:
    with pytest.raises(Refused) as refused:
        bare(content)

    assert str(refused.value) == says


def test_a_picture_that_would_unpack_without_end_is_refused_before_it_has() -> None:
    endless = png(drawn=b"\x00" * 20_000_000)

    with pytest.raises(Refused, match="broken"):
        bare(endless)
