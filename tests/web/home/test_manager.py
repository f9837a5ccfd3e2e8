"""Tom's first page: what will go late, how the work is shared, who waits; and Ruth's, who sees no child by name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from django.test import Client

from heed.access.models import Entry, User
from heed.access.permissions import Role
from heed.people.models import Worker
from heed.web.figures.reading import Reading
from heed.web.home import glance
from tests.caseloads.made import appoint, in_care
from tests.days import day
from tests.reviews.made import due
from tests.web.fenshire import reading
from tests.web.home.made import child_of, in_days, restrict, see, worker

SignedIn = Callable[[User], Client]


@pytest.fixture
def chair(monday: object, nadia: User) -> Worker:
    """Nadia at work."""
    return worker("Nadia Rahman", nadia)


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> Reading:
    """Figures are there."""
    found = reading()
    monkeypatch.setattr(glance, "reading_of", lambda request, rows: found)
    return found


def _page(client: Client) -> str:
    return " ".join(client.get("/").content.decode().split())


def _section(page: str, key: str) -> str:
    return page.partition(f'<h2 id="{key}">')[2].partition("</section>")[0]


@pytest.mark.usefixtures("counted")
def test_the_glance_repeats_the_stored_figures_and_leads_to_each(signed_in: SignedIn, tom: User, chair: Worker) -> None:
    page = _page(signed_in(tom))

    assert '<a href="/figures/reviews_due_held_on_time/?period=2026"><b>96%</b>Reviews held on time</a>' in page
    assert "648 of 674 reviews in 2025-26" in page
    assert 'href="/figures/children_in_care/?period=2026"' in page
    assert 'href="/figures/views_given/?period=2026"' in page
    assert "took part" in page  # always beside the views given


def test_a_year_that_goes_on_is_told_from_its_april(
    signed_in: SignedIn, tom: User, chair: Worker, monkeypatch: pytest.MonkeyPatch
) -> None:
    going_on = replace(reading(), as_at=day("Sun 15 Feb 2026"))
    monkeypatch.setattr(glance, "reading_of", lambda request, rows: going_on)

    page = _page(signed_in(tom))

    assert "648 of 674 reviews since April 2025" in page
    assert "on Sun 15 Feb" in page


@pytest.mark.usefixtures("monday")
def test_without_figures_the_rest_of_the_page_stands(signed_in: SignedIn, tom: User) -> None:
    page = _page(signed_in(tom))

    assert 'class="glance"' not in page
    assert "No return has been applied" in page
    assert "Nothing will go late: every review that falls due" in page
    assert "Every child in sight has an IRO." in page


@pytest.mark.usefixtures("counted")
def test_what_will_go_late_stands_with_what_stops_it(signed_in: SignedIn, tom: User, chair: Worker) -> None:
    child_of(chair, "Kyle", by_law=in_days(-7))
    ava = child_of(None, "Ava", by_law=in_days(8))
    child_of(chair, "Rohan", by_law=in_days(14), planned=in_days(17))
    child_of(chair, "Jasmine", by_law=in_days(11))
    child_of(chair, "Well", by_law=in_days(11), planned=in_days(10))
    child_of(chair, "Later", by_law=in_days(60))

    page = _page(signed_in(tom))

    late = _section(page, "late")
    in_turn = [late.index(f"{name}’s third review") for name in ("Kyle", "Ava", "Jasmine", "Rohan")]
    assert in_turn == sorted(in_turn)
    assert "Well" not in late
    assert "Later" not in late
    assert "Three reviews will go late unless somebody acts, and one already is." in page
    assert "4 fall due by Mon 14 Dec: 1 in hand" in late
    assert "Nobody has been named to chair it. No date." in late
    assert f'href="/children/{ava.key}/iro/"' in late


@pytest.mark.parametrize(
    ("days", "lead"),
    [
        ((), "No review will go late in the next four weeks as things stand."),
        ((5,), "One review will go late unless somebody acts."),
        ((-5,), "One review is late."),
        ((-5, -6), "Two reviews are late."),
        ((5, -5, -6), "One review will go late unless somebody acts, and two already are."),
    ],
)
def test_the_day_opens_with_how_many_will_go_late(
    signed_in: SignedIn, tom: User, chair: Worker, days: tuple[int, ...], lead: str
) -> None:
    for n in days:
        child_of(chair, f"Child{n}", by_law=in_days(n))

    assert f"Monday 16 November. {lead}" in _page(signed_in(tom))


def test_a_restricted_child_is_counted_and_not_shown_to_the_manager(
    signed_in: SignedIn, tom: User, nadia: User, chair: Worker
) -> None:
    hidden = child_of(chair, "Saffron", by_law=in_days(-7))
    waits = child_of(None, "Iris", by_law=in_days(60))
    restrict(hidden, nadia)
    restrict(waits, nadia)

    page = _page(signed_in(tom))

    assert "Saffron" not in page
    assert "Iris" not in page
    assert "One review is late." in page
    assert "1 you may not see." in _section(page, "late")
    assert "1 you may not see." in _section(page, "waiting")


def test_the_manager_is_not_in_the_base_of_the_caseloads(signed_in: SignedIn, tom: User, chair: Worker) -> None:
    child_of(chair, "Kyle")
    manager = worker("Tom", tom, profession="IRO service manager")
    appoint(manager, in_care("Ben"))

    page = _page(signed_in(tom))

    load = _section(page, "load")
    assert "Tom has 1 child and is not in the base." in load
    assert load.count('class="pt"') == 1


@pytest.mark.usefixtures("counted")
def test_a_child_without_an_iro_stands_with_the_days_waited(signed_in: SignedIn, tom: User, chair: Worker) -> None:
    due(in_care("Ava", from_on=in_days(-20)), latest_on=in_days(60))
    due(in_care("Leo", from_on=in_days(-4)), latest_on=in_days(60))
    left = in_care("Caleb")
    due(left, latest_on=in_days(60))
    appoint(chair, left, until_on=in_days(-9))

    page = _page(signed_in(tom))

    waiting = _section(page, "waiting")
    assert waiting.index("Ava") < waiting.index("Caleb") < waiting.index("Leo")
    assert "in care since Tue 27 Oct, 20 days without" in waiting
    assert '<time datetime="2026-11-03">Tue 3 Nov</time><span>13 days late</span>' in waiting  # five working days
    assert "in 3 days" in waiting
    assert "9 days without" in waiting
    assert "3 waiting for an IRO" in page


def test_the_manager_s_page_is_on_the_record(signed_in: SignedIn, tom: User, chair: Worker) -> None:
    late, waits = child_of(chair, "Kyle", by_law=in_days(-7)), child_of(None, "Ava", by_law=in_days(60))
    child_of(chair, "Mia")

    _page(signed_in(tom))

    entry = Entry.objects.get(what="web.home")
    assert {each.child_key for each in entry.children.all()} == {str(late.pk), str(waits.pk)}


@pytest.mark.usefixtures("counted")
def test_a_senior_leader_reads_how_many_and_no_name(signed_in: SignedIn, ruth: User, chair: Worker) -> None:
    child_of(chair, "Kyle", by_law=in_days(-7))
    child_of(chair, "Jasmine", by_law=in_days(11))
    child_of(chair, "Rohan", by_law=in_days(14), planned=in_days(17))
    child_of(chair, "Mia", by_law=in_days(14), planned=in_days(-1))
    child_of(None, "Ava", by_law=in_days(8))

    page = _page(signed_in(ruth))

    for name in ("Kyle", "Jasmine", "Rohan", "Mia", "Ava"):
        assert name not in page
    stops = _section(page, "stops")
    assert "<b>1</b> is late" in stops
    assert "<b>1</b> has no IRO to chair it" in stops
    assert '<span class="muted">by law on Mon 9 Nov</span>' in stops
    assert "1 child in care has no IRO, the longest for" in stops
    assert "<b>96%</b>Reviews held on time" in page
    assert "govuk-button--small" not in page.partition("<main")[2]
    assert not Entry.objects.filter(what="web.home").exists()


@pytest.mark.usefixtures("monday")
def test_a_senior_leader_is_told_where_nothing_stops_a_review(signed_in: SignedIn, ruth: User) -> None:
    page = _page(signed_in(ruth))

    assert "Nothing." in _section(page, "stops")
    assert "Every child in care has an IRO." in page


def test_a_child_in_a_leader_s_sight_stands_by_name(signed_in: SignedIn, ruth: User, chair: Worker) -> None:
    kyle = child_of(chair, "Kyle", by_law=in_days(-7))
    see(ruth, kyle)

    assert "Kyle’s third review" in _section(_page(signed_in(ruth)), "yours")


def test_a_manager_who_leads_too_reads_the_service_once(make_user: Any, signed_in: SignedIn, monday: object) -> None:
    both = make_user("both", Role.SERVICE_MANAGER, Role.SENIOR_LEADER)

    page = _page(signed_in(both))

    assert page.count('id="load"') <= 1
    assert "at a glance" not in page
