"""How dates, numbers and shares are written."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from heed.web import formats
from tests.days import day


def test_a_day_carries_its_weekday() -> None:
    assert formats.day(day("Thu 26 Nov 2026")) == "Thu 26 Nov 2026"


def test_a_moment_is_shown_on_the_clock_of_england() -> None:
    assert formats.moment(datetime(2026, 7, 1, 23, 30, tzinfo=UTC)) == "Thu 2 Jul 2026 at 00:30"
    assert formats.moment(datetime(2026, 11, 15, 6, 10, tzinfo=UTC)) == "Sun 15 Nov 2026 at 06:10"


@pytest.mark.parametrize(
    ("from_on", "to_on", "said"),
    [
        (date(2026, 4, 1), date(2026, 11, 15), "1 April to 15 November 2026"),
        (date(2025, 4, 1), date(2026, 3, 31), "1 April 2025 to 31 March 2026"),
    ],
)
def test_a_span_names_the_first_year_only_where_it_differs(from_on: date, to_on: date, said: str) -> None:
    assert formats.span(from_on, to_on) == said


@pytest.mark.parametrize(
    ("share", "places", "said"),
    [
        (648 / 674, 0, "96%"),
        (648 / 674, 1, "96.1%"),
        (1.0, 0, "100%"),
        (0.9999, 0, "99%"),
        (0.9999, 1, "99.9%"),
        (0.0001, 0, "1%"),
        (0.0, 0, "0%"),
    ],
)
def test_a_share_says_all_only_of_all_and_none_only_of_none(share: float, places: int, said: str) -> None:
    assert formats.percent(share, places) == said


@pytest.mark.parametrize(("n", "said"), [(0, "0 reviews"), (1, "1 review"), (1204, "1,204 reviews")])
def test_a_count_agrees_with_its_noun(n: int, said: str) -> None:
    assert formats.count(n, "review") == said


def test_a_noun_may_have_a_plural_of_its_own() -> None:
    assert formats.count(3, "child", "children") == "3 children"


def test_a_year_keeps_its_hyphen_on_one_line_and_the_rest_is_escaped() -> None:
    said = formats.whole_years("<2024-25> and 2025-26")

    assert said == '&lt;<span class="nowrap">2024-25</span>&gt; and <span class="nowrap">2025-26</span>'


@pytest.mark.parametrize(("name", "said"), [("Fenshire", "Fenshire’s"), ("St Helens", "St Helens’")])
def test_a_possessive_follows_the_last_letter(name: str, said: str) -> None:
    assert formats.possessive(name) == said


@pytest.mark.parametrize(
    ("bytes_", "said"),
    [(1, "1 byte"), (999, "999 bytes"), (1_000, "1 KB"), (1_230_000, "1.2 MB"), (30_000_000, "30 MB")],
)
def test_a_size_is_in_the_unit_that_a_file_manager_shows(bytes_: int, said: str) -> None:
    assert formats.size(bytes_) == said


def test_only_the_first_letter_is_made_capital() -> None:
    assert formats.capital("an IRO") == "An IRO"
