"""A return of a year in which nobody was looked after: headers and no rows, in CSV or XML."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from heed.exchange.records import Outcome
from heed.exchange.ssda903 import load
from tests.exchange.ssda903.made import AMARA, Row, folder, refusal, year_before
from tests.exchange.ssda903.packed import xml

NOBODY: dict[str, list[Row]] = {"Header": [], "Episodes": [], "Reviews": []}


@pytest.fixture(params=["csv", "xml", "xml without a child"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A return of nobody, called 2026."""
    if request.param == "csv":
        return folder(tmp_path / "2026", **NOBODY, UASC=[])
    path = tmp_path / "2026.xml"
    path.write_text(xml(NOBODY) if request.param == "xml" else "<EXPSSDA903/>")
    return str(path)


def test_an_empty_return_says_that_nobody_was_looked_after(empty: str):
    returns = load([empty], year=2026, as_at=None)

    assert returns.children == ()
    assert returns.held == {}
    assert returns.years == (2026,)
    assert returns.as_at == date(2026, 3, 31)
    assert {table.rows for table in returns.tables} == {0}
    assert not [check.code for check in returns.checks if check.outcome is Outcome.FAILED]


def test_the_collection_year_of_an_empty_return_is_the_one_named(empty: str):
    returns = load([f"2025={empty}"], year=2025, as_at=None)

    assert returns.years == (2025,)


def test_an_empty_return_goes_beside_that_of_the_year_before(tmp_path: Path, empty: str):
    assert load([year_before(tmp_path / "before" / "2025"), empty], year=2026, as_at=None).years == (2025, 2026)


def test_an_empty_return_of_a_year_that_cannot_be_read_is_refused(empty: str):
    said = refusal(empty, year=2007)

    assert said.startswith(f"{Path(empty).name} is of the collection year 2007; the years that can be read are ")


@pytest.mark.parametrize("name", ["Header", "Episodes", "Reviews"])
def test_one_table_without_rows_among_others_is_no_empty_return(tmp_path: Path, name: str):
    emptied: dict[str, list[Row]] = {name: []}

    assert refusal(folder(tmp_path / "2026", **emptied)) == (
        f"2026/{name}.csv has a header and no rows: export the table again, or take out the return."
    )


def test_a_header_alone_with_rows_is_no_empty_return(tmp_path: Path):
    alone = folder(tmp_path / "2026", Header=[AMARA], Episodes=[], Reviews=[])

    assert refusal(alone).startswith("2026/Episodes.csv has a header and no rows")
