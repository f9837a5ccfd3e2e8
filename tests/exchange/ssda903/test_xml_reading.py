"""An XML return says what its CSV files say, with the lines of its elements."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from pathlib import Path

import pytest

from heed.exchange.records import Returns, Source
from heed.exchange.ssda903 import load
from heed.exchange.ssda903.layout import BY_NAME
from heed.exchange.ssda903.text import File
from heed.exchange.ssda903.xml_reading import tables_of
from tests.exchange.ssda903.made import (
    AMARA,
    BEN,
    BEN_IN_CARE,
    GOOD,
    IN_CARE,
    LAST_REVIEW,
    REVIEW,
    Row,
    folder,
    refusal,
)
from tests.exchange.ssda903.packed import xml

BORN = {"CHILD": "1001", "DOB": AMARA["DOB"]}
NO_SUCH_DAY = {"DOB": "31/02/2010"}
BEN_BORN = {"CHILD": "1002", "DOB": BEN["DOB"]}

WHOLE: Mapping[str, Sequence[Row]] = {
    "Header": [{**AMARA, "MOTHER": "1", "MC_DOB": "03/02/2026"}, {**BEN, "ETHNIC": "MWBC"}],
    "Episodes": [
        {**IN_CARE, "PLACE_PROVIDER": "PR1", "HOME_POST": "DN31 1AA", "PL_POST": "DN32 1AB", "URN": "SC123456"},
        {**BEN_IN_CARE, "DEC": "05/01/2026", "REC": "X1", "REASON_PLACE_CHANGE": "CARPL"},
        {**BEN_IN_CARE, "DECOM": "05/01/2026", "RNE": "P", "PLACE": "U4", "PLACE_PROVIDER": "PR4"},
    ],
    "Reviews": [REVIEW, LAST_REVIEW],
    "UASC": [{**BEN_BORN, "SEX": "M", "DUC": "02/09/2028"}],
    "OC2": [
        {
            **BEN_BORN,
            "SDQ_SCORE": "12",
            "CONVICTED": "0",
            "HEALTH_CHECK": "1",
            "IMMUNISATIONS": "1",
            "TEETH_CHECK": "0",
        },
        {**BORN, "SDQ_REASON": "SDQ2", "HEALTH_ASSESSMENT": "1", "SUBSTANCE_MISUSE": "0", "INTERVENTION_OFFERED": "1"},
    ],
    "OC3": [{**BEN_BORN, "IN_TOUCH": "YES", "ACTIV": "F2", "ACCOM": "B1"}],
    "AD1": [
        {
            **{**BORN, "DATE_INT": "01/06/2025", "DATE_MATCH": "02/07/2025", "FOSTER_CARE": "0", "NB_ADOPTR": "2"},
            **{"SEX_ADOPTR": "MF", "LS_ADOPTR": "L11"},
        }
    ],
    "PlacedAdoption": [{**BORN, "DATE_PLACED": "03/08/2025", "DATE_PLACED_CEASED": "", "REASON_PLACED_CEASED": ""}],
    "PrevPerm": [{**BORN, "PREV_PERM": "P1", "LA_PERM": "E06000012", "DATE_PERM": "01/01/2019"}],
    "Missing": [
        {**BEN_BORN, "MISSING": "M", "MIS_START": "01/12/2025", "MIS_END": "03/12/2025"},
        {**BEN_BORN, "MISSING": "A", "MIS_START": "07/12/2025", "MIS_END": ""},
    ],
}


def csv_folder(path: Path, whole: Mapping[str, Sequence[Row]]) -> str:
    """The tables as CSV files, each with every column of its layout."""
    path.mkdir()
    for name, rows in whole.items():
        columns = BY_NAME[name].columns
        lines = [",".join(columns), *(",".join(row.get(column, "") for column in columns) for row in rows)]
        (path / f"{name}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return str(path)


def as_xml(path: Path, whole: Mapping[str, Sequence[Row]]) -> str:
    path.mkdir()
    (path / "2026.xml").write_text(xml(whole), encoding="utf-8")
    return str(path / "2026.xml")


def without_places(value: object) -> object:
    """The value with every file and line in it left out, whatever it is made of."""
    if isinstance(value, Source):
        return None
    if is_dataclass(value) and not isinstance(value, type):
        left = {"sentence", "why", "file", "notes"}
        return {each.name: without_places(getattr(value, each.name)) for each in fields(value) if each.name not in left}
    if isinstance(value, dict):
        return {key: without_places(each) for key, each in value.items()}
    if isinstance(value, tuple | list):
        return [without_places(each) for each in value]
    return value


def children(returns: Returns) -> object:
    return without_places(returns.children)


# What it says


def test_every_table_of_an_xml_return_says_what_its_csv_file_says(tmp_path: Path):
    by_csv = load([csv_folder(tmp_path / "csv", WHOLE)], year=2026, as_at=None)
    by_xml = load([as_xml(tmp_path / "xml", WHOLE)], year=2026, as_at=None)

    assert {table.name: table.rows for table in by_csv.tables} == {name: len(rows) for name, rows in WHOLE.items()}
    by_table = [without_places(replace(table, file="")) for table in by_csv.tables]
    assert [without_places(replace(table, file="")) for table in by_xml.tables] == by_table
    assert by_csv.children
    assert children(by_xml) == children(by_csv)
    assert {number: bool(why) for number, why in by_xml.held.items()} == {
        n: bool(why) for n, why in by_csv.held.items()
    }
    found = [
        [
            (check.code, check.outcome, check.rows, sorted((f.child or "") for f in check.faults))
            for check in each.checks
        ]
        for each in (by_csv, by_xml)
    ]
    assert found[0] == found[1]


def test_faulty_cells_are_faulty_in_both(tmp_path: Path):
    """The birth date of a child stands once in XML, and in every table of its CSV files."""
    whole: Mapping[str, Sequence[Row]] = {
        **{
            name: [{**row, **NO_SUCH_DAY} if row["CHILD"] == "1002" else row for row in rows]
            for name, rows in WHOLE.items()
        },
        "Header": [{**AMARA, "SEX": "7"}, {**BEN, **NO_SUCH_DAY}],
        "Episodes": [{**IN_CARE, "LS": "ZZ"}, {**BEN_IN_CARE, "DECOM": "=1+1"}],
        "Reviews": [{**REVIEW, "REVIEW_CODE": "<PN9>"}, LAST_REVIEW],
    }
    by_csv = load([csv_folder(tmp_path / "csv", whole)], year=2026, as_at=None)
    by_xml = load([as_xml(tmp_path / "xml", whole)], year=2026, as_at=None)

    said = [
        sorted(
            fault.sentence.partition(": ")[2]
            for check in each.checks
            for fault in check.faults
            if "line" in fault.sentence
        )
        for each in (by_csv, by_xml)
    ]
    assert len(said[0]) >= 5
    assert said[0] == said[1]


def lines_of(name: str, whole: Mapping[str, Sequence[Row]] = WHOLE) -> list[str]:
    """What stands on the line that each row of a table gives as its own."""
    text = xml(whole)
    found = next(each for each in tables_of(File("", "2026.xml"), text.encode()) if each.layout.name == name)
    assert found.read is not None
    return [text.splitlines()[line - 1] for line in found.read[1]]


@pytest.mark.parametrize(
    ("table", "stands"),
    [
        ("Header", ["<HEADER>"] * 2),
        ("Episodes", ["<EPISODE>"] * 3),
        ("Reviews", ["<AREVIEW>"] * 2),
        ("OC2", ["<OC2>"] * 2),
        ("PlacedAdoption", ["<AD_PLACED>"]),
        ("PrevPerm", ["<PERMANENCE>"]),
        ("Missing", ["<AMISSING>"] * 2),
        ("UASC", ["<UASC>1</UASC>"]),
        ("OC3", ["<IN_TOUCH>YES</IN_TOUCH>"]),
        ("AD1", ["<DATE_INT>01/06/2025</DATE_INT>"]),
    ],
)
def test_the_line_of_a_row_is_that_of_its_element(table: str, stands: list[str]):
    assert lines_of(table) == stands


def test_an_element_in_which_nothing_is_written_is_no_row():
    empty = {**GOOD, "Missing": [{"CHILD": "1001"}], "OC2": [{"CHILD": "1001"}], "OC3": [{"CHILD": "1002"}]}

    for table in ("Missing", "OC2", "OC3", "UASC", "AD1"):
        assert lines_of(table, empty) == []


def test_a_child_is_unaccompanied_by_the_flag_or_by_the_day_it_ceased():
    for flag, ceased, rows in (("1", "", 1), ("0", "01/01/2026", 1), ("0", "", 0), ("", "", 0), (" 0 ", "", 0)):
        text = xml().replace("<UASC>0</UASC>", f"<UASC>{flag}</UASC><DUC>{ceased}</DUC>", 1)
        found = {each.layout.name: each.read for each in tables_of(File("", "a.xml"), text.encode())}["UASC"]
        assert found is not None
        assert len(found[0]) == rows


def test_elements_may_stand_in_any_order_and_text_may_be_written_in_any_way(tmp_path: Path):
    text = xml()
    turned = text.replace("<DOB>14/05/2012</DOB>\n", "").replace(
        "</HEADER>", "<DOB><![CDATA[14/05/2012]]></DOB></HEADER>", 1
    )
    (tmp_path / "a.xml").write_text(turned.replace("PN1", "P&#78;1").replace("<CHILD>", "<!-- one --><CHILD>"))

    returns = load([str(tmp_path / "a.xml")], year=2026, as_at=None)

    assert [review.code for review in returns.children[0].reviews] == ["PN1", "PN2"]
    assert f"{returns.children[0].born_on}" == "2012-05-14"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1", "windows-1252"])
def test_an_encoding_that_is_named_is_read(tmp_path: Path, encoding: str):
    text = xml({**GOOD, "Header": [{**AMARA, "UPN": "é"}, BEN]}).replace(
        '"utf-8"', f'"{encoding.removesuffix("-sig")}"'
    )

    found = tables_of(File("", "a.xml"), text.encode(encoding))[0].read

    assert found is not None
    assert "é" in found[0][0]


def test_an_xml_file_is_told_of_once_as_it_is_read(tmp_path: Path):
    told: list[str] = []
    load([as_xml(tmp_path / "xml", WHOLE)], year=2026, as_at=None, progress=told.append)

    assert told == ["Reading 2026.xml"]


# Beside other files


def test_xml_of_something_else_beside_csv_files_is_left_alone(tmp_path: Path):
    path = folder(tmp_path / "2026")
    (tmp_path / "2026" / "log.xml").write_text("<log/>")

    assert load([path], year=2026, as_at=None).notes == (
        "2026: left alone, because they are no tables of the return: log.xml.",
    )


def test_an_xml_return_beside_csv_files_is_refused(tmp_path: Path):
    path = folder(tmp_path / "2026")
    (tmp_path / "2026" / "return.xml").write_text(xml())

    assert refusal(path) == "2026 has two Header tables, Header.csv and return.xml: leave one."


def test_an_xml_return_in_a_folder_is_read(tmp_path: Path):
    returns = load([str(Path(as_xml(tmp_path / "2026", GOOD)).parent)], year=2026, as_at=None)

    assert returns.children[0].source.file == "2026/2026.xml"
