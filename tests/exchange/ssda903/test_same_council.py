"""The return of another council is told by who is missing from it; an ordinary year of leavers is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from heed.exchange.ssda903 import load
from tests.exchange.ssda903.made import AMARA, BEN_IN_CARE, IN_CARE, LAST_REVIEW, REVIEW, REVIEW_BEFORE, folder, refusal


def return_of(path: Path, year: int, numbers: range, *, ended: int = 0) -> str:
    """A return of these children, in care since 2023; the first few of them ended before the end of the year."""
    end = {"DEC": f"01/06/{year - 1}", "REC": "E8"}
    return folder(
        path / str(year),
        Header=[{**AMARA, "CHILD": str(n)} for n in numbers],
        Episodes=[
            {**BEN_IN_CARE, "DECOM": "01/07/2023", "CHILD": str(n), **(end if n - numbers.start < ended else {})}
            for n in numbers
        ],
        Reviews=[{**LAST_REVIEW, "CHILD": str(numbers.start), "REVIEW": f"05/03/{year}"}],
    )


def test_a_return_with_none_of_the_children_of_the_year_before_is_of_another_council(tmp_path: Path):
    before, after = return_of(tmp_path, 2025, range(20)), return_of(tmp_path, 2026, range(500, 530))

    for given in ((before, after), (after, before)):
        assert refusal(*given) == (
            "Of the 20 children in care at the end of the return of 2025, none is in the return of 2026, so they are of two"
            " councils, or the children have new numbers: give returns of one council, with the same numbers in both."
        )


@pytest.mark.parametrize(("stayed", "words"), [(1, "1 is"), (2, "2 are")])
def test_a_child_or_two_of_thirty_with_the_same_number_are_chance(tmp_path: Path, stayed: int, words: str):
    before = return_of(tmp_path, 2025, range(30))
    after = return_of(tmp_path, 2026, range(30 - stayed, 60))

    assert refusal(before, after).startswith(
        f"Of the 30 children in care at the end of the return of 2025, {words} in the return of 2026, so they are of two"
    )


def test_a_tenth_of_them_or_fewer_than_twenty_children_say_nothing(tmp_path: Path):
    few = return_of(tmp_path / "few", 2025, range(19)), return_of(tmp_path / "few", 2026, range(500, 530))
    tenth = return_of(tmp_path / "tenth", 2025, range(30)), return_of(tmp_path / "tenth", 2026, range(27, 60))

    for given in (few, tenth):
        assert load(list(given), year=2026, as_at=None).years == (2025, 2026)


def test_children_who_left_in_the_earlier_year_need_not_be_in_the_later(tmp_path: Path):
    before = return_of(tmp_path, 2025, range(25), ended=24)
    after = return_of(tmp_path, 2026, range(24, 60))

    assert load([before, after], year=2026, as_at=None).years == (2025, 2026)


def test_returns_with_a_year_between_them_are_not_compared(tmp_path: Path):
    before, after = return_of(tmp_path, 2024, range(20)), return_of(tmp_path, 2026, range(500, 530))

    assert load([before, after], year=2026, as_at=None).years == (2024, 2026)


def test_an_empty_return_after_a_full_one_is_not_taken_for_everybody_having_left(tmp_path: Path):
    before = return_of(tmp_path, 2025, range(20))
    empty = folder(tmp_path / "2026", Header=[], Episodes=[], Reviews=[])

    assert refusal(before, empty).startswith(
        "Of the 20 children in care at the end of the return of 2025, none is in the"
    )


def test_small_returns_of_two_years_go_together(tmp_path: Path):
    before = folder(
        tmp_path / "2025", Episodes=[{**IN_CARE, "DECOM": "12/05/2024"}, BEN_IN_CARE], Reviews=[REVIEW_BEFORE]
    )

    assert load([before, folder(tmp_path / "2026", Reviews=[REVIEW, LAST_REVIEW])], year=2026, as_at=None).children
