"""The rows behind a figure: outcome by outcome, page by page, and only of children in sight."""

from __future__ import annotations

import pytest

from heed.measures.declare import AGE_BAND, Measure, Period
from heed.measures.engine import MET, NOT_MET, UNKNOWN
from heed.measures.figures import figure
from heed.measures.reviews import REVIEWS_DUE_HELD_ON_TIME, REVIEWS_HELD
from heed.measures.taking_part import VIEWS_GIVEN
from heed.web.figures.asked import Asked
from heed.web.figures.reading import Reading
from heed.web.figures.rows import PAGE, opened_first, rows
from heed.web.figures.shapes import Rows
from tests.web.fenshire import OUTSIDE, reading

YEAR = Period.year(2026)


def opened(
    asked: Asked | None = None, of: Reading | None = None, measure: Measure = REVIEWS_DUE_HELD_ON_TIME
) -> tuple[Rows, frozenset[str]]:
    """The rows of 2025-26 as a reader opens them."""
    of = of or reading()
    return rows(figure(of.engine, measure, YEAR), asked or Asked("2026", "sequence", "2026-03-31"), of)


def test_what_was_not_met_is_opened_first_with_the_dates_and_the_reason_of_the_law() -> None:
    shown, _ = opened()

    assert [(tab.label, tab.n, tab.here) for tab in shown.tabs] == [
        ("Late or not held", 26, True),
        ("On time", 648, False),
        ("Not known", 9, False),
        ("Left out", 11, False),
    ]
    assert shown.headings == ("Child", "Review", "Due by law", "Because", "Held", "Late by", "Read from")
    child, review, due, because, held, late, read = (cell.text for cell in shown.rows[0])
    assert child.startswith("F-")
    assert review in ("first", "second", "third or later")
    assert due == "Tue 1 Apr 2025"
    assert because == "6 months after the review before was held on Tue 1 Oct 2024"
    assert held == "Wed 2 Apr 2025"
    assert late == "1 day"
    assert read == "reviews_2026.csv, line 856"


def test_a_review_not_held_is_late_so_far() -> None:
    shown, _ = opened()
    late = {(row[4].text, row[5].text.endswith("so far")) for row in shown.rows}

    assert ("not yet", True) in late
    assert all(so_far == (held == "not yet") for held, so_far in late)


def test_an_unknown_says_why_and_shows_no_date_of_the_law() -> None:
    shown, _ = opened(Asked("2026", "sequence", "", "unknown"))

    assert "Because" not in shown.headings
    assert "Late by" not in shown.headings
    assert {row[shown.headings.index("Why")].text for row in shown.rows} == {OUTSIDE}
    assert {row[shown.headings.index("Due by law")].text for row in shown.rows} == {"not known"}


def test_twenty_are_shown_and_the_rest_is_a_page_away() -> None:
    first, _ = opened()
    second, _ = opened(Asked("2026", "sequence", "", "", "", 2))

    assert (len(first.rows), first.later_n, first.earlier, first.showing) == (PAGE, 6, "", "1 to 20")
    assert (len(second.rows), second.later, second.showing) == (6, "", "21 to 26")
    assert "page=2" in first.later
    assert "page=2" not in second.earlier
    assert not set(first.rows) & set(second.rows)


def test_a_page_past_the_end_is_empty() -> None:
    shown, children = opened(Asked("2026", "sequence", "", "", "", 9))

    assert (shown.rows, shown.later, children) == ((), "", frozenset())
    assert "page=8" in shown.earlier


def test_children_out_of_sight_are_counted_and_not_shown() -> None:
    everyone, _ = opened()
    some, keys = opened(of=reading(unseen=60))
    labels = {row[0].text for row in some.rows}

    assert some.hidden.startswith("And ")
    assert everyone.hidden == ""
    assert some.tabs[0].n == 26
    assert len(some.rows) + int(some.hidden.split()[1]) == 26
    assert not {f"F-{1700 + 3 * n}" for n in range(240, 300)} & labels
    assert len(keys) <= len(some.rows)
    assert all(int(key) < 240 for key in keys)


def test_one_row_out_of_sight_is_said_in_the_singular() -> None:
    whole = reading()
    late = next(iter(whole.engine.rows(REVIEWS_DUE_HELD_ON_TIME, YEAR, outcome=NOT_MET)))
    hides_one = Reading(
        **{
            **{name: getattr(whole, name) for name in Reading.__slots__},
            "children": {key: seen for key, seen in whole.children.items() if key != late.child},
            "everyone": False,
        }
    )

    shown, _ = opened(of=hides_one)

    assert shown.hidden == "And 1 you may not see. The figure counts it."


@pytest.mark.parametrize("outcome", ["not-met", "met", "left-out"])
def test_a_group_narrows_the_rows_and_can_be_left_again(outcome: str) -> None:
    shown, _ = opened(Asked("2026", "sequence", "", outcome, "sequence:first"))

    assert {row[1].text for row in shown.rows} <= {"first"}
    assert shown.group == "Which review it was: First"
    assert "group=" not in shown.every_group
    assert all("group=" not in tab.address for tab in shown.tabs)


def test_a_group_shows_no_child_out_of_sight_either() -> None:
    asked = Asked("2026", "sequence", "", "", "sequence:later")
    everyone, _ = opened(asked)
    some, keys = opened(asked, of=reading(unseen=150))

    assert everyone.hidden == ""
    assert some.hidden.startswith("And ")
    assert all(int(key) < 150 for key in keys)
    assert len(some.rows) < len(everyone.rows)


def test_rows_whose_group_is_not_known_are_a_group_as_well() -> None:
    shown, _ = opened(Asked("2026", "sequence", "", "unknown", "sequence:not known"))

    assert len(shown.rows) == 9
    assert shown.group == "Which review it was: Not known"


def test_a_measure_of_taking_part_shows_age_and_code_instead_of_dates_of_the_law() -> None:
    shown, _ = opened(measure=VIEWS_GIVEN)

    assert shown.headings[:4] == ("Child", "Age", "Held", "Code")
    assert {row[1].text for row in shown.rows} <= set(AGE_BAND.labels.values())
    assert [tab.label for tab in shown.tabs[:2]] == ["The child’s views were not given", "The child’s views were given"]


def test_a_count_opens_on_what_it_counts() -> None:
    shown, _ = opened(measure=REVIEWS_HELD)

    assert shown.tabs[0].label == "Held in the period"
    assert shown.tabs[0].here
    assert opened_first(figure(reading().engine, REVIEWS_HELD, YEAR)) == MET


def test_where_nothing_was_late_the_unknowns_open_first_and_then_what_was_met() -> None:
    found = list(reading().engine.rows(REVIEWS_DUE_HELD_ON_TIME, YEAR))
    for outcomes, first in (({MET, UNKNOWN}, UNKNOWN), ({MET}, MET), (set(), MET)):
        some = reading(rows=[row for row in found if row.outcome in outcomes])
        assert opened_first(figure(some.engine, REVIEWS_DUE_HELD_ON_TIME, YEAR)) == first
