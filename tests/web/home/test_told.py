"""What one was told: shown until seen, naming a child to those who may see them and to nobody else."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from heed.access.models import Entry, Notice, User
from heed.access.notices import CHILD, tell
from heed.children.models import Child
from tests.children.made import child
from tests.web.home.made import restrict, see

SignedIn = Callable[[User], Client]
MOVED = f"The last day for {CHILD}’s next review moved to Mon 30 Nov 2026, because what is loaded has changed."


@pytest.fixture
def amara(monday: object) -> Child:
    """The child."""
    return child("Amara", "F-1")


def _page(client: Client) -> str:
    return " ".join(client.get("/").content.decode().split())


def test_a_notice_names_its_child_with_a_link_to_who_may_see_them(
    signed_in: SignedIn, nadia: User, amara: Child
) -> None:
    see(nadia, amara)
    tell([nadia], what="reviews.moved", sentence=MOVED, child_key=amara.pk)

    page = _page(signed_in(nadia))

    assert f'The last day for <a href="/children/{amara.key}/">Amara</a>’s next review moved to' in page
    entry = Entry.objects.get(what="web.home")
    assert {each.child_key for each in entry.children.all()} == {str(amara.pk)}


def test_who_may_not_see_the_child_any_more_reads_no_name(
    signed_in: SignedIn, nadia: User, tom: User, amara: Child
) -> None:
    see(nadia, amara)
    restrict(amara, tom)
    tell([nadia], what="reviews.moved", sentence=MOVED, child_key=amara.pk)

    page = _page(signed_in(nadia))

    assert "Amara" not in page
    assert str(amara.key) not in page
    assert "The last day for a child’s next review moved to" in page
    assert "You may not see which child." in page
    assert not Entry.objects.filter(what="web.home").exists()


def test_an_analyst_reads_a_number_for_the_name(signed_in: SignedIn, priya: User, amara: Child) -> None:
    tell([priya], what="reviews.moved", sentence=MOVED, child_key=amara.pk)

    page = _page(signed_in(priya))

    assert "Amara" not in page
    assert ">F-1</a>’s next review" in page


@pytest.mark.usefixtures("monday")
def test_a_notice_that_names_nobody_stands_as_it_is(signed_in: SignedIn, tom: User) -> None:
    tell([tom], what="council.setting", sentence="A setting begins tomorrow.")
    tell([tom], what="other", sentence=f"{CHILD} was opened in an emergency.", child_key="gone")

    page = _page(signed_in(tom))

    assert "<p>A setting begins tomorrow. <span" in page
    assert "A child was opened in an emergency. You may not see which child." in page


@pytest.mark.usefixtures("monday")
def test_what_was_seen_is_gone_and_the_rest_stays(signed_in: SignedIn, nadia: User) -> None:
    first, second = (tell([nadia], what="x", sentence=f"The {name} thing.")[0] for name in ("first", "second"))
    client = signed_in(nadia)

    answer = client.post(f"/notices/{first.pk}/seen/")

    assert (answer.status_code, answer["Location"]) == (302, "/#told")
    page = _page(client)
    assert "The first thing." not in page
    assert "The second thing." in page
    assert Notice.objects.get(pk=first.pk).seen_at is not None
    assert Notice.objects.get(pk=second.pk).seen_at is None


@pytest.mark.usefixtures("monday")
def test_nobody_puts_away_what_another_was_told(signed_in: SignedIn, nadia: User, tom: User) -> None:
    [notice] = tell([nadia], what="x", sentence="For Nadia.")

    assert signed_in(tom).post(f"/notices/{notice.pk}/seen/").status_code == 404
    assert signed_in(nadia).get(f"/notices/{notice.pk}/seen/").status_code == 405
    assert Notice.objects.get(pk=notice.pk).seen_at is None


@pytest.mark.usefixtures("monday")
def test_the_newest_stand_open_and_the_older_are_folded_away(signed_in: SignedIn, nadia: User) -> None:
    for n in range(105):
        tell([nadia], what="x", sentence=f"Number {n}.")

    page = _page(signed_in(nadia))

    opened, _, folded = page.partition("97 older")
    assert "Number 104." in opened
    assert "Number 101." not in opened
    assert "Number 101." in folded
    assert "Number 4." not in folded
    assert "And 5 more, which follow when these are seen." in folded
