"""Workers and teams through their pages: recorded, changed, gone; and what they may see follows at once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from heed.access.models import User
from heed.caseloads.models import Allocation, Appointment
from heed.children.models import Child
from heed.council.models import Team
from heed.people.models import IRO_PROFESSION, Person, Worker
from tests.days import day
from tests.hostile import MARKUP

SignedIn = Callable[[User], Client]

JANUARY = date(2020, 1, 1)
FROM = {"from_on-day": "1", "from_on-month": "4", "from_on-year": "2026"}
UNTIL = {"until_on-day": "1", "until_on-month": "4", "until_on-year": "2026"}


def a_worker(name: str = "Dev Sharma", **more: Any) -> Worker:
    """Somebody who works here."""
    return Worker.objects.create(**{"name": name, "profession": "Social worker", "from_on": JANUARY, **more})


def change(client: Client, worker: Worker, **more: Any) -> Any:
    """Send the form of a worker, all else as it is."""
    said = {
        "name": worker.name,
        "profession": worker.profession,
        "registration": worker.registration,
        "share": str(worker.share),
        "team": worker.team_id or "",
        "manager": worker.manager_id or "",
        "user": worker.user_id or "",
        "controls_resources": "yes" if worker.controls_resources else "no",
        "seen_version": worker.version,
    }
    return client.post(f"/people/workers/{worker.pk}/", {**said, **more})


def a_child() -> Child:
    """A child in care."""
    return Child.objects.create(person=Person.objects.create())


def sees(user: User, child: Child) -> bool:
    """Whether the user sees the child now."""
    return Child.objects.visible_to(User.objects.get(pk=user.pk)).filter(pk=child.pk).exists()


# The list


def test_who_works_here_stands_under_what_they_do_and_who_has_left_last(
    signed_in: SignedIn, tom: User, nadia: User
) -> None:
    east = Team.objects.create(name="East", from_on=JANUARY)
    carol = a_worker("Carol Webb", profession="Practice supervisor", controls_resources=True)
    a_worker(team=east, manager=carol, share=Decimal("0.60"))
    a_worker("Nadia Rahman", profession=IRO_PROFESSION, user=nadia)
    a_worker("Old", until_on=day("Fri 1 Jan 2021"))
    a_worker("Going", profession="", until_on=date(2098, 1, 1))

    page = signed_in(tom).get("/people/workers/").content.decode()

    assert "Manager: Carol Webb" in page
    assert "0.6 of full time" in page
    assert "Decides what may be spent" in page
    assert "Signs in as nadia" in page
    assert "Leaves on Wed 1 Jan 2098" in page
    assert "Not said what they do" in page
    assert page.index("1 person has left") < page.index("Left on Fri 1 Jan 2021")
    assert "Who signs in" not in page, "that is for administrators"


def test_nobody_is_recorded_yet(signed_in: SignedIn, ingrid: User) -> None:
    page = signed_in(ingrid).get("/people/workers/").content.decode()

    assert "Nobody is recorded yet." in page
    assert "Who signs in" in page


# One


def test_somebody_is_recorded(signed_in: SignedIn, tom: User, nadia: User) -> None:
    client = signed_in(tom)
    assert 'value="1"' in client.get("/people/workers/add/").content.decode()
    said = {"name": "Nadia Rahman", "profession": "iro", "registration": "SW1", "share": "0,6", "user": nadia.pk}

    answer = client.post("/people/workers/add/", {**said, "controls_resources": "no", **FROM})

    worker = Worker.objects.get()
    assert answer["Location"] == "/people/workers/"
    assert (worker.profession, worker.share, worker.user) == (IRO_PROFESSION, Decimal("0.60"), nadia)
    again = client.post("/people/workers/add/", {**said, "controls_resources": "no", **FROM}).content.decode()
    assert "Choose a login that no other worker has." in again
    assert Worker.objects.count() == 1


def test_a_worker_is_changed_and_what_was_typed_stays_where_it_cannot_be(signed_in: SignedIn, tom: User) -> None:
    east = Team.objects.create(name="East", from_on=JANUARY)
    carol, worker = a_worker("Carol"), a_worker()
    client = signed_in(tom)
    assert 'value="Dev Sharma"' in client.get(f"/people/workers/{worker.pk}/").content.decode()

    said = {"team": east.pk, "manager": carol.pk, "share": "0.75", "controls_resources": "yes"}
    assert change(client, worker, **said)["Location"] == "/people/workers/"
    worker.refresh_from_db()
    assert (worker.team, worker.manager, worker.share, worker.controls_resources) == (
        east,
        carol,
        Decimal("0.75"),
        True,
    )

    page = change(client, carol, manager=worker.pk, name="Carol Webb").content.decode()
    assert "makes a loop" in page
    assert 'value="Carol Webb"' in page


@pytest.mark.parametrize(
    ("said", "says"),
    [
        ({"name": ""}, "Give the worker’s name."),
        ({"share": ""}, "Give the share of full time"),
        ({"share": "half"}, "such as 0.6"),
        ({"share": "²"}, "such as 0.6"),
        ({"share": "1.5"}, "above 0 and up to 1"),
        ({"share": "0.625"}, "at most two decimals"),
        ({"controls_resources": ""}, "Say yes or no."),
        ({"registration": "x" * 41}, "at most 40"),
        ({"team": "99999"}, "Choose a team that is open."),
    ],
)
def test_what_cannot_be_is_said_beside_its_field(
    signed_in: SignedIn, tom: User, said: dict[str, str], says: str
) -> None:
    worker = a_worker()

    assert says in change(signed_in(tom), worker, **said).content.decode()
    worker.refresh_from_db()
    assert worker.version == 1


def test_of_two_who_change_a_worker_the_later_is_shown_both(signed_in: SignedIn, tom: User) -> None:
    east = Team.objects.create(name="East", from_on=JANUARY)
    worker, client = a_worker(), signed_in(tom)
    change(client, worker, team=east.pk, controls_resources="yes")

    page = change(client, worker, name="Dev S").content.decode()

    assert '<th scope="row">Team</th><td>East</td><td>nothing</td>' in page
    assert "<td>Yes</td><td>No</td>" in page
    assert "<td>Dev Sharma</td><td>Dev S</td>" in page
    assert 'name="seen_version" value="2"' in page


def test_who_sees_a_child_follows_login_and_manager_at_once(
    signed_in: SignedIn, ingrid: User, dev: User, sam: User, nadia: User
) -> None:
    child, client = a_child(), signed_in(ingrid)
    worker, manager = a_worker(), a_worker("Sam", user=sam)
    Allocation.objects.create(child=child, worker=worker, from_on=JANUARY)

    change(client, worker, user=dev.pk, manager=manager.pk)
    assert sees(dev, child)
    assert sees(sam, child)

    worker.refresh_from_db()
    change(client, worker, user=nadia.pk, manager="")
    assert sees(nadia, child)
    assert not sees(dev, child)
    assert not sees(sam, child)


def test_somebody_who_leaves_sees_no_more_and_whose_children_they_have_is_told_first(
    signed_in: SignedIn, tom: User, nadia: User
) -> None:
    client = signed_in(tom)
    iro = a_worker("Nadia", profession=IRO_PROFESSION)
    a_worker(manager=iro)
    children = [a_child(), a_child()]
    for child in children:
        Appointment.objects.create(child=child, worker=iro, from_on=JANUARY, by=tom)
    Allocation.objects.create(child=children[0], worker=iro, from_on=JANUARY)
    change(client, iro, user=nadia.pk)
    assert sees(nadia, children[0])

    address = f"/people/workers/{iro.pk}/"
    page = client.get(address).content.decode()
    assert "IRO of 2 children; Social worker of 1 child; Manager of 1 worker." in page
    assert "Give the day." in client.post(f"{address}left/").content.decode()
    assert client.post(f"{address}left/", UNTIL)["Location"] == "/people/workers/"
    assert not sees(nadia, children[0])

    page = client.get(address).content.decode()
    assert "Left on Wed 1 Apr 2026" in page
    assert "<b>Still</b> IRO of 2 children" in page
    assert "Change it" not in page
    iro.refresh_from_db()
    assert "The worker has left" in change(client, iro, name="Else").content.decode()
    assert "This has ended already." in client.post(f"{address}left/", UNTIL).content.decode()
    iro.refresh_from_db()
    assert (iro.name, iro.version) == ("Nadia", 3)


def test_an_administrator_goes_on_to_the_login(signed_in: SignedIn, ingrid: User, tom: User, nadia: User) -> None:
    worker = a_worker(user=nadia)
    address = f"/people/workers/{worker.pk}/"

    assert f"/people/{nadia.pk}/" in signed_in(ingrid).get(address).content.decode()
    assert f"/people/{nadia.pk}/" not in signed_in(tom).get(address).content.decode()


# Teams


def test_a_team_is_opened_once_renamed_and_closed(signed_in: SignedIn, tom: User) -> None:
    client = signed_in(tom)
    assert "There is no team yet." in client.get("/teams/").content.decode()
    assert client.post("/teams/", {"name": "East", **FROM})["Location"] == "/teams/"
    assert "There is a team of this name already" in client.post("/teams/", {"name": "East", **FROM}).content.decode()
    team = Team.objects.get()
    a_worker(team=team)
    a_worker("Old", team=team, until_on=date(2021, 1, 1))
    assert "1 person<" in client.get("/teams/").content.decode()

    one = f"/teams/{team.pk}/"
    page = client.get(one).content.decode()
    assert "Dev Sharma" in page
    assert ">Old<" not in page
    assert client.post(one, {"name": "North", "seen_version": 1})["Location"] == one
    stale = client.post(one, {"name": "South", "seen_version": 1}).content.decode()
    assert "<td>North</td><td>South</td>" in stale

    close = {"until_on-day": "2", "until_on-month": "4", "until_on-year": "2026"}
    assert "Give the day." in client.post(f"{one}close/").content.decode()
    assert "choose a later day" in client.post(f"{one}close/", UNTIL).content.decode()
    assert client.post(f"{one}close/", close)["Location"] == "/teams/"
    page = client.get("/teams/").content.decode()
    assert page.index(">Closed<") < page.index("North")
    assert "closes after Wed 1 Apr 2026" in page
    assert "Close this team" not in client.get(one).content.decode()


def test_a_team_with_nobody_in_it_says_so(signed_in: SignedIn, tom: User) -> None:
    team = Team.objects.create(name="East", from_on=JANUARY)

    assert "Nobody is." in signed_in(tom).get(f"/teams/{team.pk}/").content.decode()


# Everywhere


def test_hostile_text_is_shown_as_text(signed_in: SignedIn, tom: User) -> None:
    client = signed_in(tom)
    for text in MARKUP:
        client.post("/teams/", {"name": text, **FROM})
        team = Team.objects.get(name=text)
        worker = a_worker(text, profession=text, team=team)
        addresses = ("/teams/", f"/teams/{team.pk}/", "/people/workers/", f"/people/workers/{worker.pk}/")
        for address in addresses:
            page = client.get(address).content.decode()
            assert "<script>alert" not in page
            assert "<img src=x" not in page


def test_nobody_else_finds_workers_or_teams(signed_in: SignedIn, grace: User, nadia: User) -> None:
    worker, team = a_worker(), Team.objects.create(name="East", from_on=JANUARY)
    for user in (grace, nadia):
        client = signed_in(user)
        workers = ("/people/workers/", "/people/workers/add/", f"/people/workers/{worker.pk}/")
        for address in (*workers, "/teams/", f"/teams/{team.pk}/"):
            assert client.get(address).status_code == 404
        assert change(client, worker, name="Else").status_code == 404
        for address in (f"/people/workers/{worker.pk}/left/", f"/teams/{team.pk}/close/"):
            assert client.post(address, UNTIL).status_code == 404
        assert client.post("/teams/", {"name": "West", **FROM}).status_code == 404
    assert list(Team.objects.values_list("name", "until_on")) == [("East", None)]


def test_the_pages_ask_the_same_few_questions_however_many_there_are(
    signed_in: SignedIn, tom: User, django_assert_max_num_queries: Any
) -> None:
    client = signed_in(tom)
    counts = []
    first = Team.objects.create(name="First", from_on=JANUARY)
    boss = a_worker("Boss", team=first)
    for n in (2, 20):
        for k in range(n):
            a_worker(f"W {n} {k}", team=first, manager=boss)
            Team.objects.create(name=f"T {n} {k}", from_on=JANUARY)
        for address in ("/people/workers/", f"/people/workers/{boss.pk}/", "/teams/", f"/teams/{first.pk}/"):
            with django_assert_max_num_queries(40) as asked:
                client.get(address)
            counts.append(len(asked))

    assert counts[:4] == counts[4:]
