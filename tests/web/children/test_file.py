"""The list taken away as a file: by whom, with what in it."""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from heed.access.models import Entry, Kind, User
from heed.children import actions
from heed.children.models import LivesWith
from heed.people.models import Name
from heed.web.children import files
from tests.caseloads.made import allocate, appoint, cover, iro, social_worker
from tests.hostile import FORMULAS
from tests.reviews.made import due, planned, stand_on
from tests.web.children.made import APRIL, TODAY, a_child, seen_by, several, team

SignedIn = Callable[[User], Client]


@pytest.fixture(autouse=True)
def _today(db: None) -> None:
    stand_on(TODAY)


def rows(client: Client, query: str = "") -> list[list[str]]:
    """The file, read."""
    answer = client.get(f"/children/children.csv{query}")
    assert answer.status_code == 200
    assert answer["Content-Disposition"] == 'attachment; filename="children 2026-11-16.csv"'
    return list(csv.reader(b"".join(answer).decode().splitlines()))


def test_a_line_has_what_the_list_says_and_the_kind_of_home_alone(signed_in: SignedIn, tom: User) -> None:
    nadia, sam, dev = iro("Nadia Rahman"), iro("Sam Whitaker"), social_worker("Dev Sharma")
    dev.team = team("Fen Edge")
    dev.save()
    child = a_child("Amara", "Osei", "F-17", born_on=date(2012, 3, 4), placement="K2")
    appoint(nadia, child)
    allocate(dev, child)
    cover(nadia, sam, tom)
    LivesWith.objects.create(child=child, who="Marcia", where="Alderbrook", from_on=APRIL)
    due(child, latest_on=date(2026, 11, 18))
    planned(child, tom, date(2026, 11, 17))
    a_child("Kofi", "Boateng", placement="", law="")

    head, amara, kofi = rows(signed_in(tom))

    assert head[:3] == ["Number", "Name", "Age"]
    assert amara == [
        *("F-17", "Amara Osei", "14", "children’s home", "care order", "Nadia Rahman", "Sam Whitaker"),
        *("Dev Sharma", "Fen Edge", "2026-11-18", "2026-11-17"),
    ]
    assert kofi == ["no number", "Kofi Boateng", "", "not known", "legal status not known", *[""] * 6]


def test_it_is_of_the_children_in_sight_whom_the_filters_leave_and_on_the_record(
    signed_in: SignedIn, tom: User, nadia: User
) -> None:
    child = a_child("Amara", number="F-1", placement="K2")
    a_child("Kofi", number="F-2", placement="U4")
    hidden = a_child("Zuri", number="F-3", placement="K2")
    actions.restrict(by=tom, child=hidden, named=[nadia], why="x")

    found = rows(signed_in(tom), "?placement=childrens_home")

    assert [row[0] for row in found[1:]] == ["F-1"]
    entry = Entry.objects.get(kind=Kind.SAW)
    assert (entry.filter, entry.roles) == ("placement=childrens_home", "service_manager")
    assert [each.child_key for each in entry.children.all()] == [str(child.pk)]


def test_a_search_is_followed_and_not_written_down(signed_in: SignedIn, tom: User) -> None:
    client = signed_in(tom)
    for family in ("Osei", "Mensah"):
        a_child("Amara", family)
    a_child("Kofi")
    address = client.post("/children/find/", {"q": "amara"})["Location"]

    assert len(rows(client, address.removeprefix("/children/"))) == 3
    assert Entry.objects.filter(kind=Kind.SAW).latest("pk").filter == "looked for somebody"


def test_who_may_not_export_gets_none_and_an_analyst_gets_numbers_alone(
    signed_in: SignedIn, nadia: User, grace: User, dev: User, ingrid: User, priya: User
) -> None:
    seen_by(nadia, a_child("Amara", "Osei", "F-17"))
    for user in (nadia, grace, dev, ingrid):
        assert signed_in(user).get("/children/children.csv").status_code == 404
    assert "/children/children.csv" not in signed_in(grace).get("/children/").content.decode()

    (_, row) = rows(signed_in(priya))
    assert row[:2] == ["F-17", ""]
    assert "Amara" not in "".join(row)


@pytest.mark.parametrize("formula", FORMULAS)
def test_no_cell_runs_as_a_formula(signed_in: SignedIn, tom: User, formula: str) -> None:
    child = a_child("Amara")
    Name.objects.filter(person=child.person).update(given=formula, family="")

    answer = signed_in(tom).get("/children/children.csv")
    text = b"".join(answer).decode()

    cell = next(csv.reader(text.split("\r\n", 1)[1].splitlines(keepends=True)))[1]
    assert cell.startswith("'")


def test_thirty_children_take_as_many_queries_as_two_and_more_come_in_parts(
    signed_in: SignedIn, tom: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    client, worker, dev = signed_in(tom), iro(), social_worker()
    counts = []
    for n in (2, 28):
        several(n, worker, dev, tom)
        with CaptureQueriesContext(connection) as asked:
            rows(client)
        counts.append(len(asked))
    monkeypatch.setattr(files, "AT_ONCE", 7)

    assert counts[0] == counts[1]
    assert len(rows(client)) == 31
