"""The figure by quarter, in a sentence and a table."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from heed.measures.declare import Measure, Period
from heed.measures.figures import Figure, figure
from heed.measures.reviews import REVIEWS_DUE_HELD_ON_TIME, REVIEWS_HELD
from heed.web.figures.trend import trend
from tests.web.fenshire import reading

TWO_YEARS = Period(date(2024, 4, 1), date(2026, 3, 31))


def by_quarter(measure: Measure = REVIEWS_DUE_HELD_ON_TIME, as_at: date | None = None) -> Figure:
    """The figure over two years; `as_at` moves the day on which it was known."""
    found = figure(reading().engine, measure, TWO_YEARS, by=("quarter",))
    return replace(found, as_at=as_at or found.as_at)


def test_the_sentence_compares_the_first_quarter_with_the_last() -> None:
    shown = trend(by_quarter())

    assert shown is not None
    assert shown.sentence == "Rose from 93% to 97% between Apr–Jun 2024 and Jan–Mar 2026."
    assert shown.note == "scale from 90% to 98%"


@pytest.mark.parametrize("last_day", [date(2026, 3, 31), date(2026, 4, 1)])
def test_a_quarter_is_over_on_its_last_day(last_day: date) -> None:
    shown = trend(by_quarter(as_at=last_day))

    assert shown is not None
    assert shown.rows[-1].label == "Jan–Mar 2026"


def test_a_quarter_going_on_is_said_to_be_and_left_out_of_the_comparison() -> None:
    shown = trend(by_quarter(as_at=date(2026, 3, 30)))

    assert shown is not None
    assert shown.sentence == (
        "Rose from 93% to 95% between Apr–Jun 2024 and Oct–Dec 2025. "
        "<b>97% so far since 1 January 2026</b>: 5 of 171 were not."
    )
    assert shown.rows[-1].label == "Jan 2026 to date"
    assert shown.note.endswith("; the last quarter is not over")


def test_a_fall_is_a_fall_and_no_change_is_said_to_be_none() -> None:
    found = by_quarter()
    quarters = found.groups["quarter"]
    fallen, same = [quarters[-1], quarters[0]], [quarters[0], quarters[0]]

    for groups, said in ((fallen, "Fell from 97% to 93%"), (same, "93% in the first quarter and in the last")):
        shown = trend(replace(found, groups={"quarter": groups}))
        assert shown is not None
        assert shown.sentence.startswith(said)


def test_the_table_says_what_the_chart_does_with_numbers() -> None:
    shown = trend(by_quarter())

    assert shown is not None
    assert shown.headings == ("Quarter", "Yes", "Of", "Share", "Not known")
    assert shown.rows[0].cells == ("150", "161", "93.2%", "20")


def test_a_count_is_columns_with_its_most_and_its_fewest() -> None:
    shown = trend(by_quarter(REVIEWS_HELD))

    assert shown is not None
    assert shown.sentence == "Most in Jan–Mar 2026, 166; fewest in Oct–Dec 2024, 147."
    assert shown.rows[0].cells == ("150",)
    assert shown.note == "scale from 0"


def test_one_quarter_is_no_trend() -> None:
    found = by_quarter()

    assert trend(replace(found, groups={"quarter": found.groups["quarter"][:1]})) is None


def test_a_count_of_which_no_quarter_is_over_says_so() -> None:
    shown = trend(by_quarter(REVIEWS_HELD, as_at=date(2024, 4, 2)))

    assert shown is not None
    assert shown.sentence == "No quarter is over yet."
