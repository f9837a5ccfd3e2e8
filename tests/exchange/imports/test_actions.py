"""Claims about who may do what with a return, from which state, and what the record says of it."""

from __future__ import annotations

import pytest

from heed.access.actions import NotNow, NotPermitted
from heed.access.models import Entry, EntryChild
from heed.access.proving import prove
from heed.exchange import actions, apply
from heed.exchange.apply import lines
from heed.exchange.models import ChildLine, ImportedFile, State
from heed.exchange.read_back import data_version, standing
from heed.exchange.wanted import wanted
from heed.post import disk
from heed.post.models import StoredFile
from tests.exchange.imports.made import IN_CARE, REVIEW, begin, in_year, of, said


def test_an_analyst_hands_in_and_an_iro_may_not(handed, priya, nadia, grace):
    assert actions.hand_in(by=priya, handed=handed).state == State.STAGED
    for somebody in (nadia, grace):
        with pytest.raises(NotPermitted):
            actions.hand_in(by=somebody, handed=handed)
        assert "Performance analyst" in (actions.hand_in.why_not(by=somebody, handed=handed) or "")


def test_an_iro_may_neither_apply_nor_throw_away(look, tmp_path, nadia):
    import_ = look(in_year(tmp_path, 2026))

    for deed in (
        lambda: begin(import_, nadia),
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

    apply.carry_out(begin(import_, priya))

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
    assert actions.discard.why_not(applied, by=priya) == "This return cannot be thrown away: it is applied."
    assert (
        actions.look_again.why_not(gone, by=priya) == "This return cannot be looked through again: it is thrown away."
    )


def test_a_preview_older_than_another_application_is_refused_until_looked_through_again(look, tmp_path, priya):
    first, second = look(in_year(tmp_path / "a", 2026)), look(in_year(tmp_path / "b", 2026, Reviews=[REVIEW]))
    apply.carry_out(begin(first, priya))

    with pytest.raises(NotNow) as refusal:
        begin(second, priya)
    assert str(refusal.value) == actions.STALE

    actions.look_again(second, by=priya)
    second = apply.look_through(second.pk)
    assert ChildLine.objects.get(of=second, number="1001").does == "changed"
    assert apply.carry_out(begin(second, priya)).state == State.APPLIED


def test_a_preview_made_while_another_return_was_applied_is_refused_too(look, bring_in, tmp_path, priya, monkeypatch):
    other = in_year(tmp_path / "b", 2026, Reviews=[REVIEW])

    def meanwhile(*args):
        found = wanted(*args)
        monkeypatch.setattr(lines, "wanted", wanted)
        bring_in(other)
        return found

    monkeypatch.setattr(lines, "wanted", meanwhile)
    import_ = look(in_year(tmp_path / "a", 2026))

    assert import_.state == State.READY
    assert actions.apply_import.why_not(import_, by=priya) == actions.STALE


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
