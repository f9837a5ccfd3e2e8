"""The page of every kind of figure, over a few children whose facts are made for it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from heed.measures.all import MEASURES
from heed.measures.declare import Period
from heed.measures.duck import Duck
from heed.measures.figures import figure
from heed.web.figures.headline import headline, short, the_band
from heed.web.figures.page import figure_page
from heed.web.figures.reading import Reading, Seen
from heed.web.figures.shapes import FigurePage
from tests.days import day
from tests.measures.rows import tables
from tests.web.fenshire import reading

YEAR = Period.year(2026)
EARLIER = {"year_ends_on": "Mon 31 Mar 2025", "on_day": "Mon 31 Mar 2025", "counted_on": "Mon 31 Mar 2025"}
GIRL = {"in_care": True, "sex": "F", "age_band": "5-9", "placement": "foster_family", "in_care_unknown": None}
BOY = GIRL | {"sex": "M"}
LOST = {"in_care": None, "in_care_unknown": "nobody can know"}
LEFT = {"reason": "sgo", "days_in_care": 100, "age_band": "16+"}


def _reading(**rows: list[dict[str, Any]]) -> Reading:
    engine = Duck(
        tables(**rows), as_at=day("Tue 31 Mar 2026"), held_back=0, populations={"population_0_17": {2026: 1000}}
    )
    return replace(reading(), engine=engine, children={"a child": Seen("1", "F-1")})


def _page(code: str, query: dict[str, str] | None = None, **rows: list[dict[str, Any]]) -> FigurePage:
    return figure_page(MEASURES[code], query or {}, _reading(**rows))[0]


def test_a_distribution_shows_its_parts_beside_those_of_the_year_before_and_what_is_not_known_apart() -> None:
    children: list[dict[str, Any]] = [GIRL, GIRL, BOY, LOST, GIRL | EARLIER]

    page = _page("sexes", child=children)

    assert page.headline.number == "3"
    assert page.parts_of is not None
    assert page.parts_of.before == "2024-25"
    assert [(part.label, part.share, part.n, part.before) for part in page.parts_of.rows] == [
        ("Girls", "67%", "2", "100%"),
        ("Boys", "33%", "1", "0%"),
        ("Not known", "", "1", ""),
    ]
    assert "group=part%3AF" in page.parts_of.rows[0].address
    assert "outcome=unknown" in page.parts_of.rows[2].address
    assert "sex" not in {each.code for each in page.breakdowns}, "it is not split by its own parts"


def test_the_rows_of_one_part_are_those_of_the_part() -> None:
    page = _page("sexes", {"group": "part:F"}, child=[GIRL, BOY])

    assert page.rows is not None
    assert page.rows.group == "Boys and girls: Girls"
    assert len(page.rows.rows) == 1


def test_a_distribution_of_nothing_has_no_parts_and_without_a_year_before_nothing_beside_them() -> None:
    assert _page("sexes").parts_of is None
    parts = _page("sexes", {"period": "2025"}, child=[GIRL | EARLIER]).parts_of
    assert parts is not None
    assert (parts.before, parts.rows[0].before) == ("", "")


def test_a_part_that_was_there_a_year_before_is_shown_though_nothing_is_in_it_now() -> None:
    parts = _page("sexes", child=[GIRL, BOY | EARLIER]).parts_of

    assert parts is not None
    assert [(part.label, part.share, part.before, part.address) for part in parts.rows if part.label == "Boys"] == [
        ("Boys", "0%", "100%", "")
    ]
    unknown = _page("sexes", child=[LOST, GIRL | EARLIER]).parts_of
    assert unknown is not None
    assert unknown.rows[0].share == "none"
    nothing_then = _page("sexes", child=[GIRL, LOST | EARLIER]).parts_of
    assert nothing_then is not None
    assert nothing_then.rows[0].before == "none"


def test_a_median_has_its_unit_its_years_and_rows_with_their_amounts() -> None:
    page = _page("time_in_care_on_leaving", leaving=[LEFT, LEFT | {"days_in_care": 101}, LEFT | EARLIER])

    assert (page.headline.number, page.headline.sign) == ("100.5", " days")
    assert (page.headline.of, page.headline.rest) == ("median", "of 2 children")
    assert [(year.label, year.value, year.of) for year in page.years] == [
        ("2024-25", "100 days", "median of 1 child"),
        ("2025-26", "100.5 days", "median of 2 children"),
    ]
    assert (page.value_is, page.of_is) == ("Days", "Of")
    assert [(group.label, group.value, group.counted) for group in page.breakdowns[0].groups] == [
        ("16 and over", "100.5", "2")
    ]
    assert page.rows is not None
    assert page.rows.headings == ("Child", "Left care", "Age", "Days", "Read from")


def test_a_rate_says_what_it_is_for_and_its_groups_are_numbers() -> None:
    page = _page("children_in_care_rate", child=[GIRL, BOY])

    assert (page.headline.number, page.headline.of) == ("20", "for each 10,000: 2 children")
    assert page.headline.rest == "of a population of 1,000"
    assert page.value_is == "Number"
    assert [group.value for group in page.breakdowns[0].groups] == ["2"]


def test_a_year_without_a_value_says_why_and_has_no_bar() -> None:
    page = _page("children_in_care_rate", child=[GIRL, BOY | EARLIER])

    assert [(year.value, year.bar) for year in page.years] == [("none", None), ("10", 100.0)]
    assert page.years[0].of.startswith("the population of 0 to 17 year olds is not set")


def test_with_one_year_alone_there_is_nothing_to_set_beside_it() -> None:
    assert _page("children_in_care", child=[GIRL]).years == ()


def test_what_is_told_of_whole_years_can_be_asked_for_by_year_alone() -> None:
    page = _page("children_in_care", child=[GIRL])

    assert [choice.value for choice in page.pick.periods] == ["2026", "2025"]
    assert page.trend is None


def test_the_band_of_a_mean_cannot_be_told() -> None:
    measure = MEASURES["time_in_care_on_leaving"]
    unknown = {"days_in_care": None, "days_unknown": "nobody can know"}

    one = figure(_reading(leaving=[LEFT, LEFT | unknown]).engine, measure, YEAR).counted
    two = replace(one, unknown={"nobody can know": 2})

    assert the_band(measure, one).sentence.startswith("One is not known and is not in it")
    assert the_band(measure, two).sentence.startswith("2 are not known and are not in it")
    assert short(measure, one) == "100 days"


def test_a_mean_of_months_says_of_how_many_months_and_all_together() -> None:
    measure = MEASURES["reviews_on_time_average_month"]
    held = {"held_on": "Mon 30 Jun 2025", "latest_on": "Mon 30 Jun 2025", "held_quarter": "Tue 1 Apr 2025"}

    said = headline(measure, figure(_reading(review=[held]).engine, measure, YEAR).counted)

    assert (said.number, said.sign, said.of) == ("100", "%", "mean of 1 month")
    assert said.rest == "(1 of 1 reviews in all)"


def test_the_band_of_a_rate_is_a_rate() -> None:
    measure = MEASURES["children_in_care_rate"]
    counted = figure(_reading(child=[GIRL, LOST]).engine, measure, YEAR).counted

    assert the_band(measure, counted).sentence == "Between <b>10</b> and <b>20</b>, whichever way the one unknown fell."


def test_the_definition_says_how_the_number_is_made_and_on_whose_word() -> None:
    what, word = _page("time_in_care_on_leaving", leaving=[LEFT]).how

    assert ("The figure", "the one in the middle: half are below it and half above") in [
        (entry.key, entry.said[0].words) for entry in what
    ]
    assert what[0].said[0].words == "children"
    assert "Defined by" in [entry.key for entry in word]
    assert "The law" not in [entry.key for entry in word]


@pytest.mark.parametrize("code", [code for code, measure in MEASURES.items() if measure.yearly])
def test_every_figure_of_a_year_has_a_page_without_any_facts(code: str) -> None:
    page = _page(code)

    assert page.headline.why_none or page.headline.number == "0"
