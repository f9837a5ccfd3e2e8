"""The one check on orders that needs two years of them: the second, 2028, cannot be read yet, so the rows are made here."""

from __future__ import annotations

from datetime import date

import pytest

from heed.exchange.records import Check, Deprivation, Outcome, Source
from heed.exchange.ssda903 import checks
from heed.exchange.ssda903.merging import merged
from heed.exchange.ssda903.rows import Misread, Return, Told

BEGAN = date(2026, 12, 1)  # Tue


def orders(year: int, *rows: tuple[date, date | None]) -> Return:
    """A return with orders of one child, and nothing else."""
    file = f"{year}/DoLo.csv"
    return Return(
        year,
        str(year),
        deprivations=[
            Told("1001", None, Deprivation(year, from_on, until_on, Source(file, line)))
            for line, (from_on, until_on) in enumerate(rows, start=2)
        ],
    )


def check(*returns: Return) -> Check:
    """What came of check 706."""
    done, _ = checks.run(merged(returns, date(2028, 3, 31)))
    return next(each for each in done if each.code == "706")


@pytest.mark.parametrize(
    ("later", "outcome"),
    [
        (((BEGAN, None),), Outcome.PASSED),
        (((BEGAN, date(2027, 4, 1)), (date(2027, 4, 2), None)), Outcome.PASSED),
        (((date(2026, 12, 2), None),), Outcome.FAILED),
        ((), Outcome.FAILED),
    ],
)
def test_an_order_open_at_the_end_of_a_year_goes_on_in_the_next(later, outcome: Outcome):
    assert check(orders(2027, (BEGAN, None)), orders(2028, *later)).outcome is outcome


def test_the_fault_stands_in_the_year_in_which_the_order_is_open():
    found = check(orders(2027, (date(2026, 5, 1), date(2026, 6, 1)), (BEGAN, None)), orders(2028))

    assert [fault.sentence for fault in found.faults] == [
        "2027/DoLo.csv, line 3: the order is open at the end of 2027, and 2028 does not go on with it:"
        " go on with it there, or write its end."
    ]


def test_an_order_whose_end_cannot_be_read_is_not_taken_for_open():
    one = orders(2027, (BEGAN, None))
    one.misread[("DoLo", "DOLO_END")] = [Misread("1001", Source("2027/DoLo.csv", 2), "is “soon”, which is not a date")]

    assert check(one, orders(2028)).outcome is Outcome.PASSED


def test_without_the_table_of_both_years_it_could_not_run():
    assert check(orders(2027, (BEGAN, None)), Return(2028, "2028")).why == "2028 has no DoLo table"
    assert check(orders(2027, (BEGAN, None))).why == "no two returns of consecutive years were loaded"
