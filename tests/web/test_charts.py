"""Charts over time, as a page with a strict content security policy can show them."""

from __future__ import annotations

import re
from datetime import date
from xml.etree import ElementTree

import pytest
from markupsafe import Markup

from heed.web.charts import Quarter, counts_by_quarter, name_of, shares_by_quarter

FIRST_DAYS = [date(2025, 4, 1), date(2025, 7, 1), date(2025, 10, 1), date(2026, 1, 1), date(2026, 4, 1)]


def quarters(*values: float | None, going_on: bool = False) -> list[Quarter]:
    """Quarters from April 2025 on; the last may be going on."""
    last = len(values) - 1
    return [Quarter(FIRST_DAYS[i], value, not (going_on and i == last)) for i, value in enumerate(values)]


def line(*values: float | None, going_on: bool = False, title: str = "Reviews held on time") -> Markup:
    chart, _ = shares_by_quarter(quarters(*values, going_on=going_on), key="trend", title=title)
    return chart


def texts(chart: Markup) -> list[str]:
    """What is written on the chart, without its title and description."""
    found = ElementTree.fromstring(str(chart))  # noqa: S314 - drawn by us
    return [element.text or "" for element in found.iter() if element.tag.endswith("text")]


@pytest.mark.parametrize(
    "drawn", [line(0.93, 0.95, going_on=True), counts_by_quarter(quarters(3, 5), key="n", title="N")]
)
def test_a_chart_carries_no_style_and_no_script_that_the_policy_would_refuse(drawn: Markup) -> None:
    assert "<style" not in drawn
    assert " style=" not in drawn
    assert "<script" not in drawn
    assert not re.search(r"\son\w+=", drawn)
    assert "http" not in drawn.replace('xmlns="http://www.w3.org/2000/svg"', "")
    assert not re.search(r" (role=\"graphics|aria-hidden|aria-roledescription|pointer-events)", drawn)


def test_a_chart_is_an_image_with_a_title_and_its_values_in_words() -> None:
    drawn = str(line(0.93, 0.95, None, going_on=False))

    assert 'role="img" aria-labelledby="trend-title trend-said"' in drawn
    assert '<title id="trend-title">Reviews held on time</title>' in drawn
    assert "Apr–Jun 2025 93%; Jul–Sep 2025 95%; Oct–Dec 2025 none." in drawn


def test_the_label_of_the_highest_point_lies_on_the_paper() -> None:
    found = ElementTree.fromstring(str(line(1.0, 0.9)))  # noqa: S314 - drawn by us
    label = next(element for element in found.iter() if element.text == "100%" and element.get("font-weight") == "700")
    above = {child: element for element in found.iter() for child in element}
    y, at = 0.0, label
    while at in above:
        moved = re.search(r"translate\([^,]+,([^)]+)\)", at.get("transform", ""))
        y += float(moved[1]) if moved else 0.0
        at = above[at]

    assert y - float(label.get("font-size", "0").removesuffix("px")) / 2 >= 0


def test_a_title_cannot_break_out_of_the_chart() -> None:
    assert "<b>" not in line(0.9, 0.8, title="<b>On time</b> & more")


def test_the_first_the_highest_the_lowest_and_the_last_are_labelled() -> None:
    assert [text for text in texts(line(0.93, 0.95, 0.91, 0.97, 0.96)) if text in ("93%", "95%", "91%", "97%")] == [
        "93%",
        "91%",
        "97%",
    ]


def test_a_quarter_going_on_is_reached_by_a_dashed_line_and_stands_hollow() -> None:
    over, going = str(line(0.93, 0.95, 0.94)), str(line(0.93, 0.95, 0.94, going_on=True))

    assert "stroke-dasharray" not in over
    assert going.count("stroke-dasharray") == 1
    (dashed,) = re.findall(r'd="M([^"]*)"[^>]*stroke-dasharray', going)
    assert dashed.count("L") == 1
    assert 'fill="#ffffff"' in going
    assert 'fill="#ffffff"' not in over


def test_years_stand_below_their_quarters() -> None:
    assert texts(line(0.93, 0.95, 0.94, 0.96, 0.97))[-2:] == ["2025-26", "2026-27"]


def test_columns_start_from_0_and_all_carry_their_number() -> None:
    drawn = counts_by_quarter(quarters(150, 1200, going_on=True), key="n", title="Reviews held")

    assert {"150", "1,200"} <= set(texts(drawn))
    assert str(drawn).count("stroke-dasharray") == 1


def test_a_count_of_nothing_is_still_drawn() -> None:
    assert "0" in texts(counts_by_quarter(quarters(0, 0), key="n", title="Reviews held"))


@pytest.mark.parametrize(
    ("quarter", "said"),
    [
        (Quarter(date(2026, 4, 1), 0.9, over=True), "Apr–Jun 2026"),
        (Quarter(date(2026, 1, 1), 0.9, over=True), "Jan–Mar 2026"),
        (Quarter(date(2026, 10, 1), 0.9, over=False), "Oct 2026 to date"),
    ],
)
def test_a_quarter_is_named_by_its_months(quarter: Quarter, said: str) -> None:
    assert name_of(quarter) == said
