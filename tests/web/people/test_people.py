"""Those who sign in, through their pages: added, given and losing roles, shut out and let in, a password shown once."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from heed.access import record, users
from heed.access.models import Entry, Notice, RoleHeld, User
from heed.access.permissions import Role
from heed.council import actions as council
from heed.people.models import Worker
from tests.hostile import MARKUP

SignedIn = Callable[[User], Client]

PASSWORD = "a-long-phrase-of-words"
FROM = {"from_on-day": "1", "from_on-month": "4", "from_on-year": "2026"}
UNTIL = {"until_on-day": "1", "until_on-month": "9", "until_on-year": "2026"}


def add(client: Client, **more: str) -> Any:
    """Send the form that adds somebody."""
    return client.post("/people/add/", {"name": "Omar Haddad", "username": "Omar", "email": "", "password": "", **more})


def give(client: Client, user: User, **more: str) -> Any:
    """Send the form that gives a role."""
    return client.post(f"/people/{user.pk}/", {"role": "auditor", "why": "Audits in April", **FROM, **more})


def test_everybody_who_signs_in_stands_on_the_page_with_roles_and_when_they_were_last_here(
    signed_in: SignedIn, ingrid: User, nadia: User, make_user: Any
) -> None:
    make_user("both", Role.TEAM_MANAGER, Role.SOCIAL_WORKER)
    make_user("none")
    make_user("out", Role.IRO, is_active=False)
    record.saw(by=nadia, what="web.x", sentence="Looked.")

    page = signed_in(ingrid).get("/people/").content.decode()

    assert "4 people may sign in; 1 of them without a role yet; 1 shut out." in page
    assert "Social worker, Team manager" in page
    assert page.count("Last here ") == 1
    assert page.index(">Shut out<") < page.index(">Out<")
    assert "no role yet" in page


def test_roles_are_called_as_the_council_calls_them(signed_in: SignedIn, ingrid: User, make_user: Any) -> None:
    carol = make_user("carol", Role.TEAM_MANAGER)
    council.adopt_words(by=ingrid, preset="North East Lincolnshire", from_on=date(2015, 4, 1))
    client = signed_in(ingrid)

    for page in (client.get("/people/").content.decode(), client.get(f"/people/{carol.pk}/").content.decode()):
        assert "Practice supervisor" in page
        assert "Team manager" not in page


def test_somebody_is_added_with_a_password_that_is_shown_once(signed_in: SignedIn, ingrid: User) -> None:
    client = signed_in(ingrid)

    page = add(client).content.decode()

    found = re.search(r'class="secret[^"]*">([a-z-]+)<', page)
    assert found
    user = User.objects.get(username="omar")
    assert user.check_password(found[1])
    assert (user.name, user.roles) == ("Omar Haddad", frozenset())
    for address in ("/people/", f"/people/{user.pk}/"):
        assert found[1] not in client.get(address).content.decode()
    assert not Entry.objects.filter(sentence__contains=found[1]).exists()


def test_a_password_that_was_typed_is_not_shown(signed_in: SignedIn, ingrid: User) -> None:
    answer = add(signed_in(ingrid), password=PASSWORD)

    user = User.objects.get(username="omar")
    assert answer["Location"] == f"/people/{user.pk}/"
    assert user.check_password(PASSWORD)


@pytest.mark.parametrize(
    ("said", "says"),
    [
        ({"username": ""}, "Give the name they sign in with."),
        ({"name": ""}, "Give their name."),
        ({"username": "INGRID"}, "There is a user of that name already"),
        ({"username": "two words"}, "one word"),
        ({"email": "nobody"}, "e-mail"),
        ({"password": "short"}, "too short"),
    ],
)
def test_somebody_who_cannot_be_added_is_said_and_what_was_typed_stays(
    signed_in: SignedIn, ingrid: User, said: dict[str, str], says: str
) -> None:
    page = add(signed_in(ingrid), **{"email": "o@x.gov.uk", **said}).content.decode()

    assert says in page
    assert "secret" not in page
    if "name" not in said:
        assert 'value="Omar Haddad"' in page
    assert User.objects.count() == 1


def test_sent_twice_somebody_is_added_once(signed_in: SignedIn, ingrid: User) -> None:
    client = signed_in(ingrid)
    add(client)

    assert "of that name already" in add(client).content.decode()
    assert User.objects.filter(username="omar").count() == 1


def test_a_role_is_given_and_ended_with_reasons_that_stay(
    signed_in: SignedIn, ingrid: User, nadia: User, tom: User
) -> None:
    client = signed_in(ingrid)

    assert give(client, nadia)["Location"] == f"/people/{nadia.pk}/"
    held = RoleHeld.objects.get(role=Role.AUDITOR)
    page = client.get(f"/people/{nadia.pk}/").content.decode()
    assert "From Wed 1 Apr 2026; given by Ingrid" in page
    assert "Audits in April" in page

    address = f"/people/{nadia.pk}/roles/{held.pk}/end/"
    assert "End a role: Auditor" in client.get(address).content.decode()
    assert client.post(address, {"because": "The audit is over", **UNTIL})["Location"] == f"/people/{nadia.pk}/"
    page = client.get(f"/people/{nadia.pk}/").content.decode()
    assert "until Tue 1 Sep 2026" in page
    assert "Ended: The audit is over" in page
    assert page.index(">Before<") < page.index("The audit is over")
    assert not Notice.objects.exists()

    again = client.post(address, {"because": "Twice", **UNTIL}).content.decode()
    assert "The role was ended already." in again


def test_a_role_sent_twice_is_given_once(signed_in: SignedIn, ingrid: User, nadia: User) -> None:
    client = signed_in(ingrid)
    give(client, nadia)

    page = give(client, nadia, why="Once more").content.decode()
    assert "The person holds that role on that day already." in page
    assert "Once more" in page
    assert RoleHeld.objects.filter(role=Role.AUDITOR).count() == 1


@pytest.mark.parametrize(
    ("said", "says"),
    [({"role": ""}, "Choose a role."), ({"role": "queen"}, "Choose a role."), ({"why": ""}, "Say why.")],
)
def test_a_role_that_cannot_be_given_is_said(
    signed_in: SignedIn, ingrid: User, nadia: User, said: dict[str, str], says: str
) -> None:
    assert says in give(signed_in(ingrid), nadia, **said).content.decode()
    assert RoleHeld.objects.filter(user=nadia).count() == 1


def test_the_managers_are_told_of_a_new_administrator(
    signed_in: SignedIn, ingrid: User, nadia: User, tom: User
) -> None:
    give(signed_in(ingrid), nadia, role="administrator")

    assert [(notice.to, notice.sentence) for notice in Notice.objects.all()] == [
        (tom, "Ingrid gave Nadia the role of administrator.")
    ]


def test_what_each_role_may_do_can_be_read_before_it_is_given(signed_in: SignedIn, ingrid: User, nadia: User) -> None:
    page = signed_in(ingrid).get(f"/people/{nadia.pk}/").content.decode()

    assert "What each role may do" in page
    assert "Read the record of who did and who saw what." in page


def test_somebody_is_shut_out_and_let_in_again(signed_in: SignedIn, ingrid: User, nadia: User) -> None:
    client = signed_in(ingrid)

    for _ in range(2):
        answer = client.post(f"/people/{nadia.pk}/shut-out/")
    assert "The person is shut out already." in answer.content.decode()
    assert "Let them in again" in client.get(f"/people/{nadia.pk}/").content.decode()
    assert signed_in(nadia).get("/people/").status_code == 302

    client.post(f"/people/{nadia.pk}/let-in/")
    assert User.objects.get(pk=nadia.pk).is_active
    assert "not shut out" in client.post(f"/people/{nadia.pk}/let-in/").content.decode()


def test_the_last_administrator_cannot_be_lost(signed_in: SignedIn, ingrid: User) -> None:
    client = signed_in(ingrid)
    held = ingrid.roles_held.get()
    page = client.get(f"/people/{ingrid.pk}/").content.decode()
    assert "Nobody shuts themselves out" in page
    assert "Shut them out" not in page

    client.post(f"/people/{ingrid.pk}/shut-out/")
    ended = client.post(f"/people/{ingrid.pk}/roles/{held.pk}/end/", {"because": "Done", **UNTIL}).content.decode()
    assert "Nobody ends their own role of administrator" in ended
    assert User.objects.get(pk=ingrid.pk).roles == {Role.ADMINISTRATOR}


def test_a_new_password_is_made_and_shown_once_or_typed(signed_in: SignedIn, ingrid: User, nadia: User) -> None:
    client = signed_in(ingrid)
    address = f"/people/{nadia.pk}/password/"
    assert "they are signed out" in client.get(address).content.decode()

    found = re.search(r'class="secret[^"]*">([a-z-]+)<', client.post(address, {"password": ""}).content.decode())
    assert found
    assert User.objects.get(pk=nadia.pk).check_password(found[1])

    assert client.post(address, {"password": PASSWORD})["Location"] == f"/people/{nadia.pk}/"
    assert User.objects.get(pk=nadia.pk).check_password(PASSWORD)
    assert "too short" in client.post(address, {"password": "x"}).content.decode()
    users.shut_out(nadia, by=ingrid)
    assert "would not let them in" in client.post(address, {"password": ""}).content.decode()


def test_whose_login_it_is_is_told(signed_in: SignedIn, ingrid: User, nadia: User) -> None:
    client = signed_in(ingrid)
    assert "No worker is linked" in client.get(f"/people/{nadia.pk}/").content.decode()

    worker = Worker.objects.create(name="Nadia Rahman", user=nadia, from_on=date(2020, 1, 1))
    assert f"/people/workers/{worker.pk}/" in client.get(f"/people/{nadia.pk}/").content.decode()


def test_hostile_text_is_shown_as_text(signed_in: SignedIn, ingrid: User) -> None:
    client = signed_in(ingrid)
    for n, text in enumerate(MARKUP):
        page = add(client, name=text, username=f"u{n}").content.decode()
        user = User.objects.get(username=f"u{n}")
        give(client, user, why=text)
        page += client.get(f"/people/{user.pk}/").content.decode() + client.get("/people/").content.decode()
        assert "<script>alert" not in page
        assert "<img src=x" not in page


def test_nobody_else_finds_those_who_sign_in(signed_in: SignedIn, tom: User, nadia: User, ingrid: User) -> None:
    held = nadia.roles_held.get()
    one = f"/people/{nadia.pk}/"
    for user in (tom, nadia):
        client = signed_in(user)
        for address in ("/people/", "/people/add/", one, f"{one}password/", f"{one}roles/{held.pk}/end/"):
            assert client.get(address).status_code == 404
        for address in (f"{one}shut-out/", f"{one}let-in/", f"{one}password/", f"{one}roles/{held.pk}/end/"):
            assert client.post(address, {"password": "", "because": "x", **UNTIL}).status_code == 404
        assert give(client, nadia).status_code == 404
        assert add(client).status_code == 404
    assert User.objects.get(pk=nadia.pk).is_active
    assert RoleHeld.objects.filter(user=nadia, until_on=None).count() == 1
    assert signed_in(ingrid).get(f"/people/{tom.pk}/roles/{held.pk}/end/").status_code == 404, "a role of another"
    assert signed_in(ingrid).get("/people/99999/").status_code == 404


def test_the_pages_ask_the_same_few_questions_however_many_people_there_are(
    signed_in: SignedIn, ingrid: User, make_user: Any, django_assert_max_num_queries: Any
) -> None:
    client = signed_in(ingrid)
    counts = []
    for n in (2, 20):
        for k in range(n):
            user = make_user(f"u{n}-{k}", Role.IRO, Role.AUDITOR)
            record.saw(by=user, what="web.x", sentence="Looked.")
            Worker.objects.create(name="W", user=user, from_on=date(2020, 1, 1))
            RoleHeld.objects.create(
                user=ingrid, role=Role.IRO, from_on=date(2020, 1, 1), until_on=date(2021, 1, 1), why="x"
            )
        for address in ("/people/", f"/people/{ingrid.pk}/"):
            with django_assert_max_num_queries(40) as asked:
                client.get(address)
            counts.append(len(asked))

    assert counts[:2] == counts[2:]
