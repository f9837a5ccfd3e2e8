"""Claims about where one period of care ends and the next begins."""

from __future__ import annotations

from datetime import date

import pytest

from heed.exchange.periods import periods
from heed.exchange.records import Episode, Source

FIRST, MOVED = date(2025, 5, 12), date(2025, 9, 1)


def episode(from_on, new, until_on=None, ceased=None):
    return Episode(from_on, until_on, new, "C2", "U4", ceased, Source("2026/Episodes.csv", 2))


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
