"""Who may see one child: what the page says of each person, and what may be done on it."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from heed.access import clock
from heed.access.models import Entry, Kind, Notice, User
from heed.access.permissions import Role
from heed.children import actions
from heed.children.models import Child, Grant, Restricted, Why
from heed.council.models import Team
from tests.children.sight.made import grant, in_team, sees
from tests.conftest import MakeUser
from tests.hostile import HOSTILE
from tests.web.children.made import a_child, seen_by, team

SignedIn = Callable[[User], Client]


@pytest.fixture
def amara(db: None) -> Child:
    """The child."""
    return a_child("Amara", "Osei", "F-17")


@pytest.fixture
def client(signed_in: SignedIn, tom: User) -> Client:
    """The service manager's browser."""
    return signed_in(tom)


def page_of(client: Client, child: Child) -> str:
    """The page as text without markup."""
    answer = client.get(f"/children/{child.key}/sight/")
    assert answer.status_code == 200
    return _text(answer.content.decode())


def _text(page: str) -> str:
    body = page.split('id="who">')[1].split("<footer", maxsplit=1)[0]
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", body)).split())


def send(client: Client, child: Child, deed: str, **fields: Any) -> Any:
    """Send one of the forms of the page, as it was shown last unless said otherwise."""
    restricted = Restricted.objects.filter(child=child).order_by("pk").last()
    about = {"restricted": restricted.pk, "seen_version": restricted.version} if restricted else {}
    about |= {name: fields.pop(name) for name in tuple(fields) if name in ("restricted", "seen_version")}
    data = {f"{deed}-{name}": value for name, value in fields.items()}
    return client.post(f"/children/{child.key}/sight/", {**about, "deed": deed, **data})


# Who may open it


def test_the_page_is_for_those_who_may_grant_sight_and_see_the_child(
    signed_in: SignedIn, tom: User, nadia: User, grace: User, priya: User, ingrid: User, ruth: User, amara: Child
) -> None:
    seen_by(nadia, amara)
    address = f"/children/{amara.key}/sight/"
    for user in (nadia, grace, priya, ingrid, ruth):
        for answer in (signed_in(user).get(address), signed_in(user).post(address, {"deed": "lift"})):
            assert answer.status_code == 404
    assert signed_in(tom).get(address).status_code == 200
    actions.restrict(by=tom, child=amara, named=[nadia], why="x")
    assert signed_in(tom).get(address).status_code == 404
    assert signed_in(tom).get("/children/00000000-0000-0000-0000-000000000000/sight/").status_code == 404


def test_looking_is_on_the_childs_record(client: Client, tom: User, amara: Child) -> None:
    client.get(f"/children/{amara.key}/sight/")

    entry = Entry.objects.get(kind=Kind.SAW)
    assert (entry.by, entry.what) == (tom, "web.sight")
    assert entry.children.get().child_key == str(amara.pk)


# What it says


def test_it_says_who_sees_the_child_why_and_since_when(
    client: Client,
    tom: User,
    nadia: User,
    grace: User,
    priya: User,
    dev: User,
    sam: User,
    make_user: MakeUser,
    amara: Child,
) -> None:
    north = team()
    in_team(dev, north)
    grant(tom, nadia, amara, source="Roster of 1 April")
    grant(tom, sam, amara, source="caseloads.Appointment:12")
    grant(tom, north, amara, why=Why.ALLOCATED, source="Holds the case")
    actions.break_glass(by=make_user("kit", Role.IRO), child=amara, reason="The police rang")

    said = page_of(client, amara)

    for each in (
        "Nadia Independent Reviewing Officer Appointed as the child’s IRO: Roster of 1 April Since",
        "Sam Independent Reviewing Officer Appointed as the child’s IRO Since",
        "Everyone in North Team Holds the child’s case: Holds the case",
        "Kit Independent Reviewing Officer Opened by the person themselves, with a reason: The police rang",
        "; until",
        "Grace Business support The role sees every child of the service.",
        "Priya Performance analyst The role sees every child of the service. By number, without the name.",
        "Tom IRO service manager The role sees every child of the service.",
    ):
        assert each in said, each


def test_whoever_was_given_sight_and_has_no_role_any_more_is_said_to_see_nobody(
    client: Client, tom: User, nadia: User, amara: Child
) -> None:
    grant(tom, nadia, amara)
    nadia.is_active = False
    nadia.save()

    assert "Has no role by which children are opened, so sees nobody" in page_of(client, amara)


def test_a_restriction_says_whom_it_leaves_and_who_is_named_and_sees_nothing_all_the_same(
    client: Client, tom: User, nadia: User, sam: User, grace: User, dev: User, amara: Child
) -> None:
    in_team(dev, north := team())
    grant(tom, nadia, amara)
    grant(tom, north, amara)
    actions.restrict(by=tom, child=amara, named=[tom, nadia, sam, dev], why="Her uncle works here")

    said = page_of(client, amara)

    named = said.split("Restricted to these people")[1].split("Given to them")[0]
    assert "Her uncle works here" in named
    assert named.count("nothing else lets them see the child") == 1
    assert "Sam Independent Reviewing Officer Named Named, but nothing else" in named
    by_role = said.split("By their role")[1]
    assert "Grace Business support The role sees every child of the service. Not named, so does not see" in by_role
    assert "Tom IRO service manager The role sees every child of the service. Not named" not in by_role


def test_what_is_over_is_said_to_be_over(client: Client, tom: User, nadia: User, amara: Child) -> None:
    actions.close_grant(grant(tom, nadia, amara), by=tom)

    said = page_of(client, amara)

    assert "Nobody was given sight of Amara." in said
    assert "Nadia" in said.split("Could see Amara before")[1]
    assert "End now" not in said


# Giving and ending


def test_sight_is_given_to_a_person_until_the_end_of_a_day(client: Client, nadia: User, amara: Child) -> None:
    last = clock.today() + timedelta(days=10)

    answer = send(
        client,
        amara,
        "give",
        **{"to": f"user:{nadia.pk}", "why": "covers", "source": "Sam is on leave"},
        **{"until-day": last.day, "until-month": last.month, "until-year": last.year},
    )

    assert answer["Location"] == f"/children/{amara.key}/sight/"
    assert sees(nadia, amara)
    given = Grant.objects.get()
    assert (given.why, given.source) == (Why.COVERS, "Sam is on leave")
    assert given.until_at is not None
    assert clock.day_of(given.until_at) == last + timedelta(days=1)
    assert clock.london(given.until_at).hour == 0


def test_sight_is_given_to_a_team(client: Client, dev: User, amara: Child) -> None:
    in_team(dev, north := team())

    send(client, amara, "give", to=f"team:{north.pk}", why="allocated", source="Holds the case")

    assert sees(dev, amara)


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"to": ""}, "Choose a person or a team."),
        ({"to": "user:999999"}, "not one of the available choices"),
        ({"to": "child:1"}, "not one of the available choices"),
        ({"why": "broke_glass"}, "not one of the available choices"),
        ({"why": ""}, "Choose what it is for."),
        ({"source": " "}, "Give the reason."),
        ({"source": "x" * 501}, "at most 500"),
        ({"until-day": "31", "until-month": "2", "until-year": "2027"}, "no such day"),
        ({"until-day": "1", "until-month": "2", "until-year": "2020"}, "The end is past"),
    ],
)
def test_what_cannot_be_given_is_refused_and_what_was_typed_stays(
    client: Client, nadia: User, amara: Child, fields: dict[str, str], says: str
) -> None:
    sent = {"to": f"user:{nadia.pk}", "why": "covers", "source": "Sam is on leave", **fields}

    page = send(client, amara, "give", **sent).content.decode()

    assert says in page
    assert "<title>Error: " in page
    assert sent["source"] in page
    assert not Grant.objects.exists()


def test_the_same_sight_is_not_given_twice(client: Client, tom: User, nadia: User, amara: Child) -> None:
    grant(tom, nadia, amara)

    page = send(client, amara, "give", to=f"user:{nadia.pk}", why="appointed", source="Again").content.decode()

    assert "granted already" in page
    assert Grant.objects.count() == 1


def test_nobody_whose_role_opens_no_child_is_offered(
    client: Client, ingrid: User, priya: User, nadia: User, amara: Child
) -> None:
    page = client.get(f"/children/{amara.key}/sight/").content.decode()

    offered = set(re.findall(r'<option value="(user:\d+)"', page))
    assert f"user:{nadia.pk}" in offered
    assert not offered & {f"user:{ingrid.pk}", f"user:{priya.pk}"}


def test_sight_is_ended_once_and_only_on_its_own_child(
    signed_in: SignedIn, client: Client, tom: User, nadia: User, amara: Child
) -> None:
    given, kofi = grant(tom, nadia, amara), a_child("Kofi")
    address = f"/children/{amara.key}/sight/{given.pk}/end/"
    assert client.post(f"/children/{kofi.key}/sight/{given.pk}/end/").status_code == 404
    assert signed_in(nadia).post(address).status_code == 404
    assert client.get(address).status_code == 405
    for _ in range(2):
        assert client.post(address)["Location"] == f"/children/{amara.key}/sight/"

    assert not sees(nadia, amara)
    assert Entry.objects.filter(what="children.close_grant").count() == 1


# Restricting


def test_a_child_is_restricted_to_people_who_are_named_and_they_are_told(
    signed_in: SignedIn, client: Client, tom: User, nadia: User, grace: User, amara: Child
) -> None:
    grant(tom, nadia, amara)

    answer = send(client, amara, "restrict", named=[tom.pk, nadia.pk], why="Her uncle works here")

    assert answer["Location"] == f"/children/{amara.key}/sight/"
    assert (sees(nadia, amara), sees(grace, amara)) == (True, False)
    assert [notice.to for notice in Notice.objects.all()] == [nadia]


def test_whoever_leaves_themselves_out_sees_the_child_no_longer(
    client: Client, tom: User, nadia: User, amara: Child
) -> None:
    answer = send(client, amara, "restrict", named=[nadia.pk], why="My own niece")

    assert answer["Location"] == "/children/"
    assert not sees(tom, amara)
    assert client.get(f"/children/{amara.key}/sight/").status_code == 404


def test_oneself_is_named_unless_one_takes_oneself_out(client: Client, tom: User, nadia: User, amara: Child) -> None:
    page = client.get(f"/children/{amara.key}/sight/").content.decode()

    checked = re.findall(r'name="restrict-named" type="checkbox" value="(\d+)" checked', page)
    assert checked == [str(tom.pk)]


def test_restricting_needs_people_and_a_reason(client: Client, tom: User, amara: Child) -> None:
    for named, why, says in (([], "My niece", "Name at least one person"), ([tom.pk], "", "Give the reason.")):
        page = send(client, amara, "restrict", named=named, why=why).content.decode()
        assert says in page
        assert why in page
    assert not Restricted.objects.exists()


def test_who_is_named_is_changed(client: Client, tom: User, nadia: User, sam: User, amara: Child) -> None:
    actions.restrict(by=tom, child=amara, named=[tom, nadia], why="x")

    assert send(client, amara, "named", named=[tom.pk, sam.pk]).status_code == 302

    assert {row.user for row in Restricted.objects.get().named.all()} == {tom, sam}


def test_of_two_who_change_it_the_later_is_shown_both_and_may_send_again(
    client: Client, tom: User, nadia: User, sam: User, grace: User, amara: Child
) -> None:
    restricted = actions.restrict(by=tom, child=amara, named=[tom, nadia], why="x")
    actions.change_named(restricted, by=tom, named=[tom, grace], seen_version=1)

    page = send(client, amara, "named", named=[tom.pk, sam.pk], seen_version=1).content.decode()

    assert "Named now: Grace, Tom. You chose: Sam, Tom." in page
    checked = set(re.findall(r'name="named-named" type="checkbox" value="(\d+)" checked', page))
    assert checked == {str(tom.pk), str(sam.pk)}
    assert 'name="seen_version" value="2"' in page
    assert {row.user for row in Restricted.objects.get().named.all()} == {tom, grace}
    send(client, amara, "named", named=[tom.pk, sam.pk])
    assert {row.user for row in Restricted.objects.get().named.all()} == {tom, sam}


@pytest.mark.parametrize("version", ["", "x", "-1", "²", "9" * 30])
def test_a_version_that_is_none_is_stale(client: Client, tom: User, amara: Child, version: str) -> None:
    actions.restrict(by=tom, child=amara, named=[tom], why="x")

    assert (
        "Somebody else changed" in send(client, amara, "named", named=[tom.pk], seen_version=version).content.decode()
    )


def test_a_restriction_is_lifted_with_a_reason_and_those_named_are_told(
    client: Client, tom: User, nadia: User, grace: User, amara: Child
) -> None:
    actions.restrict(by=tom, child=amara, named=[tom, nadia], why="x")
    assert "Give the reason." in send(client, amara, "lift", why="").content.decode()

    assert send(client, amara, "lift", why="The uncle has left").status_code == 302

    assert sees(grace, amara)
    assert Notice.objects.filter(to=nadia, sentence__contains="lifted").exists()


def test_what_somebody_else_did_meanwhile_is_said_and_what_was_typed_stays(
    client: Client, tom: User, nadia: User, amara: Child
) -> None:
    restricted = actions.restrict(by=tom, child=amara, named=[tom], why="x")
    page = send(client, amara, "restrict", named=[tom.pk], why="My niece").content.decode()
    assert "restricted already" in page
    assert "My niece" in page

    actions.lift(restricted, by=tom, why="Over")
    for deed, fields in (("lift", {"why": "It is over"}), ("named", {"named": [tom.pk]})):
        page = send(client, amara, deed, **fields).content.decode()
        assert "lifted already" in page
    assert send(client, amara, "lift", why="x", restricted="0").status_code == 404
    other = actions.restrict(by=tom, child=a_child("Kofi"), named=[tom], why="x")
    assert send(client, amara, "lift", why="x", restricted=other.pk).status_code == 404
    other.refresh_from_db()
    assert other.until_at is None


def test_somebody_named_whose_role_has_ended_stays_to_be_unticked(
    client: Client, tom: User, nadia: User, amara: Child
) -> None:
    actions.restrict(by=tom, child=amara, named=[tom, nadia], why="x")
    nadia.is_active = False
    nadia.save()

    page = client.get(f"/children/{amara.key}/sight/").content.decode()

    assert f'value="{nadia.pk}" checked' in page


def test_a_deed_that_nobody_knows_does_nothing(client: Client, amara: Child) -> None:
    for deed in ("", "delete", "__class__"):
        assert client.post(f"/children/{amara.key}/sight/", {"deed": deed}).status_code == 200
    assert not Entry.objects.filter(kind=Kind.DID).exists()


@pytest.mark.parametrize("typed", HOSTILE)
def test_whatever_is_typed_is_text(client: Client, nadia: User, amara: Child, typed: str) -> None:
    send(client, amara, "give", to=f"user:{nadia.pk}", why="other", source=typed)
    send(client, amara, "give", to=typed, why=typed, source=typed)

    page = client.get(f"/children/{amara.key}/sight/").content.decode()
    assert "<script>alert" not in page
    assert "<img src=x" not in page


def test_the_page_takes_as_many_queries_for_thirty_as_for_two(
    client: Client, tom: User, make_user: MakeUser, amara: Child
) -> None:
    counts = []
    for start, end in ((0, 2), (2, 30)):
        users = [make_user(f"iro{number}", Role.IRO) for number in range(start, end)]
        for user in users:
            grant(tom, user, amara)
            grant(tom, Team.objects.create(name=f"Team {user.pk}", from_on=clock.today()), amara)
        with CaptureQueriesContext(connection) as asked:
            client.get(f"/children/{amara.key}/sight/")
        counts.append(len(asked))
    actions.restrict(by=tom, child=amara, named=[tom, *users], why="x")
    with CaptureQueriesContext(connection) as asked:
        client.get(f"/children/{amara.key}/sight/")

    assert counts[0] == counts[1]
    assert len(asked) <= counts[0] + 3
