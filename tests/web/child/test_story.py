"""The story of a child opens with their words and what comes; today and as at any day before."""

from __future__ import annotations

from heed.access.models import User
from heed.caseloads.models import Cover
from heed.children.models import Child, Episode, LivesWith, PeriodOfCare
from heed.exchange.models import CarriedIn
from heed.reviews.models import Review
from tests.days import day
from tests.web.child import made
from tests.web.child.story import Page, Reads, facts, story


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
