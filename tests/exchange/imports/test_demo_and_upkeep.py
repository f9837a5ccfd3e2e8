"""Claims about the demonstration's one door, and about working data that goes when its time is over."""

from __future__ import annotations

import os
from datetime import timedelta

import pytest

from heed.access import clock
from heed.access.models import Demo, Entry
from heed.exchange import actions, apply, upkeep
from heed.exchange.apply import clearing
from heed.exchange.demo import load_demo
from heed.exchange.models import CheckDone, ChildLine, FaultFound, Import, ImportedFile, RepairMade, State
from heed.exchange.read_back import read_back
from heed.exchange.records import Refused
from heed.post import disk
from heed.post.models import StoredFile
from tests.exchange.imports.made import BEN_IN_CARE, IN_CARE, REVIEW, in_year, said


@pytest.fixture
def demo(db):
    return Demo.objects.create(day="2026-11-16", made_at="2026-11-16T09:00Z")


def test_the_invented_council_is_loaded_once(demo, priya, tmp_path):
    files = in_year(tmp_path, 2026)

    first = load_demo([files], by=priya)
    again = load_demo([files], by=priya)

    assert first is not None
    assert first.state == State.APPLIED
    assert again is None
    assert read_back() == said(files)
    assert Entry.objects.get(what="exchange.load_demo").by is None


def test_the_files_that_a_demonstration_was_made_from_may_be_handed_in_again(demo, priya, look, tmp_path):
    files = in_year(tmp_path, 2026)
    load_demo([files], by=priya)

    assert look(files).state == State.READY


def test_invented_children_are_not_loaded_among_real_ones(db, priya, tmp_path):
    with pytest.raises(Refused, match="this database is not a demonstration"):
        load_demo([in_year(tmp_path, 2026)], by=priya)


def test_an_invented_return_that_cannot_be_read_is_refused(demo, priya, tmp_path):
    folder = in_year(tmp_path, 2026)
    (tmp_path / "2026" / "Header.csv").unlink()

    with pytest.raises(Refused, match="has no Header table"):
        load_demo([folder], by=priya)


BACKWARDS = {**IN_CARE, "DEC": "01/05/2025", "REC": "E4A"}


def _received(import_, ago):
    Import.objects.filter(pk=import_.pk).update(received_at=clock.now() - ago)


def test_what_nobody_applied_goes_after_a_week_with_its_files(look, tmp_path, priya, settings):
    old = look(in_year(tmp_path / "a", 2026, Episodes=[BACKWARDS, BEN_IN_CARE]))
    young = look(in_year(tmp_path / "b", 2026, Reviews=[REVIEW]))
    _received(old, timedelta(days=8))
    _received(young, timedelta(days=6))
    for path in settings.HEED_FILES.rglob("*"):
        if path.is_file():
            os.utime(path, (0, 0))
    only_old = StoredFile.objects.filter(name="Episodes.csv.txt").earliest("pk").sha256

    assert upkeep.tick() > 0

    assert list(Import.objects.all()) == [young]
    assert ImportedFile.objects.count() == StoredFile.objects.count() == 3
    assert ChildLine.objects.filter(of=young).exists()
    assert not disk.path_of(only_old).exists()
    assert all(disk.path_of(sha).exists() for sha in StoredFile.objects.values_list("sha256", flat=True))
    assert upkeep.tick() == 0


def test_a_return_whose_deleting_is_cut_off_cannot_be_applied_with_what_is_left(look, tmp_path, priya, monkeypatch):
    old = look(in_year(tmp_path, 2026))
    _received(old, timedelta(days=8))

    def cut_off(import_):
        ChildLine.objects.filter(of=import_).delete()
        raise OSError("the power went")

    with monkeypatch.context() as cut:
        cut.setattr(clearing, "clear", cut_off)
        with pytest.raises(OSError, match="the power went"):
            upkeep.tick()

    old.refresh_from_db()
    assert actions.apply_import.why_not(old, by=priya) == "This return cannot be applied: it is thrown away."
    upkeep.tick()
    assert not Import.objects.exists()


def test_bytes_without_a_row_are_looked_for_once_a_day(db, settings, monkeypatch):
    swept = []
    monkeypatch.setattr(disk, "sweep", lambda **_: swept.append(1))

    upkeep.tick()
    upkeep.tick()
    assert len(swept) == 1

    os.utime(settings.HEED_DATA / "files-swept", (0, 0))
    upkeep.tick()
    assert len(swept) == 2


def test_an_applied_return_is_kept_however_old_and_its_faults_go_once_it_is_replaced(bring_in, tmp_path):
    first = bring_in(in_year(tmp_path / "a", 2026, Episodes=[BACKWARDS, BEN_IN_CARE]))
    _received(first, timedelta(days=400))
    upkeep.tick()
    assert FaultFound.objects.filter(check_done__of=first).exists()

    second = bring_in(in_year(tmp_path / "b", 2026))
    upkeep.tick()

    first.refresh_from_db()
    assert first.state == State.REPLACED
    assert not ChildLine.objects.filter(of=first).exists()
    assert not CheckDone.objects.filter(of=first).exists()
    assert CheckDone.objects.filter(of=second).exists()
    assert ImportedFile.objects.filter(of__of=first).count() == 3
    assert read_back() == said(str(tmp_path / "b" / "2026"))


def test_faults_go_a_month_after_once_a_return_of_another_year_was_applied_too(bring_in, two_years):
    first, newest = (bring_in(files) for files in two_years)
    for import_ in (first, newest):
        _received(import_, timedelta(days=29))
    upkeep.tick()
    assert CheckDone.objects.filter(of=first).exists()

    for import_ in (first, newest):
        _received(import_, timedelta(days=31))
    upkeep.tick()

    assert set(Import.objects.values_list("state", flat=True)) == {State.APPLIED}
    assert not ChildLine.objects.filter(of=first).exists()
    assert not CheckDone.objects.filter(of=first).exists()
    assert ChildLine.objects.filter(of=newest).exists()
    assert read_back() == said(*two_years)


def test_a_return_thrown_away_goes_with_the_others(look, tmp_path, priya):
    gone = actions.discard(look(in_year(tmp_path, 2026)), by=priya)
    _received(gone, timedelta(days=8))

    upkeep.tick()

    assert not Import.objects.exists()


def test_a_return_with_repairs_is_looked_through_again_and_goes_like_any_other(look, tmp_path, priya):
    twice = look(in_year(tmp_path, 2026, Episodes=[IN_CARE, IN_CARE]))
    assert RepairMade.objects.filter(of=twice).count() == 1

    actions.look_again(twice, by=priya)
    assert apply.look_through(twice.pk).state == State.READY
    assert RepairMade.objects.filter(of=twice).count() == 1

    _received(twice, timedelta(days=8))
    assert upkeep.tick() > 0
    assert not Import.objects.exists()
    assert not RepairMade.objects.exists()
