"""Must show: a page view and an import at once, and the view does not wait. How long it takes is measured by `make bench`."""

from __future__ import annotations

import threading
import time

import pytest

from heed.access import record
from heed.children.models import Child
from heed.exchange import actions, apply
from heed.exchange.models import Import, State
from tests import returns
from tests.patience import PATIENCE_S


@pytest.fixture
def begun(request, tmp_path, look, priya, transactional_db):
    """An import of so many children that has begun and is to be carried out."""
    returns.write(tmp_path / "made", children=request.param, seed=2)
    import_ = look(tmp_path / "made" / "2025", tmp_path / "made" / "2026")
    actions.apply_import(import_, by=priya, against=import_.against)
    return import_.pk


class Beside:
    """An import that stands still at each of its steps until a view was served beside it.

    It goes on when the view is done, or after a while: a view that was not done by then waited for the import.
    """

    def __init__(self, view):
        self.view = view
        self.waited: list[bool] = []
        self.asked, self.served, self.over = threading.Event(), threading.Event(), threading.Event()

    def stand_still(self):
        if any(self.waited):
            return
        self.asked.set()
        self.waited.append(not self.served.wait(PATIENCE_S))
        self.served.clear()

    def run(self, at_once, number):
        state, _ = at_once(lambda: self.applies(number), self.views)
        assert state == State.APPLIED

    def applies(self, number):
        try:
            return apply.carry_out(number).state
        finally:
            self.over.set()

    def views(self):
        while not self.over.is_set():
            if self.asked.wait(0.05):
                self.asked.clear()
                self.view()
                self.served.set()


def the_list(by):
    """What a page reads: the children in sight."""
    return list(Child.objects.visible_to(by).with_number()[:50])


@pytest.mark.parametrize("begun", [40], indirect=True)
def test_a_page_is_read_and_its_entry_written_between_two_batches(begun, priya, at_once, monkeypatch):
    def view():
        record.saw(
            by=priya, what="tests.view", sentence="Saw a list.", children=[child.pk for child in the_list(priya)]
        )

    beside = Beside(view)
    monkeypatch.setattr(apply.Pace, "rest", lambda _pace, _held: beside.stand_still())

    beside.run(at_once, begun)

    assert beside.waited == [False] * 10


@pytest.mark.parametrize("begun", [40], indirect=True)
def test_a_page_is_read_while_a_batch_is_written_and_sees_whole_batches(begun, priya, at_once, monkeypatch):
    seen: list[int] = []
    beside = Beside(lambda: seen.append(len(the_list(priya))))
    write = apply.rows.write

    def stands_still_before_it_is_kept(some, doing):
        write(some, doing)
        beside.stand_still()

    monkeypatch.setattr(apply.rows, "write", stands_still_before_it_is_kept)

    beside.run(at_once, begun)

    assert beside.waited == [False] * 10
    assert seen == [4 * batch for batch in range(10)]


@pytest.mark.parametrize("begun", [400], indirect=True)
def test_the_write_lock_is_held_for_a_few_children_and_then_let_go_for_as_long(begun, monkeypatch):
    held: list[float] = []
    rested: list[float] = []
    write = apply.rows.write

    def timed(some, doing):
        assert len(some) <= 4
        started = time.perf_counter()
        write(some, doing)
        held.append(time.perf_counter() - started)

    monkeypatch.setattr(apply.rows, "write", timed)
    monkeypatch.setattr(time, "sleep", rested.append)

    apply.carry_out(begun)

    assert Import.objects.get(pk=begun).state == State.APPLIED
    assert len(rested) == len(held) == 100
    assert all(pause >= max(0.003, took) for pause, took in zip(rested, held, strict=True))
