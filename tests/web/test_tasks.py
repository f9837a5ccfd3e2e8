"""A return applied in the background, and its figures counted after it."""

from __future__ import annotations

import pytest

from heed.exchange import apply
from heed.exchange.read_back import Unsettled
from heed.exchange.roster import applying
from heed.facts import due, live
from heed.web import tasks


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was done, in order."""
    steps: list[str] = []
    monkeypatch.setattr(apply, "carry_out", lambda number: steps.append(f"applied {number}"))
    monkeypatch.setattr(live, "speaks_for_nothing", lambda: False)
    monkeypatch.setattr(live, "current", lambda: None)
    monkeypatch.setattr(live, "rebuild", lambda also: steps.append("counted"))
    monkeypatch.setattr(due, "refresh", lambda: steps.append("due"))
    return steps


def test_figures_are_counted_once_the_return_is_applied(monkeypatch: pytest.MonkeyPatch, done: list[str]) -> None:
    monkeypatch.setattr(live, "is_behind", lambda row: True)

    tasks.apply_and_count.func(7)

    assert done == ["applied 7", "due", "counted"]


def test_figures_that_are_not_behind_are_left_as_they_are(monkeypatch: pytest.MonkeyPatch, done: list[str]) -> None:
    monkeypatch.setattr(live, "is_behind", lambda row: False)

    tasks.apply_and_count.func(7)

    assert done == ["applied 7"]


def test_figures_wait_while_another_return_is_being_applied(monkeypatch: pytest.MonkeyPatch, done: list[str]) -> None:
    def unsettled() -> None:
        raise Unsettled("A return is being applied.")

    monkeypatch.setattr(live, "is_behind", lambda row: True)
    monkeypatch.setattr(due, "refresh", unsettled)

    assert tasks.count_if_behind() is False
    assert done == []


def test_figures_of_a_database_whose_only_return_was_undone_are_not_counted(
    monkeypatch: pytest.MonkeyPatch, done: list[str]
) -> None:
    monkeypatch.setattr(live, "speaks_for_nothing", lambda: True)

    assert tasks.count_if_behind() is False
    assert done == ["due"]  # of which nothing is left either


def test_figures_are_counted_once_a_roster_is_applied(monkeypatch: pytest.MonkeyPatch, done: list[str]) -> None:
    monkeypatch.setattr(live, "is_behind", lambda row: True)
    monkeypatch.setattr(applying, "carry_out", lambda number: done.append(f"roster {number}"))

    tasks.apply_roster.func(3)

    assert done == ["roster 3", "due", "counted"]
