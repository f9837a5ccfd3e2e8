"""Nadia's first page: whose review is when, what needs her, and what she may not see."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time

import pytest
from django.test import Client

from heed.access import clock
from heed.access.models import Entry, User
from heed.caseloads.actions import end_cover
from heed.children.models import Child, HowTold, OwnWords
from heed.people.models import Worker
from tests.caseloads.made import appoint, cover
from tests.days import day
from tests.web.home.made import TODAY, child_of, in_days, restrict, see, worker

SignedIn = Callable[[User], Client]


@pytest.fixture
def chair(monday: object, nadia: User) -> Worker:
    """Nadia at work."""
    return worker("Nadia Rahman", nadia)


def _page(client: Client) -> str:
    return " ".join(client.get("/").content.decode().split())


def _section(page: str, key: str) -> str:
    """One list of the page: from its heading to the next."""
    return page.partition(f'<h2 id="{key}">')[2].partition("</section>")[0]


def test_the_day_opens_with_whose_reviews_she_chairs_this_week(signed_in: SignedIn, nadia: User, chair: Worker) -> None:
    child_of(chair, "Lily", planned=day("Wed 18 Nov 2026"))
    child_of(chair, "Jayden", planned=TODAY)
    child_of(chair, "Theo", planned=day("Mon 23 Nov 2026"))  # next week

    page = _page(signed_in(nadia))

    assert "<h1>Good " in page
    assert ", Nadia</h1>" in page
    assert "Monday 16 November. You chair Jayden’s review today and Lily’s on Wednesday." in page


def test_a_week_without_a_review_says_so(signed_in: SignedIn, nadia: User, chair: Worker) -> None:
    page = _page(signed_in(nadia))

    assert "You chair no review in what is left of this week." in page
    assert "Nothing is late, and nothing is held today." in page
    assert 'id="week"' not in page
    assert 'class="strip"' not in page


def test_what_needs_her_stands_under_today_this_week_and_before_it_is_late(
    signed_in: SignedIn, nadia: User, chair: Worker
) -> None:
    child_of(chair, "Kai", by_law=in_days(-3))
    child_of(chair, "Jayden", planned=TODAY, place="Saltby school")
    child_of(chair, "Lily", planned=day("Sun 22 Nov 2026"), at=time(16, 30))
    child_of(chair, "Ellis", by_law=day("Fri 20 Nov 2026"))
    child_of(chair, "Amara", by_law=day("Sun 29 Nov 2026"))
    child_of(chair, "Rosa", by_law=in_days(29))
    child_of(chair, "Maya", planned=day("Mon 23 Nov 2026"))  # all arranged, and next week: in the diary

    page = _page(signed_in(nadia))

    today, week, before = (_section(page, key) for key in ("today", "week", "before"))
    assert today.index("Kai’s third review is late and has no date") < today.index("Jayden’s third review")
    assert '<time datetime="2026-11-16T14:00">14:00</time><span>Saltby school</span>' in today
    assert week.index("Ellis’ third review has no date") < week.index("Lily’s third review, 16:30")
    assert "Amara’s third review has no date" in before
    assert "The last working day before is Fri 27 Nov." in before
    assert "Rosa" not in today + week + before
    assert "Maya" not in today + week + before


def test_the_order_is_explained_on_the_page(signed_in: SignedIn, nadia: User, chair: Worker) -> None:
    page = _page(signed_in(nadia))

    assert "Why this order?" in page
    assert "What a day’s delay would cost a child comes first: reviews that are late" in page


def test_only_the_most_urgent_deed_has_a_solid_button(signed_in: SignedIn, nadia: User, chair: Worker) -> None:
    child_of(chair, "Jayden", planned=TODAY)
    child_of(chair, "Ellis", by_law=in_days(3))
    child_of(chair, "Kai", by_law=in_days(-3))

    page = _page(signed_in(nadia))

    buttons = page.split('<a class="govuk-button')[1:]
    solid = [button for button in buttons if "govuk-button--secondary" not in button.partition(">")[0]]
    assert len(solid) == 1
    assert "Kai’s review" in solid[0]


def test_a_child_she_got_lately_is_to_be_told_who_she_is(signed_in: SignedIn, nadia: User, chair: Worker) -> None:
    new = child_of(None, "Ava")
    appoint(chair, new, from_on=in_days(-4))
    see(nadia, new)

    page = _page(signed_in(nadia))

    assert "Tell Ava who their IRO is" in _section(page, "today")
    assert f"/children/{new.key}/iro/told/" in page


def test_a_child_kept_from_her_is_counted_and_not_named(
    signed_in: SignedIn, nadia: User, tom: User, chair: Worker
) -> None:
    hidden = child_of(chair, "Saffron", by_law=in_days(-3))
    child_of(chair, "Kai", by_law=in_days(-3))
    restrict(hidden, tom)
    OwnWords.objects.create(
        child=hidden, what_matters="My cat.", said_on=TODAY, how=HowTold.TOLD, by=tom, at=clock.now()
    )

    page = _page(signed_in(nadia))

    assert "Saffron" not in page
    assert str(hidden.key) not in page
    assert "My cat" not in page
    assert "Your 2 children, by the month of their next review" in page
    assert "You may not see 1 of those counted here." in page
    assert "And 1 you may not see." in _section(page, "today")


def test_another_iros_children_are_not_on_the_page(signed_in: SignedIn, nadia: User, chair: Worker) -> None:
    child_of(worker("Sam Whitaker"), "Zara", by_law=in_days(-3))

    page = _page(signed_in(nadia))

    assert "Zara" not in page
    assert "you may not see" not in page


def test_the_children_of_a_colleague_she_covers_for_are_listed_with_that_said(
    signed_in: SignedIn, nadia: User, sam: User, tom: User, chair: Worker
) -> None:
    away = worker("Sam Whitaker", sam)
    covered = child_of(away, "Zara", by_law=in_days(-3))
    see(nadia, covered)
    cover(away, chair, tom, from_on=in_days(-3), until_on=in_days(12))

    page = _page(signed_in(nadia))

    assert "Zara’s third review is late and has no date" in _section(page, "today")
    assert "You cover for Sam Whitaker until Fri 27 Nov." in _section(page, "today")
    assert "You cover for Sam Whitaker from Fri 13 Nov to Fri 27 Nov: 1 child." in page
    assert "Your 1 child" not in page  # a child covered for stays the colleague's


def test_cover_that_was_called_off_before_it_began_is_not_told(
    signed_in: SignedIn, nadia: User, tom: User, chair: Worker
) -> None:
    called_off = cover(chair, worker("Sam Whitaker"), tom, from_on=in_days(14), until_on=in_days(21))
    assert "Sam Whitaker covers for you from" in _page(signed_in(nadia))

    end_cover(called_off, by=tom)

    assert "Sam Whitaker covers for you from" not in _page(signed_in(nadia))


def test_cover_that_she_will_get_is_told(signed_in: SignedIn, nadia: User, tom: User, chair: Worker) -> None:
    cover(chair, worker("Sam Whitaker"), tom, from_on=in_days(14), until_on=in_days(21))
    cover(chair, worker("Helen Dacre"), tom, from_on=in_days(40), until_on=in_days(50))

    page = _page(signed_in(nadia))

    assert "Sam Whitaker covers for you from Mon 30 Nov to Sun 6 Dec." in page
    assert "Helen Dacre" not in page


def _said(child: Child, by: User, on: date, **texts: str) -> None:
    OwnWords.objects.create(child=child, said_on=on, how=HowTold.WROTE, by=by, at=clock.now(), **texts)


def test_the_newest_words_of_her_children_stand_beside_the_work(
    signed_in: SignedIn, nadia: User, chair: Worker
) -> None:
    amara, mia, theo, lily = (child_of(chair, name) for name in ("Amara", "Mia", "Theo", "Lily"))
    _said(amara, nadia, in_days(-2), what_matters="“I want to see Ben every week.”\n\nSwimming.\nTea.\nA fourth thing.")
    _said(amara, nadia, in_days(-90), what_matters="Older.")
    _said(mia, nadia, in_days(-1), how_to_talk="Text me.")
    _said(theo, nadia, TODAY, what_matters="School.")
    _said(lily, nadia, in_days(-40), what_matters="The oldest of four.")

    page = _page(signed_in(nadia))

    voices = page.partition('id="voices"')[2]
    assert voices.index("School.") < voices.index("Text me.") < voices.index("I want to see Ben every week.")
    assert "<p>I want to see Ben every week.</p>" in voices
    assert ">Amara</a>, on Saturday, about what matters" in voices
    assert ">Mia</a>, yesterday, about how to talk" in voices
    assert ">Theo</a>, today, about" in voices
    assert "<p>Swimming.</p><p>Tea.</p>" in voices
    assert "A fourth thing" not in voices
    assert "Older." not in voices
    assert "The oldest of four." not in voices


def test_each_month_of_the_strip_says_in_words_what_its_dots_show(
    signed_in: SignedIn, nadia: User, chair: Worker
) -> None:
    child_of(chair, "Kai", by_law=in_days(-3))
    child_of(chair, "Mia", by_law=day("Wed 10 Feb 2027"))

    page = _page(signed_in(nadia))

    assert "Your 2 children, by the month of their next review" in page
    assert "<b>1</b> November" in page
    assert ": 1 with something missing, 0 on course, 0 with no date yet" in page
    assert 'href="/reviews/diary/?month=2027-02&amp;whose=mine"' in page


def test_the_page_is_on_the_record_with_the_children_it_names(signed_in: SignedIn, nadia: User, chair: Worker) -> None:
    late, quiet = child_of(chair, "Kai", by_law=in_days(-3)), child_of(chair, "Mia")

    _page(signed_in(nadia))

    entry = Entry.objects.get(what="web.home")
    assert entry.by == nadia
    assert {each.child_key for each in entry.children.all()} == {str(late.pk)}
    assert str(quiet.pk) != str(late.pk)


def test_a_long_list_is_cut_and_says_how_much_more_there_is(signed_in: SignedIn, nadia: User, chair: Worker) -> None:
    for n in range(11):
        child_of(chair, f"Child{n}", by_law=in_days(-1 - n))

    page = _page(signed_in(nadia))

    today = _section(page, "today")
    assert today.count('class="work__item"') == 8
    assert f'<a href="/reviews/?iro={chair.pk}">3 more</a>' in today
    assert "Child10" in today  # the longest wait
    assert "Child0’" not in today
