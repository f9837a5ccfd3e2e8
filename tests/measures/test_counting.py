"""Each kind of figure, counted from cells small enough to count on fingers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from heed.measures.all import MEASURES
from heed.measures.counting import PartOf, Whole, count
from heed.measures.declare import Kind, Measure, Parts
from heed.measures.engine import Cell

BASE = MEASURES["children_in_care"]
MEAN = replace(BASE, kind=Kind.MEAN, amount="days", amount_unit="days")
MEDIAN = replace(MEAN, kind=Kind.MEDIAN)
RATE = replace(BASE, kind=Kind.RATE, rate_of="population_0_17")
PARTS = replace(BASE, kind=Kind.DISTRIBUTION, parts=Parts("sex", {"F": "Girls", "M": "Boys", "X": "Others"}))
MONTHS = MEASURES["reviews_on_time_average_month"]


def _cell(n: int = 1, outcome: str = "met", *, part: str | None = None, amount: int | None = None) -> Cell:
    why = "why" if outcome in ("unknown", "left out") else ""
    return Cell("", None, outcome, why, part, amount, False, n)


def test_a_mean_is_the_sum_over_how_many_and_has_no_band() -> None:
    cells = [_cell(2, amount=10), _cell(amount=25), _cell(4, "unknown"), _cell(1, "left out", amount=900)]

    counted = count(MEAN, cells)

    assert (counted.value, counted.numerator, counted.denominator) == (15, 45, 3)
    assert (counted.low, counted.high, counted.unknowns, counted.lefts_out, counted.rows) == (None, None, 4, 1, 8)


@pytest.mark.parametrize(
    ("amounts", "middle"),
    [
        ({7: 1}, 7),
        ({7: 1, 9: 1}, 8),
        ({1: 1, 2: 1, 100: 1}, 2),
        ({1: 3, 100: 2}, 1),
        ({1: 2, 4: 2}, 2.5),
        ({100: 1, 3: 1, 1: 1, 2: 1}, 2.5),
        ({0: 5}, 0),
    ],
)
def test_a_median_is_the_amount_in_the_middle_or_the_mean_of_the_middle_two(
    amounts: dict[int, int], middle: float
) -> None:
    counted = count(MEDIAN, [_cell(n, amount=amount) for amount, n in amounts.items()])

    assert counted.value == middle
    assert counted.denominator == sum(amounts.values())
    assert counted.numerator == sum(amount * n for amount, n in amounts.items())


@pytest.mark.parametrize("measure", [MEAN, MEDIAN, PARTS])
def test_of_nothing_there_is_neither_mean_nor_median_nor_distribution_and_the_reason_is_said(measure: Measure) -> None:
    assert (count(measure, []).value, count(measure, []).why) == (None, "there are none in the period")
    assert count(measure, [_cell(2, "unknown")]).why == "the outcome of every one is unknown: why"


def test_where_every_one_is_unknown_the_commonest_reason_is_told() -> None:
    unknown = {"no table of postcodes was given": 9, "care was left open": 1}
    cells = [Cell("", None, "unknown", why, None, None, False, n) for why, n in unknown.items()]

    assert count(MEAN, cells).why == (
        "the outcome of every one is unknown, most often: no table of postcodes was given"
    )


def test_a_rate_is_for_each_ten_thousand_and_its_band_adds_the_unknowns() -> None:
    counted = count(RATE, [_cell(438), _cell(2, "unknown")], Whole(population=33_180))

    assert counted.value == 438 * 10_000 / 33_180
    assert (counted.numerator, counted.denominator, counted.base) == (438, 33_180, 438)
    assert (counted.low, counted.high) == (counted.value, 440 * 10_000 / 33_180)


def test_a_rate_without_a_population_says_why_and_keeps_its_count() -> None:
    counted = count(RATE, [_cell(438)], Whole(why="the population is not set"))

    assert (counted.value, counted.why, counted.numerator, counted.low) == (
        None,
        "the population is not set",
        438,
        None,
    )


def test_parts_sum_to_the_whole_and_what_is_not_known_is_in_none_of_them() -> None:
    counted = count(PARTS, [_cell(3, part="F"), _cell(1, part="M"), _cell(5, "unknown")])

    assert counted.parts == (
        PartOf("F", "Girls", 0.75, 3),
        PartOf("M", "Boys", 0.25, 1),
        PartOf("X", "Others", 0.0, 0),
    )
    assert counted.value == sum(part.numerator for part in counted.parts) == 4
    assert (counted.low, counted.high) == (4, 9)


def test_a_mean_of_months_counts_a_month_with_few_like_one_with_many() -> None:
    cells = [
        _cell(90, part="2025-04"),
        _cell(10, "not met", part="2025-04"),
        _cell(1, part="2025-05"),
        _cell(1, "not met", part="2025-05"),
    ]

    counted = count(MONTHS, cells)

    assert counted.value == (0.9 + 0.5) / 2
    assert (counted.numerator, counted.denominator) == (91, 102)
    assert counted.parts == (PartOf("2025-04", "Apr 2025", 0.9, 90), PartOf("2025-05", "May 2025", 0.5, 1))
    assert (counted.low, counted.high) == (counted.value, counted.value)


def test_a_month_of_nothing_but_unknowns_widens_the_band_and_has_no_share() -> None:
    counted = count(MONTHS, [_cell(4, part="2025-04"), _cell(2, "unknown", part="2025-05")])

    assert counted.value == 1
    assert (counted.low, counted.high) == (0.5, 1)
    assert counted.parts[1] == PartOf("2025-05", "May 2025", None, 0)


def test_a_row_whose_day_is_not_known_is_in_no_month() -> None:
    counted = count(MONTHS, [_cell(4, part="2025-04"), _cell(1, "unknown")])

    assert [part.key for part in counted.parts] == ["2025-04"]
    assert counted.unknowns == 1


@pytest.mark.parametrize("measure", [BASE, MEAN, PARTS, MONTHS])
def test_where_there_can_be_no_figure_the_value_is_none_and_never_nought(measure: Measure) -> None:
    counted = count(measure, [], Whole(why="the return of 2026 has no Missing table"))

    assert (counted.value, counted.why) == (None, "the return of 2026 has no Missing table")
    assert (counted.low, counted.high, counted.parts) == (None, None, ())
