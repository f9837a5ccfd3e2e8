"""Grace's first page: one list in order of urgency, and the week."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time

import pytest
from django.test import Client

from heed.access.models import Entry, User
from heed.people.models import Worker
from tests.caseloads.made import appoint, cover
from tests.web.home.made import TODAY, child_of, in_days, restrict, worker

SignedIn = Callable[[User], Client]


@pytest.fixture
def chair(monday: object, nadia: User) -> Worker:
    """Nadia at work."""
    return worker("Nadia Rahman", nadia)


def _page(client: Client) -> str:
    return " ".join(client.get("/").content.decode().split())


def _section(page: str, key: str) -> str:
    return page.partition(f'<h2 id="{key}">')[2].partition("</section>")[0]


@pytest.mark.usefixtures("monday")
def test_a_day_with_nothing_to_arrange_says_so(signed_in: SignedIn, grace: User) -> None:
    page = _page(signed_in(grace))

    assert "No review is waiting for a date, and 0 are held by Sunday." in page
    assert "Every review of the next four weeks has its day, and those of the next two their place." in page
    assert "No review is planned for what is left of this week." in page


def test_what_is_to_arrange_stands_by_urgency_each_with_one_thing_to_press(
    signed_in: SignedIn, grace: User, chair: Worker
) -> None:
    child_of(chair, "Place", planned=in_days(9), place="")
    child_of(chair, "Undated", by_law=in_days(9))
    child_of(chair, "Overdue", by_law=in_days(-2))
    child_of(chair, "Coming", by_law=in_days(-2), planned=in_days(3))  # late, with a day: nothing to arrange
    child_of(chair, "Passed", planned=in_days(-1))
    child_of(chair, "Arranged", planned=in_days(9))
    new = child_of(None, "New")
    appoint(chair, new, from_on=in_days(-3))

    page = _page(signed_in(grace))

    arrange = _section(page, "arrange")
    names = ("Overdue", "New", "Passed", "Undated", "Place")
    in_turn = [arrange.index(f">{title}") for title in ("Overdue’s", "Tell New", "Was Passed", "Undated’s", "Place’s")]
    assert in_turn == sorted(in_turn)
    assert arrange.count("govuk-button--small") == len(names)
    assert "Coming" not in arrange
    assert "Arranged" not in page
    assert "Two reviews wait for a date, and 1 is held by Sunday." in page


def test_the_week_stands_by_day_and_time_with_place_and_who_chairs(
    signed_in: SignedIn, grace: User, tom: User, chair: Worker
) -> None:
    child_of(chair, "Late", planned=TODAY, at=time(15))
    child_of(chair, "Early", planned=TODAY, at=time(9, 30))
    child_of(chair, "Sunday", planned=in_days(6), at=None, place="")
    child_of(chair, "Next", planned=in_days(7))
    child_of(None, "Nobody", planned=in_days(1))
    cover(chair, worker("Sam Whitaker"), tom, from_on=in_days(5), until_on=in_days(9))

    page = _page(signed_in(grace))

    week = _section(page, "week")
    in_turn = [week.index(f">{name}’s third review") for name in ("Early", "Late", "Nobody", "Sunday")]
    assert in_turn == sorted(in_turn)
    assert "09:30, Fenmarket library; Nadia Rahman chairs" in week
    assert "14:00, Fenmarket library; nobody to chair it" in week
    assert "no time yet, no place yet; Sam Whitaker chairs for Nadia Rahman" in week
    assert "Next" not in week


def test_a_restricted_child_is_counted_and_not_named(
    signed_in: SignedIn, grace: User, tom: User, chair: Worker
) -> None:
    restrict(child_of(chair, "Saffron", by_law=in_days(-2)), tom)
    restrict(child_of(chair, "Iris", planned=TODAY), tom)

    page = _page(signed_in(grace))

    assert "Saffron" not in page
    assert "Iris" not in page
    assert "1 you may not see." in _section(page, "arrange")
    assert "1 you may not see" in _section(page, "week")
    assert not Entry.objects.filter(what="web.home").exists()


def test_a_full_week_leads_to_the_diary(signed_in: SignedIn, grace: User, chair: Worker) -> None:
    for n in range(22):
        child_of(chair, f"Child{n}", planned=TODAY, at=time(9, n))

    page = _page(signed_in(grace))

    week = _section(page, "week")
    assert week.count("third review") == 20
    assert '<a href="/reviews/diary/">2 more</a>' in week
    assert "Child21’" not in week
