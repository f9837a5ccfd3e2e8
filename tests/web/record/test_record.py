"""The record through its pages: narrowed, turned, taken away, asked whether it is whole; and one's own trail."""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from heed.access import clock, record, sealing, triggers, users
from heed.access.models import Entry, EntryChild, User
from heed.access.permissions import Permission, Role
from heed.web.record import pages, views
from heed.web.record.asked import AREAS
from tests.days import day
from tests.hostile import MARKUP

SignedIn = Callable[[User], Client]


@pytest.fixture(autouse=True)
def _kept_here(settings: Any, tmp_path: Path) -> None:
    settings.HEED_DATA = tmp_path


def did(by: User | None, what: str = "reviews.plan", sentence: str = "Planned a review.", *children: object) -> Entry:
    """An entry of something done."""
    return record.wrote(by=by, what=what, sentence=sentence, children=children, permission=Permission.PLAN_REVIEW)


def saw(by: User, sentence: str = "Looked at the children.", *children: object) -> Entry:
    """An entry of something seen."""
    return record.saw(by=by, what="web.children", sentence=sentence, children=children, filter="team=3")


def read(client: Client, query: str = "", address: str = "/record/") -> str:
    """The entries on the page, less what stands around them."""
    page: str = client.get(f"{address}?{query}").content.decode()
    return page.partition('id="entries"')[2]


def test_who_did_and_saw_what_stands_on_the_page_with_children_by_key_alone(
    signed_in: SignedIn, ingrid: User, nadia: User, tom: User
) -> None:
    did(nadia, "reviews.plan", "Planned a review.", 41)
    saw(tom, "Looked at the children.", *range(100, 120))
    did(None, "facts.due", "Worked out when reviews are due.")

    page = read(signed_in(ingrid))

    assert "Nadia" in page
    assert "Independent Reviewing Officer" in page
    assert "1 child: 41" in page
    assert "20 children<" in page
    assert "100" not in page
    assert "Narrowed to team=3" in page
    assert "Heed itself" in page
    assert page.index("Worked out") < page.index("Looked at") < page.index("Planned")


@pytest.mark.parametrize(
    ("query", "there"),
    [
        ("", {"Planned.", "Looked.", "Worked out.", "Signed in."}),
        ("who={nadia}", {"Planned.", "Signed in."}),
        ("who=heed", {"Worked out."}),
        ("kind=saw", {"Looked."}),
        ("kind=did&who={nadia}", {"Planned.", "Signed in."}),
        ("about=planning", {"Planned."}),
        ("about=pages", {"Looked."}),
        ("child=41", {"Planned.", "Looked."}),
        ("child=42", {"Looked."}),
        ("child=4", set()),
        ("since=2026-03-01", {"Worked out.", "Signed in."}),
        ("until=2026-03-01", {"Planned.", "Looked.", "Worked out."}),
        ("since-day=1&since-month=3&since-year=2026&until=2026-03-01", {"Worked out."}),
    ],
)
def test_the_list_is_narrowed(
    signed_in: SignedIn,
    ingrid: User,
    nadia: User,
    tom: User,
    query: str,
    there: set[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    moments = {"Sat 28 Feb 2026": -1, "Sun 1 Mar 2026": 23.5, "Mon 2 Mar 2026": 0}
    told = iter([clock.start_of(day(on)) + timedelta(hours=hours) for on, hours in moments.items()])
    before, night, after = told
    with monkeypatch.context() as patch:
        patch.setattr(clock, "now", lambda: before)
        did(nadia, "reviews.plan", "Planned.", 41)
        saw(tom, "Looked.", 41, 42)
        patch.setattr(clock, "now", lambda: night)
        did(None, "facts.due", "Worked out.")
        patch.setattr(clock, "now", lambda: after)
        did(nadia, "access.sign_in", "Signed in.")

    page = read(signed_in(ingrid), query.format(nadia=nadia.pk))

    said = {each for each in ("Planned.", "Looked.", "Worked out.", "Signed in.") if f"<p>{each} <span" in page}
    assert said == there


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("who=99999", "not one of the available choices"),
        ("kind=heard", "not one of the available choices"),
        ("about=secrets", "not one of the available choices"),
        ("child=Amara", "names do not stand in the record"),
        ("since=yesterday", "not a date we can read"),
        ("until=9999-01-01", "between 1990 and 2100"),
    ],
)
def test_what_cannot_be_asked_is_said_and_never_kept_as_it_was_typed(
    signed_in: SignedIn, ingrid: User, query: str, says: str
) -> None:
    client = signed_in(ingrid)

    assert says in read(client, query)
    assert Entry.objects.get(what="web.record").filter == ""
    assert client.get(f"/record/record.csv?{query}")["Location"] == "/record/"


def test_that_somebody_read_the_record_stands_in_it_with_what_they_asked_for(
    signed_in: SignedIn, ingrid: User, nadia: User
) -> None:
    client = signed_in(ingrid)
    page = client.get(f"/record/?who={nadia.pk}&child=41&since=2026-03-02&before=7").content.decode()
    assert f"who={nadia.pk}&amp;child=41&amp;since-day=2&amp;since-month=3&amp;since-year=2026" in page

    entry = Entry.objects.get()
    assert (entry.by, entry.kind, entry.filter) == (ingrid, "saw", f"who={nadia.pk}&child=41&since=2026-03-02")
    assert EntryChild.objects.get().child_key == "41"
    page = read(client, f"who={ingrid.pk}")
    assert "Read the record." in page
    assert "Ingrid" in page.partition("Show all")[0]


def test_long_lists_are_turned_and_keep_what_was_asked(
    signed_in: SignedIn, ingrid: User, nadia: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "SHOWN", 2)
    first, second, third = (did(nadia, sentence=f"Did {n}.") for n in range(3))
    client = signed_in(ingrid)

    page = read(client, f"who={nadia.pk}")
    assert "Did 2." in page
    assert "Did 0." not in page
    assert f"who={nadia.pk}&amp;before={second.pk}" in page
    assert "The newest" not in page

    page = read(client, f"who={nadia.pk}&before={second.pk}")
    assert "Did 0." in page
    assert "Did 1." not in page
    assert "The newest" in page
    assert "Earlier" not in page
    for odd in ("x", "-1", "²", "9" * 40):
        assert "Did 2." in read(client, f"who={nadia.pk}&before={odd}")
    assert third.pk > first.pk


def test_what_is_sealed_and_what_is_not_is_said(signed_in: SignedIn, ingrid: User, nadia: User) -> None:
    client = signed_in(ingrid)
    assert "Nothing is sealed yet. None waits to be sealed." in client.get("/record/").content.decode()

    sealing.seal()
    did(nadia)
    page = client.get("/record/").content.decode()
    assert "1 entry sealed, the last " in page
    assert "1 entry not sealed yet: a change to these could not be shown." in page
    assert "Sealed at place 1." in page
    assert "Not sealed yet." in page


def test_asked_whether_it_is_whole_the_answer_stands_on_the_page(signed_in: SignedIn, ingrid: User) -> None:
    client = signed_in(ingrid)
    assert "There was no answer in the last three months." in client.get("/record/").content.decode()

    assert client.post("/record/verify/")["Location"] == "/record/"

    page = client.get("/record/").content.decode()
    assert "The record is whole:" in page
    assert "being read through" not in page
    assert Entry.objects.get(what="access.ask_whether_whole").by == ingrid


def test_until_there_is_an_answer_the_page_says_that_somebody_asked(
    signed_in: SignedIn, ingrid: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Task:
        """Stands in for a worker that is busy."""

        @staticmethod
        def enqueue() -> None:
            """Later."""

    monkeypatch.setattr(views, "verify_record", Task)
    client = signed_in(ingrid)
    client.post("/record/verify/")

    assert "it is being read through.</b>" in client.get("/record/").content.decode()


def test_a_row_written_by_force_hides_no_other(signed_in: SignedIn, ingrid: User, nadia: User) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL keeps no word in a column of moments")
    did(nadia, sentence="Good.")
    did(nadia, sentence="Bad.")
    with triggers.lifted(connection), connection.cursor() as cursor:
        cursor.execute("UPDATE access_entry SET at = 'never' WHERE sentence = 'Bad.'")

    client = signed_in(ingrid)
    assert "Good." in read(client)
    assert read(client).count("When cannot be read") == 1
    taken = b"".join(client.get("/record/record.csv").streaming_content).decode()  # type: ignore[attr-defined]
    assert "Good." in taken
    assert ",,Nadia,nadia,iro,did,reviews.plan,Bad." in taken


# As a file


def test_what_was_asked_for_is_taken_away_as_a_file(
    signed_in: SignedIn, ingrid: User, nadia: User, tom: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "AT_ONCE", 2)
    did(nadia, "reviews.plan", "=1+1", 41, 42)
    did(None, "facts.due", "Worked out.")
    for n in range(3):
        saw(tom, f"Looked {n}.")
    sealing.seal()
    client = signed_in(ingrid)

    answer = client.get("/record/record.csv")
    rows = list(csv.DictReader(b"".join(answer.streaming_content).decode().splitlines()))  # type: ignore[attr-defined]

    assert "attachment" in answer["Content-Disposition"]
    assert [row["sentence"] for row in rows] == [
        "Took the record away as a file.",
        *("Looked 2.", "Looked 1.", "Looked 0.", "Worked out.", "'=1+1"),
    ]
    assert (rows[-1]["signs_in_as"], rows[-1]["children"], rows[-1]["sealed_at_place"]) == ("nadia", "41 42", "1")
    assert (rows[0]["sealed_at_place"], rows[-2]["who"], rows[1]["filter"]) == ("", "", "team=3")
    narrowed = client.get("/record/record.csv?who=heed")
    assert len(b"".join(narrowed.streaming_content).splitlines()) == 2  # type: ignore[attr-defined]


# One's own


def test_everybody_reads_their_own_trail_and_nobody_elses(
    signed_in: SignedIn, ingrid: User, nadia: User, tom: User
) -> None:
    did(nadia, "reviews.plan", "Planned a review.", 41, 42)
    did(tom, "reviews.plan", "Planned another.", 43)
    users.give_role(nadia, by=ingrid, role=Role.AUDITOR, from_on=day("Wed 1 Apr 2026"), why="Audits in April")
    held = nadia.roles_held.get(role=Role.AUDITOR)
    users.end_role(held, by=ingrid, until_on=day("Fri 1 May 2026"))
    users.new_password(nadia, by=ingrid, password="a-long-phrase-of-words")

    page = signed_in(User.objects.get(pk=nadia.pk)).get("/record/mine/").content.decode()

    assert "Planned a review." in page
    assert "2 children<" in page
    assert "41" not in page.partition('id="entries"')[2]
    assert "Planned another." not in page
    assert "Gave the role “Auditor” from Wed 1 Apr 2026: Audits in April" in page
    assert "Ended the role “Auditor” from Fri 1 May 2026" in page
    assert "Changed the login or its password" in page
    assert "Added the login" in page
    assert "Ingrid" in page
    assert "The whole record" not in page
    assert "The whole record" in signed_in(ingrid).get("/record/mine/").content.decode()


def test_ones_own_trail_is_turned_too(signed_in: SignedIn, nadia: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "SHOWN", 1)
    first, second = did(nadia, sentence="Did 0."), did(nadia, sentence="Did 1.")
    client = signed_in(nadia)

    page = read(client, address="/record/mine/")
    assert f"/record/mine/?before={second.pk}" in page
    page = client.get(f"/record/mine/?before={second.pk}").content.decode()
    assert "Did 0." in page
    assert "Your login and roles" not in page
    assert 'href="/record/mine/">The newest' in page
    assert first.pk < second.pk


def test_somebody_of_whom_nothing_is_told_reads_that(signed_in: SignedIn, make_user: Any) -> None:
    assert "Nothing yet." in signed_in(make_user("omar")).get("/record/mine/").content.decode()


# Everywhere


def test_nobody_else_reads_the_record_or_asks_about_it(
    signed_in: SignedIn, tom: User, nadia: User, priya: User
) -> None:
    for user in (tom, nadia, priya):
        client = signed_in(user)
        assert client.get("/record/").status_code == 404
        assert client.get("/record/record.csv").status_code == 404
        assert client.post("/record/verify/").status_code == 404
    assert not Entry.objects.exists()


def test_hostile_text_is_shown_as_text(signed_in: SignedIn, ingrid: User, make_user: Any) -> None:
    odd = make_user("odd")
    odd.name = MARKUP[0]
    odd.save()
    for text in MARKUP:
        record.saw(by=odd, what="web.x", sentence=text, filter=text)

    for client, address in ((signed_in(ingrid), "/record/"), (signed_in(odd), "/record/mine/")):
        page = client.get(address).content.decode()
        assert "<script>alert" not in page
        assert "<img src=x" not in page


def test_every_area_of_an_action_can_be_asked_for() -> None:
    from heed.access.actions import ALL

    ours = {name.partition(".")[0] for name, each in ALL.items() if each.run.__module__.startswith("heed.")}
    assert ours <= {begins for begins, _ in AREAS.values()}


@pytest.mark.parametrize("address", ["/record/", "/record/mine/"])
def test_the_pages_ask_the_same_few_questions_however_long_the_record_is(
    signed_in: SignedIn, ingrid: User, address: str, django_assert_max_num_queries: Any
) -> None:
    client = signed_in(ingrid)
    counts = []
    for n in (2, 30):
        for k in range(n):
            did(ingrid, "reviews.plan", f"Did {k}.", k, k + 1)
        sealing.seal()
        did(ingrid)
        with django_assert_max_num_queries(40) as asked:
            client.get(address)
        counts.append(len(asked))

    assert counts[0] == counts[1]
