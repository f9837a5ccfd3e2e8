"""The page of all IROs: what it says to whom, and that it asks as often for many as for few."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from heed.access.models import Entry, EntryChild, User
from heed.children.models import Child
from heed.people.models import Worker
from heed.web.iros import pages
from tests.caseloads.made import BACK, TODAY, appoint, cover, in_care, iro
from tests.days import day
from tests.web.iros.conftest import Has

PageOf = Callable[[User, str], str]


def test_it_opens_with_how_many_have_one(page_of: PageOf, tom: User, amara: Child, hers: Worker) -> None:
    assert "0 of 1 child in care, short breaks included, have an IRO; 1 waits for one." in page_of(tom, "/iros/")

    appoint(hers, amara)
    appoint(hers, in_care())

    assert "2 of 2 children in care, short breaks included, have an IRO." in page_of(tom, "/iros/")


def test_where_there_is_nobody_it_says_what_to_do(page_of: PageOf, tom: User) -> None:
    page = page_of(tom, "/iros/")

    assert "There are no children in care by what is loaded." in page
    assert "Nobody is recorded as an IRO. A roster names them" in page


def test_who_waits_is_named_to_whoever_may_see_them_with_one_thing_to_press_for_the_manager(
    page_of: PageOf, tom: User, grace: User, nadia: User, hers: Worker
) -> None:
    in_care("Ava", "F-20", from_on=day("Tue 27 Oct 2026"))

    page = page_of(tom, "/iros/")

    assert "Tue 3 Nov 13 days late Ava Okafor" in page
    assert (
        "20 days without: none was named yet. In care since Tue 27 Oct. By law before the first review, due by Tue 24 Nov."
        in page
    )
    assert "Due by Tue 3 Nov 2026: 5 working days after the child came into care on Tue 27 Oct 2026" in page
    assert "Choose an IRO for Ava" in page
    assert "Ava" in page_of(grace, "/iros/")
    assert "Choose an IRO" not in page_of(grace, "/iros/")
    hidden = page_of(nadia, "/iros/")
    assert "Ava" not in hidden
    assert "1 whom you may not see, without one for 20 days." in hidden


def test_of_many_who_wait_the_longest_are_shown_and_the_list_of_children_has_the_rest(
    page_of: PageOf, tom: User, signed_in: Callable[[User], Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "AT_ONCE", 2)
    for given, came in (("Ava", "Tue 27 Oct 2026"), ("Leo", "Thu 12 Nov 2026"), ("Kai", "Mon 2 Nov 2026")):
        in_care(given, from_on=day(came))

    page = page_of(tom, "/iros/")

    assert page.index("Ava") < page.index("Kai")
    assert "Leo" not in page
    assert "1 more waits" in page
    assert '<a href="/children/?iro=none">1 more waits</a>' in signed_in(tom).get("/iros/").content.decode()
    assert "Leo" in page_of(tom, "/children/?iro=none")


def test_whoever_has_waited_for_years_is_told_of_with_the_year(page_of: PageOf, tom: User) -> None:
    in_care("Ava", from_on=day("Thu 28 Feb 2019"))

    page = page_of(tom, "/iros/")

    assert "Thu 7 Mar 2019 2,811 days late Ava" in page
    assert "In care since Thu 28 Feb 2019. By law before the first review, due by Thu 28 Mar 2019." in page


def test_of_several_out_of_sight_the_longest_wait_is_said(page_of: PageOf, ruth: User) -> None:
    in_care("Ava", from_on=day("Tue 27 Oct 2026"))
    in_care("Leo", from_on=day("Thu 12 Nov 2026"))

    assert "2 whom you may not see, without one for up to 20 days." in page_of(ruth, "/iros/")


def test_a_place_that_nobody_holds_any_more_is_filled_at_once(page_of: PageOf, tom: User, amara: Child) -> None:
    appoint(iro("Gone Away", until_on=day("Mon 2 Nov 2026")), amara)

    page = page_of(tom, "/iros/")

    assert "Mon 2 Nov at once Amara Okafor" in page
    assert "14 days without: the one named has left." in page
    assert "As soon as is practicable (Children Act 1989, s 25A)." in page
    assert "Gone Away not in the base" in page


def test_each_has_a_row_and_whoever_is_away_is_covered(page_of: PageOf, tom: User, hers: Worker, his: Worker) -> None:
    cover(hers, his, tom)
    cover(his, iro("Ola Adeyemi", share="0.6"), tom, day("Mon 7 Dec 2026"), day("Tue 8 Dec 2026"))
    appoint(hers, in_care())

    page = page_of(tom, "/iros/")

    assert "Nadia Rahman 1 100% 1 under 0 Sam Whitaker until Mon 30 Nov" in page
    assert "Ola Adeyemi 0 60% 0 under 0" in page
    assert "Mon 30 Nov back in 14 days Nadia Rahman is away: Sam Whitaker covers until Mon 30 Nov" in page
    assert "Mon 7 Dec in 21 days Sam Whitaker will be away: Ola Adeyemi covers until Tue 8 Dec" in page


def test_one_change_is_told_with_its_reason(
    page_of: PageOf, tom: User, amara: Child, hers: Worker, his: Worker
) -> None:
    appoint(hers, amara, until_on=TODAY)
    appoint(his, amara, TODAY)

    page = page_of(tom, "/iros/")

    assert "1 change of IRO since 1 April 2026, of 1 child Nobody has said why: a roster named them: 1" in page


def test_what_was_seen_is_on_the_record_once(page_of: PageOf, tom: User, ruth: User, amara: Child) -> None:
    page_of(tom, "/iros/")
    page_of(ruth, "/iros/")

    (entry,) = Entry.objects.filter(what="web.iros")
    assert entry.by == tom
    assert list(EntryChild.objects.filter(entry=entry).values_list("child_key", flat=True)) == [str(amara.pk)]


def test_it_is_for_those_who_work_with_them(
    signed_in: Callable[[User], Client], dev: User, priya: User, ingrid: User
) -> None:
    for user in (dev, priya, ingrid):
        assert signed_in(user).get("/iros/").status_code == 404


def test_both_pages_ask_as_often_for_many_as_for_few(
    signed_in: Callable[[User], Client], tom: User, hers: Worker, his: Worker, has: Has
) -> None:
    cover(hers, his, tom, until_on=BACK)
    client = signed_in(tom)

    def asked(n: int) -> list[int]:
        for _ in range(n):
            in_care(from_on=day("Tue 27 Oct 2026"))
            has(hers, in_care())
            has(his, in_care(), until_on=TODAY)
        counts = []
        for address in ("/iros/", f"/iros/{hers.pk}/"):
            with CaptureQueriesContext(connection) as queries:
                assert client.get(address).status_code == 200
            counts.append(len(queries))
        return counts

    client.get("/iros/")

    assert asked(2) == asked(18)
