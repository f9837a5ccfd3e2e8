"""Lists and school holidays through their pages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from heed.access.models import User
from heed.council import actions
from heed.council.lists import LATE_REVIEW_REASONS
from heed.council.models import ListItem, SchoolHoliday
from tests.days import day
from tests.hostile import MARKUP

SignedIn = Callable[[User], Client]

LATE = "/settings/lists/late_review_reasons/"
HOLIDAYS = "/settings/school-holidays/"


def spread(name: str, text: str) -> dict[str, str]:
    """A day as three boxes send it."""
    on = day(text)
    return {f"{name}-day": str(on.day), f"{name}-month": str(on.month), f"{name}-year": str(on.year)}


@pytest.fixture
def snow(tom: User) -> ListItem:
    """A row of a list."""
    return actions.add_list_item(by=tom, list_name=LATE_REVIEW_REASONS.name, label="Snow")


def test_a_list_begins_with_heeds_rows_when_asked(signed_in: SignedIn, tom: User) -> None:
    client = signed_in(tom)
    assert "nothing to choose from yet" in client.get(LATE).content.decode()

    assert client.post(f"{LATE}begin/")["Location"] == LATE
    assert LATE_REVIEW_REASONS.begins_with[0] in client.get(LATE).content.decode()


def test_a_row_is_added_once_reworded_retired_and_brought_back(signed_in: SignedIn, tom: User) -> None:
    client = signed_in(tom)
    assert client.post(LATE, {"label": "Snow"}).status_code == 302
    assert "There is such a row already." in client.post(LATE, {"label": "Snow"}).content.decode()
    assert "Say what the row says." in client.post(LATE, {"label": " "}).content.decode()

    assert client.post(f"{LATE}1/", {"label": "Snow or ice", "seen_version": 1}).status_code == 302
    client.post(f"{LATE}1/retire/", spread("from_on", "Fri 1 Jan 2016"))
    page = client.get(LATE).content.decode()
    assert "Snow or ice" in page
    assert "Retired since Fri 1 Jan 2016" in page
    assert "Let it be chosen again" in client.get(f"{LATE}1/").content.decode()

    client.post(f"{LATE}1/bring-back/")
    row = ListItem.objects.get()
    assert (row.label, row.retired_from, row.version) == ("Snow or ice", None, 4)


def test_a_day_to_come_says_from_when_a_row_is_retired(signed_in: SignedIn, tom: User, snow: ListItem) -> None:
    client = signed_in(tom)
    client.post(f"{LATE}1/retire/", spread("from_on", "Wed 1 Jan 2098"))

    assert "Retired from Wed 1 Jan 2098" in client.get(LATE).content.decode()


def test_what_cannot_be_done_to_a_row_is_said_on_its_page(signed_in: SignedIn, tom: User, snow: ListItem) -> None:
    client = signed_in(tom)

    assert "Give the day." in client.post(f"{LATE}1/retire/").content.decode()
    assert "This row is not retired." in client.post(f"{LATE}1/bring-back/").content.decode()
    assert "Say what the row says." in client.post(f"{LATE}1/", {"label": ""}).content.decode()
    client.post(f"{LATE}1/retire/", spread("from_on", "Fri 1 Jan 2016"))
    again = client.post(f"{LATE}1/retire/", spread("from_on", "Fri 1 Jan 2016")).content.decode()
    assert "This row is retired already." in again


def test_of_two_who_reword_a_row_the_later_is_shown_both(signed_in: SignedIn, tom: User, snow: ListItem) -> None:
    actions.reword_list_item(snow, by=tom, label="Ice", seen_version=1)

    page = signed_in(tom).post(f"{LATE}1/", {"label": "Frost", "seen_version": 1}).content.decode()

    assert "<td>Ice</td><td>Frost</td>" in page
    assert 'name="seen_version" value="2"' in page
    assert 'value="Frost"' in page


# School holidays


def add(client: Client, name: str = "Christmas 2098", **more: str) -> Any:
    """Send the form."""
    days = {**spread("from_on", "Mon 22 Dec 2098"), **spread("last_on", "Fri 2 Jan 2099")}
    return client.post(HOLIDAYS, {"name": name, **days, **more})


def test_holidays_are_added_with_their_last_day_changed_and_removed(signed_in: SignedIn, tom: User) -> None:
    client = signed_in(tom)
    assert "None are known." in client.get(HOLIDAYS).content.decode()

    assert add(client)["Location"] == HOLIDAYS
    row = SchoolHoliday.objects.get()
    assert row.until_on == day("Sat 3 Jan 2099")
    page = client.get(HOLIDAYS).content.decode()
    assert "Mon 22 Dec 2098 to Fri 2 Jan 2099" in page
    assert "12 days" in page

    one = f"{HOLIDAYS}{row.pk}/"
    assert 'value="2099"' in client.get(one).content.decode()
    days = {**spread("from_on", "Mon 22 Dec 2098"), **spread("last_on", "Sun 4 Jan 2099")}
    assert client.post(one, {"name": "Winter", **days, "seen_version": 1}).status_code == 302
    assert "Mon 22 Dec 2098 to Sun 4 Jan 2099" in client.get(HOLIDAYS).content.decode()

    for _ in range(2):
        assert client.post(f"{one}remove/")["Location"] == HOLIDAYS
    assert not SchoolHoliday.objects.exists()
    assert client.get(one).status_code == 404


def test_holidays_that_are_over_stand_last(signed_in: SignedIn, tom: User) -> None:
    client = signed_in(tom)
    add(client)
    add(client, "Easter 2015", **spread("from_on", "Mon 30 Mar 2015"), **spread("last_on", "Fri 10 Apr 2015"))

    page = client.get(HOLIDAYS).content.decode()
    assert page.index("Christmas 2098") < page.index(">Over<") < page.index("Easter 2015")


@pytest.mark.parametrize(
    ("said", "says"),
    [
        ({"name": ""}, "Give the holidays a name."),
        (spread("last_on", "Sun 21 Dec 2098"), "cannot come before the first"),
        ({"from_on-day": "32"}, "no such day"),
        ({"last_on-day": "", "last_on-month": "", "last_on-year": ""}, "Give the last day"),
    ],
)
def test_what_cannot_be_holidays_is_said_beside_the_form(
    signed_in: SignedIn, tom: User, said: dict[str, str], says: str
) -> None:
    name = said.get("name", "Christmas 2098")
    page = add(signed_in(tom), **{**said, "name": name}).content.decode()

    assert says in page
    assert not SchoolHoliday.objects.exists()


def test_holidays_sent_twice_stand_once(signed_in: SignedIn, tom: User) -> None:
    client = signed_in(tom)
    add(client)

    assert "no day is in two holidays" in add(client).content.decode()
    assert SchoolHoliday.objects.count() == 1


def test_of_two_who_change_holidays_the_later_is_shown_both_last_days(signed_in: SignedIn, tom: User) -> None:
    client = signed_in(tom)
    add(client)
    row = SchoolHoliday.objects.get()
    said = {"name": "Christmas 2098", **spread("from_on", "Mon 22 Dec 2098"), "seen_version": "1"}
    client.post(f"{HOLIDAYS}{row.pk}/", {**said, **spread("last_on", "Sun 4 Jan 2099")})

    page = client.post(f"{HOLIDAYS}{row.pk}/", {**said, **spread("last_on", "Mon 5 Jan 2099")}).content.decode()

    assert '<th scope="row">Last day</th><td>Sun 4 Jan 2099</td><td>Mon 5 Jan 2099</td>' in page


def test_hostile_text_is_shown_as_text(signed_in: SignedIn, tom: User) -> None:
    client = signed_in(tom)
    for text in MARKUP:
        client.post(LATE, {"label": text})
    pages = [client.get(LATE).content.decode(), client.get(f"{LATE}1/").content.decode()]
    pages.append(add(client, MARKUP[0]).content.decode() + client.get(HOLIDAYS).content.decode())

    for page in pages:
        assert "<script>alert" not in page
        assert "<img src=x" not in page


def test_nobody_else_finds_lists_or_holidays(signed_in: SignedIn, tom: User, snow: ListItem, grace: User) -> None:
    add(signed_in(tom))
    client = signed_in(grace)
    holiday = f"{HOLIDAYS}{SchoolHoliday.objects.get().pk}/"
    for address in (LATE, f"{LATE}1/", HOLIDAYS, holiday):
        assert client.get(address).status_code == 404
    deeds = (f"{LATE}begin/", f"{LATE}1/", f"{LATE}1/retire/", f"{LATE}1/bring-back/", holiday, f"{holiday}remove/")
    for address in deeds:
        assert client.post(address, {"label": "x"}).status_code == 404
    assert SchoolHoliday.objects.exists()


def test_a_list_or_row_that_is_none_is_no_page(signed_in: SignedIn, tom: User) -> None:
    client = signed_in(tom)
    for address in ("/settings/lists/none/", f"{LATE}7/", "/settings/lists/none/1/", f"{HOLIDAYS}7/"):
        assert client.get(address).status_code == 404
    assert client.post("/settings/lists/none/begin/").status_code == 404


def test_the_pages_ask_the_same_few_questions_however_many_rows_there_are(
    signed_in: SignedIn, tom: User, django_assert_max_num_queries: Any
) -> None:
    client = signed_in(tom)
    counts = []
    for n in (1, 12):
        for k in range(n):
            client.post(LATE, {"label": f"Reason {n} {k}"})
        add(client)
        for address in (LATE, HOLIDAYS):
            with django_assert_max_num_queries(40) as asked:
                client.get(address)
            counts.append(len(asked))

    assert counts[:2] == counts[2:]
