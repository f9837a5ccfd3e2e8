"""A report as PDF: what a screen reader finds in it, what an archive asks of it, and what it never lets in."""

from __future__ import annotations

import dataclasses
import json
import re
import struct
import zlib
from datetime import date
from itertools import pairwise

import pikepdf
import pytest

from heed.reports import legible, pdf
from heed.reports.document import (
    Block,
    Cell,
    Chart,
    Document,
    Edition,
    Heading,
    Items,
    Messages,
    Note,
    Paragraph,
    Prompt,
    Run,
    Section,
    Table,
    Terms,
    Tiles,
    as_text,
    plain,
)
from heed.reports.pdf import content
from tests.hostile import HOSTILE
from tests.reports import tags
from tests.reports.sample import BY_CODE, BY_QUARTER, sample

LEVELS = ("H1", "H2", "H3", "H4", "H5", "H6")


@pytest.fixture(scope="module")
def made() -> bytes:
    return pdf.render(sample())


@pytest.fixture(scope="module")
def file(made: bytes) -> pikepdf.Pdf:
    return tags.opened(made)


@pytest.fixture(scope="module")
def found(file: pikepdf.Pdf) -> tags.Tag:
    """What a screen reader finds in the sample."""
    return tags.tree(file)


@pytest.fixture(scope="module")
def hostile() -> tags.Tag:
    return tags.tree(tags.opened(pdf.render(sample(hostile=True))))


def of(*blocks: Block, edition: Edition = Edition.COVER_NOTE, **changes) -> Document:
    """A document of one section."""
    return dataclasses.replace(sample(edition=edition), sections=(Section("a", "All", blocks),), **changes)


def read(document: Document) -> tags.Tag:
    """What a screen reader finds in a document."""
    return tags.tree(tags.opened(pdf.render(document)))


def tight(text: str) -> str:
    """A text without spaces and breaks, which a page keeps or not as its lines fall."""
    return re.sub(r"[\s\u200b\u00a0\u00ad]+", "", text)


def test_a_file_says_that_it_is_both_for_everybody_and_for_good(file):
    said = file.Root.Metadata.read_bytes().decode()

    assert "<pdfuaid:part>1</pdfuaid:part>" in said
    assert "<pdfaid:part>2</pdfaid:part>" in said
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in said


def test_a_file_is_tagged_and_says_its_title_and_its_language(file):
    root = file.Root

    assert root.MarkInfo.Marked
    assert root.Lang == "en-GB"
    assert root.ViewerPreferences.DisplayDocTitle
    assert file.docinfo.Title == sample().title


def test_headings_come_in_order_and_skip_no_level(found):
    headings = found.all(*LEVELS)
    levels = [int(tag.kind[1]) for tag in headings]

    assert [tag.words.replace("\u00a0", " ") for tag in headings if tag.kind == "H2"] == [
        "Contents",
        "1 The year in brief",
        "2 Words and figures explained",
    ]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))


def test_a_heading_that_would_skip_a_level_is_raised():
    found = read(of(Heading("Four", level=4), Heading("Three"), Heading("Four again", level=4)))

    assert [(tag.kind, tag.words) for tag in found.all("H3", "H4")] == [
        ("H3", "Four"),
        ("H3", "Three"),
        ("H4", "Four again"),
    ]


def test_a_heading_of_nothing_is_left_out_and_one_of_a_page_is_a_paragraph():
    found = read(of(Heading("\x00"), Heading("long " * 100)))

    assert found.all("H3") == []
    assert "longlong" in tight("".join(tag.words for tag in found.all("P")))


@pytest.mark.parametrize("which", ["found", "hostile"])
def test_every_table_has_a_caption_and_heads_for_its_columns_and_its_rows(which, request):
    tables = request.getfixturevalue(which).all("Table")

    assert len(tables) >= 5
    for table in tables:
        assert [part.kind for part in table.parts if part.kind != "Caption"] == ["THead", "TBody"]
        assert {tag.scope for tag in table.all("THead")[0].all("TH")} == {"Column"}
        for row in table.all("TBody")[0].parts:
            assert [(cell.kind, cell.scope) for cell in row.parts] == [
                ("TH", "Row"),
                *[("TD", "")] * (len(row.parts) - 1),
            ]


def test_a_cell_names_no_heads_of_its_own_as_those_would_hide_the_head_of_its_row(found):
    cells = found.all("TD")

    assert not any("/Headers" in attributes for cell in cells for attributes in cell.raw.A)


def test_a_table_is_read_with_its_title_first_and_its_cells_by_row():
    table = read(of(BY_CODE)).all("Table")[0]

    assert [tag.words for tag in table.all("Caption", "TH", "TD")] == [
        "How children took part, 2025-26",
        *("How", "Reviews", "Share"),
        *("Came and spoke", "352", "38.0%"),
        *("Stayed away, sent views", "fewer than 5", "not published"),
        *("Total", "926", "100%"),
    ]


def test_a_table_of_many_pages_says_its_heads_on_each_and_aloud_once():
    rows = tuple((Cell(plain(f"Row {n}")), Cell(plain(str(n)), number=True)) for n in range(140))
    made = tags.opened(pdf.render(of(Table("Long", ("What it is", "How many"), rows))))

    assert len(made.pages) > 3
    assert all("How many" in tags.words(page) for page in made.pages)
    assert [tag.words for tag in tags.tree(made).all("TH")][:3] == ["What it is", "How many", "Row 0"]


@pytest.mark.parametrize("edition", Edition)
def test_a_block_of_nothing_spoils_no_file(edition):
    nothing = (Items(()), Items(((),)), Messages(()), Tiles(()), Terms(()), Note(()), Paragraph(()), Prompt(""))

    assert "Made from Fenshire" in read(of(*nothing, edition=edition)).words


def test_a_table_without_rows_is_a_table_still():
    assert [tag.words for tag in read(of(Table("None", ("What", "How many"), ()))).all("TH")] == ["What", "How many"]


def test_a_picture_is_described_for_whoever_does_not_see_it(found):
    figures = found.all("Figure")

    assert [str(tag.raw.Alt) for tag in figures] == [BY_QUARTER.description, *["Fenshire 132; England 70."] * 3]


def test_a_chart_stands_with_its_title_and_its_figures(found):
    said = [tag.words for tag in found.all("Caption")]

    assert said[0].startswith("Reviews on time, by quarter")
    assert said[1] == "Reviews on time, by quarter: the figures"
    assert said[-1] == "For each 10,000"


def test_a_logo_stands_on_the_cover_with_its_text(found):
    logo = dataclasses.replace(sample().cover, logo=_square(), logo_alt="Fenshire Council’s heron")
    for edition in Edition:
        found = read(of(Paragraph(plain("x")), edition=edition, cover=logo))

        assert [str(tag.raw.Alt) for tag in found.all("Figure")] == ["Fenshire Council’s heron"]


def test_lists_are_lists_and_what_is_said_of_a_message_stands_beside_it():
    found = read(of(Items((plain("first"), plain("second"))), Terms((("IRO", plain("a reviewing officer")),))))
    first, second = found.all("L")

    assert [tag.words for tag in first.all("LBody")] == ["first", "second"]
    assert [(tag.kind, tag.words) for tag in second.all("Lbl", "LBody")] == [
        ("Lbl", "IRO"),
        ("LBody", "a reviewing officer"),
    ]


def test_a_message_begins_with_its_word(found):
    items = [tag.words for tag in found.all("LI")]

    assert items[0].startswith("BetterMore reviews were on time")
    assert items[1].startswith("Not knownWe cannot say")


def test_links_say_where_they_lead_and_lead_somewhere():
    anchored = Terms((("On time", plain("held by the due date")),), ("d-time",))
    runs = (
        Run("outside", link="https://www.legislation.gov.uk/x"),
        Run("inside", link="#d-time"),
        Run("nowhere", link="#gone"),
        Run("script", link="javascript:alert(1)"),
        Run("plain web", link="http://example.org"),
    )
    made = tags.opened(pdf.render(of(Paragraph(runs), anchored)))
    links = [note for page in made.pages for note in page.get("/Annots", [])]

    assert [tag.words for tag in tags.tree(made).all("Link")] == ["outside", "inside"]
    assert [str(links[0].A.URI), links[1].Dest[0].objgen] == [
        "https://www.legislation.gov.uk/x",
        made.pages[0].objgen,
    ]
    assert all(str(note.Contents) for note in links)
    assert all(word in tight(tags.words(made.pages[0])) for word in ("nowhere", "script", "plainweb"))


def test_a_file_has_bookmarks_by_section_and_heading(file):
    with file.open_outline() as outline:
        sections = [(str(item.title), [str(below.title) for below in item.children]) for item in outline.root]

    assert sections == [
        ("Contents", []),
        ("1 The year in brief", ["What the board needs to know"]),
        ("2 Words and figures explained", []),
    ]


def test_the_contents_lead_to_each_section_with_its_page(file, found):
    entries = found.all("TOCI")
    pages = file.pages

    assert [tight(tag.words).replace("\u2060", "") for tag in entries] == [
        "1Theyearinbrief3",
        f"2Wordsandfiguresexplained{len(pages)}",
    ]
    assert len(pages[1].Annots) == 2


@pytest.mark.parametrize("edition", Edition)
def test_all_that_a_document_says_is_printed(edition):
    document = sample(edition=edition)
    of_charts = [block for block in document.blocks if isinstance(block, Chart)]
    without_charts = dataclasses.replace(
        document,
        sections=tuple(
            dataclasses.replace(section, blocks=tuple(b for b in section.blocks if not isinstance(b, Chart)))
            for section in document.sections
        ),
    )
    said: list[str] = [text for chart in of_charts for text in (chart.title, chart.said)]

    def heard(text: str) -> str:
        said.append(text)
        return text

    content.each_text((without_charts.cover, without_charts.sections, document.foot), heard)
    printed = tight(read(document).words)

    assert len(said) > 40
    assert [text for text in said if tight(text) not in printed] == []
    assert all(printed.count(tight(line)) == 1 for line in document.foot)


def test_each_page_has_its_foot_which_is_not_read_aloud(file, found):
    pages = [tags.words(page) for page in file.pages]

    assert "Page" not in pages[0]
    assert all(f"Draft 3Page {n} of {len(pages)}" in page for n, page in enumerate(pages[1:], 2))
    assert "Page 2 of" not in found.words


def test_whatever_people_wrote_is_printed_and_nothing_of_it_is_run(hostile):
    printed = tight(hostile.words)

    for text in HOSTILE:
        assert tight(legible.words(text).replace("＝", "=")) in printed  # which our fonts have no sign for
    assert '#read("/etc/passwd")' in printed
    assert "root:" not in printed


def test_no_word_reaches_the_page_unmade_for_print(hostile):
    said = json.dumps(content.of(sample(hostile=True)), ensure_ascii=False)

    assert not re.search("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", said)


def test_a_word_of_ten_thousand_letters_is_broken_wherever_it_stands():
    word = "a" * 10_000
    everywhere = of(
        Paragraph(plain(word)),
        Table("Long", ("What", word), ((Cell(plain(word)), Cell(plain(word))),)),
        Terms(((word, plain(word)),)),
    )
    lines = [line for page in tags.opened(pdf.render(everywhere)).pages for line in tags.stretches(page)]

    assert sum(line.words.count("a") for line in lines) > 6 * 10_000
    assert "\u200b" not in "".join(line.words for line in lines)  # so that an address is copied as it was written
    assert max(line.right for line in lines) < 595 - 30
    assert min(line.up for line in lines) > 20


def test_letters_that_no_font_has_are_told_in_words():
    said = of(
        Paragraph(plain("It was 😀 and 👩‍👧, she said አማርኛ ፊደል. \uf0b7 Łukasz, Zoë, Nguyễn, Жанна.")),
        Items((plain("中文"),)),
    )
    found = read(said)

    assert "It was [grinning face] and [woman][girl], she said [words in Ethiopic letters]." in found.words
    assert "Łukasz, Zoë, Nguyễn, Жанна." in found.words
    assert found.all("LBody")[0].words == "[words in Chinese letters]"


def test_the_same_document_makes_the_same_file_dated_by_the_document(file, made):
    assert pdf.render(sample()) == made
    assert file.docinfo.CreationDate == "D:20261116000000Z"
    assert tags.opened(pdf.render(of(made_on=date(2027, 1, 2)))).docinfo.CreationDate == "D:20270102000000Z"


def test_one_page_is_one_page_in_letters_as_large_as_it_holds():
    first = sample().sections[0].blocks[:3]  # tiles and messages
    ordinary = of(*first, BY_QUARTER, BY_CODE, Items((plain("What we will do. " * 5),) * 16), edition=Edition.ONE_PAGE)
    short = of(*first, edition=Edition.ONE_PAGE)
    made = [tags.opened(pdf.render(document)) for document in (ordinary, short)]

    assert [len(file.pages) for file in made] == [1, 1]
    assert 7.5 <= tags.size_of(made[0].pages[0], "It is not written down.") < 10
    assert tags.size_of(made[1].pages[0], "It is not written down.") == 10


def test_what_is_too_much_for_one_page_is_not_made_too_small_to_read():
    much = of(*[Paragraph(plain("Words. " * 100))] * 40, edition=Edition.ONE_PAGE)

    assert pdf.pages(pdf.render(much)) > 1


def test_a_committee_paper_has_no_cover_and_no_contents_and_numbers_its_paragraphs():
    made = tags.opened(pdf.render(of(Paragraph(plain("The board is asked to note it."), number="4.1"))))

    assert len(made.pages) == 1
    assert tags.tree(made).all("TOC") == []
    assert "4.1\u00a0The board is asked to note it." in tags.words(made.pages[0])


def test_a_full_report_without_contents_has_none():
    assert read(dataclasses.replace(sample(), contents=False)).all("TOC") == []


@pytest.mark.parametrize("lines", range(21, 31))
def test_no_heading_stands_alone_at_the_foot_of_a_page(lines):
    filled = [Paragraph(plain(f"Line {n}.")) for n in range(lines)]
    made = tags.opened(pdf.render(of(*filled, Heading("A heading"), Heading("Below it", level=4), BY_CODE)))

    for page in made.pages[:-1]:
        body = tags.words(page).split("Annual report 2025-26, Fenshire Council")[-2]
        assert not body.endswith(("A heading", "Below it", as_text(plain(BY_CODE.caption)), "Share"))


def test_marking_the_heads_of_rows_moves_nothing_in_the_file(made, monkeypatch):
    monkeypatch.setattr(pdf.row_heads, "marked", lambda made: made)
    without = pdf.render(sample())
    monkeypatch.undo()

    assert len(pdf.render(sample())) == len(without)


def _square() -> bytes:
    """A small PNG picture."""
    parts = (
        (b"IHDR", struct.pack(">IIBBBBB", 8, 4, 8, 2, 0, 0, 0)),
        (b"IDAT", zlib.compress((b"\x00" + b"\x20\x60\x80" * 8) * 4)),
        (b"IEND", b""),
    )
    chunks = (struct.pack(">I", len(b)) + k + b + struct.pack(">I", zlib.crc32(k + b)) for k, b in parts)
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)
