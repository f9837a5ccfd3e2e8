"""`heed import` of zips and XML, and of what cannot be used: one sentence, exit code 2, and nothing applied."""

from __future__ import annotations

from pathlib import Path

import pytest

from heed.config import cli
from heed.config.commands import import_
from heed.exchange.handing_in import Upload, receive_uploads
from heed.exchange.models import HeldBack, Import, ImportedFile, State
from heed.exchange.read_back import data_version, read_back
from heed.exchange.records import Refused
from heed.people.models import Person
from tests.exchange.imports.made import said
from tests.exchange.ssda903.hostile_returns import ON_A_COMMAND_LINE, of_children
from tests.exchange.ssda903.made import folder, year_before
from tests.exchange.ssda903.mutations import mutated_csv, mutated_xml, mutated_zip
from tests.exchange.ssda903.outcomes import one_sentence
from tests.exchange.ssda903.packed import in_folder, xml, zipped

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _not_counted(monkeypatch):
    monkeypatch.setattr(import_, "_count", lambda: None)


def run(*words):
    return cli.main(["import", *words, "--yes"])


@pytest.mark.parametrize("kind", ON_A_COMMAND_LINE)
def test_what_cannot_be_used_is_one_sentence_and_nothing_is_applied(kind, tmp_path, capsys):
    made, words = ON_A_COMMAND_LINE[kind]

    assert run(*made(tmp_path)) == 2

    last = capsys.readouterr().err.splitlines()[-1]
    assert last.startswith("heed import: ")
    assert words in one_sentence(last)
    assert data_version() == ""
    assert not Person.objects.exists()
    assert not HeldBack.objects.exists()


def test_a_zip_of_two_years_is_applied_as_its_folders_are(tmp_path):
    files = {**in_folder(year_before(tmp_path / "2025"), "2025/"), **in_folder(folder(tmp_path / "2026"), "2026/")}

    assert run(zipped(tmp_path / "both.zip", files)) < 2

    beside = said(str(tmp_path / "2025"), str(tmp_path / "2026"))
    assert read_back().children == beside.children != ()
    assert read_back().held == beside.held
    assert set(ImportedFile.objects.values_list("name", flat=True)) == {"Header.csv", "Episodes.csv", "Reviews.csv"}


def test_the_year_named_of_a_zip_is_kept(tmp_path):
    path = zipped(tmp_path / "autumn.zip", in_folder(folder(tmp_path / "2026")))

    assert run(f"2026={path}") < 2
    assert Import.objects.get().returns.get().named_year == 2026


def test_an_xml_file_is_applied_and_is_one_file_of_many_tables(tmp_path):
    (tmp_path / "return.xml").write_text(xml())

    assert run(str(tmp_path / "return.xml")) < 2

    file = ImportedFile.objects.get()
    assert (file.name, file.table, file.rows, file.read) == ("return.xml", "10 tables", 6, True)
    assert read_back().children[0].source.file == "2026/return.xml"


def test_an_empty_return_is_applied_and_leaves_nobody(tmp_path):
    empty = folder(tmp_path / "2026", Header=[], Episodes=[], Reviews=[])

    assert run(empty, "--year", "2026") < 2
    assert read_back().children == ()
    assert Import.objects.get().state == State.APPLIED


def test_an_empty_return_says_its_year_by_name_where_none_is_asked_for(tmp_path, capsys):
    empty = folder(tmp_path / "2026", Header=[], Episodes=[], Reviews=[])

    assert run(empty) == 2
    assert "2026 has no rows that tell its collection year: name it, as in 2" in capsys.readouterr().err
    assert run(f"2026={empty}") < 2


def test_a_return_of_another_council_is_refused_beside_the_one_that_is_applied(tmp_path, capsys):
    assert run(of_children(tmp_path, 2025, 100)) < 2
    before = data_version()

    assert run(of_children(tmp_path, 2026, 500)) == 2

    assert "Of the 25 children in care at the end of the return of 2025, none is in the return of 2026" in (
        capsys.readouterr().err
    )
    assert data_version() == before
    assert run(of_children(tmp_path / "mended", 2026, 101)) < 2


@pytest.mark.parametrize("kind", ["csv", "xml", "zip"])
def test_harmed_returns_are_ready_or_refused_and_write_no_child(kind, tmp_path, look):
    """Fourteen of each kind, through handing in and looking through."""
    states = []
    for number in range(14):
        path = tmp_path / str(number)
        path.mkdir()
        if kind == "csv":
            for name, data in mutated_csv(number).items():
                (path / name).write_bytes(data)
        else:
            path = path / f"return.{kind}"
            path.write_bytes(mutated_xml(number) if kind == "xml" else mutated_zip(number))
        try:
            found = look(path)
        except Refused as fault:
            states.append(State.REFUSED)
            one_sentence(str(fault))
            continue
        states.append(found.state)
        if found.state == State.REFUSED:
            one_sentence(found.refusal)

    assert set(states) == {State.READY, State.REFUSED}
    assert not Person.objects.exists()
    assert not HeldBack.objects.exists()


def test_harmed_uploads_are_taken_or_refused_in_a_sentence():
    """As on the page: the same files, by name and bytes."""
    for number in range(40):
        for name, data in (("return.zip", mutated_zip(number)), ("return.xml", mutated_xml(number))):
            try:
                handed = receive_uploads([Upload(name, [data])])
            except Refused as fault:
                one_sentence(str(fault))
            else:
                assert all(Path(file.name).name == file.name for each in handed for file in each.files)
