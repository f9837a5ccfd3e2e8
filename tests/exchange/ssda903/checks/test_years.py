"""The checks that hold one return against the next, or its tables against its year."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from heed.exchange.ssda903 import load
from tests.exchange.ssda903.made import (
    AMARA,
    BEFORE,
    BEN,
    BEN_IN_CARE,
    IN_CARE,
    LAST_REVIEW,
    REVIEW,
    faults,
    folder,
    year_before,
)


def test_episodes_that_overlap_only_when_the_returns_are_put_together_hold_the_child(tmp_path: Path):
    returns = load([year_before(tmp_path / "2025"), folder(tmp_path / "2026")], year=2026, as_at=None)

    assert returns.held == {
        "1001": "2025/Episodes.csv, line 2: the episode is open, and another begins on 12/05/2025"
        " (2026/Episodes.csv, line 2): write its DEC, or mend the other."
    }
    assert ("502", _other_start()) in faults(returns)


def _other_start() -> str:
    return (
        "2026/Episodes.csv, line 2: DECOM is 12/05/2025, and the episode open at the end of 2025 began on 12/05/2024"
        " (2025/Episodes.csv, line 2): mend one of the two."
    )


@pytest.mark.parametrize(("turn", "line"), [(1, 3), (-1, 2)])
def test_a_child_left_open_and_not_carried_on_is_shown(tmp_path: Path, turn: int, line: int):
    care = [
        {**BEN_IN_CARE, "DEC": "09/09/2024", "REC": "X1"},
        {**BEN_IN_CARE, "DECOM": "09/09/2024", "RNE": "P"},
    ]
    returns = load(
        [
            year_before(tmp_path / "2025", Episodes=[*care[::turn], BEFORE]),
            folder(tmp_path / "2026", Header=[AMARA], Episodes=[BEFORE]),
        ],
        year=2026,
        as_at=None,
    )

    assert faults(returns) == [
        (
            "H016",
            f"2025/Episodes.csv, line {line}: the episode is open at the end of 2025, and 2026 has none of the child:"
            " add it there.",
        )
    ]
    assert returns.held == {}


@pytest.mark.parametrize("turn", [1, -1])
def test_the_last_episode_of_a_year_is_held_against_the_first_of_the_next_in_any_order(tmp_path: Path, turn: int):
    ended = {**BEFORE, "DEC": "09/09/2024", "REC": "X1"}
    moved = {**BEFORE, "DECOM": "09/09/2024", "RNE": "P"}
    again = {**moved, "DEC": "09/09/2025", "REC": "X1"}
    after = {**moved, "DECOM": "09/09/2025"}
    to_the_end = {**BEN_IN_CARE, "DEC": "31/03/2025", "REC": "E4A"}

    returns = load(
        [
            year_before(tmp_path / "2025", Episodes=[ended, moved, to_the_end][::turn]),
            folder(tmp_path / "2026", Episodes=[again, after][::turn], Header=[AMARA]),
        ],
        year=2026,
        as_at=None,
    )

    assert faults(returns) == []


def test_returns_that_do_not_follow_one_another_are_not_held_against_each_other(tmp_path: Path):
    header = [{**AMARA, "SEX": "2"}, {**BEN, "SEX": "1"}]
    episodes = [{**IN_CARE, "DECOM": "12/05/2023"}, {**BEN_IN_CARE, "DECOM": "12/05/2023"}]
    earlier = folder(tmp_path / "2024", Header=header, Episodes=episodes, Reviews=[{**REVIEW, "REVIEW": "06/06/2023"}])

    returns = load([earlier, folder(tmp_path / "2026")], year=2026, as_at=None)

    assert [check.outcome.value for check in returns.checks if check.code in ("502", "H016")] == ["could not run"] * 2


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

    assert faults(load([str(path)], year=2024, as_at=None)) == []


def test_a_header_that_changes_between_returns_is_shown(tmp_path: Path):
    returns = load(
        [
            year_before(tmp_path / "2025", Header=[{**AMARA, "SEX": "M"}, {**BEN, "DOB": "03/09/2010"}]),
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
