"""Claims about where one period of care ends and the next begins."""

from __future__ import annotations

from datetime import date

import pytest

from heed.exchange.periods import periods, twelve_months
from heed.exchange.records import Episode, Source

FIRST, MOVED = date(2025, 5, 12), date(2025, 9, 1)


def episode(from_on, new, until_on=None, ceased=None, status="C2"):
    return Episode(from_on, until_on, new, status, "U4", ceased, Source("2026/Episodes.csv", 2))


@pytest.mark.parametrize(
    ("ceased", "new", "parts"),
    [
        ("X1", "L", 1),  # the episode ceased and another began
        ("X1", "S", 2),  # the return says that care started
        ("E4A", "L", 2),  # care had ended, whatever the return says of how it began again
        ("E4A", "S", 2),
        (None, "L", 1),  # why it ceased is not known: nothing says that care ended
        (None, "S", 2),
    ],
)
def test_a_new_period_starts_where_the_return_says_so_or_after_care_ended(ceased, new, parts):
    episodes = [episode(FIRST, "S", MOVED, ceased), episode(MOVED, new)]

    assert len(periods(episodes)) == parts
    assert [each for period in periods(episodes) for each in period] == episodes


def test_a_child_never_in_care_has_no_period():
    assert periods([]) == []


APRIL_1, APRIL_2 = date(2025, 4, 1), date(2025, 4, 2)  # Tue, Wed
MARCH_30, MARCH_31 = date(2026, 3, 30), date(2026, 3, 31)  # Mon, Tue


@pytest.mark.parametrize(
    ("care", "twelve"),
    [
        ([episode(APRIL_1, "S")], True),
        ([episode(APRIL_2, "S")], False),
        ([episode(APRIL_1, "S", MARCH_31, "E4A")], True),
        ([episode(APRIL_1, "S", MARCH_30, "E4A")], False),
        ([episode(APRIL_1, "S", FIRST, "X1"), episode(FIRST, "L")], True),
        ([episode(APRIL_1, "S", FIRST, "X1"), episode(FIRST, "S")], False),  # care started again
        ([episode(APRIL_1, "S", FIRST, None), episode(FIRST, "L")], True),  # why it ceased is not known: care went on
        ([episode(APRIL_1, "S", FIRST, None)], False),  # and here not
        ([episode(APRIL_1, "S", FIRST, "X1")], False),  # not in care on the last day
        ([episode(APRIL_1, "S", status="V3")], False),
        ([episode(APRIL_1, "S", FIRST, "X1", "V4"), episode(FIRST, "L")], False),
        ([episode(date(2024, 4, 1), "S", date(2025, 3, 31), "E4A"), episode(APRIL_1, "S")], True),  # what ended before
        ([episode(APRIL_1, "S"), episode(date(2026, 4, 1), "S")], True),  # what came after
        ([], False),
    ],
)
def test_oc2_is_about_children_in_care_for_all_twelve_months_to_31_march(care, twelve):
    assert twelve_months(care, 2026) is twelve
