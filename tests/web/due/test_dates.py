"""The dates of a review in words, and what the review is called."""

from __future__ import annotations

from datetime import time
from typing import Any

import pytest

from heed.access import clock
from heed.council.words import OWN, Word, Words
from heed.reviews.models import Due, PlannedReview
from heed.web.due.dates import Dates, dates_of, name_of
from heed.web.whens import Tone
from tests.days import day
from tests.reviews.made import HELD, LAST, TODAY


def due(**said: Any) -> Due:
    """A third review, by Sunday 29 November 2026."""
    known = {
        **{"track": "statutory", "sequence": "later", "number": 3, "rule": "later_review", "counted_from": HELD},
        **{"latest_on": LAST, "plan_by": day("Fri 27 Nov 2026"), "since_on": HELD},
    }
    return Due(**{**known, **said})


def plan(on: str, **said: Any) -> PlannedReview:
    """Planned for a day."""
    return PlannedReview(planned_on=day(on), made_at=clock.now(), **said)


def dates(of: Due | None = None, planned: PlannedReview | None = None, words: Words = OWN) -> Dates:
    """The dates on Monday 16 November."""
    return dates_of(of or due(), planned, TODAY, words)


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ({"number": 1}, "first review"),
        ({"number": 12}, "twelfth review"),
        ({"number": 13}, "13th review"),
        ({"number": 21}, "21st review"),
        ({"number": 22}, "22nd review"),
        ({"number": 23}, "23rd review"),
        ({"number": 24}, "24th review"),
        ({"number": 112}, "112th review"),
        ({"number": None}, "next review"),
        ({"number": None, "sequence": "second"}, "second review"),
        ({"number": 2, "track": "adoption"}, "second adoption review"),
        ({"number": None, "sequence": "", "track": "short_break"}, "next short break review"),
    ],
)
def test_a_review_is_called_by_its_place_on_its_track(said: dict[str, Any], name: str) -> None:
    assert name_of(due(**said), OWN) == name


def test_a_review_is_called_in_the_councils_words() -> None:
    words = Words({"review": Word("looked-after meeting", "looked-after meetings", "a")})

    assert name_of(due(), words) == "third looked-after meeting"
    assert name_of(due(track="adoption"), words) == "third adoption looked-after meeting"


@pytest.mark.parametrize(
    ("said", "note"),
    [
        ({}, "a Sunday, so plan by Fri 27 Nov"),
        ({"latest_on": day("Sat 28 Nov 2026")}, "a Saturday, so plan by Fri 27 Nov"),
        (
            {"latest_on": day("Fri 25 Dec 2026"), "plan_by": day("Thu 24 Dec 2026")},
            "a bank holiday, so plan by Thu 24 Dec",
        ),
        ({"latest_on": day("Fri 27 Nov 2026")}, ""),
        ({"local_on": day("Fri 20 Nov 2026"), "plan_by": day("Fri 20 Nov 2026")}, ""),
        (
            {"latest_on": day("Fri 27 Nov 2026"), "lapses_on": day("Mon 23 Nov 2026")},
            "turns 18 first, on Mon 23 Nov: then no review is asked for",
        ),
        ({"latest_on": None, "plan_by": None, "unknown": "x"}, ""),
    ],
)
def test_what_is_to_be_known_of_the_laws_day_is_said_beside_it(said: dict[str, Any], note: str) -> None:
    assert dates(due(**said)).note == note


def test_a_day_that_cannot_be_told_says_why_and_has_no_reason_of_law() -> None:
    said = dates(
        due(latest_on=None, plan_by=None, rule="", counted_from=None, unknown="the review before is not known")
    )

    assert (said.law.on, said.law.says) == (None, "cannot be told: the review before is not known")
    assert said.because is None


def test_the_reason_names_the_rule_the_day_counted_from_and_the_provision() -> None:
    because = dates().because

    assert because is not None
    assert because.says == "It is 6 months after the review before was held on Fri 29 May 2026"
    assert because.besides == "A day on which nobody works does not extend it."
    assert because.provision.endswith("reg 33(2)")
    assert because.anchor.endswith("reg-33-2")
    assert because.of == "29 November 2026"


def test_a_last_day_that_is_a_working_day_says_nothing_of_days_off() -> None:
    because = dates(due(counted_from=day("Wed 27 May 2026"), latest_on=day("Fri 27 Nov 2026"))).because

    assert because is not None
    assert because.besides == ""


def test_that_the_day_rests_on_an_interpretation_is_said() -> None:
    assert dates(due(interpreted=True)).doubt == "By interpretation of which review came before."
    assert dates().doubt == ""


@pytest.mark.parametrize(
    ("on", "said", "says", "tone"),
    [
        ("Sun 15 Nov 2026", {}, "that day is past and nothing says that it was held", Tone.SOON),
        ("Tue 24 Nov 2026", {}, "in time, 3 working days to spare", Tone.FINE),
        ("Thu 26 Nov 2026", {}, "in time, 1 working day to spare", Tone.FINE),
        ("Fri 27 Nov 2026", {}, "in time", Tone.FINE),
        ("Sun 29 Nov 2026", {}, "in time, on the last day", Tone.SOON),
        ("Mon 30 Nov 2026", {}, "1 day after the law’s last day", Tone.LATE),
        ("Thu 3 Dec 2026", {}, "4 days after the law’s last day", Tone.LATE),
        (
            "Thu 3 Dec 2026",
            {"latest_on": None, "unknown": "x"},
            "by which day the law wants it cannot be told",
            Tone.FINE,
        ),
    ],
)
def test_a_planned_day_says_how_it_stands_to_the_laws(on: str, said: dict[str, Any], says: str, tone: Tone) -> None:
    planned = dates(due(**said), plan(on)).planned

    assert planned is not None
    assert (planned.on, planned.says, planned.tone) == (day(on), says, tone)


def test_time_and_place_are_said_where_they_are_known() -> None:
    known = dates(planned=plan("Thu 26 Nov 2026", at=time(9, 5), place="Marcia’s home", mode="face")).planned
    blank = dates(planned=plan("Thu 26 Nov 2026")).planned

    assert known is not None
    assert blank is not None
    assert (known.at, known.where) == ("09:05", "Marcia’s home, face to face")
    assert (blank.at, blank.where) == ("", "")
    assert dates().planned is None
