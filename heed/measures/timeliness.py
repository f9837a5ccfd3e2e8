"""Further measures of reviews on time: by child, for adoption, on every track, overdue, by month (decisions 15 to 22)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from heed.facts import unknowns
from heed.law.provisions import AAR_36_3, REG_3, REG_33_1, REG_33_2
from heed.measures.conditions import (
    LAPSES,
    LOOK_AGAIN_ON,
    OF_REVIEWS,
    OWNER,
    due_or_unknown,
    held_on_track,
    in_the_year,
    is_one_of,
    lapsed,
    latest_is_unknown,
    on_time,
)
from heed.measures.declare import Case, Condition, Kind, Measure, Polarity, Relation, Section


def _in_care_20_days(child: Relation) -> Any:
    return in_the_year(child) & (child.in_care.isnull() | (child.in_care & child.in_care_20_days))


CHILDREN_ALL_REVIEWS_ON_TIME = Measure(
    code="children_all_reviews_on_time",
    name="Children all of whose reviews were on time",
    short_name="children always on time",
    kind=Kind.PROPORTION,
    section=Section.REVIEWS,
    definition=(
        "Of the children in care on the last day of the year, and for 20 working days or more, the share all of whose "
        "reviews that fell due in the year were held on time."
    ),
    why_it_matters="A share of reviews is kind to lateness: each child has several, and one that is late is enough for a child.",
    counts="children",
    out_of="children in care on the last day of the year, and for 20 working days or more, for whom a review fell due in it",
    met_means="every review that fell due in the year was held on time",
    not_met_means="one or more was late or not held",
    sources=(REG_33_1, REG_33_2, REG_3),
    polarity=Polarity.HIGH,
    owner=OWNER,
    review_on=LOOK_AGAIN_ON,
    counted_on="year_ends_on",
    facts="child",
    population=_in_care_20_days,
    left_out={"no review fell due in the year": is_one_of("all_on_time", "none")},
    unknown={"": lambda child: child.in_care.isnull() | (child.all_on_time == "unknown")},
    why_unknown=("in_care_unknown", "all_on_time_unknown"),
    numerator=is_one_of("all_on_time", "met"),
    cases=(
        Case("Amara had three reviews due in the year, all held on time.", "met"),
        Case("One of the three was a day late.", "not met"),
        Case("One was late, and by when another was due is unknown.", "not met: the other could not change it"),
        Case("Two were on time, and by when the third was due is unknown.", "unknown, with that reason"),
        Case("Nothing fell due in the year.", "left out: no review fell due in the year"),
        Case("She came into care on Mon 17 Mar 2025; the year ends two weeks later.", "not in the population"),
    ),
)

_ADOPTION_LAPSES: Mapping[str, Condition] = {
    f"{why} before it fell due": lapsed(why)
    for why in (
        unknowns.LEFT_CARE,
        unknowns.DIED,
        unknowns.TURNED_18,
        unknowns.MOVED_TO_SHORT_BREAKS,
        unknowns.PLACEMENT_FOR_ADOPTION_ENDED,
    )
}

ADOPTION_REVIEWS_ON_TIME = Measure(
    code="adoption_reviews_on_time",
    name="Adoption reviews held on time",
    short_name="adoption reviews on time",
    kind=Kind.PROPORTION,
    section=Section.REVIEWS,
    splits=OF_REVIEWS,
    definition=(
        "Of the reviews of children placed for adoption that fell due in the period, the share held by the date the law set."
    ),
    why_it_matters="A child who has moved in with a new family needs to be seen soon: the first review is due in 4 weeks.",
    counts="reviews",
    out_of=(
        "reviews of children placed for adoption (A3 to A6) whose last lawful date fell in the period and not after the "
        "as-at date; one not held by then counts as late"
    ),
    met_means="held on or before the last lawful date",
    not_met_means="late or not held",
    sources=(AAR_36_3,),
    polarity=Polarity.HIGH,
    owner=OWNER,
    review_on=LOOK_AGAIN_ON,
    counted_on="due_quarter",
    population=due_or_unknown("adoption"),
    left_out=_ADOPTION_LAPSES,
    unknown={"": latest_is_unknown},
    why_unknown="latest_unknown",
    numerator=on_time,
    interpreted=lambda review: review.interpreted,
    cases=(
        Case("Placed (A5) on Mon 2 Jun 2025; the first review is held on Mon 30 Jun 2025, day 28.", "met"),
        Case("The same, but held on Tue 1 Jul 2025.", "not met"),
        Case("The child is adopted on Fri 27 Jun 2025, before it fell due.", "left out: left care before it fell due"),
    ),
)

REVIEWS_ON_TIME_EVERY_TRACK = Measure(
    code="reviews_on_time_every_track",
    name="Reviews held on time, adoption among them",
    short_name="on time, adoption among them",
    kind=Kind.PROPORTION,
    section=Section.REVIEWS,
    splits=OF_REVIEWS,
    definition=(
        "Of the reviews that fell due in the period, of children in care and of children placed for adoption, the share "
        "held by the date the law set, each by its own rule."
    ),
    why_it_matters="It is the one share over all the reviews that the service answers for.",
    counts="reviews",
    out_of=(
        "reviews of children in care and of children placed for adoption whose last lawful date fell in the period and not "
        "after the as-at date; one not held by then counts as late"
    ),
    met_means="held on or before the last lawful date, by the rule for that child",
    not_met_means="late or not held",
    sources=(REG_33_1, REG_33_2, REG_3, AAR_36_3),
    polarity=Polarity.HIGH,
    owner=OWNER,
    review_on=LOOK_AGAIN_ON,
    counted_on="due_quarter",
    population=due_or_unknown("statutory", "adoption"),
    left_out={**LAPSES, **_ADOPTION_LAPSES},
    unknown={"": latest_is_unknown},
    why_unknown="latest_unknown",
    numerator=on_time,
    interpreted=lambda review: review.interpreted,
)


def _not_held_by_the_end(review: Relation) -> Any:
    """Not held by the end of the period, nor by the as-at date where that is sooner."""
    return review.held_on.isnull() | (review.held_on > review.period_to) | (review.held_on > review.as_at)


def _track_open_at_the_end(review: Relation) -> Any:
    return review.ended_on.isnull() | (review.ended_on > review.period_to) | (review.ended_on > review.as_at)


def _overdue(review: Relation) -> Any:
    passed = (review.latest_on < review.period_to) & (review.latest_on < review.as_at)
    undated = review.latest_on.isnull() & (review.opened_on <= review.period_to)
    return (
        review.track.isin(("statutory", "adoption"))
        & (passed | undated)
        & _not_held_by_the_end(review)
        & _track_open_at_the_end(review)
    )


REVIEWS_OVERDUE = Measure(
    code="reviews_overdue",
    name="Reviews overdue",
    short_name="overdue",
    kind=Kind.COUNT,
    section=Section.REVIEWS,
    splits=OF_REVIEWS,
    definition=(
        "The number of reviews that were overdue on the last day of the period: their last lawful date had passed, they "
        "had not been held, and the child was still in care."
    ),
    why_it_matters="Each is a child who is waiting now.",
    counts="reviews",
    out_of="reviews of children in care and of children placed for adoption that the law asked for, not held by that day",
    met_means="overdue on the last day of the period",
    not_met_means="",
    sources=(REG_33_1, REG_33_2, AAR_36_3),
    polarity=Polarity.LOW,
    owner=OWNER,
    review_on=LOOK_AGAIN_ON,
    counted_on="due_quarter",
    population=_overdue,
    unknown={"": latest_is_unknown},
    why_unknown="latest_unknown",
    cases=(
        Case("Due on Fri 28 Mar 2025 and not held on Mon 31 Mar 2025, the last day.", "counted"),
        Case("Due on Mon 31 Mar 2025 and not held on that day: it can still be held.", "not in the population"),
        Case(
            "Due on Fri 28 Mar 2025; the child left care on Sun 30 Mar 2025.",
            "not in the population: nobody waits for it",
        ),
    ),
)

REVIEWS_ON_TIME_AVERAGE_MONTH = Measure(
    code="reviews_on_time_average_month",
    name="Reviews on time, the average of the months",
    short_name="on time, average of months",
    kind=Kind.MEAN_OF_MONTHS,
    month_of="held_on",
    section=Section.REVIEWS,
    splits=OF_REVIEWS,
    definition=(
        "The plain average of the monthly shares of reviews held that were on time. A month of few reviews weighs as much "
        "as one of many."
    ),
    why_it_matters=(
        "Some councils publish this as the year’s performance. It is not the share of the year’s reviews: set it only "
        "beside another average of months."
    ),
    counts="reviews",
    out_of="reviews of children in care held in the period, by the month in which they were held",
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
    cases=(Case("April: 9 of 10 on time. May: 1 of 2.", "70%: the mean of 90% and 50%; of all reviews it is 83%"),),
)

MEASURES: tuple[Measure, ...] = (
    REVIEWS_ON_TIME_EVERY_TRACK,
    ADOPTION_REVIEWS_ON_TIME,
    CHILDREN_ALL_REVIEWS_ON_TIME,
    REVIEWS_OVERDUE,
    REVIEWS_ON_TIME_AVERAGE_MONTH,
)
