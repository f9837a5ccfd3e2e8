"""The page on which a review is planned: what it shows, what it asks before, what stays typed, what two at once get."""

from __future__ import annotations

import re
import uuid
from datetime import time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from heed.access.models import Entry, Notice, User
from heed.children.models import Child
from heed.council.actions import change_word
from heed.council.words import Word
from heed.people.models import Worker
from heed.reviews import actions
from heed.reviews.models import LateExplained, PlannedReview
from tests.children.made import child
from tests.days import day
from tests.reviews.made import LAST, LONG_AGO, iro_of, planned, why_late
from tests.web.due.made import SignedIn, a_child, christmas, may_see, text, typed

THURSDAY = "Thu 26 Nov 2026"
KNOW = "Before you plan this day"
PLANNED = "That is planned."


def address(whom: Child, query: str = "") -> str:
    """Where a review is planned."""
    return f"/children/{whom.key}/plan/{query}"


def the_plan() -> PlannedReview:
    """The one that is open."""
    return PlannedReview.objects.get(closed_at=None)


def heard(page: str) -> str:
    """What the form carries of what was said."""
    found = re.search(r'name="heard" value="([^"]*)"', page)
    assert found
    return found[1]


# What it shows


def test_it_shows_the_three_dates_the_ruler_and_the_laws_own_sentence_and_no_name_in_its_title(
    signed_in: SignedIn, grace: User, amara: Child
) -> None:
    page = text(signed_in(grace).get(address(amara)))

    assert "<title>Plan a day of a review – Heed</title>" in page
    assert "<h1>Amara’s third review</h1>" in page
    assert '<p class="three__v">Sun 29 Nov 2026</p>' in page
    assert '<p class="three__v">no day yet</p>' in page
    assert 'aria-label="Today: Mon 16 Nov 2026. Plan by: Fri 27 Nov 2026. The law: Sun 29 Nov 2026."' in page
    assert "<b>Why 29 November 2026?</b> It is 6 months after the review before was held on Fri 29 May 2026" in page
    assert "The law wants it by Sun 29 Nov 2026. Every day until then is in time." in page
    assert "Why it is late" not in page
    assert Entry.objects.filter(what="web.plan", by=grace).count() == 1


def test_a_plan_and_our_own_standard_stand_beside_the_laws_day(signed_in: SignedIn, grace: User, amara: Child) -> None:
    christmas()
    amara.due.latest_on, amara.due.local_on = day("Sat 2 Jan 2027"), day("Tue 29 Dec 2026")
    amara.due.plan_by = day("Tue 29 Dec 2026")
    amara.due.save()
    planned(amara, grace, day("Tue 22 Dec 2026"), time(14), place="Home", mode="hybrid")

    page = text(signed_in(grace).get(address(amara)))

    assert "<title>Change the day of a review – Heed</title>" in page
    for label, on in (("The law says by", "Sat 2 Jan 2027"), ("Our own standard", "Tue 29 Dec 2026")):
        assert re.search(rf'{label}</p>\s*<p class="three__v">{on}</p>', page)
    assert "Tue 22 Dec 2026, 14:00" in page
    assert "Our own standard: Tue 29 Dec 2026" in page
    assert "Christmas: Mon 21 Dec to Sun 3 Jan" in page
    assert 'value="14:00"' in page
    assert 'value="hybrid" checked' in page


def test_a_day_that_cannot_be_told_says_why_and_can_be_planned(signed_in: SignedIn, grace: User) -> None:
    whom = a_child("Dora", "F-4")
    client = signed_in(grace)

    page = text(client.get(address(whom)))
    assert "cannot be told: the review before lies outside the returns loaded" in page
    assert "Dora’s next review" in page
    assert "<svg" not in page.split('<h2 id="dates"')[1]

    client.post(address(whom), typed(THURSDAY))
    assert the_plan().planned_on == day(THURSDAY)


def test_where_no_review_is_asked_for_there_is_no_form(signed_in: SignedIn, grace: User) -> None:
    page = text(signed_in(grace).get(address(child("Kofi"))))

    assert "No review is asked for of this child by what is loaded, so there is none to plan." in page
    assert "planned_on" not in page


def test_out_of_sight_and_for_those_who_plan_nothing_it_is_not_there(
    signed_in: SignedIn, sam: User, dev: User, amara: Child
) -> None:
    may_see(dev, amara)

    for user in (sam, dev):
        assert signed_in(user).get(address(amara)).status_code == 404
        assert signed_in(user).post(address(amara), typed(THURSDAY)).status_code == 404
    assert signed_in(sam).get(f"/children/{uuid.uuid4()}/plan/").status_code == 404
    assert not PlannedReview.objects.exists()


# Planning


def test_a_day_is_planned_and_the_page_leads_back_to_the_list_as_it_was(
    signed_in: SignedIn, grace: User, amara: Child
) -> None:
    client = signed_in(grace)
    back = "?back=state%3Dsoon%26plan%3Dnone"

    answer = client.post(address(amara, back), typed(THURSDAY, at="4.15pm", place="Marcia’s", mode="face"))

    assert answer.status_code == 302
    made = the_plan()
    assert (made.planned_on, made.at, made.place, made.mode) == (day(THURSDAY), time(16, 15), "Marcia’s", "face")
    page = text(client.get(answer["Location"]))
    assert PLANNED in page
    assert 'href="/reviews/?state=soon&amp;plan=none">Back to the reviews due</a>' in page


@pytest.mark.parametrize("back", ["https://elsewhere.example", "state=x", "//x"])
def test_nothing_else_leads_back(signed_in: SignedIn, grace: User, amara: Child, back: str) -> None:
    page = text(signed_in(grace).get(address(amara), {"back": back}))

    assert 'href="/reviews/">Reviews due</a>' in page
    assert "elsewhere" not in page


def test_what_cannot_be_planned_is_said_and_what_was_typed_stays(
    signed_in: SignedIn, grace: User, amara: Child
) -> None:
    client = signed_in(grace)

    past = text(client.post(address(amara), typed("Sun 15 Nov 2026", at="16:15", place="The <b>hall</b>")))
    assert "Sun 15 Nov 2026 is past: choose a day from today on." in past
    assert "<title>Error: Plan a day of a review – Heed</title>" in past
    assert 'value="16:15"' in past
    assert "The &lt;b&gt;hall&lt;/b&gt;" in past
    assert 'name="planned_on-day" type="text" value="15"' in past

    wrong = text(client.post(address(amara), typed(THURSDAY, at="noonish")))
    assert "Write the time like 16:15 or 4.15pm." in wrong
    assert 'value="noonish"' in wrong
    assert not PlannedReview.objects.exists()


def test_sending_it_twice_makes_one_plan(signed_in: SignedIn, grace: User, amara: Child) -> None:
    client = signed_in(grace)

    for _ in range(2):
        answer = client.post(address(amara), typed(THURSDAY, at="10:00"))
        assert answer.status_code == 302

    assert PlannedReview.objects.count() == 1
    assert the_plan().version == 1


# What is to be known before


def test_what_is_to_be_known_of_a_day_is_said_before_it_is_planned_and_then_it_is_planned_all_the_same(
    signed_in: SignedIn, grace: User, tom: User, amara: Child
) -> None:
    ben = a_child("Ben", "F-2", latest_on="Sun 29 Nov 2026")
    iro_of(ben, worker=Worker.objects.get())
    planned(ben, tom, day("Sat 28 Nov 2026"), time(10))
    client = signed_in(grace)

    asked = text(client.post(address(amara), typed("Sat 28 Nov 2026", at="10:30")))

    assert KNOW in asked
    assert "Sat 28 Nov 2026 is a Saturday." in asked
    assert "Nadia Rahman has another review on Sat 28 Nov 2026, at 10:00." in asked
    assert "Plan it all the same" in asked
    assert "Ben" not in asked
    assert not PlannedReview.objects.filter(child=amara).exists()

    other = text(client.post(address(amara), typed("Sun 29 Nov 2026", at="10:30", heard=heard(asked))))
    assert KNOW in other
    done = client.post(address(amara), typed("Sun 29 Nov 2026", at="10:30", heard=heard(other)))
    assert done.status_code == 302
    assert PlannedReview.objects.filter(child=amara, planned_on=day("Sun 29 Nov 2026")).exists()


def test_the_school_holidays_alone_ask_for_no_answer(signed_in: SignedIn, grace: User, amara: Child) -> None:
    christmas()
    amara.due.latest_on = day("Sat 2 Jan 2027")
    amara.due.save()
    client = signed_in(grace)

    weekday = client.post(address(amara), typed("Tue 22 Dec 2026"))
    assert weekday.status_code == 302
    both = text(client.post(address(amara), typed("Sat 26 Dec 2026", seen_version="1")))
    assert "Sat 26 Dec 2026 is in the school holidays (Christmas)." in both


def test_of_a_day_that_is_refused_nothing_else_is_said(signed_in: SignedIn, grace: User, amara: Child) -> None:
    page = text(signed_in(grace).post(address(amara), typed("Sat 14 Nov 2026")))

    assert "is past" in page
    assert KNOW not in page


# A day after the law's


def test_a_late_day_asks_the_iro_for_the_reason_and_keeps_both(
    signed_in: SignedIn, nadia: User, tom: User, amara: Child
) -> None:
    client = signed_in(nadia)
    reason = why_late()

    asked = text(client.post(address(amara), typed("Mon 30 Nov 2026", place="Home")))
    assert "The law wants this review by Sun 29 Nov 2026 and allows no extension." in asked
    assert '<a href="#id_reason">' in asked
    assert "What does the delay do to Amara?" in asked
    assert 'value="Home"' in asked

    half = text(client.post(address(amara), typed("Mon 30 Nov 2026", effect="She waits.")))
    assert "Choose why it is late." in half
    assert ">She waits.</textarea>" in half
    assert not PlannedReview.objects.exists()

    client.post(address(amara), typed("Mon 30 Nov 2026", reason=str(reason.pk), effect="She waits."))
    assert the_plan().planned_on == day("Mon 30 Nov 2026")
    assert LateExplained.objects.get().effect == "She waits."
    assert Notice.objects.get().to == tom


def test_business_support_is_told_who_writes_why_and_is_not_asked_for_it(
    signed_in: SignedIn, grace: User, nadia: User, amara: Child
) -> None:
    client = signed_in(grace)

    page = text(client.post(address(amara), typed("Mon 30 Nov 2026")))
    assert "Before a later day is planned, the IRO or the IRO service manager writes down why" in page
    assert '<a href="#id_planned_on-day">' in page
    assert 'name="effect"' not in page

    actions.explain_late(by=nadia, child=amara, latest_on=LAST, reason=why_late(), effect="She waits.")
    assert client.post(address(amara), typed("Mon 30 Nov 2026")).status_code == 302
    page = text(client.get(address(amara)))
    assert "She waits." in page
    assert "Change what is written" not in page


def test_what_is_overdue_asks_why_from_the_start_and_says_that_nothing_is_extended(
    signed_in: SignedIn, nadia: User, grace: User
) -> None:
    whom = a_child("Ben", "F-2", latest_on="Mon 9 Nov 2026", seen_by=nadia)

    page = text(signed_in(nadia).get(address(whom)))

    assert "The law allows no extension." in page
    assert 'name="effect"' in page
    assert "7 days late" in page
    assert 'name="effect"' not in text(signed_in(grace).get(address(whom)))


def test_a_reason_written_meanwhile_keeps_what_was_typed_in_sight(
    signed_in: SignedIn, nadia: User, tom: User, amara: Child
) -> None:
    actions.explain_late(by=tom, child=amara, latest_on=LAST, reason=why_late(), effect="Written by Tom.")

    sent = typed("Mon 30 Nov 2026", reason=str(why_late(2).pk), effect="Mine.")
    page = text(signed_in(nadia).post(address(amara), sent))

    assert "Why it is late has been written down already." in page
    assert "Written by Tom." in page


def test_of_two_who_write_why_at_once_the_second_is_told_and_nothing_is_planned(
    signed_in: SignedIn, nadia: User, tom: User, amara: Child, monkeypatch: pytest.MonkeyPatch
) -> None:
    actions.explain_late(by=tom, child=amara, latest_on=LAST, reason=why_late(), effect="She waits.")
    monkeypatch.setattr(actions, "_late_fault", lambda *_: None)  # Tom's came after it was looked at

    sent = typed("Mon 30 Nov 2026", reason=str(why_late().pk), effect="She waits.")
    page = text(signed_in(nadia).post(address(amara), sent))

    assert "Somebody else saved this after you opened it." in page
    assert 'name="seen_version" value=""' in page
    assert not PlannedReview.objects.exists()


# Two at once


def test_what_somebody_else_planned_meanwhile_stands_beside_what_was_typed_and_sending_again_keeps_ones_own(
    signed_in: SignedIn, grace: User, nadia: User, amara: Child
) -> None:
    planned(amara, nadia, day("Wed 25 Nov 2026"), time(10), place="School", mode="face")
    client = signed_in(grace)

    page = text(client.post(address(amara), typed(THURSDAY, place="Home", mode="virtual")))

    assert "Somebody else saved this after you opened it" in page
    for row in (
        '<th scope="row">Day</th><td>Wed 25 Nov 2026</td><td>Thu 26 Nov 2026</td>',
        '<th scope="row">Time</th><td>10:00</td><td>nothing</td>',
        '<th scope="row">Place</th><td>School</td><td>Home</td>',
        '<th scope="row">How people meet</th><td>Face to face</td><td>By video</td>',
    ):
        assert row in page
    assert the_plan().place == "School"
    assert 'name="seen_version" value="1"' in page

    client.post(address(amara), typed(THURSDAY, place="Home", mode="virtual", seen_version="1"))
    assert (the_plan().planned_on, the_plan().place, the_plan().version) == (day(THURSDAY), "Home", 2)


@pytest.mark.parametrize("version", ["0", "x", "9" * 12])
def test_a_change_against_another_version_is_refused(
    signed_in: SignedIn, grace: User, amara: Child, version: str
) -> None:
    planned(amara, grace, day("Wed 25 Nov 2026"))

    page = text(signed_in(grace).post(address(amara), typed(THURSDAY, seen_version=version)))

    assert "Somebody else saved this after you opened it" in page
    assert the_plan().planned_on == day("Wed 25 Nov 2026")


def test_a_plan_closed_meanwhile_is_planned_anew(signed_in: SignedIn, grace: User, amara: Child) -> None:
    plan = planned(amara, grace, day("Wed 25 Nov 2026"))
    actions.unplan_review(plan, by=grace, because="The hall is shut", seen_version=1)
    client = signed_in(grace)

    page = text(client.post(address(amara), typed(THURSDAY, seen_version="1")))

    assert "has been closed since you opened this page" in page
    assert 'name="seen_version" value=""' in page
    assert client.post(address(amara), typed(THURSDAY)).status_code == 302


# Taking it back


def test_a_plan_is_taken_back_with_a_reason(signed_in: SignedIn, grace: User, amara: Child) -> None:
    plan = planned(amara, grace, day("Wed 25 Nov 2026"))
    client = signed_in(grace)

    page = text(client.post(address(amara), {"because": "", "seen_version": "1"}))
    assert "Error: Change the day" in page
    assert "Say why." in page
    assert 'value="25"' in page
    assert the_plan() == plan

    answer = client.post(address(amara), {"because": "The hall is shut", "seen_version": "1"})
    assert not PlannedReview.objects.filter(closed_at=None).exists()
    assert "No day is planned any more." in text(client.get(answer["Location"]))
    assert client.post(address(amara), {"because": "The hall is shut", "seen_version": "1"}).status_code == 302


def test_a_plan_that_was_changed_meanwhile_is_not_taken_back(signed_in: SignedIn, grace: User, amara: Child) -> None:
    planned(amara, grace, day("Wed 25 Nov 2026"), version=2)

    page = text(signed_in(grace).post(address(amara), {"because": "The hall is shut", "seen_version": "1"}))

    assert "Somebody else saved this" in page
    assert the_plan()


def test_the_page_asks_the_same_queries_whoever_else_has_plans(signed_in: SignedIn, tom: User, amara: Child) -> None:
    client = signed_in(tom)

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            client.get(address(amara))
        return len(queries)

    asked()
    before = asked()
    for n in range(10):
        planned(a_child(f"Child{n}", f"F-{n + 2}", latest_on="Fri 27 Nov 2026"), tom, day(THURSDAY), time(10))

    assert asked() == before


def test_a_word_of_the_council_is_said(signed_in: SignedIn, ingrid: User, grace: User, amara: Child) -> None:
    word = Word("looked-after meeting", "looked-after meetings", "a")
    change_word(by=ingrid, noun="review", word=word, from_on=LONG_AGO)

    page = text(signed_in(grace).get(address(amara)))

    assert "<h1>Amara’s third looked-after meeting</h1>" in page
    assert "<title>Plan a day of a looked-after meeting – Heed</title>" in page
