"""The story as a page: what is chosen in its address, what was written by others, the council's words, and queries."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from heed.access.models import User
from heed.children.models import Child, Episode, LivesWith, Missing, PeriodOfCare, SocialWorkerEpisode
from heed.council import actions as council
from heed.council.models import words_on
from heed.council.presets import PRESETS
from heed.facts.due import refresh
from heed.law.provisions import ALL
from heed.reviews.models import Review
from heed.web.child.plain import PLACES
from tests.council.leaks import leaks
from tests.hostile import HOSTILE
from tests.web.child import made
from tests.web.child.story import BEGAN_MAY, Page, Reads, story, text_of


def test_kinds_are_chosen_in_the_address_and_stay_chosen(opened: Page) -> None:
    page = opened("?show=law&show=reviews&show=nonsense")

    assert re.findall(r'id="show-(\w+)" name="show" value="\w+" checked', page) == ["law", "reviews"]
    text = text_of(page)
    assert "The court made a care order" in text
    assert "Moved to live with Ros" not in text
    everything = opened("?show=nonsense")
    assert len(re.findall(r'name="show" value="\w+" checked', everything)) == 7


def test_long_histories_are_paged_and_the_way_to_earlier_says_what_is_there(
    known: Reads, amara: Child, opened: Page
) -> None:
    for n in range(1, 46):
        Missing.objects.create(
            child=amara, year=2027, kind="M", from_on=date(2026, 4 + n // 28, 1 + n % 28), until_on=date(2026, 6, 1)
        )

    first = story(known(), "show=away")
    second = story(known(), "show=away&page=2")
    last = story(known(), "show=away&page=99999")

    assert [len([e for m in page.months for e in m.events]) for page in (first, second, last)] == [20, 20, 5]
    assert first.earlier is not None
    assert first.earlier.text == "Earlier: April 2026, 25 entries"
    assert first.earlier.address == f"/children/{amara.key}/?show=away&page=2#happened"
    assert first.later is None
    assert last.earlier is None
    assert last.later is not None
    assert opened("?show=away&page=2&as_at=1+11+2026").count("as_at=2026-11-01&amp;page=3#happened") == 1


@pytest.mark.parametrize("text", [each for each in HOSTILE if "\x00" not in each and each.strip()])
def test_what_was_written_is_shown_as_text(opened: Page, amara: Child, nadia: User, text: str) -> None:
    made.told(amara, nadia, made.TODAY, how_to_talk=text, what_matters=text)
    LivesWith.objects.filter(until_on=None).update(who=text[:120], where=text[:120])

    page = opened()

    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert " ".join(text.split())[:60] in text_of(page.replace("&amp;", "&amp;amp;")) or text in html.unescape(page)


@pytest.mark.parametrize("preset", sorted(PRESETS))
@pytest.mark.parametrize("under", ["", "duties/", "people/", "who-has-looked/", "own-words/", "lives-with/"])
def test_another_councils_words_are_used_throughout(
    opened: Page, amara: Child, nadia: User, tom: User, ingrid: User, preset: str, under: str
) -> None:
    made.told(amara, nadia, made.TODAY, "told", how_to_talk="Text me", what_matters="Drama")
    made.planned(amara, nadia)
    for n, why in enumerate(["first", "long_away", "conflict", ""], start=1):
        made.appointed(amara, made.iro(f"Name {n}"), date(2026, 3, n), date(2026, 3, n + 1) if n < 4 else None, why=why)
    made.allocated(amara, "Dev Sharma", BEGAN_MAY, team="East")
    SocialWorkerEpisode.objects.create(child=amara, year=2027, worker="SW9", from_on=made.CAME, reason="LEFTRL")
    Missing.objects.create(child=amara, year=2027, kind="M", from_on=BEGAN_MAY)
    Review.objects.filter(completed_on=made.SECOND).update(
        begun_on="2026-06-04", completed_on="2026-06-08", participation_code="PN5"
    )
    refresh()
    for place in PLACES:
        Episode.objects.filter(until_on=None).update(until_on=made.TODAY, reason_ceased="X1")
        made.stay(PeriodOfCare.objects.get(), made.TODAY, None, placement=place)
        Episode.objects.filter(from_on=made.TODAY, until_on=made.TODAY).exclude(placement=place).update(reason_new="T")
    council.adopt_words(by=ingrid, preset=preset, from_on=made.LONG_AGO)

    page = opened(under)

    main = page.partition("<main")[2].partition("</main>")[0]
    spoken = " | ".join(re.findall(r'aria-label="([^"]*)"', main))
    text = text_of(main) + spoken
    for title in {each.instrument for each in ALL}:
        text = text.replace(title, " ")
    assert not leaks(text, words_on(made.TODAY))


QUERIES = 42
"""Of the story with everything on it: a third are the frame's and the record's, a quarter apply the law."""


def test_queries_do_not_grow_with_the_history(
    signed_in: Callable[[User], Client], amara: Child, nadia: User, django_assert_num_queries: Any
) -> None:
    client = signed_in(nadia)
    for n in range(1, 25):
        made.told(amara, nadia, date(2026, 10, n))
        Missing.objects.create(child=amara, year=2027, kind="M", from_on=date(2026, 7, n), until_on=date(2026, 7, n))
        made.review(amara, date(2026, 6, n))
        made.appointed(amara, made.iro(f"IRO {n}"), date(2026, 8, n), date(2026, 8, n + 1))
        made.allocated(amara, f"Worker {n}", date(2026, 8, n), date(2026, 8, n + 1))
        other = made.a_child(f"Sibling {n}", "Osei", born_on=date(2015, 1, n))
        made.see(nadia, other)
        made.relate(nadia, amara, other)
        if n in (1, 24):
            with django_assert_num_queries(QUERIES):
                assert client.get(f"/children/{amara.key}/").status_code == 200
