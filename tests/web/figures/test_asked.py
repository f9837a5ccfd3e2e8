"""What an address may ask of a figure."""

from __future__ import annotations

from datetime import date

import pytest
from django.http import Http404

from heed.measures.all import MEASURES
from heed.measures.declare import Period
from heed.measures.reviews import REVIEWS_DUE_HELD_ON_TIME
from heed.web.figures.asked import Asked, asked, goes_on, groups_of, period_label, periods, year_so_far

SPLITS = REVIEWS_DUE_HELD_ON_TIME.splits
GROUPS = groups_of(REVIEWS_DUE_HELD_ON_TIME, {"k1": "Ruth Okafor"})
PERIODS = periods([2025, 2026])
DAYS = ["2026-03-31", "2025-12-31"]


def test_the_latest_year_comes_first_whole_and_then_by_quarter() -> None:
    assert list(PERIODS)[:5] == ["2026", "2025-04", "2025-07", "2025-10", "2026-01"]
    assert PERIODS["2026-01"] == Period(date(2026, 1, 1), date(2026, 3, 31))
    assert period_label(PERIODS["2026"]) == "2025-26, the whole year"
    assert period_label(PERIODS["2026-01"]) == "Jan–Mar 2026"


def test_quarters_of_a_year_are_the_whole_year_with_no_day_twice() -> None:
    quarters = [PERIODS[key] for key in list(PERIODS)[1:5]]

    assert sum((q.to_on - q.from_on).days + 1 for q in quarters) == 365
    assert (quarters[0].from_on, quarters[-1].to_on) == (date(2025, 4, 1), date(2026, 3, 31))


def test_an_address_that_asks_nothing_gets_the_latest_year_by_which_review_it_was_on_the_latest_day() -> None:
    assert asked({}, PERIODS, DAYS, SPLITS, GROUPS) == Asked("2026", "sequence", "2026-03-31")


@pytest.mark.parametrize(
    "query",
    [
        *({"period": "2019"}, {"by": "shoe_size"}, {"as_at": "2026-04-01"}, {"outcome": "perhaps"}),
        *({"group": "shoe_size:9"}, {"group": "sex:Amara Jones"}, {"group": "sex"}, {"group": "sex:" + "F" * 700}),
        *({"group": "part:PN1"}, {"group": "iro:k2"}, {"group": "iro:Ruth Okafor"}),
    ],
)
def test_an_address_that_asks_for_what_is_not_there_is_not_found(query: dict[str, str]) -> None:
    with pytest.raises(Http404):
        asked(query, PERIODS, DAYS, SPLITS, GROUPS)


@pytest.mark.parametrize("page", ["0", "-1", "two", "²", "", "9" * 30, "9" * 5000])
def test_a_page_that_is_no_number_or_too_large_a_one_is_the_first(page: str) -> None:
    assert asked({"page": page}, PERIODS, DAYS, SPLITS, GROUPS).page == 1


def test_every_known_group_can_be_asked_for_and_the_page_too() -> None:
    for group in ("sequence:first", "age_band:16+", "sex:not known", "iro:k1", "team:not known"):
        found = asked({"group": group, "page": "999999"}, PERIODS, DAYS, SPLITS, GROUPS)
        assert (found.group, found.page) == (group, 999999)


def test_what_was_asked_is_written_as_it_was_understood_and_stays_within_the_record() -> None:
    typed = {"group": "sex:not known", "outcome": "left-out", "page": "000002", "x": "Amara Jones", "by": "age_band"}

    query = asked(typed, PERIODS, DAYS, SPLITS, GROUPS).query()

    assert query == "period=2026&by=age_band&as_at=2026-03-31&outcome=left-out&group=sex%3Anot+known&page=2"


def test_an_address_made_from_what_was_asked_asks_the_same_but_for_what_changed() -> None:
    wanted = Asked("2026-01", "sex", "2025-12-31", "not-met", "sex:F", 3)

    address = wanted.address("web:figure", "took_part", at="rows", page=4)

    path, _, rest = address.partition("?")
    query, _, place = rest.partition("#")
    assert (path, place) == ("/figures/took_part/", "rows")
    pairs = dict(pair.replace("%3A", ":").split("=") for pair in query.split("&"))
    assert asked(pairs, PERIODS, DAYS, SPLITS, GROUPS) == Asked("2026-01", "sex", "2025-12-31", "not-met", "sex:F", 4)


def test_of_a_figure_told_of_whole_years_no_quarter_can_be_asked_for() -> None:
    assert list(periods([2025, 2026], yearly=True)) == ["2026", "2025"]


def test_the_rows_of_a_distribution_can_be_those_of_one_part() -> None:
    groups = groups_of(MEASURES["participation_codes"], {})

    assert "part:PN1" in groups
    assert "part:not known" not in groups, "those are the rows that are not known"


def test_where_no_figure_is_asked_for_nothing_is_split() -> None:
    assert asked({}, PERIODS, DAYS).by == ""
    with pytest.raises(Http404):
        asked({"by": "sex"}, PERIODS, DAYS)


def test_a_year_that_is_not_over_says_so_and_has_no_quarter_that_has_not_begun():
    until = date(2026, 11, 15)
    known = periods([2026, 2027], until=until)

    assert list(known)[:5] == ["2027", "2026-04", "2026-07", "2026-10", "2026"]
    assert period_label(known["2027"], until) == "This year so far, from 1 April 2026"
    assert period_label(known["2026-10"], until) == "Oct–Dec 2026 so far"
    assert period_label(known["2026-07"], until) == "Jul–Sep 2026"
    assert period_label(known["2026"], until) == "2025-26, the whole year"


@pytest.mark.parametrize(
    ("until", "goes"), [(date(2026, 3, 30), True), (date(2026, 3, 31), False), (date(2026, 4, 1), False)]
)
def test_a_year_is_over_when_the_data_speak_for_its_last_day(until, goes):
    assert goes_on(PERIODS["2026"], until) is goes
    assert year_so_far(2026, until) == ("2025-26 so far" if goes else "2025-26")


def test_a_quarter_is_there_from_its_first_day():
    assert "2026-10" in periods([2027], until=date(2026, 10, 1))
    assert "2026-10" not in periods([2027], until=date(2026, 9, 30))
