"""The coverage thresholds, on reports as `coverage json` writes them."""

from __future__ import annotations

from typing import Any

import pytest

from tools.check_coverage import shortfalls


def report(
    name: str,
    lines: list[int] | None = None,
    branches: list[tuple[int, int]] | None = None,
    overall: float = 100.0,
) -> dict[str, Any]:
    file = {"missing_lines": lines or [], "missing_branches": branches or []}
    return {"files": {name: file}, "totals": {"percent_covered": overall}}


@pytest.mark.parametrize(
    "name",
    [
        "heed/law/reviews.py",
        "heed/measures/figures.py",
        "heed/facts/build.py",
        "heed/facts/care/spans.py",
        "heed/council/actions.py",
        "heed/reviews/actions/held.py",
    ],
)
def test_one_branch_not_taken_fails_where_a_wrong_branch_is_a_wrong_date(name):
    assert shortfalls(report(name, branches=[(12, 14)])) == [
        f"{name}: not covered, and here everything must be: branches 12 to 14."
    ]


def test_a_line_not_run_is_named_and_so_is_the_way_out_of_the_file():
    found = shortfalls(report("heed/law/dates.py", lines=[3, 5, 6, 7], branches=[(9, -1)]))

    assert found == [
        "heed/law/dates.py: not covered, and here everything must be: lines 3, 5 to 7; branches 9 to the end."
    ]


def test_the_branches_of_a_line_not_run_are_not_named_again():
    found = shortfalls(report("heed/law/dates.py", lines=[9], branches=[(9, 10), (9, 12)]))

    assert found == ["heed/law/dates.py: not covered, and here everything must be: lines 9."]


def test_elsewhere_a_file_may_have_gaps_while_the_whole_has_95_per_cent():
    assert shortfalls(report("heed/web/views.py", lines=[3], overall=95.0)) == []


def test_less_than_95_per_cent_of_the_whole_fails():
    assert shortfalls(report("heed/web/views.py", overall=94.9)) == [
        "94.9% of the code is covered, and at least 95% must be: see `coverage report -m`."
    ]
