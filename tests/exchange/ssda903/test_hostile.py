"""Input that cannot be used: one sentence with file, line and what to do; never anything else."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from heed.exchange.records import Refused
from heed.exchange.ssda903 import load
from heed.exchange.ssda903 import table as tables
from heed.exchange.ssda903 import text as texts
from tests.exchange.ssda903.made import COLUMNS, GOOD, LAST_REVIEW, REVIEW, folder, text

HEAD = b"CHILD,DOB,REVIEW,REVIEW_CODE\n"
ROW = b"1001,14/05/2012,05/03/2026,PN2\n"
GIVE = "give the return’s folder of CSV files, a zip of them, or its XML file"
AGAIN = "export the table again as CSV (comma delimited)"

HOSTILE = {
    "empty": (b"", f"2026/Reviews.csv is empty: {AGAIN}."),
    "blank": (b" \r\n\r\n", f"2026/Reviews.csv is empty: {AGAIN}."),
    "header only": (
        HEAD,
        "2026/Reviews.csv has a header and no rows: export the table again, or take out the return.",
    ),
    "blank rows only": (
        HEAD + b",,,\n\n",
        "2026/Reviews.csv has a header and no rows: export the table again, or take out the return.",
    ),
    "workbook": (
        b"PK\x03\x04\x14\x00",
        f"2026/Reviews.csv is an Excel workbook or a zip file, not a CSV file: {AGAIN}.",
    ),
    "old workbook": (
        b"\xd0\xcf\x11\xe0\xa1\xb1",
        f"2026/Reviews.csv is an old Excel workbook, not a CSV file: {AGAIN}.",
    ),
    "PDF": (b"%PDF-1.7\n", f"2026/Reviews.csv is a PDF, not a CSV file: {AGAIN}."),
    "picture": (b"\x89PNG\r\n\x1a\n\x00", f"2026/Reviews.csv is a picture, not a CSV file: {AGAIN}."),
    "XML": (b"<?xml version='1.0'?>", f"2026/Reviews.csv is an XML or web page file, not a CSV file: {AGAIN}."),
    "UTF-32": ("\ufeffCHILD".encode("utf-32-le"), f"2026/Reviews.csv is in UTF-32: {AGAIN}, in UTF-8."),
    "no encoding": (
        HEAD + b"\x81\x8d\xff\n",
        f"2026/Reviews.csv is in an encoding that cannot be told: {AGAIN}, in UTF-8.",
    ),
    "broken UTF-16": (
        b"\xff\xfe" + HEAD.decode().encode("utf-16-le") + b"\x00\xd8\x00",
        f"2026/Reviews.csv begins as UTF-16 and goes on as something else: {AGAIN}.",
    ),
    "broken UTF-8": (
        b"\xef\xbb\xbf" + HEAD + ROW + b"\xff\n",
        f"2026/Reviews.csv begins as UTF-8 and goes on as something else: {AGAIN}.",
    ),
    "NUL": (
        HEAD + ROW + b"1001,14/05/2012,\x00,PN1\n",
        f"2026/Reviews.csv, line 3: there is a NUL byte, so the file is damaged: {AGAIN}.",
    ),
    "short row": (
        HEAD + ROW + b"1001,14/05/2012,05/03/2026\n",
        "2026/Reviews.csv, line 3: the row has 3 cells and the header 4:"
        " look for a missing comma, or a comma that needs quotation marks round its text.",
    ),
    "long row": (
        HEAD + b'1001,"a\nb",05/03/2026,PN1,\n' + b"1001,14/05/2012,05/03/2026,PN1,x\n",
        "2026/Reviews.csv, line 4: the row has 5 cells and the header 4:"
        " look for a missing comma, or a comma that needs quotation marks round its text.",
    ),
    "one cell": (
        HEAD + ROW + b"Total\n",
        "2026/Reviews.csv, line 3: the row has 1 cell and the header 4:"
        " look for a missing comma, or a comma that needs quotation marks round its text.",
    ),
    "30 MB cell": (
        HEAD + ROW + b"1001," + b"x" * 30_000_000,
        f"2026/Reviews.csv, line 3: the line is longer than 100,000 characters, so this is not a table of the return: {AGAIN}.",
    ),
    "30 MB cell on many lines": (
        HEAD + ROW + b'1001,"' + b"x" * 79 + b"\n" * 30_000_000,
        f"2026/Reviews.csv, line 3: a quotation mark is opened and not closed: close it, or {AGAIN}.",
    ),
    "quotation mark not closed": (
        HEAD + ROW + b'1001,"14/05/2012,05/03/2026,PN1\n' + ROW * 3,
        f"2026/Reviews.csv, line 3: a quotation mark is opened and not closed: close it, or {AGAIN}.",
    ),
    "text after a quotation mark": (
        HEAD + ROW + b'1001,"14/05/2012"x,05/03/2026,PN1\n',
        "2026/Reviews.csv, line 3: text follows a closing quotation mark: double the marks inside the text,"
        f" or {AGAIN}.",
    ),
    "header not closed": (
        b'CHILD,"DOB\n' + ROW,
        f"2026/Reviews.csv, line 1: a quotation mark is opened and not closed: close it, or {AGAIN}.",
    ),
    "semicolons": (
        HEAD.replace(b",", b";") + ROW.replace(b",", b";"),
        f"2026/Reviews.csv, line 1: the columns are separated by semicolons, not commas: {AGAIN}.",
    ),
    "tabs": (
        HEAD.replace(b",", b"\t") + ROW.replace(b",", b"\t"),
        f"2026/Reviews.csv, line 1: the columns are separated by tabs, not commas: {AGAIN}.",
    ),
    "column missing": (
        b"CHILD,DOB,REVIEW\n1001,14/05/2012,05/03/2026\n",
        f"2026/Reviews.csv, line 1: the column REVIEW_CODE of the Reviews table is not there: add it or {AGAIN}.",
    ),
    "columns missing": (
        b"CHILD,REVIEW\n1001,05/03/2026\n",
        f"2026/Reviews.csv, line 1: the columns DOB and REVIEW_CODE of the Reviews table are not there: add them or {AGAIN}.",
    ),
    "column doubled": (
        b"CHILD,DOB,REVIEW,REVIEW,REVIEW_CODE\n1001,14/05/2012,05/03/2026,05/03/2026,PN2\n",
        "2026/Reviews.csv, line 1: the column REVIEW stands more than once: leave one of each.",
    ),
    "no header": (
        ROW,
        "2026/Reviews.csv, line 1: the columns CHILD, DOB, REVIEW and REVIEW_CODE of the Reviews table are not there:"
        f" add them or {AGAIN}.",
    ),
    "American dates": (
        HEAD + b"1001,14/05/2012,06/07/2025,PN1\n1001,14/05/2012,01/31/2026,PN2\n",
        "2026/Reviews.csv, line 3: REVIEW is “01/31/2026”, which has the month before the day, so any date of that column may"
        " have: export the table again with dates as DD/MM/YYYY.",
    ),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_file_that_cannot_be_used_is_refused_in_one_sentence(tmp_path: Path, kind: str):
    data, sentence = HOSTILE[kind]
    path = Path(folder(tmp_path / "2026"))
    (path / "Reviews.csv").write_bytes(data)

    assert refusal(str(path)) == sentence


def refusal(*paths: str, year: int = 2026) -> str:
    """The sentence with which the paths are refused."""
    with pytest.raises(Refused) as refused:
        load(list(paths), year=year, as_at=None)
    sentence = str(refused.value)
    assert "\n" not in sentence
    assert sentence.endswith(".")
    assert len(sentence) < 400
    return sentence


def test_a_folder_in_place_of_a_file_is_refused(tmp_path: Path):
    path = Path(folder(tmp_path / "2026"))
    (path / "Reviews.csv").unlink()
    (path / "Reviews.csv").mkdir()

    assert refusal(str(path)) == "2026/Reviews.csv is a folder, not a CSV file: put the table’s CSV file in its place."


def test_a_pipe_in_place_of_a_file_is_refused_without_waiting(tmp_path: Path):
    path = Path(folder(tmp_path / "2026"))
    (path / "Reviews.csv").unlink()
    os.mkfifo(path / "Reviews.csv")

    assert refusal(str(path)) == "2026/Reviews.csv is not an ordinary file: put the table’s CSV file in its place."


def test_a_link_that_leads_to_itself_is_refused(tmp_path: Path):
    path = Path(folder(tmp_path / "2026"))
    (path / "Reviews.csv").unlink()
    (path / "Reviews.csv").symlink_to("Reviews.csv")

    assert refusal(str(path)) == (
        "2026/Reviews.csv cannot be opened (too many levels of symbolic links): check the file and who may read it."
    )


def test_a_file_that_may_not_be_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = Path(folder(tmp_path / "2026"))
    opened = os.stat

    def stat(name: str) -> os.stat_result:
        if name.endswith("Reviews.csv"):
            raise PermissionError(13, "Permission denied", name)
        return opened(name)

    monkeypatch.setattr(os, "stat", stat)

    assert refusal(str(path)) == (
        "2026/Reviews.csv cannot be opened (permission denied): check the file and who may read it."
    )


def test_a_file_larger_than_a_councils_return_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(texts, "MOST_BYTES", 2**20)
    path = Path(folder(tmp_path / "2026"))
    (path / "Reviews.csv").write_bytes(HEAD + ROW * 40_000)

    assert refusal(str(path)) == (
        f"2026/Reviews.csv is larger than 1 MB, so it is not a table of one council’s return: {AGAIN}."
    )


def test_more_rows_than_a_return_can_have_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(tables, "MOST_ROWS", 2)
    path = Path(folder(tmp_path / "2026", Reviews=[REVIEW, REVIEW, LAST_REVIEW]))

    assert refusal(str(path)) == f"2026/Reviews.csv has more than 2 rows: {AGAIN}."


def test_two_files_of_one_table_are_refused(tmp_path: Path):
    path = Path(folder(tmp_path / "2026"))
    (path / "Copy of reviews.csv").write_text(text("Reviews", [REVIEW]))

    assert refusal(str(path)) == "2026 has two Reviews tables, Copy of reviews.csv and Reviews.csv: leave one."


def test_files_of_two_years_in_one_folder_are_refused(tmp_path: Path):
    path = Path(folder(tmp_path / "903"))
    (path / "Episodes.csv").rename(path / "Episodes 2025.csv")
    (path / "Episodes 2026.csv").write_bytes((path / "Episodes 2025.csv").read_bytes())

    assert refusal(str(path)) == (
        "903 has files of two collection years, Episodes 2025.csv and Episodes 2026.csv:"
        " put the files of each year into a folder of their own."
    )


def test_a_folder_without_a_table_is_refused(tmp_path: Path):
    (tmp_path / "2026").mkdir()
    assert refusal(str(tmp_path / "2026")) == (
        f"2026 is not an SSDA903 return, because none of its files is a table of one: {GIVE}."
    )

    (tmp_path / "2026" / "cat.png").write_bytes(b"\x89PNG")
    assert refusal(str(tmp_path / "2026")) == (
        f"2026 is not an SSDA903 return, because none of its files is a table of one (cat.png): {GIVE}."
    )


def test_a_folder_with_other_tables_alone_is_refused(tmp_path: Path):
    (tmp_path / "2026").mkdir()
    (tmp_path / "2026" / "oc2.csv").write_text("CHILD,DOB\n")

    assert refusal(str(tmp_path / "2026")) == (
        "2026 has no Header, Episodes and Reviews tables: a return needs Header, Episodes and Reviews, each as a CSV file."
    )


def test_what_is_not_a_folder_is_refused(tmp_path: Path):
    path = Path(folder(tmp_path / "2026"))
    (tmp_path / "loop").symlink_to("loop")

    assert refusal() == f"No return was given: {GIVE}."
    assert refusal(str(path / "Header.csv")) == f"Header.csv is neither a folder nor a zip or XML file: {GIVE}."
    assert refusal(str(tmp_path / "2062")) == f"2062 cannot be found: {GIVE}."
    assert refusal(str(tmp_path / "loop")) == f"loop cannot be found: {GIVE}."


def test_a_folder_that_may_not_be_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = folder(tmp_path / "2026")

    def listdir(name: str) -> list[str]:
        raise PermissionError(13, "Permission denied", name)

    monkeypatch.setattr(os, "listdir", listdir)

    assert refusal(path) == "2026 cannot be opened (permission denied): check the folder and who may read it."


def test_a_return_given_twice_is_refused(tmp_path: Path):
    path = folder(tmp_path / "2026")

    assert refusal(path, f"2026={path}/") == "2026 was given twice: give each return once."


def test_one_date_with_the_month_first_among_many_with_the_day_first_holds_its_child_alone(tmp_path: Path):
    days = [{**REVIEW, "REVIEW": f"{day}/{month}/2025"} for month in ("07", "08") for day in range(13, 18)]
    slip = {**REVIEW, "CHILD": "1002", "DOB": "", "REVIEW": "01/31/2026"}

    assert refusal(folder(tmp_path / "2026", Reviews=[*days[1:], slip, LAST_REVIEW])).startswith(
        "2026/Reviews.csv, line 11: REVIEW is “01/31/2026”, which has the month before the day"
    )
    returns = load([folder(tmp_path / "2026", Reviews=[*days, slip, LAST_REVIEW])], year=2026, as_at=None)
    assert returns.held == {
        "1002": "2026/Reviews.csv, line 12: REVIEW is “01/31/2026”, which has the month before the day: write it as DD/MM/YYYY."
    }


@pytest.mark.parametrize("table", GOOD)
def test_a_formula_in_any_cell_is_text_that_fails_its_type_and_never_more(tmp_path: Path, table: str):
    for column in COLUMNS[table]:
        rows = [dict(row) for row in GOOD[table]]
        rows[-1][column] = "=cmd|' /C calc'!A1"
        returns = load([folder(tmp_path / "2026", **{table: rows})], year=2026, as_at=date(2026, 3, 31))
        faults = [fault.sentence for check in returns.checks for fault in check.faults]
        assert all("“=cmd" not in sentence or "“=cmd|' /C calc'!A1”" in sentence for sentence in faults)
        assert len(returns.children) + len(returns.held) >= 2
