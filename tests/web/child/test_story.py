"""The story of a child: their words, what comes, the drawing and its table, what happened; today and as at any day before."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.http import QueryDict
from django.test import Client

from heed.access.models import User
from heed.caseloads.models import Cover
from heed.children.models import Child, Episode, Health, LivesWith, Missing, PeriodOfCare, SocialWorkerEpisode
from heed.council import actions as council
from heed.council.models import ListItem, words_on
from heed.council.presets import PRESETS
from heed.exchange.models import CarriedIn
from heed.facts.due import refresh
from heed.law.provisions import ALL
from heed.reviews.models import LateExplained, PlannedReview, Review
from heed.web.child.known import Known
from heed.web.child.plain import PLACES
from heed.web.child.story import StoryPage, story_page
from tests.council.leaks import leaks
from tests.days import day
from tests.hostile import HOSTILE
from tests.web.child import made

Reads = Callable[..., Known]
Page = Callable[..., str]
BEGAN_MAY = day("Fri 1 May 2026")


def story(known: Known, query: str = "") -> StoryPage:
    """Her story."""
    return story_page(known, QueryDict(query))


def happened(page: StoryPage) -> list[str]:
    """Each event in one line, newest first."""
    return [f"{each.on:%-d %b}: {each.said or each.what}{each.rest}" for month in page.months for each in month.events]


def more(page: StoryPage, what: str) -> str:
    """The line below an event."""
    return next(e.more for month in page.months for e in month.events if f"{e.what}{e.rest}".startswith(what))


def text_of(page: str) -> str:
    """The page's text."""
    body = re.sub(r"<(script|style)\b.*?</\1>", " ", page, flags=re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", body)).split())


def facts(page: StoryPage) -> list[str]:
    """The line under her name."""
    return [f"{each.before}{each.strong}{each.after}" for each in page.band.facts]


def test_the_band_says_who_she_is_and_who_is_there_for_her(known: Reads, amara: Child, nadia: User) -> None:
    made.appointed(amara, made.iro("Nadia Rahman", nadia), made.CAME)
    made.allocated(amara, "Dev Sharma", made.CAME)

    page = story(known())

    assert (page.band.who.full, page.band.who.age, page.band.who.initial) == ("Amara Osei", 14, "A")
    assert facts(page) == [
        "lives with Marcia, Alderbrook",
        "care order",
        "social worker Dev Sharma",
        "IRO Nadia Rahman",
    ]


def test_the_band_says_what_is_missing(known: Reads, amara: Child) -> None:
    LivesWith.objects.filter(until_on=None).delete()

    assert facts(story(known())) == [
        "lives with long-term foster carers",
        "care order",
        "no social worker recorded",
        "no IRO yet",
    ]


def test_who_covers_stands_beside_the_iro_and_never_for_them(known: Reads, amara: Child, nadia: User) -> None:
    hers, helen = made.iro("Nadia Rahman"), made.iro("Helen Marsh")
    made.appointed(amara, hers, made.CAME)
    Cover.objects.create(
        away=hers, covered_by=helen, from_on=day("Mon 9 Nov 2026"), until_on=day("Mon 23 Nov 2026"), by=nadia
    )

    assert "IRO Nadia Rahman, away until Mon 23 Nov; Helen Marsh covers" in facts(story(known()))
    assert "IRO Nadia Rahman" in facts(story(known(day("Sun 8 Nov 2026"))))
    assert "IRO Nadia Rahman" in facts(story(known(day("Mon 23 Nov 2026")), ""))


def test_her_newest_words_open_the_page_and_those_before_stay(known: Reads, amara: Child, nadia: User) -> None:
    made.told(amara, nadia, day("Wed 20 May 2026"), "told", how_to_talk="Text first.")
    made.told(amara, nadia, day("Sat 14 Nov 2026"))

    page = story(known())

    assert page.told is not None
    assert page.told.how_to_talk == ("Text first. Don’t just turn up.", "In the car or walking is easiest.")
    assert page.told.what_matters == ("Ben", "Drama, Tuesdays")
    assert page.told.foot == "Written by Amara, 14 November 2026."
    assert [each.foot for each in page.told_before] == [
        "Told by Amara to Nadia, who wrote it down with them, 20 May 2026."
    ]
    assert [each.how_to_talk for each in page.told_before] == [("Text first.",)]


def test_words_of_over_a_year_ago_ask_to_be_asked_again(known: Reads, amara: Child, nadia: User) -> None:
    made.told(amara, nadia, day("Sat 15 Nov 2025"), "shown")
    page = story(known())
    assert page.told is not None
    assert page.told.old == "Over a year ago: ask again."
    assert page.told.foot == "Shown by Amara, and put into words by Nadia, 15 November 2025."

    made.told(amara, nadia, day("Sun 16 Nov 2025"))
    page = story(known())
    assert page.told is not None
    assert page.told.old == ""


def test_a_page_without_her_words_says_how_to_begin_and_who_may_gets_the_button(
    opened: Page, ruth: User, amara: Child
) -> None:
    page = opened()

    assert "Nothing is written here in Amara’s own words yet. Ask, next time you are together" in page
    assert f'href="/children/{amara.key}/own-words/">Write down Amara’s words' in page
    made.see(ruth, amara)
    assert "own-words/" not in opened(by=ruth)
    assert "Nothing was written in Amara’s own words by that day." in opened("?as_at=1+5+2026")


def test_next_is_the_review_that_is_planned_with_its_lawful_day_and_the_reason_on_demand(
    known: Reads, amara: Child, nadia: User
) -> None:
    made.planned(amara, nadia)
    made.appointed(amara, made.iro("Nadia Rahman"), made.CAME, child_told_on=made.FIRST)

    first, last = story(known()).ahead

    assert (first.when.on, first.when.says) == (
        made.PLANNED,
        "third review at 16:00, face to face, Marcia’s, by law Sun 29 Nov",
    )
    assert first.because.startswith(
        "Due by Sun 29 Nov 2026: 6 months after the review before was held on Fri 29 May 2026"
    )
    assert "reg 33(2)" in first.because
    assert (last.when.on, last.when.says) == (day("Fri 8 Mar 2030"), "turns 18 in 2030")


def test_without_a_plan_the_lawful_day_says_how_far_off_it_is(known: Reads) -> None:
    [review, *_] = story(known()).ahead
    assert (review.when.on, review.when.says) == (made.THIRD_BY_LAW, "third review, by law: in 9 working days")
    [review, *_] = story(known(day("Sat 30 May 2026"))).ahead
    assert (review.when.on, review.when.says) == (made.THIRD_BY_LAW, "third review, by law: in 129 working days")


def test_a_plan_after_the_lawful_day_is_said_to_be_too_late(known: Reads, amara: Child, nadia: User) -> None:
    made.planned(amara, nadia, day("Mon 30 Nov 2026"))

    [review, *_] = story(known()).ahead

    assert review.when.says.endswith("after the last lawful day, Sun 29 Nov")
    assert review.when.tone == "late"


def test_a_lawful_day_that_cannot_be_told_says_why(known: Reads, amara: Child) -> None:
    CarriedIn.objects.filter(year=2026).delete()
    Review.objects.all().delete()

    *_, review = [each for each in story(known()).ahead if "review" in each.when.says]

    assert review.when.on is None
    assert review.when.says == "next review: the last lawful day is not known"
    assert review.because == ("The last lawful day cannot be told: the review before lies outside the returns loaded.")


def test_a_child_who_was_not_told_who_their_iro_is_is_still_to_be_told(known: Reads, amara: Child) -> None:
    row = made.appointed(amara, made.iro("Nadia Rahman"), made.CAME)
    assert "to be told who their IRO is" in [each.when.says for each in story(known()).ahead]
    row.child_told_on = made.FIRST
    row.save()
    assert "to be told who their IRO is" not in [each.when.says for each in story(known()).ahead]
    assert "to be told who their IRO is" in [each.when.says for each in story(known(day("Wed 4 Mar 2026"))).ahead]


def test_nine_months_are_drawn_as_lanes_and_the_table_says_every_bar_and_point(
    known: Reads, amara: Child, nadia: User
) -> None:
    made.planned(amara, nadia)
    made.appointed(amara, made.iro("Nadia Rahman"), made.CAME)
    made.allocated(amara, "Jo Price", made.CAME, day("Mon 11 May 2026"))
    made.allocated(amara, "Dev Sharma", day("Mon 11 May 2026"))

    drawing = story(known()).drawing

    assert drawing is not None
    assert (drawing.heading, drawing.since) == ("Nine months in care", "since Mon 9 Feb 2026")
    lanes = drawing.lanes
    assert [(bar.name, bar.more) for bar in lanes.homes] == [
        ("Jean", "Fenmarket"),
        ("Ros and Colin", "Saltby"),
        ("Marcia", "Alderbrook"),
    ]
    assert [bar.name for bar in lanes.law] == ["Section 20", "Interim care order", "Care order"]
    assert [[bar.name for bar in lane] for lane in lanes.people] == [
        ["Nadia Rahman, IRO"],
        ["Jo Price, social worker", "Dev Sharma, social worker"],
    ]
    assert [(dot.name, dot.more, dot.shape) for dot in lanes.dots] == [
        ("First", "Thu 5 Mar", "held"),
        ("Second", "Fri 29 May", "held"),
        ("Third, planned", "Thu 26 Nov; by law Sun 29 Nov", "planned"),
        ("", "", "law"),
    ]
    table = [(row.lane, row.what, row.until) for row in drawing.rows]
    assert table == [
        ("Home", "Jean, Fenmarket (fostering)", "Fri 20 Mar 2026"),
        ("Home", "Ros and Colin, Saltby (fostering)", "Fri 28 Aug 2026"),
        ("Home", "Marcia, Alderbrook (long-term fostering)", "now"),
        ("Law", "Section 20, no court order", "Tue 14 Apr 2026"),
        ("Law", "Interim care order, while the court decides", "Tue 22 Sep 2026"),
        ("Law", "Care order, made by the court", "now"),
        ("People", "Nadia Rahman, IRO", "now"),
        ("People", "Jo Price, social worker", "Mon 11 May 2026"),
        ("People", "Dev Sharma, social worker", "now"),
        ("Reviews", "First review, on time (by Mon 9 Mar)", ""),
        ("Reviews", "Second review, on time (by Fri 5 Jun)", ""),
        ("Reviews", "Third, planned: Thu 26 Nov; by law Sun 29 Nov", ""),
        ("Reviews", "By law: the last lawful day", ""),
    ]
    assert drawing.says == (
        "3 homes and 3 legal statuses since Mon 9 Feb 2026. 2 reviews held. "
        "Third, planned: Thu 26 Nov; by law Sun 29 Nov. The table below says the same."
    )


def test_what_happened_is_told_in_plain_words_newest_first(known: Reads, amara: Child, nadia: User) -> None:
    made.told(amara, nadia, day("Sat 14 Nov 2026"))
    sam = made.iro("Sam Whitaker")
    made.appointed(amara, sam, day("Tue 10 Feb 2026"), day("Thu 12 Feb 2026"), why="first")
    made.appointed(amara, made.iro("Nadia Rahman"), day("Thu 12 Feb 2026"), why="siblings", child_told_on=made.FIRST)
    made.allocated(amara, "Dev Sharma", made.CAME, team="East")
    Missing.objects.create(child=amara, year=2027, kind="M", from_on=BEGAN_MAY, until_on=day("Sun 3 May 2026"))
    Health.objects.create(child=amara, year=2026, health_assessment=True, teeth_check=False, sdq_score=15)

    page = story(known())

    assert happened(page) == [
        "14 Nov: Text first. Don’t just turn up.",
        "22 Sep: The court made a care order",
        "28 Aug: Moved to live with Marcia in Alderbrook",
        "29 May: Second review, on time (by Fri 5 Jun). Amara came and spoke for themselves",
        "1 May: Missing from care until Sun 3 May, 2 nights",
        "14 Apr: The court made an interim care order",
        "31 Mar: Health in the year to 31 March 2026",
        "20 Mar: Moved to live with Ros and Colin in Saltby",
        "5 Mar: Amara was told that Nadia Rahman is their IRO",
        "5 Mar: First review, on time (by Mon 9 Mar). Amara did not come and sent their views",
        "12 Feb: Nadia Rahman became Amara’s IRO, after Sam Whitaker",
        "10 Feb: Sam Whitaker became Amara’s IRO",
        "9 Feb: Dev Sharma became Amara’s social worker",
        "9 Feb: Went to live with Jean in Fenmarket",
        "9 Feb: Came into care, because of abuse or neglect",
    ]
    assert more(page, "Nadia Rahman became") == "So that brothers and sisters have one IRO"
    assert more(page, "Health") == "health assessment; not done: teeth checked; strengths and difficulties score 15"
    assert more(page, "Moved to live with Marcia") == "long-term fostering; the child asked to move"
    assert more(page, "Came into care") == "Section 20, no court order"
    assert more(page, "Dev Sharma") == "East"
    assert [month.name for month in page.months] == [
        *("November", "September", "August", "May", "April", "March", "February"),
    ]


def test_nothing_after_the_day_shows(known: Reads, amara: Child, nadia: User) -> None:
    made.told(amara, nadia, day("Sat 14 Nov 2026"))
    made.planned(amara, nadia, made_at=datetime(2026, 6, 1, 9, tzinfo=UTC))
    made.appointed(amara, made.iro("Nadia Rahman"), day("Mon 4 May 2026"), child_told_on=day("Tue 5 May 2026"))
    made.allocated(amara, "Jo Price", made.CAME, day("Mon 11 May 2026"))
    made.allocated(amara, "Dev Sharma", day("Mon 11 May 2026"))
    Missing.objects.create(child=amara, year=2027, kind="A", from_on=BEGAN_MAY, until_on=day("Sun 3 May 2026"))

    page = story(known(BEGAN_MAY))

    assert facts(page) == [
        "lived with Ros and Colin, Saltby",
        "interim care order",
        "social worker Jo Price",
        "no IRO yet",
    ]
    assert page.told is None
    assert happened(page)[:3] == [
        "1 May: Away without permission; not back yet",
        "14 Apr: The court made an interim care order",
        "20 Mar: Moved to live with Ros and Colin in Saltby",
    ]
    assert page.ahead[0].when.on == day("Fri 5 Jun 2026")
    assert page.drawing is not None
    assert page.drawing.heading == "Two months in care"
    assert page.drawing.lanes.now == "Fri 1 May"
    assert [row.until for row in page.drawing.rows if row.what.startswith(("Ros", "Interim", "Jo"))] == ["now"] * 3
    assert not page.deeds
    assert page.write is None


def test_a_day_on_which_something_ended_is_after_its_end(known: Reads) -> None:
    assert "lived with Marcia, Alderbrook" in facts(story(known(made.TO_MARCIA)))
    assert "lived with Ros and Colin, Saltby" in facts(story(known(day("Thu 27 Aug 2026"))))
    assert "care order" in facts(story(known(made.ORDER)))
    assert "interim care order" in facts(story(known(day("Mon 21 Sep 2026"))))


def test_a_plan_stands_as_it_stood_on_the_day(known: Reads, amara: Child, nadia: User) -> None:
    plan = made.planned(amara, nadia, day("Fri 20 Nov 2026"), made_at=datetime(2026, 6, 1, 9, tzinfo=UTC))
    plan.planned_on = made.PLANNED
    plan._history_date = datetime(2026, 10, 5, 9, tzinfo=UTC)  # type: ignore[attr-defined]
    plan.save()
    closed = PlannedReview.objects.create(
        child=amara,
        planned_on=day("Wed 4 Mar 2026"),
        by=nadia,
        made_at=datetime(2026, 2, 11, 9, tzinfo=UTC),
        closed_at=datetime(2026, 3, 5, 9, tzinfo=UTC),
    )

    def on(text: str) -> date | None:
        plan = known(day(text)).planned
        return None if plan is None else plan.planned_on

    assert on("Tue 10 Feb 2026") is None
    assert on("Wed 11 Feb 2026") == closed.planned_on
    assert on("Thu 5 Mar 2026") is None
    assert on("Mon 1 Jun 2026") == day("Fri 20 Nov 2026")
    assert on("Mon 5 Oct 2026") == made.PLANNED
    assert on("Mon 16 Nov 2026") == made.PLANNED


def test_before_care_the_page_says_that_they_were_not_in_care(known: Reads, opened: Page) -> None:
    page = story(known(day("Sun 8 Feb 2026")))

    assert facts(page) == ["not in care on that day"]
    assert page.drawing is None
    assert not page.ahead
    assert "Nothing of this kind is known by that day." in opened("?as_at=2026-02-08")


def test_care_that_ended_is_drawn_to_its_end_and_nothing_is_asked_for(known: Reads, amara: Child) -> None:
    left = day("Fri 30 Oct 2026")
    PeriodOfCare.objects.update(until_on=left, reason_ceased="E4A")
    Episode.objects.filter(until_on=None).update(until_on=left, reason_ceased="E4A")

    page = story(known())

    assert facts(page)[0] == "care ended Fri 30 Oct 2026"
    assert happened(page)[0] == "30 Oct: Left care: went back to live with parents or relatives, as planned"
    assert not page.ahead
    assert page.drawing is not None
    assert (page.drawing.since, page.drawing.lanes.now_x) == ("Mon 9 Feb 2026 to Fri 30 Oct 2026", None)
    assert page.drawing.heading == "Eight months in care"


def test_coming_back_is_told_and_the_drawing_is_of_the_care_of_the_day(known: Reads, amara: Child) -> None:
    before = PeriodOfCare.objects.create(
        child=amara, from_on=day("Tue 1 Jul 2025"), until_on=day("Mon 1 Sep 2025"), reason_ceased="XX"
    )
    made.stay(before, before.from_on, before.until_on, reason_new="S", reason_ceased="XX")

    page = story(known())

    assert "9 Feb: Came back into care, because of abuse or neglect" in happened(page)
    assert "1 Sep: Left care: why is not known" in happened(page)
    assert page.drawing is not None
    assert page.drawing.since == "since Mon 9 Feb 2026"
    assert page.drawing.before == "Tue 1 Jul 2025 to Mon 1 Sep 2025"
    assert len(page.drawing.lanes.homes) == 3


def test_a_child_who_died_is_said_to_have_died(known: Reads) -> None:
    PeriodOfCare.objects.update(until_on=day("Fri 30 Oct 2026"), reason_ceased="E2")

    assert happened(story(known()))[0] == "30 Oct: Died"


@pytest.mark.parametrize(
    ("setting", "verdict", "counts"),
    [("completed_on", "3 days late (by Fri 5 Jun)", "completed"), ("begun_on", "on time (by Fri 5 Jun)", "begun")],
)
def test_a_review_in_parts_on_both_sides_of_the_limit_is_said_plainly(
    known: Reads, ingrid: User, setting: str, verdict: str, counts: str
) -> None:
    council.change_setting(by=ingrid, name="held_on_is", value=setting, from_on=made.LONG_AGO, reason="Decided")
    Review.objects.filter(completed_on=made.SECOND).update(
        begun_on=day("Thu 4 Jun 2026"), completed_on=day("Mon 8 Jun 2026")
    )

    page = story(known())

    assert more(page, f"Second review, {verdict}") == (
        "In parts on both sides of the limit: begun on Thu 4 Jun, in time, and completed on Mon 8 Jun, too late. "
        f"The council counts the day a review is {counts}, so it counts as {'late' if counts == 'completed' else 'in time'}."
    )


def test_parts_on_one_side_of_the_limit_are_only_told(known: Reads) -> None:
    Review.objects.filter(completed_on=made.SECOND).update(begun_on=day("Wed 27 May 2026"))

    assert more(story(known()), "Second review") == "In parts, from Wed 27 May to Fri 29 May."


def test_a_review_that_is_begun_and_not_completed_is_not_held(known: Reads, amara: Child) -> None:
    made.review(amara, day("Thu 1 Oct 2026"), "", done=False)

    page = story(known())

    assert happened(page)[0] == "1 Oct: Review begun; it is not completed yet"
    assert page.drawing is not None
    assert ("Review", "Thu 1 Oct, begun", "planned") in [(d.name, d.more, d.shape) for d in page.drawing.lanes.dots]


def test_a_late_review_says_by_how_much_why_and_what_that_did(known: Reads, amara: Child, tom: User) -> None:
    Review.objects.filter(completed_on=made.SECOND).update(begun_on="2026-06-08", completed_on="2026-06-08")
    reason = ListItem.objects.create(list_name="late_review_reasons", number=77, label="The social worker changed")
    LateExplained.objects.create(
        child=amara,
        latest_on=day("Fri 5 Jun 2026"),
        reason=reason,
        effect="Waited to hear about Ben",
        by=tom,
        at=datetime(2026, 6, 9, 9, tzinfo=UTC),
    )

    page = story(known())

    assert more(page, "Second review, 3 days late (by Fri 5 Jun)") == (
        "Late because: The social worker changed. Waited to hear about Ben"
    )
    assert page.drawing is not None
    assert [d.more for d in page.drawing.lanes.dots if d.shape == "late"] == ["Mon 8 Jun, late"]
    assert more(story(known(day("Mon 8 Jun 2026"))), "Second review, 3 days late") == ""


@pytest.mark.parametrize(
    ("code", "says"),
    [
        ("PN0", "Amara was under 4"),
        ("PN2", "Amara came, and an advocate spoke for them"),
        ("PN3", "Amara came and showed what they think without words"),
        ("PN4", "Amara came and gave no view"),
        ("PN5", "Amara did not come; an advocate gave their views"),
        ("PN7", "Amara did not come, and their views were not given"),
        ("", "How Amara took part is not known: the return does not say"),
        ("PNX", "How Amara took part is not known: PNX is no code of the return"),
    ],
)
def test_how_she_took_part_is_said_in_plain_words(known: Reads, code: str, says: str) -> None:
    Review.objects.filter(completed_on=made.SECOND).update(participation_code=code)

    assert f"29 May: Second review, on time (by Fri 5 Jun). {says}" in happened(story(known()))


def test_social_workers_whom_a_return_alone_knows_are_told_until_somebody_says_who(known: Reads, amara: Child) -> None:
    for year in (2026, 2027):
        SocialWorkerEpisode.objects.create(
            child=amara, year=year, worker="SW9", from_on=made.CAME, until_on=BEGAN_MAY, reason="LEFTRL"
        )
    made.allocated(amara, "Dev Sharma", BEGAN_MAY)

    page = story(known())

    assert happened(page).count("9 Feb: A new social worker") == 1
    assert more(page, "A new social worker") == "previous social worker left role; SW9 in the return"
    assert page.drawing is not None
    assert [bar.name for bar in page.drawing.lanes.people[0]] == ["Social worker", "Dev Sharma, social worker"]


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


def breaks(child: Child) -> None:
    """Two short breaks, and no other care."""
    Episode.objects.all().delete()
    PeriodOfCare.objects.all().delete()
    Review.objects.all().delete()
    LivesWith.objects.all().delete()
    for from_on, until_on in ((date(2025, 11, 7), date(2025, 11, 10)), (date(2026, 11, 6), date(2026, 11, 8))):
        care = PeriodOfCare.objects.create(child=child, from_on=from_on, until_on=until_on, reason_ceased="E4A")
        made.stay(care, from_on, until_on, reason_new="S", legal_status="V3", placement="K2", reason_ceased="E4A")


def test_short_breaks_are_one_series_and_nobody_leaves_care(known: Reads, amara: Child) -> None:
    breaks(amara)

    page = story(known())

    assert facts(page)[0] == "short breaks; the last ended Sun 8 Nov 2026"
    assert happened(page) == [
        "6 Nov: A short break in a children’s home until Sun 8 Nov, 2 nights",
        "7 Nov: A short break in a children’s home until Mon 10 Nov, 3 nights",
    ]
    assert page.drawing is not None
    assert page.drawing.heading == "One year of short breaks"
    assert page.drawing.since == "Fri 7 Nov 2025 to Sun 8 Nov 2026"
    assert page.drawing.before == ""
    assert len(page.drawing.lanes.homes) == 2
    assert happened(story(known(day("Fri 6 Nov 2026"))))[0] == "6 Nov: A short break in a children’s home; not back yet"


def test_care_after_short_breaks_is_a_care_of_its_own(known: Reads, amara: Child) -> None:
    breaks(amara)
    care = PeriodOfCare.objects.create(child=amara, from_on=day("Thu 12 Nov 2026"))
    made.stay(care, care.from_on, None, reason_new="S")

    page = story(known())

    assert "12 Nov: Came into care, because of abuse or neglect" in happened(page)
    assert page.drawing is not None
    assert page.drawing.heading == "Four days in care"
    assert page.drawing.before == "Fri 7 Nov 2025 to Mon 10 Nov 2025; Fri 6 Nov 2026 to Sun 8 Nov 2026"


def test_a_home_is_told_as_what_it_was_on_its_first_day(known: Reads, amara: Child) -> None:
    LivesWith.objects.all().delete()
    Episode.objects.filter(until_on=None).update(reason_new="U", placement="A5", legal_status="E1")

    page = story(known())

    assert "28 Aug: Moved to live with long-term foster carers" in happened(page)
    assert "22 Sep: Stayed with the same people: it is now placed for adoption, with the same carers" in happened(page)
    assert facts(page)[0] == "lives with carers who plan to adopt them"


def test_a_plan_is_shown_where_the_law_asks_for_nothing_or_its_day_is_not_known(
    known: Reads, amara: Child, nadia: User
) -> None:
    made.planned(amara, nadia)
    CarriedIn.objects.filter(year=2026).delete()
    Review.objects.all().delete()
    assert [each.when.says for each in story(known()).ahead if each.when.on == made.PLANNED] == [
        "next review planned at 16:00, face to face, Marcia’s"
    ]

    CarriedIn.objects.all().delete()
    assert [each.when.says for each in story(known()).ahead if each.when.on == made.PLANNED] == ["review planned"]


def test_a_reading_of_the_law_that_was_a_choice_says_so(known: Reads) -> None:
    """Care seen before the returns: the review before may have been the first, but care had lasted long enough."""
    CarriedIn.objects.filter(year=2026).delete()
    Review.objects.filter(completed_on=made.FIRST).delete()
    Episode.objects.filter(reason_new="S").update(from_on=day("Mon 7 Jul 2025"))
    PeriodOfCare.objects.update(from_on=day("Mon 7 Jul 2025"))

    [review, *_] = story(known()).ahead

    assert review.when.on == made.THIRD_BY_LAW
    assert "The rule for later reviews is taken" in review.because
