"""The number, its band and its parts, as they are said."""

from __future__ import annotations

from dataclasses import replace

import pytest

from heed.measures.counting import Counted
from heed.measures.declare import Period, Polarity
from heed.measures.engine import MET, NOT_MET
from heed.measures.figures import Figure, figure
from heed.measures.reviews import REVIEWS_DUE_HELD_ON_TIME, REVIEWS_HELD
from heed.web.figures.headline import bar, headline, held_back, parts, the_band
from tests.web.fenshire import LEFT, OUTSIDE, reading

ON_TIME, COUNT = REVIEWS_DUE_HELD_ON_TIME, REVIEWS_HELD


@pytest.fixture
def on_time() -> Figure:
    """The figure of the look: 648 of 674, 9 unknown, 11 left out."""
    return figure(reading().engine, ON_TIME, Period.year(2026))


def test_the_big_number_is_rounded_and_stands_beside_what_it_is_out_of(on_time: Figure) -> None:
    said = headline(ON_TIME, on_time.counted)

    assert (said.number, said.sign, said.of, said.why_none) == ("96", "%", "648 of 674", "")


def test_a_count_is_a_number_of_its_unit_without_a_sign() -> None:
    said = headline(COUNT, figure(reading().engine, COUNT, Period.year(2026)).counted)

    assert (said.number, said.sign, said.of) == ("648", "", "reviews")


def test_where_there_is_no_value_the_page_says_why(on_time: Figure) -> None:
    nothing = replace(on_time.counted, value=None, denominator=0, why="there are none in the period")

    assert headline(ON_TIME, nothing).why_none == "There are none in the period."


def test_the_band_says_between_what_and_what_and_is_drawn(on_time: Figure) -> None:
    band = the_band(ON_TIME, on_time.counted)

    assert band.sentence == "Between <b>94.9%</b> and <b>96.2%</b>, whichever way the 9 unknowns fell."
    assert band.said == "96.1%, within a band from 94.9% to 96.2%"
    assert band.drawing is not None


def test_one_unknown_is_said_in_the_singular(on_time: Figure) -> None:
    assert (
        "whichever way the one unknown fell"
        in the_band(ON_TIME, replace(on_time.counted, unknown={OUTSIDE: 1})).sentence
    )


def test_the_band_of_a_count_is_said_and_not_drawn() -> None:
    band = the_band(COUNT, figure(reading().engine, COUNT, Period.year(2026)).counted)

    assert band.sentence == "Between <b>648</b> and <b>657</b>, whichever way the 9 unknowns fell."
    assert band.drawing is None


def test_without_unknowns_the_figure_stands_where_it_is(on_time: Figure) -> None:
    assert the_band(ON_TIME, replace(on_time.counted, unknown={})).sentence.startswith("Nothing is unknown")


def test_where_there_are_none_nothing_is_said_of_a_band() -> None:
    none = figure(reading(rows=[]).engine, ON_TIME, Period.year(2026)).counted

    assert the_band(ON_TIME, none).sentence == ""


def test_where_all_is_unknown_the_band_is_from_none_to_all_and_is_not_drawn() -> None:
    all_unknown = Counted(None, 0, 0, {}, {OUTSIDE: 3}, 0, 0.0, 1.0, "the outcome of every one is unknown")

    band = the_band(ON_TIME, all_unknown)

    assert band.sentence == "Between <b>0.0%</b> and <b>100.0%</b>, whichever way the 3 unknowns fell."
    assert band.drawing is None


def test_the_parts_are_the_four_outcomes_with_their_reasons_and_lead_to_their_rows(on_time: Figure) -> None:
    found = parts(on_time, {MET: "#met", NOT_MET: "#late"})

    assert [(part.n, part.words, part.address) for part in found] == [
        (648, "held on or before the last lawful date", "#met"),
        (26, "late or not held", "#late"),
        (9, f"not known: {OUTSIDE}", ""),
        (11, f"left out: {LEFT}", ""),
    ]
    assert [segment.swatch for segment in bar(on_time)] == [part.swatch for part in found]


def test_the_colour_of_lateness_is_kept_for_what_is_worse_the_more_of_it_there_is(on_time: Figure) -> None:
    neither = replace(on_time, measure=replace(ON_TIME, polarity=Polarity.NEITHER))
    low = replace(on_time, measure=replace(ON_TIME, polarity=Polarity.LOW))

    assert [parts(each, {})[1].swatch for each in (on_time, neither, low)] == ["f-late", "f-mid", "f-mid"]


def test_several_reasons_are_listed_the_most_frequent_first(on_time: Figure) -> None:
    several = replace(on_time, counted=replace(on_time.counted, left_out={"died before it fell due": 1, LEFT: 10}))

    assert parts(several, {})[-1].words == f"left out: 10 {LEFT}; 1 died before it fell due"


@pytest.mark.parametrize(
    ("n", "said"),
    [
        (0, ""),
        (1, "1 child is held back by a fault in the return and is in no figure."),
        (1200, "1,200 children are held back by faults in the return and are in no figure."),
    ],
)
def test_children_held_back_are_said_beside_the_figure(n: int, said: str) -> None:
    assert held_back(n) == said
