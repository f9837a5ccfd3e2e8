"""The Department's published layout is read as it is, and what is missing or doubtful is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from heed.exchange import ees
from heed.exchange.records import Refused

HEAD = (
    "time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,"
    "old_la_code,new_la_code,la_name,characteristic,percentage"
)
ENGLAND = "2024,Reporting year,National,E92000001,England,,,,,,"
REGION = "2024,Reporting year,Regional,E92000001,England,E12000099,The Fens,,,,"
COUNCIL = "2024,Reporting year,Local authority,E92000001,England,E12000099,The Fens,999,E99999999,Fenshire,"


def _file(tmp_path: Path, *rows: str, head: str = HEAD) -> Path:
    path = tmp_path / "published.csv"
    path.write_text("\ufeff" + "\r\n".join((head, *rows)) + "\r\n", "utf-8")
    return path


def _read(path: Path, **where: str) -> list[tuple[int, str, str, float | None, str]]:
    return [(t.year, t.level, t.area, t.value, t.why) for t in ees.read(path, indicator="percentage", where=where)]


def test_england_regions_and_councils_are_read_each_by_its_name(tmp_path: Path) -> None:
    path = _file(tmp_path, ENGLAND + "All,67", REGION + "All,70.5", COUNCIL + 'All,"1,074"')

    assert _read(path) == [
        (2024, "National", "England", 67.0, ""),
        (2024, "Regional", "The Fens", 70.5, ""),
        (2024, "Local authority", "Fenshire", 1074.0, ""),
    ]


@pytest.mark.parametrize(
    ("cell", "why"),
    [
        ("c", "suppressed to protect people"),
        ("k", "rounds to 0"),
        ("low", "rounds to 0"),
        ("x", "not available"),
        ("z", "not applicable"),
        (":", "not available"),
        ("", "blank"),
    ],
)
def test_a_symbol_is_no_value_and_says_why(tmp_path: Path, cell: str, why: str) -> None:
    assert _read(_file(tmp_path, ENGLAND + f"All,{cell}")) == [(2024, "National", "England", None, why)]


def test_a_year_written_as_two_is_known_by_the_one_it_ends_in(tmp_path: Path) -> None:
    (told,) = _read(_file(tmp_path, ENGLAND.replace("2024", "202324", 1) + "All,5"))

    assert told[0] == 2024


def test_other_levels_are_passed_over(tmp_path: Path) -> None:
    ward = ENGLAND.replace("National", "Ward") + "All,1"

    assert len(_read(_file(tmp_path, ward, ENGLAND + "All,2"))) == 1


def test_rows_that_tell_of_the_same_place_and_year_need_a_filter_which_is_named(tmp_path: Path) -> None:
    path = _file(tmp_path, ENGLAND + "Foster,67", ENGLAND + "Other,9")

    with pytest.raises(
        Refused, match=r"several rows for England in 2024: say which with --where characteristic=VALUE\."
    ):
        _read(path)
    assert _read(path, characteristic="Foster") == [(2024, "National", "England", 67.0, "")]


def test_two_rows_that_say_the_same_are_refused_too(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="take one of them out"):
        _read(_file(tmp_path, ENGLAND + "All,67", ENGLAND + "All,67"))


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ((ENGLAND + "All,much",), "line 2: percentage is “much”, which is not a number"),
        ((ENGLAND + "All,-1",), "line 2: percentage is “-1”, which is not a number"),
        ((ENGLAND + "All,inf",), "line 2: percentage is “inf”, which is not a number"),
        ((ENGLAND + "All,nan",), "line 2: percentage is “nan”, which is not a number"),
        ((ENGLAND.replace("2024", "spring", 1) + "All,1",), "line 2: time_period is “spring”, which is not a year"),
        ((ENGLAND.replace("2024", "202325", 1) + "All,1",), "which is not a year"),
        ((ENGLAND + "All",), "line 2: it has not as many cells as the first line"),
        ((ENGLAND + "All,1,2",), "line 2: it has not as many cells as the first line"),
        ((), "has no row of England, a region or a council"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_sentence(tmp_path: Path, rows: tuple[str, ...], says: str) -> None:
    with pytest.raises(Refused) as refusal:
        _read(_file(tmp_path, *rows))

    assert says in str(refusal.value)


def test_a_filter_that_no_row_has_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="with characteristic=Nothing: look at its filters again"):
        _read(_file(tmp_path, ENGLAND + "All,1"), characteristic="Nothing")


def test_a_column_that_is_not_there_is_refused_with_those_that_are(tmp_path: Path) -> None:
    path = _file(tmp_path, ENGLAND + "All,1")

    with pytest.raises(Refused, match="has no column “rate”: its columns are time_period"):
        ees.read(path, indicator="rate", where={})
    with pytest.raises(Refused, match="has no column “colour”"):
        _read(path, colour="red")


def test_another_layout_a_missing_file_and_one_that_is_no_text_are_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"not in the Department’s published layout \(time_identifier"):
        _read(_file(tmp_path, head="time_period,percentage"))
    with pytest.raises(Refused, match="cannot be opened"):
        _read(tmp_path / "nowhere.csv")
    (tmp_path / "binary.csv").write_bytes(b"\xff\xfe\x00\x81")
    with pytest.raises(Refused, match="not a CSV file in UTF-8"):
        _read(tmp_path / "binary.csv")
