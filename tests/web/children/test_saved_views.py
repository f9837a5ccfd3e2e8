"""Lists that a person saved: what is kept of them, whose they are, how many."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from heed.access.actions import NotNow
from heed.access.models import Entry, User
from heed.web.children import actions
from heed.web.children.pages import LIST
from heed.web.models import SavedView
from tests.hostile import MARKUP
from tests.reviews.made import stand_on
from tests.web.children.made import TODAY, a_child

SignedIn = Callable[[User], Client]


@pytest.fixture(autouse=True)
def _today(db: None) -> None:
    stand_on(TODAY)


def save(user: User, name: str = "Late in West", query: str = "review=overdue") -> SavedView:
    """Save a view."""
    return actions.save_view(by=user, page=LIST, name=name, query=query)


def test_a_list_is_saved_under_a_name_and_stands_among_the_lists(signed_in: SignedIn, nadia: User) -> None:
    client = signed_in(nadia)

    answer = client.post("/children/views/", {"name": " Late in West ", "query": "review=overdue&sort=age&page=3"})

    assert answer["Location"] == "/children/?review=overdue&sort=age"
    assert SavedView.objects.get().name == "Late in West"
    page = client.get(answer["Location"]).content.decode()
    assert 'href="/children/?review=overdue&amp;sort=age" aria-current="page">Late in West</a>' in page


def test_what_was_looked_for_is_never_saved(signed_in: SignedIn, tom: User) -> None:
    client = signed_in(tom)
    for family in ("Osei", "Mensah"):
        a_child("Amara", family)
    address = client.post("/children/find/", {"q": "amara"})["Location"]

    client.post("/children/views/", {"name": "Mine", "query": address.partition("?")[2] + "&q=amara&care=all"})

    assert SavedView.objects.get().query == "care=all"
    assert "mara" not in "".join(Entry.objects.values_list("sentence", flat=True))


@pytest.mark.parametrize(
    ("name", "says"),
    [("", "Give the view a name."), ("  ", "Give the view a name."), ("x" * 81, "at most 80"), ("Late", "already")],
)
def test_a_name_that_cannot_be_is_refused_on_the_list_as_it_was(
    signed_in: SignedIn, tom: User, name: str, says: str
) -> None:
    client = signed_in(tom)
    a_child("Amara", placement="K2")
    save(tom, "Late")

    page = client.post("/children/views/", {"name": name, "query": "placement=childrens_home"}).content.decode()

    assert says in page
    assert page.count("<title>Error: Children") == 1
    assert "Amara Osei" in page
    assert f'value="{name.strip()}"' in page
    assert SavedView.objects.count() == 1


@pytest.mark.parametrize("query", ["care=nonsense", "%", "=", "a" * 5_000, "care=\x00"])
def test_filters_that_nobody_knows_are_saved_as_none(signed_in: SignedIn, tom: User, query: str) -> None:
    signed_in(tom).post("/children/views/", {"name": "Mine", "query": query})

    assert SavedView.objects.get().query == ""


@pytest.mark.parametrize("name", MARKUP)
def test_a_name_is_shown_as_text(signed_in: SignedIn, tom: User, name: str) -> None:
    save(tom, name)

    page = signed_in(tom).get("/children/").content.decode()

    assert name not in page or "<" not in name


def test_a_person_keeps_a_dozen_at_most(tom: User, nadia: User) -> None:
    for number in range(actions.AT_MOST):
        save(tom, f"View {number}")

    with pytest.raises(NotNow, match="a name of at most"):
        save(tom, "  ")
    with pytest.raises(NotNow, match="forget one first"):
        save(tom, "One more")
    assert save(nadia, "View 1").pk


def test_of_two_saved_at_one_moment_under_one_name_the_second_is_told(
    tom: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(tom)
    monkeypatch.setattr(actions.save_view, "unless", None)  # the first had not committed when the second looked

    with pytest.raises(NotNow, match="already"):
        save(tom)
    with pytest.raises(IntegrityError), transaction.atomic():
        SavedView.objects.create(user=tom, page=LIST, name="")


def test_a_view_is_forgotten_by_whose_it_is_and_by_nobody_else(signed_in: SignedIn, tom: User, nadia: User) -> None:
    view = save(tom)
    assert signed_in(nadia).post(f"/children/views/{view.pk}/forget/").status_code == 404
    with pytest.raises(NotNow, match="somebody else"):
        actions.forget_view(view, by=nadia)
    assert "Late in West" not in signed_in(nadia).get("/children/").content.decode()

    assert signed_in(tom).post(f"/children/views/{view.pk}/forget/")["Location"] == "/children/"
    assert not SavedView.objects.exists()
    assert Entry.objects.filter(what="web.forget_view").get().subject == f"web.SavedView:{view.pk}"
    assert signed_in(tom).post(f"/children/views/{view.pk}/forget/").status_code == 404
    assert signed_in(tom).get(f"/children/views/{view.pk}/forget/").status_code == 405
