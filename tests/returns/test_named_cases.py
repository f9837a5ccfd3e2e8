"""The truth against the rows that a person worked out by hand, case by case."""

from __future__ import annotations

import pytest

from tests.returns import CASES, Case, Truth
from tests.returns.cases.telling import Child


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.claim)
def test_the_truth_of_a_named_case_is_what_was_worked_out_by_hand(case: Case) -> None:
    truth = Truth([case.child.life("N-01")], case.loaded)

    for measure, expected in case.expected().items():
        found = truth.rows(measure, case.year, case.as_at_day)

        assert sorted(row.told[1:] for row in found) == sorted(row.told for row in expected), measure
        if measure in ("reviews_due_held_on_time", "reviews_held_on_time"):
            places = sorted((*row.told[1:], row.sequence) for row in found)
            assert places == sorted((*row.told, row.sequence) for row in expected), measure


def test_a_review_is_the_same_one_of_its_track_in_every_measure() -> None:
    for case in CASES:
        truth = Truth([case.child.life("N-01")], case.loaded)

        held = {row.held_on: row.sequence for row in truth.rows("reviews_held", case.year, case.as_at_day)}

        for row in truth.rows("reviews_held_on_time", case.year, case.as_at_day):
            assert row.sequence == held[row.held_on], case.claim


def test_no_case_is_told_twice_or_expects_nothing() -> None:
    assert all(case.expected() for case in CASES)
    assert len({case.claim for case in CASES}) == len(CASES) >= 40


@pytest.mark.parametrize(
    ("held_on", "band"),
    [
        ("Tue 8 Apr 2025", "5-9"),
        ("Wed 9 Apr 2025", "10-15"),
    ],
)
def test_the_age_of_a_row_is_the_age_on_the_day_held(held_on: str, band: str) -> None:
    life = Child("Thu 9 Apr 2015").looked_after("Mon 7 Apr 2025").review(held_on).life("N-01")

    row = Truth([life], (2025, 2026)).rows("reviews_held", 2026)[0]

    assert (row.age, row.sex) == (band, "F")


def test_a_review_not_held_has_the_age_of_its_last_day_or_else_of_the_as_at_day() -> None:
    due_before_16 = Child("Mon 29 Jun 2009").looked_after("Mon 2 Jun 2025").life("N-01")
    open_at_16 = Child("Wed 31 Mar 2010").looked_after("Mon 14 Feb 2022").life("N-02")

    rows = Truth([due_before_16, open_at_16], (2026,)).rows("reviews_due_held_on_time", 2026)

    assert [row.age for row in rows] == ["16+", "16+"]
