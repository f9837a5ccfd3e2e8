"""What happened to a child, drawn and told: the lanes and their table, the events, as at any day."""

from __future__ import annotations

from datetime import UTC, date, datetime

from heed.access.models import User
from heed.children.models import Child, Episode, Health, LivesWith, Missing, PeriodOfCare
from heed.reviews.models import PlannedReview, Review
from tests.days import day
from tests.web.child import made
from tests.web.child.story import BEGAN_MAY, Page, Reads, facts, happened, more, story


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
