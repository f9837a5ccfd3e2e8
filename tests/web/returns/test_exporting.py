"""Claims about taking the return away as files: who may, what is in the zip, what is not, and that it is on the record."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from heed.access import clock
from heed.access.models import Entry, User
from heed.access.permissions import ROLES, Permission, Role
from heed.children.models import Child, Restricted
from heed.exchange.exporting import Exported
from heed.exchange.records import Refused
from heed.exchange.ssda903.writing import Written
from heed.web.returns import exporting
from tests.web.returns.test_child import FIRST, applied, handed_in

SignedIn = Callable[[User], Client]


@pytest.fixture(autouse=True)
def _kept_here(settings: Any, tmp_path: Path) -> None:
    settings.HEED_FILES, settings.HEED_DATA = tmp_path / "files", tmp_path / "data"


@pytest.fixture
def loaded(signed_in: SignedIn, priya: User) -> Client:
    """The analyst's browser, after a return was applied."""
    client = signed_in(priya)
    applied(client, handed_in(client, FIRST))
    return client


def taken(answer: Any) -> dict[str, str]:
    """The files of the zip that came back."""
    body = io.BytesIO(b"".join(answer.streaming_content))
    with zipfile.ZipFile(body) as zipped:
        return {name: zipped.read(name).decode("utf-8-sig") for name in zipped.namelist()}


def test_the_years_chosen_come_as_a_zip_with_a_note_of_what_is_in_it(loaded: Client) -> None:
    asked = loaded.get("/returns/export/").content.decode()
    assert 'value="2026" checked' in asked

    answer = loaded.post("/returns/export/", {"years": ["2026"]})

    assert answer["Content-Type"] == "application/zip"
    assert answer["Content-Disposition"] == 'attachment; filename="SSDA903 2026.zip"'
    files = taken(answer)
    assert {"2026/Header.csv", "2026/Episodes.csv", "2026/Reviews.csv", exporting.NOTE} <= files.keys()
    assert "1001" in files["2026/Header.csv"]
    assert "2026/Header.csv: 2 rows" in files[exporting.NOTE]
    assert "no file" not in files[exporting.NOTE]


def test_who_took_which_years_of_whom_is_on_the_record_and_looking_at_the_page_is_not(
    loaded: Client, priya: User
) -> None:
    loaded.get("/returns/export/")
    assert not Entry.objects.filter(what="exchange.export").exists()

    taken(loaded.post("/returns/export/", {"years": ["2026"]}))

    entry = Entry.objects.get(what="exchange.export")
    assert (entry.by, entry.filter) == (priya, "years: 2026")
    assert {each.child_key for each in entry.children.all()} == {
        str(pk) for pk in Child.objects.values_list("pk", flat=True)
    }


def test_a_child_whom_one_may_not_see_is_in_no_file_and_that_is_said(loaded: Client, tom: User) -> None:
    amara = Child.objects.with_number().get(person__identifiers__value="1001")
    Restricted.objects.create(child=amara, why="Adoption", from_at=clock.now(), by=tom)

    assert "1 child whom you may not see is in no file" in loaded.get("/returns/export/").content.decode()
    files = taken(loaded.post("/returns/export/", {"years": ["2026"]}))

    assert "1001" not in "".join(files.values())
    assert "this is not the whole return" in files[exporting.NOTE]
    assert "1002" in files["2026/Header.csv"]
    assert str(amara.pk) not in {each.child_key for each in Entry.objects.get(what="exchange.export").children.all()}


@pytest.mark.parametrize(
    ("held", "unseen", "said"),
    [
        (0, 0, ()),
        (1, 0, ("1 child held back by a fault is in no file.",)),
        (
            2,
            3,
            (
                "2 children held back by a fault are in no file.",
                "3 children whom you may not see are in no file: this is not the whole return.",
            ),
        ),
    ],
)
def test_whom_the_files_do_not_hold_is_said_with_the_reason(held: int, unseen: int, said: tuple[str, ...]) -> None:
    assert exporting._left_out(held, unseen) == said


@pytest.mark.parametrize(
    ("years", "says"), [([], "Choose at least one year."), (["2019"], "Choose years that are loaded.")]
)
def test_what_cannot_be_exported_is_asked_again(loaded: Client, years: list[str], says: str) -> None:
    page = loaded.post("/returns/export/", {"years": years, "x": "1"}).content.decode()

    assert "<title>Error: Export the return – Heed</title>" in page
    assert says in page


def test_while_a_return_is_being_applied_nothing_is_taken_and_the_page_says_why(
    loaded: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: Any, **__: Any) -> None:
        raise Refused("A return is being applied.")

    monkeypatch.setattr(exporting, "write", refuse)

    assert "A return is being applied." in loaded.post("/returns/export/", {"years": ["2026"]}).content.decode()


def test_texts_left_out_for_safety_are_counted_in_the_note() -> None:
    said = exporting._note(Exported((Written("2026/Header.csv", 3, 2),), 3, 0))

    assert "2 texts that a spreadsheet would run as a formula: left out." in said


def test_where_nothing_is_loaded_the_page_leads_to_loading(signed_in: SignedIn, tom: User) -> None:
    page = signed_in(tom).get("/returns/export/").content.decode()

    assert "No return has been applied yet" in page
    assert "Download the files" not in page


def test_only_who_may_import_and_export_is_offered_it(
    signed_in: SignedIn, tom: User, nadia: User, monkeypatch: Any
) -> None:
    assert 'href="/returns/export/"' in signed_in(tom).get("/returns/").content.decode()
    assert signed_in(nadia).get("/returns/export/").status_code == 404
    may = {**ROLES, Role.SERVICE_MANAGER: ROLES[Role.SERVICE_MANAGER] - {Permission.EXPORT_FIGURES}}
    monkeypatch.setattr("heed.access.permissions.ROLES", may)

    assert signed_in(tom).get("/returns/export/").status_code == 404
    assert 'href="/returns/export/"' not in signed_in(tom).get("/returns/").content.decode()
