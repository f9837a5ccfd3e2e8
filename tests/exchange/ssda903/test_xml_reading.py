"""An XML return says what its CSV files say, with the lines of its elements; one made to harm is refused in one sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from pathlib import Path

import pytest

from heed.exchange.records import Returns, Source
from heed.exchange.ssda903 import load
from heed.exchange.ssda903 import table as tables
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


def test_a_layout_that_says_its_own_year_is_read_and_another_is_refused_by_name(tmp_path: Path):
    root = (
        '<EXPSSDA903 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation="CLA_{}.xsd">'
    )

    assert tables_of(File("", "a.xml"), xml().replace("<EXPSSDA903>", root.format(2021)).encode())
    assert sentence(tmp_path, xml().replace("<EXPSSDA903>", root.format(2018))) == (
        "2026.xml, line 2: the XML is in the layout of 2018, which Heed does not read: export the return as CSV."
    )


# Refused

BOMB = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
QUADRATIC = f'<!ENTITY a "{"a" * 50_000}">'
TYPE = "2026.xml, line 2: the XML declares a document type, which no return has: export the return again."


def sentence(tmp_path: Path, text: str | bytes) -> str:
    (tmp_path / "2026.xml").write_bytes(text.encode() if isinstance(text, str) else text)
    said = refusal(str(tmp_path / "2026.xml"))
    assert said.isprintable()
    assert said.endswith(".")
    assert len(said) < 400
    return said


@pytest.mark.parametrize(
    ("declared", "used"),
    [
        (f'[<!ENTITY l0 "lol">{BOMB}]', "&l9;"),
        (f"[{QUADRATIC}]", "&a;" * 10_000),
        ('[<!ENTITY a SYSTEM "file:///etc/passwd">]', "&a;"),
        ('[<!ENTITY a SYSTEM "http://example.invalid/a">]', "&a;"),
        ('SYSTEM "http://example.invalid/a.dtd"', ""),
        ('PUBLIC "-//a" "file:///etc/passwd"', ""),
        ('[<!ENTITY % a SYSTEM "http://example.invalid/a"> %a;]', ""),
    ],
)
@pytest.mark.parametrize("root", ["EXPSSDA903", "anything"])
def test_entities_are_refused_before_they_are_declared(tmp_path: Path, declared: str, used: str, root: str):
    text = xml().replace("<EXPSSDA903>", f"<!DOCTYPE {root} {declared}><EXPSSDA903>").replace("WBRI", used)

    assert sentence(tmp_path, text) == TYPE


def test_an_entity_that_nobody_declared_is_refused(tmp_path: Path):
    assert sentence(tmp_path, xml().replace("WBRI", "&lol;", 1)) == (
        "2026.xml, line 9: the XML is damaged here: export the return again."
    )


def test_a_file_cut_short_anywhere_is_refused_with_the_line(tmp_path: Path):
    text = xml()
    last = text.index("</EXPSSDA903>")
    for at in (*range(60, last, 97), last, len(text) - 3):
        said = sentence(tmp_path, text[:at])
        line = text[:at].count("\n") + 1
        assert (
            said
            == f"2026.xml, line {line}: the XML breaks off here, so the file is not whole: export the return again."
        )


@pytest.mark.parametrize(
    ("was", "becomes", "words"),
    [
        ("</HEADER>", "</CHILD>", "line 21: the XML is damaged here: export the return again."),
        (
            "<LS>",
            "<LS><b>x</b>",
            "“b” stands in LS, where the layout of 2021 has no such element, so the XML is in another",
        ),
        (
            "<LS>",
            "<LEGAL_STATUS/><LS>",
            "“LEGAL_STATUS” stands in EPISODE, where the layout of 2021 has no such element",
        ),
        (
            "<AREVIEW>",
            "<SW_ID>1</SW_ID><AREVIEW>",
            "the XML has SW_ID, so it is in the layout of 2024 or later, which Heed",
        ),
        (
            "<AREVIEW>",
            "<DOLO_START/><AREVIEW>",
            "the XML has DOLO_START, so it is in the layout of 2027 or later, which",
        ),
        ("<EPISODE>", "<HEADER></HEADER><EPISODE>", "a second HEADER stands in one CHILD: export the return again."),
        ("<LS>", "<LS>V2</LS><LS>", "LS stands twice in one EPISODE: export the return again."),
        ("<LS>", "x<LS>", "“x” stands between two elements, so the XML is damaged: export the return again."),
        (
            "<CHILD>",
            "<EPISODE/><CHILD>",
            "“EPISODE” stands in EXPSSDA903, where the layout of 2021 has no such element",
        ),
        ("C2", "x" * 100_001, "LS is longer than 100,000 characters: export the return again."),
        (
            "<EXPSSDA903>",
            "<Message>",
            "line 2: the XML begins with “Message”, not EXPSSDA903, so it is not a return in the",
        ),
        (
            "utf-8",
            "shift_jis",
            "line 1: the XML is in the encoding “shift_jis”, which Heed does not read: export the return",
        ),
        (
            "utf-8",
            "zlib",
            "line 1: the XML is in the encoding “zlib”, which Heed does not read: export the return again, in",
        ),
    ],
)
def test_xml_of_another_shape_is_refused_by_name(tmp_path: Path, was: str, becomes: str, words: str):
    text = xml()
    assert was in text

    assert words in sentence(tmp_path, text.replace(was, becomes, 1))


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "2026.xml is empty: export the return again."),
        (b"CHILD,DOB\n", "2026.xml is something else, not XML: export the return again, as XML or CSV."),
        (b"%PDF-1.7", "2026.xml is a PDF, not XML: export the return again, as XML or CSV."),
        (xml().encode() + b"\0", "the XML is damaged here: export the return again."),
        (b"<a>" * 1_000_000, "2026.xml, line 1: the XML begins with “a”, not EXPSSDA903"),
        (
            b"<EXPSSDA903>" * 1_000_000,
            "“EXPSSDA903” stands in EXPSSDA903, where the layout of 2021 has no such element",
        ),
    ],
)
def test_what_is_no_xml_return_is_refused(tmp_path: Path, data: bytes, words: str):
    assert words in sentence(tmp_path, data)


def test_more_rows_than_a_return_can_have_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(tables, "MOST_ROWS", 1)

    assert "there are more than 1 rows of one table" in sentence(tmp_path, xml())


def test_an_xml_return_without_reviews_is_refused(tmp_path: Path):
    assert sentence(tmp_path, xml({**GOOD, "Reviews": []})) == (
        "2026.xml has no row of the Reviews table: export the table again, or take out the return."
    )


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
