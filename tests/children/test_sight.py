"""Who may see whom: grants, roles whose scope is the service, restriction, breaking the glass."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from heed.access import clock
from heed.access.actions import NotNow, NotPermitted
from heed.access.models import Entry, EntryChild, User
from heed.access.permissions import Role
from heed.children import actions
from heed.children.models import Child, Grant, Named, Restricted, Why
from heed.council.models import Setting, Team
from heed.people.models import Worker
from tests.children.made import child
from tests.conftest import MakeUser
from tests.days import day

HOUR = timedelta(hours=1)


@pytest.fixture
def amara(db: None) -> Child:
    """The child."""
    return child("Amara", "100234")


def sees(user: User, whom: Child) -> bool:
    """Whether the user sees the child now."""
    return Child.objects.visible_to(user).filter(pk=whom.pk).exists()


def grant(by: User, to: User | Team, whom: Child, **changed: Any) -> Grant:
    """Let somebody see the child."""
    return actions.open_grant(
        by=by, to=to, child=whom, **{"why": Why.APPOINTED, "source": "Appointed on 1 April", **changed}
    )


def in_team(user: User, team: Team, **changed: Any) -> Worker:
    """Put the user into the team."""
    return Worker.objects.create(
        **{"name": user.name, "team": team, "user": user, "from_on": day("Wed 1 Apr 2015"), **changed}
    )


@pytest.fixture
def north(db: None) -> Team:
    """A team."""
    return Team.objects.create(name="North", from_on=day("Wed 1 Apr 2015"))


# Grants


def test_an_iro_sees_a_child_only_by_a_grant(tom: User, nadia: User, sam: User, amara: Child) -> None:
    assert not sees(nadia, amara)

    grant(tom, nadia, amara)

    assert sees(nadia, amara)
    assert not sees(sam, amara)


def test_a_grant_for_one_child_shows_no_other(tom: User, nadia: User, amara: Child) -> None:
    kofi = child("Kofi")
    grant(tom, nadia, amara)

    assert not sees(nadia, kofi)


def test_a_grant_that_has_ended_or_not_begun_shows_nothing(nadia: User, tom: User, amara: Child) -> None:
    now = clock.now()
    for from_at, until_at in ((now - 2 * HOUR, now - HOUR), (now - HOUR, now), (now + HOUR, None)):
        Grant.objects.create(
            user=nadia, child=amara, why=Why.COVERS, source="x", from_at=from_at, until_at=until_at, by=tom
        )

    assert not sees(nadia, amara)


def test_a_grant_shows_from_its_first_moment_and_not_at_its_last(
    nadia: User, tom: User, amara: Child, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = clock.now()
    monkeypatch.setattr(clock, "now", lambda: now)
    opened = Grant.objects.create(user=nadia, child=amara, why=Why.COVERS, source="x", from_at=now, by=tom)

    assert sees(nadia, amara)
    opened.until_at = now
    opened.save()
    assert not sees(nadia, amara)


def test_sight_ends_with_the_grant(tom: User, nadia: User, amara: Child) -> None:
    actions.close_grant(grant(tom, nadia, amara), by=tom)

    assert not sees(nadia, amara)


def test_a_grant_with_an_end_shows_until_then(tom: User, nadia: User, amara: Child) -> None:
    grant(tom, nadia, amara, until_at=clock.now() + HOUR)

    assert sees(nadia, amara)


def test_a_grant_to_a_team_shows_the_child_to_its_workers_alone(
    tom: User, dev: User, sam: User, amara: Child, north: Team
) -> None:
    in_team(dev, north)
    in_team(sam, Team.objects.create(name="South", from_on=day("Wed 1 Apr 2015")))
    grant(tom, north, amara, why=Why.ALLOCATED)

    assert sees(dev, amara)
    assert not sees(sam, amara)


@pytest.mark.parametrize("until_on", [day("Wed 1 Apr 2020"), day("Thu 2 Apr 2015")])
def test_a_worker_who_left_the_team_sees_no_longer_what_it_sees(
    tom: User, dev: User, amara: Child, north: Team, until_on: Any
) -> None:
    in_team(dev, north, until_on=until_on)
    grant(tom, north, amara)

    assert not sees(dev, amara)


def test_a_worker_whose_leaving_lies_ahead_still_sees(tom: User, dev: User, amara: Child, north: Team) -> None:
    in_team(dev, north, until_on=clock.day_of(clock.now()) + timedelta(days=30))
    grant(tom, north, amara)

    assert sees(dev, amara)


def test_a_closed_team_sees_nothing(tom: User, dev: User, amara: Child, north: Team) -> None:
    in_team(dev, north)
    grant(tom, north, amara)
    Team.objects.filter(pk=north.pk).update(until_on=day("Thu 2 Apr 2015"))

    assert not sees(dev, amara)


def test_a_grant_shows_nothing_to_someone_without_a_role(tom: User, make_user: MakeUser, amara: Child) -> None:
    former = make_user("former")
    grant(tom, former, amara)

    assert not sees(former, amara)


def test_a_grant_shows_nothing_to_someone_whose_login_is_closed(tom: User, make_user: MakeUser, amara: Child) -> None:
    gone = make_user("gone", Role.IRO, is_active=False)
    grant(tom, gone, amara)

    assert not sees(gone, amara)


def test_roles_whose_scope_is_the_service_see_every_child_and_others_none(
    tom: User, grace: User, priya: User, nadia: User, dev: User, ruth: User, ingrid: User, amara: Child
) -> None:
    assert all(sees(user, amara) for user in (tom, grace, priya))
    assert not any(sees(user, amara) for user in (nadia, dev, ruth, ingrid))


def test_sight_costs_two_queries_at_most_however_many_children_and_grants(
    tom: User, nadia: User, django_assert_max_num_queries: Any
) -> None:
    for number in range(12):
        grant(tom, nadia, child(f"Child {number}", str(number)))
    nadia = User.objects.get(pk=nadia.pk)
    nadia.be_on(day("Wed 1 Apr 2026"))

    with django_assert_max_num_queries(1):
        assert len(Child.objects.visible_to(nadia).with_number()) == 12


def test_two_grants_do_not_show_a_child_twice(tom: User, nadia: User, amara: Child, north: Team) -> None:
    in_team(nadia, north)
    grant(tom, nadia, amara)
    grant(tom, nadia, amara, why=Why.COVERS)
    grant(tom, north, amara)

    assert Child.objects.visible_to(nadia).count() == 1


def test_opening_and_closing_a_grant_are_on_the_childs_record(tom: User, nadia: User, amara: Child) -> None:
    actions.close_grant(grant(tom, nadia, amara), by=tom)

    assert list(EntryChild.objects.values_list("child_key", "entry__what").order_by("entry")) == [
        (str(amara.pk), "children.open_grant"),
        (str(amara.pk), "children.close_grant"),
    ]


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"source": " "}, "reason"),
        ({"why": Why.BROKE_GLASS}, "emergency"),
        ({"until_at": clock.now() - HOUR}, "past"),
        ({}, "already"),
    ],
)
def test_a_grant_that_makes_no_sense_is_refused_with_a_sentence(
    tom: User, nadia: User, amara: Child, changed: dict[str, Any], says: str
) -> None:
    grant(tom, nadia, amara)

    with pytest.raises(NotNow, match=says):
        grant(tom, nadia, amara, **changed)


def test_a_grant_closes_once(tom: User, nadia: User, amara: Child) -> None:
    opened = grant(tom, nadia, amara)
    actions.close_grant(opened, by=tom)

    with pytest.raises(NotNow, match="already"):
        actions.close_grant(opened, by=tom)


def test_a_grant_that_ends_later_may_be_closed_now(tom: User, nadia: User, amara: Child) -> None:
    actions.close_grant(grant(tom, nadia, amara, until_at=clock.now() + HOUR), by=tom)

    assert not sees(nadia, amara)


def test_an_iro_may_not_grant_sight_to_anybody(nadia: User, sam: User, amara: Child) -> None:
    with pytest.raises(NotPermitted):
        grant(nadia, sam, amara)


def test_the_database_refuses_a_grant_to_nobody_to_two_or_that_ends_before_it_began(
    nadia: User, tom: User, amara: Child, north: Team
) -> None:
    now = clock.now()
    sound: dict[str, Any] = {"user": nadia, "child": amara, "why": "covers", "source": "x", "from_at": now, "by": tom}
    for wrong in (
        {"user": None},
        {"team": north},
        {"until_at": now - HOUR},
        {"source": ""},
        {"why": "curious"},
        {"why": Why.BROKE_GLASS, "by": nadia},
        {"why": Why.BROKE_GLASS, "until_at": now + HOUR},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Grant.objects.create(**{**sound, **wrong})


# Restriction


def test_a_restricted_child_is_seen_by_those_named_who_may_see_them_and_by_nobody_else(
    tom: User, grace: User, nadia: User, sam: User, amara: Child
) -> None:
    grant(tom, nadia, amara)

    actions.restrict(by=tom, child=amara, named=[nadia, sam], why="A colleague's own child")

    assert sees(nadia, amara)
    assert not sees(sam, amara)  # named, but no grant
    assert not sees(tom, amara)
    assert not sees(grace, amara)


def test_a_grant_does_not_pass_a_restriction(tom: User, nadia: User, grace: User, amara: Child) -> None:
    actions.restrict(by=tom, child=amara, named=[grace], why="Address known to police")
    grant(tom, nadia, amara)

    assert not sees(nadia, amara)
    assert sees(grace, amara)


def test_restricting_one_child_hides_no_other(tom: User, nadia: User, amara: Child) -> None:
    kofi = child("Kofi")
    actions.restrict(by=tom, child=amara, named=[nadia], why="A colleague's own child")

    assert sees(tom, kofi)


def test_who_is_named_may_change_and_who_was_is_kept(tom: User, nadia: User, grace: User, amara: Child) -> None:
    restricted = actions.restrict(by=tom, child=amara, named=[nadia], why="A colleague's own child")

    actions.change_named(restricted, by=tom, named=[grace], seen_version=1)

    assert (sees(grace, amara), sees(nadia, amara)) == (True, False)
    assert set(Named.history.values_list("user", "history_type")) == {(nadia.pk, "+"), (nadia.pk, "-"), (grace.pk, "+")}


def test_a_lifted_restriction_hides_nothing_and_says_why_it_was_lifted(tom: User, nadia: User, amara: Child) -> None:
    restricted = actions.restrict(by=tom, child=amara, named=[nadia], why="A colleague's own child")

    lifted = actions.lift(restricted, by=tom, why="The colleague has left")

    assert sees(tom, amara)
    assert lifted.lifted_because == "The colleague has left"
    for deed in (
        lambda: actions.lift(restricted, by=tom, why="Again"),
        lambda: actions.change_named(restricted, by=tom, named=[nadia], seen_version=2),
    ):
        with pytest.raises(NotNow, match="already"):
            deed()


def test_a_child_is_restricted_once_at_a_time(tom: User, nadia: User, amara: Child) -> None:
    restricted = actions.restrict(by=tom, child=amara, named=[nadia], why="A colleague's own child")

    with pytest.raises(NotNow, match="already"):
        actions.restrict(by=tom, child=amara, named=[nadia], why="Again")
    with pytest.raises(IntegrityError), transaction.atomic():
        Restricted.objects.create(child=amara, why="Again", by=tom, from_at=clock.now())
    actions.lift(restricted, by=tom, why="Over")
    assert actions.restrict(by=tom, child=amara, named=[nadia], why="Again").until_at is None


def test_of_two_who_restrict_at_one_moment_the_second_is_told(
    tom: User, nadia: User, amara: Child, monkeypatch: pytest.MonkeyPatch
) -> None:
    actions.restrict(by=tom, child=amara, named=[nadia], why="A colleague's own child")
    monkeypatch.setattr(actions.restrict, "unless", None)  # the first had not committed when the second looked

    with pytest.raises(NotNow, match="already"):
        actions.restrict(by=tom, child=amara, named=[nadia], why="Again")


def test_restricting_and_lifting_need_somebody_named_and_a_reason(tom: User, nadia: User, amara: Child) -> None:
    with pytest.raises(NotNow, match="Name at least one"):
        actions.restrict(by=tom, child=amara, named=[], why="x")
    with pytest.raises(NotNow, match="reason"):
        actions.restrict(by=tom, child=amara, named=[nadia], why=" ")
    restricted = actions.restrict(by=tom, child=amara, named=[nadia], why="x")
    with pytest.raises(NotNow, match="Name at least one"):
        actions.change_named(restricted, by=tom, named=[], seen_version=1)
    with pytest.raises(NotNow, match="reason"):
        actions.lift(restricted, by=tom, why="")


def test_business_support_may_not_restrict(grace: User, nadia: User, amara: Child) -> None:
    with pytest.raises(NotPermitted):
        actions.restrict(by=grace, child=amara, named=[nadia], why="x")


# Breaking the glass


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
