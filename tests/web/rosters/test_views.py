"""A roster from its file to the children it changes, through the pages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from heed.access import clock
from heed.access.models import Entry, User
from heed.children.models import Child, Named, Restricted
from heed.exchange.roster import actions
from heed.exchange.roster.comparing import recorded
from heed.exchange.roster.models import RosterHandedIn, RosterState
from heed.exchange.roster.reading import COLUMNS
from heed.people.models import Identifier, Person, Scheme
from heed.web.rosters import pages

SignedIn = Callable[[User], Client]

AMARA = "F-1,Amara,Stone,Nadia Khan,Sam Reed,East,"
DAY = {"from_on-day": "2", "from_on-month": "2", "from_on-year": "2026"}


@pytest.fixture(autouse=True)
def _kept_here(settings: Any, tmp_path: Path) -> None:
    settings.HEED_FILES, settings.HEED_DATA = tmp_path / "files", tmp_path / "data"


@pytest.fixture
def child(db: None) -> Child:
    """F-1."""
    person = Person.objects.create()
    Identifier.objects.create(person=person, scheme=Scheme.LOCAL, value="F-1")
    return Child.objects.create(person=person)


def _file(*rows: str, name: str = "roster.csv") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, "\r\n".join((",".join(COLUMNS), *rows, "")).encode())


def _load(client: Client, *rows: str, **more: Any) -> Any:
    return client.post("/returns/roster/", {"chosen": _file(*rows), **DAY, **more})


def test_a_roster_goes_from_its_file_through_a_preview_to_the_children(
    signed_in: SignedIn, priya: User, child: Child
) -> None:
    client = signed_in(priya)

    answer = _load(client, AMARA)
    handed = RosterHandedIn.objects.get()
    preview = client.get(answer["Location"]).content.decode()
    assert "1 child changes; 0 stay as they are. Nothing has changed yet." in preview
    assert "IRO: Nadia Khan" in preview
    assert "is given a name" in preview
    assert "Amara" not in preview  # an analyst sees numbers
    assert recorded()["F-1"].iro == ""
    assert Entry.objects.get(what="web.roster").by == priya

    applied = client.post(f"/returns/roster/{handed.pk}/apply/", follow=True).content.decode()
    assert recorded()["F-1"].iro == "Nadia Khan"
    assert "Applied: 1 child was changed." in applied
    assert "Roster from Mon 2 Feb 2026" in client.get("/returns/").content.decode()


def test_applied_twice_or_thrown_away_after_it_nothing_more_happens(
    signed_in: SignedIn, priya: User, child: Child
) -> None:
    client = signed_in(priya)
    _load(client, AMARA)
    handed = RosterHandedIn.objects.get()
    for deed in ("apply", "apply", "throw-away", "go-on"):
        assert client.post(f"/returns/roster/{handed.pk}/{deed}/").status_code == 302

    handed.refresh_from_db()
    assert (handed.state, handed.changed) == (RosterState.APPLIED, 1)


def test_one_thrown_away_is_listed_no_more(signed_in: SignedIn, priya: User, child: Child) -> None:
    client = signed_in(priya)
    _load(client, AMARA)
    handed = RosterHandedIn.objects.get()

    assert client.post(f"/returns/roster/{handed.pk}/throw-away/")["Location"] == "/returns/"
    assert "Roster from" not in client.get("/returns/").content.decode()


@pytest.mark.parametrize(
    ("rows", "more", "says"),
    [
        ((AMARA, AMARA), {}, "roster.csv, line 3: the child F-1 is there already, on line 2"),
        ((), {}, "roster.csv has no children"),
        ((AMARA,), {"from_on-year": "2100"}, "The roster cannot count from a day to come"),
        (
            (AMARA,),
            {"from_on-day": "", "from_on-month": "", "from_on-year": ""},
            "Give the day from which the roster counts.",
        ),
        ((AMARA,), {"chosen": ""}, "Choose the roster."),
        ((AMARA,), {"chosen": [_file(AMARA), _file(AMARA, name="b.csv")]}, "Choose one file"),
    ],
)
def test_what_cannot_be_taken_is_said_beside_the_form_and_nothing_is_kept(
    signed_in: SignedIn, priya: User, child: Child, rows: tuple[str, ...], more: dict[str, Any], says: str
) -> None:
    page = _load(signed_in(priya), *rows, **more).content.decode()

    assert says in page
    assert not RosterHandedIn.objects.exists()


def test_the_template_is_the_first_line_of_a_roster(signed_in: SignedIn, priya: User) -> None:
    answer = signed_in(priya).get("/returns/roster/template.csv")

    assert answer.content.decode() == ",".join(COLUMNS) + "\r\n"
    assert answer["Content-Disposition"] == 'attachment; filename="roster.csv"'


def test_nobody_else_sees_that_there_are_rosters(signed_in: SignedIn, priya: User, nadia: User, child: Child) -> None:
    _load(signed_in(priya), AMARA)
    handed = RosterHandedIn.objects.get()
    client = signed_in(nadia)

    for path in ("", "template.csv", f"{handed.pk}/"):
        assert client.get(f"/returns/roster/{path}").status_code == 404
    for deed in ("apply", "go-on", "throw-away"):
        assert client.post(f"/returns/roster/{handed.pk}/{deed}/").status_code == 404
    handed.refresh_from_db()
    assert handed.state == RosterState.READY


def test_a_child_out_of_sight_is_counted_and_never_named(
    signed_in: SignedIn, priya: User, tom: User, child: Child
) -> None:
    restricted = Restricted.objects.create(child=child, why="her mother works here", by=tom, from_at=clock.now())
    Named.objects.create(restricted=restricted, user=tom)
    client = signed_in(priya)

    page = client.get(_load(client, AMARA)["Location"]).content.decode()
    assert "F-1" not in page
    assert "And 1 whom you may not see." not in page  # nobody is listed, so nobody is beside the list
    assert "1 child changes" in page


def test_a_roster_that_was_stopped_says_why_and_can_be_gone_on_with(
    signed_in: SignedIn, priya: User, child: Child
) -> None:
    client = signed_in(priya)
    _load(client, AMARA)
    RosterHandedIn.objects.update(state=RosterState.APPLYING, applied_by=priya, stopped_why="Applying stopped.")
    handed = RosterHandedIn.objects.get()

    page = client.get(f"/returns/roster/{handed.pk}/").content.decode()
    assert "Applying stopped." in page
    assert "Go on applying" in page
    assert "Stopped part of the way" in client.get("/returns/").content.decode()
    client.post(f"/returns/roster/{handed.pk}/go-on/")
    assert recorded()["F-1"].iro == "Nadia Khan"


def test_a_roster_whose_server_was_killed_can_be_gone_on_with(
    signed_in: SignedIn, priya: User, child: Child, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = signed_in(priya)
    _load(client, AMARA)
    RosterHandedIn.objects.update(state=RosterState.APPLYING, applied_by=priya)
    address = f"/returns/roster/{RosterHandedIn.objects.get().pk}/"

    assert "Go on applying" in client.get(address).content.decode()
    with monkeypatch.context() as patch:
        patch.setattr(actions, "busy", lambda: True)  # somebody is at it
        page = client.get(address).content.decode()
    assert "Go on applying" not in page
    assert "It is being applied, child by child: 1 to go." in page
    client.post(f"{address}go-on/")
    assert recorded()["F-1"].iro == "Nadia Khan"


def test_what_was_and_what_will_be_are_told_of_each_thing(signed_in: SignedIn, priya: User, child: Child) -> None:
    client = signed_in(priya)
    _load(client, AMARA + "Stones", "F-9,Kit,,Oli Hart,,,")
    client.post(f"/returns/roster/{RosterHandedIn.objects.get().pk}/apply/")

    page = client.get(_load(client, "F-1,Amara,Hill,Oli Hart,,,")["Location"]).content.decode()
    assert "IRO: Oli Hart, until now Nadia Khan" in page
    assert "Social worker and team: none, until now Sam Reed, East" in page
    assert "Sibling group: none, until now Stones" in page
    assert "is given another name" in page


def test_long_lists_are_cut_and_say_so(
    signed_in: SignedIn, priya: User, child: Child, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = Person.objects.create()
    Identifier.objects.create(person=person, scheme=Scheme.LOCAL, value="F-2")
    Child.objects.create(person=person)
    monkeypatch.setattr(pages, "SHOWN", 1)
    client = signed_in(priya)

    page = client.get(_load(client, AMARA, "F-2,,,,Sam Reed,,")["Location"]).content.decode()
    assert page.count("And 1 more.") == 2
