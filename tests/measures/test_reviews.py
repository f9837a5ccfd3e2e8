"""Each measure as a table: a row of facts in, its outcome out. Both engines and the calculation by hand must agree."""

from __future__ import annotations

from typing import Any

import pytest

from heed.measures.all import MEASURES
from heed.measures.declare import Period
from heed.measures.duck import Duck
from tests.days import day
from tests.measures import by_hand, second_engine
from tests.measures.rows import facts

YEAR = Period.year(2026)
AS_AT = day("Tue 31 Mar 2026")

Fact = dict[str, Any]
OUT = None  # not in the population

# What the row says; outcome and why, or OUT
DUE: list[tuple[Fact, tuple[str, str] | None]] = [
    ({"latest_on": "Mon 30 Jun 2025", "held_on": "Mon 30 Jun 2025"}, ("met", "")),
    ({"latest_on": "Mon 30 Jun 2025", "held_on": "Fri 13 Jun 2025"}, ("met", "")),
    ({"latest_on": "Mon 30 Jun 2025", "held_on": "Tue 1 Jul 2025"}, ("not met", "")),
    ({"latest_on": "Mon 30 Jun 2025"}, ("not met", "")),
    # both edges of the period
    ({"latest_on": "Mon 31 Mar 2025", "held_on": "Tue 1 Apr 2025"}, OUT),
    ({"latest_on": "Tue 1 Apr 2025", "held_on": "Mon 31 Mar 2025"}, ("met", "")),
    ({"latest_on": "Tue 31 Mar 2026"}, ("not met", "")),
    ({"latest_on": "Wed 1 Apr 2026", "held_on": "Tue 31 Mar 2026"}, OUT),
    # lapsed on the very day, a day before, and not
    (
        {"latest_on": "Mon 30 Jun 2025", "ended_on": "Mon 30 Jun 2025", "ended_why": "left care"},
        ("left out", "left care before it fell due"),
    ),
    ({"latest_on": "Mon 30 Jun 2025", "ended_on": "Tue 1 Jul 2025", "ended_why": "left care"}, ("not met", "")),
    (
        {"latest_on": "Mon 30 Jun 2025", "ended_on": "Sun 29 Jun 2025", "ended_why": "died"},
        ("left out", "died before it fell due"),
    ),
    (
        {"latest_on": "Mon 30 Jun 2025", "ended_on": "Sun 29 Jun 2025", "ended_why": "turned 18"},
        ("left out", "turned 18 before it fell due"),
    ),
    (
        {"latest_on": "Mon 30 Jun 2025", "ended_on": "Sun 29 Jun 2025", "ended_why": "placed for adoption"},
        ("left out", "placed for adoption before it fell due"),
    ),
    (
        {"latest_on": "Mon 30 Jun 2025", "ended_on": "Sun 29 Jun 2025", "ended_why": "moved to short breaks"},
        ("left out", "moved to short breaks before it fell due"),
    ),
    (
        {
            "latest_on": "Mon 30 Jun 2025",
            "held_on": "Mon 30 Jun 2025",
            "ended_on": "Mon 30 Jun 2025",
            "ended_why": "left care",
        },
        ("met", ""),
    ),
    # the date is unknown: held in the period, at its edges, and open
    ({"latest_unknown": "a reason", "held_on": "Tue 1 Apr 2025"}, ("unknown", "a reason")),
    ({"latest_unknown": "a reason", "held_on": "Mon 31 Mar 2025"}, OUT),
    ({"latest_unknown": "a reason", "held_on": "Tue 31 Mar 2026"}, ("unknown", "a reason")),
    ({"latest_unknown": "a reason", "opened_on": "Mon 3 Feb 2025"}, ("unknown", "a reason")),
    ({"latest_unknown": "a reason", "ended_on": "Mon 2 Jun 2025", "ended_why": "left care"}, OUT),
    ({"latest_unknown": "a reason", "opened_on": "Wed 1 Apr 2026"}, OUT),
    # other tracks
    ({"track": "adoption", "latest_on": "Mon 30 Jun 2025"}, OUT),
    ({"track": "short_break", "latest_on": "Mon 30 Jun 2025"}, OUT),
    ({"track": None, "held_on": "Mon 30 Jun 2025", "latest_unknown": "a reason"}, OUT),
]
HELD_ON_TIME: list[tuple[Fact, tuple[str, str] | None]] = [
    ({"latest_on": "Mon 30 Jun 2025", "held_on": "Mon 30 Jun 2025"}, ("met", "")),
    ({"latest_on": "Mon 30 Jun 2025", "held_on": "Tue 1 Jul 2025"}, ("not met", "")),
    ({"latest_on": "Mon 30 Jun 2025"}, OUT),
    ({"latest_on": "Thu 27 Mar 2025", "held_on": "Tue 1 Apr 2025"}, ("not met", "")),
    ({"latest_on": "Thu 16 Apr 2026", "held_on": "Tue 31 Mar 2026"}, ("met", "")),
    ({"latest_on": "Wed 16 Apr 2025", "held_on": "Mon 31 Mar 2025"}, OUT),
    ({"latest_on": "Thu 16 Apr 2026", "held_on": "Wed 1 Apr 2026"}, OUT),
    ({"latest_unknown": "a reason", "held_on": "Mon 30 Jun 2025"}, ("unknown", "a reason")),
    ({"track": "adoption", "latest_on": "Mon 30 Jun 2025", "held_on": "Mon 30 Jun 2025"}, OUT),
]
HELD: list[tuple[Fact, tuple[str, str] | None]] = [
    ({"held_on": "Tue 1 Apr 2025"}, ("met", "")),
    ({"held_on": "Tue 31 Mar 2026"}, ("met", "")),
    ({"held_on": "Mon 31 Mar 2025"}, OUT),
    ({"held_on": "Wed 1 Apr 2026"}, OUT),
    ({"latest_on": "Mon 30 Jun 2025"}, OUT),
    ({"track": "adoption", "held_on": "Mon 30 Jun 2025"}, ("met", "")),
    ({"track": "short_break", "held_on": "Mon 30 Jun 2025"}, OUT),
    (
        {"track": None, "held_on": "Mon 30 Jun 2025"},
        ("unknown", "held on a day outside any period of care in the returns"),
    ),
]


def _coded(code: str | None, **more: Any) -> Fact:
    return {"held_on": "Mon 30 Jun 2025", "participation_code": code, "under_four": False} | more


def _taking_part(met: str) -> list[tuple[Fact, tuple[str, str] | None]]:
    codes = [(_coded(f"PN{n}"), ("met", "") if str(n) in met else ("not met", "")) for n in range(1, 8)]
    return [
        *codes,
        (_coded("PN0", under_four=True), ("left out", "under 4 on the day of the review")),
        (_coded("PN6", under_four=True, code_unknown="a reason"), ("unknown", "a reason")),
        (_coded("PN0", code_unknown="a reason"), ("unknown", "a reason")),
        (_coded(None, code_unknown="a reason"), ("unknown", "a reason")),
        (_coded("PN1", track="adoption"), ("met", "")),
        (_coded("PN1", track="short_break"), OUT),
        (_coded("PN1", track=None), ("unknown", "held on a day outside any period of care in the returns")),
        (
            _coded("PN0", track=None, under_four=True),
            ("unknown", "held on a day outside any period of care in the returns"),
        ),
        (_coded("PN1", held_on="Mon 31 Mar 2025"), OUT),
        (_coded("PN1", held_on="Wed 1 Apr 2026"), OUT),
        ({"latest_on": "Mon 30 Jun 2025"}, OUT),
    ]


TABLES = {
    "reviews_due_held_on_time": DUE,
    "reviews_held_on_time": HELD_ON_TIME,
    "reviews_held": HELD,
    "views_given": _taking_part("12356"),
    "took_part": _taking_part("123456"),
    "attended": _taking_part("1234"),
}


@pytest.mark.parametrize("code", TABLES)
def test_each_row_has_the_outcome_of_the_table_on_both_engines_and_by_hand(code: str) -> None:
    measure, table = MEASURES[code], TABLES[code]
    review = facts(*(row for row, _ in table))
    expected = {number: outcome for number, (_, outcome) in enumerate(table, 1) if outcome is not OUT}

    duck = {
        row.row: (row.outcome, row.why)
        for row in Duck({"review": review}, as_at=AS_AT, held_back=0).rows(measure, YEAR)
    }

    assert duck == expected
    assert second_engine.outcomes(review, measure, YEAR, AS_AT) == expected
    assert by_hand.outcomes(code, review.to_pylist(), YEAR.from_on, YEAR.to_on, AS_AT) == expected


def test_a_review_that_falls_due_after_the_as_at_date_is_not_in_yet() -> None:
    review = facts({"latest_on": "Tue 30 Sep 2025"}, {"latest_on": "Wed 1 Oct 2025"})
    engine = Duck({"review": review}, as_at=day("Tue 30 Sep 2025"), held_back=0)

    rows = list(engine.rows(MEASURES["reviews_due_held_on_time"], YEAR))

    assert [row.row for row in rows] == [1]


@pytest.mark.parametrize("code", MEASURES)
def test_every_measure_says_what_it_is_and_who_defines_it(code: str) -> None:
    measure = MEASURES[code]

    assert measure.code == code
    assert measure.definition.endswith(".")
    assert measure.why_it_matters.endswith(".")
    assert measure.sources or measure.defined_by, "a figure without its law, and without another who defines it"


@pytest.mark.parametrize("code", TABLES)
def test_a_measure_of_reviews_counts_reviews_by_the_law_and_shows_worked_cases(code: str) -> None:
    measure = MEASURES[code]

    assert measure.counts == "reviews"
    assert measure.sources, "a figure without its law"
    assert len(measure.cases) >= 4
