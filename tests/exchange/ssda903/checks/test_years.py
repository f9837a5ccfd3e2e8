"""The checks that hold one return against the next, or its tables against its year."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from heed.exchange.ssda903 import load
from tests.exchange.ssda903.made import (
    AMARA,
    BEFORE,
    BEN,
    BEN_IN_CARE,
    IN_CARE,
    LAST_REVIEW,
    faults,
    folder,
    year_before,
)


def test_a_table_is_of_the_year_in_which_it_came(tmp_path: Path):
    header = [{**AMARA, "SEX": "2"}, {**BEN, "SEX": "1"}]
    reviews = [{**LAST_REVIEW, "REVIEW": "05/03/2024"}]
    path = Path(
        folder(
            tmp_path / "2024",
            Header=header,
            Reviews=reviews,
            Episodes=[{**IN_CARE, "DECOM": "12/05/2023"}, {**BEN_IN_CARE, "DECOM": "12/05/2023"}],
        )
    )
    (path / "SWEpisodes.csv").write_text("CHILD,DOB,SW_ID,SW_DECOM,SW_DEC,SW_REASON\n")

    assert "H017" not in {code for code, _ in faults(load([str(path)], year=2024, as_at=None))}


def test_a_header_that_changes_between_returns_is_shown(tmp_path: Path):
    returns = load(
        [
            year_before(
                tmp_path / "2025", Header=[{**AMARA, "SEX": "M", "ETHNIC": "NOBT"}, {**BEN, "DOB": "03/09/2010"}]
            ),
            folder(tmp_path / "2026", Episodes=[BEFORE, BEN_IN_CARE]),
        ],
        year=2026,
        as_at=None,
    )

    assert faults(returns) == [
        (
            "202",
            "2026/Header.csv, line 2: SEX is not that of the return before (2025/Header.csv, line 2): mend one of the two.",
        ),
        (
            "203",
            "2026/Header.csv, line 3: DOB is not that of the return before (2025/Header.csv, line 3): mend one of the two.",
        ),
        (
            "204",
            "2026/Header.csv, line 2: ETHNIC is WBRI, and NOBT in the return before (2025/Header.csv, line 2): mend one of"
            " the two.",
        ),
    ]
    assert (returns.children[0].sex, returns.children[1].born_on) == ("F", date(2010, 9, 2))


def test_a_table_of_another_year_is_shown_and_left_unread(tmp_path: Path):
    path = Path(folder(tmp_path / "2026"))
    (path / "DoLo.csv").write_text("CHILD,DOB,DOLO_START,DOLO_END\n1001,14/05/2012,=1,=2\n")

    returns = load([str(path)], year=2026, as_at=None)

    assert faults(returns) == [
        (
            "H017",
            "2026/DoLo.csv, line 1: the DoLo table is of 2027 and later, not of 2026, and was left unread: take it out.",
        )
    ]
