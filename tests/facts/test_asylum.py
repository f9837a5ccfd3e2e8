"""Whether a child is listed as unaccompanied and seeking asylum on a day."""

from __future__ import annotations

import pytest

from heed.exchange.records import Child
from heed.facts.asylum import unaccompanied_on
from heed.facts.years import years_of
from tests.days import day
from tests.facts.made import child, listed, returns


@pytest.mark.parametrize(
    ("story", "whose", "tables", "expected"),
    [
        ("listed", child(unaccompanied=(listed(),)), ("UASC",), True),
        ("not listed", child(), ("UASC",), False),
        (
            "listed, and it ceased the day after",
            child(unaccompanied=(listed(ceased_on="Wed 1 Oct 2025"),)),
            ("UASC",),
            True,
        ),
        (
            "listed, and it ceased on the day",
            child(unaccompanied=(listed(ceased_on="Tue 30 Sep 2025"),)),
            ("UASC",),
            False,
        ),
        ("listed the year before alone", child(unaccompanied=(listed(2025),)), ("UASC",), False),
        (
            "listed in another year, no table in this one: the last return that has one says",
            child(unaccompanied=(listed(2025),), uasc=True),
            (),
            True,
        ),
        ("no rows are kept: the last return that has a table says", child(uasc=True), ("UASC",), True),
    ],
)
def test_unaccompanied_on_a_day(story: str, whose: Child, tables: tuple[str, ...], expected: bool) -> None:
    (year,) = years_of(returns(tables=tables), day("Tue 31 Mar 2026"))

    assert unaccompanied_on(day("Tue 30 Sep 2025"), whose, year) is expected, story
