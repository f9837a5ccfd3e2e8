"""The diary: a month or a week of planned reviews and of the law's days for which nothing is planned."""

from __future__ import annotations

import re
from datetime import time

import pytest

from heed.access.models import Entry, User
from heed.children.models import Child
from heed.web.due import diary
from tests.days import day
from tests.reviews.made import iro_of, planned
from tests.web.due.made import SignedIn, a_child, christmas, may_see, text

DIARY = "/reviews/diary/"


def day_of(page: str, on: str) -> str:
    """What stands on one day."""
    opening = rf'<li class="diary__day[^>]*> <p class="diary__date"><time datetime="{on}">'
    found = re.search(rf'{opening}(.*?)</li> (?=<li class="diary__day|</ol>)', page)
    assert found, f"{on} is not on the page"
    return found[0]


def test_a_month_has_every_day_as_a_list_that_begins_on_its_weekday(signed_in: SignedIn, tom: User) -> None:
    page = text(signed_in(tom).get(DIARY, {"month": "2026-12"}))

    assert "<title>Diary of reviews – Heed</title>" in page
    assert "<h1>December 2026</h1>" in page
    days = re.findall(r'<time datetime="(2026-12-\d\d)">', page)
    assert len(days) == 31
    assert days == sorted(days)
    assert "diary__day--2" in day_of(page, "2026-12-01")
    assert "diary__day--3" not in page
    assert '<span class="diary__weekday">Tue 1 Dec</span>' in page


def test_without_being_asked_it_shows_the_month_of_today_with_today_marked(signed_in: SignedIn, tom: User) -> None:
    page = text(signed_in(tom).get(DIARY))

    assert "<h1>November 2026</h1>" in page
    assert page.count('<b class="diary__today">today</b>') == 1
    assert '<b class="diary__today">today</b>' in day_of(page, "2026-11-16")
    assert "No review is planned, and no last lawful day falls here." in page
    assert ">Today</a>" not in page
    assert not Entry.objects.filter(what="web.diary").exists()


def test_planned_reviews_stand_on_their_day_by_time_and_the_law_days_without_a_plan_after_them(
    signed_in: SignedIn, tom: User, amara: Child
) -> None:
    planned(amara, tom, day("Fri 27 Nov 2026"), time(16, 15), place="Home")
    early = a_child("Ben", "F-2", latest_on="Sun 29 Nov 2026")
    planned(early, tom, day("Fri 27 Nov 2026"), time(9))
    some_time = a_child("Cara", "F-3", latest_on="Sun 29 Nov 2026")
    planned(some_time, tom, day("Fri 27 Nov 2026"))
    a_child("Dora", "F-4", latest_on="Fri 27 Nov 2026")
    a_child("Eve", "F-5", latest_on="Fri 27 Nov 2026", lapses_on=day("Fri 27 Nov 2026"))
    a_child("Fay", "F-6")

    page = text(signed_in(tom).get(DIARY))

    assert "3 reviews planned; 1 last lawful day with no plan yet." in page
    friday = day_of(page, "2026-11-27")
    assert re.findall(r">(Amara|Ben|Cara|Dora|Eve|Fay)</a>", friday) == ["Ben", "Amara", "Cara", "Dora"]
    assert "<b>09:00</b>" in friday
    assert friday.count("diary__entry--law") == 1
    assert "last lawful day, none planned" in friday
    assert "Amara" not in day_of(page, "2026-11-29")
    entry = Entry.objects.get(what="web.diary")
    assert entry.children.count() == 4
    assert entry.filter == "from=2026-11-01&until=2026-12-01&whose=everyone"


def test_what_is_late_says_so_in_words(signed_in: SignedIn, tom: User, amara: Child) -> None:
    a_child("Ben", "F-2", latest_on="Mon 9 Nov 2026")
    planned(amara, tom, day("Mon 30 Nov 2026"))
    passed = a_child("Cara", "F-3", latest_on="Mon 30 Nov 2026")
    planned(passed, tom, day("Fri 13 Nov 2026"))

    page = text(signed_in(tom).get(DIARY))

    assert '<span class="diary__says">overdue, no day planned</span>' in day_of(page, "2026-11-09")
    assert '<span class="diary__says">planned after the law’s day</span>' in day_of(page, "2026-11-30")
    assert "nothing says that it was held" in day_of(page, "2026-11-13")
    assert "diary__entry--late" not in day_of(page, "2026-11-13")


def test_a_week_says_more_of_each_and_leads_to_its_plan(signed_in: SignedIn, tom: User, amara: Child) -> None:
    planned(amara, tom, day("Thu 26 Nov 2026"), time(10), place="Home")
    a_child("Ben", "F-2", latest_on="Fri 27 Nov 2026")

    page = text(signed_in(tom).get(DIARY, {"week": "2026-11-23"}))

    assert "<h1>Week of 23 November 2026</h1>" in page
    assert len(re.findall(r'<p class="diary__date"><time datetime="2026-11-\d\d">', page)) == 7
    thursday, friday = day_of(page, "2026-11-26"), day_of(page, "2026-11-27")
    assert ", third review</span>" in thursday
    assert '<span class="diary__more">Nadia Rahman · Home</span>' in thursday
    assert f'href="/children/{amara.key}/plan/">Change the day' in thursday
    assert '<span class="diary__more">no IRO</span>' in friday
    assert ">Plan<span" in friday


def test_whoever_may_not_plan_is_not_led_to_it(signed_in: SignedIn, dev: User, amara: Child) -> None:
    may_see(dev, amara)

    page = text(signed_in(dev).get(DIARY, {"week": "2026-11-23"}))

    assert "Amara" in page
    assert "/plan/" not in page


def test_holidays_are_marked_in_words(signed_in: SignedIn, tom: User) -> None:
    christmas()
    client = signed_in(tom)

    month = text(client.get(DIARY, {"month": "2026-12"}))
    assert "school holidays: Christmas, Mon 21 Dec to Sun 3 Jan" in month
    assert '<span class="diary__note">bank holiday</span>' in day_of(month, "2026-12-25")
    assert '<span class="diary__note">bank holiday</span>' not in day_of(month, "2026-12-26")
    assert '<span class="govuk-visually-hidden">Christmas</span>' in day_of(month, "2026-12-22")
    assert "Christmas" not in day_of(month, "2026-12-18")
    assert "diary__day--off" in day_of(month, "2026-12-19")
    week = text(client.get(DIARY, {"week": "2026-12-21"}))
    assert '<span class="diary__note">Christmas</span>' in day_of(week, "2026-12-22")


def test_an_iro_begins_with_their_own_and_may_turn_to_everyones(
    signed_in: SignedIn, nadia: User, tom: User, amara: Child
) -> None:
    other = a_child("Ben", "F-2", latest_on="Fri 27 Nov 2026", seen_by=nadia)
    iro_of(other, "Sam Whitaker")
    client = signed_in(nadia)

    mine = text(client.get(DIARY))
    assert "Amara" in mine
    assert "Ben" not in mine
    assert '<b aria-current="true">Mine</b>' in mine
    everyones = text(client.get(DIARY, {"whose": "everyone"}))
    assert "Amara" in everyones
    assert "Ben" in everyones
    assert '<b aria-current="true">Everyone’s</b>' in everyones

    toms = text(signed_in(tom).get(DIARY))
    assert "Ben" in toms
    assert "Mine" not in toms
    assert '<b aria-current="true">Mine</b>' in text(signed_in(tom).get(DIARY, {"whose": "mine"}))


def test_no_child_out_of_sight_stands_in_it(
    signed_in: SignedIn, nadia: User, sam: User, amara: Child, tom: User
) -> None:
    planned(amara, tom, day("Thu 26 Nov 2026"))
    own = a_child("Ben", "F-2", latest_on="Fri 27 Nov 2026", seen_by=sam)
    iro_of(own, user=sam, name="Sam Whitaker")

    for whose in ("mine", "everyone"):
        page = text(signed_in(sam).get(DIARY, {"whose": whose}))
        assert "Ben" in page
        assert "Amara" not in page


def test_months_and_weeks_lead_to_those_beside_them_and_to_one_another(signed_in: SignedIn, tom: User) -> None:
    client = signed_in(tom)

    def links(query: dict[str, str]) -> dict[str, str]:
        page = text(client.get(DIARY, {**query, "whose": "everyone"}))
        found = re.findall(r'<a href="/reviews/diary/\?([^"]+)"[^>]*>(.*?)</a>', page)
        return {re.sub("<[^>]+>|[←→]", "", words).strip(): address.replace("&amp;", "&") for address, words in found}

    assert links({"month": "2026-12"}) == {
        "By week": "whose=everyone&week=2026-11-30",
        "November": "whose=everyone&month=2026-11",
        "Today": "whose=everyone&month=2026-11",
        "January": "whose=everyone&month=2027-01",
    }
    assert links({})["By week"] == "whose=everyone&week=2026-11-16"
    assert links({"week": "2026-11-30"}) == {
        "The month": "whose=everyone&month=2026-11",
        "Week of Mon 23 Nov": "whose=everyone&week=2026-11-23",
        "Today": "whose=everyone&week=2026-11-16",
        "Week of Mon 7 Dec": "whose=everyone&week=2026-12-07",
    }


def test_a_day_with_many_shows_some_and_leads_to_the_week_where_all_are(
    signed_in: SignedIn, tom: User, amara: Child, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(diary, "IN_A_CELL", 2)
    for n in range(2, 6):
        a_child(f"Child{n}", f"F-{n}", latest_on="Fri 27 Nov 2026")
    client = signed_in(tom)

    friday = day_of(text(client.get(DIARY)), "2026-11-27")
    assert friday.count('class="diary__entry') == 2
    assert "week=2026-11-23" in friday
    assert ">2 more<span" in friday
    assert day_of(text(client.get(DIARY, {"week": "2026-11-23"})), "2026-11-27").count("last lawful day") == 4


@pytest.mark.parametrize(
    "query",
    [
        {"month": "2026-13"},
        {"month": "november"},
        {"month": "1989-12"},
        {"month": "2051-01"},
        {"month": "9999-12"},
        {"week": "2026-11-24"},
        {"week": "9999-12-27"},
        {"week": "soon"},
        {"whose": "theirs"},
    ],
)
def test_what_is_no_month_no_monday_and_nobodys_is_not_there(
    signed_in: SignedIn, tom: User, query: dict[str, str]
) -> None:
    assert signed_in(tom).get(DIARY, query).status_code == 404


def test_a_plan_of_a_review_that_is_asked_for_no_more_stands_until_it_is_closed(
    signed_in: SignedIn, tom: User, amara: Child
) -> None:
    planned(amara, tom, day("Thu 26 Nov 2026"))
    amara.due.delete()

    page = text(signed_in(tom).get(DIARY, {"week": "2026-11-23"}))

    assert "Amara</a>, review</span>" in page
    assert "/plan/" not in page
