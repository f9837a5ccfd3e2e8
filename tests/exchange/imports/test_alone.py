"""Claims about two imports at once: one is applied, and the other is told to wait."""

from __future__ import annotations

import threading
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.db import connection

from heed.access import clock
from heed.access.actions import NotNow
from heed.exchange import actions, apply
from heed.exchange import alone as alone_
from heed.exchange.alone import Busy, alone, busy
from heed.exchange.models import Import, State
from tests.exchange.imports.made import REVIEW, begin, in_year
from tests.patience import PATIENCE_S


def test_an_import_that_waits_to_be_taken_up_is_not_overtaken(look, tmp_path, priya):
    first, second = look(in_year(tmp_path / "a", 2026)), look(in_year(tmp_path / "b", 2026, Reviews=[REVIEW]))
    begin(first, priya)
    second = apply.look_through(actions.look_again(second, by=priya).pk)

    with pytest.raises(NotNow, match="Another return is being applied: wait until it is done"):
        begin(second, priya)


def test_an_import_is_refused_while_another_process_applies_one(look, tmp_path, priya, monkeypatch):
    import_ = look(in_year(tmp_path, 2026))
    monkeypatch.setattr(actions, "busy", lambda: True)

    with pytest.raises(NotNow, match="Another return is being applied"):
        begin(import_, priya)


def test_one_process_at_a_time_holds_the_lock(at_once):
    inside, over = threading.Event(), threading.Event()

    def holds():
        with alone():
            inside.set()
            over.wait(PATIENCE_S)
        return busy()

    def tries():
        inside.wait(PATIENCE_S)
        try:
            with pytest.raises(Busy), alone():
                pass
            return busy()
        finally:
            over.set()

    assert at_once(holds, tries) == [False, True]


def test_one_who_only_asks_keeps_nobody_from_beginning(at_once, monkeypatch):
    asking, tried = threading.Event(), threading.Event()
    monkeypatch.setattr(alone_, "time", SimpleNamespace(sleep=lambda _: tried.set()))
    monkeypatch.setattr(alone_, "TRIES", 1_000_000)

    def asks():
        with alone_._lock(shared=True):
            asking.set()
            return tried.wait(PATIENCE_S)

    def begins():
        asking.wait(PATIENCE_S)
        with alone():
            return tried.is_set()

    assert at_once(asks, begins) == [True, True]


def test_two_who_ask_at_once_do_not_take_each_other_for_an_import(at_once):
    inside, over = threading.Event(), threading.Event()

    def asks():
        with alone_._lock(shared=True):
            inside.set()
            over.wait(PATIENCE_S)

    def asks_too():
        inside.wait(PATIENCE_S)
        try:
            return busy()
        finally:
            over.set()

    assert at_once(asks, asks_too) == [None, False]


def test_an_import_into_another_database_keeps_nobody_waiting(db, monkeypatch):
    with alone():
        monkeypatch.setitem(connection.settings_dict, "NAME", "another")

        assert not busy()


@pytest.fixture
def begun(look, tmp_path, priya, transactional_db):
    """An import that has begun and that nobody has taken up."""
    return begin(look(in_year(tmp_path, 2026)), priya)


def test_an_import_is_not_carried_out_by_two_processes(begun, at_once):
    inside, over = threading.Event(), threading.Event()

    def holds():
        with alone():
            inside.set()
            over.wait(PATIENCE_S)

    def carries_out():
        inside.wait(PATIENCE_S)
        try:
            with pytest.raises(Busy):
                apply.carry_out(begun)
            return Import.objects.get(pk=begun).taken_at
        finally:
            over.set()

    assert at_once(holds, carries_out) == [None, None]


def test_a_moment_long_past_does_not_keep_another_import_waiting(look, tmp_path, priya):
    first, second = look(in_year(tmp_path / "a", 2026)), look(in_year(tmp_path / "b", 2026))
    begin(first, priya)
    Import.objects.filter(pk=first.pk).update(began_at=clock.now() - timedelta(hours=1))
    second = apply.look_through(actions.look_again(second, by=priya).pk)

    assert begin(second, priya) == second.pk
    assert Import.objects.get(pk=first.pk).state == State.REPLACED
