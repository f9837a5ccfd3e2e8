"""Planning the day of a review: what the law's day allows, what is refused and why, and two who plan at once."""

from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest
from django.db import IntegrityError

from heed.access.actions import NotNow, NotPermitted, Stale
from heed.access.models import Entry, Notice, User
from heed.access.permissions import Permission, Role, roles_with
from heed.children.models import Child
from heed.reviews import actions
from heed.reviews.actions import WhyLate
from heed.reviews.models import Due, LateExplained, Mode, PlannedReview
from tests.children.made import child
from tests.days import day
from tests.reviews import made

THURSDAY, SUNDAY, MONDAY = day("Thu 26 Nov 2026"), day("Sun 29 Nov 2026"), day("Mon 30 Nov 2026")


def plan(by: User, whom: Child, on: date = THURSDAY, **said: Any) -> PlannedReview:
    """Plan it."""
    return actions.plan_review(by=by, child=whom, planned_on=on, **said)


def late(effect: str = "She waits longer to hear about Ben.") -> WhyLate:
    """A reason of the list and the effect."""
    return WhyLate(made.why_late(), effect)


def test_a_plan_keeps_day_time_place_how_and_after_which_review_it_is(amara: Child, grace: User) -> None:
    kept = plan(grace, amara, at=time(16, 15), place=" Marcia’s ", mode=Mode.FACE_TO_FACE)

    kept.refresh_from_db()
    assert (kept.planned_on, kept.at, kept.place, kept.mode) == (THURSDAY, time(16, 15), "Marcia’s", "face")
    assert (kept.after_on, kept.by, kept.closed_at) == (made.HELD, grace, None)
    assert actions.plan_of(amara) == kept


def test_planning_never_moves_the_day_by_which_the_law_wants_it(amara: Child, grace: User) -> None:
    before = Due.objects.values().get()

    kept = plan(grace, amara)
    actions.change_plan(kept, by=grace, planned_on=SUNDAY, seen_version=1)
    actions.unplan_review(kept, by=grace, because="She asked for another day", seen_version=2)

    assert Due.objects.values().get() == before


def test_the_record_says_who_planned_whose_review(amara: Child, grace: User) -> None:
    kept = plan(grace, amara)

    entry = Entry.objects.get(what="reviews.plan_review")
    assert (entry.by, entry.subject) == (grace, f"reviews.PlannedReview:{kept.pk}")
    assert [row.child_key for row in entry.children.all()] == [str(amara.pk)]


@pytest.mark.parametrize(
    ("on", "because"),
    [
        ("Sun 15 Nov 2026", "is past: choose a day from today on"),
        ("Wed 17 Nov 2027", "more than a year ahead: check the year"),
    ],
)
def test_a_day_that_is_past_or_more_than_a_year_ahead_is_refused(
    amara: Child, grace: User, on: str, because: str
) -> None:
    Due.objects.all().delete()
    made.unknown(amara)

    with pytest.raises(NotNow, match=because):
        plan(grace, amara, day(on))


@pytest.mark.parametrize("on", [made.TODAY, day("Tue 16 Nov 2027")])
def test_today_and_the_same_day_a_year_ahead_can_be_planned_where_the_laws_day_cannot_be_told(
    amara: Child, grace: User, on: date
) -> None:
    Due.objects.all().delete()
    made.unknown(amara)

    assert plan(grace, amara, on).planned_on == on


def test_no_review_is_planned_from_the_18th_birthday_on_and_one_is_on_the_day_before(amara: Child, grace: User) -> None:
    amara.person.born_on = day("Thu 27 Nov 2008")
    amara.person.save()

    with pytest.raises(NotNow, match="The 18th birthday is on Fri 27 Nov 2026"):
        plan(grace, amara, day("Fri 27 Nov 2026"))
    assert plan(grace, amara, THURSDAY)


def test_a_child_without_a_birth_date_can_have_a_review_planned(amara: Child, grace: User) -> None:
    amara.person.born_on = None
    amara.person.save()

    assert plan(grace, amara)


def test_of_a_child_of_whom_no_review_is_asked_none_is_planned(amara: Child, grace: User) -> None:
    other = child("Kofi")

    assert actions.plan_review.why_not(by=grace, child=amara) is None
    assert "so there is none to plan" in str(actions.plan_review.why_not(by=grace, child=other))
    with pytest.raises(NotNow, match="so there is none to plan"):
        plan(grace, other)


def test_a_place_too_long_and_a_way_of_meeting_that_is_none_are_refused(amara: Child, grace: User) -> None:
    with pytest.raises(NotNow, match="at most 200 characters"):
        plan(grace, amara, place="x" * 201)
    with pytest.raises(NotNow, match="from the list"):
        plan(grace, amara, mode="pigeon")
    assert plan(grace, amara, place="x" * 200, mode=Mode.VIRTUAL)


def test_a_social_worker_and_an_analyst_plan_nothing(amara: Child, dev: User, priya: User) -> None:
    for person in (dev, priya):
        with pytest.raises(NotPermitted):
            plan(person, amara)


# A day after the law's


def test_the_last_lawful_day_itself_needs_no_reason_and_the_day_after_does(amara: Child, nadia: User) -> None:
    with pytest.raises(NotNow, match=r"by Sun 29 Nov 2026 and allows no extension\. For a later day, say why"):
        plan(nadia, amara, MONDAY)
    assert plan(nadia, amara, SUNDAY)


def test_business_support_plans_a_late_day_only_once_somebody_has_said_why(
    amara: Child, grace: User, nadia: User
) -> None:
    with pytest.raises(NotNow, match="the IRO or the IRO service manager writes down why"):
        plan(grace, amara, MONDAY)
    with pytest.raises(NotNow, match="is written down by the IRO or the IRO service manager"):
        plan(grace, amara, MONDAY, why_late=late())

    actions.explain_late(by=nadia, child=amara, latest_on=made.LAST, reason=made.why_late(), effect="She waits.")

    assert plan(grace, amara, MONDAY).planned_on == MONDAY


def test_those_who_say_why_are_those_whom_the_sentence_names() -> None:
    assert roles_with(Permission.EXPLAIN_LATE) == ["Independent Reviewing Officer", "Service manager"]


def test_a_late_day_with_its_reason_writes_both_and_tells_the_managers_but_not_oneself(
    amara: Child, nadia: User, tom: User, make_user: Any
) -> None:
    other = make_user("una", Role.SERVICE_MANAGER)

    plan(tom, amara, MONDAY, why_late=late())

    written = LateExplained.objects.get()
    assert (written.latest_on, written.reason, written.by) == (made.LAST, made.why_late(), tom)
    assert written.effect == "She waits longer to hear about Ben."
    notice = Notice.objects.get()
    assert (notice.to, notice.child_key, notice.what) == (other, str(amara.pk), "reviews.late")
    assert "{child}’s review that the law wants by Sun 29 Nov 2026 is planned for Mon 30 Nov 2026" in notice.sentence
    assert "Key professionals did not attend" in notice.sentence
    assert {entry.what for entry in Entry.objects.all()} == {"reviews.plan_review", "reviews.explain_late"}


@pytest.mark.parametrize("effect", ["", "  ", "x" * 4001])
def test_without_an_effect_on_the_child_nothing_is_planned_and_nothing_written(
    amara: Child, nadia: User, effect: str
) -> None:
    with pytest.raises(NotNow, match="what the delay does to the child, in at most 4,000"):
        plan(nadia, amara, MONDAY, why_late=late(effect))

    assert not PlannedReview.objects.exists()
    assert not LateExplained.objects.exists()


def test_a_reason_that_is_retired_is_not_taken(amara: Child, nadia: User) -> None:
    reason = made.why_late()
    reason.retired_from = made.TODAY
    reason.save()

    with pytest.raises(NotNow, match="from the council’s list"):
        plan(nadia, amara, MONDAY, why_late=WhyLate(reason, "She waits."))


def test_why_it_is_late_is_not_taken_twice(amara: Child, nadia: User) -> None:
    actions.explain_late(by=nadia, child=amara, latest_on=made.LAST, reason=made.why_late(), effect="She waits.")

    with pytest.raises(NotNow, match="written down already"):
        plan(nadia, amara, MONDAY, why_late=late())
    assert plan(nadia, amara, MONDAY)


def test_a_later_late_day_is_told_to_the_managers_again(amara: Child, nadia: User, tom: User) -> None:
    kept = plan(nadia, amara, MONDAY, why_late=late())
    actions.change_plan(kept, by=nadia, planned_on=day("Tue 1 Dec 2026"), seen_version=1)

    newest = Notice.objects.filter(to=tom).first()
    assert newest is not None
    assert newest.sentence.startswith("{child}’s next review is planned for Tue 1 Dec 2026, after the last lawful day")


# Changing and taking back


def test_changing_keeps_what_was_planned_before(amara: Child, grace: User) -> None:
    kept = plan(grace, amara, place="School")
    actions.change_plan(kept, by=grace, planned_on=SUNDAY, at=time(10), place="Home", mode="", seen_version=1)

    kept.refresh_from_db()
    assert (kept.planned_on, kept.at, kept.place, kept.version) == (SUNDAY, time(10), "Home", 2)
    before = kept.history.order_by("history_id").first()
    assert before is not None
    assert (before.planned_on, before.place) == (THURSDAY, "School")


def test_a_change_to_a_late_day_asks_for_the_reason_too(amara: Child, nadia: User) -> None:
    kept = plan(nadia, amara)

    with pytest.raises(NotNow, match="allows no extension"):
        actions.change_plan(kept, by=nadia, planned_on=MONDAY, seen_version=1)
    actions.change_plan(kept, by=nadia, planned_on=MONDAY, why_late=late(), seen_version=1)

    assert LateExplained.objects.filter(child=amara).exists()


def test_the_later_of_two_changes_is_refused_and_both_are_there(amara: Child, grace: User, nadia: User) -> None:
    kept = plan(grace, amara)
    actions.change_plan(kept, by=nadia, planned_on=SUNDAY, place="Home", seen_version=1)

    with pytest.raises(Stale) as refused:
        actions.change_plan(kept, by=grace, planned_on=day("Fri 27 Nov 2026"), place="Home", seen_version=1)

    told = {each.field: (each.kept, each.yours) for each in refused.value.differences}
    assert told["planned_on"] == (SUNDAY, day("Fri 27 Nov 2026"))
    assert "place" not in told


def test_a_second_plan_of_a_child_is_refused_with_both_texts(amara: Child, grace: User, nadia: User) -> None:
    kept = plan(grace, amara, place="School")

    with pytest.raises(Stale) as refused:
        plan(nadia, amara, SUNDAY, place="School")

    assert refused.value.kept == kept
    assert [each.field for each in refused.value.differences] == ["planned_on"]
    assert PlannedReview.objects.count() == 1


def test_of_a_refusal_that_is_none_of_a_second_row_nothing_is_made_up(
    amara: Child, grace: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan(grace, amara)
    monkeypatch.setattr(actions, "plan_of", lambda _child: None)

    with pytest.raises(IntegrityError):
        plan(grace, amara)


def test_a_plan_taken_back_is_closed_with_its_reason_and_makes_room(amara: Child, grace: User) -> None:
    kept = plan(grace, amara)
    actions.unplan_review(kept, by=grace, because="The hall is shut", seen_version=1)

    kept.refresh_from_db()
    assert kept.closed_at is not None
    newest = kept.history.first()
    assert newest is not None
    assert newest.history_change_reason == "The hall is shut"
    assert actions.plan_of(amara) is None
    assert plan(grace, amara, SUNDAY)


@pytest.mark.parametrize("because", ["", " ", "x" * 101])
def test_a_plan_is_taken_back_with_a_reason_alone(amara: Child, grace: User, because: str) -> None:
    kept = plan(grace, amara)

    with pytest.raises(NotNow, match="Say why, in at most 100"):
        actions.unplan_review(kept, by=grace, because=because, seen_version=1)


def test_a_closed_plan_is_neither_changed_nor_taken_back(amara: Child, grace: User) -> None:
    kept = plan(grace, amara)
    actions.unplan_review(kept, by=grace, because="The hall is shut", seen_version=1)

    with pytest.raises(NotNow, match="This plan is closed"):
        actions.change_plan(kept, by=grace, planned_on=SUNDAY, seen_version=2)
    with pytest.raises(NotNow, match="This plan is closed"):
        actions.unplan_review(kept, by=grace, because="Again", seen_version=2)


@pytest.mark.django_db(transaction=True)
def test_of_two_who_plan_at_once_one_plan_is_made(tom: User, grace: User, at_once: Any) -> None:
    def prepared() -> Child:
        made.stand_on()
        amara = child("Amara")
        made.due(amara)
        return amara

    (amara,) = at_once(prepared)

    def attempt(by: User) -> str:
        try:
            plan(by, amara)
        except Stale:
            return "stale"
        return "planned"

    assert sorted(at_once(lambda: attempt(tom), lambda: attempt(grace))) == ["planned", "stale"]
