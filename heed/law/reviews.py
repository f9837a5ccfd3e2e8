"""By when a child's next review must be held: children in care, placed for adoption, on short breaks.

The amounts of time stand here and nowhere else. What became of a review, and which reviews are counted, is not law.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from heed.law.allowances import Allowance, Months, Weeks, WorkingDays
from heed.law.dated import Dated, Since
from heed.law.dates import in_words
from heed.law.deadlines import Deadline, Event, Track, due
from heed.law.provisions import AAR_36_3, REG_3, REG_33_1, REG_33_2, REG_48
from heed.law.rules import rule

_BEFORE_CPPCR = "the Review of Children's Cases Regulations 1991 applied until then, and Heed does not hold them"
_BEFORE_AAR = "the Adoption Agencies Regulations 1983 applied until then, and Heed does not hold them"

FIRST_REVIEW: Dated[Allowance] = Dated(
    Since(date(2011, 4, 1), WorkingDays(20), REG_33_1),
    what="the first review of a child in care",
    before=_BEFORE_CPPCR,
)
SECOND_REVIEW: Dated[Allowance] = Dated(
    Since(date(2011, 4, 1), Months(3), REG_33_2),
    what="the second review of a child in care",
    before=_BEFORE_CPPCR,
)
LATER_REVIEW: Dated[Allowance] = Dated(
    Since(date(2011, 4, 1), Months(6), REG_33_2),
    what="each later review of a child in care",
    before=_BEFORE_CPPCR,
)
ADOPTION_FIRST_REVIEW: Dated[Allowance] = Dated(
    Since(date(2005, 12, 30), Weeks(4), AAR_36_3),
    what="the first review of a child placed for adoption",
    before=_BEFORE_AAR,
)
ADOPTION_SECOND_REVIEW: Dated[Allowance] = Dated(
    Since(date(2005, 12, 30), Months(3), AAR_36_3),
    what="the second review of a child placed for adoption",
    before=_BEFORE_AAR,
)
ADOPTION_LATER_REVIEW: Dated[Allowance] = Dated(
    Since(date(2005, 12, 30), Months(6), AAR_36_3),
    what="each later review of a child placed for adoption",
    before=_BEFORE_AAR,
)
SHORT_BREAK_FIRST_REVIEW: Dated[Allowance] = Dated(
    Since(date(2011, 4, 1), Months(3), REG_48),
    what="the first review of a series of short breaks",
    before=_BEFORE_CPPCR,
)
SHORT_BREAK_LATER_REVIEW: Dated[Allowance] = Dated(
    Since(date(2011, 4, 1), Months(6), REG_48),
    what="each later review of a series of short breaks",
    before=_BEFORE_CPPCR,
)


@rule(REG_33_1)
def first_review(*, looked_after_from: date) -> Deadline:
    """The last day for the first review of a child who came into care; that day itself is not counted."""
    return due(FIRST_REVIEW, counted_from=looked_after_from, event=Event.CAME_INTO_CARE, track=Track.STATUTORY)


@rule(REG_33_2)
def second_review(*, first_held_on: date) -> Deadline:
    """The last day for the second review, from the day the first was in fact held, early or late."""
    return due(SECOND_REVIEW, counted_from=first_held_on, event=Event.FIRST_REVIEW, track=Track.STATUTORY)


@rule(REG_33_2)
def later_review(*, previous_held_on: date) -> Deadline:
    """The last day for the third and every later review, from the day the one before was in fact held."""
    return due(LATER_REVIEW, counted_from=previous_held_on, event=Event.REVIEW_BEFORE, track=Track.STATUTORY)


@rule(REG_33_1, REG_33_2)
def next_review_due(*, looked_after_from: date, held_on: Sequence[date]) -> Deadline:
    """The last day on which the next review of a child in care can lawfully be held.

    `held_on` are the days of all reviews in this period of care, in any order. Raises `ValueError` when one of them
    is before the period or two fall on one day: the record must be put right first.

    Interpretation: a new period of care starts again at a first review; a change of placement or legal status does not.
    """
    held = sorted(held_on)
    if not held:
        return first_review(looked_after_from=looked_after_from)
    if held[0] < looked_after_from:
        raise ValueError(f"A review held on {in_words(held[0])} is before the child came into care: check both dates.")
    if len(set(held)) < len(held):
        raise ValueError(f"Two reviews are held on one day among the {len(held)} of this child: keep one.")
    if len(held) == 1:
        return second_review(first_held_on=held[0])
    return later_review(previous_held_on=held[-1])


@rule(REG_3)
def review_track(*, on: date, placed_for_adoption_on: date | None) -> Track:
    """Which track a review on a day belongs to: care planning, or adoption once the child is placed for adoption.

    Interpretation: a review on the very day of the placement is an adoption review.
    """
    if placed_for_adoption_on is None or on < placed_for_adoption_on:
        return Track.STATUTORY
    return Track.ADOPTION


@rule(AAR_36_3)
def adoption_first_review(*, placed_on: date) -> Deadline:
    """The last day for the first review of a child placed for adoption; a new placement starts again."""
    return due(ADOPTION_FIRST_REVIEW, counted_from=placed_on, event=Event.PLACED_FOR_ADOPTION, track=Track.ADOPTION)


@rule(AAR_36_3)
def adoption_second_review(*, first_held_on: date) -> Deadline:
    """The last day for the second adoption review, from the day the first was in fact held."""
    return due(
        ADOPTION_SECOND_REVIEW, counted_from=first_held_on, event=Event.FIRST_ADOPTION_REVIEW, track=Track.ADOPTION
    )


@rule(AAR_36_3)
def adoption_later_review(*, previous_held_on: date) -> Deadline:
    """The last day for the third and every later adoption review, from the day the one before was in fact held."""
    return due(
        ADOPTION_LATER_REVIEW, counted_from=previous_held_on, event=Event.ADOPTION_REVIEW_BEFORE, track=Track.ADOPTION
    )


@rule(REG_48)
def short_break_first_review(*, first_break_on: date) -> Deadline:
    """The last day for the first review of a series of short breaks, from the first day of its first placement."""
    return due(SHORT_BREAK_FIRST_REVIEW, counted_from=first_break_on, event=Event.FIRST_BREAK, track=Track.SHORT_BREAK)


@rule(REG_48)
def short_break_later_review(*, previous_held_on: date) -> Deadline:
    """The last day for each later review of a series of short breaks, from the day the one before was in fact held."""
    return due(
        SHORT_BREAK_LATER_REVIEW, counted_from=previous_held_on, event=Event.REVIEW_BEFORE, track=Track.SHORT_BREAK
    )
