"""Must show: a page view and an import at once, and the view does not wait. Measured on a database in a file."""

from __future__ import annotations

import threading
import time

import pytest

from heed.access import record
from heed.children.models import Child
from heed.exchange import actions, apply
from heed.exchange.models import Import, State
from tests import returns

WITHIN_S = 0.2
"""The budget of a page at the 95th percentile (design, 11)."""


@pytest.fixture
def begun(request, tmp_path, look, priya, transactional_db):
    """An import of so many children that has begun and is to be carried out."""
    returns.write(tmp_path / "made", children=request.param, seed=2)
    import_ = look(tmp_path / "made" / "2025", tmp_path / "made" / "2026")
    actions.apply_import(import_, by=priya, against=import_.against)
    return import_.pk


def view(by):
    """What a page does to the database: it reads the children in sight, and writes its one entry."""
    started = time.perf_counter()
    shown = list(Child.objects.visible_to(by).with_number()[:50])
    record.saw(by=by, what="tests.view", sentence="Saw a list.", children=[child.pk for child in shown])
    return time.perf_counter() - started


@pytest.mark.parametrize(
    "begun", [1_200], indirect=True
)  # so many views that one stall of the machine is not 5% of them
def test_a_page_view_does_not_wait_for_an_import(begun, priya, at_once):
    over = threading.Event()

    def applies():
        try:
            return apply.carry_out(begun).state
        finally:
            over.set()

    def looks():
        times = []
        while not over.is_set():
            times.append(view(priya))
            time.sleep(0.02)
        return sorted(times)

    state, times = at_once(applies, looks)

    assert state == State.APPLIED
    assert len(times) > 100
    assert times[int(len(times) * 0.95)] < WITHIN_S, times


@pytest.mark.parametrize("begun", [400], indirect=True)
def test_the_write_lock_is_held_for_a_few_children_and_then_let_go(begun, monkeypatch):
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
    assert max(held) < 1
    assert len(rested) == len(held) == 100
    assert all(pause >= max(0.003, took) for pause, took in zip(rested, held, strict=True))
