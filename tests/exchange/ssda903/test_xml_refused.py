"""XML made to harm, cut short or of another layout is refused in one sentence, with the line."""

from __future__ import annotations

from pathlib import Path

import pytest

from heed.exchange.ssda903 import table as tables
from heed.exchange.ssda903.text import File
from heed.exchange.ssda903.xml_reading import tables_of
from tests.exchange.ssda903.made import GOOD, refusal
from tests.exchange.ssda903.packed import xml

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


def test_a_layout_that_says_its_own_year_is_read_and_another_is_refused_by_name(tmp_path: Path):
    root = (
        '<EXPSSDA903 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation="CLA_{}.xsd">'
    )

    assert tables_of(File("", "a.xml"), xml().replace("<EXPSSDA903>", root.format(2021)).encode())
    assert sentence(tmp_path, xml().replace("<EXPSSDA903>", root.format(2018))) == (
        "2026.xml, line 2: the XML is in the layout of 2018, which Heed does not read: export the return as CSV."
    )


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


def test_more_rows_than_a_child_can_have_are_refused_before_the_child_ends(tmp_path: Path):
    many = xml().replace("</CHILD>", "<EPISODE><LS>C2</LS></EPISODE>" * 1_000_000, 1)

    assert "one CHILD has more than 5,000 rows: export the return again." in sentence(tmp_path, many)


def test_an_xml_return_without_reviews_is_refused(tmp_path: Path):
    assert sentence(tmp_path, xml({**GOOD, "Reviews": []})) == (
        "2026.xml has no row of the Reviews table: export the table again, or take out the return."
    )
