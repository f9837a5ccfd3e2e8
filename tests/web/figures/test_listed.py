"""The list of all figures."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from heed.measures.all import MEASURES
from heed.measures.declare import Section
from heed.measures.published import Level, Published, Unit, Wanted
from heed.web.figures.listed import figures_page
from heed.web.figures.reading import Reading
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


def _going_on() -> Reading:
    """The same facts, known on 15 November."""
    found = reading()
    found.engine.as_at = date(2025, 11, 15)
    return replace(found, as_at=date(2025, 11, 15), days=(date(2025, 11, 15),))


def test_a_year_that_is_not_over_says_so_and_what_stands_beside_it() -> None:
    page = figures_page({}, _going_on())

    assert page.about == "1 April to 15 November 2025, so far"
    assert page.so_far == (
        "2025-26 is not over: what is told of its last day is told of Sat 15 Nov 2025. Beside it stands all of 2024-25."
    )
    assert page.periods[0].label == "This year so far, from 1 April 2025"
    assert [choice.label for choice in page.periods[1:4]] == ["Apr–Jun 2025", "Jul–Sep 2025", "Oct–Dec 2025 so far"]


def test_a_period_that_is_over_says_nothing_of_it() -> None:
    assert figures_page({"period": "2026"}, reading()).so_far == ""
    assert figures_page({"period": "2025"}, _going_on()).so_far == ""
    assert figures_page({"period": "2025-10"}, _going_on()).so_far.startswith("The quarter is not over")


def test_what_others_publish_stands_beside_ours_with_its_year() -> None:
    def published(**changed: object) -> Published:
        values: dict[str, object] = {
            "measure": "reviews_due_held_on_time", "split": "", "key": "", "year": 2025, "level": Level.ENGLAND,
            "area": "England", "value": 91.0, "unit": Unit.PER_CENT, "publisher": "DfE", "title": "CLA",
            "definition": "", "differs": "",
        }  # fmt: skip
        return Published(**{**values, **changed})  # type: ignore[arg-type]

    def elsewhere(*figures: Published, period: str = "2026") -> str:
        found = replace(reading(), published=(figures, Wanted(neighbours_of="St Fens")))
        return figures_page({"period": period}, found).sections[0].lines[0].elsewhere

    assert elsewhere(published()) == "England 91% in 2024-25"
    assert elsewhere(published(level=Level.NEIGHBOURS, area="St Fens")) == "neighbours of St Fens 91% in 2024-25"
    assert elsewhere(published(), period="2026-01") == ""
    assert elsewhere(published(year=2027)) == ""
    assert elsewhere(published(split="sex", key="F")) == ""
    assert elsewhere() == ""
