"""Claims about carrying out what has begun: stopped part of the way it goes on, each child whole and nothing twice."""

from __future__ import annotations

import contextlib
import time

import pytest
from django.db import OperationalError

from heed.access.models import Entry, EntryChild
from heed.children.models import Child
from heed.exchange import actions, apply
from heed.exchange.alone import busy
from heed.exchange.apply import rows
from heed.exchange.models import ChildLine, Import, ImportedFile, State
from heed.exchange.read_back import Unsettled, data_version, read_back, standing
from heed.exchange.records import Refused
from heed.post import disk
from heed.post.models import StoredFile
from tests.exchange.imports.made import AMARA, BEN, REVIEW, begin, in_year, of, said


def test_what_is_not_being_applied_is_not_carried_out(look, tmp_path):
    import_ = look(in_year(tmp_path, 2026))

    assert apply.carry_out(import_.pk).state == State.READY
    assert data_version() == ""


class Killed(BaseException):
    """Stands for the end of the process: nothing that Heed catches."""


@contextlib.contextmanager
def ended_after(groups, how=Killed):
    """Ends the process, or fails, after so many groups of children were written."""
    write, done = rows.write, 0

    def counted(some, doing):
        nonlocal done
        if done == groups:
            raise how
        write(some, doing)
        done += 1

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rows, "write", counted)
        yield


ONE_BY_ONE = apply.Pace(together=1, pause_s=0.0, share=0.0)


def test_a_killed_import_goes_on_and_does_nothing_twice(look, tmp_path, priya):
    files = in_year(tmp_path, 2026)
    number = begin(look(files), priya)

    with ended_after(2), pytest.raises(Killed):
        apply.carry_out(number, pace=ONE_BY_ONE)
    assert Child.objects.count() == 2
    assert standing().part_done
    first = of("1001").history.count()

    actions.carry_on(Import.objects.get(pk=number), by=priya)
    import_ = apply.carry_out(number, pace=ONE_BY_ONE)

    assert import_.state == State.APPLIED
    assert read_back() == said(files)
    assert of("1001").history.count() == first == 1
    entry = Entry.objects.get(what="exchange.apply")
    assert EntryChild.objects.filter(entry=entry).count() == 3


def test_figures_are_not_read_from_half_an_import(bring_in, look, tmp_path, priya):
    bring_in(in_year(tmp_path / "a", 2026))
    version = data_version()
    number = begin(look(in_year(tmp_path / "b", 2026, Reviews=[REVIEW])), priya)

    with ended_after(0), pytest.raises(Killed):
        apply.carry_out(number, pace=ONE_BY_ONE)

    assert data_version() == version
    with pytest.raises(Unsettled, match="A return is being applied"):
        read_back()


def test_the_same_command_again_takes_the_place_of_one_that_was_killed(look, tmp_path, priya):
    files = in_year(tmp_path, 2026)
    number = begin(look(files), priya)
    with ended_after(1), pytest.raises(Killed):
        apply.carry_out(number, pace=ONE_BY_ONE)

    again = look(files)
    assert ChildLine.objects.filter(of=again).count() == 2
    apply.carry_out(begin(again, priya))

    assert Import.objects.get(pk=number).state == State.REPLACED
    assert read_back() == said(files)
    assert of("1001").history.count() == 1
    sentences = list(Entry.objects.filter(what="exchange.apply").order_by("pk").values_list("sentence", flat=True))
    assert sentences == ["Applied a part of a return, until another took its place.", "Applied a return."]


def test_the_files_of_an_import_that_stopped_are_kept_as_long_as_the_rows_read_from_them(look, tmp_path, priya):
    files = in_year(tmp_path, 2026)
    number = begin(look(files), priya)
    with ended_after(1), pytest.raises(Killed):
        apply.carry_out(number, pace=ONE_BY_ONE)
    apply.carry_out(begin(look(files), priya))

    assert of("1001").periods_of_care.get().source_import == str(number)
    kept = ImportedFile.objects.filter(of__of=number).values_list("stored__retention", flat=True)
    assert list(kept) == ["case record"] * 3


def test_of_an_import_whose_place_another_took_the_record_names_only_the_children_it_wrote(
    bring_in, look, tmp_path, priya
):
    bring_in(in_year(tmp_path / "a", 2026))
    both = [{**AMARA, "SEX": "M"}, {**BEN, "SEX": "F"}]
    files = in_year(tmp_path / "b", 2026, Header=both)
    with ended_after(1), pytest.raises(Killed):
        apply.carry_out(begin(look(files), priya), pace=ONE_BY_ONE)

    begin(look(files), priya)

    part = Entry.objects.get(sentence="Applied a part of a return, until another took its place.")
    assert [child.child_key for child in part.children.all()] == [str(of("1001").pk)]


def test_a_full_disk_stops_an_import_with_a_sentence_and_it_goes_on_later(look, tmp_path, priya):
    files = in_year(tmp_path, 2026)
    number = begin(look(files), priya)
    full = OSError(28, "No space left on device")

    with ended_after(1, full), pytest.raises(Refused) as refusal:
        apply.carry_out(number, pace=ONE_BY_ONE)
    assert str(refusal.value).startswith("Applying stopped part of the way, each child whole. OSError: ")
    assert str(refusal.value).endswith("No space left on device. Start it again to go on.")
    stopped = Import.objects.get(pk=number)
    assert stopped.state == State.APPLYING
    assert stopped.stopped_why.startswith("Applying stopped part of the way")
    assert not busy()

    actions.carry_on(stopped, by=priya)
    assert apply.carry_out(number).stopped_why == ""
    assert read_back() == said(files)


def test_a_database_that_is_gone_stops_an_import_with_a_sentence_all_the_same(look, tmp_path, priya, monkeypatch):
    number = begin(look(in_year(tmp_path, 2026)), priya)

    def gone(*_args, **_named):
        raise OperationalError("disk I/O error")

    def fails(*_args):
        monkeypatch.setattr(Import, "save", gone)
        gone()

    monkeypatch.setattr(rows, "write", fails)

    with pytest.raises(Refused, match=r"OperationalError: disk I/O error\. Start it again"):
        apply.carry_out(number)


def test_bytes_lost_from_the_store_stop_an_import_before_anything_changes(look, tmp_path, priya):
    number = begin(look(in_year(tmp_path, 2026)), priya)
    disk.path_of(StoredFile.objects.filter(name="Reviews.csv.txt").get().sha256).unlink()

    with pytest.raises(Refused, match=r"2026/Reviews.csv cannot be opened"):
        apply.carry_out(number)
    assert not ChildLine.objects.filter(done_at__isnull=False).exists()


def test_only_what_stopped_can_be_gone_on_with(bring_in, look, tmp_path, priya, monkeypatch):
    applied = bring_in(in_year(tmp_path, 2026))
    assert actions.carry_on.why_not(applied, by=priya) == "There is nothing to go on with: this return is applied."

    number = begin(look(in_year(tmp_path / "b", 2026)), priya)
    monkeypatch.setattr(actions, "busy", lambda: True)
    assert actions.carry_on.why_not(Import.objects.get(pk=number), by=priya) == (
        "This return is being applied: wait until it is done."
    )


def test_others_may_write_as_long_as_an_import_did_and_for_a_moment_at_least(monkeypatch):
    slept: list[float] = []
    monkeypatch.setattr(time, "sleep", slept.append)

    for held_s in (0.5, 0.0):
        apply.POLITE.rest(held_s)
        apply.FAST.rest(held_s)

    assert slept == [0.5, apply.POLITE.pause_s]


def test_progress_can_be_read_while_it_runs(look, tmp_path, priya, monkeypatch):
    number = begin(look(in_year(tmp_path, 2026)), priya)
    seen, told = [], []
    monkeypatch.setattr(apply, "TOLD_EVERY", 2)

    def told_and_seen(sentence):
        told.append(sentence)
        seen.append(ChildLine.objects.filter(of=number, done_at__isnull=False).count())

    apply.carry_out(number, told_and_seen, pace=ONE_BY_ONE)

    assert told == ["2 children written"]
    assert seen == [2]
