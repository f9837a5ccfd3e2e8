"""Claims about files that come in through this door: names that trick, files that are none, too many, too large."""

from __future__ import annotations

import io
import os
import zipfile

import pytest

from heed.access.models import Demo
from heed.exchange import handing_in
from heed.exchange.handing_in import Upload, receive_folders, receive_uploads
from heed.exchange.models import State
from heed.exchange.records import Refused
from heed.exchange.ssda903.folder import year_in
from heed.post import disk
from tests.exchange.imports.made import in_year, of

pytestmark = pytest.mark.django_db

ROWS = b"CHILD,DOB,REVIEW,REVIEW_CODE\n1,01/01/2012,02/02/2026,PN1\n"


def upload(name, content=ROWS):
    return Upload(name, [content])


def names(handed):
    return [[file.name for file in each.files] for each in handed]


def on_disk(settings):
    return [path for path in settings.HEED_FILES.rglob("*") if path.is_file()] if settings.HEED_FILES.exists() else []


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("Reviews.csv", "Reviews.csv"),
        ("../../etc/passwd.csv", "passwd.csv"),
        ("C:\\Users\\priya\\Reviews.csv", "Reviews.csv"),
        ("/2026/Reviews.CSV", "Reviews.CSV"),
        ("Rev\u202eiews.csv", "Rev\\u202eiews.csv"),
        ("a\x00b.csv", "a\\x00b.csv"),
        ("n" * 400 + ".csv", "n" * 145 + ".csv"),
        ("=cmd|' /C calc'!A0.csv", "=cmd|' /C calc'!A0.csv"[len("=cmd|' /") :]),
    ],
)
def test_a_name_is_its_last_part_and_can_be_printed(given, kept):
    assert names(receive_uploads([upload(given)])) == [[kept]]


@pytest.mark.parametrize(
    "name", ["Reviews.xlsx", "Reviews.pdf", "Reviews", "", ".", "Reviews.csv.exe", "return.zip.txt.7z"]
)
def test_only_csv_zip_and_xml_files_are_taken(name, settings):
    with pytest.raises(Refused, match="is not a CSV, zip or XML file: choose the files of the return alone"):
        receive_uploads([upload("Header.csv"), upload(name)])
    assert not on_disk(settings)


def test_a_zip_bomb_called_csv_is_told_by_its_bytes_and_never_unpacked(settings):
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("Reviews.csv", b"\0" * 50_000_000)

    with pytest.raises(Refused, match=r"Reviews.csv is an Excel workbook or a zip file, not a CSV file"):
        receive_uploads([upload("Reviews.csv", bomb.getvalue())])
    assert not on_disk(settings)


def test_an_empty_file_is_refused(settings):
    for content in (b"", b" \r\n\r\n"):
        with pytest.raises(Refused, match=r"Reviews.csv is empty: export"):
            receive_uploads([upload("Reviews.csv", content)])
    assert not on_disk(settings)


def test_no_file_is_refused():
    with pytest.raises(Refused, match="No file was chosen"):
        receive_uploads([])


def test_too_many_files_are_refused_before_any_is_read(settings):
    with pytest.raises(Refused, match="101 files were chosen, and at most 100"):
        receive_uploads([upload(f"{n}.csv") for n in range(101)])
    assert not on_disk(settings)


def test_a_file_too_large_is_refused_while_it_comes_in(monkeypatch, settings):
    monkeypatch.setattr(handing_in, "MOST_BYTES_OF_A_FILE", 2**20)
    taken = []

    def endless():
        while True:
            taken.append(1)
            yield b"x" * 2**19

    with pytest.raises(Refused, match=r"Reviews.csv is larger than 1 MB"):
        receive_uploads([Upload("Reviews.csv", endless())])
    assert len(taken) == 3
    assert not on_disk(settings)


def test_files_too_large_together_are_refused(monkeypatch):
    monkeypatch.setattr(handing_in, "MOST_BYTES", 2**20)

    with pytest.raises(Refused, match="The files are larger than 1 MB together"):
        receive_uploads([upload("a.csv", b"x" * 2**19), upload("b.csv", b"x" * 2**19), upload("c.csv", b"x")])


def test_a_file_may_be_as_large_as_the_limit(monkeypatch):
    monkeypatch.setattr(handing_in, "MOST_BYTES_OF_A_FILE", len(ROWS))

    assert receive_uploads([upload("Reviews.csv")])


def test_the_limit_of_a_file_is_one_that_the_store_takes():
    assert handing_in.MOST_BYTES_OF_A_FILE <= disk.AT_MOST


@pytest.mark.parametrize("encoding", ["utf-16", "cp1252", "utf-8-sig"])
def test_a_file_in_another_encoding_is_taken_as_it_is(encoding):
    content = ROWS.decode().replace("PN1", "PN1é").encode(encoding)

    handed = receive_uploads([upload("Reviews.csv", content)])

    assert disk.path_of(handed[0].files[0].received.sha256).read_bytes() == content


def test_a_full_disk_is_said_in_one_sentence(monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(disk, "_write", full)

    with pytest.raises(Refused, match="the store is full or out of reach: try again later"):
        receive_uploads([upload("Reviews.csv")])


# Which files belong together


def test_files_of_two_years_are_told_apart_by_the_year_in_their_names():
    handed = receive_uploads(
        [
            upload("2026/Header.csv"),
            upload("Header 2024-25.csv"),
            upload("2026/Reviews.csv"),
            upload("Reviews 2025.csv"),
        ]
    )

    assert [each.label for each in handed] == ["The return of 2025", "The return of 2026"]
    assert names(handed) == [["Header 2024-25.csv", "Reviews 2025.csv"], ["Header.csv", "Reviews.csv"]]


def test_years_in_names_are_left_alone_where_no_table_is_there_twice():
    handed = receive_uploads([upload("Header 2025.csv"), upload("Reviews 2026.csv")])

    assert [each.label for each in handed] == ["The return"]


def test_a_table_twice_without_a_year_in_each_name_is_refused():
    with pytest.raises(Refused, match=r"Reviews\.csv does not say of which year it is"):
        receive_uploads([upload("Header 2025.csv"), upload("Header 2026.csv"), upload("Reviews.csv")])


def test_one_name_twice_is_refused():
    for pair in (["other.csv", "other.csv"], ["2026/Header.csv", "2026/sub/Header.csv"]):
        with pytest.raises(Refused, match="was handed in 2 times"):
            receive_uploads([upload(name) for name in pair])


@pytest.mark.parametrize(
    ("name", "year"),
    [
        ("2026/Header.csv", 2026),
        ("Header 2025-26.csv", 2026),
        ("header_2025_2026.csv", 2026),
        ("Header202526.csv", 2026),
        ("2025/Header 2026.csv", 2026),
        ("Header.csv", None),
        ("Header 20260331.csv", None),
    ],
)
def test_the_collection_year_in_a_name(name, year):
    assert year_in(name) == year


# Folders


def test_a_folder_gives_its_csv_files_and_nothing_else(tmp_path):
    folder = in_year(tmp_path, 2026)
    for name in (".hidden.csv", "notes.docx", "photo.png"):
        (tmp_path / "2026" / name).write_bytes(b"x")
    (tmp_path / "2026" / "folder.csv").mkdir()
    os.mkfifo(tmp_path / "2026" / "pipe.csv")

    handed = receive_folders([folder])

    assert names(handed) == [["Episodes.csv", "Header.csv", "Reviews.csv"]]


def test_a_year_named_with_a_folder_is_kept(tmp_path, look):
    in_year(tmp_path, 2026)
    (tmp_path / "2026").rename(tmp_path / "autumn")

    import_ = look(f"2026={tmp_path / 'autumn'}")

    assert import_.state == State.READY
    assert [(row.label, row.named_year, row.year) for row in import_.returns.all()] == [("autumn", 2026, 2026)]


def test_files_of_a_folder_with_another_name_are_called_by_their_year(tmp_path, bring_in):
    in_year(tmp_path, 2026)
    (tmp_path / "2026").rename(tmp_path / "autumn")

    bring_in(tmp_path / "autumn")

    assert of("1001").reviews.earliest("completed_on").source_file == "2026/Reviews.csv"


def test_a_folder_without_csv_is_refused(tmp_path):
    (tmp_path / "2026").mkdir()

    with pytest.raises(
        Refused,
        match="2026 has no CSV or XML file: give the return’s folder of CSV files, a zip of them",
    ):
        receive_folders([str(tmp_path / "2026")])


def test_a_folder_of_too_many_files_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(handing_in, "MOST_FILES", 2)

    with pytest.raises(Refused, match="more than 2 CSV files"):
        receive_folders([in_year(tmp_path, 2026)])


def test_a_file_that_goes_away_while_it_is_read_is_refused(tmp_path, monkeypatch):
    folder = in_year(tmp_path, 2026)
    monkeypatch.setattr(handing_in, "_may_be_taken", lambda _: True)
    (tmp_path / "2026" / "Header.csv").unlink()
    (tmp_path / "2026" / "Header.csv").symlink_to(tmp_path / "nowhere")

    with pytest.raises(Refused, match=r"2026/Header.csv cannot be opened \(no such file"):
        receive_folders([folder])


# A demonstration


def test_a_return_never_touches_the_disk_of_a_demonstration(tmp_path, settings, monkeypatch):
    written: list[bytes] = []
    monkeypatch.setattr(disk, "_write_all", lambda _, piece: written.append(piece))
    Demo.objects.create(day="2026-11-16", made_at="2026-11-16T09:00Z")

    for receive in (
        lambda: receive_uploads([upload("Reviews.csv")]),
        lambda: receive_folders([in_year(tmp_path, 2026)]),
    ):
        with pytest.raises(Refused, match="made by `heed demo` for invented people"):
            receive()
    assert not on_disk(settings)
    assert written == []
