"""What the list of reviews due can be narrowed to by its address, and how many each choice has."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest
from django.http import Http404

from heed.web.due.asked import Asked, counted, day_of, month_of, read
from heed.web.due.rows import Plan, Row, State
from tests.days import day

ROW = Row(1, State.SOON, Plan.NONE, 7, None, day("Sun 29 Nov 2026"), None, "statutory", "later", False)
OTHER = replace(ROW, child=2, state=State.LATER, iro=8, team=3, latest_on=day("Mon 1 Mar 2027"), which="")


@pytest.mark.parametrize(
    "query",
    [
        {"state": "soon", "plan": "none"},
        {"iro": "7", "team": "nobody"},
        {"when": "2026-11"},
        {"when": "2026-11-23"},
        {"series": "statutory", "which": "later", "school": "term"},
    ],
)
def test_a_row_is_of_what_is_asked_for_or_is_not(query: dict[str, str]) -> None:
    asked = read(query)

    assert asked.takes(ROW)
    assert not asked.takes(replace(OTHER, team=3, track="adoption"))
    assert dict(asked.by) == query


@pytest.mark.parametrize(
    "query",
    [
        {"state": "tomorrow"},
        {"plan": "x"},
        {"series": "secure"},
        {"which": "fourth"},
        {"school": "yes"},
        {"iro": "nadia"},
        {"iro": "1234567890"},
        {"team": "-1"},
        {"when": "2026-13"},
        {"when": "2026-11-24"},  # no Monday
        {"when": "2026-W48-1"},
        {"when": "soon"},
    ],
)
def test_what_is_not_there_is_not_found(query: dict[str, str]) -> None:
    with pytest.raises(Http404):
        read(query)


def test_a_month_may_be_asked_for_by_its_own_name_and_what_is_empty_is_not_asked_for() -> None:
    assert read({"month": "2026-11", "iro": "", "else": "x"}) == Asked({"when": "2026-11"})
    assert read({"month": "2026-11", "when": "2026-12"}) == Asked({"when": "2026-12"})


def test_an_address_keeps_what_is_asked_for_and_begins_at_the_first_page() -> None:
    asked = read({"state": "soon", "iro": "7", "page": "3"})

    assert (asked.page, asked.query()) == (3, "state=soon&iro=7&page=3")
    assert asked.address(state="later") == "/reviews/?state=later&iro=7"
    assert asked.address(state="") == "/reviews/?iro=7"
    assert asked.address(page=4) == "/reviews/?state=soon&iro=7&page=4"
    assert asked.without("iro") == "/reviews/?state=soon"
    assert Asked().address() == "/reviews/"
    assert parse_qs(urlsplit(asked.address("web:reviews_csv")).query) == {"state": ["soon"], "iro": ["7"]}


def test_each_choice_counts_what_the_other_groups_leave() -> None:
    third = replace(ROW, child=3, plan=Plan.LATE)

    counts = counted([ROW, OTHER, third], read({"state": "soon", "plan": "none"}))

    assert counts["state"] == {"soon": 1, "later": 1}
    assert counts["plan"] == {"none": 1, "late": 1}
    assert counts["iro"] == {"7": 1}
    assert counts["when"] == {"2026-11": 1, "2026-11-23": 1}
    assert counts["which"] == {"later": 1}


def test_of_a_row_whose_day_cannot_be_told_no_week_is_counted_and_of_an_unknown_place_no_place() -> None:
    counts = counted([replace(OTHER, latest_on=None)], Asked())

    assert counts["when"] == counts["which"] == {}
    assert counts["team"] == {"3": 1}


@pytest.mark.parametrize(("text", "first"), [("2026-11", day("Sun 1 Nov 2026")), ("2026-1", None), ("26-11-1", None)])
def test_a_month_is_written_in_one_way(text: str, first: object) -> None:
    assert month_of(text) == first


def test_a_day_is_written_in_one_way() -> None:
    assert day_of("2026-11-16") == day("Mon 16 Nov 2026")
    assert day_of("20261116") is None
    assert day_of("") is None
