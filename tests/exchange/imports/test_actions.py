"""Claims about who may do what with a return, from which state, and what the record says of it."""

from __future__ import annotations

import contextlib
import threading
from datetime import timedelta

import pytest
from django.db import OperationalError

from heed.access import clock
from heed.access.actions import NotNow, NotPermitted
from heed.access.models import Entry, EntryChild
from heed.access.proving import prove
from heed.children.models import Child
from heed.exchange import actions, apply, tasks
from heed.exchange.alone import Busy, alone, busy
from heed.exchange.apply import lines, rows
from heed.exchange.handing_in import Upload, receive_folders, receive_uploads
from heed.exchange.models import ChildLine, Import, ImportedFile, State
from heed.exchange.read_back import Unsettled, data_version, read_back, standing
from heed.exchange.records import Refused
from heed.exchange.wanted import wanted
from heed.post import disk
from heed.post.models import StoredFile
from tests.exchange.imports.made import IN_CARE, REVIEW, in_year, of, said


@pytest.fixture
def handed(tmp_path, db):
    return receive_folders([in_year(tmp_path, 2026)])


def _begin(import_, by):
    """Begin to apply, as after a look at the preview; returns the import's number."""
    assert import_.against is not None
    return actions.apply_import(import_, by=by, against=import_.against).pk


def test_an_analyst_hands_in_and_an_iro_may_not(handed, priya, nadia, grace):
    assert actions.hand_in(by=priya, handed=handed).state == State.STAGED
    for somebody in (nadia, grace):
        with pytest.raises(NotPermitted):
            actions.hand_in(by=somebody, handed=handed)
        assert "Performance analyst" in (actions.hand_in.why_not(by=somebody, handed=handed) or "")


def test_an_iro_may_neither_apply_nor_throw_away(look, tmp_path, nadia):
    import_ = look(in_year(tmp_path, 2026))

    for deed in (
        lambda: _begin(import_, nadia),
        lambda: actions.carry_on(import_, by=nadia),
        lambda: actions.look_again(import_, by=nadia),
        lambda: actions.discard(import_, by=nadia),
    ):
        with pytest.raises(NotPermitted):
            deed()


def test_files_that_left_the_store_cannot_be_handed_in(handed, priya):
    disk.path_of(handed[0].files[0].received.sha256).unlink()

    with pytest.raises(NotNow, match="no longer in the store"):
        actions.hand_in(by=priya, handed=handed)


def test_nothing_cannot_be_handed_in(priya):
    with pytest.raises(NotNow, match="No file was handed in"):
        actions.hand_in(by=priya, handed=())


def test_files_are_kept_as_working_data_until_they_are_applied(look, tmp_path, priya):
    import_ = look(in_year(tmp_path, 2026))
    assert set(StoredFile.objects.values_list("retention", flat=True)) == {"working data"}

    apply.carry_out(_begin(import_, priya))

    assert set(StoredFile.objects.values_list("retention", flat=True)) == {"case record"}


def test_looking_through_says_what_would_change_and_changes_nothing(look, tmp_path):
    import_ = look(in_year(tmp_path, 2026))

    assert (import_.state, import_.children, import_.held) == (State.READY, 3, 0)
    line = ChildLine.objects.get(of=import_, number="1001")
    assert (line.does, line.episodes_added, line.reviews_added, line.done_at) == ("new", 1, 2, None)
    assert data_version() == ""
    assert not standing().part_done
    tables = dict(ImportedFile.objects.values_list("name", "table"))
    assert tables == {"Header.csv": "Header", "Episodes.csv": "Episodes", "Reviews.csv": "Reviews"}


def test_a_refused_return_says_why_and_cannot_be_applied(look, tmp_path, priya):
    import_ = look(in_year(tmp_path, 2026), year=2025)

    assert import_.state == State.REFUSED
    assert import_.refusal == "The year asked for is 2025, and the return is of 2026: mend one."
    assert actions.apply_import.why_not(import_, by=priya) == import_.refusal


def test_a_refused_return_is_refused_in_the_words_of_what_was_handed_in(look, tmp_path):
    folder = in_year(tmp_path, 2026)
    (tmp_path / "2026" / "Reviews.csv").write_text("CHILD,DOB\n1,2\n")

    assert look(folder).refusal.startswith("2026/Reviews.csv, line 1: the columns REVIEW and REVIEW_CODE")


def test_only_what_was_looked_through_can_be_applied(handed, priya):
    import_ = actions.hand_in(by=priya, handed=handed)

    with pytest.raises(NotNow, match="has not been looked through yet"):
        actions.apply_import(import_, by=priya, against=0)


def test_what_was_applied_or_thrown_away_cannot_be_applied(bring_in, look, tmp_path, priya):
    applied = bring_in(in_year(tmp_path, 2026))
    gone = actions.discard(look(str(tmp_path / "2026")), by=priya)

    assert actions.apply_import.why_not(applied, by=priya) == "This return cannot be applied: it is applied."
    assert actions.apply_import.why_not(gone, by=priya) == "This return cannot be applied: it is thrown away."
    assert actions.discard.why_not(applied, by=priya) == "This return cannot be looked through again: it is applied."


def test_a_preview_older_than_another_application_is_refused_until_looked_through_again(look, tmp_path, priya):
    first, second = look(in_year(tmp_path / "a", 2026)), look(in_year(tmp_path / "b", 2026, Reviews=[REVIEW]))
    apply.carry_out(_begin(first, priya))

    with pytest.raises(NotNow) as refusal:
        _begin(second, priya)
    assert str(refusal.value) == actions.STALE

    actions.look_again(second, by=priya)
    second = apply.look_through(second.pk)
    assert ChildLine.objects.get(of=second, number="1001").does == "changed"
    assert apply.carry_out(_begin(second, priya)).state == State.APPLIED


def test_a_page_opened_before_the_preview_was_made_anew_is_refused(look, bring_in, tmp_path, priya):
    import_ = look(in_year(tmp_path / "a", 2026))
    bring_in(in_year(tmp_path / "b", 2026))
    actions.look_again(import_, by=priya)
    apply.look_through(import_.pk)

    with pytest.raises(NotNow) as refusal:
        actions.apply_import(import_, by=priya, against=0)
    assert str(refusal.value) == actions.STALE


def test_a_file_that_is_no_table_is_kept_and_said_to_be_none(look, tmp_path):
    folder = in_year(tmp_path, 2026)
    (tmp_path / "2026" / "notes.csv").write_text("what,when\nthis,then\n")

    import_ = look(folder)

    assert ImportedFile.objects.get(name="notes.csv").table == ""
    assert "notes.csv" in import_.returns.get().notes


def test_looking_through_twice_writes_each_line_once(look, tmp_path, priya):
    import_ = look(in_year(tmp_path, 2026, Episodes=[{**IN_CARE, "DEC": "01/05/2025", "REC": "E4A"}]))
    before = ChildLine.objects.count()

    apply.look_through(import_.pk)
    actions.look_again(import_, by=priya)
    apply.look_through(import_.pk)

    assert ChildLine.objects.filter(of=import_).count() == before
    assert import_.checks.count() == len(said(str(tmp_path / "2026")).checks)


def test_a_return_thrown_away_while_it_is_looked_through_stays_thrown_away(handed, priya, monkeypatch):
    import_ = actions.hand_in(by=priya, handed=handed)

    def meanwhile(*args):
        actions.discard(import_, by=priya)
        return wanted(*args)

    monkeypatch.setattr(lines, "wanted", meanwhile)

    assert apply.look_through(import_.pk).state == State.DISCARDED


# Two at once


def test_an_import_that_waits_to_be_taken_up_is_not_overtaken(look, tmp_path, priya):
    first, second = look(in_year(tmp_path / "a", 2026)), look(in_year(tmp_path / "b", 2026, Reviews=[REVIEW]))
    _begin(first, priya)
    second = apply.look_through(actions.look_again(second, by=priya).pk)

    with pytest.raises(NotNow, match="Another return is being applied: wait until it is done"):
        _begin(second, priya)


def test_an_import_is_refused_while_another_process_applies_one(look, tmp_path, priya, monkeypatch):
    import_ = look(in_year(tmp_path, 2026))
    monkeypatch.setattr(actions, "busy", lambda: True)

    with pytest.raises(NotNow, match="Another return is being applied"):
        _begin(import_, priya)


def test_one_process_at_a_time_holds_the_lock(at_once):
    inside, over = threading.Event(), threading.Event()

    def holds():
        with alone():
            inside.set()
            over.wait(10)
        return busy()

    def tries():
        inside.wait(10)
        try:
            with pytest.raises(Busy), alone():
                pass
            return busy()
        finally:
            over.set()

    assert at_once(holds, tries) == [False, True]


@pytest.fixture
def begun(look, tmp_path, priya, transactional_db):
    """An import that has begun and that nobody has taken up."""
    return _begin(look(in_year(tmp_path, 2026)), priya)


def test_an_import_is_not_carried_out_by_two_processes(begun, at_once):
    inside, over = threading.Event(), threading.Event()

    def holds():
        with alone():
            inside.set()
            over.wait(10)

    def carries_out():
        inside.wait(10)
        try:
            with pytest.raises(Busy):
                apply.carry_out(begun)
            return Import.objects.get(pk=begun).taken_at
        finally:
            over.set()

    assert at_once(holds, carries_out) == [None, None]


def test_what_is_not_being_applied_is_not_carried_out(look, tmp_path):
    import_ = look(in_year(tmp_path, 2026))

    assert apply.carry_out(import_.pk).state == State.READY
    assert data_version() == ""


# Stopped part of the way


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
    number = _begin(look(files), priya)

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
    number = _begin(look(in_year(tmp_path / "b", 2026, Reviews=[REVIEW])), priya)

    with ended_after(0), pytest.raises(Killed):
        apply.carry_out(number, pace=ONE_BY_ONE)

    assert data_version() == version
    with pytest.raises(Unsettled, match="A return is being applied"):
        read_back()


def test_the_same_command_again_takes_the_place_of_one_that_was_killed(look, tmp_path, priya):
    files = in_year(tmp_path, 2026)
    number = _begin(look(files), priya)
    with ended_after(1), pytest.raises(Killed):
        apply.carry_out(number, pace=ONE_BY_ONE)

    again = look(files)
    assert ChildLine.objects.filter(of=again).count() == 2
    apply.carry_out(_begin(again, priya))

    assert Import.objects.get(pk=number).state == State.REPLACED
    assert read_back() == said(files)
    assert of("1001").history.count() == 1
    sentences = list(Entry.objects.filter(what="exchange.apply").order_by("pk").values_list("sentence", flat=True))
    assert sentences == ["Applied a part of a return, until another took its place.", "Applied a return."]


def test_a_full_disk_stops_an_import_with_a_sentence_and_it_goes_on_later(look, tmp_path, priya):
    files = in_year(tmp_path, 2026)
    number = _begin(look(files), priya)
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
    number = _begin(look(in_year(tmp_path, 2026)), priya)

    def gone(*_args, **_named):
        raise OperationalError("disk I/O error")

    def fails(*_args):
        monkeypatch.setattr(Import, "save", gone)
        gone()

    monkeypatch.setattr(rows, "write", fails)

    with pytest.raises(Refused, match=r"OperationalError: disk I/O error\. Start it again"):
        apply.carry_out(number)


def test_bytes_lost_from_the_store_stop_an_import_before_anything_changes(look, tmp_path, priya):
    number = _begin(look(in_year(tmp_path, 2026)), priya)
    disk.path_of(StoredFile.objects.filter(name="Reviews.csv.txt").get().sha256).unlink()

    with pytest.raises(Refused, match=r"2026/Reviews.csv cannot be opened"):
        apply.carry_out(number)
    assert not ChildLine.objects.filter(done_at__isnull=False).exists()


def test_only_what_stopped_can_be_gone_on_with(bring_in, look, tmp_path, priya, monkeypatch):
    applied = bring_in(in_year(tmp_path, 2026))
    assert actions.carry_on.why_not(applied, by=priya) == "There is nothing to go on with: this return is applied."

    number = _begin(look(in_year(tmp_path / "b", 2026)), priya)
    monkeypatch.setattr(actions, "busy", lambda: True)
    assert actions.carry_on.why_not(Import.objects.get(pk=number), by=priya) == (
        "This return is being applied: wait until it is done."
    )


def test_progress_can_be_read_while_it_runs(look, tmp_path, priya, monkeypatch):
    number = _begin(look(in_year(tmp_path, 2026)), priya)
    seen, told = [], []
    monkeypatch.setattr(apply, "TOLD_EVERY", 2)

    def told_and_seen(sentence):
        told.append(sentence)
        seen.append(ChildLine.objects.filter(of=number, done_at__isnull=False).count())

    apply.carry_out(number, told_and_seen, pace=ONE_BY_ONE)

    assert told == ["2 children written"]
    assert seen == [2]


# The record


def test_the_record_has_one_entry_with_every_child_and_is_whole(bring_in, tmp_path, priya):
    import_ = bring_in(in_year(tmp_path, 2026))

    entry = Entry.objects.get(what="exchange.apply")
    assert (entry.by, entry.sentence, entry.subject) == (priya, "Applied a return.", f"exchange.Import:{import_.pk}")
    keys = set(EntryChild.objects.filter(entry=entry).values_list("child_key", flat=True))
    assert keys == {str(of(number).pk) for number in ("1001", "1002", "9001")}
    whats = list(Entry.objects.order_by("pk").values_list("what", flat=True))
    assert whats == ["exchange.hand_in", "exchange.apply_import", "exchange.apply"]
    assert prove().whole


def test_a_second_import_names_only_the_children_whose_rows_it_wrote(bring_in, tmp_path):
    bring_in(in_year(tmp_path / "a", 2026))
    bring_in(in_year(tmp_path / "b", 2026, Reviews=[REVIEW]))

    last = Entry.objects.filter(what="exchange.apply").latest("pk")
    assert {child.child_key for child in last.children.all()} == {str(of(number).pk) for number in ("1001", "9001")}


# The day the data speak for


def test_the_day_given_with_the_newest_return_is_the_day_for_all(bring_in, tmp_path):
    newer, older = in_year(tmp_path / "a", 2026), _in_2025(tmp_path)
    bring_in(newer, as_at=said(newer).as_at - timedelta(days=30))

    bring_in(older)

    assert read_back().as_at == said(newer).as_at - timedelta(days=30)


def test_a_day_given_with_an_older_return_is_refused(bring_in, look, tmp_path):
    bring_in(in_year(tmp_path / "a", 2026))

    import_ = look(_in_2025(tmp_path), as_at=said(str(tmp_path / "a" / "2026")).as_at)

    assert import_.refusal.startswith("The return of 2026 has been applied already, so the day")


def _in_2025(tmp_path):
    review = {**REVIEW, "REVIEW": "20/03/2025"}
    earlier = {**IN_CARE, "DECOM": "01/05/2024"}
    folder = in_year(tmp_path / "older", 2025, Episodes=[earlier], Reviews=[review])
    path = tmp_path / "older" / "2025" / "Reviews.csv"
    path.write_text(path.read_text().replace("25/03/2026", "25/03/2025"))
    return folder


# From the site


def test_what_the_worker_looked_through_can_be_applied(tmp_path, priya):
    folder = tmp_path / "2026"
    in_year(tmp_path, 2026)
    files = [Upload(path.name, [path.read_bytes()]) for path in sorted(folder.iterdir())]
    import_ = actions.hand_in(by=priya, handed=receive_uploads(files), year=2026)

    tasks.look_through.enqueue(import_.pk)
    import_.refresh_from_db()
    _begin(import_, priya)
    apply.carry_out(import_.pk)

    assert read_back() == said(str(folder))


def test_a_moment_long_past_does_not_keep_another_import_waiting(look, tmp_path, priya):
    first, second = look(in_year(tmp_path / "a", 2026)), look(in_year(tmp_path / "b", 2026))
    _begin(first, priya)
    Import.objects.filter(pk=first.pk).update(began_at=clock.now() - timedelta(hours=1))
    second = apply.look_through(actions.look_again(second, by=priya).pk)

    assert _begin(second, priya) == second.pk
    assert Import.objects.get(pk=first.pk).state == State.REPLACED
