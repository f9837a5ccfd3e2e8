"""Claims about users and the roles they hold: added, given and ended by an administrator, with a reason, on the record."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from heed.access import users
from heed.access.actions import NotNow, NotPermitted
from heed.access.models import Entry, Notice, RoleHeld, User
from heed.access.permissions import ROLE_NAMES, Role

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


# Names, reasons, and who is told


@pytest.mark.parametrize(
    ("said", "says"),
    [
        ({"username": " "}, "one word"),
        ({"username": "two words"}, "one word"),
        ({"username": "x" * 151}, "150"),
        ({"username": "bell\x07"}, "one word"),
        ({"name": " "}, "person’s name"),
        ({"name": "x" * 201}, "200"),
        ({"email": "nobody"}, "e-mail"),
    ],
)
def test_a_user_that_cannot_be_is_refused_with_a_sentence(ingrid, said, says):
    with pytest.raises(NotNow, match=says):
        users.add_user(by=ingrid, **{"username": "omar", "name": "Omar", "password": PASSWORD, **said})

    assert not User.objects.filter(name="Omar").exists()


def test_of_two_who_add_a_name_at_one_moment_the_second_is_told(ingrid, monkeypatch):
    users.add_user(by=ingrid, username="omar", name="Omar", password=PASSWORD)
    monkeypatch.setattr(users.add_user, "unless", None)

    with pytest.raises(NotNow, match="of that name already"):
        users.add_user(by=ingrid, username=" OMAR ", name="Omar", password=PASSWORD)


def test_a_password_that_heed_makes_is_long_hard_and_another_each_time():
    made = {users.made_password() for _ in range(50)}

    assert len(made) == 50
    assert all(len(each) == 24 and each.count("-") == 4 and each.islower() for each in made)
    assert not set("".join(made)) & set("01lio")


@pytest.mark.parametrize("why", [" ", "x" * 501])
def test_a_role_is_not_given_without_a_reason_or_to_somebody_shut_out(ingrid, make_user, why):
    with pytest.raises(NotNow, match="reason"):
        users.give_role(make_user("omar"), by=ingrid, role=Role.IRO, from_on=FROM, why=why)
    with pytest.raises(NotNow, match="shut out"):
        users.give_role(make_user("out", is_active=False), by=ingrid, role=Role.IRO, from_on=FROM, why="Joined")


def test_why_a_role_ended_stays_with_its_version(ingrid, make_user):
    held = users.give_role(make_user("omar"), by=ingrid, role=Role.IRO, from_on=FROM, why="Joined")
    with pytest.raises(NotNow, match="100"):
        users.end_role(held, by=ingrid, until_on=date(2026, 9, 1), because="x" * 101)

    users.end_role(held, by=ingrid, until_on=date(2026, 9, 1), because=" Moved away ")

    assert held.history.latest().history_change_reason == "Moved away"


@pytest.mark.parametrize(
    ("role", "told"), [(Role.SERVICE_MANAGER, True), (Role.ADMINISTRATOR, True), (Role.IRO, False)]
)
def test_the_services_managers_are_told_of_the_roles_that_open_most(ingrid, tom, make_user, role, told):
    omar = make_user("omar")

    held = users.give_role(omar, by=ingrid, role=role, from_on=FROM, why="Joined")
    users.end_role(held, by=ingrid, until_on=FROM)

    said = [notice.sentence for notice in Notice.objects.filter(to=tom).order_by("pk")]
    name = ROLE_NAMES[role].lower()
    wanted = [f"Ingrid gave Omar the role of {name}.", f"Ingrid ended Omar’s role of {name}."]
    assert said == (wanted if told else [])
    assert {notice.what for notice in Notice.objects.all()} == ({"access.role"} if told else set())


def test_a_manager_who_does_it_is_not_told_of_it(make_user, tom):
    both = make_user("both", Role.ADMINISTRATOR, Role.SERVICE_MANAGER)

    users.give_role(make_user("omar"), by=both, role=Role.ADMINISTRATOR, from_on=FROM, why="Joined")

    assert [notice.to for notice in Notice.objects.all()] == [tom]


# The last administrator


def ends_later(user):
    """Let the user's role of administrator end on a day to come."""
    RoleHeld.objects.filter(user=user, role=Role.ADMINISTRATOR).update(until_on=date(2099, 1, 1))


def test_the_last_administrator_who_stays_cannot_be_ended_or_shut_out(ingrid, make_user):
    igor = make_user("igor", Role.ADMINISTRATOR)
    ends_later(igor)

    with pytest.raises(NotNow, match="Nobody would be left"):
        users.end_role(ingrid.roles_held.get(), by=igor, until_on=date(2026, 11, 22))
    with pytest.raises(NotNow, match="Nobody would be left"):
        users.shut_out(ingrid, by=igor)
    assert users.shut_out.why_not(make_user("omar", Role.IRO), by=igor) is None

    RoleHeld.objects.create(user=make_user("ines"), role=Role.ADMINISTRATOR, from_on=FROM, why="Joined")
    users.end_role(ingrid.roles_held.get(), by=igor, until_on=date(2026, 11, 22))


def test_an_administrator_who_begins_later_or_is_shut_out_does_not_stay(ingrid, make_user):
    igor = make_user("igor", Role.ADMINISTRATOR)
    ends_later(igor)
    make_user("out", Role.ADMINISTRATOR, is_active=False)
    RoleHeld.objects.create(user=make_user("ines"), role=Role.ADMINISTRATOR, from_on=date(2098, 1, 1), why="Joins")

    assert "Nobody would be left" in str(users.shut_out.why_not(ingrid, by=igor))


def test_two_administrators_who_end_each_others_role_at_one_moment_do_not_both_succeed(ingrid, make_user, monkeypatch):
    igor = make_user("igor", Role.ADMINISTRATOR)
    monkeypatch.setattr(users, "_others", lambda user, on: True)  # what each saw before the other was done
    assert ingrid.roles  # read before hers ended
    users.end_role(ingrid.roles_held.get(), by=igor, until_on=date(2026, 11, 22))

    with pytest.raises(NotNow, match="Nobody would be left"):
        users.end_role(igor.roles_held.get(), by=ingrid, until_on=date(2026, 11, 22))
    assert igor.roles_held.get().until_on is None


def test_somebody_shut_out_is_let_in_again_with_their_roles(ingrid, nadia):
    users.shut_out(nadia, by=ingrid)
    out = User.objects.get(pk=nadia.pk)
    assert "would not let them in" in str(users.new_password.why_not(out, by=ingrid))
    users.let_in(nadia, by=ingrid)

    assert User.objects.get(pk=nadia.pk).roles == {Role.IRO}
    assert users.let_in.why_not(User.objects.get(pk=nadia.pk), by=ingrid) == "The person is not shut out."
