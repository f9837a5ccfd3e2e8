"""Asking whether the record is whole: what was found stands in the record, and administrators are told where it is not."""

from __future__ import annotations

from datetime import timedelta

import pytest

from heed.access import clock, sealing, triggers, verifying
from heed.access.actions import NotPermitted
from heed.access.models import Entry, Notice
from heed.access.proving import Proof
from heed.access.record import wrote


@pytest.fixture(autouse=True)
def _kept_here(settings, tmp_path):
    settings.HEED_DATA = tmp_path


def test_a_whole_record_is_said_to_be_whole_in_the_record_itself(ingrid):
    wrote(by=ingrid, what="t.x", sentence="Did a thing.")
    sealing.seal()
    wrote(by=ingrid, what="t.y", sentence="Did another.")
    assert verifying.last_answer() is None

    assert verifying.verify().whole

    answer = verifying.last_answer()
    assert answer is not None
    assert (answer.by, answer.sentence) == (None, "The record is whole: 1 entries are sealed, 1 not yet.")
    assert not Notice.objects.exists()


def test_one_that_is_not_is_named_and_the_administrators_are_told(ingrid, tom):
    for n in range(2):
        wrote(by=tom, what="t.x", sentence=f"Did {n}.")
    sealing.seal()
    from django.db import connection

    with triggers.lifted(connection):
        Entry.objects.filter(sentence="Did 0.").update(sentence="Did nothing.")

    assert not verifying.verify().whole

    answer = verifying.last_answer()
    assert answer is not None
    sentence = answer.sentence
    assert sentence.startswith("The record is not whole, 1 finding: Entry ")
    assert "was changed or moved" in sentence
    assert [(notice.to, notice.sentence) for notice in Notice.objects.all()] == [(ingrid, sentence)]


def test_many_findings_are_counted_and_a_long_sentence_is_cut(monkeypatch, db):
    found = Proof(findings=["x" * 600 + ".", "y."])
    monkeypatch.setattr(verifying, "prove", lambda: found)

    verifying.verify()

    sentence = Entry.objects.get().sentence
    assert sentence.startswith("The record is not whole, 2 findings: xxx")
    assert len(sentence) == 500
    assert sentence.endswith("…")


def test_an_old_answer_is_none(ingrid, monkeypatch):
    verifying.verify()
    later = clock.now() + timedelta(days=93)
    monkeypatch.setattr(clock, "now", lambda: later)

    assert verifying.last_answer() is None


def test_only_who_may_asks_and_it_is_on_the_record(ingrid, tom):
    verifying.ask_whether_whole(by=ingrid)
    assert Entry.objects.get().sentence == "Ask whether the record is whole."
    with pytest.raises(NotPermitted):
        verifying.ask_whether_whole(by=tom)
