"""Claims about the proof of a whole report: every text that is printed is read, under the name that the council gave it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from heed.council.presets import PRESETS
from heed.council.words import OWN, Words
from heed.reports.compose import compose, unread
from heed.reports.document import Audience, Tone
from heed.reports.manuscript import Chosen, KeyMessage, Manuscript, Promise, Recommendation, Risk
from heed.reports.proof import Kind
from heed.reports.proofs import found_in, texts_of, title_of
from tests.fenshire.today.annual_report import fenshire_manuscript
from tests.reports.fenshire_book import book

WRONG = "A first review must be held within 28 days of coming into care."
EMPTY = Manuscript("Fenshire", 2026)

PLACES = [
    ("voice", replace(EMPTY, texts={"voice": WRONG})),
    ("paper_legal", replace(EMPTY, texts={"paper_legal": WRONG})),
    ("own-1", replace(EMPTY, texts={"own-1": WRONG}, sections=(Chosen("own-1", "Our garden"),))),
    ("messages", replace(EMPTY, messages=(KeyMessage(Tone.TO_KNOW, "x", WRONG),))),
    ("promises", replace(EMPTY, promises=(Promise("x", what_happened=WRONG),))),
    ("promises", replace(EMPTY, promises=(Promise("x", evidence=WRONG),))),
    ("recommendations", replace(EMPTY, recommendations=(Recommendation("x", success=WRONG),))),
    ("risks", replace(EMPTY, risks=(Risk("x", WRONG, "", "A", "I"),))),
    ("risks", replace(EMPTY, risks=(Risk("x", "", WRONG, "A", "I"),))),
]


@pytest.mark.parametrize(("at", "written"), PLACES)
def test_a_fault_is_found_wherever_it_is_written_and_its_place_is_told(at: str, written: Manuscript) -> None:
    found = [each for each in found_in(written, book()) if each.finding.grave]

    assert [(each.text.at, each.text.place) for each in found] == [(at, 1)]


def test_a_number_small_enough_to_point_at_a_child_is_found_before_it_is_published() -> None:
    told = replace(EMPTY, texts={"voice": "Two children from Marsh End told us that they want to go home."})

    assert [each.finding.kind for each in found_in(told, book()) if each.finding.grave] == [Kind.FEW]


def test_what_is_not_printed_is_not_read() -> None:
    off = replace(EMPTY, texts={"voice": WRONG, "no-such-section": WRONG}, sections=(Chosen("voice", on=False),))

    assert list(texts_of(off)) == []


def test_the_title_of_a_place_is_the_councils() -> None:
    named = replace(EMPTY, sections=(Chosen("timeliness", "When we met"),))
    meetings = Words(PRESETS["Leicestershire"])

    assert title_of("timeliness", named, OWN) == "When we met"
    assert title_of("timeliness", EMPTY, meetings) == "Review of arrangements meetings on time"
    assert title_of("paper_legal", EMPTY, OWN) == "Legal implications"
    assert title_of("risks", EMPTY, OWN) == "Risks"


def test_in_fenshires_report_the_proof_reader_finds_nothing_and_every_tag_is_read() -> None:
    written = fenshire_manuscript()
    document = compose(book(), written, audience=Audience.COUNCIL, made_on=written.meeting_on or book().as_at)

    assert [
        (each.text.at, each.finding.says) for each in found_in(written, book(), document=document, final=True)
    ] == []
    assert unread(book(), written) == ()


def test_fenshires_words_type_no_number_that_a_figure_has() -> None:
    written = fenshire_manuscript()

    for text in texts_of(written):
        assert not [word for word in text.text.split() if "%" in word], text.at
