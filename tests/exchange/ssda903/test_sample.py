"""The public invented return: read as 2018, each impossible row named, counted a second way that does not use our reader."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from pathlib import Path

import pytest

from heed.exchange.records import Returns
from heed.exchange.ssda903 import load
from tests.exchange.ssda903.count_sample import count

SAMPLE = Path(__file__).parents[4] / "shared" / "samples" / "ssda903"
pytestmark = pytest.mark.skipif(
    not SAMPLE.is_dir(), reason="the public sample is not committed and does not stand beside this checkout"
)


@pytest.fixture(scope="module")
def returns() -> Returns:
    return load([str(SAMPLE)], year=2018, as_at=None)


NOT_COUNTED = frozenset(
    {
        *("361", "362", "363", "367", "377", "225", "226", "383", "434", "435", "436", "437"),
        *("1009", "133", "393", "H040", "157", "185", "190", "198", "542", "546"),
        *("574", "578", "601", "602", "334", "551", "344"),
    }
)
"""Checks whose rows are not counted a second way: each has cases of its own."""


def test_every_impossible_row_that_is_counted_is_named_and_no_other(returns: Returns):
    named = defaultdict(list)
    for check in returns.checks:
        for fault in check.faults:
            name = f"{check.code} {Path(fault.source.file).stem}" if check.code == "H015" else check.code
            named[name].append(fault.source.line)

    expected = count(SAMPLE)
    del expected["held"], expected["children"]
    assert {code: sorted(lines) for code, lines in named.items() if code not in NOT_COUNTED} == expected


def test_the_children_held_are_those_whose_care_overlaps(returns: Returns):
    expected = count(SAMPLE)

    assert sorted(int(child) for child in returns.held) == expected["held"]
    assert len(returns.children) + len(returns.held) == expected["children"][0]


def test_it_is_of_2018_and_nothing_later_is_known(returns: Returns):
    end = date(2018, 3, 31)
    assert (returns.years, returns.as_at) == ((2018,), end)
    days = [review.held_on for child in returns.children for review in child.reviews]
    days += [episode.from_on for child in returns.children for episode in child.episodes]
    days += [episode.until_on or end for child in returns.children for episode in child.episodes]
    assert max(days) == end


def test_ten_tables_are_read_and_two_of_later_years_are_not(returns: Returns):
    assert {table.name: (table.file, table.read) for table in returns.tables} == {
        "Header": ("ssda903/header.csv", True),
        "Episodes": ("ssda903/episodes.csv", True),
        "Reviews": ("ssda903/reviews.csv", True),
        "UASC": ("ssda903/uasc.csv", True),
        "OC2": ("ssda903/oc2.csv", True),
        "OC3": ("ssda903/oc3.csv", True),
        "AD1": ("ssda903/ad1.csv", True),
        "PlacedAdoption": ("ssda903/placed_for_adoption.csv", True),
        "PrevPerm": ("ssda903/previous_permanence.csv", True),
        "Missing": ("ssda903/missing.csv", True),
        "SWEpisodes": ("ssda903/sw_episodes.csv", False),
        "DoLo": ("ssda903/DoLo.csv", False),
    }
    assert returns.notes == (
        "ssda903: left unread, because the return of 2018 has no such table: sw_episodes.csv and DoLo.csv.",
    )
