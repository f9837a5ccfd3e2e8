"""The six measures about reviews. Declarations only: the settled points are `decisions` 15 to 21. No Django."""

from __future__ import annotations

from datetime import date
from typing import Any

from heed.exchange.records import NO_CODE
from heed.facts import unknowns
from heed.law.provisions import CA89_S25B, REG_3, REG_33_1, REG_33_2
from heed.measures.declare import Case, Condition, Kind, Measure, Polarity, Relation, Section

OWNER = "the council's performance analyst"
LOOK_AGAIN_ON = date(2027, 4, 1)
SPLITS = ("sequence", "age_band", "sex")


def _held_in_period(review: Relation) -> Any:
    return (review.held_on >= review.period_from) & (review.held_on <= review.period_to)


def _due_in_period(review: Relation) -> Any:
    return (
        (review.latest_on >= review.period_from)
        & (review.latest_on <= review.period_to)
        & (review.latest_on <= review.as_at)
    )


def _any_track_but_short_breaks(review: Relation) -> Any:
    return review.track.isnull() | (review.track != "short_break")


def _held_on_any_track(review: Relation) -> Any:
    return _any_track_but_short_breaks(review) & _held_in_period(review)


def _held_on_statutory_track(review: Relation) -> Any:
    return (review.track == "statutory") & _held_in_period(review)


def _due_or_unknown(review: Relation) -> Any:
    """Decision 16: due in the period, or of unknown date and held in the period or still open at the as-at date."""
    open_still = review.held_on.isnull() & review.ended_on.isnull() & (review.opened_on <= review.period_to)
    return (review.track == "statutory") & (
        _due_in_period(review) | (review.latest_on.isnull() & (_held_in_period(review) | open_still))
    )


def _lapsed(why: str) -> Condition:
    def condition(review: Relation) -> Any:
        return review.held_on.isnull() & (review.ended_why == why) & (review.ended_on <= review.latest_on)

    return condition


def _latest_is_unknown(review: Relation) -> Any:
    return review.latest_on.isnull()


def _on_time(review: Relation) -> Any:
    return review.held_on.notnull() & (review.held_on <= review.latest_on)


def _under_four(review: Relation) -> Any:
    return review.track.notnull() & review.code_unknown.isnull() & review.under_four


def _with_code(*codes: str) -> Condition:
    def condition(review: Relation) -> Any:
        return review.participation_code.isin(codes)

    return condition


REVIEWS_HELD = Measure(
    code="reviews_held",
    name="Reviews held",
    short_name="held",
    kind=Kind.COUNT,
    section=Section.REVIEWS,
    splits=SPLITS,
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
    population=_held_on_any_track,
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
    splits=SPLITS,
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
    population=_due_or_unknown,
    left_out={
        "left care before it fell due": _lapsed(unknowns.LEFT_CARE),
        "died before it fell due": _lapsed(unknowns.DIED),
        "turned 18 before it fell due": _lapsed(unknowns.TURNED_18),
        "placed for adoption before it fell due": _lapsed(unknowns.PLACED_FOR_ADOPTION),
        "moved to short breaks before it fell due": _lapsed(unknowns.MOVED_TO_SHORT_BREAKS),
    },
    unknown={"": _latest_is_unknown},
    why_unknown="latest_unknown",
    numerator=_on_time,
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
    splits=SPLITS,
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
    population=_held_on_statutory_track,
    unknown={"": _latest_is_unknown},
    why_unknown="latest_unknown",
    numerator=_on_time,
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

_TAKING_PART_OUT_OF = (
    "reviews held in the period of children aged 4 and over on the day; on the 4th birthday itself the code decides"
)
_TAKING_PART_LEFT_OUT = {"under 4 on the day of the review": _under_four}
_TAKING_PART_UNKNOWN = {
    unknowns.OUTSIDE_CARE: lambda review: review.track.isnull(),
    "": lambda review: review.code_unknown.notnull(),
}
_TAKING_PART_CASES = (
    Case("A child of 3 has a review, coded PN0.", "left out: under 4 on the day of the review"),
    Case("A child of 9 has a review, coded PN0.", f"unknown: {unknowns.UNDER_FOUR_CODE}"),
    Case("A child of 3 has a review, coded PN6.", f"unknown: {unknowns.OVER_FOUR_CODE}"),
    Case("A child of 9 has a review with no code.", f"unknown: {NO_CODE}"),
    Case(
        "The review is held on the child’s 4th birthday, coded PN0. With PN1 to PN7 the child counts as 4.",
        "left out: under 4 on the day of the review",
    ),
)


def _of_taking_part(
    *,
    code: str,
    name: str,
    short_name: str,
    definition: str,
    why_it_matters: str,
    met_means: str,
    not_met_means: str,
    met_by: tuple[str, ...],
    cases: tuple[Case, ...],
) -> Measure:
    """A measure of how children took part: they differ in the codes that count as met, and in words (decisions, 21)."""
    return Measure(
        code=code,
        name=name,
        short_name=short_name,
        kind=Kind.PROPORTION,
        section=Section.TAKING_PART,
        splits=SPLITS,
        definition=definition,
        why_it_matters=why_it_matters,
        counts="reviews",
        out_of=_TAKING_PART_OUT_OF,
        met_means=met_means,
        not_met_means=not_met_means,
        sources=(CA89_S25B,),
        polarity=Polarity.HIGH,
        owner=OWNER,
        review_on=LOOK_AGAIN_ON,
        counted_on="held_quarter",
        population=_held_on_any_track,
        left_out=_TAKING_PART_LEFT_OUT,
        unknown=_TAKING_PART_UNKNOWN,
        why_unknown="code_unknown",
        numerator=_with_code(*met_by),
        cases=cases,
    )


VIEWS_GIVEN = _of_taking_part(
    code="views_given",
    name="Children whose views were given",
    short_name="views given",
    definition=(
        "Of the reviews held of children aged 4 and over, the share to which the child’s views were given: "
        "by the child, by an advocate, or in another way (PN1, PN2, PN3, PN5, PN6)."
    ),
    why_it_matters="A plan made without the child’s view is made about the child and not with them.",
    met_means="the child’s views were given",
    not_met_means="the child’s views were not given",
    met_by=("PN1", "PN2", "PN3", "PN5", "PN6"),
    cases=(
        Case("Amara, 14, comes and speaks for herself: PN1.", "met"),
        Case("Amara does not come, but sends a voice message: PN6.", "met"),
        Case("Amara comes and says nothing, and nobody speaks for her: PN4.", "not met"),
        Case("Amara does not come and nobody brings her views: PN7.", "not met"),
        *_TAKING_PART_CASES,
    ),
)

TOOK_PART = _of_taking_part(
    code="took_part",
    name="Children who took part",
    short_name="took part",
    definition=(
        "Of the reviews held of children aged 4 and over, the share that the child came to or gave views to "
        "(PN1 to PN6). It adds to views given those who came and said nothing (PN4)."
    ),
    why_it_matters="Some councils publish this as participation. It counts a child who sat in silence as taking part.",
    met_means="the child came, or their views were given",
    not_met_means="the child did not come and their views were not given",
    met_by=("PN1", "PN2", "PN3", "PN4", "PN5", "PN6"),
    cases=(
        Case("Amara comes and says nothing, and nobody speaks for her: PN4.", "met"),
        Case("Amara does not come and nobody brings her views: PN7.", "not met"),
        *_TAKING_PART_CASES,
    ),
)

ATTENDED = _of_taking_part(
    code="attended",
    name="Children who came to their review",
    short_name="came",
    definition="Of the reviews held of children aged 4 and over, the share that the child came to (PN1 to PN4).",
    why_it_matters="Coming is the child’s choice. A low share asks whether reviews are held where and when children would come.",
    met_means="the child came",
    not_met_means="the child did not come",
    met_by=("PN1", "PN2", "PN3", "PN4"),
    cases=(
        Case("Amara comes and says nothing, and nobody speaks for her: PN4.", "met"),
        Case("Amara does not come, but briefs her advocate: PN5.", "not met"),
        *_TAKING_PART_CASES,
    ),
)

MEASURES: tuple[Measure, ...] = (
    REVIEWS_DUE_HELD_ON_TIME,
    REVIEWS_HELD_ON_TIME,
    REVIEWS_HELD,
    VIEWS_GIVEN,
    TOOK_PART,
    ATTENDED,
)
