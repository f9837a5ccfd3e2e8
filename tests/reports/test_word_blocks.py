"""Each kind of block in a Word file: tables, lists, links, charts."""

from __future__ import annotations

import re

import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from heed.reports.document import (
    Cell,
    Heading,
    Items,
    Message,
    Messages,
    Note,
    Paragraph,
    Prompt,
    Run,
    Table,
    Terms,
    Tile,
    Tiles,
    Tone,
    plain,
)
from heed.reports.word.names import Style
from tests.reports.sample import sample
from tests.reports.word_read import body, found, of, parts, styled, words


@pytest.fixture(scope="module")
def full():
    """The sample's body."""
    return body(sample())


def test_a_table_has_its_caption_above_and_its_row_of_headings_on_every_page(full):
    tables = found(full, "//w:tbl[w:tblPr/w:tblStyle/@w:val='ReportTable']")

    assert len(tables) == 5
    for table in tables:
        assert found(table.getprevious(), "w:pPr/w:pStyle/@w:val") == ["Caption"]
        assert [bool(row) for row in (found(row, "w:trPr/w:tblHeader") for row in found(table, "w:tr"))][:2] == [
            True,
            False,
        ]
        assert found(table, "count(w:tr/w:trPr/w:tblHeader)") == 1
        assert found(table, "w:tblPr/w:tblLook/@w:firstRow") == ["1"]
        assert found(table, "w:tblPr/w:tblLook/@w:firstColumn") == ["1"]


def test_no_row_is_parted_by_the_end_of_a_page(full):
    assert found(full, "count(//w:tr)") == found(full, "count(//w:tr[w:trPr/w:cantSplit])") > 0


def test_a_total_is_told_from_the_other_rows(full):
    table = found(full, "//w:tbl[w:tblPr/w:tblCaption/@w:val='How children took part, 2025-26']")[0]

    assert found(table, "w:tblPr/w:tblLook/@w:lastRow") == ["1"]
    assert found(full, "count(//w:tblLook[@w:lastRow='1'])") == 1


def test_widths_are_shared_out_as_the_table_says(full):
    table = found(full, "//w:tbl[w:tblPr/w:tblCaption/@w:val='How children took part, 2025-26']")[0]
    first, second, third = (int(width) for width in found(table, "w:tblGrid/w:gridCol/@w:w"))

    assert second == third
    assert abs(first - 3 * second) <= 3


def widths_of(table):
    """The width of each column of a table, and of them all."""
    found_widths = [int(width) for width in found(body(of(table)), "//w:gridCol/@w:w")]
    return found_widths, sum(found_widths)


def test_a_word_is_not_broken_where_another_column_has_room():
    head = ("Figure", "Ours, 2025-26", "Ours, 2024-25", "England", "The neighbours of North East Lincolnshire")
    row = tuple(Cell(plain(text)) for text in ("Children in care", "138.8", "136.7", "70", "100"))
    (first, second, third, fourth, last), all_of = widths_of(Table("T", head, (row,), widths=(9, 1, 1, 1, 1)))

    letter = 10.5 * 20 / 2  # twips that a letter of this size takes, at least
    assert second == third > 13 * letter  # a short text is not broken at all
    assert last > 12 * letter
    assert fourth > 7 * letter
    assert abs(first + second + third + fourth + last - all_of) <= 5
    assert first < 9 * second


def test_a_word_wider_than_a_page_leaves_the_other_columns_their_room():
    table = Table("T", ("What", "Which"), ((Cell(plain("a" * 10_000)), Cell(plain("short"))),))
    (wide, other), all_of = widths_of(table)

    assert abs(wide - other) <= 5
    assert all_of <= widths_of(Table("T", ("What",), ()))[1]


def test_words_that_stand_for_a_number_are_set_as_one(full):
    table = found(full, "//w:tbl[w:tblPr/w:tblCaption/@w:val='How children took part, 2025-26']")[0]
    styles = {words(p): found(p, "w:pPr/w:pStyle/@w:val")[0] for p in found(table, ".//w:p")}

    assert styles["fewer than 5"] == styles["352"] == Style.TABLE_NUMBER.key
    assert styles["Reviews"] == Style.TABLE_HEADING_NUMBER.key
    assert styles["How"] == Style.TABLE_HEADING.key
    assert styles["Came and spoke"] == Style.TABLE_TEXT.key


def test_a_short_table_stays_whole_and_a_long_one_goes_over_the_page():
    def kept(rows):
        table = Table("T", ("What",), ((Cell(plain("x")),),) * rows)
        return found(body(of(table)), "count(//w:tbl//w:keepNext)")

    assert kept(8) == 7  # all but the last are kept with the next
    assert kept(9) == 0


def test_a_table_without_rows_or_with_a_row_too_short_is_still_a_table():
    bare = Table("Bare", ("What", "How many"), ())
    uneven = Table("Uneven", ("What", "How many"), ((Cell(plain("x")),),), widths=(1, 2, 3))

    made = body(of(bare, uneven))

    assert found(made, "count(//w:tbl)") == 2
    assert found(made, "//w:gridAfter/@w:val") == ["1"]


def test_nothing_is_no_table():
    nothing = Table("Nothing", (), ((),), notes=(plain("Nothing to show."),))
    made = of(nothing, Tiles(()), Messages(()), Items((), ordered=True), Terms(()))

    assert found(body(made), "count(//w:tbl | //w:tr)") == 0
    assert styled(made, Style.CAPTION) == ["Nothing"]
    assert styled(made, Style.TABLE_NOTE) == ["Nothing to show."]


def test_two_tables_in_a_row_stay_two():
    tile = Tiles((Tile("1", "one", ()),))

    made = body(of(tile, tile))

    assert found(made, "count(//w:tbl/following-sibling::*[1][self::w:tbl])") == 0
    assert found(made, "count(//w:tbl)") == 2


def test_each_numbered_list_begins_again_at_one():
    made = parts(of(Items((plain("a"), plain("b")), ordered=True), Items((plain("c"),), ordered=True), Items(())))
    numbers = found(parse_xml(made["word/document.xml"]), "//w:p/w:pPr/w:numPr/w:numId/@w:val")
    numbering = parse_xml(made["word/numbering.xml"])

    assert numbers[0] == numbers[1] != numbers[2]
    for number in set(numbers):
        assert found(numbering, f"//w:num[@w:numId='{number}']//w:startOverride/@w:val") == ["1"]


def test_a_list_is_a_list_and_no_typed_bullets():
    made = of(Items((plain("a"),)), Items((plain("b"),), ordered=True))

    assert styled(made, Style.BULLET) == ["a"]
    assert styled(made, Style.NUMBER) == ["b"]


def test_a_committees_paragraph_hangs_on_its_number():
    paragraph = found(body(of(Paragraph(plain("words"), number="4.1"))), "//w:p[.//w:t='4.1']")[0]

    assert found(paragraph, "w:pPr/w:pStyle/@w:val") == ["NumberedParagraph"]
    assert found(paragraph, "w:r[2]/w:tab")
    assert words(paragraph) == "4.1words"


def test_a_link_leads_to_its_place_or_to_the_web():
    runs = (
        Run("top", link="#one"),
        Run("law", link="https://www.legislation.gov.uk/"),
        Run("law again", link="https://www.legislation.gov.uk/"),
        Run("lost", link="#nowhere"),
        Run("danger", link="javascript:alert(1)"),
    )
    made = parts(of(Paragraph(runs)))
    element = parse_xml(made["word/document.xml"])
    links = {words(link): link for link in found(element, "//w:p[w:pPr/w:pStyle/@w:val='Normal']/w:hyperlink")}

    assert set(links) == {"top", "law", "law again"}
    assert links["top"].get(qn("w:anchor")) in found(element, "//w:bookmarkStart/@w:name")
    assert links["law"].get(qn("r:id")) == links["law again"].get(qn("r:id"))
    assert b'Target="https://www.legislation.gov.uk/"' in made["word/_rels/document.xml.rels"]
    assert "lost" in words(element)
    assert b"javascript" not in b"".join(made.values())


def test_every_place_has_one_name_that_word_takes():
    long = "a-very-long-anchor-that-goes-on-beyond-what-word-can-hold"
    anchors = ("one", long, f"{long}-2", f"{long}-3", "A b", "a-b", "é", "one")
    made = body(of(Terms(tuple((anchor, plain(anchor)) for anchor in anchors), anchors)))
    names = found(made, "//w:bookmarkStart/@w:name")

    assert len(names) == len(set(anchors))
    assert len({name.lower() for name in names}) == len(names)
    assert all(re.fullmatch(r"[A-Za-z]\w{0,39}", name, re.ASCII) for name in names)
    assert found(made, "//w:bookmarkStart/@w:id") == found(made, "//w:bookmarkEnd/@w:id")


@pytest.mark.parametrize(
    ("run", "style", "by_hand"),
    [
        (Run("x", strong=True), "Strong", set()),
        (Run("x", em=True), "Emphasis", set()),
        (Run("x", strong=True, em=True), "Strong", {"i"}),
        (Run("x", link="https://www.gov.uk", strong=True), "Hyperlink", {"b"}),
        (Run("x", link="#one", em=True), "LinkToAPlace", {"i"}),
    ],
)
def test_emphasis_is_a_style(run, style, by_hand):
    looks = found(body(of(Paragraph((run,)))), "//w:p[w:pPr/w:pStyle/@w:val='Normal']//w:rPr")[0]

    assert looks[0].get(qn("w:val")) == style
    assert {child.tag.split("}")[1] for child in looks[1:]} == by_hand


def test_a_message_says_its_tone_in_words_and_not_by_colour_alone():
    made = of(Messages(tuple(Message(tone, "Title", plain("Said.")) for tone in Tone)))
    tones = found(body(made), "//w:p[w:pPr/w:pStyle/@w:val='Message']//w:rStyle/@w:val")

    assert styled(made, Style.MESSAGE) == [f"{tone}Title" for tone in Tone]
    assert styled(made, Style.MESSAGE_TEXT) == ["Said."] * len(Tone)
    assert len(set(tones)) == len(Tone)


def test_what_is_set_apart_has_a_style_of_its_own():
    made = of(Note(plain("a note")), Prompt("a question?"), Heading("Two"), Heading("Three", level=4))

    assert styled(made, Style.NOTE) == ["a note"]
    assert styled(made, Style.PROMPT) == ["a question?"]
    assert styled(made, Style.HEADING_2) == ["Two"]
    assert styled(made, Style.HEADING_3) == ["Three"]


def test_headlines_stand_three_to_a_row_in_the_order_they_are_read():
    tiles = Tiles(tuple(Tile(str(number), "label", plain("said")) for number in range(4)))
    made = of(tiles)

    assert [int(n) for n in found(body(made), "//w:tbl/w:tr/w:trPr/w:gridAfter/@w:val")] == [2]
    assert [len(found(row, "w:tc")) for row in found(body(made), "//w:tbl/w:tr")] == [3, 1]
    assert styled(made, Style.TILE_NUMBER) == ["0", "1", "2", "3"]
