"""Several returns made one, and several rows of one child, episode or review."""

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
    REVIEW_BEFORE,
    faults,
    folder,
    year_before,
)

UASC = {"CHILD": "1001", "SEX": "F", "DOB": AMARA["DOB"], "DUC": ""}


def test_the_later_returns_word_stands_where_two_differ(tmp_path: Path):
    first = {**BEFORE, "LS": "V2"}
    returns = load(
        [
            year_before(tmp_path / "2025", Episodes=[first, BEN_IN_CARE], Header=[AMARA, {**BEN, "SEX": "U"}]),
            folder(
                tmp_path / "2026",
                Episodes=[{**BEFORE, "DEC": "09/09/2025", "REC": "E4A"}, BEN_IN_CARE],
                Reviews=[{**REVIEW_BEFORE, "REVIEW_CODE": "PN7"}, REVIEW, {**REVIEW, "REVIEW": "09/09/2025"}],
            ),
        ],
        year=2026,
        as_at=date(2026, 3, 31),
    )

    amara, ben = returns.children
    [episode] = amara.episodes
    assert (episode.legal_status, episode.until_on) == ("C2", date(2025, 9, 9))
    assert episode.source.file == "2026/Episodes.csv"
    assert [(review.held_on, review.code) for review in amara.reviews][:2] == [
        (date(2024, 6, 6), "PN7"),
        (date(2025, 6, 6), "PN1"),
    ]
    assert (amara.years, ben.sex, ben.source.file) == (frozenset((2025, 2026)), "M", "2026/Header.csv")


def test_what_only_the_earlier_return_tells_is_kept(tmp_path: Path):
    ended = {**BEFORE, "DEC": "01/06/2024", "REC": "E4A"}
    returns = load(
        [
            year_before(
                tmp_path / "2025", Episodes=[ended, BEN_IN_CARE], Reviews=[{**REVIEW_BEFORE, "REVIEW": "30/05/2024"}]
            ),
            folder(tmp_path / "2026"),
        ],
        year=2026,
        as_at=None,
    )

    amara = returns.children[0]
    assert [episode.from_on for episode in amara.episodes] == [date(2024, 5, 12), date(2025, 5, 12)]
    assert [review.held_on.year for review in amara.reviews] == [2024, 2025, 2026]
    assert faults(returns) == []


def test_a_child_of_one_return_alone_carries_that_year_alone(tmp_path: Path):
    left = {**BEN_IN_CARE, "DEC": "01/06/2024", "REC": "E4A", "DECOM": "01/05/2024"}
    returns = load(
        [
            year_before(tmp_path / "2025", Episodes=[BEFORE, left]),
            folder(tmp_path / "2026", Header=[AMARA], Episodes=[BEFORE]),
        ],
        year=2026,
        as_at=None,
    )

    assert [child.years for child in returns.children] == [frozenset((2025, 2026)), frozenset((2025,))]


def test_a_row_in_uasc_marks_the_child_and_the_later_return_takes_the_mark_away(tmp_path: Path):
    before = year_before(tmp_path / "2025", UASC=[UASC])
    silent = folder(tmp_path / "silent", Episodes=[BEFORE, BEN_IN_CARE])
    without = folder(tmp_path / "without", Episodes=[BEFORE, BEN_IN_CARE], UASC=[{**UASC, "CHILD": "1002"}])

    assert [child.uasc for child in load([before, silent], year=2026, as_at=None).children] == [True, False]
    assert [child.uasc for child in load([before, without], year=2026, as_at=None).children] == [False, True]


@pytest.mark.parametrize(("year", "codes"), [(2024, ("1", "2", "")), (2026, ("M", "F", "U"))])
def test_sex_is_read_by_the_years_own_codes(tmp_path: Path, year: int, codes: tuple[str, str, str]):
    header = [{**AMARA, "CHILD": str(n), "SEX": code} for n, code in enumerate(codes)]
    episodes = [{**IN_CARE, "CHILD": str(n), "DECOM": "01/01/2023"} for n in range(3)]
    reviews = [{**REVIEW, "CHILD": "0", "REVIEW": f"05/03/{year}"}]

    returns = load([folder(tmp_path / "903", Header=header, Episodes=episodes, Reviews=reviews)], year=year, as_at=None)

    assert [child.sex for child in returns.children] == ["M", "F", None]


def test_a_child_with_two_header_rows_of_different_sex_has_none(tmp_path: Path):
    returns = load([folder(tmp_path / "2026", Header=[AMARA, BEN, {**AMARA, "SEX": "M"}])], year=2026, as_at=None)

    assert [child.sex for child in returns.children] == [None, "M"]


@pytest.mark.parametrize(
    ("codes", "code", "why"),
    [
        (("PN1", "PN1"), "PN1", None),
        (("PN1", "PN4"), None, "two codes for the same review"),
        (("", "PN4"), "PN4", None),
        (("PN9", "PN4"), "PN4", None),
        (("", ""), None, "no participation code"),
        (("PN9",), None, "a participation code that is not in the return's list"),
        ((" pn3 ",), "PN3", None),
    ],
)
def test_one_review_a_day_with_the_code_that_its_rows_agree_on(
    tmp_path: Path, codes: tuple[str, ...], code: str | None, why: str | None
):
    rows = [*({**REVIEW, "REVIEW_CODE": code} for code in codes), LAST_REVIEW]

    [amara, _] = load([folder(tmp_path / "2026", Reviews=rows)], year=2026, as_at=None).children

    assert [(review.code, review.code_unknown) for review in amara.reviews] == [(code, why), ("PN2", None)]


def test_an_episode_of_no_day_may_begin_on_the_day_of_the_next(tmp_path: Path):
    police = {**IN_CARE, "LS": "L1", "DEC": "12/05/2025", "REC": "X1"}
    episodes = [{**IN_CARE, "RNE": "L"}, police, BEN_IN_CARE]

    returns = load([folder(tmp_path / "2026", Episodes=episodes)], year=2026, as_at=None)

    assert returns.held == {}
    assert [episode.legal_status for episode in returns.children[0].episodes] == ["L1", "C2"]
    assert [code for code, _ in faults(returns)] == ["355"]
