"""The council's words through their pages: read, tried in a sentence, changed, and another council's taken as a whole."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from heed.access.models import User
from heed.council import actions
from heed.council.models import Word, words_on
from heed.council.words import NOUNS
from heed.council.words import Word as Noun
from tests.days import day
from tests.hostile import MARKUP

SignedIn = Callable[[User], Client]

APRIL = day("Wed 1 Apr 2026")
FROM = {"from_on-day": "1", "from_on-month": "4", "from_on-year": "2026"}
DISPUTE = {"singular": "dispute", "plural": "disputes", "article": "a"}


def change(client: Client, noun: str = "alert", **more: Any) -> Any:
    """Send the form of a word."""
    return client.post(f"/settings/words/{noun}/", {**DISPUTE, **FROM, "seen": actions.words_seen(noun), **more})


def test_every_noun_stands_on_the_page_in_a_sentence(signed_in: SignedIn, tom: User) -> None:
    page = signed_in(tom).get("/settings/words/").content.decode()

    assert all(f"/settings/words/{key}/" in page for key in NOUNS)
    assert "An alert was raised on Monday." in page
    assert "Heed’s own" not in page


def test_a_word_is_changed_from_a_day_on_and_stays_in_the_history(signed_in: SignedIn, tom: User) -> None:
    client = signed_in(tom)

    assert change(client)["Location"] == "/settings/words/alert/"
    change(client, singular="row", plural="rows", **{"from_on-year": "2099"})

    every, one = (client.get(address).content.decode() for address in ("/settings/words/", "/settings/words/alert/"))
    assert words_on(APRIL).alert == Noun("dispute", "disputes", "a")
    for page in (every, one):
        assert "A dispute was raised on Monday." in page
        assert "Heed’s own: <span data-heeds-own>an alert, alerts</span>" in page
        assert "To come:</b> a row, rows, from Wed 1 Apr 2099" in page
    assert "<b>a dispute, disputes</b> from Wed 1 Apr 2026" in one
    assert 'value="disputes"' in one


def test_a_word_is_tried_in_a_sentence_and_nothing_changes(signed_in: SignedIn, tom: User) -> None:
    page = change(signed_in(tom), look="1").content.decode()

    assert "How it would read" in page
    assert "A dispute was raised on Monday. That dispute is one of eleven open disputes." in page
    assert 'value="dispute"' in page
    assert not Word.objects.exists()


@pytest.mark.parametrize(
    ("said", "says"),
    [
        ({"singular": ""}, "Give the singular."),
        ({"plural": ""}, "Give the plural."),
        ({"article": "the"}, "Choose a or an."),
        ({"singular": "x" * 61}, "at most 60"),
        ({"singular": "<b>"}, "none of"),
        ({"singular": "{alert}", "look": "1"}, "none of"),
        ({"from_on-day": "31", "from_on-month": "2"}, "no such day"),
    ],
)
def test_a_word_that_cannot_be_is_said_beside_its_field(
    signed_in: SignedIn, tom: User, said: dict[str, str], says: str
) -> None:
    page = change(signed_in(tom), **said).content.decode()

    assert says in page
    assert "How it would read" not in page
    assert not Word.objects.exists()


def test_of_two_who_change_a_word_the_later_is_shown_both(signed_in: SignedIn, tom: User, ingrid: User) -> None:
    change(signed_in(tom), seen=0)

    page = change(signed_in(ingrid), singular="row", plural="rows", seen=0).content.decode()

    assert "<td>dispute</td><td>row</td>" in page
    assert words_on(APRIL).alert.singular == "dispute"


def test_hostile_text_in_a_word_is_refused_or_shown_as_text(signed_in: SignedIn, tom: User) -> None:
    for text in MARKUP:
        page = change(signed_in(tom), singular=text).content.decode()
        assert "<script>alert" not in page
        assert "<img src=x" not in page


# Another council's


def adopt(client: Client, preset: str = "North East Lincolnshire", **more: Any) -> Any:
    """Send the form as the page that was looked at has it."""
    looked = f"{preset} from 2026-0{more.get('from_on-month', 4)}-01"
    said = {"preset": preset, **FROM, "seen": actions.words_seen(), "looked": looked}
    return client.post("/settings/words/adopt/", {**said, **more})


def test_what_another_councils_words_would_change_is_shown_and_nothing_changes(signed_in: SignedIn, tom: User) -> None:
    client = signed_in(tom)
    assert "See what would change" in client.get("/settings/words/adopt/").content.decode()

    page = adopt(client, look="1").content.decode()

    assert "15 words change; 11 stay" in page
    assert "<td>an alert, alerts</td>" in page
    assert ">a dispute resolution, dispute resolutions</b>" in page
    assert "Take these words" in page
    assert not Word.objects.exists()


def test_another_councils_words_are_taken_and_heeds_own_taken_back(signed_in: SignedIn, tom: User) -> None:
    client = signed_in(tom)

    assert adopt(client)["Location"] == "/settings/words/"
    assert words_on(APRIL).alert.singular == "dispute resolution"
    again = adopt(client, look="1").content.decode()
    assert "Nothing changes" in again
    assert "Take these words" not in again

    adopt(client, preset="Heed’s own words", **{"from_on-month": "6"})
    assert words_on(day("Mon 1 Jun 2026")).alert.singular == "alert"


def test_a_word_set_from_a_later_day_is_named_because_it_stays(signed_in: SignedIn, tom: User) -> None:
    client = signed_in(tom)
    change(client, **{"from_on-year": "2030"})

    page = adopt(client, look="1").content.decode()
    assert "another word is set for:</b> Alert." in page


def test_words_changed_after_one_looked_are_looked_at_once_more(signed_in: SignedIn, tom: User) -> None:
    client = signed_in(tom)
    change(client)

    page = adopt(client, seen=0).content.decode()

    assert "look at what would change once more" in page
    assert "<td>a dispute, disputes</td>" in page
    assert Word.objects.count() == 1


@pytest.mark.parametrize("looked", ["Leicestershire from 2026-04-01", "North East Lincolnshire from 2026-05-01", ""])
def test_whoever_chooses_other_words_after_they_looked_is_shown_those_first(
    signed_in: SignedIn, tom: User, looked: str
) -> None:
    page = adopt(signed_in(tom), looked=looked).content.decode()

    assert ">a dispute resolution, dispute resolutions</b>" in page
    assert 'name="looked" value="North East Lincolnshire from 2026-04-01"' in page
    assert not Word.objects.exists()


@pytest.mark.parametrize("preset", ["Rutland", ""])
def test_a_council_whose_words_are_not_known_is_refused(signed_in: SignedIn, tom: User, preset: str) -> None:
    assert "Choose whose words." in adopt(signed_in(tom), preset=preset).content.decode()


def test_nobody_else_finds_the_words(signed_in: SignedIn, grace: User) -> None:
    client = signed_in(grace)
    for address in ("", "alert/", "adopt/"):
        assert client.get(f"/settings/words/{address}").status_code == 404
    assert change(client).status_code == 404
    assert adopt(client).status_code == 404
    assert not Word.objects.exists()


def test_a_noun_that_is_none_is_no_page(signed_in: SignedIn, tom: User) -> None:
    assert signed_in(tom).get("/settings/words/meeting/").status_code == 404


def test_the_pages_ask_the_same_few_questions_however_many_words_there_are(
    signed_in: SignedIn, tom: User, django_assert_max_num_queries: Any
) -> None:
    client = signed_in(tom)
    counts = []
    for preset in ("Leicestershire", "North East Lincolnshire"):
        adopt(client, preset=preset)
        for address in ("/settings/words/", "/settings/words/alert/"):
            with django_assert_max_num_queries(40) as asked:
                client.get(address)
            counts.append(len(asked))

    assert counts[:2] == counts[2:]
