"""The first page whatever the role: how many queries it takes, how large it is, and what it never says."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from heed.access.models import Entry, User
from heed.access.notices import CHILD, tell
from heed.access.permissions import Role
from heed.children.models import Child
from heed.people.models import SOCIAL_WORK, Worker
from heed.web.home import glance
from tests.caseloads.made import allocate, appoint
from tests.web.fenshire import reading
from tests.web.home.made import child_of, in_days, restrict, see, worker

SignedIn = Callable[[User], Client]

pytestmark = pytest.mark.usefixtures("monday")

EVERY_ROLE = pytest.mark.parametrize("role", list(Role))


@contextmanager
def _counted() -> Iterator[CaptureQueriesContext]:
    with CaptureQueriesContext(connection) as asked:
        yield asked


def _children(chair: Worker, user: User, manager: User, n: int) -> list[Child]:
    """Children of every kind: late, planned, undated, without an IRO, new to theirs, kept from the reader."""
    caseworker = Worker.objects.filter(profession=SOCIAL_WORK).first() or worker("Dev", profession=SOCIAL_WORK)
    made = []
    for place in range(n):
        kind = place % 6
        if kind == 3:
            child = child_of(None, f"Waits{place}", by_law=in_days(9))
        elif kind == 4:
            child = child_of(None, f"New{place}", by_law=in_days(90))
            appoint(chair, child, from_on=in_days(-2))
        else:
            planned = {1: in_days(2), 5: in_days(20)}.get(kind)
            child = child_of(chair, f"Child{place}", by_law=in_days((-3, 15, 9, 0, 0, 18)[kind]), planned=planned)
        allocate(caseworker, child)
        see(user, child)
        if kind == 5 and place > 6:
            restrict(child, manager)
        tell([user], what="reviews.moved", sentence=f"{CHILD} moved.", child_key=child.pk)
        made.append(child)
    return made


@EVERY_ROLE
def test_the_page_takes_the_same_queries_for_few_children_and_for_many(
    make_user: Any, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch, role: Role
) -> None:
    monkeypatch.setattr(glance, "reading_of", lambda request, rows: reading())
    user, other = make_user("somebody", role), make_user("another", Role.SERVICE_MANAGER)
    chair = worker("Nadia Rahman", user if role is Role.IRO else None)
    worker("Dev", user if role is Role.SOCIAL_WORKER else None, profession=SOCIAL_WORK)
    client = signed_in(user)
    _children(chair, user, other, 6)
    client.get("/")
    with _counted() as few:
        assert client.get("/").status_code == 200
    _children(chair, user, other, 54)
    with _counted() as many:
        assert client.get("/").status_code == 200

    assert len(many) == len(few)
    assert len(many) <= 37  # the frame, the session and the record among them


def test_a_first_page_is_small(make_user: Any, signed_in: SignedIn) -> None:
    user, other = make_user("somebody", Role.IRO), make_user("another", Role.SERVICE_MANAGER)
    _children(worker("Nadia Rahman", user), user, other, 60)

    assert len(signed_in(user).get("/").content) < 60_000


@EVERY_ROLE
def test_a_child_who_is_kept_from_everybody_is_on_no_first_page(
    make_user: Any, signed_in: SignedIn, role: Role
) -> None:
    user, other = make_user("somebody", role), make_user("another", Role.SERVICE_MANAGER)
    chair = worker("Nadia Rahman", user if role is Role.IRO else None)
    child = child_of(chair, "Saffron", by_law=in_days(-3))
    see(user, child)
    tell([user], what="reviews.moved", sentence=f"{CHILD} moved.", child_key=child.pk)
    restrict(child, other)

    page = signed_in(user).get("/").content.decode()

    assert "Saffron" not in page
    assert str(child.key) not in page
    assert not Entry.objects.filter(what="web.home").exists()


@EVERY_ROLE
def test_no_child_is_named_in_the_title_or_the_record(make_user: Any, signed_in: SignedIn, role: Role) -> None:
    user = make_user("somebody", role)
    child = child_of(worker("Nadia Rahman", user), "Amara", by_law=in_days(-3))
    see(user, child)

    page = signed_in(user).get("/").content.decode()

    assert "<title>Home – Heed</title>" in page
    assert not Entry.objects.filter(what="web.home", sentence__contains="Amara").exists()


def test_a_stranger_is_asked_to_sign_in(client: Client) -> None:
    assert client.get("/")["Location"].startswith("/sign-in/")
