"""A return with nothing wrong in it: no check finds anything, in any year."""

from __future__ import annotations

from pathlib import Path

import pytest

from heed.exchange.records import Outcome
from heed.exchange.ssda903 import load
from tests.returns import write
from tests.returns.files import SINCE, tables_of
from tests.returns.maker import make


@pytest.mark.parametrize(
    "years",
    [(2018, 2019), (2020, 2021), (2022, 2023, 2024), (2025, 2026), (2026, 2027)],
    ids=lambda years: f"{years[0]}-{years[-1]}",
)
def test_a_clean_return_passes_every_check_that_can_run(tmp_path: Path, years: tuple[int, ...]) -> None:
    write(tmp_path, 300, years[0], years, clean=True)

    returns = load([str(tmp_path / str(year)) for year in years], year=max(years), as_at=None)

    assert {check.code: check.why for check in returns.checks if check.outcome is Outcome.FAILED} == {}
    assert returns.held == {}
    assert all(table.read for table in returns.tables)
    assert sum(check.outcome is Outcome.PASSED for check in returns.checks) > 100


def test_a_clean_return_is_of_the_same_children_as_one_with_faults() -> None:
    faulty, clean = make(100, 1, (2026,)), make(100, 1, (2026,), clean=True)

    assert [life.number for life in clean] == [life.number for life in faulty]
    assert [life.workers for life in clean] == [life.workers for life in faulty]
    assert clean != faulty


@pytest.mark.parametrize("year", range(2018, 2028))
def test_a_return_has_the_tables_of_its_year_and_a_row_in_each(year: int) -> None:
    tables = tables_of(year, make(1000, 2, (year,)))

    assert set(tables) == {
        *("Header", "Episodes", "Reviews", "UASC", "OC2", "OC3", "AD1", "PlacedAdoption", "PrevPerm", "Missing"),
        *(name for name, since in SINCE.items() if since <= year),
    }
    assert all(tables.values())
