"""What the law asks for next of each child, as it is kept for lists: worked out, compared, brought up to date."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from heed.access.models import Entry, Notice, User
from heed.children.models import Child
from heed.council import actions as council
from heed.council.settings import FIRST_REVIEW_LOCAL
from heed.exchange import records
from heed.exchange.read_back import Unsettled
from heed.exchange.records import Refused
from heed.facts import due, unknowns
from heed.law.deadlines import Track
from heed.reviews.models import Due, PlannedReview
from tests.children.made import child as a_child
from tests.days import day
from tests.facts.made import child, episode, returns
from tests.reviews.made import iro_of, planned

Says = Callable[..., None]

CAME, FIRST, SECOND = "Mon 2 Jun 2025", "Mon 16 Jun 2025", "Mon 15 Sep 2025"


@pytest.fixture
def amara(db: None) -> Child:
    """The child whose number in the case system is F-1."""
    return a_child("Amara", "F-1")


@pytest.fixture
def says(monkeypatch: pytest.MonkeyPatch) -> Says:
    """Lets what is loaded say this of some children, by 31 March 2026 unless said otherwise."""

    def loaded(*children: records.Child, **more: Any) -> None:
        monkeypatch.setattr(due, "read_back", lambda: returns(*children, **more))

    return loaded


def the_one() -> Due:
    """The one row that would be kept."""
    (found,) = due.worked_out().values()
    return found


def in_care(*held: str, **more: Any) -> records.Child:
    """A child who came into care on Monday 2 June 2025, with her reviews."""
    return child(episode(CAME), held=held, **more)


# What is worked out


@pytest.mark.parametrize(
    ("held", "sequence", "number", "rule", "counted_from", "latest_on"),
    [
        ((), "first", 1, "first_review", CAME, "Mon 30 Jun 2025"),
        ((FIRST,), "second", 2, "second_review", FIRST, "Tue 16 Sep 2025"),
        ((FIRST, SECOND), "later", 3, "later_review", SECOND, "Sun 15 Mar 2026"),
        ((FIRST, SECOND, "Mon 2 Feb 2026"), "later", 4, "later_review", "Mon 2 Feb 2026", "Sun 2 Aug 2026"),
    ],
)
def test_the_next_review_has_its_number_its_rule_and_its_last_day(
    amara: Child,
    says: Says,
    held: tuple[str, ...],
    sequence: str,
    number: int,
    rule: str,
    counted_from: str,
    latest_on: str,
) -> None:
    says(in_care(*held))

    row = the_one()

    assert (row.child_id, row.track, row.since_on) == (amara.pk, "statutory", day(CAME))
    assert (row.sequence, row.number, row.held) == (sequence, number, len(held))
    assert (row.rule, row.counted_from, row.latest_on) == (rule, day(counted_from), day(latest_on))
    assert row.previous_on == (day(held[-1]) if held else None)
    assert (row.unknown, row.interpreted, row.local_on, row.lapses_on) == ("", False, None, None)


def test_a_last_day_on_a_sunday_is_planned_by_the_friday_before(amara: Child, says: Says) -> None:
    says(in_care(FIRST, SECOND))

    assert the_one().plan_by == day("Fri 13 Mar 2026")


def test_where_the_review_before_lies_outside_what_is_loaded_the_day_is_unknown_with_its_reason(
    amara: Child, says: Says
) -> None:
    says(child(episode("Wed 5 Feb 2020")))

    row = the_one()

    assert (row.latest_on, row.unknown) == (None, unknowns.OUTSIDE_RETURNS)
    assert (row.sequence, row.number, row.held, row.rule, row.plan_by, row.counted_from) == (
        "",
        None,
        0,
        "",
        None,
        None,
    )


def test_where_only_later_reviews_are_loaded_the_number_of_the_next_is_not_known(amara: Child, says: Says) -> None:
    says(child(episode("Wed 5 Feb 2020"), held=(FIRST, "Mon 8 Dec 2025")))

    row = the_one()

    assert (row.number, row.held, row.latest_on) == (None, 2, day("Mon 8 Jun 2026"))


def test_that_the_day_rests_on_an_interpretation_is_kept(amara: Child, says: Says) -> None:
    says(child(episode("Wed 5 Feb 2020"), held=("Mon 8 Dec 2025",)))

    assert the_one().interpreted


@pytest.mark.parametrize(
    ("born", "lapses"),
    [("Thu 1 May 2008", True), ("Sun 15 Mar 2009", False), ("Sun 27 Apr 2008", True), ("Sat 3 May 2008", False)],
)
def test_a_child_who_turns_18_on_or_before_the_last_day_is_asked_for_none_after_all(
    amara: Child, says: Says, born: str, lapses: bool
) -> None:
    says(in_care(FIRST, "Sun 2 Nov 2025", born=born))

    row = the_one()

    assert row.latest_on == day("Sat 2 May 2026")
    assert (row.lapses_on is not None) is lapses
    if lapses:
        assert row.lapses_on == day(born).replace(year=2026)


def test_the_councils_own_standard_stands_beside_the_law_for_a_first_review_alone(
    amara: Child, says: Says, tom: User
) -> None:
    name = FIRST_REVIEW_LOCAL.name
    council.change_setting(by=tom, name=name, value="15", from_on=day("Tue 1 Apr 2025"), reason="Agreed")

    says(in_care())
    first = the_one()
    says(in_care(FIRST))
    second = the_one()

    assert (first.latest_on, first.local_on, first.plan_by) == (
        day("Mon 30 Jun 2025"),
        day("Mon 23 Jun 2025"),
        day("Mon 23 Jun 2025"),
    )
    assert (second.local_on, second.plan_by) == (None, day("Tue 16 Sep 2025"))


def placed(*held: str) -> records.Child:
    """A child placed for adoption on Monday 1 December 2025."""
    return child(
        episode(CAME, "Mon 1 Dec 2025"), episode("Mon 1 Dec 2025", new="P", place="A5", line=3), held=(FIRST, *held)
    )


def test_a_child_placed_for_adoption_is_on_that_track_and_counted_anew(amara: Child, says: Says, tom: User) -> None:
    name = FIRST_REVIEW_LOCAL.name
    council.change_setting(by=tom, name=name, value="15", from_on=day("Tue 1 Apr 2025"), reason="Agreed")

    says(placed())
    first = the_one()
    says(placed("Mon 22 Dec 2025"))
    second = the_one()

    assert (first.track, first.sequence, first.number, first.held) == (Track.ADOPTION, "first", 1, 0)
    assert (first.since_on, first.latest_on, first.local_on) == (day("Mon 1 Dec 2025"), day("Mon 29 Dec 2025"), None)
    assert (second.number, second.held, second.latest_on) == (2, 1, day("Sun 22 Mar 2026"))


def test_short_breaks_have_a_row_whose_day_cannot_be_told(amara: Child, says: Says) -> None:
    says(child(episode("Mon 2 Jun 2025", status="V3")))

    row = the_one()

    assert (row.track, row.latest_on, row.unknown) == ("short_break", None, unknowns.SHORT_BREAK_NOT_RETURNED)


def test_a_child_who_left_care_has_none_and_one_who_came_back_begins_at_a_first_review(
    amara: Child, says: Says
) -> None:
    says(child(episode(CAME, "Fri 1 Aug 2025", ceased="E4A"), held=(FIRST,)))
    assert due.worked_out() == {}

    back = episode("Mon 2 Feb 2026", line=3)
    says(child(episode(CAME, "Fri 1 Aug 2025", ceased="E4A"), back, held=(FIRST,)))
    row = the_one()
    assert (row.since_on, row.sequence, row.number, row.held) == (day("Mon 2 Feb 2026"), "first", 1, 0)


def test_nothing_is_known_after_the_last_year_loaded(amara: Child, says: Says) -> None:
    says(in_care(FIRST), as_at="Tue 30 Jun 2026")

    assert the_one().latest_on == day("Tue 16 Sep 2025")


def test_a_child_whom_the_database_does_not_know_has_no_row(amara: Child, says: Says) -> None:
    says(in_care(number="F-2"))

    assert due.worked_out() == {}


def test_before_any_return_there_is_nothing_and_while_one_is_applied_nothing_is_said(
    amara: Child, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none() -> None:
        raise Refused("No return has been applied yet.")

    def half() -> None:
        raise Unsettled("A return is being applied.")

    monkeypatch.setattr(due, "read_back", none)
    assert due.worked_out() == {}
    monkeypatch.setattr(due, "read_back", half)
    with pytest.raises(Unsettled):
        due.refresh()


def test_a_row_explains_itself_with_its_provision_unless_its_day_cannot_be_told(amara: Child, says: Says) -> None:
    says(in_care(FIRST))
    told = due.explained(the_one())
    says(child(episode("Wed 5 Feb 2020")))

    assert told is not None
    assert told.latest_on == day("Tue 16 Sep 2025")
    assert "3 months after the first review was held on Mon 16 Jun 2025" in told.because
    assert "reg 33(2)" in told.because
    assert due.explained(the_one()) is None
    assert due.explained(Due(rule="a rule of old", counted_from=day(FIRST))) is None


# Kept, compared, brought up to date


def test_the_table_is_brought_to_what_would_be_worked_out_and_a_second_run_changes_nothing(
    amara: Child, says: Says, monkeypatch: pytest.MonkeyPatch
) -> None:
    ben, lily = a_child("Ben", "F-2"), a_child("Lily", "F-3")
    monkeypatch.setattr(due, "AT_ONCE", 1)
    says(in_care(FIRST), in_care(number="F-2"), child(episode("Wed 5 Feb 2020"), number="F-3"))

    assert due.refresh() == 3
    kept = list(Due.objects.order_by("pk").values())
    assert due.refresh() == 0
    assert list(Due.objects.order_by("pk").values()) == kept

    says(in_care(FIRST, SECOND), in_care(number="F-2"))
    assert due.refresh() == 2
    assert set(Due.objects.values_list("child", "number")) == {(amara.pk, 3), (ben.pk, 1)}
    assert lily.pk not in due.worked_out()


def test_what_was_worked_out_anew_is_on_the_record_as_done_by_nobody(amara: Child, says: Says) -> None:
    says(in_care())
    due.refresh()

    entry = Entry.objects.get(what="facts.due")
    assert entry.by is None
    assert [row.child_key for row in entry.children.all()] == [str(amara.pk)]


def test_what_differs_is_told_field_by_field_and_nothing_is_written(amara: Child, says: Says) -> None:
    a_child("Ben", "F-2")
    gone = a_child("Lily", "F-3")
    says(in_care(), in_care(number="F-3"))
    due.refresh()
    assert due.differing() == []
    Due.objects.filter(child=amara).update(latest_on=day("Tue 1 Jul 2025"))

    says(in_care(), in_care(number="F-2"))
    before = list(Due.objects.order_by("pk").values())
    wrong, gone_now, missing = sorted(due.differing(), key=lambda each: (each.kept is None, each.worked_out is None))

    assert list(Due.objects.order_by("pk").values()) == before
    assert wrong.child == amara.pk
    assert wrong.kept is not None
    assert wrong.worked_out is not None
    assert {name for name in due.COMPARED if wrong.kept[name] != wrong.worked_out[name]} == {"latest_on"}
    assert (gone_now.child, gone_now.worked_out) == (gone.pk, None)
    assert missing.kept is None


def test_every_column_of_the_table_but_whose_it_is_is_compared() -> None:
    assert set(due.COMPARED) == {field.name for field in Due._meta.concrete_fields} - {"id", "child"}


# Deadlines that move


@pytest.mark.parametrize("signs_in", [True, False])
def test_a_deadline_that_moved_is_told_to_the_iro_or_where_they_do_not_sign_in_to_the_managers(
    amara: Child, says: Says, nadia: User, tom: User, grace: User, signs_in: bool
) -> None:
    iro_of(amara, user=nadia if signs_in else None)
    says(in_care(FIRST))
    due.refresh()
    assert not Notice.objects.exists()

    says(in_care("Tue 17 Jun 2025"))
    due.refresh()

    notice = Notice.objects.get()
    assert notice.to == (nadia if signs_in else tom)
    assert (notice.what, notice.child_key) == (due.MOVED, str(amara.pk))
    assert notice.sentence == (
        "The last day for {child}’s next review moved to Wed 17 Sep 2025, because what is loaded has changed."
    )


def test_a_deadline_that_cannot_be_told_any_more_is_told_too(amara: Child, says: Says, tom: User) -> None:
    says(in_care(FIRST))
    due.refresh()
    Due.objects.update(since_on=day("Wed 5 Feb 2020"))  # as if she had been in care since
    says(child(episode("Wed 5 Feb 2020"), held=(FIRST,), years=(2025,)), years=(2025, 2026))
    assert the_one().latest_on is None
    due.refresh()

    assert "next review cannot be told any more, because" in Notice.objects.get(to=tom).sentence


def test_a_review_held_a_new_track_and_a_new_child_are_no_moves(amara: Child, says: Says, tom: User) -> None:
    says(in_care())
    due.refresh()
    says(in_care(FIRST))
    due.refresh()
    says(placed())
    due.refresh()
    says()
    due.refresh()

    assert not Notice.objects.exists()
    assert not Due.objects.exists()


def test_a_day_that_was_not_known_and_now_is_is_no_move(amara: Child, says: Says, tom: User) -> None:
    says(child(episode("Wed 5 Feb 2020")))
    due.refresh()
    Due.objects.update(held=1, latest_on=None)
    says(child(episode("Wed 5 Feb 2020"), held=("Mon 8 Dec 2025",)))
    due.refresh()

    assert not Notice.objects.exists()


def test_what_changes_without_the_day_is_no_move(amara: Child, says: Says, tom: User) -> None:
    says(in_care(FIRST))
    due.refresh()
    Due.objects.update(number=7)

    assert due.refresh() == 1
    assert not Notice.objects.exists()


# Plans


def test_a_plan_stays_while_its_review_is_asked_for_and_is_closed_when_it_was_held(
    amara: Child, says: Says, tom: User
) -> None:
    says(in_care(FIRST))
    plan = planned(amara, tom, date(2025, 9, 10), after_on=day(FIRST))
    due.refresh()
    assert PlannedReview.objects.filter(closed_at=None).get() == plan

    says(in_care(FIRST, SECOND))
    due.refresh()

    plan.refresh_from_db()
    assert plan.closed_at is not None
    assert plan.version == 2
    newest = plan.history.first()
    assert newest is not None
    assert newest.history_change_reason == "Held, or asked for no longer"
    version = plan.version
    due.refresh()
    plan.refresh_from_db()
    assert plan.version == version


def test_a_plan_of_a_child_of_whom_no_review_is_asked_any_more_is_closed(amara: Child, says: Says, tom: User) -> None:
    says(in_care())
    plan = planned(amara, tom, date(2025, 6, 20), after_on=None)
    due.refresh()
    says()
    due.refresh()

    plan.refresh_from_db()
    assert plan.closed_at is not None
