"""What a file truly is, and a name that tricks nobody; no database."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heed.post.names import LONGEST, safe_name
from heed.post.types import EMPTY, NOT_KEPT, PICTURE_OR_SOUND, FileType, Refused, true_type

PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """A zip of these parts."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as made:
        for name, part in parts.items():
            made.writestr(name, part)
    return content.getvalue()


def typed(content: bytes, folder: Path) -> FileType:
    """The true type of these bytes."""
    path = folder / "given"
    path.write_bytes(content)
    return true_type(path)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (PDF, FileType.PDF),
        (zipped({"word/document.xml": b"<w/>"}), FileType.WORD),
        (zipped({"xl/workbook.xml": b"<x/>"}), FileType.EXCEL),
        (zipped({"mimetype": b"application/vnd.oasis.opendocument.text"}), FileType.OPEN_TEXT),
        (b"CHILD,DECOM\r\n1,01/04/2026\r\n", FileType.TEXT),
        ("\ufeffCafé\t“quoted”\n".encode(), FileType.TEXT),
        (b"<html><script>alert(1)</script></html>", FileType.TEXT),  # served as text, so it does not run
        (b"BMI recorded", FileType.TEXT),
        (b"FORM A is attached", FileType.TEXT),
        (b"ID3 and RIFF are letters", FileType.TEXT),
    ],
)
def test_a_file_is_of_the_type_its_bytes_say(content: bytes, expected: FileType, tmp_path: Path) -> None:
    assert typed(content, tmp_path) is expected


@pytest.mark.parametrize(
    "content",
    [
        b"\x89PNG\r\n\x1a\n" + b"\x00" * 9,
        b"\xff\xd8\xff\xe1\x00\x10Exif",
        b"GIF89a\x01\x00",
        b"BM\x36\x00\x00\x00\x00\x00\x00\x00",
        b"RIFF\x24\x00\x00\x00WEBP",
        b"RIFF\x24\x00\x00\x00WAVE",
        b"\x00\x00\x00\x18ftypheic",
        b"\x00\x00\x00\x20ftypM4A ",
        b"ID3\x04\x00\x00",
        b"OggS\x00\x02",
        b"fLaC\x00",
        b"MM\x00*\x00",
        b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>',
        b"\xef\xbb\xbf <SVG/>",
    ],
)
def test_a_picture_or_sound_is_refused_at_the_door_because_it_says_where_it_was_made(
    content: bytes, tmp_path: Path
) -> None:
    with pytest.raises(Refused) as refused:
        typed(content, tmp_path)

    assert str(refused.value) == PICTURE_OR_SOUND


@pytest.mark.parametrize(
    "content",
    [
        b"MZ\x90\x00\x03\x00",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"text\x00with a null",
        "Café".encode("latin-1"),
        "wide".encode("utf-16"),
        b"PK\x03\x04 not a zip",
        zipped({"readme.txt": b"x"}),
        zipped({"mimetype": b"application/vnd.oasis.opendocument.presentation"}),
    ],
)
def test_a_file_of_another_kind_is_refused(content: bytes, tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        typed(content, tmp_path)

    assert str(refused.value) == NOT_KEPT


def test_a_file_with_macros_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="macros"):
        typed(zipped({"word/document.xml": b"", "word/vbaProject.bin": b"x"}), tmp_path)


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        typed(b"", tmp_path)

    assert str(refused.value) == EMPTY


def test_a_zip_that_would_fill_the_disk_is_not_unpacked(tmp_path: Path) -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("mimetype", b"application/vnd.oasis.opendocument.text" + b"\x00" * 50_000_000)

    with pytest.raises(Refused):
        typed(content.getvalue(), tmp_path)


@pytest.mark.parametrize(
    ("given_name", "expected"),
    [
        ("Report.pdf", "Report.pdf"),
        ("report.PDF", "report.pdf"),
        ("Report", "Report.pdf"),
        ("invoice.pdf.exe", "invoice.pdf.exe.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\Users\\grace\\Report.pdf", "Report.pdf"),
        ("/", "file.pdf"),
        ("", "file.pdf"),
        ("...", "file.pdf"),
        (".htaccess", "htaccess.pdf"),
        ("con.pdf", "file.pdf"),
        ("LPT1.txt.pdf", "file.pdf"),
        ("exe.\u202efdp.pdf", "exe. fdp.pdf"),
        ("a\r\nSet-Cookie: x.pdf", "a Set-Cookie x.pdf"),
        ('a"b;c<d>.pdf', "abcd.pdf"),
        ("a\x00b.pdf", "a b.pdf"),
        ("Łukasz – plan.pdf", "Łukasz – plan.pdf"),
        ("%2e%2e%2fplan.pdf", "2e2e2fplan.pdf"),
    ],
)
def test_a_hostile_name_becomes_a_plain_one_of_the_true_type(given_name: str, expected: str) -> None:
    assert safe_name(given_name, FileType.PDF) == expected


@given(st.text(max_size=300), st.sampled_from(FileType))
def test_every_name_is_short_printable_and_of_its_type(given_name: str, file_type: FileType) -> None:
    made = safe_name(given_name, file_type)

    assert len(made) <= LONGEST
    assert made.isprintable()
    assert made.endswith(file_type.suffix)
    assert len(made) > len(file_type.suffix)
    assert not set(made) & set('/\\:"|?*;%<>')
    assert not made.startswith(".")
