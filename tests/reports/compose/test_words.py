"""The council's words in every edition, and hostile words as words: no text of anybody can become more than text."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from heed.council.presets import PRESETS
from heed.council.words import NOUNS, Words
from heed.reports import legible
from heed.reports.book import Book, Team
from heed.reports.document import Audience, Document, Edition, Tone
from heed.reports.manuscript import (
    Approval,
    Chosen,
    KeyMessage,
    Manuscript,
    Person,
    Promise,
    Recommendation,
    Risk,
)
from heed.reports.sections import PAPER_PARTS, SECTIONS
from tests.council.leaks import leaks
from tests.hostile import HOSTILE
from tests.reports import fenshire_book, making
from tests.reports.composed import everything, made, manuscript, runs


@pytest.fixture(scope="module")
def book() -> Book:
    """Fenshire's, with a team."""
    team = Team(making.AS_AT, iros=7, children=446, least=57, most=70, without_iro=12)
    return replace(fenshire_book.book(), team=team, held_back=1)


NAMES = (
    r"Independent Reviewing Officer",
    r"Placement and Case Review",
    r"^Consultation$",
    r"previous decisions",
    r"local issues alert procedure",
)
"""Names of things, in which a noun of ours stands: of the service, of the law, of the parts of any committee's paper."""


@pytest.mark.parametrize("audience", [Audience.SERVICE, Audience.PUBLIC])
@pytest.mark.parametrize("preset", sorted(PRESETS))
@pytest.mark.parametrize("edition", list(Edition))
def test_no_edition_says_a_word_that_the_council_says_differently(
    book: Book, edition: Edition, preset: str, audience: Audience
) -> None:
    words = Words(PRESETS[preset])
    said = everything(made(book, edition=edition, words=words, audience=audience, prompts=True))
    for name in NAMES:
        said = re.sub(name, "·", said, flags=re.MULTILINE)

    assert {noun: _around(said, words, noun) for noun in leaks(said, words)} == {}


def _around(said: str, words: Words, noun: str) -> list[str]:
    """Where a noun of ours stands, for whoever mends it."""
    for form in sorted({form for w in words.values() for form in (w.singular, w.plural)}, key=len, reverse=True):
        said = re.sub(rf"\b{re.escape(form)}\b", "·", said, flags=re.IGNORECASE)
    word = NOUNS[noun].default
    return re.findall(rf".{{0,60}}\b(?:{word.singular}|{word.plural})\b.{{0,30}}", said, re.IGNORECASE)[:4]


@pytest.mark.parametrize("edition", list(Edition))
def test_no_placeholder_and_no_tag_is_left(book: Book, edition: Edition) -> None:
    said = everything(made(book, edition=edition, prompts=True))

    assert re.findall(r".{0,20}(?:\[\[|\]\]|\{\w+|\w+\}|Hidden\.|None\b(?! of)|\bnan\b).{0,20}", said) == []


def _hostile(text: str) -> Manuscript:
    """A manuscript in which this stands wherever somebody can write."""
    return Manuscript(
        text,
        2026,
        draft=3,
        body=text,
        author=Person(text, text, text),
        director=Person(text),
        said_provisional=text,
        sections=(Chosen("children", text), Chosen("own-mine", text), Chosen("own-empty", text)),
        texts=dict.fromkeys((*SECTIONS, *PAPER_PARTS, "own-mine"), text),
        messages=(KeyMessage(Tone.BETTER, text, text),),
        promises=(Promise(text, None, text, text),),
        recommendations=(Recommendation(text, text, None, text),),
        risks=(Risk(text, text, text, "A", "I"),),
        approvals=(Approval(text, text),),
        logo_alt=text,
    )


SMALL = making.book((making.COUNT, {2026: making.count(446), 2025: making.count(431)}))

LOOKS = (*HOSTILE, "{review}", "{nonsense}", "{iro.plural}", "{0}", "[[", "]]", "# Head", "a\n\n\nb", "<o:p>x</o:p>")


@pytest.mark.parametrize("text", LOOKS)
@pytest.mark.parametrize("edition", list(Edition))
def test_hostile_words_make_no_edition_fail_and_stay_words(edition: Edition, text: str) -> None:
    document = made(SMALL, _hostile(text), edition)

    assert _links(document) <= _links(made(SMALL, manuscript(), edition))
    assert _figures(document) <= _figures(made(SMALL, manuscript(), edition)) | {""}
    letters = _letters(text)
    if letters and "{" not in text and "<o:p>" not in text:
        assert letters in _letters(everything(document))


def _links(document: Document) -> set[str]:
    return {run.link for each in runs(document.blocks) for run in each if run.link}


def _figures(document: Document) -> set[str]:
    return {run.figure for each in runs(document.blocks) for run in each}


def _letters(text: str) -> str:
    return "".join(letter for letter in legible.words(text) if letter.isalnum())


@pytest.mark.parametrize("edition", list(Edition))
def test_what_a_person_writes_in_braces_is_not_filled_in(edition: Edition) -> None:
    said = everything(made(SMALL, _hostile("{review.plural} {nonsense}"), edition))

    assert "{review.plural} {nonsense}" in said


@pytest.mark.parametrize("edition", list(Edition))
def test_a_person_writes_in_their_own_words_and_they_stay(edition: Edition) -> None:
    said = everything(
        made(SMALL, _hostile("An IRO reviews a child in care"), edition, words=Words(PRESETS["Leicestershire"]))
    )

    assert "An IRO reviews a child in care" in said
