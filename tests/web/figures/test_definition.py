""" "How is this calculated?", from the measure's own declaration."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from heed.law.provisions import REG_33_1
from heed.measures.declare import Change, Measure, Period
from heed.measures.figures import figure
from heed.measures.reviews import REVIEWS_DUE_HELD_ON_TIME
from heed.measures.taking_part import VIEWS_GIVEN
from heed.web.about import manual
from heed.web.figures.definition import how
from heed.web.figures.shapes import Link
from heed.web.law import anchor, law_page
from tests.web.fenshire import LEFT, OUTSIDE, reading


def said(measure: Measure = REVIEWS_DUE_HELD_ON_TIME) -> dict[str, tuple[Link, ...]]:
    """Every entry of the two columns by its key."""
    read = reading()
    columns = how(figure(read.engine, measure, Period.year(2026)), read)
    return {entry.key: entry.said for column in columns for entry in column}


def test_it_says_what_is_counted_out_of_what_and_what_is_left_out_or_unknown() -> None:
    entries = said()

    assert entries["Counts"] == (Link("reviews, not children"),)
    assert "whose last lawful date fell in the period" in entries["Out of"][0].words
    assert entries["On time"] == (Link("held on or before the last lawful date"),)
    assert entries["Left out"] == (Link(f"{LEFT}: 11"),)
    assert entries["Not known"] == (Link(f"{OUTSIDE}: 9"),)


def test_the_law_is_named_and_each_provision_leads_to_its_place_on_the_page_of_the_law() -> None:
    law = said()["The law"]
    anchors = {provision.anchor for instrument in law_page().instruments for provision in instrument.provisions}

    assert law[0].words.endswith("2010, reg 33(1)")
    assert [(link.words, link.beside) for link in law[1:]] == [("reg 33(2)", True), ("reg 3", True)]
    assert all(link.address.split("#")[1] in anchors for link in law)


def test_it_says_from_which_return_and_what_was_known_when() -> None:
    assert [link.words for link in said()["From"]] == [
        "The returns of 2024-25 and 2025-26, loaded by Priya Nair on Thu 2 Apr 2026 at 06:10",
        "What was known on Tue 31 Mar 2026, counted on Thu 2 Apr 2026 at 06:11",
    ]


def test_a_measure_that_never_changed_says_so_and_one_that_did_says_when() -> None:
    changed = replace(REVIEWS_DUE_HELD_ON_TIME, changes=(Change(date(2026, 4, 1), "reviews not held count as late."),))

    assert said()["Changed"] == (Link("never, since it was first defined"),)
    assert said(changed)["Changed"] == (Link("1 April 2026: reviews not held count as late."),)


def test_a_measure_without_law_shows_none_and_its_answers_are_yes_and_no() -> None:
    entries = said(replace(VIEWS_GIVEN, sources=()))

    assert "The law" not in entries
    assert entries["Yes"] == (Link("the child’s views were given"),)
    assert entries["No"] == (Link("the child’s views were not given"),)


def test_what_rests_on_an_interpretation_is_counted() -> None:
    read = reading()
    rows = [
        replace(row, interpreted=row.row % 100 == 0)
        for row in read.engine.rows(REVIEWS_DUE_HELD_ON_TIME, Period.year(2026))
    ]
    some = replace(read, engine=type(read.engine)(rows))  # type: ignore[call-arg]  # the engine of these tests takes rows
    columns = how(figure(some.engine, REVIEWS_DUE_HELD_ON_TIME, Period.year(2026)), some)

    entries = {entry.key: entry.said for entry in columns[0]}

    assert entries["Interpretation"][0].words.endswith("rest on an interpretation of which review came before")
    assert "Interpretation" not in said()


def test_a_provision_has_one_place_on_the_page_of_the_law() -> None:
    assert anchor(REG_33_1).endswith("regulations-2010-reg-33-1")


def test_it_leads_to_its_page_of_the_manual_where_there_is_one(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert said()["In the manual"][0].address == "/manual/measures/reviews_due_held_on_time/"

    monkeypatch.setattr(manual, "FOLDER", tmp_path)
    assert "In the manual" not in said()
