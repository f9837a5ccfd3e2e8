"""The list of reviews due as a browser gets it: who stands on it, what is counted, what is pressed, what is recorded."""

from __future__ import annotations

import csv
import io
import re
from datetime import time
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from heed.access import clock
from heed.access.models import Entry, User
from heed.caseloads.models import Appointment, Cover
from heed.children.models import Child, Named, Restricted
from heed.people.models import Worker
from heed.reviews.models import LateExplained
from heed.web.due import pages
from tests.days import day
from tests.reviews.made import LAST, LONG_AGO, TODAY, iro_of, planned, why_late
from tests.web.due.made import SignedIn, a_child, christmas, in_team, text

LIST = "/reviews/"


def names_on(page: str) -> list[str]:
    """The children, in order."""
    return re.findall(r'<h3><a href="/children/[^"]+">([^<]+)</a>', page)


def test_the_first_sentence_tells_all_in_sight_however_the_list_is_narrowed(
    signed_in: SignedIn, tom: User, amara: Child
) -> None:
    client = signed_in(tom)
    assert "None is overdue; 1 falls due by Mon 14 Dec, 1 of them with no day planned." in text(client.get(LIST))

    planned(amara, tom, LAST)
    assert "None is overdue; 1 falls due by Mon 14 Dec, each with a day planned." in text(client.get(LIST))

    a_child("Ben", "F-2", latest_on="Mon 9 Nov 2026")
    a_child("Cara", "F-3", latest_on="Mon 9 Nov 2026")
    a_child("Dora", "F-4", latest_on="Tue 1 Dec 2026")
    said = "2 are overdue; 2 fall due by Mon 14 Dec, 1 of them with no day planned."
    assert said in text(client.get(LIST))
    assert said in text(client.get(LIST, {"state": "later"}))


def test_where_nothing_falls_due_soon_it_says_so(signed_in: SignedIn, tom: User) -> None:
    a_child("Ben", "F-2", latest_on="Mon 9 Nov 2026")

    assert "1 is overdue, and none falls due in the next four weeks." in text(signed_in(tom).get(LIST))


def test_who_sees_no_child_is_told_what_will_stand_here(signed_in: SignedIn, sam: User, amara: Child) -> None:
    page = text(signed_in(sam).get(LIST))

    assert "No review is asked for of the children whom you may see." in page
    assert "When a return has been loaded" in page
    assert "<select" not in page
    assert not Entry.objects.filter(what="web.reviews").exists()


def test_the_list_has_the_children_in_sight_alone_and_the_record_says_whom(
    signed_in: SignedIn, nadia: User, tom: User, amara: Child
) -> None:
    ben = a_child("Ben", "F-2", latest_on="Sun 22 Nov 2026")
    restricted = Restricted.objects.create(child=ben, why="x", by=nadia, from_at=clock.now())
    Named.objects.create(restricted=restricted, user=nadia)
    a_child("Cara", "F-3", latest_on="Sun 22 Nov 2026")

    assert names_on(text(signed_in(nadia).get(LIST))) == ["Amara Okafor"]
    assert names_on(text(signed_in(tom).get(LIST, {"page": "1", "state": "soon"}))) == ["Cara Okafor", "Amara Okafor"]

    entry = Entry.objects.filter(what="web.reviews").latest("pk")
    assert (entry.by, entry.filter) == (tom, "state=soon")
    assert entry.children.count() == 2
    assert str(ben.pk) not in {row.child_key for row in entry.children.all()}


def test_a_row_has_its_three_dates_its_reason_and_who_and_never_one_date_for_all(
    signed_in: SignedIn, tom: User, amara: Child
) -> None:
    in_team(amara, "Children in Care")
    planned(amara, tom, day("Thu 26 Nov 2026"), time(16, 15), place="Marcia’s", mode="face")
    amara.due.local_on = day("Tue 24 Nov 2026")
    amara.due.save()

    page = text(signed_in(tom).get(LIST))

    assert '<time datetime="2026-11-29">Sun 29 Nov</time><span>in 9 working days</span>' in page
    assert "our own standard: Tue 24 Nov" in page
    assert (
        '<b><time datetime="2026-11-26">Thu 26 Nov</time>, 16:15</b> <span>in time, 1 working day to spare</span>'
        in page
    )
    assert "Marcia’s, face to face" in page
    assert "Third review" in page
    assert "<span>aged 14</span><span>IRO Nadia Rahman</span><span>Children in Care</span>" in page
    assert "It is 6 months after the review before was held on Fri 29 May 2026" in page
    assert re.search(r'href="/law/#[a-z0-9-]+-reg-33-2"', page)


def test_an_iro_is_not_told_on_each_row_that_they_are_the_iro_and_a_cover_is_told(
    signed_in: SignedIn, nadia: User, tom: User, amara: Child
) -> None:
    own = Appointment.objects.get(child=amara).worker
    sam = Worker.objects.create(name="Sam Whitaker", from_on=LONG_AGO)
    assert "IRO Nadia Rahman" not in text(signed_in(nadia).get(LIST)).split("<ol", 1)[1]
    Cover.objects.create(away=own, covered_by=sam, from_on=TODAY, until_on=day("Tue 17 Nov 2026"), by=tom)
    a_child("Ben", "F-2", latest_on="Sun 29 Nov 2026")

    page = text(signed_in(tom).get(LIST))

    assert "IRO Nadia Rahman, Sam Whitaker covers" in page
    assert "<span>no IRO</span>" in page


def test_what_is_overdue_says_by_how_long(signed_in: SignedIn, tom: User) -> None:
    a_child("Ben", "F-2", latest_on="Mon 9 Nov 2026")

    page = text(signed_in(tom).get(LIST, {"state": "overdue"}))

    assert '<p class="when when--late"><time datetime="2026-11-09">Mon 9 Nov</time><span>7 days late</span></p>' in page


def test_what_falls_in_the_school_holidays_is_pointed_out(signed_in: SignedIn, tom: User) -> None:
    christmas()
    ben = a_child("Ben", "F-2", latest_on="Tue 22 Dec 2026")
    client = signed_in(tom)

    assert "Due in the school holidays: Christmas" in text(client.get(LIST, {"school": "holidays"}))
    planned(ben, tom, day("Mon 21 Dec 2026"))
    assert "Planned in the school holidays: Christmas" in text(client.get(LIST))


def pressed(page: str) -> list[tuple[str, str, bool]]:
    """What can be pressed in each row: its words, where it leads, whether it is solid."""
    found = re.findall(
        r'<a class="govuk-button (govuk-button--secondary)? ?govuk-button--small" href="/children/[^/]+/(\w+)/[^"]*"'
        r' draggable="false">([^<]+)<',
        page,
    )
    return [(words, leads, not secondary) for secondary, leads, words in found]


def test_each_row_has_one_thing_to_press_and_the_first_that_wants_something_is_solid(
    signed_in: SignedIn, tom: User, grace: User
) -> None:
    late = a_child("Ada", "F-1", latest_on="Mon 9 Nov 2026")
    planned(late, tom, day("Fri 20 Nov 2026"))
    in_time = a_child("Ben", "F-2", latest_on="Tue 17 Nov 2026")
    planned(in_time, tom, day("Mon 16 Nov 2026"))
    after = a_child("Cara", "F-3", latest_on="Wed 18 Nov 2026")
    planned(after, tom, day("Fri 20 Nov 2026"))
    a_child("Dora", "F-4", latest_on="Thu 19 Nov 2026")
    a_child("Eve", "F-5", latest_on="Fri 20 Nov 2026")

    assert pressed(text(signed_in(tom).get(LIST))) == [
        ("Say why it is late", "late", True),
        ("Change the day", "plan", False),
        ("Say why it is late", "late", False),
        ("Plan the review", "plan", False),
        ("Plan the review", "plan", False),
    ]
    assert [words for words, *_ in pressed(text(signed_in(grace).get(LIST)))] == [
        *("Change the day", "Change the day", "Change the day", "Plan the review", "Plan the review")
    ]
    for whom, by_law in ((late, "Mon 9 Nov 2026"), (after, "Wed 18 Nov 2026")):
        said = {"reason": why_late(), "effect": "x", "by": tom, "at": clock.now()}
        LateExplained.objects.create(child=whom, latest_on=day(by_law), **said)
    page = text(signed_in(tom).get(LIST))
    assert [words for words, *_ in pressed(page)][:3] == ["Change the day"] * 3
    assert "Why it is late: Key professionals did not attend" in page


def test_whoever_may_not_plan_has_nothing_to_press(signed_in: SignedIn, dev: User, tom: User) -> None:
    a_child("Ben", "F-2", latest_on="Mon 9 Nov 2026", seen_by=dev)

    page = text(signed_in(dev).get(LIST))

    assert names_on(page) == ["Ben Okafor"]
    assert pressed(page) == []
    assert ".csv" not in page


# Narrowing


@pytest.fixture
def several(tom: User, nadia: User, amara: Child) -> dict[str, Child]:
    """Children in every state."""
    made = {
        "Ben": a_child("Ben", "F-2", latest_on="Mon 9 Nov 2026", sequence="first", number=1, held=0),
        "Cara": a_child("Cara", "F-3", latest_on="Mon 1 Mar 2027", track="adoption"),
        "Dora": a_child("Dora", "F-4"),
        "Eve": a_child("Eve", "F-5", latest_on="Mon 30 Nov 2026", lapses_on=day("Fri 20 Nov 2026")),
        "Fay": a_child("Fay", "F-6", track="short_break"),
    }
    iro_of(made["Ben"], "Sam Whitaker")
    in_team(made["Ben"], "North")
    planned(made["Cara"], tom, day("Tue 2 Mar 2027"))
    return {"Amara": amara, **made}


@pytest.mark.usefixtures("several")
@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({}, ["Ben", "Amara", "Cara", "Eve", "Dora", "Fay"]),
        ({"state": "overdue"}, ["Ben"]),
        ({"state": "soon"}, ["Amara"]),
        ({"state": "later"}, ["Cara"]),
        ({"state": "unknown"}, ["Dora"]),
        ({"state": "adult"}, ["Eve"]),
        ({"state": "short-break"}, ["Fay"]),
        ({"plan": "late"}, ["Cara"]),
        ({"plan": "none", "series": "statutory"}, ["Ben", "Amara", "Eve", "Dora"]),
        ({"iro": "nobody"}, ["Cara", "Eve", "Dora", "Fay"]),
        ({"team": "nobody", "state": "overdue"}, []),
        ({"when": "2026-11"}, ["Ben", "Amara", "Eve"]),
        ({"when": "2026-11-23"}, ["Amara"]),
        ({"which": "first"}, ["Ben"]),
        ({"school": "holidays"}, []),
    ],
)
def test_the_list_is_narrowed_and_what_narrows_it_can_be_taken_away(
    signed_in: SignedIn, tom: User, query: dict[str, str], expected: list[str]
) -> None:
    page = text(signed_in(tom).get(LIST, query))

    assert [name.split()[0] for name in names_on(page)] == expected
    assert page.count('class="narrowed__chip"') == len(query.keys() - {"state"})
    if not expected:
        assert "Nothing is due that is all of this." in page


def test_where_none_is_of_the_kind_asked_for_there_is_nothing_to_narrow(
    signed_in: SignedIn, tom: User, amara: Child
) -> None:
    page = text(signed_in(tom).get(LIST, {"state": "overdue"}))

    assert "No review is here today. You can" in page
    assert ">Show</button>" not in page
    assert ">Show</button>" in text(signed_in(tom).get(LIST))


def test_each_choice_tells_how_many_it_has(signed_in: SignedIn, tom: User, several: dict[str, Child]) -> None:
    page = text(signed_in(tom).get(LIST, {"plan": "none"}))

    for tab in ("All 5", "Overdue 1", "Next 4 weeks 1", "Cannot be told 1", "Turn 18 first 1", "Short breaks 1"):
        assert f">{tab}</a>" in page
    assert ">Later" not in page
    sam = Appointment.objects.get(child=several["Ben"]).worker.pk
    for option in (
        '<option value="none" selected>No day planned (5)</option>',
        '<option value="late">Planned after the law’s day (1)</option>',
        f'<option value="{sam}">Sam Whitaker (1)</option>',
        '<option value="nobody">No IRO (3)</option>',
        '<option value="2026-11-23">Week of Mon 23 Nov (1)</option>',
        '<option value="2026-11">November 2026 (3)</option>',
    ):
        assert option in page


def test_a_choice_that_has_none_any_more_still_stands_where_it_is_chosen(
    signed_in: SignedIn, tom: User, amara: Child
) -> None:
    page = text(signed_in(tom).get(LIST, {"when": "2027-06-07", "state": "overdue", "team": "999999"}))

    assert '<option value="2027-06-07" selected>Week of Mon 7 Jun 2027 (0)</option>' in page
    assert 'aria-current="page">Overdue 0</a>' in page
    assert signed_in(tom).get(LIST, {"state": "x"}).status_code == 404


def test_the_list_has_pages_that_keep_what_was_asked_for(
    signed_in: SignedIn, tom: User, amara: Child, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "PAGE", 2)
    for n in range(2, 6):
        a_child(f"Child{n}", f"F-{n}", latest_on="Tue 1 Dec 2026")
    client = signed_in(tom)

    first, last = (text(client.get(LIST, {"state": "soon", "page": page})) for page in ("1", "3"))

    assert "showing 1 to 2 of 5" in first
    assert 'href="/reviews/?state=soon&amp;page=2"' in first
    assert "reviews before" not in first
    assert "showing 5 to 5 of 5" in last
    assert "next reviews" not in last
    assert names_on(text(client.get(LIST, {"page": "9"}))) == []


@pytest.mark.parametrize("page", [LIST, "/reviews/due.csv", "/reviews/diary/?whose=everyone"])
def test_as_many_queries_are_asked_for_two_as_for_twenty(
    signed_in: SignedIn, tom: User, amara: Child, page: str
) -> None:
    def asked() -> int:
        client = signed_in(tom)
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(page)
            assert answer.status_code == 200
            b"".join(answer) if answer.streaming else answer.content
        return len(queries)

    two = a_child("Ben", "F-2", latest_on="Fri 27 Nov 2026")
    iro_of(two, "Sam Whitaker")
    in_team(two, "North")
    planned(two, tom, day("Thu 26 Nov 2026"))
    asked()
    before = asked()
    for n in range(3, 21):
        another = a_child(f"Child{n}", f"F-{n}", latest_on="Fri 27 Nov 2026")
        iro_of(another, f"IRO {n}")
        in_team(another, f"Team {n}")
        if n % 2:
            planned(another, tom, day("Thu 26 Nov 2026"), time(10))

    assert asked() == before
    assert before < 30


# As a file


def rows_of(answer: Any) -> list[dict[str, str]]:
    """The rows of a file."""
    return list(csv.DictReader(io.StringIO(b"".join(answer).decode())))


@pytest.mark.usefixtures("several")
def test_the_file_has_every_row_that_the_list_has_and_the_record_says_whose(signed_in: SignedIn, tom: User) -> None:
    answer = signed_in(tom).get("/reviews/due.csv", {"plan": "none"})

    assert answer["Content-Disposition"] == 'attachment; filename="reviews due on 2026-11-16.csv"'
    rows = rows_of(answer)
    assert [row["child"] for row in rows] == ["F-2", "F-1", "F-5", "F-4", "F-6"]
    assert rows[0] == {
        **dict.fromkeys(pages.COLUMNS, ""),
        **{"child": "F-2", "name": "Ben Okafor", "review": "first review", "series": "In care", "state": "Overdue"},
        **{"due by law": "2026-11-09", "days late": "7", "iro": "Sam Whitaker", "team": "North"},
        "because": rows[0]["because"],
    }
    assert "reg 33(2))." in rows[0]["because"]
    assert rows[3]["cannot be told"] == "the review before lies outside the returns loaded"
    assert rows[2]["turns 18 first"] == "2026-11-20"
    entry = Entry.objects.get(what="web.reviews")
    assert (entry.filter, entry.children.count()) == ("plan=none", 5)
    assert "away" in entry.sentence


def test_a_place_that_a_spreadsheet_would_run_is_shown_and_a_plan_is_in_the_file(
    signed_in: SignedIn, tom: User, amara: Child
) -> None:
    christmas()
    planned(amara, tom, day("Mon 21 Dec 2026"), time(10), place="=1+1")

    (row,) = rows_of(signed_in(tom).get("/reviews/due.csv"))

    assert (row["planned"], row["time"], row["place"], row["in school holidays"]) == (
        "2026-12-21",
        "10:00",
        "'=1+1",
        "yes",
    )


def test_an_analyst_takes_numbers_and_no_names(signed_in: SignedIn, priya: User, amara: Child) -> None:
    (row,) = rows_of(signed_in(priya).get("/reviews/due.csv"))

    assert (row["child"], row["name"]) == ("F-1", "")
    assert signed_in(priya).get(LIST).status_code == 404


def test_business_support_takes_nothing_away(signed_in: SignedIn, grace: User, tom: User, amara: Child) -> None:
    assert signed_in(grace).get("/reviews/due.csv").status_code == 404
    assert ".csv" not in text(signed_in(grace).get(LIST))
    assert 'href="/reviews/due.csv"' in text(signed_in(tom).get(LIST))


def test_no_name_stands_in_a_title_or_an_address(signed_in: SignedIn, tom: User, amara: Child) -> None:
    page = text(signed_in(tom).get(LIST))

    assert "<title>Reviews due – Heed</title>" in page
    assert not any("Amara" in address for address in re.findall(r'href="([^"]+)"', page))
