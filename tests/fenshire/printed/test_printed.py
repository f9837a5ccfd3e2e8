"""Fenshire's report as it is given out: the committed text is what is made today, and each format is whole."""

from __future__ import annotations

import io
import zipfile
from itertools import pairwise

import pikepdf
import pytest

from heed.reports.document import Audience, Edition, Prompt
from heed.reports.formats import FORMATS
from tests.fenshire import printed
from tests.reports import tags

MEND = "read what changed, then: python -m tests.fenshire.printed"


@pytest.fixture(scope="module")
def pdf() -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(FORMATS["pdf"](printed.document(Edition.FULL))))


def test_the_committed_report_is_the_one_that_is_made_today() -> None:
    made = printed.printed()

    assert {path.name for path in printed.FOLDER.glob("*.txt")} == {path.name for path in made}
    stale = [path.name for path, text in made.items() if path.read_text(encoding="utf-8") != text]
    assert not stale, MEND


def test_nothing_that_was_to_be_written_stands_in_what_is_given_out() -> None:
    for edition in Edition:
        document = printed.document(edition)
        assert not [block for block in document.blocks if isinstance(block, Prompt)]
        assert "[[" not in FORMATS["txt"](document).decode()


def test_its_pdf_has_a_title_a_language_and_headings_in_order(pdf: pikepdf.Pdf) -> None:
    levels = [int(tag.kind[1]) for tag in tags.tree(pdf).all("H1", "H2", "H3", "H4", "H5", "H6")]

    assert "Fenshire County Council" in str(pdf.docinfo["/Title"])
    assert str(pdf.Root.Lang) == "en-GB"
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert levels.count(2) == len(printed.document(Edition.FULL).sections) + 1  # the contents have a heading too


def test_every_table_of_its_pdf_has_heads_and_every_picture_words(pdf: pikepdf.Pdf) -> None:
    tree = tags.tree(pdf)
    tables, pictures = tree.all("Table"), tree.all("Figure")

    assert len(tables) > 20
    assert all(any(head.scope == "Column" for head in table.all("TH")) for table in tables)
    assert len(pictures) > 8
    assert all(str(picture.raw.get("/Alt", "")) for picture in pictures)


def test_what_the_public_is_not_told_stands_in_the_service_s_own_edition_alone() -> None:
    public, service = (
        FORMATS["txt"](printed.document(Edition.FULL, audience)).decode()
        for audience in (Audience.PUBLIC, Audience.SERVICE)
    )

    assert "fewer than 5" in public
    assert "fewer than 5" not in service
    assert "Not for publication" in service
    assert "Not for publication" not in public


@pytest.mark.parametrize("ending", ["html", "docx", "pdf"])
def test_the_same_report_makes_the_same_bytes(ending: str) -> None:
    document = printed.document(Edition.ONE_PAGE)

    assert FORMATS[ending](document) == FORMATS[ending](document)


def test_its_word_file_is_whole() -> None:
    with zipfile.ZipFile(io.BytesIO(FORMATS["docx"](printed.document(Edition.FULL)))) as file:
        assert file.testzip() is None
        pictures = [name for name in file.namelist() if name.endswith(".png")]
    assert len(pictures) > 8
