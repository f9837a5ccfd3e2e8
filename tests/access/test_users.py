"""Claims about users and the roles they hold: added, given and ended by an administrator, with a reason, on the record."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from heed.access import users
from heed.access.actions import NotNow, NotPermitted
from heed.access.models import Entry, RoleHeld, User
from heed.access.permissions import Role

PASSWORD = "a-long-phrase-of-words"
FROM = date(2026, 4, 1)


def test_an_administrator_adds_a_user_who_can_do_nothing_yet(ingrid):
    user = users.add_user(by=ingrid, username="Omar", name="Omar", password=PASSWORD)

    assert (user.username, user.roles, user.check_password(PASSWORD)) == ("omar", frozenset(), True)
    assert "password" in Entry.objects.get().fields
    assert users.add_user.why_not(by=ingrid, username="OMAR") == "There is a user of that name already: choose another."


def test_a_password_that_is_easy_to_guess_is_refused(ingrid):
    with pytest.raises(ValidationError, match="too short"):
        users.add_user(by=ingrid, username="omar", name="Omar", password="short")

    assert not User.objects.filter(username="omar").exists()


def test_nobody_else_adds_users(tom):
    with pytest.raises(NotPermitted):
        users.add_user(by=tom, username="omar", name="Omar", password=PASSWORD)


def test_a_role_is_given_for_a_reason_and_ended(ingrid, make_user):
    omar = make_user("omar")

    held = users.give_role(omar, by=ingrid, role=Role.IRO, from_on=FROM, why="Joined the service")
    assert (held.by, held.why) == (ingrid, "Joined the service")
    reason = users.give_role.why_not(omar, by=ingrid, role=Role.IRO, from_on=FROM)
    assert reason == "The person holds that role on that day already."

    users.end_role(held, by=ingrid, until_on=date(2026, 9, 1))
    assert omar.roles_on(date(2026, 8, 31)) == {Role.IRO}
    assert omar.roles_on(date(2026, 9, 1)) == frozenset()


@pytest.mark.parametrize(
    ("ended_already", "until_on", "reason"),
    [
        (True, date(2026, 10, 1), "The role was ended already."),
        (False, date(2026, 3, 31), "A role cannot end before the day on which it starts."),
    ],
)
def test_a_role_cannot_be_ended_twice_or_before_it_starts(ingrid, make_user, ended_already, until_on, reason):
    held = RoleHeld.objects.create(
        user=make_user("omar"),
        role=Role.IRO,
        from_on=FROM,
        until_on=date(2026, 9, 1) if ended_already else None,
        why="Joined",
    )

    with pytest.raises(NotNow) as refused:
        users.end_role(held, by=ingrid, until_on=until_on)

    assert str(refused.value) == reason


def test_a_role_given_by_mistake_is_taken_back_on_the_same_day(ingrid, make_user):
    omar = make_user("omar")
    held = users.give_role(omar, by=ingrid, role=Role.IRO, from_on=FROM, why="Wrong person")
    assert omar.roles_on(FROM) == {Role.IRO}

    users.end_role(held, by=ingrid, until_on=FROM)

    assert omar.roles_on(FROM) == omar.roles_on(date(2026, 4, 2)) == frozenset()
    assert users.give_role.why_not(omar, by=ingrid, role=Role.IRO, from_on=FROM) is None


def test_one_administrator_at_least_is_left(ingrid, make_user):
    other = make_user("igor", Role.ADMINISTRATOR)
    own = ingrid.roles_held.get()

    reason = users.end_role.why_not(own, by=ingrid, until_on=date(2026, 11, 22))
    assert reason == "Nobody ends their own role of administrator: ask another administrator."
    with pytest.raises(NotNow):
        users.end_role(own, by=ingrid, until_on=date(2026, 11, 22))

    assert users.end_role.why_not(own, by=other, until_on=date(2026, 11, 22)) is None
    also = users.give_role(ingrid, by=other, role=Role.IRO, from_on=FROM, why="Covers for Omar")
    assert users.end_role.why_not(also, by=ingrid, until_on=date(2026, 11, 22)) is None, (
        "another role of one's own ends"
    )


def test_somebody_shut_out_has_no_permissions_at_once(ingrid, nadia):
    users.shut_out(nadia, by=ingrid)

    assert User.objects.get(pk=nadia.pk).permissions == frozenset()
    nadia.refresh_from_db()
    assert users.shut_out.why_not(nadia, by=ingrid) == "The person is shut out already."
    reason = users.shut_out.why_not(ingrid, by=ingrid)
    assert reason == "Nobody shuts themselves out: ask another administrator."


def test_the_first_administrator_comes_from_the_command_line_and_no_second(db):
    first = users.first_administrator(username="ingrid", name="Ingrid", password=PASSWORD)

    assert first.roles == {Role.ADMINISTRATOR}
    assert Entry.objects.get().by is None
    with pytest.raises(users.NotTheFirst):
        users.first_administrator(username="omar", name="Omar", password=PASSWORD)


def test_the_database_refuses_a_role_unknown_or_that_ends_before_it_starts(nadia):
    for fields in ({"role": "queen"}, {"role": Role.IRO, "until_on": date(2026, 3, 31)}):
        with pytest.raises(IntegrityError), transaction.atomic():
            RoleHeld.objects.create(**{"user": nadia, "from_on": FROM, "why": "?", **fields})


def test_the_database_refuses_two_usernames_that_differ_in_capitals(nadia):
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create(username="NADIA", name="Another")


def test_a_new_password_is_given_by_an_administrator_and_is_no_easier_than_the_first(ingrid, tom, nadia):
    users.new_password(nadia, by=ingrid, password=PASSWORD)

    assert User.objects.get(pk=nadia.pk).check_password(PASSWORD)
    assert Entry.objects.get().what == "access.new_password"
    with pytest.raises(ValidationError, match="too short"):
        users.new_password(nadia, by=ingrid, password="short")
    with pytest.raises(NotPermitted):
        users.new_password(nadia, by=tom, password=PASSWORD)
    assert User.objects.get(pk=nadia.pk).check_password(PASSWORD)
