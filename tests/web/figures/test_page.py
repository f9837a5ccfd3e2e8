"""The pages of figures put together."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.http import Http404

from heed.measures.declare import Period
from heed.measures.reviews import REVIEWS_DUE_HELD_ON_TIME
from heed.web.figures.page import before, figure_page, measure_of
from tests.web.fenshire import reading

ON_TIME = REVIEWS_DUE_HELD_ON_TIME


def test_the_page_of_a_figure_has_its_number_its_splits_its_quarters_and_its_rows() -> None:
    page, children = figure_page(ON_TIME, {}, reading(held_back=3))

    assert (page.name, page.headline.number) == ("Reviews held on time", "96")
    assert page.held_back.startswith("3 children")
    assert page.trend is not None
    assert len(page.trend.rows) == 8
    assert len(page.breakdowns) == 3
    assert page.rows is not None
    assert children


def test_the_trend_is_over_every_year_whatever_period_was_asked_for() -> None:
    page, _ = figure_page(ON_TIME, {"period": "2025-10"}, reading())

    assert page.trend is not None
    assert (page.headline.of, len(page.trend.rows)) == ("158 of 167", 8)


def test_what_was_asked_for_is_chosen_in_the_form_and_kept_in_every_link() -> None:
    page, _ = figure_page(ON_TIME, {"period": "2025", "by": "sex"}, reading())

    assert [choice.label for choice in page.pick.periods if choice.chosen] == ["2024-25, the whole year"]
    assert [choice.label for choice in page.pick.splits if choice.chosen] == ["Sex"]
    assert all("period=2025&by=sex" in part.address for part in page.parts)
    assert "period=2025&by=sex" in page.csv


def test_who_may_not_open_rows_gets_the_figure_without_them_and_no_link_to_them() -> None:
    page, children = figure_page(ON_TIME, {}, reading(may_open_rows=False))

    assert page.rows is None
    assert children == frozenset()
    assert page.csv == ""
    assert all(part.address == "" for part in page.parts)
    assert all(group.address == "" for breakdown in page.breakdowns for group in breakdown.groups)


def test_who_may_open_rows_and_not_export_gets_the_rows_and_no_file_of_them() -> None:
    page, children = figure_page(ON_TIME, {}, replace(reading(), may_export=False))

    assert children
    assert page.csv == ""


def test_as_many_rows_of_a_group_are_out_of_sight_on_its_second_page_as_on_its_first() -> None:
    asked = {"outcome": "met", "group": "sequence:later"}
    pages = [figure_page(ON_TIME, {**asked, "page": page}, reading(unseen=60))[0].rows for page in ("1", "2")]

    first, second = (shown.hidden for shown in pages if shown is not None)
    assert pages[0] != pages[1]
    assert first == second
    assert first.startswith("And ")


def test_only_a_measure_that_is_declared_has_a_page() -> None:
    assert measure_of("took_part").code == "took_part"
    with pytest.raises(Http404):
        measure_of("shoe_size")


def test_a_year_in_which_nothing_fell_due_has_a_page_that_says_so() -> None:
    none_then = [
        row
        for row in reading().engine.rows(ON_TIME, Period(date(2024, 4, 1), date(2026, 3, 31)))
        if (row.latest_on or row.held_on or date.max) > date(2025, 4, 1)
    ]

    page, _ = figure_page(ON_TIME, {"period": "2025"}, reading(rows=none_then))

    assert page.headline.why_none == "There are none in the period."
    assert page.segments == ()
    assert page.rows is not None
    assert page.rows.rows == ()


def test_a_figure_with_many_splits_shows_three_and_leads_to_the_others() -> None:
    page, _ = figure_page(ON_TIME, {"by": "placement"}, reading())

    assert [each.code for each in page.breakdowns] == ["placement", "sequence", "age_band"]
    assert [link.words for link in page.others][:2] == ["Sex", "Ethnicity"]
    assert all(link.words not in ("IRO", "Team") for link in page.others), "no roster named any"
    assert "by=sex" in page.others[0].address


def test_the_period_a_year_before_has_the_same_days() -> None:
    assert before(Period.year(2026)) == Period.year(2025)
    assert before(Period(date(2026, 1, 1), date(2026, 3, 31))) == Period(date(2025, 1, 1), date(2025, 3, 31))
