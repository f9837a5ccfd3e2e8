"""The list of children: whom it is of, how it is narrowed down and put in order, what each line says."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from heed.access import clock
from heed.access.models import Entry, Kind, User
from heed.children import actions
from heed.children.models import Episode, LivesWith
from heed.council.models import Word
from heed.people.models import InSiblingGroup, Kin, Name
from heed.reviews.models import PlannedReview
from tests.caseloads.made import allocate, appoint, cover, iro, siblings, social_worker
from tests.people.made import relate
from tests.reviews.made import due, planned, stand_on, unknown
from tests.web.children.made import APRIL, TODAY, a_child, listed, names_in, seen_by, several, team

SignedIn = Callable[[User], Client]


@pytest.fixture(autouse=True)
def _today(db: None) -> None:
    stand_on(TODAY)


@pytest.fixture
def client(signed_in: SignedIn, tom: User) -> Client:
    """The service manager's browser."""
    return signed_in(tom)


def page_of(client: Client, address: str = "/children/") -> str:
    """The page as text."""
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


# Whom it is of


def test_the_list_is_of_the_children_in_sight_and_counts_no_others(
    signed_in: SignedIn, nadia: User, sam: User, tom: User
) -> None:
    mine, hidden = a_child("Amara"), a_child("Zuri")
    a_child("Kofi")
    seen_by(nadia, mine, hidden)
    actions.restrict(by=tom, child=hidden, named=[tom], why="x")

    page = page_of(signed_in(nadia))
    assert listed(page) == ["Amara Osei"]
    assert "1 child in care" in page
    assert names_in(signed_in(sam)) == []
    assert names_in(signed_in(tom)) == ["Amara Osei", "Kofi Osei", "Zuri Osei"]


def test_roles_that_open_no_child_do_not_get_the_list(
    signed_in: SignedIn, priya: User, ingrid: User, make_user: Callable[..., User]
) -> None:
    for user in (priya, ingrid, make_user("nobody")):
        assert signed_in(user).get("/children/").status_code == 404


def test_what_was_looked_at_is_on_the_record_once_with_its_filters(client: Client, tom: User) -> None:
    child = a_child("Amara")

    client.get("/children/?sort=review&page=2")

    entry = Entry.objects.get(kind=Kind.SAW)
    assert (entry.by, entry.what, entry.filter) == (tom, "web.children", "sort=review")
    assert [each.child_key for each in entry.children.all()] == [str(child.pk)]


def test_a_list_of_nobody_is_not_on_the_record(client: Client) -> None:
    client.get("/children/")

    assert not Entry.objects.exists()


# How it is narrowed down


def test_children_in_care_are_listed_unless_those_who_left_are_asked_for(client: Client) -> None:
    a_child("Here")
    a_child("Gone", until=TODAY - timedelta(days=200))
    a_child("Ending", until=TODAY)
    a_child("Long", since=date(2020, 4, 1), until=date(2021, 4, 1))
    a_child("Never", since=None)
    a_child("Later", since=TODAY + timedelta(days=1))

    assert names_in(client) == ["Here Osei"]
    assert names_in(client, "/children/?care=left") == ["Ending Osei", "Gone Osei"]
    assert len(names_in(client, "/children/?care=all")) == 6


def test_by_iro_and_those_without(client: Client) -> None:
    nadia, left = iro("Nadia Rahman"), iro("Gone Away", until_on=APRIL + timedelta(days=9))
    for given, worker in (("Amara", nadia), ("Kofi", left), ("Zuri", None)):
        child = a_child(given)
        if worker:
            appoint(worker, child)
    appoint(nadia, a_child("Mia"), until_on=TODAY)

    assert names_in(client, f"/children/?iro={nadia.pk}") == ["Amara Osei"]
    assert names_in(client, "/children/?iro=none") == ["Kofi Osei", "Mia Osei", "Zuri Osei"]
    assert names_in(client, f"/children/?iro={left.pk}") == []


def test_by_the_team_that_holds_the_case_or_the_social_workers_own(client: Client) -> None:
    north, south = team("North"), team("South")
    dev, jo = social_worker("Dev Sharma"), social_worker("Jo Reed")
    dev.team = north
    dev.save()
    allocate(dev, a_child("Amara"))
    held = allocate(jo, a_child("Kofi"))
    held.team = north
    held.save()
    held = allocate(dev, a_child("Mia"))
    held.team = south
    held.save()
    allocate(jo, a_child("Zuri"))

    assert names_in(client, f"/children/?team={north.pk}") == ["Amara Osei", "Kofi Osei"]
    assert names_in(client, f"/children/?team={south.pk}") == ["Mia Osei"]
    assert names_in(client, "/children/?team=none") == ["Zuri Osei"]


def test_by_kind_of_home_and_legal_status_as_they_are_now(client: Client) -> None:
    moved = a_child("Amara", placement="U6", law="C1")
    episode = Episode.objects.get()
    episode.until_on = TODAY - timedelta(days=5)
    episode.save()
    Episode.objects.create(
        period=moved.periods_of_care.get(),
        from_on=TODAY - timedelta(days=5),
        placement="K2",
        legal_status="C2",
        reason_new="B",
    )
    a_child("Kofi", placement="U3", law="V2")

    assert names_in(client, "/children/?placement=childrens_home") == ["Amara Osei"]
    assert names_in(client, "/children/?placement=foster_other") == []
    assert names_in(client, "/children/?placement=foster_family") == ["Kofi Osei"]
    assert names_in(client, "/children/?legal=C2") == ["Amara Osei"]
    assert names_in(client, "/children/?legal=C1") == []


@pytest.mark.parametrize(
    ("born_on", "band"),
    [
        (date(2026, 10, 1), "under 1"),
        (date(2025, 11, 17), "under 1"),
        (date(2025, 11, 16), "1-4"),
        (date(2021, 11, 17), "1-4"),
        (date(2021, 11, 16), "5-9"),
        (date(2016, 11, 16), "10-15"),
        (date(2010, 11, 17), "10-15"),
        (date(2010, 11, 16), "16+"),
        (date(2006, 1, 1), "16+"),
    ],
)
def test_by_age_band_to_the_day(client: Client, born_on: date, band: str) -> None:
    a_child("Amara", born_on=born_on)
    a_child("Nobody knows")

    bands = ("under 1", "1-4", "5-9", "10-15", "16+")
    found = [each for each in bands if names_in(client, f"/children/?{urlencode({'age': each})}")]
    assert found == [band]


def test_by_when_the_review_is_due(client: Client) -> None:
    for given, days in (("Late", -1), ("Today", 0), ("Soon", 28), ("Later", 29)):
        due(a_child(given), latest_on=TODAY + timedelta(days=days))
    due(a_child("Adult"), latest_on=TODAY - timedelta(days=1), lapses_on=TODAY - timedelta(days=3))
    unknown(a_child("Untold"))
    a_child("Unasked")

    assert names_in(client, "/children/?review=overdue") == ["Late Osei"]
    assert names_in(client, "/children/?review=soon&sort=review") == ["Today Osei", "Soon Osei"]
    assert names_in(client, "/children/?review=unknown") == ["Untold Osei"]


def test_by_brothers_and_sisters_in_care_and_in_sight_and_no_further(
    signed_in: SignedIn, client: Client, tom: User, nadia: User
) -> None:
    amara, ben, half, other, gone, alone = (
        *(a_child("Amara"), a_child("Ben"), a_child("Half"), a_child("Other")),
        *(a_child("Gone", until=TODAY - timedelta(days=3)), a_child("Alone")),
    )
    relate(tom, amara.person, ben.person)
    relate(tom, ben.person, half.person, Kin.HALF_SIBLING)
    relate(tom, alone.person, gone.person)
    siblings(other, a_child("Kin"))
    assert names_in(client, "/children/?siblings=with") == [
        "Amara Osei",
        "Ben Osei",
        "Half Osei",
        "Kin Osei",
        "Other Osei",
    ]
    page = page_of(client, "/children/?siblings=with")
    assert "with Amara and Half" in page
    assert "with Ben and Half" not in page

    seen_by(nadia, amara, half)
    assert names_in(signed_in(nadia), "/children/?siblings=with") == []


def test_brothers_and_sisters_under_another_iro_are_told_from_those_under_one(client: Client) -> None:
    nadia, sam = iro("Nadia Rahman"), iro("Sam Whitaker")
    together, apart = [a_child("Amara"), a_child("Ben")], [a_child("Kofi"), a_child("Lily")]
    for child in (*together, apart[0]):
        appoint(nadia, child)
    appoint(sam, apart[1])
    siblings(*together, name="Osei")
    siblings(*apart, name="Boateng")

    assert names_in(client, "/children/?siblings=apart") == ["Kofi Osei", "Lily Osei"]
    InSiblingGroup.objects.filter(group__name="Boateng").update(until_on=TODAY)
    assert names_in(client, "/children/?siblings=apart") == []


@pytest.mark.parametrize(
    "query",
    [
        *("care=x", "placement=U4", "legal=c2", "age=99", "review=late", "siblings=1", "sort=-name"),
        *("iro=x", "iro=-1", "iro=1234567890123", "iro=²", "team=1;2", "find=../x", "find=" + "a" * 11, "iro=%00"),
    ],
)
def test_what_no_filter_knows_is_not_there(client: Client, query: str) -> None:
    assert client.get(f"/children/?{query}").status_code == 404


def test_a_worker_who_has_nobody_here_lists_nobody_and_is_not_named(signed_in: SignedIn, nadia: User) -> None:
    elsewhere = iro("Someone Else")
    appoint(elsewhere, a_child("Kofi"))
    seen_by(nadia, a_child("Amara"))

    page = page_of(signed_in(nadia), f"/children/?iro={elsewhere.pk}")

    assert listed(page) == []
    assert "IRO of no child here" in page
    assert "Someone Else" not in page


def test_each_filter_can_be_taken_away_and_what_stays_stays(client: Client) -> None:
    a_child("Amara", placement="K2", law="C2")

    page = page_of(client, "/children/?placement=childrens_home&legal=C2&sort=age")

    assert 'href="/children/?legal=C2&amp;sort=age"' in page
    assert 'href="/children/?placement=childrens_home&amp;sort=age"' in page
    assert '<input type="hidden" name="sort" value="age">' in page


def test_an_empty_list_says_what_to_try(client: Client, signed_in: SignedIn, dev: User) -> None:
    a_child("Amara")

    assert "Take a filter away" in page_of(client, "/children/?age=5-9")
    assert "appear here when" in page_of(signed_in(dev))


# In which order


def test_the_order_is_by_name_without_accents_and_may_be_another(client: Client) -> None:
    a_child("Zoë", "Adams", "3", born_on=date(2020, 1, 1))
    a_child("Éloise", "Brown", "2", born_on=date(2010, 1, 1))
    a_child("Emil", "Clark", "1")
    Name.objects.filter(person=a_child("gone", "", "4").person).delete()

    assert names_in(client) == ["Éloise Brown", "Emil Clark", "Zoë Adams", "4"]
    assert names_in(client, "/children/?sort=family") == ["Zoë Adams", "Éloise Brown", "Emil Clark", "4"]
    assert names_in(client, "/children/?sort=age")[:2] == ["Zoë Adams", "Éloise Brown"]
    assert names_in(client, "/children/?sort=number") == ["Emil Clark", "Éloise Brown", "Zoë Adams", "4"]


def test_the_list_comes_by_twenty_five_and_a_page_too_far_is_the_last(client: Client) -> None:
    for number in range(30):
        a_child(f"Child{number:02}")

    first = page_of(client)
    assert (len(listed(first)), "1 to 25 of 30" in first, "The next 5" in first) == (25, True, True)
    second = page_of(client, "/children/?page=2")
    assert (len(listed(second)), "26 to 30 of 30" in second) == (5, True)
    for asked in ("99", "999999"):
        assert listed(page_of(client, f"/children/?page={asked}")) == listed(second)
    for asked in ("99999999", "0", "-1", "x", "²", ""):
        assert listed(page_of(client, f"/children/?page={asked}")) == listed(first)


# What a line says


def test_a_line_says_where_who_and_when(client: Client, tom: User) -> None:
    nadia, sam = iro("Nadia Rahman"), iro("Sam Whitaker")
    dev = social_worker("Dev Sharma")
    dev.team = team("Fen Edge")
    dev.save()
    child = a_child("Amara", "Osei", "F-17", born_on=date(2012, 3, 4))
    appoint(nadia, child)
    allocate(dev, child)
    cover(nadia, sam, tom)
    LivesWith.objects.create(child=child, who="Marcia", where="Alderbrook", from_on=APRIL)
    due(child, latest_on=date(2026, 11, 18))
    planned(child, tom, date(2026, 11, 17))

    page = page_of(client)

    for said in (
        *("14 · ", "F-17", "Marcia, Alderbrook", "Care order", "Nadia Rahman", "Sam Whitaker covers until Mon 30 Nov"),
        *("Dev Sharma", "Fen Edge", "Wed 18 Nov", "in 2 days", "planned Tue 17 Nov"),
    ):
        assert said in page, said


def test_a_line_says_what_is_not_known_and_never_a_place_that_is_withheld(client: Client) -> None:
    unknown(a_child("Amara", placement="", law=""), why="the review before lies outside the returns loaded")
    hidden = a_child("Kofi")
    LivesWith.objects.create(child=hidden, who="Marcia", where="Alderbrook", withheld=True, from_on=APRIL)
    due(a_child("Mia"), latest_on=TODAY, lapses_on=TODAY - timedelta(days=1))
    a_child("Zuri")

    page = page_of(client)

    for said in (
        "Not known",
        "Legal status not known",
        "no IRO yet",
        "not recorded",
        "the review before lies outside",
        "18 before one is due",
    ):
        assert said in page, said
    assert "none asked for" in page
    assert "Alderbrook" not in page


def test_of_a_child_who_left_it_says_when_and_of_one_who_never_was_in_care_that(client: Client, tom: User) -> None:
    gone = a_child("Gone", until=date(2026, 6, 1))
    planned(gone, tom, date(2026, 12, 1))
    a_child("Never", since=None)

    page = page_of(client, "/children/?care=all")

    assert "left care" in page
    assert "Mon 1 Jun" in page
    assert "not in care" in page
    assert "planned" not in page.split('class="kids"')[1]
    assert "no IRO yet" not in page


def test_a_child_with_two_times_in_care_is_in_care_while_one_is_open(client: Client) -> None:
    back = a_child("Amara", since=date(2024, 1, 1), until=date(2025, 1, 1))
    care = back.periods_of_care.create(from_on=APRIL)
    Episode.objects.create(period=care, from_on=APRIL, placement="K2", legal_status="C2", reason_new="S")
    withdrawn = a_child("Kofi")
    for each in withdrawn.periods_of_care.all():
        each.withdrawn_at = clock.now()
        each.save()

    page = page_of(client)
    assert listed(page) == ["Amara Osei"]
    assert "Children’s home" in page.split('class="kids"')[1]


def test_the_page_speaks_in_the_councils_words(client: Client) -> None:
    for noun, one, many in (("iro", "advocate-chair", "advocate-chairs"), ("review", "circle", "circles")):
        Word.objects.create(noun=noun, singular=one, plural=many, article="an", from_on=date(2015, 4, 1))
    due(a_child("Amara"), latest_on=TODAY)

    page = re.sub(r"<[^>]+>", " ", page_of(client, "/children/?review=soon").split("<main")[1].split("<footer")[0])

    assert "Next circle" in page
    assert "no advocate-chair yet" in page
    assert "IRO" not in page
    assert "eview" not in page


# What it costs


def test_thirty_children_take_as_many_queries_as_two(signed_in: SignedIn, nadia: User) -> None:
    client, worker, dev = signed_in(nadia), iro("Nadia Rahman", nadia), social_worker()
    counts: list[list[int]] = []
    for n in (2, 28):
        several(n, worker, dev, nadia)
        counts.append([])
        for query in ("", "?iro=none&care=all&legal=C2&age=10-15", "?siblings=with", "?page=2"):
            with CaptureQueriesContext(connection) as asked:
                assert client.get(f"/children/{query}").status_code == 200
            counts[-1].append(len(asked))
    assert PlannedReview.objects.count() == 0
    assert counts[0][0] == counts[1][0]
    assert max(counts[1]) <= 36
