"""What other programs and people read: JSON, rows and text."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from heed.exchange.records import Check, Outcome
from heed.measures import output
from heed.measures.declare import Period
from heed.measures.duck import Duck
from heed.measures.figures import figure
from heed.measures.reviews import REVIEWS_DUE_HELD_ON_TIME, REVIEWS_HELD
from tests.days import day
from tests.measures.rows import facts

YEAR = Period.year(2026)
ROWS = (
    {"latest_on": "Mon 30 Jun 2025", "held_on": "Mon 30 Jun 2025", "sequence": "first", "interpreted": True},
    {"latest_on": "Mon 30 Jun 2025", "sequence": "second"},
    {"latest_on": "Mon 30 Jun 2025", "ended_on": "Mon 2 Jun 2025", "ended_why": "left care", "sequence": "first"},
    {"latest_unknown": "nobody can know"},
)
CHECKS = (
    Check("167", Outcome.FAILED, 3, "3 rows have a code that is not in the list"),
    Check("166", Outcome.PASSED, 0, ""),
)


def _engine(held_back: int = 0) -> Duck:
    return Duck(facts(*ROWS), as_at=day("Tue 31 Mar 2026"), held_back=held_back)


def test_json_has_the_shape_that_other_programs_rely_on() -> None:
    due = figure(_engine(held_back=2), REVIEWS_DUE_HELD_ON_TIME, YEAR)

    answer = json.loads(json.dumps(output.as_json([due], CHECKS)))

    assert answer == {
        "as_at": "2026-03-31",
        "period": {"from": "2025-04-01", "to": "2026-03-31"},
        "figures": [
            {
                "code": "reviews_due_held_on_time",
                "name": "Reviews held on time",
                "unit": "reviews",
                "value": 0.5,
                "numerator": 1,
                "denominator": 2,
                "left_out": {"left care before it fell due": 1},
                "unknown": {"nobody can know": 1},
                "band": [1 / 3, 2 / 3],
                "interpreted": 1,
                "held_back": 2,
            }
        ],
        "checks": [
            {"code": "167", "outcome": "failed", "rows": 3, "why": "3 rows have a code that is not in the list"},
            {"code": "166", "outcome": "passed", "rows": 0, "why": ""},
        ],
    }


def test_json_splits_a_figure_into_groups_with_the_same_fields() -> None:
    answer = output.as_json([figure(_engine(), REVIEWS_DUE_HELD_ON_TIME, YEAR, by=["sequence"])], [])

    found = json.loads(json.dumps(answer))["figures"][0]
    assert [group["key"] for group in found["groups"]] == ["first", "second", "later", "not known"]
    assert found["groups"][0]["value"] == 1.0
    assert found["groups"][2]["value"] is None
    assert found["groups"][2]["why"] == "there are none in the period"


def test_json_of_a_figure_without_a_value_says_why() -> None:
    empty = Duck(facts(), as_at=day("Tue 31 Mar 2026"), held_back=0)

    found = json.loads(json.dumps(output.as_json([figure(empty, REVIEWS_DUE_HELD_ON_TIME, YEAR)], [])))["figures"][0]

    assert (found["value"], found["why"], found["band"]) == (None, "there are none in the period", None)


def test_rows_carry_the_childs_own_number_and_where_they_were_read() -> None:
    rows = list(output.csv_rows(_engine().rows(REVIEWS_DUE_HELD_ON_TIME, YEAR), {"a child": "F-2417"}))

    assert rows[0] == (1, "F-2417", day("Mon 30 Jun 2025"), day("Mon 30 Jun 2025"), "met", "", "Reviews.csv", 2)
    assert len(rows[0]) == len(output.ROW_COLUMNS)


@pytest.mark.parametrize(
    ("value", "places", "shown"),
    [
        (0.9614, 0, "96%"),
        (0.9614, 1, "96.1%"),
        (1.0, 0, "100%"),
        (0.9999, 0, "99%"),
        (0.9999, 1, "99.9%"),
        (0.0, 0, "0%"),
        (0.0001, 0, "1%"),
        (0.0001, 1, "0.1%"),
        (0.5, 0, "50%"),
    ],
)
def test_a_share_never_says_all_when_it_is_not_all_nor_none_when_it_is_not_none(
    value: float, places: int, shown: str
) -> None:
    assert output.percent(value, places) == shown


def test_text_says_the_figure_its_base_what_is_beside_it_and_the_checks_that_did_not_pass() -> None:
    due = figure(_engine(held_back=1), REVIEWS_DUE_HELD_ON_TIME, YEAR, by=["sequence"])
    held = figure(_engine(), REVIEWS_HELD, YEAR)

    text = output.as_text([due, held], CHECKS)

    assert "Tue 1 Apr 2025 to Tue 31 Mar 2026, as at Tue 31 Mar 2026. 1 child is held back by faults" in text
    assert "Reviews held on time: 50% (1 of 2 reviews)" in text
    assert "  left out: 1, left care before it fell due" in text
    assert "  not known: 1, nobody can know" in text
    assert "  between 33.3% and 66.7%, whichever way the unknowns fell" in text
    assert "  1 rests on an interpretation of which review came before" in text
    assert "    Third and later: not available: there are none in the period" in text
    assert "Reviews held: 1 review" in text
    assert "  167 failed: 3 rows have a code that is not in the list" in text
    assert "166" not in text


def test_text_counts_the_children_held_back() -> None:
    many = replace(figure(_engine(), REVIEWS_HELD, YEAR), held_back=1200)

    assert "1,200 children are held back by faults and in no figure." in output.as_text([many], [])
