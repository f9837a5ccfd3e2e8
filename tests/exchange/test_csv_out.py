"""What the one writer of CSV puts into a cell, read back as a spreadsheet would read it."""

from __future__ import annotations

import csv
import io

import pytest

from heed.exchange import csv_out
from tests.days import day
from tests.hostile import FORMULAS, HOSTILE


@pytest.mark.parametrize("text", FORMULAS)
def test_text_that_a_spreadsheet_would_run_is_shown_instead(text: str) -> None:
    assert csv_out.safe(text) == "'" + text


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (None, ""),
        (day("Tue 31 Mar 2026"), "2026-03-31"),
        (12, "12"),
        (-3, "-3"),
        (0.5, "0.5"),
        ("", ""),
        ("F-1", "F-1"),
    ],
)
def test_dates_are_iso_numbers_stay_numbers_and_nothing_is_empty(value: csv_out.Value, cell: str) -> None:
    assert csv_out.safe(value) == cell


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_cell_stays_one_cell_of_its_row(text: str) -> None:
    out = io.StringIO(newline="")

    written = csv_out.write(out, ["child", "why"], [[text, "after"]])

    csv.field_size_limit(1_000_000)
    header, row = csv.reader(io.StringIO(out.getvalue(), newline=""))
    assert written == 1
    assert header == ["child", "why"]
    assert row == [csv_out.safe(text), "after"]


def test_a_stream_is_the_same_text_as_a_file() -> None:
    rows: list[list[csv_out.Value]] = [["=1+1", 1], ["a,b", None]]
    out = io.StringIO(newline="")
    csv_out.write(out, ["x", "y"], rows)

    assert "".join(csv_out.lines(["x", "y"], rows)) == out.getvalue()
    assert out.getvalue().startswith("x,y\r\n")
