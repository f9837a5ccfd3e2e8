"""A report as a Word file: read back by python-docx, and as the XML that it is."""

from __future__ import annotations

import dataclasses
import os
import subprocess
import sys
import zipfile
from datetime import UTC, datetime
from io import BytesIO
from itertools import pairwise

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from heed.reports import legible, word
from heed.reports.document import (
    Edition,
    Terms,
    Tile,
    Tiles,
    plain,
)
from heed.reports.word.names import Style
from tests.hostile import HOSTILE
from tests.reports.sample import BY_QUARTER, sample
from tests.reports.word_read import body, found, of, parts, styled, words


@pytest.fixture(scope="module")
def full():
    """The sample's body."""
    return body(sample())


def test_the_same_report_makes_the_same_bytes():
    assert word.render(sample()) == word.render(sample())


def test_another_run_of_the_program_makes_the_same_bytes():
    told = """
import sys
from heed.reports import word
from heed.reports.document import Terms, plain
from tests.reports.word_read import of
alike = ("a-b", "a b", "A b", "a.b", "a/b")
sys.stdout.buffer.write(word.render(of(Terms(tuple((anchor, plain("x")) for anchor in alike), alike))))
"""

    def run(seed):
        there = {**os.environ, "PYTHONHASHSEED": seed}
        return subprocess.run([sys.executable, "-c", told], env=there, check=True, capture_output=True).stdout

    assert run("1") == run("2")


def test_the_file_carries_the_day_of_the_document_and_the_organisation_but_no_person():
    of_file = docx.Document(BytesIO(word.render(sample()))).core_properties

    assert of_file.title == sample().title
    assert of_file.created == of_file.modified == datetime(2026, 11, 16, tzinfo=UTC)
    assert of_file.author == of_file.last_modified_by == "Fenshire Council"
    assert of_file.language == "en-GB"


def test_no_part_of_the_file_tells_when_or_by_what_it_was_made():
    with zipfile.ZipFile(BytesIO(word.render(sample()))) as held:
        days = {entry.date_time for entry in held.infolist()}
        everything = b"".join(held.read(name) for name in held.namelist())

    assert days == {(1980, 1, 1, 0, 0, 0)}
    assert b"python" not in everything
    assert b"Macintosh" not in everything


def test_a_title_of_any_length_fits_in_the_file():
    long = dataclasses.replace(sample(), title="a\x00" * 500)

    assert docx.Document(BytesIO(word.render(long))).core_properties.title == "a" * 255


def test_every_style_that_is_asked_for_is_there(full):
    styles = parse_xml(parts(sample())["word/styles.xml"])
    there = {style.get(qn("w:styleId")) for style in found(styles, "//w:style")}
    asked = found(full, "//w:pStyle/@w:val | //w:rStyle/@w:val | //w:tblStyle/@w:val")

    assert there == {style.key for style in Style}
    assert set(asked) <= there
    assert found(full, "count(//w:p[not(w:pPr/w:pStyle)])") == 0


def test_each_style_has_words_own_name_where_word_has_one():
    styles = docx.Document(BytesIO(word.render(sample()))).styles

    for name in ("Normal", "Title", "Subtitle", "Heading 1", "Heading 2", "Heading 3", "List Bullet", "List Number"):
        assert styles[name].name == name
    assert styles["Caption"].font.bold
    assert styles["Normal"].font.name == "Arial"  # on every council's computer


def test_every_paragraphs_style_says_the_language():
    styles = parse_xml(parts(sample())["word/styles.xml"])
    all_of = found(styles, "//w:style[@w:type='paragraph']")

    assert found(styles, "//w:docDefaults//w:lang/@w:val") == ["en-GB"]
    assert {lang for style in all_of for lang in found(style, "w:rPr/w:lang/@w:val")} == {"en-GB"}
    assert found(styles, "count(//w:style[@w:type='paragraph'][not(w:rPr/w:lang)])") == 0


def test_nothing_is_painted_by_hand_where_a_style_can(full):
    for tag in ("w:shd", "w:rFonts", "w:sz", "w:color", "w:jc", "w:spacing", "w:ind", "w:tcBorders", "w:tblBorders"):
        assert found(full, f"count(//{tag})") == 0, tag


def test_headings_go_down_one_level_at_a_time(full):
    keys = [style.key for style in (Style.HEADING_1, Style.HEADING_2, Style.HEADING_3)]
    levels = [keys.index(key) + 1 for key in found(full, "//w:pStyle/@w:val") if key in keys]

    assert levels[0] == 1
    assert set(levels) == {1, 2, 3}
    assert all(later - before <= 1 for before, later in pairwise(levels))


def test_headings_are_in_words_outline():
    styles = parse_xml(parts(sample())["word/styles.xml"])

    assert found(styles, "//w:style[starts-with(w:name/@w:val,'heading')]/w:pPr/w:outlineLvl/@w:val") == ["0", "1", "2"]


def test_the_contents_are_there_before_word_has_worked_them_out(full):
    code = found(full, "//w:instrText")[0].text
    entries = found(full, "//w:p[w:pPr/w:pStyle/@w:val='TOC1']")
    leads_to = [found(entry, "w:hyperlink/@w:anchor")[0] for entry in entries]

    assert "TOC" in code
    assert [words(entry) for entry in entries] == ["1The year in brief", "2Words and figures explained"]
    assert set(leads_to) <= set(found(full, "//w:bookmarkStart/@w:name"))
    assert [found(full, f"count(//w:fldChar[@w:fldCharType='{kind}'])") for kind in ("begin", "separate", "end")] == [
        1
    ] * 3


def test_word_asks_nothing_when_the_file_is_opened():
    assert b"<w:updateFields" not in parts(sample())["word/settings.xml"]
    assert b"w:dirty" not in parts(sample())["word/document.xml"]


def test_a_document_without_contents_has_none():
    assert found(body(dataclasses.replace(sample(), contents=False)), "count(//w:instrText)") == 0


def test_every_picture_says_what_it_shows(full):
    said = found(full, "//wp:docPr/@descr")

    assert len(said) == found(full, "count(//w:drawing)") == 5
    assert BY_QUARTER.description in said
    assert all(said)
    assert len(set(found(full, "//wp:docPr/@id"))) == 5


def test_a_chart_is_followed_by_its_figures(full):
    chart = found(full, "//w:p[w:pPr/w:pStyle/@w:val='Picture']")[0]
    caption, table = chart.getnext(), chart.getnext().getnext()

    assert words(caption) == "The figures in this chart"  # its own caption is the chart's title, just above
    assert found(table, "w:tblPr/w:tblCaption/@w:val") == [BY_QUARTER.table.caption]
    assert "not available" in words(table)


def test_a_full_report_has_a_cover_and_other_editions_a_head():
    def pages(edition):
        made = body(sample(edition=edition))
        return found(made, "count(//wp:anchor)"), found(made, "count(//w:sectPr/w:titlePg)")

    assert pages(Edition.FULL) == (1, 1)
    for edition in set(Edition) - {Edition.FULL}:
        assert pages(edition) == (0, 0)
        assert styled(sample(edition=edition), Style.TITLE) == ["Annual report 2025-26"]


def test_the_cover_says_whose_report_it_is_and_how_far_it_has_come():
    shown = sample().cover

    assert styled(sample(), Style.ORGANISATION) == [shown.organisation]
    assert styled(sample(), Style.SERVICE) == [shown.service]
    assert styled(sample(), Style.SUBTITLE) == [shown.lead]
    assert styled(sample(), Style.STATUS) == [f"{shown.status} {shown.status_said}"]


def test_a_cover_without_a_lead_or_a_status_leaves_no_empty_line():
    bare = dataclasses.replace(sample().cover, lead="", status="", status_said="")
    made = dataclasses.replace(sample(), cover=bare)

    assert styled(made, Style.SUBTITLE) == []
    assert styled(made, Style.STATUS) == []
    assert found(body(made), "count(//w:body/w:p[not(.//w:t) and not(.//w:drawing)])") == 0


def test_a_councils_logo_stands_on_its_cover_with_words_for_it():
    picture = next(blob for name, blob in parts(sample()).items() if name.endswith(".png"))
    for alt, said in (("Fenshire’s heron", "Fenshire’s heron"), ("", "Logo of Fenshire Council")):
        cover = dataclasses.replace(sample().cover, logo=picture, logo_alt=alt)
        made = body(of(cover=cover))
        assert said in found(made, "//wp:inline/wp:docPr/@descr")


def test_the_header_of_a_committee_paper_is_a_table_and_definitions_are_not():
    header = Terms((("Committee", plain("Corporate Parenting Board")), ("Date", plain("Thu 10 December 2026"))))
    defined = dataclasses.replace(header, anchors=("d-committee", ""))

    for edition in (Edition.COVER_NOTE, Edition.COVER_RISKS, Edition.COVER_PANEL):
        made = body(of(header, defined, edition=edition))
        assert found(made, "//w:tblStyle/@w:val") == ["PaperHeader"]
        assert found(made, "count(//w:p[w:pPr/w:pStyle/@w:val='Term'])") == 2
    assert found(body(of(header)), "count(//w:tbl)") == 0


def test_one_page_has_narrow_margins_and_smaller_type():
    def size(edition):
        made = docx.Document(BytesIO(word.render(sample(edition=edition))))
        margin, type_ = made.sections[0].left_margin, made.styles["Normal"].font.size
        assert margin
        assert type_
        return margin.mm, type_.pt

    margin, type_ = size(Edition.ONE_PAGE)
    assert margin < 15 < size(Edition.FULL)[0]
    assert type_ < 12 == size(Edition.FULL)[1] == size(Edition.COVER_NOTE)[1]


def test_every_page_but_a_cover_says_what_it_is_and_its_number():
    made = parts(sample())
    feet = [parse_xml(blob) for name, blob in made.items() if "footer" in name]

    assert [words(foot) for foot in feet] == ["Fenshire Council · Annual report 2025-26 · Draft 3Page 1"]
    assert found(feet[0], "//w:instrText")[0].text == " PAGE "
    assert b'w:type="default"' in made["word/document.xml"]


def test_what_the_report_was_made_from_ends_it():
    assert styled(sample(), Style.MADE_FROM) == list(sample().foot)
    assert found(body(of(Tiles((Tile("1", "one", ()),)), foot=())), "count(//w:tbl/following-sibling::w:p)") == 1


def test_what_people_wrote_is_printed_as_words():
    made = parts(sample(hostile=True))
    element = parse_xml(made["word/document.xml"])
    said = "".join(words(element).split())

    for text in HOSTILE:
        assert said.count("".join(legible.words(text).split())) >= 10
    assert [code.text.split()[0] for code in found(element, "//w:instrText")] == ["TOC"]
    assert b"example.invalid" not in made["word/_rels/document.xml.rels"]
    assert all(legible.words(part.text) == part.text for part in element.iter(qn("w:t")))
