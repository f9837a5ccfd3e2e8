"""Which files are read as which tables, how, and what is said about the rest."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from heed.exchange.records import Refused, Source
from heed.exchange.ssda903 import combine, load, read, uploaded
from tests.exchange.ssda903.made import AMARA, BEN, COLUMNS, GOOD, IN_CARE, LAST_REVIEW, REVIEW, folder, refusal, text


def test_a_good_return_is_read_whole_and_no_check_fails(tmp_path: Path):
    returns = load([folder(tmp_path / "2026")], year=2026, as_at=None)

    amara, ben = returns.children
    assert (amara.number, amara.born_on, amara.sex, amara.uasc) == ("1001", date(2012, 5, 14), "F", False)
    assert amara.years == frozenset((2026,))
    assert amara.source == Source("2026/Header.csv", 2)
    [episode] = amara.episodes
    assert (episode.from_on, episode.until_on, episode.reason_new) == (date(2025, 5, 12), None, "S")
    assert (episode.legal_status, episode.placement, episode.reason_ceased) == ("C2", "U4", None)
    assert episode.source == Source("2026/Episodes.csv", 2)
    assert [(review.held_on, review.code) for review in amara.reviews] == [
        (date(2025, 6, 6), "PN1"),
        (date(2026, 3, 5), "PN2"),
    ]
    assert (ben.number, ben.sex, ben.reviews) == ("1002", "M", ())
    assert not [check for check in returns.checks if check.outcome.value == "failed"]
    assert (returns.as_at, returns.years, returns.held) == (date(2026, 3, 31), (2026,), {})
    assert [(table.name, table.rows, table.read) for table in returns.tables] == [
        ("Header", 2, True),
        ("Episodes", 2, True),
        ("Reviews", 2, True),
    ]
    assert returns.notes == ()


@pytest.mark.parametrize(
    "name", ["reviews.CSV", "SSDA903_2026_Reviews.csv", "Review.txt", "CLA Reviews 202526.csv", "anything.csv", "x"]
)
def test_a_table_is_known_by_its_columns_whatever_its_file_is_called(tmp_path: Path, name: str):
    path = Path(folder(tmp_path / "2026"))
    (path / "Reviews.csv").rename(path / name)

    returns = load([str(path)], year=2026, as_at=None)

    assert len(returns.children[0].reviews) == 2
    assert returns.children[0].reviews[0].source.file == f"2026/{name}"


@pytest.mark.parametrize(
    ("file", "table"),
    [
        ("oc2.csv", "OC2"),
        ("oc3.csv", "OC3"),
        ("ad1.csv", "AD1"),
        ("previous_permanence.csv", "PrevPerm"),
        ("PrevPerm.csv", "PrevPerm"),
        ("Missing.csv", "Missing"),
        ("sw_episodes.csv", "SWEpisodes"),
        ("SWEpisodes.csv", "SWEpisodes"),
    ],
)
def test_a_file_named_as_a_table_must_be_one(tmp_path: Path, file: str, table: str):
    path = Path(folder(tmp_path / "2026"))
    (path / file).write_text("CHILD,SOMETHING\n1001,=1+1\n")

    assert refusal(str(path)).startswith(f"2026/{file}, line 1: the columns ")
    assert f" of the {table} table are not there: add them or export" in refusal(str(path))


@pytest.mark.parametrize(("file", "year"), [("DoLo.csv", 2026), ("sw_episodes.csv", 2023)])
def test_a_table_of_a_later_year_is_left_unread_whatever_it_holds(tmp_path: Path, file: str, year: int):
    episodes = [{**row, "DECOM": f"01/07/{year - 2}"} for row in GOOD["Episodes"]]
    reviews = [{**REVIEW, "REVIEW": f"05/03/{year}"}]
    path = Path(folder(tmp_path / "903", Episodes=episodes, Reviews=reviews))
    (path / file).write_text("CHILD,SOMETHING\n1001,=1+1\n")

    returns = load([str(path)], year=year, as_at=None)

    assert [(each.file, each.rows, each.read) for each in returns.tables[3:]] == [(f"903/{file}", 0, False)]
    assert returns.notes == (f"903: left unread, because the return of {year} has no such table: {file}.",)
    assert (returns.children[0].social_workers, returns.children[0].deprivations) == ((), ())


def test_files_that_are_no_tables_are_named_and_left_alone(tmp_path: Path):
    path = Path(folder(tmp_path / "2026"))
    (path / "notes.txt").write_text("Sent on 3 May\n")
    (path / "Book1.xlsx").write_bytes(b"PK\x03\x04")
    (path / "old").mkdir()
    (path / "loop").symlink_to(path / "loop")

    returns = load([str(path)], year=2026, as_at=None)

    assert returns.notes == (
        "2026: left alone, because they are no tables of the return: Book1.xlsx, loop, notes.txt and old.",
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_a_file_is_read_in_the_encoding_it_has(tmp_path: Path, encoding: str):
    path = Path(folder(tmp_path / "2026"))
    rows = [{**AMARA, "UPN": "Zoë"}, BEN]
    (path / "Header.csv").write_bytes(text("Header", rows).encode(encoding))

    returns = load([str(path)], year=2026, as_at=None)

    assert [child.number for child in returns.children] == ["1001", "1002"]
    told = ("2026/Header.csv: not in UTF-8, so it was read as Windows-1252.",) if encoding == "cp1252" else ()
    assert returns.notes == told


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_row_knows_the_line_on_which_it_begins(tmp_path: Path, end: str):
    path = Path(folder(tmp_path / "2026"))
    lines = [
        "CHILD,DOB,REVIEW,REVIEW_CODE,NOTE",
        '1001,14/05/2012,06/06/2025,PN1,"two',
        'lines"',
        "",
        ",,,,",
        "1001,14/05/2012,05/03/2026,PN2,",
    ]
    (path / "Reviews.csv").write_bytes(end.join(lines).encode())

    returns = load([str(path)], year=2026, as_at=None)

    assert [review.source.line for review in returns.children[0].reviews] == [2, 6]
    assert returns.notes == ("2026/Reviews.csv: not read, because the return has no such column: “NOTE”.",)


def test_column_names_are_known_in_any_case_order_and_with_space_around_them(tmp_path: Path):
    path = Path(folder(tmp_path / "2026"))
    (path / "Reviews.csv").write_text(" review_code ,Review,dob,Child,\npn1 , 05/03/2026,14/05/2012, 1001,\n")

    [amara, _] = load([str(path)], year=2026, as_at=None).children

    assert [(review.held_on, review.code) for review in amara.reviews] == [(date(2026, 3, 5), "PN1")]


def test_dates_in_another_certain_form_are_read_and_said_so(tmp_path: Path):
    rows = [{**REVIEW, "REVIEW": "2025-06-06"}, LAST_REVIEW]

    returns = load([folder(tmp_path / "2026", Reviews=rows)], year=2026, as_at=None)

    assert [review.held_on for review in returns.children[0].reviews] == [date(2025, 6, 6), date(2026, 3, 5)]
    assert returns.notes == (
        "2026/Reviews.csv: 1 date of REVIEW not as DD/MM/YYYY (such as “2025-06-06”) could mean one day only, and was read.",
    )


def test_folders_of_one_name_are_told_apart_by_their_parents(tmp_path: Path):
    old = folder(tmp_path / "old" / "903", Episodes=[{**IN_CARE, "DECOM": "12/05/2024"}], Reviews=[_moved(REVIEW)])
    new = folder(tmp_path / "new" / "903")

    returns = load([new, old], year=2026, as_at=None)

    assert {table.file for table in returns.tables if table.name == "Header"} == {
        "old/903/Header.csv",
        "new/903/Header.csv",
    }


def _moved(row: dict[str, str]) -> dict[str, str]:
    return {**row, "REVIEW": "07/06/2024"}


def test_an_upload_is_read_from_the_names_its_files_had(tmp_path: Path):
    path = folder(tmp_path / "stored")
    files = [(f"C:\\Returns\\{name}.csv", os.path.join(path, f"{name}.csv")) for name in GOOD]

    returns = combine([read(uploaded("2026", files))], year=2026, as_at=None)

    assert returns == load([folder(tmp_path / "2026")], year=2026, as_at=None)


def test_the_order_of_folders_changes_nothing(tmp_path: Path):
    earlier = folder(
        tmp_path / "2025", Episodes=[{**IN_CARE, "DECOM": "12/05/2024"}], Reviews=[_moved(REVIEW)], Header=[AMARA]
    )
    later = folder(tmp_path / "2026")

    assert load([earlier, later], year=2026, as_at=None) == load([later, earlier], year=2026, as_at=None)


def test_progress_is_told_each_table_that_is_read(tmp_path: Path):
    told: list[str] = []

    load([folder(tmp_path / "2026")], year=2026, as_at=None, progress=told.append)

    assert told == ["Reading 2026/Header.csv", "Reading 2026/Episodes.csv", "Reading 2026/Reviews.csv"]


def test_loading_needs_nothing_but_the_standard_library():
    heavy = "{'django', 'pandas', 'numpy', 'pyarrow', 'duckdb', 'ibis'}"
    code = f"import sys, heed.exchange.ssda903; sys.exit(bool({heavy} & set(sys.modules)))"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_every_column_of_the_layout_is_in_the_tests_own_tables():
    """So that the tests' small returns are whole ones."""
    from heed.exchange.ssda903.layout import BY_NAME

    assert {name: BY_NAME[name].columns for name in COLUMNS} == COLUMNS


def test_a_return_with_a_table_missing_is_refused_by_name(tmp_path: Path):
    path = Path(folder(tmp_path / "2026"))
    (path / "Reviews.csv").unlink()
    (path / "Reviews.xlsx").write_bytes(b"PK\x03\x04")

    with pytest.raises(Refused) as refused:
        load([str(path)], year=2026, as_at=None)

    assert str(refused.value) == (
        "2026 has no Reviews table (left alone: Reviews.xlsx): a return needs Header, Episodes and Reviews, each as a CSV file."
    )
