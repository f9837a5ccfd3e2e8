"""The checks that hold one year's return against the next."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from heed.exchange.records import Returns
from heed.exchange.ssda903 import load
from tests.exchange.ssda903.checks.made import following
from tests.exchange.ssda903.made import (
    AMARA,
    BEFORE,
    BEN,
    BEN_IN_CARE,
    IN_CARE,
    REVIEW,
    Row,
    faults,
    folder,
    year_before,
)

LONG_AGO = {**IN_CARE, "DECOM": "12/05/2023"}
MOVED = {"DECOM": "09/09/2024", "RNE": "P", "URN": "SC9"}
CHLOE = {**BEN, "CHILD": "1003"}


def two(path: Path, before: Sequence[Row], after: Sequence[Row], *header: Row) -> Returns:
    """The returns of 2025 and 2026 with these episodes. The Header of 2026 is Amara and Ben, unless told."""
    return load(
        [
            year_before(path / "2025", Episodes=before),
            folder(path / "2026", Episodes=after, Header=header or (AMARA, BEN)),
        ],
        year=2026,
        as_at=None,
    )


def test_returns_that_go_on_from_one_another_have_no_fault(tmp_path: Path):
    assert faults(two(tmp_path, [BEFORE, BEN_IN_CARE], [BEFORE, BEN_IN_CARE])) == []


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
    care = following(BEN_IN_CARE, BEN_IN_CARE, MOVED)

    returns = two(tmp_path, [*care[::turn], BEFORE], [BEFORE], AMARA)

    assert faults(returns) == [
        (
            "H016",
            f"2025/Episodes.csv, line {line}: the episode is open at the end of 2025, and 2026 has none of the child:"
            " add it there.",
        ),
        (
            "H020",
            f"2025/Episodes.csv, line {line}: 2025 has the child in care on 31/03/2025, and 2026, with 0 starts and 0 ends"
            " in its year, not in care on 31/03/2026: mend what is missing or wrong.",
        ),
    ]
    assert returns.held == {}


def test_a_child_whose_dates_cannot_be_read_is_held_for_that_alone(tmp_path: Path):
    unread = {**BEN_IN_CARE, "DECOM": "soon"}

    assert [code for code, _ in faults(two(tmp_path / "after", [BEFORE, BEN_IN_CARE], [BEFORE, unread]))] == ["141"]
    assert [code for code, _ in faults(two(tmp_path / "before", [BEFORE, unread], [BEFORE, BEN_IN_CARE]))] == ["141"]


@pytest.mark.parametrize("turn", [1, -1])
def test_the_last_episode_of_a_year_is_held_against_the_first_of_the_next_in_any_order(tmp_path: Path, turn: int):
    care = following(BEFORE, BEFORE, MOVED, {**MOVED, "DECOM": "09/09/2025", "URN": "SC10"})
    still_open = {**BEFORE, **MOVED}
    to_the_end = {**BEN_IN_CARE, "DEC": "31/03/2025", "REC": "E4A"}

    returns = two(tmp_path, [care[0], still_open, to_the_end][::turn], care[1:][::turn], AMARA)

    assert faults(returns) == []


def test_returns_that_do_not_follow_one_another_are_not_held_against_each_other(tmp_path: Path):
    header = [{**AMARA, "SEX": "2"}, {**BEN, "SEX": "1"}]
    episodes = [{**IN_CARE, "DECOM": "12/05/2023"}, {**BEN_IN_CARE, "DECOM": "12/05/2023"}]
    earlier = folder(tmp_path / "2024", Header=header, Episodes=episodes, Reviews=[{**REVIEW, "REVIEW": "06/06/2023"}])

    returns = load([earlier, folder(tmp_path / "2026")], year=2026, as_at=None)

    needing = ("502", "503A", "503B", "503C", "503D", "503E", "503F", "H016", "NoE", "H020")
    came_of = {check.code: (check.outcome.value, check.why) for check in returns.checks if check.code in needing}
    assert came_of == dict.fromkeys(needing, ("could not run", "no two returns of consecutive years were loaded"))


OTHERWISE = {
    "503A": ("RNE", "P"),
    "503B": ("LS", "C1"),
    "503C": ("CIN", "N4"),
    "503D": ("PLACE", "U6"),
    "503E": ("PLACE_PROVIDER", "PR4"),
    "503F": ("URN", "SC9"),
}


@pytest.mark.parametrize(
    ("code", "column", "value"), [(code, *told) for code, told in OTHERWISE.items()], ids=OTHERWISE
)
def test_what_the_next_return_tells_otherwise_of_the_episode_left_open_is_shown(
    tmp_path: Path, code: str, column: str, value: str
):
    returns = two(tmp_path, [LONG_AGO, BEN_IN_CARE], [{**LONG_AGO, column: value}, BEN_IN_CARE])

    before = LONG_AGO[column]
    assert faults(returns) == [
        (
            code,
            f"2026/Episodes.csv, line 2: {column} is {value}, and {before} at the end of 2025 (2025/Episodes.csv, line 2):"
            " mend one of the two.",
        )
    ]
    assert returns.held == {}


@pytest.mark.parametrize(("before", "after", "codes"), [("Z1", "Z12", []), ("Z1", "R1", ["503D"])])
def test_a_code_that_later_lists_put_another_in_place_of_is_told_again_by_that(
    tmp_path: Path, before: str, after: str, codes: list[str]
):
    other = {**BEN_IN_CARE, "URN": "", "PLACE_PROVIDER": "" if after == "Z12" else "PR4"}

    returns = two(tmp_path, [BEFORE, {**other, "PLACE": before}], [BEFORE, {**other, "PLACE": after}])

    assert [code for code, _ in faults(returns)] == codes


def test_a_change_of_status_within_a_placement_that_is_recoded_is_one(tmp_path: Path):
    other = {**BEN_IN_CARE, "PLACE": "Z1", "PLACE_PROVIDER": "", "URN": ""}
    before = following(other, {"LS": "C1"}, {"LS": "C2", "DECOM": "01/02/2025", "RNE": "L"})

    assert faults(two(tmp_path, [BEFORE, *before], [BEFORE, {**before[1], "PLACE": "Z12"}])) == []


def test_a_child_in_care_before_the_year_whom_the_year_before_does_not_have_is_shown(tmp_path: Path):
    unknown = {**BEN_IN_CARE, "CHILD": "1003", "DECOM": "31/03/2025"}

    returns = two(tmp_path, [BEFORE, BEN_IN_CARE], [BEFORE, BEN_IN_CARE, unknown], AMARA, BEN, CHLOE)

    assert faults(returns) == [
        (
            "NoE",
            "2026/Episodes.csv, line 4: DECOM is 31/03/2025, and 2025 has no episode of the child: add it there.",
        ),
        (
            "H020",
            "2026/Episodes.csv, line 4: 2025 has the child not in care on 31/03/2025, and 2026, with 0 starts and 0 ends"
            " in its year, in care on 31/03/2026: mend what is missing or wrong.",
        ),
    ]


def test_a_child_who_left_and_is_back_without_a_start_breaks_stock_and_flow(tmp_path: Path):
    left = {**BEN_IN_CARE, "DEC": "09/09/2024", "REC": "E4A"}
    back = {**BEN_IN_CARE, "DECOM": "01/02/2025"}

    returns = two(tmp_path, [BEFORE, left], [BEFORE, back])

    assert faults(returns) == [
        (
            "H020",
            "2026/Episodes.csv, line 3: 2025 has the child not in care on 31/03/2025, and 2026, with 0 starts and 0 ends"
            " in its year, in care on 31/03/2026: mend what is missing or wrong.",
        )
    ]


IN_AND_OUT = {
    "came on the first day of the year": ([], [{**BEN_IN_CARE, "DECOM": "01/04/2025"}]),
    "left on the last day of the year": ([BEN_IN_CARE], [{**BEN_IN_CARE, "DEC": "31/03/2026", "REC": "E4A"}]),
    "left and came back": (
        [BEN_IN_CARE],
        [{**BEN_IN_CARE, "DEC": "09/09/2025", "REC": "E4A"}, {**BEN_IN_CARE, "DECOM": "10/10/2025"}],
    ),
    "came and left": ([], [{**BEN_IN_CARE, "DECOM": "10/10/2025", "DEC": "11/11/2025", "REC": "E8"}]),
    "left on the last day of the year before": (
        [{**BEN_IN_CARE, "DEC": "31/03/2025", "REC": "E4A"}],
        [{**BEN_IN_CARE, "DECOM": "10/10/2025"}],
    ),
}


@pytest.mark.parametrize(("before", "after"), IN_AND_OUT.values(), ids=IN_AND_OUT)
def test_starts_and_ends_that_the_return_tells_keep_stock_and_flow(tmp_path: Path, before: list[Row], after: list[Row]):
    header = {"Header": [AMARA, BEN] if before else [AMARA]}
    earlier = year_before(tmp_path / "2025", Episodes=[BEFORE, *before], **header)
    later = folder(tmp_path / "2026", Episodes=[BEFORE, *after])

    assert faults(load([earlier, later], year=2026, as_at=None)) == []


def test_a_child_with_no_episode_in_the_year_is_shown(tmp_path: Path):
    ended = {**BEN_IN_CARE, "DEC": "31/03/2025", "REC": "E4A"}

    returns = load([folder(tmp_path / "2026", Episodes=[IN_CARE, ended])], year=2026, as_at=None)

    assert faults(returns) == [
        (
            "H021",
            "2026/Episodes.csv, line 3: DECOM is 01/07/2024 and DEC 31/03/2025, and the child has no episode in the"
            " collection year 2026: take it out, or mend a date.",
        )
    ]


@pytest.mark.parametrize("until", ["01/04/2025", ""])
def test_a_child_with_an_episode_on_the_first_day_of_the_year_has_one_in_it(tmp_path: Path, until: str):
    ended = {**BEN_IN_CARE, "DEC": until, "REC": "E4A" if until else ""}

    assert faults(load([folder(tmp_path / "2026", Episodes=[IN_CARE, ended])], year=2026, as_at=None)) == []
