"""The truth against the rows that a person worked out by hand, case by case."""

from __future__ import annotations

import pytest

from tests.returns import CASES, Case, Truth


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.claim)
def test_the_truth_of_a_named_case_is_what_was_worked_out_by_hand(case: Case) -> None:
    truth = Truth([case.child.life("N-01")], case.loaded)

    for measure, expected in case.expected().items():
        found = truth.rows(measure, case.year, case.as_at_day)

        assert sorted(row.told[1:] for row in found) == sorted(row.told for row in expected), measure
        if measure in ("reviews_due_held_on_time", "reviews_held_on_time"):
            places = sorted((*row.told[1:], row.sequence) for row in found)
            assert places == sorted((*row.told, row.sequence) for row in expected), measure


def test_no_case_is_told_twice_or_expects_nothing() -> None:
    assert all(case.expected() for case in CASES)
    assert len({case.claim for case in CASES}) == len(CASES) >= 40
