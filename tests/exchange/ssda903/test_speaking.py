"""The day the data speak for: when it is 31 March, when it must be said, and that nothing after it is known."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from heed.exchange.ssda903 import load
from tests.exchange.ssda903.made import (
    AMARA,
    BEN,
    BEN_IN_CARE,
    GOOD,
    IN_CARE,
    LAST_REVIEW,
    REVIEW,
    faults,
    folder,
    refusal,
    year_before,
)


def test_the_day_is_31_march_once_the_data_are_within_45_days_of_it(tmp_path: Path):
    on_the_45th = folder(tmp_path / "a", Reviews=[REVIEW, {**LAST_REVIEW, "REVIEW": "14/02/2026"}])
    a_day_earlier = folder(tmp_path / "b", Reviews=[REVIEW, {**LAST_REVIEW, "REVIEW": "13/02/2026"}])

    assert load([on_the_45th], year=2026, as_at=None).as_at == date(2026, 3, 31)
    assert refusal(a_day_earlier) == (
        "The data do not reach 31/03/2026 (the newest date in the returns up to then is 13/02/2026):"
        " say which day they speak for with --as-at, as in --as-at 2026-02-13."
    )
    assert load([a_day_earlier], year=2026, as_at=date(2026, 2, 13)).as_at == date(2026, 2, 13)


def test_a_date_after_31_march_does_not_make_the_data_reach_it(tmp_path: Path):
    path = folder(tmp_path / "2026", Reviews=[REVIEW, {**LAST_REVIEW, "REVIEW": "01/04/2026"}, REVIEW])

    assert refusal(path).startswith("The data do not reach 31/03/2026")


def test_data_without_a_date_up_to_then_do_not_reach_it(tmp_path: Path):
    early = {**REVIEW, "REVIEW": "06/06/2017"}
    old = folder(
        tmp_path / "2018", Episodes=[IN_CARE], Reviews=[early, *GOOD["Reviews"]], Header=[{**AMARA, "SEX": "2"}]
    )

    assert refusal(f"2018={old}", year=2018).startswith("The data do not reach 31/03/2018 (the newest date")


def test_a_year_without_a_return_is_refused(tmp_path: Path):
    assert refusal(folder(tmp_path / "2026"), year=2025) == (
        "The year asked for is 2025 and the returns are of 2026: add the return of 2025, or ask for 2026."
    )


def test_a_day_before_the_year_is_refused(tmp_path: Path):
    assert refusal(folder(tmp_path / "2026"), as_at=date(2025, 3, 31)) == (
        "The day given, 31/03/2025, is before the year 2026 begins on 01/04/2025: give a later day."
    )


def test_nothing_after_the_day_is_known(tmp_path: Path):
    episodes = [
        {**IN_CARE, "DEC": "01/02/2026", "REC": "X1"},
        {**IN_CARE, "DECOM": "01/02/2026", "RNE": "P"},
        BEN_IN_CARE,
    ]

    returns = load([folder(tmp_path / "2026", Episodes=episodes)], year=2026, as_at=date(2026, 1, 31))

    [episode] = returns.children[0].episodes
    assert (episode.until_on, episode.reason_ceased) == (None, None)
    assert [review.held_on for review in returns.children[0].reviews] == [date(2025, 6, 6)]


def test_what_falls_on_the_day_is_known(tmp_path: Path):
    day = "31/01/2026"
    moved = {"DEC": day, "REC": "X1", "REASON_PLACE_CHANGE": "CARPL"}
    episodes = [{**IN_CARE, **moved}, {**IN_CARE, "DECOM": day, "RNE": "P"}, BEN_IN_CARE]
    path = folder(tmp_path / "2026", Episodes=episodes, Reviews=[{**REVIEW, "REVIEW": day}])

    returns = load([path], year=2026, as_at=date(2026, 1, 31))

    assert [episode.until_on for episode in returns.children[0].episodes] == [date(2026, 1, 31), None]
    assert [review.held_on for review in returns.children[0].reviews] == [date(2026, 1, 31)]
    assert faults(returns) == []


def test_a_return_that_begins_after_the_day_the_data_speak_for_is_not_used_and_that_is_said(tmp_path: Path) -> None:
    born_later = {**AMARA, "CHILD": "2002", "DOB": "01/05/2025"}
    came_later = {**IN_CARE, "CHILD": "2002", "DECOM": "02/06/2025"}
    later = folder(tmp_path / "2026", Header=[AMARA, BEN, born_later], Episodes=[IN_CARE, BEN_IN_CARE, came_later])

    returns = load([year_before(tmp_path / "2025"), later], year=2025, as_at=date(2025, 3, 31))

    assert returns.years == (2025,)
    assert returns.held == {}
    assert "2002" not in {child.number for child in returns.children}
    assert "The return of 2026 begins after 31/03/2025, the day the data speak for, and was not used." in returns.notes
    assert not [check.code for check in returns.checks if check.code in {"H015", "301"} and check.rows]
