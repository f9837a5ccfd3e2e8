"""The measures of reviews held, and held on time, on the statutory track. Declarations only: `decisions` 15 to 20. No Django."""

from __future__ import annotations

from heed.facts import unknowns
from heed.law.provisions import REG_3, REG_33_1, REG_33_2
from heed.measures.conditions import (
    LAPSES,
    LOOK_AGAIN_ON,
    OF_REVIEWS,
    OWNER,
    due_or_unknown,
    held_on_any_track,
    held_on_track,
    latest_is_unknown,
    on_time,
)
from heed.measures.declare import Case, Kind, Measure, Polarity, Section

REVIEWS_HELD = Measure(
    code="reviews_held",
    name="Reviews held",
    short_name="held",
    kind=Kind.COUNT,
    section=Section.REVIEWS,
    splits=OF_REVIEWS,
    definition="The number of reviews held in the period, of children in care and of children placed for adoption.",
    why_it_matters="It is the work done, and the base of what is said about taking part.",
    counts="reviews",
    out_of="reviews held in the period; a child has several in a year. Reviews of short breaks are not counted.",
    met_means="held in the period",
    not_met_means="",
    sources=(REG_33_1, REG_33_2),
    polarity=Polarity.NEITHER,
    owner=OWNER,
    review_on=LOOK_AGAIN_ON,
    counted_on="held_quarter",
    population=held_on_any_track,
    unknown={unknowns.OUTSIDE_CARE: lambda review: review.track.isnull()},
    cases=(
        Case("Amara’s second review is held on Mon 2 Jun 2025. The period is the year to 31 March 2026.", "met"),
        Case("A review is held on Tue 31 Mar 2026, the last day of the period.", "met"),
        Case("A review is held on Wed 1 Apr 2026, the day after the period.", "not in the population"),
        Case(
            "The return has a review on Fri 6 Jun 2025, but the child left care on Mon 2 Jun 2025.",
            f"unknown: {unknowns.OUTSIDE_CARE}",
        ),
        Case("A child on a series of short breaks (V4) has a review in the return.", "not in the population"),
    ),
)

REVIEWS_DUE_HELD_ON_TIME = Measure(
    code="reviews_due_held_on_time",
    name="Reviews held on time",
    short_name="on time",
    kind=Kind.PROPORTION,
    section=Section.REVIEWS,
    splits=OF_REVIEWS,
    definition="Of the reviews that fell due in the period, the share held by the date the law set.",
    why_it_matters="A review that is late leaves a child waiting for decisions about their life.",
    counts="reviews",
    out_of=(
        "reviews of children in care whose last lawful date fell in the period and not after the as-at date; "
        "a review not held by then counts as late, in the period in which it fell due"
    ),
    met_means="held on or before the last lawful date",
    not_met_means="late or not held",
    sources=(REG_33_1, REG_33_2, REG_3),
    polarity=Polarity.HIGH,
    owner=OWNER,
    review_on=LOOK_AGAIN_ON,
    counted_on="due_quarter",
    population=due_or_unknown("statutory"),
    left_out=LAPSES,
    unknown={"": latest_is_unknown},
    why_unknown="latest_unknown",
    numerator=on_time,
    interpreted=lambda review: review.interpreted,
    cases=(
        Case("Amara comes into care on Mon 16 Dec 2024. Her first review is held on Thu 16 Jan 2025, day 20.", "met"),
        Case("The same, but it is held on Fri 17 Jan 2025, one day after the last lawful date.", "not met"),
        Case(
            "The same, but no review was held, and the data speak for Mon 31 Mar 2025.",
            "not met: an overdue review is one row, in the period of its last lawful date, however long it stays open",
        ),
        Case(
            "The same, but she goes home on Thu 16 Jan 2025 and no review was held.",
            "left out: left care before it fell due",
        ),
        Case(
            "Her first review was due on Thu 16 Jan 2025; she is placed for adoption (A5) on Fri 10 Jan 2025.",
            "left out: placed for adoption before it fell due",
        ),
        Case(
            "She has been in care since 2019; the first review in the returns loaded is held on Wed 14 May 2025.",
            f"unknown: {unknowns.OUTSIDE_RETURNS}",
        ),
        Case(
            "The next after that is held on Thu 14 Aug 2025, three months later to the day.",
            "met: on time by either rule; the last lawful date is taken as three months after",
        ),
        Case(
            "Instead the next is held on Fri 14 Nov 2025, six months later to the day; she has been in care since 2019.",
            "met, by interpretation: after six months in care the review before is taken not to have been the first",
        ),
        Case(
            "The same, but she came into care on Mon 3 Mar 2025, four weeks before the returns begin.",
            f"unknown: {unknowns.MAY_HAVE_BEEN_FIRST}",
        ),
    ),
)

REVIEWS_HELD_ON_TIME = Measure(
    code="reviews_held_on_time",
    name="Reviews held that were on time",
    short_name="of those held, on time",
    kind=Kind.PROPORTION,
    section=Section.REVIEWS,
    splits=OF_REVIEWS,
    definition="Of the reviews held in the period, the share held by the date the law set.",
    why_it_matters=(
        "It is what many councils publish. A review that was never held is not in it, so it reads better than "
        "the share of reviews due: look at both."
    ),
    counts="reviews",
    out_of="reviews of children in care held in the period",
    met_means="held on or before the last lawful date",
    not_met_means="held late",
    sources=(REG_33_1, REG_33_2, REG_3),
    polarity=Polarity.HIGH,
    owner=OWNER,
    review_on=LOOK_AGAIN_ON,
    counted_on="held_quarter",
    population=held_on_track("statutory"),
    unknown={"": latest_is_unknown},
    why_unknown="latest_unknown",
    numerator=on_time,
    interpreted=lambda review: review.interpreted,
    cases=(
        Case(
            "A review due on Thu 27 Mar 2025 is held on Thu 3 Apr 2025: it counts in the year to 31 March 2026.",
            "not met",
        ),
        Case(
            "A review due on Wed 16 Apr 2025 is held on Thu 20 Mar 2025: it counts in the year to 31 March 2025.", "met"
        ),
        Case("A review that fell due in the period was never held.", "not in the population"),
        Case("A review is held after the child was placed for adoption.", "not in the population"),
    ),
)

MEASURES: tuple[Measure, ...] = (REVIEWS_DUE_HELD_ON_TIME, REVIEWS_HELD_ON_TIME, REVIEWS_HELD)
