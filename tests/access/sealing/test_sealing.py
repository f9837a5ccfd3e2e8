"""Claims about sealing: each committed entry gets its place, once, whoever else seals meanwhile."""

from __future__ import annotations

import threading

import pytest
from django.db import connection, transaction

from heed.access import record, sealing
from heed.access.models import Seal
from heed.access.proving import prove
from tests.access.sealing.made import raw, write
from tests.patience import PATIENCE_S


def test_sealing_again_seals_only_what_is_new(sealed):
    assert sealing.seal() == 0
    write(1)
    assert sealing.seal() == 1
    assert list(Seal.objects.order_by("place").values_list("place", flat=True)) == [1, 2, 3, 4, 5, 6]
    assert prove().whole


def test_more_than_one_batch_is_one_chain(db, monkeypatch):
    monkeypatch.setattr(sealing, "BATCH", 2)
    monkeypatch.setattr("heed.access.proving.BATCH", 2)
    write(5)

    assert sealing.seal() == 5
    assert prove().whole


def test_an_entry_that_cannot_be_read_is_left_unsealed_and_the_others_are_sealed(sealed):
    bad, good = write(2)
    raw("UPDATE access_entry SET at = 'garbage' WHERE id = %s", bad.pk)

    assert sealing.seal() == 1

    assert Seal.objects.get(place=6).entry_key == good.pk
    assert prove().findings == [f"Entry {bad.pk} cannot be read, so that it is not sealed: it was written by force."]


def test_where_nothing_was_ever_recorded_no_head_is_kept(db):
    assert sealing.seal() == 0
    assert sealing.kept_heads() == []


def test_a_seal_names_itself(sealed):
    assert str(Seal.objects.get(place=1)) == f"1: entry {sealed[0].pk}"


def test_an_entry_committed_after_a_later_one_is_sealed_next_time_and_nothing_is_missed(transactional_db):
    """PostgreSQL gives out numbers before commit, so the lower number can come to light last."""
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has one writer at a time: numbers come to light in their order")
    begun, go_on = threading.Event(), threading.Event()

    def slow() -> None:
        with transaction.atomic():
            record.wrote(by=None, what="a.b", sentence="Slow.")
            begun.set()
            go_on.wait(PATIENCE_S)
        connection.close()

    thread = threading.Thread(target=slow)
    thread.start()
    begun.wait(PATIENCE_S)
    quick = record.wrote(by=None, what="a.b", sentence="Quick.")
    assert sealing.seal() == 1
    go_on.set()
    thread.join()
    assert sealing.seal() == 1

    by_place = list(Seal.objects.order_by("place").values_list("entry_key", flat=True))
    assert by_place[0] == quick.pk
    assert by_place[1] < quick.pk
    assert prove().whole


def test_two_that_seal_at_once_make_one_chain(at_once):
    at_once(lambda: write(40))

    at_once(sealing.seal, sealing.seal, sealing.seal)

    assert at_once(lambda: (Seal.objects.count(), prove().findings)) == [(40, [])]
