"""Whatever stands in the files, only a sentence or a `Returns` comes out."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from heed.exchange.records import Returns
from heed.exchange.ssda903 import load
from tests.exchange.ssda903.made import COLUMNS, GOOD, IN_CARE, REVIEW, folder, large, text
from tests.exchange.ssda903.outcomes import outcome

TABLES = st.sampled_from(["Header", "Episodes", "Reviews"])
DATES = ("31/02/2026", "01/13/2025", "1/2/2025", "45678", "31/12/9999", "29/02/2024", "01/01/1900", "2026-01-31")
CODES = ("PN9", "pn1", "V3", "X1", "S", "E4A", "1002", "=1+1", "-1", "@x")
MARKS = ("", " ", "\x00", "\u202e", '"', '""', ",", "\n", "\r", "é", "9" * 200)
NASTY = st.sampled_from((*DATES, *CODES, *MARKS))


@settings(max_examples=150, deadline=None)
@given(table=TABLES, data=st.binary(max_size=400), keep=st.booleans())
def test_any_bytes_in_place_of_a_file_or_after_its_rows(table: str, data: bytes, keep: bool):
    with tempfile.TemporaryDirectory() as path:
        folder(Path(path))
        file = Path(path) / f"{table}.csv"
        file.write_bytes(file.read_bytes() + data if keep else data)
        outcome(path)


@settings(max_examples=300, deadline=None)
@given(
    table=TABLES,
    changes=st.lists(st.tuples(st.integers(0, 3), st.integers(0, 12), NASTY | st.text(max_size=12)), max_size=6),
    quoted=st.booleans(),
)
def test_any_text_in_any_cell(table: str, changes: list[tuple[int, int, str]], quoted: bool):
    rows = [dict(row) for row in (*GOOD[table], *GOOD[table])]
    for place, column, value in changes:
        name = COLUMNS[table][column % len(COLUMNS[table])]
        rows[place][name] = '"' + value.replace('"', '""') + '"' if quoted else value
    with tempfile.TemporaryDirectory() as path:
        folder(Path(path))
        (Path(path) / f"{table}.csv").write_text(text(table, rows), encoding="utf-8", errors="replace", newline="")
        outcome(path)


@settings(max_examples=100, deadline=None)
@given(
    spans=st.lists(
        st.tuples(
            st.integers(1, 28), st.integers(4, 12), st.none() | st.tuples(st.integers(1, 28), st.integers(4, 12))
        ),
        min_size=1,
        max_size=5,
    ),
    days=st.lists(st.tuples(st.integers(1, 28), st.integers(4, 12), st.integers(0, 8)), max_size=6),
)
def test_any_care_and_reviews_keep_the_shape_or_hold_the_child(
    spans: list[tuple[int, int, tuple[int, int] | None]], days: list[tuple[int, int, int]]
):
    episodes = [
        {
            **IN_CARE,
            "DECOM": f"{d:02}/{m:02}/2025",
            "DEC": f"{end[0]:02}/{end[1]:02}/2025" if end else "",
            "REC": "X1" if end else "",
        }
        for d, m, end in spans
    ]
    reviews = [{**REVIEW, "REVIEW": f"{d:02}/{m:02}/2025", "REVIEW_CODE": f"PN{n}"} for d, m, n in days]
    with tempfile.TemporaryDirectory() as path:
        returns = outcome(folder(Path(path), Episodes=episodes, Reviews=[REVIEW, *reviews]))
        assert isinstance(returns, Returns)


def test_a_large_good_return_has_no_fault(tmp_path: Path):
    paths = [large(tmp_path / str(year), year, 300) for year in (2025, 2026)]

    returns = load(paths, year=2026, as_at=None)

    assert not [check for check in returns.checks if check.faults]
    assert len(returns.children) == 300
    assert {len(child.episodes) for child in returns.children} == {3}
    assert {len(child.reviews) for child in returns.children} == {6}
