"""Looking for a child: who is found, who is not, where the words go that were typed."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from heed.access.models import Entry, User
from heed.children import actions
from heed.children.models import LivesWith
from heed.people.models import Identifier, Name, NameKind, Scheme
from tests.caseloads.made import allocate, appoint, iro, social_worker
from tests.hostile import HOSTILE
from tests.people.made import declare
from tests.reviews.made import stand_on
from tests.web.children.made import APRIL, TODAY, a_child, looked_for, names_in, seen_by, team

SignedIn = Callable[[User], Client]


@pytest.fixture(autouse=True)
def _today(db: None) -> None:
    stand_on(TODAY)


@pytest.fixture
def client(signed_in: SignedIn, tom: User) -> Client:
    """The service manager's browser."""
    return signed_in(tom)


def test_a_name_never_stands_in_an_address_or_in_the_record(client: Client) -> None:
    for family in ("Osei", "Mensah"):
        a_child("Amara", family)

    answer = client.post("/children/find/", {"q": "Amara"})

    assert "mara" not in answer["Location"].lower()
    assert names_in(client, answer["Location"]) == ["Amara Mensah", "Amara Osei"]
    assert not [entry for entry in Entry.objects.all() if "mara" in f"{entry.filter} {entry.sentence}".lower()]


def test_the_only_one_found_is_opened(client: Client) -> None:
    child = a_child("Amara", number="F-17")
    a_child("Kofi", number="F-18")

    answer = client.post("/children/find/", {"q": "amara"})

    assert answer["Location"] == f"/children/{child.key}/"


def test_a_whole_number_opens_its_child_though_others_begin_with_it(client: Client) -> None:
    a_child("Amara", number="F-17")
    a_child("Kofi", number="F-171")

    assert looked_for(client, "F-17") == ["→ Amara Osei"]
    assert looked_for(client, "f17") == ["→ Amara Osei"]
    assert looked_for(client, "171") == ["→ Kofi Osei"]
    assert looked_for(client, "F-1") == ["Amara Osei", "Kofi Osei"]


def test_a_number_that_is_over_finds_nobody(client: Client) -> None:
    child = a_child("Amara", number="F-17")
    Identifier.objects.create(person=child.person, scheme=Scheme.LOCAL, value="OLD-1", until_on=APRIL)
    a_child("Kofi")

    assert looked_for(client, "OLD-1") == []


def test_a_former_name_finds_its_child(client: Client) -> None:
    child = a_child("Amara", "Osei")
    Name.objects.create(person=child.person, kind=NameKind.FORMER, given="Amara", family="Mensah", until_on=APRIL)
    a_child("Kofi", "Boateng")

    assert looked_for(client, "mensah") == ["→ Amara Osei"]


def test_two_who_are_not_to_be_linked_are_never_found_by_each_others_names(client: Client, tom: User) -> None:
    before, after = a_child("Amara", "Osei"), a_child("Amy", "Whitfield")
    declare(tom, before.person, after.person)
    Name.objects.create(person=before.person, kind=NameKind.FORMER, given="Ama", family="Kusi", until_on=APRIL)
    a_child("Kofi", "Boateng")

    assert looked_for(client, "kusi") == ["→ Amara Osei"]
    assert looked_for(client, "whitfield") == ["→ Amy Whitfield"]
    assert looked_for(client, "ama whitfield") == []


def test_children_are_found_by_who_works_with_them_and_where_they_live_and_names_come_first(client: Client) -> None:
    marcus, dev = iro("Marcus Webb"), social_worker("Dev Sharma")
    dev.team = team("Fen Edge")
    dev.save()
    for given in ("Amara", "Kofi"):
        child = a_child(given, placement="K2")
        appoint(marcus, child)
        allocate(dev, child)
    a_child("Zeb", "Marcusson", placement="P1")

    assert looked_for(client, "marcus") == ["Zeb Marcusson", "Amara Osei", "Kofi Osei"]
    assert looked_for(client, "sharma dev") == ["Amara Osei", "Kofi Osei"]
    assert looked_for(client, "fen edge") == ["Amara Osei", "Kofi Osei"]
    assert looked_for(client, "children's home") == ["Amara Osei", "Kofi Osei"]
    assert looked_for(client, "ma") == ["→ Zeb Marcusson"]  # two letters look through names and numbers alone
    assert looked_for(client, "amara webb") == []


def test_the_page_says_what_children_were_found_by(client: Client) -> None:
    marcus = iro("Marcus Webb")
    for given in ("Amara", "Kofi"):
        appoint(marcus, a_child(given))
    a_child("Marcus")

    answer = client.get(client.post("/children/find/", {"q": "marcus"})["Location"]).content.decode()

    assert "1 by name or number; 2 by their IRO" in answer
    assert answer.count("found by IRO") == 2


def test_a_carer_finds_the_child_and_a_place_that_is_withheld_does_not(client: Client) -> None:
    for given, withheld in (("Amara", False), ("Kofi", True)):
        LivesWith.objects.create(
            child=a_child(given), who="Marcia Bell", where="Alderbrook", withheld=withheld, from_on=APRIL
        )

    assert looked_for(client, "marcia") == ["Amara Osei", "Kofi Osei"]
    assert looked_for(client, "alderbrook") == ["→ Amara Osei"]


def test_who_left_long_ago_is_found_too_and_a_filter_keeps_them_out(client: Client) -> None:
    a_child("Amara", "Osei", until=date(2026, 6, 1))
    a_child("Amara", "Mensah", since=date(2015, 4, 1), until=date(2016, 4, 1))
    a_child("Amara", "Boateng")

    assert looked_for(client, "amara") == ["Amara Boateng", "Amara Mensah", "Amara Osei"]
    mark = client.post("/children/find/", {"q": "amara", "within": "care=left"})["Location"]
    assert names_in(client, mark) == ["Amara Osei"]


def test_nothing_is_told_of_children_out_of_sight(signed_in: SignedIn, nadia: User, tom: User) -> None:
    a_child("Amara", "Osei", "F-17")
    seen_by(nadia, a_child("Kofi", "Boateng", "F-18"), hidden := a_child("Zuri", "Nkrumah", "F-19"))
    actions.restrict(by=tom, child=hidden, named=[tom], why="x")
    client = signed_in(nadia)

    pages = set()
    for text in ("Amara", "Zuri", "F-17", "F-19", "Nobody at all"):
        address = client.post("/children/find/", {"q": text})["Location"]
        page = client.get(address).content.decode().replace(text, "…").replace(address.partition("=")[2], "mark")
        assert "Nobody whom you may see is found" in page
        pages.add(re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page))
    assert len(pages) == 1
    assert looked_for(client, "F-18") == ["→ Kofi Boateng"]
    assert looked_for(client, "o") == []


def test_a_search_that_the_session_no_longer_has_lists_nobody_and_says_so(client: Client) -> None:
    a_child("Amara", "Osei")
    a_child("Amara", "Mensah")
    address = client.post("/children/find/", {"q": "amara"})["Location"]
    client.logout()
    client.force_login(User.objects.get(username="tom"), backend="django.contrib.auth.backends.ModelBackend")

    page = client.get(address).content.decode()

    assert "no longer kept" in page
    assert "Amara" not in page


def test_nothing_typed_is_the_list_as_it_was(client: Client) -> None:
    for typed in ("", "   ", "\x00"):
        assert (
            client.post("/children/find/", {"q": typed, "within": "care=left&x=1"})["Location"]
            == "/children/?care=left"
        )
    assert client.post("/children/find/")["Location"] == "/children/"
    assert client.post("/children/find/", {"within": "care=nonsense"})["Location"] == "/children/"


@pytest.mark.parametrize("typed", [*HOSTILE, "a" * 2_000, "%", "_", "\\", "' OR 1=1 --", "🙂"])
def test_whatever_is_typed_is_shown_as_text_and_finds_nobody(client: Client, typed: str) -> None:
    a_child("Amara", "Osei")

    answer = client.post("/children/find/", {"q": typed})

    assert answer.status_code == 302
    page = client.get(answer["Location"]).content.decode()
    assert "Amara Osei" not in page or answer["Location"] == "/children/"
    assert "<script>alert" not in page
    assert "<img src=x" not in page


def test_the_analyst_and_the_administrator_find_nobody_and_a_stranger_signs_in(
    signed_in: SignedIn, priya: User, ingrid: User
) -> None:
    a_child("Amara", "Osei")
    for user in (priya, ingrid):
        assert signed_in(user).post("/children/find/", {"q": "amara"}).status_code == 404
    assert Client().post("/children/find/", {"q": "amara"})["Location"].startswith("/sign-in/")


def test_a_search_takes_as_many_queries_for_many_as_for_two(signed_in: SignedIn, nadia: User) -> None:
    client = signed_in(nadia)
    counts = []
    for start, end in ((0, 2), (2, 30)):
        for number in range(start, end):
            seen_by(nadia, a_child("Amara", f"Osei{number:02}", f"F-{number}"))
        address = client.post("/children/find/", {"q": "amara"})["Location"]
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 40
