"""The page that takes a return: zips and XML beside CSV files, and what cannot be used, said in one sentence."""

from __future__ import annotations

import html
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from heed.access.models import Demo, User
from heed.children.models import Child
from heed.exchange.models import Import, ImportedFile, State
from heed.post import disk
from tests.exchange.ssda903.hostile_returns import HOSTILE, of_children
from tests.exchange.ssda903.made import folder, year_before
from tests.exchange.ssda903.packed import in_folder, xml, zipped

SignedIn = Callable[[User], Client]

TOLD_APART_BY_NAME = {"two years in one folder", "the same year twice", "two councils"}
"""These are several uploads of one page, and have claims of their own below."""


@pytest.fixture(autouse=True)
def _kept_here(settings: Any, tmp_path: Path) -> None:
    settings.HEED_FILES, settings.HEED_DATA = tmp_path / "files", tmp_path / "data"


def send(client: Client, *files: tuple[str, bytes], year: int = 2026) -> str:
    """Hand files in as a chosen folder, with their paths; the page that comes of it."""
    chosen = [SimpleUploadedFile(name.rpartition("/")[2], data) for name, data in files]
    sent = {"year": str(year), "chosen-folder": chosen, "chosen-path": [name for name, _ in files]}
    answer = client.post("/returns/load/", sent)
    return (client.get(answer["Location"]) if answer.status_code == 302 else answer).content.decode()


def zip_of(path: Path, files: dict[str, bytes]) -> tuple[str, bytes]:
    return "return.zip", Path(zipped(path, dict(files))).read_bytes()


@pytest.mark.parametrize("kind", sorted(HOSTILE.keys() - TOLD_APART_BY_NAME))
def test_what_cannot_be_used_is_said_in_one_sentence(
    kind: str, tmp_path: Path, signed_in: SignedIn, priya: User
) -> None:
    made, words = HOSTILE[kind]
    where = tmp_path / "given"
    where.mkdir()
    given = Path(made(where)[0])
    files = sorted(given.iterdir()) if given.is_dir() else [given]
    chosen = [SimpleUploadedFile(each.name, each.read_bytes()) for each in files]

    client = signed_in(priya)
    answer = client.post("/returns/load/", {"year": "2026", "chosen": chosen})
    page = (client.get(answer["Location"]) if answer.status_code == 302 else answer).content.decode()

    if given.suffix == ".xlsx":
        words = "return.xlsx is not a CSV, zip or XML file: choose the files of the return alone."
    assert words in html.unescape(page)
    assert not Child.objects.exists()
    assert set(Import.objects.values_list("state", flat=True)) <= {State.REFUSED}


def test_a_zip_is_its_files(tmp_path: Path, signed_in: SignedIn, priya: User) -> None:
    name, data = zip_of(tmp_path / "a.zip", in_folder(folder(tmp_path / "2026"), "2026/"))

    page = send(signed_in(priya), (name, data))

    assert "2026/Episodes.csv" in page
    assert Import.objects.get().state == State.READY
    assert set(ImportedFile.objects.values_list("name", "table")) == {
        ("Header.csv", "Header"),
        ("Episodes.csv", "Episodes"),
        ("Reviews.csv", "Reviews"),
    }


def test_a_zip_of_two_years_is_two_returns(tmp_path: Path, signed_in: SignedIn, priya: User) -> None:
    files = {**in_folder(year_before(tmp_path / "2025"), "2025/"), **in_folder(folder(tmp_path / "2026"), "2026/")}

    send(signed_in(priya), zip_of(tmp_path / "a.zip", files))

    assert [row.year for row in Import.objects.get().returns.all()] == [2025, 2026]


def test_two_zips_with_a_year_in_each_name_are_two_returns(tmp_path: Path, signed_in: SignedIn, priya: User) -> None:
    _, before = zip_of(tmp_path / "a.zip", in_folder(year_before(tmp_path / "2025")))
    _, after = zip_of(tmp_path / "b.zip", in_folder(folder(tmp_path / "2026")))

    send(signed_in(priya), ("SSDA903 2024-25.zip", before), ("SSDA903 2025-26.zip", after))

    assert [row.year for row in Import.objects.get().returns.all()] == [2025, 2026]


def test_an_xml_file_is_a_return_and_two_are_told_apart_by_their_names(signed_in: SignedIn, priya: User) -> None:
    before = (
        xml()
        .replace("06/06/2025", "06/06/2024")
        .replace("05/03/2026", "05/03/2025")
        .replace("12/05/2025", "12/05/2024")
    )

    assert "10 tables" in send(signed_in(priya), ("return.xml", xml().encode()))
    send(signed_in(priya), ("2025.xml", before.encode()), ("2026.xml", xml().encode()))

    assert [row.label for row in Import.objects.latest("pk").returns.all()] == [
        "The return of 2025",
        "The return of 2026",
    ]


def test_two_xml_files_without_a_year_in_each_name_are_refused(signed_in: SignedIn, priya: User) -> None:
    page = send(signed_in(priya), ("a.xml", xml().encode()), ("b.xml", xml().encode()))

    assert "Files of several returns were chosen, and a.xml does not say of which year it is" in page
    assert not Import.objects.exists()


def test_two_returns_of_one_year_are_refused(tmp_path: Path, signed_in: SignedIn, priya: User) -> None:
    files = in_folder(folder(tmp_path / "2026"))
    both = [(f"{year}/{name}", data) for year in (2025, 2026) for name, data in files.items()]

    page = send(signed_in(priya), *both)

    assert "are both of the collection year 2026: give one return of each year." in page
    assert not Child.objects.exists()


def test_returns_of_two_councils_are_refused(tmp_path: Path, signed_in: SignedIn, priya: User) -> None:
    of_two = {2025: of_children(tmp_path, 2025, 100), 2026: of_children(tmp_path, 2026, 500)}
    both = [(f"{year}/{name}", data) for year, path in of_two.items() for name, data in in_folder(path).items()]

    page = send(signed_in(priya), *both)

    assert "none is in the return of 2026, so they are of two councils, or the children have new numbers" in page
    assert not Child.objects.exists()


def test_the_page_says_which_files_it_takes(signed_in: SignedIn, priya: User) -> None:
    page = signed_in(priya).get("/returns/load/").content.decode()

    assert 'accept=".csv,.zip,.xml"' in page
    assert "Choose all the CSV files together, a zip of them, or the XML file." in page


@pytest.mark.parametrize("name", ["return.zip", "return.xml"])
def test_nothing_of_another_zip_or_xml_touches_the_disk_of_a_demonstration(
    name: str, tmp_path: Path, signed_in: SignedIn, priya: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[bytes] = []
    monkeypatch.setattr(disk, "_write_all", lambda _, piece: written.append(piece))
    Demo.objects.create(day="2026-11-16", made_at="2026-11-16T09:00Z")
    _, data = zip_of(tmp_path / "a.zip", in_folder(folder(tmp_path / "2026")))

    page = send(signed_in(priya), (name, data if name.endswith(".zip") else xml().encode()))

    assert "made by `heed demo` for invented people" in page
    assert written == []
    assert not Import.objects.exists()


def test_a_zip_that_is_too_large_is_refused_while_it_comes_in(
    signed_in: SignedIn, priya: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("heed.exchange.handing_in.MOST_BYTES_OF_A_FILE", 2**20)

    page = send(signed_in(priya), ("return.zip", b"x" * (2**20 + 1)))

    assert "return.zip is larger than 1 MB: make the zip again, of the return’s own files alone." in page
