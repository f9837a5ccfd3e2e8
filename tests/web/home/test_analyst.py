"""Priya's first page: how fresh the data are, what waits, what moved, who is held back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from django.test import Client

from heed.access.models import Entry, User
from heed.children.models import Child
from heed.exchange.models import Differs, Disagreement, HeldBack, Import, State
from heed.measures.engine import MET
from heed.web.home import glance
from tests.children.made import child
from tests.days import day
from tests.web.fenshire import Memory, _rows, reading
from tests.web.home.made import restrict
from tests.web.returns.made import RECEIVED, an_import

SignedIn = Callable[[User], Client]


def _page(client: Client) -> str:
    return " ".join(client.get("/").content.decode().split())


def _section(page: str, title: str) -> str:
    return page.partition(f">{title}</h2>")[2].partition("</section>")[0]


@pytest.fixture
def loaded(monday: object, priya: User, monkeypatch: pytest.MonkeyPatch) -> Import:
    """A return stands applied, and its figures are counted."""
    monkeypatch.setattr(glance, "reading_of", lambda request, rows: reading())
    return an_import(priya, State.APPLIED, as_at=day("Sun 15 Nov 2026"), failed_checks=4, revised=3)


@pytest.mark.usefixtures("monday")
def test_without_a_return_the_page_leads_to_loading_one(signed_in: SignedIn, priya: User) -> None:
    page = _page(signed_in(priya))

    assert "No return has been applied." in page
    assert '<a href="/returns/">Load a return</a>' in page
    assert "Figures are counted from a return, and none has been applied." in page
    assert "Nothing: no return waits, and no difference is open." in page


def test_the_page_says_how_fresh_the_data_are(signed_in: SignedIn, priya: User, loaded: Import) -> None:
    page = _page(signed_in(priya))

    assert "What is loaded speaks of Sun 15 Nov 2026, yesterday." in page
    assert "The returns speak of Sun 15 Nov; loaded Thu 2 Apr 2026 at 06:10 by Priya; 3 changes since." in page
    assert f'<a href="/returns/{loaded.pk}/">The return</a>' in page


@pytest.mark.parametrize(("as_at", "age"), [(day("Mon 16 Nov 2026"), "today"), (day("Sat 14 Nov 2026"), "2 days ago")])
def test_the_age_of_the_data_is_told_in_days(
    signed_in: SignedIn, priya: User, loaded: Import, as_at: date, age: str
) -> None:
    Import.objects.filter(pk=loaded.pk).update(as_at=as_at)

    assert f", {age}." in _page(signed_in(priya))


def test_the_last_import_stands_with_its_checks(signed_in: SignedIn, priya: User, loaded: Import) -> None:
    section = _section(_page(signed_in(priya)), "What is loaded")

    assert "812 children, 3 held back" in section
    assert f'<a href="/returns/{loaded.pk}/quality/">4 checks found something</a>' in section
    assert "41 rows at fault" in section
    Import.objects.filter(pk=loaded.pk).update(failed_checks=0, faults=0, held=0)
    assert "Every check that ran passed" in _page(signed_in(priya))


def test_what_waits_for_somebody_is_listed(signed_in: SignedIn, priya: User, loaded: Import) -> None:
    waits = an_import(priya, State.READY)
    of: Child = child("Amara", "F-1")
    Disagreement.objects.create(
        child=of,
        held_on=day("Fri 6 Nov 2026"),
        differs=Differs.MISSING,
        opened_by=loaded,
        opened_at=RECEIVED,
    )

    section = _section(_page(signed_in(priya)), "Waiting for somebody")

    assert f'<a href="/returns/{waits.pk}/">Looked through: waiting for somebody to apply it</a>' in section
    assert '<a href="/returns/differences/">1 difference to settle</a>' in section
    assert "Amara" not in section


@pytest.mark.usefixtures("loaded")
def test_the_figures_that_moved_most_stand_with_both_years(signed_in: SignedIn, priya: User) -> None:
    section = _section(_page(signed_in(priya)), "What moved most since 2024-25")

    assert '<a href="/figures/adoption_reviews_on_time/?period=2026">Adoption reviews held on time</a>' in section
    assert "96.1%; 93.5% in 2024-25" in section
    assert section.count("<li") == 6


@pytest.mark.usefixtures("loaded")
def test_figures_of_few_cases_are_not_said_to_have_moved(
    signed_in: SignedIn, priya: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = [row for row in _rows() if row.outcome != MET]
    monkeypatch.setattr(glance, "reading_of", lambda request, rows: replace(reading(), engine=Memory(few)))
    assert "What moved most" not in _page(signed_in(priya))

    monkeypatch.setattr(glance, "reading_of", lambda request, rows: replace(reading(), years=(2026,)))
    assert "What moved most" not in _page(signed_in(priya))


def test_children_held_back_stand_by_number_but_for_those_out_of_sight(
    signed_in: SignedIn, priya: User, tom: User, loaded: Import
) -> None:
    seen, hidden = child("Amara", "F-1"), child("Saffron", "F-2")
    restrict(hidden, tom)
    for number in ("F-1", "F-2", *(f"G-{n}" for n in range(9))):
        HeldBack.objects.create(number=number, why="Two periods of care overlap.", by_import=loaded)

    page = _page(signed_in(priya))

    section = _section(page, "Children held back")
    assert "F-1" in section
    assert "F-2" not in page
    assert "Two periods of care overlap." in section
    assert "and 3 more, of whom you may not see 1" in section
    entry = Entry.objects.get(what="web.home")
    assert {each.child_key for each in entry.children.all()} == {str(seen.pk)}


def test_those_held_back_beyond_the_first_are_counted(signed_in: SignedIn, priya: User, loaded: Import) -> None:
    for n in range(9):
        HeldBack.objects.create(number=f"G-{n}", why="Two periods of care overlap.", by_import=loaded)

    assert "and 1 more</span>" in _page(signed_in(priya))
