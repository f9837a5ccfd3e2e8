"""Each repair made and left out: what the returns together are taken to say, and what is listed."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heed.council.settings import REPAIRS
from heed.exchange.records import Child, Returns
from heed.exchange.ssda903 import load
from heed.exchange.ssda903.repairs import ACROSS_RETURNS, BY_CODE, DEFAULT, RULES, in_short
from tests.exchange.ssda903.made import AMARA, BEFORE, BEN, BEN_IN_CARE, IN_CARE, REVIEW, Row, folder, year_before

MOVED = {**BEFORE, "RNE": "P", "PLACE": "K2", "PLACE_PROVIDER": "PR1", "DECOM": "04/08/2025"}  # a Monday
ENDED = {**BEFORE, "DEC": "04/08/2025", "REC": "X1"}


def two_years(
    tmp_path: Path, before: Sequence[Row], now: Sequence[Row], repairs: frozenset[str], *, as_at: date | None = None
) -> Returns:
    """Amara as the returns of 2025 and 2026 tell her care, Ben in care throughout."""
    earlier = year_before(tmp_path / "2025", Episodes=[*before, BEN_IN_CARE])
    later = folder(tmp_path / "2026", Episodes=[*now, BEN_IN_CARE])
    return load([f"2025={earlier}", f"2026={later}"], year=2026, as_at=as_at, repairs=repairs)


def amara(returns: Returns) -> Child:
    return next(child for child in returns.children if child.number == "1001")


def care(returns: Returns) -> list[tuple[date, date | None, str | None]]:
    """Amara's episodes: from when, until when, with which REC."""
    return [(each.from_on, each.until_on, each.reason_ceased) for each in amara(returns).episodes]


def made(returns: Returns) -> list[tuple[str, str, str]]:
    """The repairs: code, child, sentence."""
    return [(each.code, each.child, each.sentence) for each in returns.repairs]


def test_only_duplicates_are_mended_unless_a_council_asks_for_more():
    assert sorted(DEFAULT) == ["R01"]


def test_the_councils_setting_knows_every_rule_and_has_the_same_default():
    assert REPAIRS.default == DEFAULT
    assert REPAIRS.read(", ".join(BY_CODE)) == set(BY_CODE)
    assert [words.partition(":")[0] for words in REPAIRS.choices.values()] == list(REPAIRS.choices) == list(BY_CODE)


def test_every_rule_is_declared_once_and_says_what_it_does_and_assumes_in_a_sentence():
    assert [rule.code for rule in RULES] == [f"R{n:02}" for n in range(1, len(RULES) + 1)]
    for rule in RULES:
        for words in (rule.does, rule.assumes):
            assert re.fullmatch(r"[A-Z][^.]+\.", words)
        assert rule.interpretation is not rule.default


def test_the_rules_that_need_two_returns_are_known():
    assert not ACROSS_RETURNS - set(BY_CODE)


def test_the_same_episode_twice_is_counted_once_and_listed(tmp_path: Path):
    path = folder(tmp_path / "2026", Episodes=[IN_CARE, BEN_IN_CARE, IN_CARE])

    returns = load([path], year=2026, as_at=None)

    assert care(returns) == [(date(2025, 5, 12), None, None)]
    assert amara(returns).episodes[0].source.line == 2
    assert made(returns) == [
        (
            "R01",
            "1001",
            "2026/Episodes.csv, line 4: the same episode is there already (line 2), so it was counted once.",
        )
    ]


def test_the_same_episode_twice_holds_the_child_where_the_repair_is_left_out(tmp_path: Path):
    path = folder(tmp_path / "2026", Episodes=[IN_CARE, BEN_IN_CARE, IN_CARE])

    returns = load([path], year=2026, as_at=None, repairs=frozenset())

    assert [child.number for child in returns.children] == ["1002"]
    assert (list(returns.held), returns.repairs) == (["1001"], ())


@pytest.mark.parametrize("column", ["PLACE_PROVIDER", "CIN", "HOME_POST", "PL_POST", "URN"])
def test_episodes_of_one_day_that_differ_in_any_column_are_not_one(tmp_path: Path, column: str):
    other = {"PLACE_PROVIDER": "PR2", "CIN": "N3"}.get(column, "AB1 2CD")
    path = folder(tmp_path / "2026", Episodes=[IN_CARE, BEN_IN_CARE, {**IN_CARE, column: other}])

    returns = load([path], year=2026, as_at=None)

    assert (list(returns.held), returns.repairs) == (["1001"], ())


@pytest.mark.parametrize("again", ["16/05/2024", "09/05/2024"])
def test_an_open_episode_told_again_from_another_day_is_the_later_returns(tmp_path: Path, again: str):
    now = [{**BEFORE, "DECOM": again}]

    without = two_years(tmp_path / "a", [BEFORE], now, DEFAULT)
    returns = two_years(tmp_path / "b", [BEFORE], now, frozenset({"R02"}))

    assert (list(without.held), without.repairs) == (["1001"], ())
    assert care(returns) == [(date(2024, 5, int(again[:2])), None, None)]
    assert made(returns) == [
        (
            "R02",
            "1001",
            "2025/Episodes.csv, line 2: the episode is open, and the next return tells it from"
            f" {again} (2026/Episodes.csv, line 2), which was used.",
        )
    ]


@pytest.mark.parametrize(
    "now",
    [
        pytest.param({**BEFORE, "DECOM": "16/05/2024", "LS": "V2"}, id="another legal status"),
        pytest.param({**BEFORE, "DECOM": "16/05/2024", "PLACE": "K2"}, id="another placement"),
        pytest.param({**BEFORE, "DECOM": "16/05/2025"}, id="a start in the later year"),
    ],
)
def test_an_episode_that_differs_otherwise_is_not_the_open_one(tmp_path: Path, now: Row):
    returns = two_years(tmp_path, [BEFORE], [now], frozenset({"R02"}))

    assert (list(returns.held), returns.repairs) == (["1001"], ())


def test_an_open_episode_that_could_be_either_of_two_is_neither(tmp_path: Path):
    now = [
        {**BEFORE, "DECOM": "16/05/2024", "DEC": "20/05/2024", "REC": "X1"},
        {**BEFORE, "DECOM": "20/05/2024"},
    ]

    returns = two_years(tmp_path, [BEFORE], now, frozenset({"R02"}))

    assert (list(returns.held), returns.repairs) == (["1001"], ())


def test_an_open_episode_that_the_next_return_leaves_out_ends_when_the_next_begins(tmp_path: Path):
    without = two_years(tmp_path / "a", [BEFORE], [MOVED], DEFAULT)
    returns = two_years(tmp_path / "b", [BEFORE], [MOVED], frozenset({"R03"}))

    assert (list(without.held), without.repairs) == (["1001"], ())
    assert care(returns) == [(date(2024, 5, 12), date(2025, 8, 4), "X1"), (date(2025, 8, 4), None, None)]
    assert made(returns) == [
        (
            "R03",
            "1001",
            "2025/Episodes.csv, line 2: the episode is open, and another begins on 04/08/2025 (2026/Episodes.csv, line 2),"
            " so it ended on that day.",
        )
    ]


def test_an_open_episode_before_a_new_start_of_care_stays_open_and_holds_the_child(tmp_path: Path):
    returns = two_years(tmp_path, [BEFORE], [{**MOVED, "RNE": "S"}], frozenset({"R03"}))

    assert (list(returns.held), returns.repairs) == (["1001"], ())


def test_an_open_episode_that_the_next_return_contradicts_within_its_own_year_is_not_closed(tmp_path: Path):
    returns = two_years(tmp_path, [BEFORE], [{**MOVED, "DECOM": "31/03/2025"}], frozenset({"R03"}))

    assert (list(returns.held), returns.repairs) == (["1001"], ())


def test_an_episode_left_open_within_one_return_is_not_mended(tmp_path: Path):
    path = folder(tmp_path / "2026", Episodes=[BEFORE, MOVED, BEN_IN_CARE])

    returns = load([path], year=2026, as_at=None, repairs=frozenset(BY_CODE))

    assert (list(returns.held), returns.repairs) == (["1001"], ())


def test_of_two_episodes_that_overlap_the_first_ends_when_the_next_begins(tmp_path: Path):
    late = {**ENDED, "DEC": "11/08/2025"}

    without = two_years(tmp_path / "a", [BEFORE], [late, MOVED], DEFAULT)
    returns = two_years(tmp_path / "b", [BEFORE], [late, MOVED], frozenset({"R04"}))

    assert (list(without.held), without.repairs) == (["1001"], ())
    assert care(returns) == [(date(2024, 5, 12), date(2025, 8, 4), "X1"), (date(2025, 8, 4), None, None)]
    assert made(returns) == [
        (
            "R04",
            "1001",
            "2026/Episodes.csv, line 2: DEC is 11/08/2025, and the next episode begins on 04/08/2025 (line 3),"
            " so it ended on that day.",
        )
    ]


@pytest.mark.parametrize(
    "now",
    [
        pytest.param([{**ENDED, "DEC": "11/08/2025", "REC": "E4A"}, MOVED], id="care ended with the first"),
        pytest.param([{**ENDED, "DEC": "11/08/2025"}, {**MOVED, "RNE": "S"}], id="care began with the next"),
        pytest.param(
            [{**ENDED, "DEC": "11/08/2025"}, {**MOVED, "DEC": "06/08/2025", "REC": "X1"}], id="the next lies within"
        ),
    ],
)
def test_an_overlap_that_may_be_more_than_a_wrong_day_is_not_mended(tmp_path: Path, now: list[Row]):
    returns = two_years(tmp_path, [BEFORE], now, frozenset({"R04"}))

    assert (list(returns.held), returns.repairs) == (["1001"], ())


@pytest.mark.parametrize(("begins", "mended"), [("05/08/2025", True), ("11/08/2025", True), ("12/08/2025", False)])
def test_a_gap_of_up_to_seven_days_is_closed(tmp_path: Path, begins: str, mended: bool):
    now = [ENDED, {**MOVED, "DECOM": begins}]

    without = two_years(tmp_path / "a", [BEFORE], now, DEFAULT)
    returns = two_years(tmp_path / "b", [BEFORE], now, frozenset({"R05"}))

    assert care(without)[0] == (date(2024, 5, 12), date(2025, 8, 4), "X1")
    until_on = date(2025, 8, int(begins[:2])) if mended else date(2025, 8, 4)
    assert care(returns)[0] == (date(2024, 5, 12), until_on, "X1")
    assert made(returns) == (
        [
            (
                "R05",
                "1001",
                f"2026/Episodes.csv, line 2: DEC is 04/08/2025 with REC X1, and the next episode begins on {begins}"
                " (line 3), so it lasted until that day.",
            )
        ]
        if mended
        else []
    )


@pytest.mark.parametrize(
    "now",
    [
        pytest.param([{**ENDED, "REC": "E4A"}, {**MOVED, "DECOM": "05/08/2025"}], id="care ended"),
        pytest.param([ENDED, {**MOVED, "DECOM": "05/08/2025", "RNE": "S"}], id="care began again"),
    ],
)
def test_a_gap_in_which_the_child_may_have_left_is_not_closed(tmp_path: Path, now: list[Row]):
    assert two_years(tmp_path, [BEFORE], now, frozenset({"R05"})).repairs == ()


def test_a_child_who_vanishes_leaves_care_on_the_first_day_of_the_next_year(tmp_path: Path):
    without = two_years(tmp_path / "a", [BEFORE], [], DEFAULT)
    returns = two_years(tmp_path / "b", [BEFORE], [], frozenset({"R06"}))

    assert care(without) == [(date(2024, 5, 12), None, None)]
    assert care(returns) == [(date(2024, 5, 12), date(2025, 4, 1), "E8")]
    assert made(returns) == [
        (
            "R06",
            "1001",
            "2025/Episodes.csv, line 2: the episode is open at the end of 2025, and 2026 has none of the child,"
            " so care ended on 01/04/2025, with REC E8.",
        )
    ]


def test_a_child_of_whom_the_next_return_has_another_episode_has_not_vanished(tmp_path: Path):
    earlier = {**BEFORE, "DECOM": "01/02/2024", "DEC": "12/05/2024", "REC": "X1"}

    returns = two_years(tmp_path, [earlier, BEFORE], [earlier], frozenset({"R06"}))

    assert care(returns)[-1] == (date(2024, 5, 12), None, None)
    assert returns.repairs == ()


def test_a_child_left_open_in_the_last_return_or_before_a_missing_year_has_not_vanished(tmp_path: Path):
    old = [{**BEFORE, "DECOM": "12/05/2022"}, {**BEN_IN_CARE, "DECOM": "01/07/2022"}]
    header = [{**row, "SEX": code} for row, code in zip((AMARA, BEN), ("2", "1"), strict=True)]
    paths = [
        f"2024={folder(tmp_path / 'old', Header=header, Episodes=old, Reviews=[{**REVIEW, 'REVIEW': '05/03/2024'}])}",
        folder(tmp_path / "2026", Episodes=[BEN_IN_CARE]),
    ]

    returns = load(paths, year=2026, as_at=None, repairs=frozenset({"R06"}))

    assert care(returns) == [(date(2022, 5, 12), None, None)]
    assert returns.repairs == ()


def test_repairs_are_listed_by_file_and_line_whatever_the_order_of_the_returns(tmp_path: Path):
    paths = [
        year_before(tmp_path / "2025", Episodes=[BEFORE, BEN_IN_CARE, BEN_IN_CARE]),
        folder(tmp_path / "2026", Episodes=[MOVED, MOVED]),
    ]

    one = load(paths, year=2026, as_at=None, repairs=frozenset(BY_CODE))
    other = load(paths[::-1], year=2026, as_at=None, repairs=tuple(reversed(BY_CODE)))

    assert one == other
    assert [(each.code, each.source) for each in one.repairs] == [
        ("R03", ("2025/Episodes.csv", 2)),
        ("R06", ("2025/Episodes.csv", 3)),
        ("R01", ("2025/Episodes.csv", 4)),
        ("R01", ("2026/Episodes.csv", 3)),
    ]


def test_what_was_mended_is_said_in_short_by_rule(tmp_path: Path):
    paths = [
        year_before(tmp_path / "2025", Episodes=[BEFORE, BEN_IN_CARE]),
        folder(tmp_path / "2026", Episodes=[MOVED, MOVED, MOVED, BEN_IN_CARE]),
    ]

    returns = load(paths, year=2026, as_at=None, repairs={"R01", "R03"})

    twice, left_out = in_short(returns.repairs)
    assert twice == (
        "2 rows mended by R01, the same episode twice: the first is 2026/Episodes.csv, line 3: the same episode is there"
        " already (line 2), so it was counted once."
    )
    assert left_out.startswith(
        "1 row mended by R03, an open episode that the next return leaves out: 2025/Episodes.csv, "
    )


SPAN = st.tuples(
    st.dates(date(2024, 4, 1), date(2026, 3, 31)),
    st.none() | st.integers(0, 300),
    st.sampled_from("SPLTBU"),
    st.sampled_from(("X1", "E4A", "E8")),
)


@settings(max_examples=80, deadline=None)
@given(
    before=st.lists(SPAN, max_size=4),
    now=st.lists(SPAN, max_size=4),
    codes=st.frozensets(st.sampled_from(sorted(BY_CODE))),
)
def test_whatever_the_returns_say_each_child_is_whole_or_held_and_every_repair_is_of_its_rule(
    before: list[tuple[date, int | None, str, str]], now: list[tuple[date, int | None, str, str]], codes: frozenset[str]
):
    with tempfile.TemporaryDirectory() as path:
        returns = two_years(Path(path), list(map(_row, before)), list(map(_row, now)), codes, as_at=date(2026, 3, 31))

    assert {repair.code for repair in returns.repairs} <= codes
    for child in returns.children:
        for one, other in pairwise(child.episodes):
            assert one.until_on is not None
            assert one.from_on <= one.until_on <= other.from_on
        for episode in child.episodes:
            assert (episode.until_on is None) == (episode.reason_ceased is None)


def _row(span: tuple[date, int | None, str, str]) -> Row:
    from_on, days, reason_new, reason_ceased = span
    ended = {"DEC": f"{from_on + timedelta(days):%d/%m/%Y}", "REC": reason_ceased} if days is not None else {}
    return {**IN_CARE, "DECOM": f"{from_on:%d/%m/%Y}", "RNE": reason_new, **ended}
