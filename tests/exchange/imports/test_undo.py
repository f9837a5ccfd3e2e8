"""Claims about undoing an import: the database says again just what it said before, or why that cannot be."""

from __future__ import annotations

import pytest

from heed.access.actions import NotNow
from heed.access.models import Entry
from heed.children.models import Child, PeriodOfCare
from heed.exchange import actions, apply
from heed.exchange.alone import Busy
from heed.exchange.models import CheckDone, FaultFound, HeldBack, Import, State
from heed.exchange.read_back import data_version, read_back, standing
from heed.exchange.records import Refused
from heed.facts import live
from heed.people.models import Person
from heed.post import disk
from heed.reviews.models import Review
from heed.web.tasks import count_if_behind
from tests import returns
from tests.exchange.imports.made import (
    AMARA,
    BEN,
    BEN_IN_CARE,
    IN_CARE,
    LAST_REVIEW,
    REVIEW,
    begin,
    in_year,
    live_rows,
    of,
    said,
)
from tests.exchange.imports.test_carry_out import ONE_BY_ONE, Killed, ended_after

BECAUSE = "It was the return of another month."


@pytest.fixture
def undo(priya):
    """Undoes an import."""

    def undone(import_):
        actions.undo_import(import_, by=priya, because=BECAUSE)
        return apply.carry_out(import_.pk, pace=apply.FAST)

    return undone


def corrected(path):
    """Amara another birth date and an earlier end; Ben gone; a girl who is new; reviews changed, gone and new."""
    header = [{**AMARA, "DOB": "15/05/2012", "ETHNIC": "MWBC"}, {**BEN, "CHILD": "1003"}]
    episodes = [
        {**IN_CARE, "DEC": "01/09/2025", "REC": "X1"},
        {**IN_CARE, "DECOM": "01/09/2025", "RNE": "S", "PLACE": "K2"},
        {**BEN_IN_CARE, "CHILD": "1003"},
    ]
    reviews = [
        {**REVIEW, "DOB": "15/05/2012", "REVIEW_CODE": "PN7"},
        {**LAST_REVIEW, "DOB": "15/05/2012", "REVIEW": "06/03/2026"},
    ]
    return in_year(path, 2026, Header=header, Episodes=episodes, Reviews=reviews)


def test_the_database_is_again_exactly_as_it_was(bring_in, undo, tmp_path):
    files = in_year(tmp_path / "a", 2026)
    bring_in(files)
    before, back = live_rows(), read_back()
    second = bring_in(corrected(tmp_path / "b"))
    assert live_rows() != before

    import_ = undo(second)

    assert import_.state == State.UNDONE
    assert live_rows() == before
    assert read_back() == back == said(files)
    assert not live_rows(of("1003"))


@pytest.mark.parametrize("seed", range(3))
def test_so_it_is_whatever_was_applied_and_with_every_table_of_the_return(bring_in, undo, tmp_path, seed):
    returns.write(tmp_path / "a", children=25, seed=seed, years=(2025, 2026))
    returns.write(tmp_path / "b", children=30, seed=seed + 10, years=(2026,))
    bring_in(str(tmp_path / "a" / "2025"), str(tmp_path / "a" / "2026"))
    before, back = live_rows(), read_back()

    undo(bring_in(str(tmp_path / "b" / "2026")))

    assert live_rows() == before
    assert read_back() == back


def test_rows_name_the_import_that_they_came_with_again(bring_in, undo, tmp_path):
    first = bring_in(in_year(tmp_path / "a", 2026))
    bring_in(in_year(tmp_path / "b", 2026, Reviews=[REVIEW]))
    before = live_rows()
    assert {row.source_import for row in Review.objects.live()} == {str(first.pk)} | {
        row.source_import for row in of("9001").reviews.all()
    }

    undo(bring_in(in_year(tmp_path / "c", 2026, Reviews=[LAST_REVIEW, REVIEW])))

    assert live_rows() == before


def test_the_versions_and_the_record_keep_what_was_undone(bring_in, undo, tmp_path, priya):
    bring_in(in_year(tmp_path / "a", 2026))
    second = bring_in(corrected(tmp_path / "b"))

    undo(second)

    review = of("1001").reviews.get(completed_on="2025-06-06")
    said_ = [version.participation_code for version in review.history.order_by("history_id")]
    assert said_ == ["PN1", "PN7", "PN1"]
    newest = review.history.order_by("-history_id").first()
    assert (newest.history_user, newest.history_change_reason) == (priya, f"undo of import {second.pk}")
    entry = Entry.objects.get(what="exchange.undo")
    keys = {child.child_key for child in entry.children.all()}
    assert {str(of(number).pk) for number in ("1001", "1002", "1003")} <= keys
    assert Import.objects.get(pk=second.pk).undone_because == BECAUSE
    assert Entry.objects.filter(what="exchange.undo_import", by=priya).exists()


def test_what_was_corrected_here_before_the_import_stands_again(bring_in, undo, tmp_path):
    bring_in(in_year(tmp_path / "a", 2026))
    person = Person.objects.get(child=of("1002"))
    person.born_on, person.version = "2010-09-09", 2
    person.save()
    before = live_rows()

    undo(bring_in(in_year(tmp_path / "b", 2026, Reviews=[REVIEW])))

    assert live_rows() == before


def test_who_was_held_back_is_held_back_again_and_who_was_not_is_not(bring_in, undo, tmp_path):
    backwards = {**IN_CARE, "DEC": "01/05/2025", "REC": "E4A"}
    first = in_year(tmp_path / "a", 2026, Episodes=[backwards, BEN_IN_CARE])
    bring_in(first)
    ben_backwards = {**BEN_IN_CARE, "DEC": "01/05/2024", "REC": "E4A"}

    undo(bring_in(in_year(tmp_path / "b", 2026, Episodes=[IN_CARE, ben_backwards])))

    assert list(HeldBack.objects.values_list("number", flat=True)) == ["1001"]
    assert read_back() == said(first)


def test_checks_that_were_deleted_meanwhile_are_told_again(bring_in, undo, tmp_path):
    first = in_year(tmp_path / "a", 2026, Episodes=[{**IN_CARE, "LS": "ZZ"}, BEN_IN_CARE])
    before = bring_in(first)
    second = bring_in(in_year(tmp_path / "b", 2026))
    FaultFound.objects.filter(check_done__of=before).delete()
    CheckDone.objects.filter(of=before).delete()

    undo(second)

    assert read_back() == said(first)


def test_the_first_of_all_imports_leaves_nothing_that_is_said(bring_in, undo, tmp_path):
    first = bring_in(in_year(tmp_path, 2026))
    assert count_if_behind()

    undo(first)

    assert live_rows() == {}
    assert Child.objects.count() == 3
    with pytest.raises(Refused, match="No return has been applied yet"):
        read_back()
    assert data_version() == ""
    assert not count_if_behind()
    assert live.current() is None

    again = in_year(tmp_path / "again", 2026)
    bring_in(again)
    assert read_back() == said(again)
    assert Child.objects.count() == 3


def test_one_of_two_years_is_undone_and_then_the_other(bring_in, undo, two_years):
    older = bring_in(two_years[0])
    before = live_rows()
    newer = bring_in(two_years[1])

    undo(newer)
    assert live_rows() == before
    assert read_back() == said(two_years[0])

    undo(older)
    assert live_rows() == {}


def test_no_version_of_the_data_is_ever_given_out_twice(bring_in, undo, tmp_path):
    seen = [data_version()]
    first = bring_in(in_year(tmp_path / "a", 2026))
    seen.append(data_version())
    second = bring_in(in_year(tmp_path / "b", 2026, Reviews=[REVIEW]))
    seen.append(data_version())
    undo(second)
    seen.append(data_version())
    bring_in(in_year(tmp_path / "c", 2026, Reviews=[LAST_REVIEW]))
    seen.append(data_version())

    assert len(set(seen)) == len(seen)
    first.refresh_from_db()
    assert first.state == State.REPLACED


@pytest.mark.parametrize("groups", range(4))
def test_killed_at_any_batch_it_goes_on_and_does_nothing_twice(bring_in, tmp_path, priya, groups):
    files = in_year(tmp_path / "a", 2026)
    bring_in(files)
    before = live_rows()
    import_ = bring_in(corrected(tmp_path / "b"))
    actions.undo_import(import_, by=priya, because=BECAUSE)

    with ended_after(min(groups, 2)), pytest.raises(Killed):
        apply.carry_out(import_.pk, pace=ONE_BY_ONE)
    assert standing().part_done
    assert not count_if_behind()
    with pytest.raises(Refused, match="A return is being applied"):
        read_back()

    actions.carry_on(Import.objects.get(pk=import_.pk), by=priya)
    apply.carry_out(import_.pk, pace=ONE_BY_ONE)
    assert live_rows() == before
    review = of("1001").reviews.get(completed_on="2025-06-06")
    assert review.history.count() == 3


def test_a_return_may_be_applied_over_an_undoing_that_stopped(bring_in, look, tmp_path, priya):
    bring_in(in_year(tmp_path / "a", 2026))
    import_ = bring_in(corrected(tmp_path / "b"))
    actions.undo_import(import_, by=priya, because=BECAUSE)
    with ended_after(1), pytest.raises(Killed):
        apply.carry_out(import_.pk, pace=ONE_BY_ONE)

    last = in_year(tmp_path / "c", 2026, Reviews=[REVIEW])
    apply.carry_out(begin(look(last), priya))

    assert read_back() == said(last)
    assert Entry.objects.filter(sentence="Undid a part of a return, until another was applied.").count() == 1
    import_.refresh_from_db()
    assert import_.state == State.REPLACED


def why_not(import_, by):
    return actions.undo_import.why_not(Import.objects.get(pk=import_.pk), by=by)


def test_only_the_newest_can_be_undone(bring_in, look, tmp_path, two_years, priya):
    ready = look(in_year(tmp_path / "z", 2026))
    assert why_not(ready, priya) == (
        "This return cannot be undone: it is looked through: waiting for somebody to apply it."
    )
    first = bring_in(two_years[0])
    bring_in(two_years[1])

    assert why_not(first, priya) == (
        "Another return was applied after this one: undo that one first, or hand in the return that should stand."
    )


def test_not_while_another_is_applied_or_has_stopped(bring_in, look, tmp_path, priya, monkeypatch):
    first = bring_in(in_year(tmp_path / "a", 2026))
    with monkeypatch.context() as patch:
        patch.setattr(actions, "busy", lambda: True)
        assert why_not(first, priya) == str(Busy())
    number = begin(look(in_year(tmp_path / "b", 2026, Reviews=[REVIEW])), priya)
    with ended_after(0), pytest.raises(Killed):
        apply.carry_out(number)

    assert why_not(first, priya) == "Another return stopped part of the way: go on with that one first."


def test_not_without_a_reason_nor_by_whom_it_is_not_for(bring_in, tmp_path, priya, nadia):
    import_ = bring_in(in_year(tmp_path, 2026))

    for because in ("", "  ", "x" * 501):
        with pytest.raises(NotNow, match="Say why the return is undone"):
            actions.undo_import(import_, by=priya, because=because)
    assert "It is for: Service manager, Performance analyst" in (why_not(import_, nadia) or "")
    assert why_not(import_, priya) is None


def test_not_where_the_files_before_it_are_gone(bring_in, tmp_path, priya):
    first = bring_in(in_year(tmp_path / "a", 2026))
    second = bring_in(in_year(tmp_path / "b", 2026, Reviews=[REVIEW]))
    reviews = first.returns.get().files.get(name="Reviews.csv")
    disk.path_of(reviews.stored.sha256).unlink()

    assert (why_not(second, priya) or "").startswith(
        "The files of the return of 2026 that this one replaced are no longer"
    )


def test_not_where_somebody_changed_what_it_wrote(bring_in, tmp_path, priya):
    import_ = bring_in(in_year(tmp_path, 2026))
    person = of("1001").person
    person.sex, person.version = "U", 2
    person.save()

    assert why_not(import_, priya) == (
        "1 record of this return was changed or built on here since, so it cannot be undone: hand in the return that"
        " should stand instead."
    )


def test_not_where_a_review_was_made_here_in_care_that_it_told(bring_in, tmp_path, priya):
    import_ = bring_in(in_year(tmp_path, 2026))
    period = PeriodOfCare.objects.get(child=of("1001"))
    Review.objects.create(child=of("1001"), period=period, begun_on="2026-03-30", completed_on="2026-03-30")

    assert "1 record of this return was changed or built on" in (why_not(import_, priya) or "")
