"""Opening a record in an emergency, as a page: one answer for all that opens nothing, who is told, who sees the list."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.html import escape

from heed.access import clock
from heed.access.models import Entry, Kind, Notice, User
from heed.children import actions
from heed.children.models import Child, Grant, Why
from heed.council.models import Setting, Word
from heed.web.children.emergency import open_until
from tests.hostile import HOSTILE
from tests.reviews.made import stand_on
from tests.web.children.made import TODAY, a_child, seen_by

SignedIn = Callable[[User], Client]
ADDRESS = "/children/emergency/"


@pytest.fixture(autouse=True)
def _today(db: None) -> None:
    stand_on(TODAY)


@pytest.fixture
def amara(db: None) -> Child:
    """A child whom only those with the service in scope see."""
    return a_child("Amara", "Osei", "F-17")


def ask(client: Client, number: str = "F-17", reason: str = "The police rang") -> object:
    """Ask for a record."""
    return client.post(ADDRESS, {"number": number, "reason": reason})


def page_after(client: Client, number: str, reason: str = "The police rang") -> str:
    """The page that answers where nothing is opened, without what was typed and what is new on each page."""
    answer = client.post(ADDRESS, {"number": number, "reason": reason})
    assert answer.status_code == 200
    page = answer.content.decode().replace(escape(number), "…")
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page)


def test_a_record_opens_for_the_hours_that_the_council_set_and_its_page_can_be_opened(
    signed_in: SignedIn, sam: User, amara: Child
) -> None:
    Setting.objects.create(name="break_glass_hours", value="3", from_on=date(2015, 4, 1), reason="Agreed")
    client = signed_in(sam)
    assert client.get(f"/children/{amara.key}/").status_code == 404
    assert "3 hours" in client.get(ADDRESS).content.decode()

    answer = client.post(ADDRESS, {"number": " F-17 ", "reason": "The police rang"})

    assert answer["Location"] == f"/children/{amara.key}/"
    assert client.get(answer["Location"]).status_code == 200
    until = open_until(sam, amara)
    assert until is not None
    assert timedelta(hours=2, minutes=55) < until - clock.now() <= timedelta(hours=3)
    page = client.get(ADDRESS).content.decode()
    assert "Open to you now" in page
    assert "Amara Osei" in page


def test_until_when_it_is_open_is_of_that_person_and_child_and_only_while_it_is(
    signed_in: SignedIn, tom: User, sam: User, nadia: User, amara: Child
) -> None:
    ask(signed_in(sam))
    assert open_until(nadia, amara) is None
    assert open_until(sam, a_child("Kofi")) is None

    actions.close_grant(Grant.objects.get(), by=tom)

    assert open_until(sam, amara) is None


def test_the_iro_and_the_manager_are_told_who_why_and_until_when(
    signed_in: SignedIn, tom: User, nadia: User, sam: User, amara: Child
) -> None:
    seen_by(nadia, amara)

    ask(signed_in(sam))

    assert {notice.to for notice in Notice.objects.all()} == {tom, nadia}
    assert all("Sam opened {child}’s record" in notice.sentence for notice in Notice.objects.all())


def test_nobody_learns_from_the_answer_whose_number_it_is(
    signed_in: SignedIn, tom: User, sam: User, amara: Child
) -> None:
    restricted = a_child("Zuri", "Nkrumah", "F-18")
    actions.restrict(by=tom, child=restricted, named=[tom], why="x")
    elsewhere = a_child("Gone", "Away", "F-19", until=date(2026, 6, 1))
    client = signed_in(sam)

    pages = {page_after(client, number) for number in ("F-18", "F-19", "F-20", "Amara Osei")}

    assert len(pages) == 1
    assert escape(actions.CANNOT_OPEN) in pages.pop()
    assert not Grant.objects.filter(child__in=[restricted, elsewhere]).exists()
    assert not Notice.objects.filter(what="children.broke_glass").exists()


def test_whom_one_sees_already_is_just_opened_and_nobody_is_told(signed_in: SignedIn, tom: User, amara: Child) -> None:
    assert ask(signed_in(tom))["Location"] == f"/children/{amara.key}/"  # type: ignore[index]
    assert not Grant.objects.exists()
    assert not Notice.objects.exists()


def test_a_second_press_opens_nothing_more(signed_in: SignedIn, sam: User, amara: Child) -> None:
    client = signed_in(sam)
    for _ in range(2):
        assert ask(client)["Location"] == f"/children/{amara.key}/"  # type: ignore[index]

    assert Grant.objects.count() == 1


def test_without_a_number_or_a_reason_nothing_opens_and_what_was_typed_stays(
    signed_in: SignedIn, sam: User, amara: Child
) -> None:
    client = signed_in(sam)
    for number, reason, says in (
        ("F-17", "", "Say why you need it now."),
        ("", "The police rang", "Give the child’s number."),
        ("F-17", "x" * 501, "at most 500"),
    ):
        page = client.post(ADDRESS, {"number": number, "reason": reason}).content.decode()
        assert says in page
        assert reason in page
        assert "<title>Error: " in page
    assert not Grant.objects.exists()


def test_after_five_in_a_day_the_page_says_so_whatever_the_number(signed_in: SignedIn, sam: User, amara: Child) -> None:
    client = signed_in(sam)
    for number in range(5):
        a_child(f"Child{number}", number=f"G-{number}")
        ask(client, f"G-{number}")

    assert page_after(client, "F-17") == page_after(client, "F-999")
    assert "5 records in an emergency" in page_after(client, "F-17")
    assert "Not now, because:" in client.get(ADDRESS).content.decode()
    assert ask(client, "G-1").status_code == 302  # type: ignore[attr-defined]  # what is open stays open


@pytest.mark.parametrize("typed", HOSTILE)
def test_whatever_is_typed_is_text(signed_in: SignedIn, sam: User, tom: User, amara: Child, typed: str) -> None:
    client = signed_in(sam)
    assert client.post(ADDRESS, {"number": typed, "reason": typed}).status_code == 200

    client.post(ADDRESS, {"number": "F-17", "reason": typed})

    page = signed_in(tom).get(ADDRESS).content.decode()
    assert "<script>alert" not in page
    assert "<img src=x" not in page


def test_managers_see_the_last_ones_of_children_in_their_sight_and_end_them(
    signed_in: SignedIn, tom: User, sam: User, amara: Child
) -> None:
    hidden = a_child("Zuri", "Nkrumah", "F-18")
    ask(signed_in(sam))
    ask(signed_in(sam), "F-18")
    actions.restrict(by=tom, child=hidden, named=[sam], why="x")
    client = signed_in(tom)

    page = client.get(ADDRESS).content.decode()
    assert "Amara Osei" in page
    assert "The police rang" in page
    assert "Zuri" not in page
    assert Entry.objects.filter(kind=Kind.SAW, what="web.emergency", by=tom).count() == 1
    grant = Grant.objects.get(child=amara)
    assert f"/children/{amara.key}/sight/{grant.pk}/end/" in page

    answer = client.post(f"/children/{amara.key}/sight/{grant.pk}/end/", {"back": "emergency"})

    assert answer["Location"] == ADDRESS
    assert signed_in(sam).get(f"/children/{amara.key}/").status_code == 404
    after = client.get(ADDRESS).content.decode()
    assert "Over since" in after
    assert "End it now" not in after


def test_who_is_no_manager_sees_no_ones_but_their_own(
    signed_in: SignedIn, sam: User, nadia: User, amara: Child
) -> None:
    ask(signed_in(sam))
    seen_by(nadia, amara)

    page = signed_in(nadia).get(ADDRESS).content.decode()

    assert "Amara" not in page
    assert "Who opened a record" not in page
    assert not Entry.objects.filter(kind=Kind.SAW, by=nadia).exists()


def test_where_nobody_has_the_manager_reads_that(signed_in: SignedIn, tom: User) -> None:
    assert "Nobody has opened a record in an emergency." in signed_in(tom).get(ADDRESS).content.decode()


def test_the_page_is_for_those_who_may_open_children(
    signed_in: SignedIn, priya: User, ingrid: User, ruth: User, dev: User, grace: User
) -> None:
    for user, status in ((priya, 404), (ingrid, 404), (ruth, 200), (dev, 200), (grace, 200)):
        assert signed_in(user).get(ADDRESS).status_code == status


def test_the_refusal_speaks_in_the_councils_words(signed_in: SignedIn, sam: User) -> None:
    Word.objects.create(
        noun="iro_manager", singular="head of reviewing", plural="heads", article="a", from_on=date(2015, 4, 1)
    )

    assert "ask the head of reviewing" in page_after(signed_in(sam), "F-999").lower()


def test_the_page_takes_as_many_queries_for_thirty_as_for_two(signed_in: SignedIn, tom: User, sam: User) -> None:
    client, counts = signed_in(tom), []
    for start, end in ((0, 2), (2, 30)):
        for number in range(start, end):
            at = clock.now()
            until = at + timedelta(hours=1)
            Grant.objects.create(
                user=sam,
                by=sam,
                child=a_child(f"C{number}"),
                why=Why.BROKE_GLASS,
                source="x",
                from_at=at,
                until_at=until,
            )
        with CaptureQueriesContext(connection) as asked:
            client.get(ADDRESS)
        counts.append(len(asked))
    assert counts[0] == counts[1]
