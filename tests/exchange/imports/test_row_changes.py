"""Claims about what an import changes in the rows of one child: told before it is applied, and the same after."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from heed.exchange import actions, apply
from heed.exchange.models import ChildLine, Does, Import, State
from heed.exchange.records import Refused
from heed.exchange.row_changes import ABOUT, EPISODES, FILES_GONE, REVIEWS, STALE, row_changes
from heed.exchange.wanted import wanted, wanted_of
from heed.people.models import Identifier
from heed.post import disk
from tests.exchange.imports.made import BEN, BEN_IN_CARE, begin, in_year, of
from tests.exchange.imports.test_undo import corrected


def changes_of(import_: Import, number: str):
    line = ChildLine.objects.get(of=import_, number=number)
    return row_changes(Import.objects.get(pk=import_.pk), line)


def every_change(import_: Import):
    lines = ChildLine.objects.filter(of=import_).exclude(does=Does.HELD)
    return {line.number: changes_of(import_, line.number) for line in lines}


def differing(change):
    """Of a row that says something else: what it said and says, where they differ."""
    return {name: (change.before[name], said) for name, said in change.after.items() if change.before[name] != said}


def test_each_row_is_told_with_what_it_said_and_what_it_says_then(bring_in, look, tmp_path):
    bring_in(in_year(tmp_path / "a", 2026))
    import_ = look(corrected(tmp_path / "b"))

    about, first, second, *reviews = changes_of(import_, "1001")

    assert (about.kind, differing(about)) == (
        ABOUT,
        {"born_on": (date(2012, 5, 14), date(2012, 5, 15)), "ethnicity": ("WBRI", "MWBC")},
    )
    assert (first.kind, first.day, differing(first)) == (
        EPISODES,
        date(2025, 5, 12),
        {"until_on": (None, date(2025, 9, 1)), "reason_ceased": ("", "X1")},
    )
    assert (second.day, second.before, second.after["placement"]) == (date(2025, 9, 1), None, "K2")
    assert second.source == ("2026/Episodes.csv", 3)
    assert [(each.kind, each.day) for each in reviews] == [
        (REVIEWS, date(2025, 6, 6)),
        (REVIEWS, date(2026, 3, 5)),
        (REVIEWS, date(2026, 3, 6)),
    ]
    changed, gone, new = reviews
    assert differing(changed) == {"participation_code": ("PN1", "PN7")}
    assert (gone.before["participation_code"], gone.after) == ("PN2", None)
    assert (new.before, new.after["participation_code"]) == (None, "PN2")


def test_what_was_told_before_it_was_applied_is_what_was_done(bring_in, look, tmp_path, two_years, priya):
    bring_in(*two_years)
    other = tmp_path / "other" / "2026"
    other.mkdir(parents=True)
    for path in Path(two_years[1]).glob("*.csv"):
        lines = path.read_text(encoding="utf-8").splitlines()
        kept = [line.replace(",U4,", ",U6,").replace(",PN1", ",PN7") for n, line in enumerate(lines) if n == 0 or n % 9]
        (other / path.name).write_text("\n".join(kept) + "\n", encoding="utf-8")
    import_ = look(other)
    before = every_change(import_)
    kinds = {change.kind for changes in before.values() for change in changes}
    assert {EPISODES, REVIEWS, "health", "social_workers"} <= kinds

    apply.carry_out(begin(import_, priya), pace=apply.FAST)

    assert every_change(import_) == before


def test_one_who_is_new_is_told_whole_before_and_after(look, tmp_path, priya):
    import_ = look(in_year(tmp_path, 2026))
    before = every_change(import_)
    assert {change.before for changes in before.values() for change in changes} == {None}
    assert [change.kind for change in before["1001"]] == [ABOUT, EPISODES, REVIEWS, REVIEWS]

    apply.carry_out(begin(import_, priya), pace=apply.FAST)

    assert every_change(import_) == before


def test_what_was_done_is_told_of_a_return_that_was_undone_since(bring_in, tmp_path, priya):
    bring_in(in_year(tmp_path / "a", 2026))
    second = bring_in(corrected(tmp_path / "b"))
    before = every_change(second)
    assert {"1001", "1002", "1003"} <= set(before)

    actions.undo_import(second, by=priya, because="It was the return of another month.")
    apply.carry_out(second.pk, pace=apply.FAST)

    assert Import.objects.get(pk=second.pk).state == State.UNDONE
    assert every_change(second) == before


def test_the_rows_of_one_child_are_read_as_all_are(look, tmp_path, two_years):
    import_ = look(*two_years)
    whole = wanted(import_)

    for child in whole.returns.children[:20]:
        alone = wanted_of(import_, {child.number})
        assert alone.returns.children == (child,)
        assert alone.returns.years == whole.returns.years
        assert alone.carried[child.number] == whole.carried[child.number]


def test_the_rows_of_a_return_that_was_not_looked_through_are_not_known(handed, priya):
    import_ = actions.hand_in(by=priya, handed=handed)

    with pytest.raises(Refused, match="This return has not been looked through"):
        wanted_of(import_, {"1001"})


def test_rows_that_stand_in_another_place_say_nothing_else(bring_in, look, tmp_path):
    bring_in(in_year(tmp_path / "a", 2026))
    import_ = look(in_year(tmp_path / "b", 2026, Header=[BEN], Episodes=[BEN_IN_CARE], Reviews=[]))

    assert ChildLine.objects.get(of=import_, number="1002").does == Does.MOVED
    assert changes_of(import_, "1002") == ()
    assert {change.after for change in changes_of(import_, "1001")} == {None}


def test_a_child_whose_number_was_ended_here_loses_the_rows(bring_in, look, tmp_path):
    files = in_year(tmp_path, 2026)
    bring_in(files)
    child = of("1001")
    Identifier.objects.filter(person=child.person).update(until_on=date(2026, 1, 1))

    import_ = look(files)

    gone = changes_of(import_, f"(record {child.pk})")
    assert [change.kind for change in gone] == [EPISODES, REVIEWS, REVIEWS]
    assert {change.after for change in gone} == {None}


def test_a_child_of_two_numbers_is_told_under_each(bring_in, look, tmp_path):
    files = in_year(tmp_path, 2026)
    bring_in(files)
    Identifier.objects.create(person=of("1001").person, scheme="local", value="0001")

    import_ = look(corrected(tmp_path / "b"))

    for line in ChildLine.objects.filter(of=import_).exclude(does=Does.HELD):
        told = [change for change in changes_of(import_, line.number) if change.kind == EPISODES]
        assert len(told) == line.episodes_added + line.episodes_changed + line.episodes_withdrawn, line.number


def test_what_was_overtaken_thrown_away_or_lost_says_why_it_is_not_told(bring_in, look, tmp_path, priya):
    import_ = look(in_year(tmp_path / "a", 2026))
    other = look(in_year(tmp_path / "b", 2026))
    for file in other.returns.get().files.select_related("stored"):
        disk.path_of(file.stored.sha256).unlink()
    with pytest.raises(Refused) as refused:
        changes_of(other, "1001")
    assert str(refused.value) == FILES_GONE

    bring_in(in_year(tmp_path / "c", 2026, Reviews=[]))
    with pytest.raises(Refused) as refused:
        changes_of(import_, "1001")
    assert str(refused.value) == STALE

    actions.discard(import_, by=priya)
    assert changes_of(import_, "1001") == ()
