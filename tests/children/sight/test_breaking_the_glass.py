"""Opening a record in an emergency: for whom, for how long, and what it does not open."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from heed.access import clock
from heed.access.actions import NotNow, NotPermitted
from heed.access.models import Entry, Notice, User
from heed.access.permissions import Role
from heed.children import actions
from heed.children.models import Child, Grant, Restricted, Why
from heed.council.models import Setting
from heed.people.models import Name, NameKind
from tests.children.made import child, period
from tests.children.sight.made import HOUR, grant, sees
from tests.conftest import MakeUser
from tests.days import day


def test_in_an_emergency_a_person_opens_a_record_for_themselves_for_a_day(sam: User, amara: Child) -> None:
    before = clock.now()

    opened = actions.break_glass(by=sam, child=amara, reason="Duty call from the police")

    assert sees(sam, amara)
    assert opened.until_at is not None
    assert timedelta(hours=24) <= opened.until_at - before < timedelta(hours=25)
    entry = Entry.objects.get()
    assert (entry.what, entry.subject) == ("children.break_glass", f"children.Grant:{opened.pk}")
    assert entry.children.get().child_key == str(amara.pk)
    assert "Amara" not in entry.sentence
    assert "police" not in entry.sentence


def test_how_long_it_lasts_is_the_councils_setting(sam: User, amara: Child) -> None:
    Setting.objects.create(name="break_glass_hours", value="2", from_on=day("Wed 1 Apr 2015"), reason="Agreed")

    opened = actions.break_glass(by=sam, child=amara, reason="Duty call")

    assert opened.until_at == opened.from_at + timedelta(hours=2)


def test_it_ends_by_itself(sam: User, amara: Child, monkeypatch: pytest.MonkeyPatch) -> None:
    actions.break_glass(by=sam, child=amara, reason="Duty call")
    tomorrow = clock.now() + timedelta(hours=25)
    monkeypatch.setattr(clock, "now", lambda: tomorrow)

    assert not sees(sam, amara)
    assert actions.break_glass(by=sam, child=amara, reason="Duty call again").pk


def test_it_does_not_open_a_restricted_record(tom: User, nadia: User, sam: User, amara: Child) -> None:
    actions.restrict(by=tom, child=amara, named=[nadia], why="A colleague's own child")

    with pytest.raises(NotNow, match="service manager"):
        actions.break_glass(by=sam, child=amara, reason="Duty call")
    assert not Grant.objects.exists()


def test_somebody_named_on_a_restricted_child_may_break_the_glass(tom: User, sam: User, amara: Child) -> None:
    actions.restrict(by=tom, child=amara, named=[sam], why="A colleague's own child")

    actions.break_glass(by=sam, child=amara, reason="Duty call")

    assert sees(sam, amara)


def test_it_needs_a_reason_and_is_not_for_those_who_see_the_child(tom: User, sam: User, amara: Child) -> None:
    with pytest.raises(NotNow, match="reason"):
        actions.break_glass(by=sam, child=amara, reason="  ")
    with pytest.raises(NotNow, match="already"):
        actions.break_glass(by=tom, child=amara, reason="Duty call")


def test_the_administrator_and_the_analyst_may_not_break_the_glass(ingrid: User, priya: User, amara: Child) -> None:
    for user in (ingrid, priya):
        with pytest.raises(NotPermitted):
            actions.break_glass(by=user, child=amara, reason="Curious")


def test_the_childs_iro_and_every_manager_are_told_at_once_who_why_and_until_when(
    tom: User, nadia: User, sam: User, make_user: MakeUser, amara: Child, monkeypatch: pytest.MonkeyPatch
) -> None:
    second = make_user("moira", Role.SERVICE_MANAGER)
    grant(tom, nadia, amara)
    monkeypatch.setattr(clock, "now", lambda: datetime(2100, 7, 1, 13, 30, tzinfo=UTC))

    actions.break_glass(by=sam, child=amara, reason="Duty call from the police")

    assert {notice.to for notice in Notice.objects.all()} == {tom, nadia, second}
    for notice in Notice.objects.all():
        assert notice.sentence == (
            "Sam opened {child}’s record in an emergency, until Fri 2 Jul 2100 at 14:30. "
            "The reason given: Duty call from the police"
        )
        assert (notice.what, notice.child_key) == ("children.broke_glass", str(amara.pk))


def test_a_manager_is_not_told_of_what_they_did_themselves(tom: User, make_user: MakeUser, amara: Child) -> None:
    both = make_user("moira", Role.SERVICE_MANAGER)
    actions.restrict(by=tom, child=amara, named=[tom], why="A colleague's own child")
    actions.change_named(Restricted.objects.get(), by=tom, named=[tom, both], seen_version=1)
    Notice.objects.all().delete()
    iro = make_user("kit", Role.IRO)

    actions.break_glass(by=iro, child=child("Kofi"), reason="Duty call")
    with pytest.raises(NotNow, match="already"):
        actions.break_glass(by=tom, child=amara, reason="Duty call")

    assert {notice.to for notice in Notice.objects.all()} == {tom, both}


def test_whose_appointment_has_ended_who_is_shut_out_or_not_the_iro_is_told_nothing(
    tom: User, nadia: User, dev: User, sam: User, make_user: MakeUser, amara: Child
) -> None:
    actions.close_grant(grant(tom, nadia, amara), by=tom)
    grant(tom, dev, amara)
    grant(tom, make_user("kit", Role.SOCIAL_WORKER), amara, why=Why.ALLOCATED)
    dev.is_active = False
    dev.save()

    actions.break_glass(by=sam, child=amara, reason="Duty call")

    assert {notice.to for notice in Notice.objects.all()} == {tom}


def test_a_manager_who_may_not_see_the_child_is_told_without_the_reason(
    tom: User, make_user: MakeUser, sam: User, amara: Child
) -> None:
    moira = make_user("moira", Role.SERVICE_MANAGER)
    actions.restrict(by=tom, child=amara, named=[sam, moira], why="A colleague's own child")
    Notice.objects.all().delete()

    actions.break_glass(by=sam, child=amara, reason="Her father is at the door")

    told = {notice.to: notice.sentence for notice in Notice.objects.all()}
    assert "father" in told[moira]
    assert "father" not in told[tom]
    assert "Sam opened {child}’s record" in told[tom]


def test_a_notice_names_no_child_whatever_was_typed(tom: User, sam: User, amara: Child) -> None:
    Name.objects.create(person=amara.person, kind=NameKind.FORMER, given="Mary Jo", family="Ng")

    actions.break_glass(by=sam, child=amara, reason="AMARA called; her card says Mary Jo Ng, Jo for short. An amarant.")

    said = Notice.objects.get().sentence
    assert said.endswith("the child called; her card says the child the child, the child for short. An amarant.")


def test_a_child_without_a_name_may_be_opened_too_and_a_long_reason_is_cut_in_the_notice(tom: User, sam: User) -> None:
    nameless = child("Jo")
    Name.objects.all().delete()
    actions.break_glass(by=sam, child=nameless, reason="Duty call")
    actions.break_glass(by=sam, child=child("Jo"), reason="Jo " * 160 + "x")

    first, second = Notice.objects.order_by("pk").values_list("sentence", flat=True)
    assert first.endswith("The reason given: Duty call")
    assert len(second) == 1000


def test_it_does_not_open_a_child_who_has_left_care(sam: User, amara: Child) -> None:
    period(amara, day("Wed 1 Apr 2020"), day("Fri 1 Apr 2022"))

    with pytest.raises(NotNow) as refused:
        actions.break_glass(by=sam, child=amara, reason="Duty call")

    assert str(refused.value) == actions.CANNOT_OPEN
    period(amara, day("Sat 1 Apr 2023"))
    actions.break_glass(by=sam, child=amara, reason="Duty call")


def test_a_period_that_its_source_took_back_says_nothing(sam: User, amara: Child) -> None:
    taken_back = period(amara, day("Wed 1 Apr 2020"), day("Fri 1 Apr 2022"))
    taken_back.withdrawn_at = clock.now()
    taken_back.save()

    actions.break_glass(by=sam, child=amara, reason="Duty call")

    assert sees(sam, amara)


def test_nobody_opens_more_than_five_in_a_day(sam: User, nadia: User, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(5):
        actions.break_glass(by=sam, child=child(f"Child {number}"), reason="Duty call")
    sixth = child("Sixth")

    with pytest.raises(NotNow, match="5 records"):
        actions.break_glass(by=sam, child=sixth, reason="Duty call")
    actions.break_glass(by=nadia, child=sixth, reason="Duty call")
    later = clock.now() + 25 * HOUR
    monkeypatch.setattr(clock, "now", lambda: later)
    actions.break_glass(by=sam, child=sixth, reason="Duty call")


def test_of_two_records_opened_at_one_moment_the_one_too_many_is_refused(
    sam: User, amara: Child, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(5):
        actions.break_glass(by=sam, child=child(f"Child {number}"), reason="Duty call")
    monkeypatch.setattr(actions.break_glass, "unless", None)  # the fifth had not committed when the sixth looked

    with pytest.raises(NotNow, match="5 records"):
        actions.break_glass(by=sam, child=amara, reason="Duty call")
    assert not sees(sam, amara)


def test_whoever_covers_for_the_iro_is_told_too_and_an_iro_whose_time_ends_later(
    tom: User, nadia: User, dev: User, sam: User, amara: Child
) -> None:
    grant(tom, nadia, amara, until_at=clock.now() + HOUR)
    grant(tom, dev, amara, why=Why.COVERS)

    actions.break_glass(by=sam, child=amara, reason="Duty call")

    assert {notice.to for notice in Notice.objects.all()} == {tom, nadia, dev}
