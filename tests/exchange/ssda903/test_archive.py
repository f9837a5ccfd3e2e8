"""A zip is taken wherever a folder is, and one made to harm is refused in one sentence, with nothing written."""

from __future__ import annotations

import io
import os
import stat
import struct
import tracemalloc
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from heed.exchange.records import Refused, Returns
from heed.exchange.ssda903 import archive, load
from heed.exchange.ssda903 import text as texts
from tests.exchange.ssda903.made import folder, refusal, year_before
from tests.exchange.ssda903.packed import in_folder, xml, zipped

AGAIN = "make the zip again, of the return’s own files alone"
ROWS = b"CHILD,DOB,REVIEW,REVIEW_CODE\n"


def read(*paths: str) -> Returns:
    return load(list(paths), year=2026, as_at=None)


def unpacked(data: bytes) -> list[archive.Packed]:
    return archive.unpacked(io.BytesIO(data), "return.zip", lambda name: name.endswith(".csv"))


def packed(*entries: tuple[str | zipfile.ZipInfo, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as zip_:
        for name, data in entries:
            zip_.writestr(name, data)
    return made.getvalue()


def sentence(data: bytes) -> str:
    with pytest.raises(Refused) as refused:
        unpacked(data)
    said = str(refused.value)
    assert said.endswith(".")
    assert said.isprintable()
    assert len(said) < 300
    return said


# Taken


def test_a_zip_says_what_its_folder_says(tmp_path: Path):
    path = folder(tmp_path / "return.zip ")
    made = zipped(tmp_path / "return.zip", in_folder(path))

    in_zip, beside = read(made), read(path)

    assert [child.number for child in in_zip.children] == [child.number for child in beside.children]
    assert in_zip.children[0].episodes[0].source.file == "return.zip/Episodes.csv"
    assert in_zip.checks[0].outcome == beside.checks[0].outcome


@pytest.mark.parametrize("within", ["", "2026/", "a/b/2026/", "2026\\", "./"])
def test_the_files_may_lie_in_a_folder_of_the_zip(tmp_path: Path, within: str):
    made = zipped(tmp_path / "return.zip", in_folder(folder(tmp_path / "2026"), within))

    assert [table.file for table in read(made).tables] == [
        "return.zip/Header.csv",
        "return.zip/Episodes.csv",
        "return.zip/Reviews.csv",
    ]


def test_a_zip_of_several_folders_is_several_returns(tmp_path: Path):
    files = {
        **in_folder(year_before(tmp_path / "2025"), "all/2025/"),
        **in_folder(folder(tmp_path / "2026"), "all/2026/"),
        "all/read me.txt": b"sent on Monday",
    }
    returns = read(zipped(tmp_path / "return.zip", files))

    assert returns.years == (2025, 2026)
    assert {table.file.rpartition("/")[0] for table in returns.tables} == {"return.zip/all/2025", "return.zip/all/2026"}


def test_a_zip_of_an_xml_file_is_a_return(tmp_path: Path):
    returns = read(zipped(tmp_path / "return.zip", {"2026.xml": xml()}))

    assert returns.children[0].source.file == "return.zip/2026.xml"


def test_the_collection_year_of_a_zip_may_be_named(tmp_path: Path):
    made = zipped(tmp_path / "return.zip", in_folder(folder(tmp_path / "2026")))
    both = zipped(
        tmp_path / "both.zip",
        {**in_folder(year_before(tmp_path / "2025"), "2025/"), **in_folder(tmp_path / "2026", "2026/")},
    )

    assert load([f"2026={made}"], year=2026, as_at=date(2026, 3, 31)).years == (2026,)
    assert refusal(f"2026={both}") == (
        "both.zip was named as 2026 and holds several returns, both.zip/2025 and both.zip/2026: leave out the year."
    )


def test_what_a_system_leaves_in_a_zip_is_passed_over(tmp_path: Path):
    files = {
        **in_folder(folder(tmp_path / "2026"), "2026/"),
        "__MACOSX/2026/._Header.csv": b"\0",
        "2026/.DS_Store": b"\0",
        "2026/Thumbs.db": b"\0",
    }

    assert not read(zipped(tmp_path / "return.zip", files)).notes


def test_other_files_of_a_zip_are_named_as_left_alone(tmp_path: Path):
    files = {**in_folder(folder(tmp_path / "2026"), "a/"), "b/notes.docx": b"PK\x03\x04", "letter.pdf": b"%PDF"}

    assert read(zipped(tmp_path / "return.zip", files)).notes == (
        "return.zip: left alone, because they are no tables of the return: notes.docx and letter.pdf.",
    )


# Refused


@pytest.mark.parametrize(
    "name",
    [
        "../Header.csv",
        "2026/../../Header.csv",
        "..\\Header.csv",
        "/etc/passwd.csv",
        "\\\\server\\share\\Header.csv",
        "C:\\Header.csv",
        "c:Header.csv",
        "Header.csv\0.txt",
    ],
)
def test_a_name_that_leads_out_of_the_folder_is_refused(name: str):
    info = zipfile.ZipInfo("x" * len(name))
    data = packed((info, ROWS)).replace(info.filename.encode(), name.encode())

    said = sentence(data)

    assert said.startswith("return.zip holds “")
    assert said.endswith(f"a name that leads out of its own folder: {AGAIN}.")


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR, stat.S_IFSOCK])
def test_a_link_or_device_is_refused(kind: int):
    info = zipfile.ZipInfo("Header.csv")
    info.external_attr = (kind | 0o777) << 16

    assert sentence(packed((info, b"/etc/passwd"))) == (
        f"return.zip holds “Header.csv”, which is a link or a device and not a file: {AGAIN}."
    )


def test_a_file_that_unpacks_to_very_much_is_refused_before_it_has():
    bomb = packed(("Header.csv", b"\0" * 60_000_000))
    tracemalloc.start()
    sentence(bomb)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert most < 30_000_000
    assert sentence(bomb) == (
        f"return.zip holds “Header.csv”, which unpacks to more than 200 times its size, as no table of a return does: {AGAIN}."
    )


def test_a_zip_that_unpacks_to_more_than_its_list_says_is_refused():
    data = packed(("Header.csv", ROWS * 1000))
    lying = data.replace(struct.pack("<L", len(ROWS) * 1000), struct.pack("<L", 30))

    assert sentence(lying) == "return.zip is not a zip file that can be read whole: make the zip again."


def test_many_files_that_unpack_to_much_together_are_refused(monkeypatch: pytest.MonkeyPatch):
    data = packed(*((f"{n}.csv", os.urandom(1000)) for n in range(10)))

    with pytest.raises(Refused, match=r"^return\.zip unpacks to more than 0 MB: make the zip again"):
        archive.unpacked(io.BytesIO(data), "return.zip", lambda _: True, 9_999)
    assert len(archive.unpacked(io.BytesIO(data), "return.zip", lambda _: True, 10_000)) == 10


def test_a_file_larger_than_any_table_is_refused(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(texts, "MOST_BYTES", 2**20)
    data = packed(("Header.csv", os.urandom(2**20 + 1)))

    assert sentence(data) == (
        "return.zip holds “Header.csv”, which unpacks to more than 1 MB, so it is not a table of one council’s return:"
        f" {AGAIN}."
    )


def test_too_many_files_are_refused_before_their_list_is_read(monkeypatch: pytest.MonkeyPatch):
    few = packed(*((f"{n}.csv", b"1") for n in range(201)))
    many = packed(*((f"{n:0300}.csv", b"") for n in range(4_000)))

    assert sentence(few) == f"return.zip holds more than 200 files: {AGAIN}."
    monkeypatch.setattr(zipfile, "ZipFile", None)
    assert sentence(many) == f"return.zip holds more than 200 files: {AGAIN}."


def test_a_zip_within_a_zip_is_refused_by_name_and_by_its_bytes():
    within = packed(("Header.csv", ROWS))

    assert sentence(packed(("2025.ZIP", within))) == f"return.zip holds “2025.ZIP”, a zip file inside the zip: {AGAIN}."
    assert sentence(packed(("Header.csv", within))) == (
        f"return.zip holds “Header.csv”, a zip file or a workbook inside the zip: {AGAIN}."
    )


def test_a_zip_with_a_password_is_refused():
    data = bytearray(packed(("Header.csv", ROWS)))
    data[data.rindex(b"PK\x01\x02") + 8] |= 1

    assert sentence(bytes(data)) == f"return.zip holds “Header.csv”, which is locked with a password: {AGAIN}."


def test_a_name_twice_is_refused():
    with pytest.warns(UserWarning, match="Duplicate name"):
        data = packed(("2026/Header.csv", ROWS), ("2026/Header.csv", ROWS))

    assert sentence(data) == f"return.zip holds “2026/Header.csv” twice: {AGAIN}."
    assert sentence(packed(("2026/Header.csv", ROWS), ("2026\\Header.csv", ROWS))) == (
        f"return.zip holds “2026/Header.csv” twice: {AGAIN}."
    )


@pytest.mark.parametrize("kind", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
def test_a_way_of_packing_that_may_take_gigabytes_to_undo_is_refused(kind: int):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", kind) as zip_:
        zip_.writestr("Header.csv", ROWS)

    assert sentence(made.getvalue()) == (
        f"return.zip holds “Header.csv”, which is packed in a way that Heed does not read: {AGAIN}."
    )


def test_a_zip_for_files_of_gigabytes_is_refused():
    data = packed(("Header.csv", ROWS))
    end = data.rindex(b"PK\x05\x06")

    assert sentence(data[:end] + b"PK\x06\x07" + bytes(16) + data[end:]) == (
        f"return.zip is a zip of the kind made for files of more than 4 GB: {AGAIN}."
    )


def test_a_workbook_called_zip_is_refused():
    assert sentence(packed(("[Content_Types].xml", b"<a/>"), ("xl/workbook.xml", b"<a/>"))) == (
        f"return.zip holds “[Content_Types].xml”, so it is an Office file and no zip of CSV files: {AGAIN}."
    )


def _cut(data: bytes) -> bytes:
    return data[: len(data) // 2]


def _flipped(data: bytes) -> bytes:
    return data[:60] + bytes(255 - byte for byte in data[60:70]) + data[70:]


@pytest.mark.parametrize("harm", [_cut, _flipped, lambda _: b"", lambda _: b"CHILD,DOB\n", lambda data: data[:-1]])
def test_a_zip_that_is_not_whole_is_refused(harm: Callable[[bytes], bytes]):
    data = packed(("Header.csv", os.urandom(400)))

    assert sentence(harm(data)) == "return.zip is not a zip file that can be read whole: make the zip again."


@pytest.mark.parametrize("files", [{}, {"letter.pdf": b"%PDF"}, {"read me.txt": b"nothing"}])
def test_an_empty_zip_is_refused(tmp_path: Path, files: dict[str, bytes]):
    assert refusal(zipped(tmp_path / "return.zip", files)) == (
        "return.zip is a zip without a CSV or XML file: put the return’s files into it."
    )


def test_a_zip_that_goes_away_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(os.path, "isfile", lambda _: True)

    assert refusal(str(tmp_path / "return.zip")) == (
        "return.zip cannot be opened (no such file or directory): check the file and who may read it."
    )


def test_nothing_is_written_anywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    made = zipped(tmp_path / "return.zip", in_folder(folder(tmp_path / "2026"), "2026/"))
    opened: list[str] = []
    open_ = io.open

    def watched(path: object, mode: str = "r", *args: object, **named: object) -> object:
        opened.append(mode)
        return open_(path, mode, *args, **named)  # type: ignore[call-overload]

    monkeypatch.setattr("builtins.open", watched)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "nowhere"))
    read(made)

    assert set(opened) == {"rb"}
