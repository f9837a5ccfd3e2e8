"""The sections as they are declared: every code, noun and part in them exists, and Fenshire's figures answer every tag."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from heed.council.presets import PRESETS
from heed.council.words import OWN, Words
from heed.measures.all import MEASURES
from heed.measures.engine import OVER_TIME
from heed.reports import prose, tags
from heed.reports.book import Book, Team
from heed.reports.compose.papers import KEY_FIGURES
from heed.reports.document import Audience
from heed.reports.requirements import REQUIREMENTS
from heed.reports.sections import MEASURES_ASKED, PAPER_PARTS, SECTIONS, SPLITS
from heed.reports.small import hide
from heed.reports.tags import TAG
from tests.reports import fenshire_book, making

TEXTS = {
    **{code: section.first_text for code, section in SECTIONS.items() if section.text},
    **{code: part.text for code, part in PAPER_PARTS.items() if part.text},
    **{f"key figures {n}": sentence for n, sentence in enumerate(KEY_FIGURES)},
}
"""Every text that Heed writes before anybody else does."""

SENTENCES = {
    **TEXTS,
    **{f"{code} title": section.title for code, section in SECTIONS.items()},
    **{f"{code} why not": section.why_not for code, section in SECTIONS.items()},
    **{f"{code} prompts": " ".join(section.prompts) for code, section in SECTIONS.items()},
    **{f"{code} prompt": f"{part.title} {part.prompt}" for code, part in PAPER_PARTS.items()},
}


@pytest.fixture(scope="module")
def book() -> Book:
    """Fenshire's, with a team as its roster tells it."""
    team = Team(making.AS_AT, iros=7, children=446, least=57, most=70, without_iro=0, fte=6.5)
    return replace(fenshire_book.book(), team=team)


def _tags() -> Iterator[tuple[str, str]]:
    for code, text in TEXTS.items():
        for tag in TAG.findall(text):
            yield code, tag


@pytest.mark.parametrize(("where", "tag"), sorted(set(_tags())))
def test_every_tag_of_a_first_text_is_said_of_fenshire(book: Book, where: str, tag: str) -> None:
    said = tags.say(tag, book)

    assert said.fault == ""
    assert said.why == "", where
    assert said.text


@pytest.mark.parametrize("audience", list(Audience))
def test_no_first_text_has_a_fault_for_anybody(book: Book, audience: Audience) -> None:
    for_them = hide(book, audience)

    for where, text in TEXTS.items():
        written = prose.read(OWN.fill(text), lambda tag: tags.say(tag, for_them), gentle=True)
        assert written.faults == (), where
        assert written.blocks or any(said.why for said in written.said), where


@pytest.mark.parametrize("code", sorted(SECTIONS))
def test_every_figure_of_a_section_is_a_measure(code: str) -> None:
    assert set(SECTIONS[code].measures) <= MEASURES.keys()


@pytest.mark.parametrize(("code", "split"), [(code, split) for code, splits in SPLITS.items() for split in splits])
def test_every_part_asked_for_is_one_that_the_measure_has(code: str, split: str) -> None:
    measure = MEASURES[code]

    assert (not measure.yearly) if split == OVER_TIME else (split in measure.splits)


def test_whatever_a_section_prints_is_asked_for() -> None:
    assert set(MEASURES_ASKED) == {code for section in SECTIONS.values() for code in section.measures}
    assert SPLITS.keys() <= set(MEASURES_ASKED)
    for section in SECTIONS.values():
        assert all(split in SPLITS[code] for code, split in section.parted)
        assert not section.drawn or section.drawn in section.parts


def test_the_parts_that_tags_ask_for_are_among_those_asked_for(book: Book) -> None:
    for where, tag in _tags():
        if "=" in tag:
            asked = tags.read(tag, book)
            assert asked.split in SPLITS[asked.code], where


@pytest.mark.parametrize("code", sorted(SECTIONS))
def test_what_is_drawn_in_parts_has_parts(book: Book, code: str) -> None:
    for measure in SECTIONS[code].parts:
        assert MEASURES[measure].parts is not None
    for measure in SECTIONS[code].beside:
        assert MEASURES[measure].parts is None


@pytest.mark.parametrize("where", sorted(SENTENCES))
def test_every_noun_in_a_sentence_exists_and_none_is_left_with_its_braces(where: str) -> None:
    for words in (OWN, *(Words(preset) for preset in PRESETS.values())):
        assert not {"{", "}"} & set(words.fill(SENTENCES[where]))


def test_every_requirement_is_answered_by_a_section_and_none_is_invented() -> None:
    answered = {code for section in SECTIONS.values() for code in section.requires}

    assert answered == REQUIREMENTS.keys()


def test_a_section_that_is_required_says_why_where_it_has_nothing_to_say() -> None:
    for section in SECTIONS.values():
        always_says = bool(section.text) and not list(section.measures)
        assert not section.requires or section.why_not or always_says, section.code


REFERENCES = (
    r"section 118 of the Adoption and Children Act 2002",
    r"sections 25A to 25C of the Children Act 1989",
    r"Regulations 2010",
    r"IRO Handbook of 2010",
    r"section 20 of the Children Act 1989",
    r"1 April to 31 March",
    r"aged 0 to 17",
    r"aged 10 to 15",
    r"under 1\b",
    r"were 16 or over",
    r"those under 16",
    r"aged 10 or over",
    r"aged 4 and over",
    r"more than 20 miles",
    r"codes PN1, PN2, PN3, PN5 and PN6",
    r"\(PN4\)",
)
"""Numbers that are part of a name: of an Act, of a code, or of what a figure counts."""


@pytest.mark.parametrize("where", sorted(TEXTS))
def test_no_number_is_typed_in_a_first_text(where: str) -> None:
    """What the law gives, and what was counted, stand in tags."""
    text = re.sub(r"\s+", " ", OWN.fill(TAG.sub("", TEXTS[where])))
    for reference in REFERENCES:
        text = re.sub(reference, "", text)

    assert re.findall(r".{0,30}\d.{0,30}", text) == []
    assert not re.search(r"\b(twenty|three|six|fifty|seventy) (working days|months|children)\b", text)


def test_every_reference_stands_in_a_text() -> None:
    said = re.sub(r"\s+", " ", " ".join(OWN.fill(text) for text in TEXTS.values()))

    assert [reference for reference in REFERENCES if not re.search(reference, said)] == []


def test_codes_are_letters_so_that_they_can_be_led_to() -> None:
    assert all(re.fullmatch(r"[a-z_]+", code) for code in (*SECTIONS, *PAPER_PARTS))
    assert not SECTIONS.keys() & PAPER_PARTS.keys()
