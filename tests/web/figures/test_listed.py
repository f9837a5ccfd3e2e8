"""The list of all figures."""

from __future__ import annotations

from heed.measures.all import MEASURES
from heed.measures.declare import Section
from heed.web.figures.listed import figures_page
from tests.web.fenshire import reading


def test_every_figure_is_listed_by_section_the_reviews_first_with_its_meaning_and_leads_to_its_page() -> None:
    page = figures_page({"period": "2026"}, reading(held_back=1))

    lines = [line for section in page.sections for line in section.lines]
    assert [line.name for line in lines] == [measure.name for measure in MEASURES.values()]
    assert page.sections[0].name == Section.REVIEWS.value
    assert lines[0].address == "/figures/reviews_due_held_on_time/?period=2026&as_at=2026-03-31"
    assert all(line.meaning for line in lines)
    assert page.about == "1 April 2025 to 31 March 2026, as at Tue 31 Mar 2026"
    assert page.held_back.startswith("1 child")


def test_beside_each_stands_its_value_a_year_before() -> None:
    page = figures_page({"period": "2026"}, reading())

    assert page.before == "2024-25"
    assert page.sections[0].lines[0].before == "94%"


def test_where_the_year_before_is_not_there_nothing_stands_beside() -> None:
    page = figures_page({"period": "2025"}, reading())

    assert page.before == ""
    assert {line.before for section in page.sections for line in section.lines} == {""}


def test_of_a_quarter_only_what_can_be_told_of_one_is_listed_beside_the_same_quarter_a_year_before() -> None:
    page = figures_page({"period": "2025-10"}, reading())

    assert page.only_reviews
    assert page.before == "Oct–Dec 2024"
    names = {line.name for section in page.sections for line in section.lines}
    assert names == {measure.name for measure in MEASURES.values() if not measure.yearly}
