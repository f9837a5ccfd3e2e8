"""Claims about the return written out: each year's own tables, columns, codes and days, and what is never written."""

from __future__ import annotations

import csv

import pytest

from heed.exchange.records import Refused
from heed.exchange.ssda903 import load
from heed.exchange.ssda903.layout import BY_NAME
from heed.exchange.ssda903.writing import write
from tests import returns

YEARS = (2024, 2025, 2026)


@pytest.fixture
def loaded(tmp_path):
    """Sixty sound children's returns of three years, read."""
    returns.write(tmp_path / "made", children=60, seed=5, years=YEARS, clean=True)
    return load([str(tmp_path / "made" / str(year)) for year in YEARS], year=2026, as_at=None)


def rows(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def again(out, years=YEARS):
    return load([str(out / str(year)) for year in years], year=max(years), as_at=None)


def bare(child):
    """What is said of a child, wherever it was read."""
    text = repr(child)
    return "".join(part.partition(")")[2] for part in text.split("Source("))


def test_what_is_written_says_of_every_child_what_was_read(loaded, tmp_path):
    write(loaded, YEARS, tmp_path / "out")

    assert [bare(child) for child in again(tmp_path / "out").children] == [bare(child) for child in loaded.children]


def test_written_twice_it_is_the_same_to_the_byte(loaded, tmp_path):
    write(loaded, YEARS, tmp_path / "out")
    write(again(tmp_path / "out"), YEARS, tmp_path / "twice")

    files = sorted(path.relative_to(tmp_path / "out") for path in (tmp_path / "out").rglob("*.csv"))
    assert len(files) > 30
    for file in files:
        assert (tmp_path / "out" / file).read_bytes() == (tmp_path / "twice" / file).read_bytes()


def test_each_table_has_the_departments_columns_in_their_order_and_the_codes_of_its_year(loaded, tmp_path):
    write(loaded, YEARS, tmp_path / "out")

    for path in (tmp_path / "out").rglob("*.csv"):
        assert tuple(rows(path)[0]) == BY_NAME[path.stem].columns
    assert {row[1] for row in rows(tmp_path / "out" / "2024" / "Header.csv")[1:]} <= {"1", "2"}
    assert {row[1] for row in rows(tmp_path / "out" / "2026" / "Header.csv")[1:]} <= {"M", "F", "U"}
    assert not (tmp_path / "out" / "2026" / "DoLo.csv").exists()


def test_no_return_tells_of_what_came_after_its_year(loaded, tmp_path):
    write(loaded, YEARS, tmp_path / "out")

    for day in (1, 7):
        ends = [row[day] for row in rows(tmp_path / "out" / "2024" / "Episodes.csv")[1:] if row[day]]
        assert ends
        assert max(text[6:] + text[3:5] + text[:2] for text in ends) <= "20240331"
    held = [row[2] for row in rows(tmp_path / "out" / "2025" / "Reviews.csv")[1:]]
    assert all("20240401" <= text[6:] + text[3:5] + text[:2] <= "20250331" for text in held)


def test_a_table_that_the_return_did_not_have_is_not_made_up(tmp_path):
    returns.write(tmp_path / "made", children=20, seed=5, years=(2026,), clean=True)
    (tmp_path / "made" / "2026" / "Missing.csv").unlink()

    write(load([str(tmp_path / "made" / "2026")], year=2026, as_at=None), [2026], tmp_path / "out")

    assert not (tmp_path / "out" / "2026" / "Missing.csv").exists()
    assert (tmp_path / "out" / "2026" / "OC2.csv").exists()


def test_nothing_that_a_spreadsheet_would_run_is_written_and_nothing_is_altered(tmp_path):
    returns.write(tmp_path / "made", children=20, seed=5, years=(2026,), clean=True)
    path = tmp_path / "made" / "2026" / "Header.csv"
    first, second, *rest = path.read_text(encoding="utf-8").splitlines()
    cells = second.split(",")
    cells[first.split(",").index("UPN")] = "=1+1"
    path.write_text("\n".join([first, ",".join(cells), *rest]), encoding="utf-8")
    loaded = load([str(tmp_path / "made" / "2026")], year=2026, as_at=None)
    assert "=1+1" in {child.upn for child in loaded.children}

    written = write(loaded, [2026], tmp_path / "out")

    text = (tmp_path / "out" / "2026" / "Header.csv").read_text(encoding="utf-8")
    assert "=" not in text
    assert "'" not in text
    assert [file.left_out for file in written if file.file == "2026/Header.csv"] == [1]


def test_a_year_that_is_not_loaded_is_refused(loaded, tmp_path):
    with pytest.raises(Refused, match="No return of 2023 is loaded, only of 2024 and 2025 and 2026"):
        write(loaded, [2023], tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_nothing_is_overwritten(loaded, tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.txt").write_text("mine")
    (tmp_path / "file").write_text("mine")

    for out in ("out", "file"):
        with pytest.raises(Refused, match="is there already: name a folder that is not"):
            write(loaded, [2026], tmp_path / out)
    assert (tmp_path / "out" / "mine.txt").read_text() == "mine"


def test_where_it_cannot_be_written_nothing_is_left_behind(loaded, tmp_path):
    (tmp_path / "file").write_text("no folder")

    with pytest.raises(Refused, match="could not be written"):
        write(loaded, [2026], tmp_path / "file" / "out")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "made"]
