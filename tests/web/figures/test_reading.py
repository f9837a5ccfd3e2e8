"""A measure in the council's own words."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from heed.council.words import Word, Words
from heed.measures.reviews import REVIEWS_HELD
from heed.measures.taking_part import TOOK_PART
from heed.web.figures.page import figure_page
from heed.web.figures.reading import SPOKEN, spoken
from tests.web.fenshire import reading

WORDS = Words({"review": Word("meeting about you", "meetings about you", "a")})


@pytest.mark.parametrize("name", SPOKEN)
def test_every_sentence_of_a_measure_takes_the_councils_words(name: str) -> None:
    changed: dict[str, Any] = {name: "the {review.plural} held"}
    written = replace(TOOK_PART, **changed)

    assert getattr(spoken(written, WORDS), name) == "the meetings about you held"


def test_a_page_says_them_wherever_the_measure_does() -> None:
    written = replace(
        TOOK_PART, name="{review.plural_capital} held", counts="{review.plural}", met_means="the {review} was held"
    )

    page, _ = figure_page(written, {}, replace(reading(), words=WORDS))

    assert page.name == "Meetings about you held"
    assert page.headline.rest == "meetings about you"
    assert page.parts[0].words == "the meeting about you was held"
    assert page.rows is not None
    assert page.rows.tabs[1].label == "The meeting about you was held"
    assert page.trend is not None
    assert "Meetings about you held by quarter" in page.trend.chart


def test_the_heading_of_the_column_is_the_councils_word() -> None:
    page, _ = figure_page(REVIEWS_HELD, {}, replace(reading(), words=WORDS))

    assert page.rows is not None
    assert page.rows.headings[1] == "Meeting about you"
