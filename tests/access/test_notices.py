"""Telling users something on their first page: to whom, once each, until they say that they have seen it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from heed.access import clock, notices
from heed.access.actions import NotNow
from heed.access.models import Demo, Entry, Notice, RoleHeld, User
from heed.access.permissions import Role
from tests.days import day

TODAY = day("Mon 16 Nov 2026")


def tell(*to: User, sentence: str = "Something has happened.", **more: Any) -> list[Notice]:
    """Tell them."""
    return notices.tell(to, what="tests.told", sentence=sentence, **more)


def test_each_is_told_once_however_often_they_are_named(nadia: User, tom: User) -> None:
    told = tell(tom, nadia, tom, child_key=7)

    assert {notice.to for notice in told} == {nadia, tom}
    assert len(told) == 2
    assert {(each.what, each.sentence, each.child_key) for each in told} == {
        ("tests.told", "Something has happened.", "7")
    }
    assert all(each.at is not None and each.seen_at is None for each in told)


@pytest.mark.django_db
def test_where_there_is_nobody_to_tell_nobody_is_told() -> None:
    assert tell() == []


def test_what_is_unseen_is_ones_own_the_newest_first(nadia: User, tom: User) -> None:
    tell(nadia, sentence="First.")
    tell(nadia, tom, sentence="Second.")

    assert [notice.sentence for notice in notices.unseen(nadia)] == ["Second.", "First."]
    assert [notice.sentence for notice in notices.unseen(tom)] == ["Second."]


def test_what_was_seen_is_told_no_more_and_the_first_time_it_was_seen_stays(nadia: User) -> None:
    (notice,) = tell(nadia)

    first = notices.have_seen(notice, by=nadia).seen_at
    again = notices.have_seen(notice, by=nadia).seen_at

    assert first is not None
    assert again == first
    assert not notices.unseen(nadia).exists()
    assert Entry.objects.filter(what="access.have_seen", by=nadia).count() == 2


def test_nobody_says_for_somebody_else_that_they_have_seen_it(nadia: User, tom: User) -> None:
    (notice,) = tell(nadia)

    with pytest.raises(NotNow, match="told to somebody else"):
        notices.have_seen(notice, by=tom)
    assert notices.unseen(nadia).get() == notice


def test_whoever_is_signed_in_may_without_any_role(make_user: Any) -> None:
    nobody = make_user("nobody")
    (notice,) = tell(nobody)

    assert notices.have_seen(notice, by=nobody).seen_at is not None


def test_those_who_hold_a_role_are_those_who_hold_it_today_and_may_sign_in(make_user: Any) -> None:
    Demo.objects.create(day=TODAY, made_at=clock.now())
    here = make_user("here", Role.SERVICE_MANAGER)
    make_user("away", Role.SERVICE_MANAGER, is_active=False)
    make_user("other", Role.IRO)
    for username, from_on, until_on in (
        ("ended", day("Wed 1 Apr 2015"), TODAY),
        ("still", day("Wed 1 Apr 2015"), TODAY + timedelta(days=1)),
        ("begins", TODAY, None),
        ("to_come", TODAY + timedelta(days=1), None),
    ):
        user = make_user(username)
        RoleHeld.objects.create(
            user=user, role=Role.SERVICE_MANAGER, from_on=from_on, until_on=until_on, why="In the cast"
        )

    found = {user.username for user in notices.holding(Role.SERVICE_MANAGER)}

    assert found == {here.username, "still", "begins"}
