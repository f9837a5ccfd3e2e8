"""The rules of reviews: which deadline applies, from which day, on which track, for which reason."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from datetime import datetime

import pytest

from heed.law import deadlines
from heed.law.allowances import Months, Weeks, WorkingDays
from heed.law.calendar import OutsideCalendar
from heed.law.dated import NotEncoded
from heed.law.deadlines import Track
from heed.law.provisions import AAR_36_3, REG_33_1, REG_33_2, REG_48
from heed.law.reviews import (
    adoption_first_review,
    adoption_later_review,
    adoption_second_review,
    first_review,
    later_review,
    next_review_due,
    review_track,
    second_review,
    short_break_first_review,
    short_break_later_review,
)
from tests.law.days import day

AMARA_CAME_INTO_CARE = day("Mon 16 Dec 2024")
FIRST_HELD = day("Thu 16 Jan 2025")


def test_first_review_is_due_20_working_days_after_becoming_looked_after():
    deadline = next_review_due(looked_after_from=day("Wed 1 Apr 2026"), held_on=[])

    assert deadline.latest_on == day("Fri 1 May 2026")  # Easter falls inside
    assert deadline.source is REG_33_1


def test_a_deadline_says_why():
    deadline = first_review(looked_after_from=AMARA_CAME_INTO_CARE)

    assert deadline.because == (
        "due by Thu 16 Jan 2025: 20 working days after the child came into care on Mon 16 Dec 2024 "
        "(Care Planning, Placement and Case Review (England) Regulations 2010, reg 33(1))"
    )


def test_a_deadline_whose_source_is_not_yet_checked_says_so():
    deadline = short_break_first_review(first_break_on=day("Sat 1 Feb 2025"))

    assert deadline.because == (
        "due by Thu 1 May 2025: 3 months after the first short break began on Sat 1 Feb 2025 "
        "(Care Planning, Placement and Case Review (England) Regulations 2010, reg 48(3); to be confirmed)"
    )


def test_a_deadline_cannot_be_changed():
    deadline = first_review(looked_after_from=AMARA_CAME_INTO_CARE)

    with pytest.raises(FrozenInstanceError):
        deadline.__setattr__("latest_on", day("Mon 16 Jun 2025"))


def test_second_review_counts_from_the_day_the_first_was_held_not_from_when_it_was_due():
    late = next_review_due(looked_after_from=AMARA_CAME_INTO_CARE, held_on=[day("Mon 20 Jan 2025")])
    early = next_review_due(looked_after_from=AMARA_CAME_INTO_CARE, held_on=[day("Mon 6 Jan 2025")])

    assert (late.latest_on, early.latest_on) == (day("Sun 20 Apr 2025"), day("Sun 6 Apr 2025"))
    assert late.source is REG_33_2
    assert late.counted_from == day("Mon 20 Jan 2025")


def test_later_reviews_count_six_months_from_the_last_held_whatever_order_they_are_given_in():
    held = [day("Mon 14 Apr 2025"), FIRST_HELD, day("Tue 7 Oct 2025")]

    deadline = next_review_due(looked_after_from=AMARA_CAME_INTO_CARE, held_on=held)

    assert deadline == later_review(previous_held_on=day("Tue 7 Oct 2025"))
    assert deadline.latest_on == day("Tue 7 Apr 2026")


def test_a_first_review_on_the_day_of_coming_into_care_counts():
    deadline = next_review_due(looked_after_from=AMARA_CAME_INTO_CARE, held_on=[AMARA_CAME_INTO_CARE])

    assert deadline == second_review(first_held_on=AMARA_CAME_INTO_CARE)


def test_a_review_before_care_began_is_an_error():
    with pytest.raises(ValueError, match="Sun 15 Dec 2024 is before the child came into care"):
        next_review_due(looked_after_from=AMARA_CAME_INTO_CARE, held_on=[day("Sun 15 Dec 2024")])


def test_two_reviews_on_one_day_are_an_error():
    with pytest.raises(ValueError, match="Two reviews are held on one day among the 2"):
        next_review_due(looked_after_from=AMARA_CAME_INTO_CARE, held_on=[FIRST_HELD, FIRST_HELD])


def test_a_last_day_on_a_weekend_is_not_moved_and_the_working_day_before_is_shown_beside_it():
    deadline = second_review(first_held_on=day("Sat 31 Aug 2024"))

    assert deadline.latest_on == day("Sat 30 Nov 2024")
    assert deadline.plan_by == day("Fri 29 Nov 2024")


@pytest.mark.parametrize(
    ("deadline", "track", "source", "allowance", "words"),
    [
        (first_review(looked_after_from=FIRST_HELD), Track.STATUTORY, REG_33_1, WorkingDays(20), "came into care"),
        (second_review(first_held_on=FIRST_HELD), Track.STATUTORY, REG_33_2, Months(3), "first review was held"),
        (later_review(previous_held_on=FIRST_HELD), Track.STATUTORY, REG_33_2, Months(6), "review before was held"),
        (adoption_first_review(placed_on=FIRST_HELD), Track.ADOPTION, AAR_36_3, Weeks(4), "placed for adoption"),
        (
            adoption_second_review(first_held_on=FIRST_HELD),
            Track.ADOPTION,
            AAR_36_3,
            Months(3),
            "first adoption review was held",
        ),
        (
            adoption_later_review(previous_held_on=FIRST_HELD),
            Track.ADOPTION,
            AAR_36_3,
            Months(6),
            "adoption review before was held",
        ),
        (
            short_break_first_review(first_break_on=FIRST_HELD),
            Track.SHORT_BREAK,
            REG_48,
            Months(3),
            "short break began",
        ),
        (
            short_break_later_review(previous_held_on=FIRST_HELD),
            Track.SHORT_BREAK,
            REG_48,
            Months(6),
            "review before was held",
        ),
    ],
)
def test_each_rule_names_its_track_its_provision_its_allowance_and_its_event(deadline, track, source, allowance, words):
    assert (deadline.track, deadline.source, deadline.allowance) == (track, source, allowance)
    assert deadline.counted_from == FIRST_HELD
    assert f"{allowance} after " in deadline.because
    assert words in deadline.because


def test_an_allowance_of_one_is_said_in_the_singular():
    assert [str(WorkingDays(1)), str(Months(1)), str(Weeks(1)), str(Weeks(4))] == [
        "1 working day",
        "1 month",
        "1 week",
        "4 weeks",
    ]


@pytest.mark.parametrize("kind", [WorkingDays, Months, Weeks])
def test_an_allowance_of_nothing_is_an_error(kind):
    with pytest.raises(ValueError, match="at least 1, not 0"):
        kind(0)


def test_the_adoption_track_starts_on_the_day_of_placement():
    placed_on = day("Mon 2 Jun 2025")

    assert review_track(on=day("Sun 1 Jun 2025"), placed_for_adoption_on=placed_on) is Track.STATUTORY
    assert review_track(on=placed_on, placed_for_adoption_on=placed_on) is Track.ADOPTION
    assert review_track(on=placed_on, placed_for_adoption_on=None) is Track.STATUTORY


def test_a_day_before_the_law_was_in_force_is_an_error_with_its_reason():
    assert first_review(looked_after_from=day("Fri 1 Apr 2011")).latest_on == day("Thu 5 May 2011")
    with pytest.raises(NotEncoded) as refused:
        first_review(looked_after_from=day("Thu 31 Mar 2011"))
    assert str(refused.value) == (
        "The law on the first review of a child in care is not encoded for Thu 31 Mar 2011, before Fri 1 Apr 2011: "
        "the Review of Children's Cases Regulations 1991 applied until then, and Heed does not hold them."
    )
    with pytest.raises(NotEncoded, match="Adoption Agencies Regulations 1983"):
        adoption_first_review(placed_on=day("Thu 29 Dec 2005"))


def test_a_deadline_that_starts_or_ends_outside_the_calendar_is_an_error():
    assert later_review(previous_held_on=day("Thu 30 Jun 2050")).latest_on == day("Fri 30 Dec 2050")
    with pytest.raises(OutsideCalendar, match="Sun 1 Jan 2051"):
        later_review(previous_held_on=day("Fri 1 Jul 2050"))
    with pytest.raises(OutsideCalendar, match="Sun 1 Jan 2051"):
        later_review(previous_held_on=day("Sun 1 Jan 2051"))


def test_a_moment_is_not_taken_for_a_day():
    with pytest.raises(TypeError):
        first_review(looked_after_from=datetime(2025, 1, 16, 12, 0))  # noqa: DTZ001 - the fault under test


def test_a_deadline_explains_itself_only_when_asked(monkeypatch):
    monkeypatch.setattr(deadlines, "in_words", lambda one: pytest.fail("a sentence was made"))

    assert first_review(looked_after_from=AMARA_CAME_INTO_CARE).plan_by == FIRST_HELD
