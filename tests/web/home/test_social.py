"""Dev's first page, and Carol's: the children whose cases they or their team hold."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time
from typing import Any

import pytest
from django.test import Client

from heed.access import clock
from heed.access.models import Entry, User
from heed.access.permissions import Role
from heed.caseloads.models import Allocation
from heed.children.models import Child, HowTold, OwnWords
from heed.council.models import Team
from heed.people.models import SOCIAL_WORK, Worker
from heed.reviews.models import Due
from tests.caseloads.made import allocate
from tests.days import day
from tests.reviews.made import unknown
from tests.web.home.made import TODAY, child_of, in_days, see, worker

SignedIn = Callable[[User], Client]


@pytest.fixture
def chair(monday: object, nadia: User) -> Worker:
    """Nadia at work."""
    return worker("Nadia Rahman", nadia)


@pytest.fixture
def carol(make_user: Any) -> User:
    """Dev's practice supervisor."""
    user: User = make_user("carol", Role.TEAM_MANAGER)
    return user


@pytest.fixture
def social_worker(monday: object, dev: User, carol: User) -> Worker:
    """Dev at work, whom Carol manages."""
    manager = worker("Carol Webb", carol, profession="Practice supervisor")
    return worker("Dev Sharma", dev, profession=SOCIAL_WORK, manager=manager)


def _held(social_worker: Worker, child: Child) -> Child:
    """The child's case is held by the social worker, who sees them."""
    allocate(social_worker, child)
    assert social_worker.user is not None
    see(social_worker.user, child)
    return child


def _page(client: Client) -> str:
    return " ".join(client.get("/").content.decode().split())


def _section(page: str, key: str) -> str:
    return page.partition(f'<h2 id="{key}">')[2].partition("</section>")[0]


@pytest.mark.usefixtures("social_worker")
def test_somebody_without_a_case_is_told_so(signed_in: SignedIn, dev: User, carol: User) -> None:
    assert "No child in care is allocated to you in what is loaded." in _page(signed_in(dev))
    assert "No child in care is allocated to your team in what is loaded." in _page(signed_in(carol))


def test_a_social_worker_reads_the_next_review_of_each_child(
    signed_in: SignedIn, dev: User, social_worker: Worker, chair: Worker
) -> None:
    _held(social_worker, child_of(chair, "Afternoon", planned=in_days(20), at=time(15)))
    _held(social_worker, child_of(chair, "Morning", planned=in_days(20), at=time(9), place=""))
    _held(social_worker, child_of(None, "Undated", by_law=in_days(60)))
    adult = _held(social_worker, child_of(chair, "Adult", by_law=in_days(60)))
    Due.objects.filter(child=adult).update(lapses_on=in_days(30))
    told = _held(social_worker, child_of(chair, "Unknown"))
    Due.objects.filter(child=told).delete()
    unknown(told)
    child_of(chair, "Other", by_law=in_days(3))

    page = _page(signed_in(dev))

    assert "You hold the case of 5 children in care." in page
    following = _section(page, "next")
    in_turn = [following.index(f"{name} Okafor") for name in ("Morning", "Afternoon", "Undated", "Adult")]
    assert in_turn[:3] == sorted(in_turn[:3])
    assert "third review, 09:00; Nadia Rahman chairs it" in following
    assert "third review, 15:00, Fenmarket library; Nadia Rahman chairs it" in following
    assert "third review, no date yet; no IRO yet" in following
    assert "18 on Wed 16 Dec" in following
    assert "no review is asked for" in following
    assert "the law’s day cannot be told" in following
    assert "Other" not in page


def test_what_is_late_or_coming_stands_first(
    signed_in: SignedIn, dev: User, social_worker: Worker, chair: Worker
) -> None:
    _held(social_worker, child_of(chair, "Kyle", by_law=in_days(-2)))
    _held(social_worker, child_of(chair, "Lily", planned=day("Sun 22 Nov 2026")))
    _held(social_worker, child_of(chair, "Maya", planned=day("Mon 23 Nov 2026")))

    page = _page(signed_in(dev))

    soon = _section(page, "soon")
    assert "You hold the case of 3 children in care. One of their reviews is late." in page
    assert soon.index("Kyle’s third review is late and has no date") < soon.index("Lily’s third review")
    assert "Maya" not in soon
    assert "Plan it" not in soon  # not theirs to plan
    entry = Entry.objects.get(what="web.home")
    assert entry.children.count() == 3


def test_a_supervisor_reads_those_of_the_people_they_manage_and_of_their_team(
    signed_in: SignedIn, carol: User, social_worker: Worker, chair: Worker
) -> None:
    team = Team.objects.create(name="Children in Care", from_on=day("Wed 1 Apr 2015"))
    Worker.objects.filter(user=carol).update(team=team)
    managed, of_team, elsewhere = (child_of(chair, name, by_law=in_days(-2)) for name in ("Ben", "Mia", "Zed"))
    allocate(social_worker, managed)
    Allocation.objects.create(child=of_team, team=team, from_on=day("Wed 1 Apr 2026"))
    allocate(worker("Ines Brook", profession=SOCIAL_WORK), elsewhere)
    for child in (managed, of_team):
        see(carol, child)

    page = _page(signed_in(carol))

    assert "Your team holds the case of 2 children in care. Two of their reviews are late." in page
    assert "Ben’s third review" in page
    assert "Mia’s third review" in page
    assert "Zed" not in page


def test_a_case_that_was_held_once_is_held_no_more(
    signed_in: SignedIn, dev: User, social_worker: Worker, chair: Worker
) -> None:
    child = child_of(chair, "Ben", by_law=in_days(-2))
    allocate(social_worker, child, until_on=TODAY)
    see(dev, child)

    assert "No child in care is allocated to you" in _page(signed_in(dev))


def test_a_child_out_of_sight_is_counted(signed_in: SignedIn, dev: User, social_worker: Worker, chair: Worker) -> None:
    allocate(social_worker, child_of(chair, "Ben", by_law=in_days(-2)))

    page = _page(signed_in(dev))

    assert "Ben" not in page.partition("<main")[2]
    assert "1 you may not see." in _section(page, "soon")


def test_what_the_children_said_stands_beside(
    signed_in: SignedIn, dev: User, social_worker: Worker, chair: Worker
) -> None:
    child = _held(social_worker, child_of(chair, "Mia"))
    OwnWords.objects.create(
        child=child, what_matters="You did what you said.", said_on=TODAY, how=HowTold.TOLD, by=dev, at=clock.now()
    )

    assert "<p>You did what you said.</p>" in _page(signed_in(dev))


def test_a_long_list_leads_to_all_reviews(signed_in: SignedIn, dev: User, social_worker: Worker, chair: Worker) -> None:
    for n in range(14):
        _held(social_worker, child_of(chair, f"Child{n}", by_law=in_days(60 + n)))

    following = _section(_page(signed_in(dev)), "next")

    assert following.count("Okafor") == 12
    assert '<a href="/reviews/">2 more</a>' in following
