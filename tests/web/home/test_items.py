"""A review as a row: its title, why it stands there, and the one thing to press for whoever reads it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from typing import Any

import pytest

from heed.access.models import User
from heed.council.words import Word, Words
from heed.web.home.items import Writing
from heed.web.home.matters import Need, need, untold
from heed.web.home.reading import Standing
from heed.web.home.shapes import Item
from tests.web.home.made import KEY, NADIA, SAM, TODAY, covering, in_days, iro, plan, standing, unchaired, writing

pytestmark = pytest.mark.django_db


def _row(reader: Writing, of: Standing) -> Item:
    return reader.item(_need(of))


def _need(of: Standing) -> Need:
    found = need(of, TODAY)
    assert found is not None
    return found


def _away(of: Standing, first: date, back: date) -> Standing:
    return replace(of, covers=(covering(first, back),))


@pytest.mark.parametrize(
    ("of", "when", "title", "says", "press"),
    [
        (
            standing(in_days(-3)),
            "3 days late",
            "Amara’s third review is late and has no date",
            "Why it is late, and what that does to Amara, is not written yet.",
            "Plan it",
        ),
        (
            standing(in_days(-3), in_days(2)),
            "3 days late",
            "Amara’s third review is late",
            "Planned for Wed 18 Nov at 14:00. Why it is late, and what that does to Amara, is not written yet.",
            "Say why",
        ),
        (
            standing(in_days(-3), in_days(2), late_explained=True),
            "3 days late",
            "Amara’s third review is late",
            "Planned for Wed 18 Nov at 14:00.",
            "Open",
        ),
        (
            standing(in_days(-3), in_days(-5), late_explained=True),
            "3 days late",
            "Amara’s third review is late and has no date",
            "It was planned for Wed 11 Nov, and is not known to have been held.",
            "Plan it again",
        ),
        (
            standing(in_days(60), plan(TODAY, mode="face")),
            "Fenmarket library",
            "Amara’s third review",
            "Face to face.",
            "Open",
        ),
        (standing(in_days(60), plan(TODAY, place="", at=None)), "no place yet", "Amara’s third review", "", "Open"),
        (
            standing(in_days(60), plan(in_days(3), time(9, 30), mode="hybrid")),
            "in 3 days",
            "Amara’s third review, 09:30",
            "Fenmarket library, some in the room, some by video.",
            "Open",
        ),
        (
            standing(in_days(60), plan(in_days(20), None)),
            "in 20 days",
            "Amara’s third review",
            "Fenmarket library.",
            "Open",
        ),
        (
            standing(in_days(9)),
            "in 7 working days",
            "Amara’s third review has no date",
            "The law says by Wed 25 Nov.",
            "Plan it",
        ),
        (
            standing(in_days(6), plan_by=in_days(4)),
            "in 6 days",
            "Amara’s third review has no date",
            "The law says by Sun 22 Nov. The last working day before is Fri 20 Nov.",
            "Plan it",
        ),
        (
            standing(in_days(9), plan_by=in_days(3), local_on=in_days(3)),
            "in 7 working days",
            "Amara’s third review has no date",
            "The law says by Wed 25 Nov. Ours is Thu 19 Nov.",
            "Plan it",
        ),
        (
            standing(in_days(60), in_days(61)),
            "in 41 working days",
            "Amara’s third review is planned for too late a day",
            "Planned for Sat 16 Jan 2027 at 14:00. The law says by Fri 15 Jan 2027. The law allows no extension. "
            "Why it is late, and what that does to Amara, is not written yet.",
            "Say why",
        ),
        (
            standing(in_days(60), in_days(61), late_explained=True),
            "in 41 working days",
            "Amara’s third review is planned for too late a day",
            "Planned for Sat 16 Jan 2027 at 14:00. The law says by Fri 15 Jan 2027. The law allows no extension.",
            "Find an earlier day",
        ),
        (
            standing(in_days(9), in_days(-1)),
            "1 day ago",
            "Was Amara’s third review held?",
            "What is loaded does not have it as held. The law says by Wed 25 Nov.",
            "Plan it again",
        ),
        (
            standing(in_days(60), plan(in_days(3), place="")),
            "in 3 days",
            "Amara’s third review has no place yet",
            "The law says by Fri 15 Jan 2027.",
            "Say where",
        ),
        (
            standing(in_days(60), plan(in_days(3), None)),
            "in 3 days",
            "Amara’s third review has no time yet",
            "The law says by Fri 15 Jan 2027.",
            "Say when",
        ),
        (
            standing(in_days(60), plan(in_days(3), None, place="")),
            "in 3 days",
            "Amara’s third review has no time or place yet",
            "The law says by Fri 15 Jan 2027.",
            "Say when and where",
        ),
        (
            unchaired(in_days(9), in_days(3)),
            "in 7 working days",
            "Amara’s third review has nobody to chair it",
            "The child has no IRO. Planned for Thu 19 Nov at 14:00.",
            "Open",
        ),
        (
            unchaired(in_days(9)),
            "in 7 working days",
            "Amara’s third review has nobody to chair it",
            "The child has no IRO.",
            "Plan it",
        ),
    ],
)
def test_a_row_says_when_what_why_and_what_to_press(
    nadia: User, of: Standing, when: str, title: str, says: str, press: str
) -> None:
    row = _row(writing(nadia), of)

    assert (row.when.says, row.title, row.says) == (when, title, says)
    assert row.press is not None
    assert row.press.text == press
    assert row.press.acts is (press != "Open")
    assert row.address == f"/children/{KEY}/"


def test_what_is_held_today_stands_by_its_time(nadia: User) -> None:
    assert _row(writing(nadia), standing(in_days(60), TODAY)).clock == "14:00"
    assert _row(writing(nadia), standing(in_days(60), plan(TODAY, None))).clock == ""
    assert _row(writing(nadia), standing(in_days(60), in_days(1))).clock == ""


@pytest.mark.parametrize(
    ("of", "stops"),
    [
        (standing(in_days(9)), "No date."),
        (
            standing(in_days(9), in_days(10)),
            "Planned for Thu 26 Nov, after the law’s day. Why it is late, and what that does to Amara, is not written yet.",
        ),
        (standing(in_days(9), in_days(-1)), "Planned for Sun 15 Nov, and not known to have been held."),
        (unchaired(in_days(9)), "Nobody has been named to chair it. No date."),
        (
            unchaired(in_days(9), in_days(3)),
            "Nobody has been named to chair it. Planned for Thu 19 Nov at 14:00.",
        ),
        (
            unchaired(in_days(-2)),
            "No date. No IRO. Why it is late, and what that does to Amara, is not written yet.",
        ),
        (
            _away(standing(in_days(9)), in_days(3), in_days(12)),
            "No date. Nadia Rahman is away from Thu 19 Nov to Fri 27 Nov; Sam Whitaker covers.",
        ),
        (
            _away(standing(in_days(9)), in_days(-3), in_days(12)),
            "No date. Nadia Rahman is away until Fri 27 Nov; Sam Whitaker covers.",
        ),
        (_away(standing(in_days(9)), in_days(-3), in_days(9)), "No date."),  # back on the day
    ],
)
def test_whoever_answers_for_the_service_reads_what_stops_a_review(tom: User, of: Standing, stops: str) -> None:
    assert writing(tom).blocked(_need(of)).stops == stops


def test_who_chairs_stands_beside_the_review_or_that_nobody_does(tom: User) -> None:
    assert writing(tom).blocked(_need(standing(in_days(9)))).says == "IRO Nadia Rahman"
    assert writing(tom).blocked(_need(unchaired(in_days(9)))).says == "No IRO; 14 years old"
    assert writing(tom, age=0).blocked(_need(unchaired(in_days(9)))).says == "No IRO; under 1 year old"
    assert writing(tom, age=None).blocked(_need(unchaired(in_days(9)))).says == "No IRO"


def test_a_manager_chooses_an_iro_before_anything_else(tom: User) -> None:
    press = writing(tom).press(_need(unchaired(in_days(-2))))

    assert press is not None
    assert (press.text, press.about) == ("Choose an IRO", "for Amara")


@pytest.mark.parametrize(
    ("reader", "says"),
    [(NADIA, "Sam Whitaker covers for you until Fri 27 Nov."), (SAM, "You cover for Nadia Rahman until Fri 27 Nov.")],
)
def test_cover_is_said_to_each_of_the_two_in_their_own_words(make_user: Any, reader: int, says: str) -> None:
    user = make_user("somebody")
    of = _away(standing(in_days(60), plan(in_days(2), mode="")), in_days(-3), in_days(12))
    asked = iro(user=user.pk if reader == NADIA else NADIA)
    covers = tuple(replace(each, user=user.pk if reader == SAM else SAM) for each in of.covers)

    assert _row(writing(user), replace(of, iro=asked, covers=covers)).says == f"Fenmarket library. {says}"


def test_a_child_is_to_be_told_who_their_iro_is(grace: User, make_user: Any) -> None:
    new = standing(in_days(90), None, iro(from_on=in_days(-4)))
    found = untold(new, TODAY)
    assert found is not None

    row = writing(grace).item(found)
    assert row.title == "Tell Amara who their IRO is"
    assert row.says == "Nadia Rahman is theirs since Thu 12 Nov, and nothing says that they know."
    assert row.press is not None
    assert row.press.text == "Say when told"
    nadia = make_user("theirs")
    mine = replace(found, standing=replace(new, iro=iro(from_on=in_days(-4), user=nadia.pk)))
    assert writing(nadia).item(mine).says.startswith("You are theirs since")


def test_whoever_may_do_nothing_about_it_is_offered_the_childs_page_or_nothing(dev: User, priya: User) -> None:
    found = _need(standing(in_days(-3)))

    press = writing(dev).press(found)
    assert press is not None
    assert (press.text, press.address) == ("Open", f"/children/{KEY}/")
    assert writing(priya).press(found) is None


def test_the_council_s_own_words_stand_in_every_sentence(tom: User) -> None:
    words = Words(
        {"review": Word("Child in Care Review", "Child in Care Reviews", "a"), "iro": Word("guide", "guides", "a")}
    )
    reader = writing(tom, words)

    row = reader.blocked(_need(unchaired(in_days(9))))
    assert row.title == "Amara’s third Child in Care Review"
    assert row.says == "No guide; 14 years old"
    assert row.press is not None
    assert row.press.text == "Choose a guide"


def test_a_name_in_s_takes_the_apostrophe_alone(nadia: User) -> None:
    assert _row(writing(nadia, given="Idris"), standing(in_days(9))).title == "Idris’ third review has no date"
