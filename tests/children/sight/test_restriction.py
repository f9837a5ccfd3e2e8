"""Restricting a child to those who are named, changing who is, and lifting it."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from heed.access import clock
from heed.access.actions import NotNow, NotPermitted
from heed.access.models import Notice, User
from heed.children import actions
from heed.children.models import Child, Named, Restricted
from tests.children.made import child
from tests.children.sight.made import grant, sees


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


def test_who_is_named_is_told_when_a_child_is_restricted_and_when_that_is_lifted_but_not_why(
    tom: User, nadia: User, sam: User, grace: User, amara: Child
) -> None:
    restricted = actions.restrict(by=tom, child=amara, named=[nadia, tom], why="Her uncle works here")
    assert [(notice.to, notice.child_key) for notice in Notice.objects.all()] == [(nadia, str(amara.pk))]
    assert Notice.objects.get().sentence.startswith("Tom restricted {child}’s record")

    actions.change_named(restricted, by=tom, named=[nadia, tom, sam], seen_version=1)
    assert [notice.to for notice in Notice.objects.filter(sentence__contains="named you")] == [sam]

    actions.lift(restricted, by=tom, why="The uncle has left")
    assert {notice.to for notice in Notice.objects.filter(sentence__contains="lifted")} == {nadia, sam}
    assert not Notice.objects.filter(sentence__icontains="uncle").exists()
    assert not Notice.objects.filter(to=grace).exists()
