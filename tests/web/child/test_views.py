"""The pages of a child as they are asked for: out of sight they are not there, each look is on the record, forms lose nothing."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from heed.access import clock
from heed.access.models import Entry, Kind, User
from heed.children.models import Child, LivesWith, OwnWords, Restricted, Why
from tests.days import day
from tests.web.child import made

SignedIn = Callable[[User], Client]
Page = Callable[..., str]

READ = ("", "duties/", "people/", "who-has-looked/")
FORMS = ("own-words/", "lives-with/", "name/")


@pytest.mark.parametrize("under", [*READ, *FORMS])
def test_a_child_out_of_sight_is_not_there(opened: Page, sam: User, under: str, amara: Child, tom: User) -> None:
    assert "Amara" not in opened(under, by=sam, status=404)

    Restricted.objects.create(child=amara, why="Asked for", by=tom, from_at=clock.now())
    assert "Amara" not in opened(under, status=404)


@pytest.mark.parametrize("under", FORMS)
def test_a_child_out_of_sight_cannot_be_written_about(signed_in: SignedIn, sam: User, amara: Child, under: str) -> None:
    said = {
        "how_to_talk": "x",
        "how": "wrote",
        "said_on": "16 11 2026",
        "who": "x",
        "given": "x",
        "from_on": "16 11 2026",
    }

    assert signed_in(sam).post(f"/children/{amara.key}/{under}", said).status_code == 404
    assert not OwnWords.objects.exists()
    assert LivesWith.objects.count() == 3
    assert amara.person.names.count() == 1


def test_nobody_is_there_under_a_number(signed_in: SignedIn, nadia: User, amara: Child) -> None:
    assert signed_in(nadia).get(f"/children/{amara.pk}/").status_code == 404
    assert signed_in(nadia).get("/children/00000000-0000-0000-0000-000000000000/").status_code == 404


@pytest.mark.parametrize(
    ("under", "what", "sentence"),
    [
        ("", "web.child", "Looked at a child’s story."),
        ("duties/", "web.child_duties", "Looked at the duties to a child."),
        ("people/", "web.child_people", "Looked at the people around a child."),
        ("who-has-looked/", "web.child_looked", "Looked at who has looked at a child."),
        ("own-words/", "web.own_words", "Opened the form for a child’s own words."),
        ("lives-with/", "web.lives_with", "Opened the form for whom a child lives with."),
        ("name/", "web.child_name", "Opened the form for a child’s name."),
    ],
)
def test_each_look_is_on_the_record_once(opened: Page, amara: Child, under: str, what: str, sentence: str) -> None:
    before = Entry.objects.filter(kind=Kind.SAW).count()

    opened(under)

    assert Entry.objects.filter(kind=Kind.SAW).count() == before + 1
    entry = Entry.objects.latest("pk")
    assert (entry.what, entry.sentence, entry.filter) == (what, sentence, "")
    assert [each.child_key for each in entry.children.all()] == [str(amara.pk)]


@pytest.mark.parametrize("under", ["", "duties/", "people/"])
def test_the_day_that_was_looked_at_is_on_the_record_and_on_the_page(opened: Page, under: str, amara: Child) -> None:
    page = opened(f"{under}?as_at=1+May+2026")

    assert Entry.objects.latest("pk").filter == "as_at=2026-05-01"
    assert "As at <b>Fri 1 May 2026</b>" in page
    assert f'<a href="/children/{amara.key}/{under}">Back to today</a>' in page
    assert f'href="/children/{amara.key}/people/?as_at=2026-05-01"' in page
    assert 'value="Fri 1 May 2026"' in page


@pytest.mark.parametrize("under", ["", "duties/", "people/"])
@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("17 11 2026", "Tue 17 Nov 2026 is still to come: choose today or an earlier day."),
        ("31 2 2026", "There is no such day as “31 2 2026”: check day, month and year."),
        ("yesterday", "“yesterday” is not a date we can read: write it like 5 4 2026."),
        ("7 3 2012", "Wed 7 Mar 2012 is before this child was born: choose a later day."),
        ("<b>", "“<b>” is not a date we can read: write it like 5 4 2026."),
    ],
)
def test_a_day_that_cannot_be_shown_says_why_and_shows_today(
    signed_in: SignedIn, nadia: User, amara: Child, under: str, typed: str, says: str
) -> None:
    page = signed_in(nadia).get(f"/children/{amara.key}/{under}", {"as_at": typed}).content.decode()

    assert f"{html.escape(says)} Shown is today." in page
    assert f'value="{html.escape(typed)}"' in page
    assert "Back to today" not in page
    assert Entry.objects.latest("pk").filter == ""


@pytest.mark.parametrize("typed", ["8 3 2012", "16 11 2026", " ", ""])
def test_any_day_from_birth_to_today_is_shown(signed_in: SignedIn, nadia: User, amara: Child, typed: str) -> None:
    answer = signed_in(nadia).get(f"/children/{amara.key}/", {"as_at": typed})

    assert answer.status_code == 200
    assert "Shown is today." not in answer.content.decode()


def test_a_child_of_unknown_birth_has_no_age_and_no_day_before_the_first_return(opened: Page, amara: Child) -> None:
    amara.person.born_on = None
    amara.person.save()

    assert "<h1>Amara Osei</h1>" in opened()
    assert "is before this child was born" in opened("?as_at=31+12+1989")
    assert "Shown is today." not in opened("?as_at=1+1+1990")


def test_no_name_stands_in_an_address_or_a_title(opened: Page, amara: Child) -> None:
    for under in (*READ, *FORMS):
        page = opened(under)
        title = re.search(r"<title>(.*?)</title>", page, re.DOTALL)
        assert title
        assert "Amara" not in title[1]
        assert not [each for each in re.findall(r'(?:href|action)="([^"]*)"', page) if "amara" in each.lower()]


def test_who_may_not_see_who_looked_has_no_such_page_nor_a_way_to_it(opened: Page, dev: User, amara: Child) -> None:
    made.see(dev, amara)

    assert "who-has-looked" not in opened(by=dev)
    opened("who-has-looked/", by=dev, status=404)
    assert "who-has-looked" in opened()


def test_who_has_looked_says_who_did_and_who_saw_what(opened: Page, dev: User, amara: Child, nadia: User) -> None:
    made.see(dev, amara)
    opened("duties/", by=dev)
    opened(by=nadia)

    page = opened("who-has-looked/")

    rows = re.findall(r"<tr><td.*?</tr>", page)
    said = [re.sub(r"<[^>]+>", " ", row) for row in rows]
    assert len(rows) == 2
    assert "Nadia" in said[0]
    assert "Looked at a child’s story." in said[0]
    assert "Mon 16 Nov 2026 at 09:00" in said[0]
    assert "Dev" in said[1]
    assert "Social worker" in said[1]
    assert "saw" in said[1]
    only = opened(f"who-has-looked/?by={dev.pk}")
    assert len(re.findall(r"<tr><td", only)) == 1
    assert f'<option value="{dev.pk}" selected>Dev' in only
    assert "Nothing of this kind is on the record" in opened("who-has-looked/?by=99999999")
    assert len(re.findall(r"<tr><td", opened("who-has-looked/?by=nobody"))) > 2


def test_the_record_of_another_child_is_not_shown(opened: Page, nadia: User, signed_in: SignedIn) -> None:
    ben = made.a_child("Ben", "Osei", born_on=day("Thu 2 May 2019"))
    made.see(nadia, ben)
    signed_in(nadia).get(f"/children/{ben.key}/duties/")

    assert "Looked at the duties" not in opened("who-has-looked/")


def test_looks_in_an_emergency_are_marked_and_counted(opened: Page, amara: Child, sam: User, nadia: User) -> None:
    from heed.children.actions import break_glass

    break_glass(by=sam, child=amara, reason="Missing tonight")

    page = opened("who-has-looked/")

    assert "Opened in an emergency <b>1 time</b>" in page
    assert page.count(">emergency</strong>") == 1
    assert "You opened this record in an emergency. It is open to you until" in opened(by=sam)
    assert "You opened this record in an emergency" not in opened()


def test_the_record_is_paged(opened: Page, signed_in: SignedIn, nadia: User, amara: Child, monkeypatch: Any) -> None:
    monkeypatch.setattr("heed.web.child.looked.AT_ONCE", 2)
    client = signed_in(nadia)
    for _ in range(5):
        client.get(f"/children/{amara.key}/")

    first, last = opened("who-has-looked/"), opened("who-has-looked/?page=99")

    assert "1 to 2 of 5" in first
    assert "page=2" in first
    assert "Later" not in first
    assert "5 to 6 of 6" in last
    assert ">Earlier<" not in last
    assert "page=2" in last


# Forms


def words(**changed: str) -> dict[str, str]:
    """What is sent to write her words down."""
    day_ = {"said_on-day": "14", "said_on-month": "11", "said_on-year": "2026"}
    return {"how_to_talk": made.WORDS, "what_matters": "Ben", "how": "told", **day_, **changed}


def test_own_words_are_written_down_and_open_her_page(signed_in: SignedIn, nadia: User, amara: Child) -> None:
    client = signed_in(nadia)

    answer = client.post(f"/children/{amara.key}/own-words/", words())

    assert answer["Location"] == f"/children/{amara.key}/"
    kept = OwnWords.objects.get()
    assert (kept.how_to_talk, kept.said_on, kept.how, kept.by) == (
        made.WORDS.replace("\n", "\n"),
        day("Sat 14 Nov 2026"),
        "told",
        nadia,
    )
    assert (
        "Told by Amara to Nadia, who wrote it down with them, 14 November 2026."
        in client.get(f"/children/{amara.key}/").content.decode()
    )
    assert "Text first. Don’t just turn up." in client.get(f"/children/{amara.key}/own-words/").content.decode()


def test_long_words_are_kept_whole(signed_in: SignedIn, nadia: User, amara: Child) -> None:
    long = "All of it. " * 2_000

    signed_in(nadia).post(f"/children/{amara.key}/own-words/", words(how_to_talk=long))

    assert OwnWords.objects.get().how_to_talk == long.strip()


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"how_to_talk": "", "what_matters": " "}, "Write at least one thing: how to talk with the child"),
        ({"how": ""}, "Say how it came here."),
        ({"how": "guessed"}, "Select a valid choice"),
        ({"said_on-year": "2027"}, "This day is still to come: choose today or an earlier one."),
        ({"said_on-month": "13"}, "There is no such day as “14 13 2026”"),
        ({"said_on-day": "", "said_on-month": "", "said_on-year": ""}, "Give the day on which it was said."),
    ],
)
def test_words_that_are_not_taken_say_why_and_nothing_is_lost(
    signed_in: SignedIn, nadia: User, amara: Child, changed: dict[str, str], says: str
) -> None:
    sent = words(**({"what_matters": "Ben <3"} | changed))

    page = signed_in(nadia).post(f"/children/{amara.key}/own-words/", sent).content.decode()

    assert says in page
    assert "<title>Error: Child: own words – Heed</title>" in page
    assert html.escape(sent["what_matters"].strip()) in page
    assert not OwnWords.objects.exists()


def lives(**changed: str) -> dict[str, str]:
    """What is sent to say with whom she lives."""
    day_ = {"from_on-day": "1", "from_on-month": "10", "from_on-year": "2026"}
    return {"deed": "say", "who": "Ada", "where": "Saltby", **day_, **changed}


def test_who_she_lives_with_is_said_and_who_it_was_before_stays(signed_in: SignedIn, nadia: User, amara: Child) -> None:
    client = signed_in(nadia)
    assert (
        "Now: <b>Marcia</b>, Alderbrook, since Fri 28 Aug 2026"
        in client.get(f"/children/{amara.key}/lives-with/").content.decode()
    )

    answer = client.post(f"/children/{amara.key}/lives-with/", lives(withheld="yes"))

    assert answer["Location"] == f"/children/{amara.key}/"
    now = LivesWith.objects.get(until_on=None)
    assert (now.who, now.where, now.withheld, now.from_on) == ("Ada", "Saltby", True, day("Thu 1 Oct 2026"))
    people = client.get(f"/children/{amara.key}/people/").content.decode()
    assert "<b>Ada</b>, Saltby (not to be told to everybody)" in people
    assert "Where this is may not be told to everybody" in people
    assert "Marcia, Alderbrook" in people


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"who": ""}, "Say who the child lives with: a first name is enough."),
        ({"from_on-year": "2025"}, "What is said now began after that day"),
        ({"who": "x" * 121}, "at most 120 characters"),
    ],
)
def test_who_with_that_is_not_taken_says_why_and_nothing_is_lost(
    signed_in: SignedIn, nadia: User, amara: Child, changed: dict[str, str], says: str
) -> None:
    sent = lives(**({"where": "Salt & sea"} | changed))

    page = signed_in(nadia).post(f"/children/{amara.key}/lives-with/", sent).content.decode()

    assert says in page
    assert "Salt &amp; sea" in page
    assert LivesWith.objects.get(until_on=None).who == "Marcia"


def test_that_she_lives_there_no_longer_is_said(signed_in: SignedIn, nadia: User, amara: Child) -> None:
    client = signed_in(nadia)
    sent = {"deed": "end", "until_on-day": "1", "until_on-month": "11", "until_on-year": "2025"}

    page = client.post(f"/children/{amara.key}/lives-with/", sent).content.decode()
    assert "This ends before the day it began" in page
    assert "Say who the child lives with" not in page

    sent["until_on-year"] = "2026"
    assert client.post(f"/children/{amara.key}/lives-with/", sent).status_code == 302
    assert not LivesWith.objects.filter(until_on=None).exists()
    page = client.get(f"/children/{amara.key}/lives-with/").content.decode()
    assert "lives there no longer" not in page
    assert client.post(f"/children/{amara.key}/lives-with/", sent).status_code == 200


@pytest.mark.parametrize(("under", "may"), [("own-words/", "dev"), ("lives-with/", "grace"), ("name/", "grace")])
def test_forms_are_for_those_who_may_write(
    opened: Page, request: pytest.FixtureRequest, ruth: User, amara: Child, under: str, may: str
) -> None:
    allowed = request.getfixturevalue(may)
    for user in (allowed, ruth):
        made.see(user, amara)

    assert "<form" in opened(under, by=allowed)
    opened(under, by=ruth, status=404)
    assert f'{under}">' not in opened(by=ruth)


def test_an_emergency_that_is_over_is_not_spoken_of(opened: Page, amara: Child, nadia: User) -> None:
    past = clock.now() - timedelta(hours=1)
    made.see(nadia, amara, Why.BROKE_GLASS, from_at=past - timedelta(hours=1), until_at=past)

    assert "in an emergency" not in opened()


def named(**changed: str) -> dict[str, str]:
    """What is sent to say which name she uses."""
    day_ = {"from_on-day": "1", "from_on-month": "11", "from_on-year": "2026"}
    return {"given": "Mara", "family": "Osei", **day_, **changed}


def test_the_name_she_uses_is_hers_to_change_and_the_one_before_stays(
    signed_in: SignedIn, nadia: User, dev: User, amara: Child
) -> None:
    client = signed_in(nadia)
    assert 'value="Amara"' in client.get(f"/children/{amara.key}/name/").content.decode()

    answer = client.post(f"/children/{amara.key}/name/", named())

    assert answer["Location"] == f"/children/{amara.key}/people/"
    page = client.get(answer["Location"]).content.decode()
    assert "<h1>Mara Osei, 14</h1>" in page
    assert re.search(r"<td[^>]*>not known</td><td[^>]*>Sun 1 Nov 2026</td><td>Amara Osei</td>", page)
    before = client.get(f"/children/{amara.key}/people/?as_at=31+10+2026").content.decode()
    assert "Amara Osei" not in before
    assert "Change the name" not in before


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"given": " "}, "Give at least the first name."),
        ({"given": "x" * 121}, "at most 120 characters"),
        ({"from_on-month": "13"}, "There is no such day"),
    ],
)
def test_a_name_that_is_not_taken_says_why_and_nothing_is_lost(
    signed_in: SignedIn, nadia: User, amara: Child, changed: dict[str, str], says: str
) -> None:
    sent = named(**({"family": "O’Sei & <b>"} | changed))

    page = signed_in(nadia).post(f"/children/{amara.key}/name/", sent).content.decode()

    assert says in page
    assert html.escape(sent["family"]) in page
    assert amara.person.names.get().given == "Amara"


def test_a_name_from_before_the_one_there_is_refused(signed_in: SignedIn, nadia: User, amara: Child) -> None:
    client = signed_in(nadia)
    client.post(f"/children/{amara.key}/name/", named())

    page = client.post(f"/children/{amara.key}/name/", named(given="Mia")).content.decode()

    assert "The name before began on that day or later: choose a later day." in page
    assert 'value="Mia"' in page
