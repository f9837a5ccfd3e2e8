"""A figure split by which review it was, age and sex."""

from __future__ import annotations

from dataclasses import replace

import pytest

from heed.measures.declare import NOT_KNOWN, Measure, Period
from heed.measures.figures import figure
from heed.measures.reviews import REVIEWS_DUE_HELD_ON_TIME, REVIEWS_HELD
from heed.web.figures.breakdowns import breakdowns, chance
from heed.web.figures.shapes import Breakdown
from tests.web.fenshire import reading

SPLITS = ("sequence", "age_band", "sex")


def split(by: str = "sequence", measure: Measure = REVIEWS_DUE_HELD_ON_TIME) -> tuple[Breakdown, ...]:
    """The splits of the figure of 2025-26; an address is "group outcome"."""
    found = figure(reading().engine, measure, Period.year(2026), by=SPLITS)
    return breakdowns(found, by=by, council="Fenshire", address=lambda group, outcome: f"{group} {outcome}".strip())


@pytest.mark.parametrize("by", SPLITS)
def test_the_split_asked_for_comes_first_and_wide_and_the_others_follow(by: str) -> None:
    found = split(by)

    assert found[0].code == by
    assert [each.wide for each in found] == [True, False, False]
    assert {each.code for each in found} == set(SPLITS)


def test_groups_add_up_to_the_figure_with_those_not_known() -> None:
    found = figure(reading().engine, REVIEWS_DUE_HELD_ON_TIME, Period.year(2026))
    for breakdown in split():
        assert sum(group.unknown.n for group in breakdown.groups) == found.counted.unknowns
        assert sum(group.left_out.n for group in breakdown.groups) == found.counted.lefts_out


def test_a_group_leads_to_its_rows_and_to_its_unknowns() -> None:
    groups = {group.label: group for group in split()[0].groups}

    assert groups["First"].address == "sequence:first"
    assert groups["First"].unknown.address == ""
    assert groups["Not known"].unknown.address == f"sequence:{NOT_KNOWN} unknown"


def test_a_group_of_which_nothing_is_known_has_no_dot_and_does_not_stretch_the_scale() -> None:
    groups = {group.label: group for group in split()[0].groups}

    assert (groups["Not known"].value, groups["Not known"].counted, groups["Not known"].dot) == ("none", "", None)
    assert "runs from 92% to 98%" in split()[0].note


def test_every_split_has_the_same_scale_and_the_same_mark_of_the_whole() -> None:
    marks = {group.dot.whole_x for breakdown in split() for group in breakdown.groups if group.dot}

    assert len(marks) == 1


def test_the_note_says_what_the_mark_is_and_how_much_may_be_chance() -> None:
    note = split()[0].note

    assert "the mark is all of Fenshire, 96%" in note
    assert "A pale bar is how far the unknowns could move a dot." in note
    assert "a difference of 4 points or less may be chance" in note


def test_a_count_is_bars_against_the_largest_group() -> None:
    groups = split(measure=REVIEWS_HELD)[0].groups

    assert max(group.bar or 0 for group in groups) == 100
    assert all(group.dot is None for group in groups)
    assert split(measure=REVIEWS_HELD)[0].note == ""


def test_a_group_without_rows_is_not_shown() -> None:
    assert "Not known" not in {group.label for group in split("sex")[0].groups}


def test_a_figure_without_a_value_has_no_scale() -> None:
    found = figure(reading(rows=[]).engine, REVIEWS_DUE_HELD_ON_TIME, Period.year(2026), by=SPLITS)

    empty = breakdowns(replace(found), by="sex", council="Fenshire", address=lambda group, outcome: "")

    assert all(breakdown.groups == () for breakdown in empty)


def test_a_group_of_a_few_has_no_dot_and_does_not_stretch_the_scale() -> None:
    rows = list(reading().engine.rows(REVIEWS_DUE_HELD_ON_TIME, Period.year(2026)))
    few = [replace(row, sex=None if row.row % 300 == 1 else row.sex) for row in rows]
    found = figure(reading(rows=few).engine, REVIEWS_DUE_HELD_ON_TIME, Period.year(2026), by=SPLITS)

    sexes = breakdowns(found, by="sex", council="Fenshire", address=lambda group, outcome: "")[0]
    unknown = sexes.groups[-1]

    assert (unknown.label, unknown.value, unknown.dot) == ("Not known", "50%", None)
    assert "A group of fewer than 10 has no dot: one more or less would move it too far." in sexes.note
    assert "In a group of 2" in sexes.note


@pytest.mark.parametrize(
    ("share", "sizes", "points"),
    [
        *((0.96, (95,), 4), (0.96, (10_000,), 0.4), (0.5, (10,), 31), (1.0, (95,), 0), (0.9, (0,), 0)),
        *((0.95, (285, 272), 4), (0.9, (50, 0), 0)),
    ],
)
def test_what_may_be_chance_shrinks_as_groups_grow(share: float, sizes: tuple[int, ...], points: float) -> None:
    assert chance(share, *sizes) == pytest.approx(points, abs=0.5)
