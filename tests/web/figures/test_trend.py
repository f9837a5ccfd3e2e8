"""The figure by quarter, in a sentence and a table."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from heed.measures.all import MEASURES
from heed.measures.declare import Change, Measure, Period
from heed.measures.figures import Figure, Group, figure
from heed.measures.reviews import REVIEWS_DUE_HELD_ON_TIME, REVIEWS_HELD
from heed.web.figures.trend import trend, years
from tests.web.fenshire import reading

TWO_YEARS = Period(date(2024, 4, 1), date(2026, 3, 31))


def by_quarter(measure: Measure = REVIEWS_DUE_HELD_ON_TIME, as_at: date | None = None) -> Figure:
    """The figure over two years; `as_at` moves the day on which it was known."""
    found = figure(reading().engine, measure, TWO_YEARS, by=("quarter",))
    return replace(found, as_at=as_at or found.as_at)


def test_the_sentence_compares_the_first_quarter_with_the_last() -> None:
    shown = trend(by_quarter())

    assert shown is not None
    assert shown.sentence == "No clear change: 93% in Apr–Jun 2024, 97% in Jan–Mar 2026."
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
        "No clear change: 93% in Apr–Jun 2024, 95% in Oct–Dec 2025. "
        "<b>97% so far since 1 January 2026</b>: 5 of 171 were not."
    )
    assert shown.rows[-1].label == "Jan 2026 to date"
    assert shown.note.endswith("; the last quarter is not over")


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ((266, 285), (263, 271), "Rose from 93% in Apr–Jun 2024 to 97% in Jul–Sep 2024."),
        ((263, 271), (266, 285), "Fell from 97% in Apr–Jun 2024 to 93% in Jul–Sep 2024."),
        ((26, 28), (26, 27), "No clear change: 93% in Apr–Jun 2024, 96% in Jul–Sep 2024."),
        ((9, 10), (9, 10), "No clear change: 90% in Apr–Jun 2024, 90% in Jul–Sep 2024."),
        ((10, 10), (20, 20), "No clear change: 100% in Apr–Jun 2024, 100% in Jul–Sep 2024."),
    ],
)
def test_a_rise_or_a_fall_is_one_only_where_chance_could_not_have_made_it(
    first: tuple[int, int], last: tuple[int, int], said: str
) -> None:
    found = by_quarter()
    groups = [
        replace(group, counted=replace(group.counted, numerator=met, denominator=of, value=met / of))
        for group, (met, of) in zip(found.groups["quarter"], (first, last), strict=False)
    ]

    shown = trend(replace(found, groups={"quarter": groups}))

    assert shown is not None
    assert shown.sentence == said


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


NEW = Change(date(2025, 11, 3), "reviews not held count as late")


def test_a_change_of_definition_is_marked_on_the_chart_and_told_below_it() -> None:
    plain = trend(by_quarter())
    changed = replace(REVIEWS_DUE_HELD_ON_TIME, changes=(Change(date(2024, 4, 1), "first defined"), NEW))
    shown = trend(by_quarter(changed))

    assert plain is not None
    assert shown is not None
    assert (plain.changes, "new definition" in plain.chart) == ((), False)
    assert shown.changes == ("3 November 2025: reviews not held count as late",)
    assert shown.chart.count(">new definition<") == 1
    assert "by a new definition, Oct–Dec 2025 95%" in shown.chart


def test_a_count_marks_a_change_as_well() -> None:
    shown = trend(by_quarter(replace(REVIEWS_HELD, changes=(NEW,))))

    assert shown is not None
    assert "new definition" in shown.chart
    assert shown.changes


def test_a_change_that_is_yet_to_come_is_told_and_not_drawn() -> None:
    later = Change(date(2027, 4, 1), "something else")
    shown = trend(by_quarter(replace(REVIEWS_DUE_HELD_ON_TIME, changes=(later,))))

    assert shown is not None
    assert "new definition" not in shown.chart
    assert shown.changes == ("1 April 2027: something else",)


def test_a_year_says_what_was_defined_anew_in_it_and_whether_it_is_over() -> None:
    measure = replace(MEASURES["children_in_care"], changes=(NEW,))
    group = figure(reading().engine, measure, TWO_YEARS).counted
    found = Figure(
        measure,
        TWO_YEARS,
        date(2025, 12, 31),
        group,
        0,
        {"quarter": [Group("2025-03-31", "2024-25", group), Group("2026-03-31", "2025-26", group)]},
    )

    assert [(row.label, row.changed) for row in years(found)] == [
        ("2024-25", ""),
        ("2025-26 so far", "3 November 2025: reviews not held count as late"),
    ]
