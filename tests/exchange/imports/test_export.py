"""Claims about `heed export`: what it writes and prints, that it is on the record, and when it is refused."""

from __future__ import annotations

from heed.access.models import Entry, Kind
from heed.config import cli
from heed.exchange.command_line import USERNAME
from tests.exchange.imports.made import BEN_IN_CARE, IN_CARE, in_year, of, said


def run(*words):
    return cli.main(["export", *words])


def test_what_is_recorded_is_written_and_said(bring_in, tmp_path, capsys):
    bring_in(in_year(tmp_path, 2026))

    assert run("--year", "2026", "--out", str(tmp_path / "out")) == 0

    told = capsys.readouterr().out
    assert "        3 2026/Header.csv" in told
    assert "Exported: 3 children. Held back, and in no file: 0." in told
    again = said(str(tmp_path / "out" / "2026"))
    assert [child.number for child in again.children] == ["1001", "1002", "9001"]


def test_who_had_which_years_of_whom_is_in_the_record(bring_in, tmp_path, priya):
    bring_in(in_year(tmp_path, 2026))

    run("--year", "2026", "--year", "2026", "--out", str(tmp_path / "out"))
    run("--year", "2026", "--out", str(tmp_path / "more"), "--by", "priya")

    entries = list(Entry.objects.filter(what="exchange.export").order_by("pk"))
    assert [entry.by and entry.by.username for entry in entries] == [USERNAME, "priya"]
    assert {entry.kind for entry in entries} == {Kind.SAW}
    assert entries[0].filter == "years: 2026"
    keys = {child.child_key for child in entries[0].children.all()}
    assert keys == {str(of(number).pk) for number in ("1001", "1002", "9001")}


def test_children_held_back_are_in_no_file_and_that_is_said(bring_in, tmp_path, capsys):
    backwards = {**IN_CARE, "DEC": "01/05/2025", "REC": "E4A"}
    bring_in(in_year(tmp_path, 2026, Episodes=[backwards, BEN_IN_CARE]))

    run("--year", "2026", "--out", str(tmp_path / "out"))

    assert "Exported: 2 children. Held back, and in no file: 1." in capsys.readouterr().out
    assert "1001" not in (tmp_path / "out" / "2026" / "Header.csv").read_text()


def test_what_is_refused_is_2_with_one_sentence_and_leaves_no_entry(bring_in, tmp_path, capsys, nadia):
    out = str(tmp_path / "out")
    assert run("--year", "2026", "--out", out) == 2
    assert "heed export: No return has been applied yet: import one first." in capsys.readouterr().err
    bring_in(in_year(tmp_path, 2026))

    assert run("--year", "2025", "--out", out) == 2
    assert "No return of 2025 is loaded, only of 2026" in capsys.readouterr().err
    assert run("--year", "2026", "--out", str(tmp_path / "2026")) == 2
    assert "is there already" in capsys.readouterr().err
    assert run("--year", "2026", "--out", out, "--by", "nadia") == 2
    assert "Nadia may not import returns" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
    assert not Entry.objects.filter(what="exchange.export").exists()
