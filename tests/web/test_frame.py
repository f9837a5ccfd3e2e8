"""What stands around a page: places by permission, the account, the demonstration's banner, errors."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client, RequestFactory
from django.views import defaults
from django.views.csrf import csrf_failure

from heed.access.demo import CAST
from heed.access.models import Demo, User
from heed.access.permissions import Permission
from heed.children.models import Child
from heed.council.models import Setting, Word
from heed.people.models import Person
from heed.web import frame

SignedIn = Callable[[User], Client]


@pytest.fixture
def council(db: None) -> None:
    """The council has a name."""
    Setting.objects.create(name="council_name", value="St Fens", from_on=date(2015, 4, 1), reason="Its name")


@pytest.fixture
def demonstration(db: None, settings: Any) -> Demo:
    """The database was made by `heed demo`."""
    settings.HEED_BOUND_TO = "127.0.0.1"
    return Demo.objects.create(day=date(2026, 11, 16), made_at=datetime(2026, 11, 1, tzinfo=UTC))


def test_the_bar_shows_the_places_that_a_person_may_open_and_no_others(
    signed_in: SignedIn, tom: User, nadia: User, dev: User
) -> None:
    for user, places in ((tom, {"/figures/", "/returns/"}), (nadia, {"/figures/"}), (dev, set())):
        page = signed_in(user).get("/law/").content.decode()
        bar = page.split("</header>")[0]
        assert {place for place in ("/figures/", "/returns/") if f'href="{place}"' in bar} == places


def test_the_place_one_is_in_is_marked(signed_in: SignedIn, tom: User) -> None:
    page = signed_in(tom).get("/returns/").content.decode()

    assert page.count('aria-current="true"') == 1


@pytest.mark.usefixtures("council")
def test_the_bar_names_the_council_and_the_person_with_their_role(signed_in: SignedIn, nadia: User) -> None:
    page = signed_in(nadia).get("/law/").content.decode()

    assert "St Fens" in page
    assert "<b>Nadia</b>" in page
    assert "Independent Reviewing Officer" in page


@pytest.mark.usefixtures("council")
def test_a_stranger_is_asked_for_a_name_and_a_password(client: Client) -> None:
    page = client.get("/", follow=True).content.decode()

    assert "<h1>Sign in</h1>" in page
    assert "The working system of St Fens’ Independent Reviewing Officers" in page
    assert 'name="as"' not in page
    assert 'type="password"' in page


def test_a_council_without_a_name_is_the_council(client: Client, db: None) -> None:
    assert "The working system of the council’s Independent" in client.get("/sign-in/").content.decode()


def test_a_wrong_password_is_said_once_in_the_look_and_the_name_stays(client: Client, nadia: User) -> None:
    page = client.post("/sign-in/", {"login": "nadia", "password": "not hers"}).content.decode()

    assert "There is a problem" in page
    assert 'value="nadia"' in page
    assert "not hers" not in page
    assert "<title>Error: Sign in – Heed</title>" in page


@pytest.mark.usefixtures("demonstration", "council")
def test_a_demonstration_offers_the_cast_instead() -> None:
    page = Client(SERVER_NAME="127.0.0.1").get("/figures/", follow=True).content.decode()

    assert "Who would you like to be?" in page
    assert 'name="as" value="nadia"' in page
    assert 'name="next" value="/figures/"' in page
    assert 'type="password"' not in page


@pytest.mark.usefixtures("demonstration", "council")
def test_a_demonstration_says_that_it_is_one_and_on_which_day_it_stands(signed_in: SignedIn, tom: User) -> None:
    page = signed_in(tom).get("/law/").content.decode()

    assert "Everyone in it is invented, and its day is <b>Mon 16 Nov 2026</b>" in page


def test_outside_a_demonstration_there_is_no_banner(signed_in: SignedIn, tom: User) -> None:
    assert "demonstration" not in signed_in(tom).get("/law/").content.decode()


def test_signing_out_is_one_press_and_asked_for_by_address_it_asks_back(signed_in: SignedIn, tom: User) -> None:
    client = signed_in(tom)

    assert 'action="/sign-out/" method="post"' in client.get("/law/").content.decode()
    assert "Sign out?" in client.get("/sign-out/").content.decode()
    assert client.post("/sign-out/").status_code == 302
    assert client.get("/law/").status_code == 302


def test_on_a_sub_page_its_place_is_marked_and_home_only_at_home(signed_in: SignedIn, tom: User) -> None:
    bar = signed_in(tom).get("/returns/load/").content.decode().split("</header>")[0]

    assert re.findall(r'href="([^"]+)" aria-current="true"', bar) == ["/returns/"]
    assert 'href="/"' in bar


def test_places_are_named_in_the_councils_words(
    signed_in: SignedIn, tom: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(frame, "PLACES", (("IROs", "web:returns", None),))
    Word.objects.create(noun="iro", singular="reviewer", plural="reviewers", article="a", from_on=date(2015, 4, 1))

    assert ">Reviewers</a>" in signed_in(tom).get("/law/").content.decode()


def test_who_may_open_a_child_can_find_one_by_post_and_nobody_else(
    signed_in: SignedIn, nadia: User, priya: User, ingrid: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(frame, "FIND", "web:returns")

    bar = signed_in(nadia).get("/law/").content.decode().split("</header>")[0]
    form = bar.split('<form class="find"')[1].split("</form>")[0]
    assert 'action="/returns/" method="post"' in form
    assert "csrfmiddlewaretoken" in form
    assert 'label class="govuk-visually-hidden" for="find-q"' in form
    assert 'id="find-q" name="q"' in form
    for other in (priya, ingrid):
        assert 'class="find"' not in signed_in(other).get("/law/").content.decode()


def test_the_menu_leads_to_what_is_permitted(
    signed_in: SignedIn, dev: User, ingrid: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        frame, "OWN", (("People", "web:returns", Permission.MANAGE_USERS), ("My own trail", "web:law", None))
    )

    for user, shown in ((dev, ["My own trail"]), (ingrid, ["People", "My own trail"])):
        menu = signed_in(user).get("/figures/none/").content.decode().split('class="me__links"')[1].split("</ul>")[0]
        assert re.findall(r">([^<>]+)</a>", menu) == shown


def test_a_page_carries_its_end_and_offers_to_stay_hidden_until_then(signed_in: SignedIn, tom: User) -> None:
    page = signed_in(tom).get("/law/").content.decode()

    assert re.search(r'<div class="ends" role="alert" id="ends" data-minutes="719" hidden>', page)
    assert 'action="/session/" method="post"' in page


def test_a_print_says_whose_it_is(signed_in: SignedIn, tom: User) -> None:
    page = signed_in(tom).get("/law/").content.decode()

    assert re.search(r'<p class="printed">Printed from Heed, .+, by Tom on \w{3} \d', page)


def test_before_signing_in_there_is_no_bar_no_end_and_no_foot(client: Client, db: None) -> None:
    page = client.get("/sign-in/").content.decode()

    for part in ('id="ends"', 'class="printed"', 'class="foot"', "govuk-service-navigation"):
        assert part not in page


@pytest.mark.parametrize(
    ("method", "address", "status", "says"),
    [
        ("GET", "/nowhere/", 404, "This page is not here"),
        ("POST", "/law/", 405, "This page does not do that"),
        ("POST", "/session/", 413, "more than this page takes"),
    ],
)
def test_what_went_wrong_is_said_in_the_frame_to_who_is_signed_in(
    signed_in: SignedIn, tom: User, method: str, address: str, status: int, says: str
) -> None:
    length: dict[str, Any] = {"CONTENT_LENGTH": "9999999"} if status == 413 else {}
    answer = signed_in(tom).generic(method, address, **length)

    page = answer.content.decode()
    assert answer.status_code == status
    assert page.count("<h1>") == 1
    assert says in page
    assert 'class="govuk-service-navigation' in page
    assert "welcome__grid" not in page


def test_a_stranger_is_told_what_went_wrong_outside_the_frame(client: Client, db: None) -> None:
    page = client.get("/nowhere/").content.decode()

    assert "welcome__grid" in page
    assert page.count("<h1>") == 1


def test_each_error_page_says_what_happened_and_what_to_do(rf: RequestFactory) -> None:
    request = rf.get("/nowhere/")
    pages = {
        400: (defaults.bad_request(request, Exception()), "Go back and try again"),
        403: (defaults.permission_denied(request, Exception()), "ask your administrator"),
        404: (defaults.page_not_found(request, Exception("no such page")), "Go to the first page"),
        500: (defaults.server_error(request), "Go back and try again"),
    }
    for status, (answer, do) in pages.items():
        page = answer.content.decode()
        assert answer.status_code == status
        assert do in page
        assert 'class="welcome__grid"' in page
        assert "no such page" not in page
    refused = csrf_failure(request).content.decode()
    assert "Nothing was saved" in refused
    assert "load the page again" in refused


@pytest.mark.usefixtures("demonstration", "council")
def test_everybody_of_the_cast_is_offered_once_those_whose_mornings_it_is_first() -> None:
    page = Client(SERVER_NAME="127.0.0.1").get("/sign-in/").content.decode()

    offered = re.findall(r'name="as" value="(\w+)"', page)
    assert sorted(offered) == sorted(member.username for member in CAST)
    assert set(offered[: len(frame.MORNINGS)]) == set(frame.MORNINGS)
    assert "You were signed out while sending" not in page


@pytest.mark.parametrize("is_demonstration", [True, False])
def test_who_was_signed_out_while_sending_is_told_that_nothing_is_lost(
    client: Client, request: pytest.FixtureRequest, is_demonstration: bool
) -> None:
    request.getfixturevalue("demonstration" if is_demonstration else "db")
    client = Client(SERVER_NAME="127.0.0.1")

    assert "You were signed out while sending" in client.get("/sign-in/?next=/held/abc/").content.decode()
    assert "You were signed out while sending" not in client.get("/sign-in/?next=/figures/").content.decode()


def test_the_first_page_keeps_its_name_where_a_home_is_called_something_else(signed_in: SignedIn, tom: User) -> None:
    Word.objects.create(noun="home", singular="placement", plural="placements", article="a", from_on=date(2015, 4, 1))

    page = signed_in(tom).get("/help/").content.decode()
    assert re.findall(r'href="/"[^>]*>(?!<svg)([^<]+)</a>', page) == ["Home", "Home"]
    assert "Placement" not in page


def test_a_child_out_of_sight_is_a_wrong_address_byte_for_byte(signed_in: SignedIn, sam: User) -> None:
    hidden = Child.objects.create(person=Person.objects.create())
    client = signed_in(sam)

    def page(address: str) -> bytes:
        answer = client.get(address)
        assert answer.status_code == 404
        return re.sub(rb'name="csrfmiddlewaretoken" value="\w+"', b"", answer.content)

    assert page(f"/children/{hidden.key}/") == page(f"/children/{uuid4()}/") == page("/children/no-such-page/")
