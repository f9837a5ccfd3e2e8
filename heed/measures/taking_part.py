"""The measures of how children took part in their reviews, by review and by child: `decisions` 21. No Django."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from heed.exchange.records import NO_CODE
from heed.facts import unknowns
from heed.law.provisions import CA89_S25B
from heed.measures.conditions import (
    LOOK_AGAIN_ON,
    OF_REVIEWS,
    OWNER,
    held_on_any_track,
    in_the_year,
    is_one_of,
    outside_care,
    with_code,
)
from heed.measures.declare import Case, Condition, Kind, Measure, Parts, Polarity, Relation, Section


def _under_four(review: Relation) -> Any:
    return review.track.notnull() & review.code_unknown.isnull() & review.under_four


_TAKING_PART_OUT_OF = (
    "reviews held in the period of children aged 4 and over on the day; on the 4th birthday itself the code decides"
)
_TAKING_PART_LEFT_OUT = {"under 4 on the day of the review": _under_four}
_TAKING_PART_UNKNOWN = {
    unknowns.OUTSIDE_CARE: outside_care,
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
    out_of: str = _TAKING_PART_OUT_OF,
    left_out: Mapping[str, Condition] = _TAKING_PART_LEFT_OUT,
) -> Measure:
    """A measure of how children took part: they differ in the codes that count as met, and in words (decisions, 21)."""
    return Measure(
        code=code,
        name=name,
        short_name=short_name,
        kind=Kind.PROPORTION,
        section=Section.TAKING_PART,
        splits=OF_REVIEWS,
        definition=definition,
        why_it_matters=why_it_matters,
        counts="reviews",
        out_of=out_of,
        met_means=met_means,
        not_met_means=not_met_means,
        sources=(CA89_S25B,),
        polarity=Polarity.HIGH,
        owner=OWNER,
        review_on=LOOK_AGAIN_ON,
        counted_on="held_quarter",
        population=held_on_any_track,
        left_out=left_out,
        unknown=_TAKING_PART_UNKNOWN,
        why_unknown="code_unknown",
        numerator=with_code(*met_by),
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

ATTENDED_WITH_A_VOICE = _of_taking_part(
    code="attended_with_a_voice",
    name="Children who came and were heard",
    short_name="came and were heard",
    definition=(
        "Of the reviews held of children aged 4 and over, the share at which the child was there and their views were "
        "given there: by the child, by an advocate, or by signs (PN1 to PN3)."
    ),
    why_it_matters="It leaves out those who came and sat in silence, whom the share of children who came counts.",
    met_means="the child came, and their views were given there",
    not_met_means="the child did not come, or came and said nothing",
    met_by=("PN1", "PN2", "PN3"),
    cases=(
        Case("Amara comes and her advocate speaks for her: PN2.", "met"),
        Case("Amara comes and says nothing, and nobody speaks for her: PN4.", "not met"),
        *_TAKING_PART_CASES,
    ),
)

_WITH_UNDER_FOURS_OUT_OF = "all reviews held in the period, those of children under 4 counted as taking part"
_FLATTERS = (
    "Some councils publish it this way. It counts every review of a child under 4 as a success, so it reads better than "
    "what children did: do not set it beside a share without the youngest."
)
_WITH_UNDER_FOURS_CASES = (
    Case("A child of 3 has a review, coded PN0.", "met"),
    Case("A child of 9 has a review, coded PN0.", f"unknown: {unknowns.UNDER_FOUR_CODE}"),
    Case("Amara, 14, does not come and nobody brings her views: PN7.", "not met"),
)

VIEWS_GIVEN_WITH_UNDER_FOURS = _of_taking_part(
    code="views_given_with_under_fours",
    name="Views given, children under 4 counted in",
    short_name="views given, with under 4s",
    definition=(
        "Of all reviews held, the share to which the child’s views were given (PN1, PN2, PN3, PN5, PN6) or whose child "
        "was under 4 (PN0)."
    ),
    why_it_matters=_FLATTERS,
    met_means="the child’s views were given, or the child was under 4",
    not_met_means="the child’s views were not given",
    met_by=("PN0", "PN1", "PN2", "PN3", "PN5", "PN6"),
    out_of=_WITH_UNDER_FOURS_OUT_OF,
    left_out={},
    cases=_WITH_UNDER_FOURS_CASES,
)

TOOK_PART_WITH_UNDER_FOURS = _of_taking_part(
    code="took_part_with_under_fours",
    name="Took part, children under 4 counted in",
    short_name="took part, with under 4s",
    definition=(
        "Of all reviews held, the share that the child came to or gave views to (PN1 to PN6) or whose child was under 4 "
        "(PN0)."
    ),
    why_it_matters=_FLATTERS,
    met_means="the child came, or their views were given, or the child was under 4",
    not_met_means="the child did not come and their views were not given",
    met_by=("PN0", "PN1", "PN2", "PN3", "PN4", "PN5", "PN6"),
    out_of=_WITH_UNDER_FOURS_OUT_OF,
    left_out={},
    cases=_WITH_UNDER_FOURS_CASES,
)

PARTICIPATION_CODES = Measure(
    code="participation_codes",
    name="How children took part, by code",
    short_name="by code",
    kind=Kind.DISTRIBUTION,
    section=Section.TAKING_PART,
    splits=OF_REVIEWS,
    definition="The reviews held in the period by the code of how the child took part, as the return has it.",
    why_it_matters="It is the table behind every share of taking part: from it anybody can make their own.",
    counts="reviews",
    out_of="reviews held in the period, with the code as it was returned, whatever the child’s age",
    met_means="a code was given",
    not_met_means="",
    sources=(CA89_S25B,),
    polarity=Polarity.NEITHER,
    owner=OWNER,
    review_on=LOOK_AGAIN_ON,
    counted_on="held_quarter",
    population=held_on_any_track,
    unknown={
        unknowns.OUTSIDE_CARE: outside_care,
        "": lambda review: review.participation_code.isnull(),
    },
    why_unknown="code_unknown",
    parts=Parts(
        "participation_code",
        {
            "PN0": "Under 4 at the time (PN0)",
            "PN1": "Came and spoke for themselves (PN1)",
            "PN2": "Came, and an advocate spoke for them (PN2)",
            "PN3": "Came, and gave their view by signs (PN3)",
            "PN4": "Came, and their view was not given (PN4)",
            "PN5": "Did not come, and briefed an advocate (PN5)",
            "PN6": "Did not come, and gave their view another way (PN6)",
            "PN7": "Did not come, and their view was not given (PN7)",
        },
    ),
    cases=(
        Case("A child of 9 has a review, coded PN0.", "PN0, as returned; the shares of taking part say unknown"),
        Case("A child of 9 has a review with no code.", f"unknown: {NO_CODE}"),
    ),
)


def _by_child(*, code: str, column: str, name: str, short_name: str, which: str, cases: tuple[Case, ...]) -> Measure:
    """A measure of children by whether their views were given at every, the latest, or any of their reviews."""
    return Measure(
        code=code,
        name=name,
        short_name=short_name,
        kind=Kind.PROPORTION,
        section=Section.TAKING_PART,
        definition=(
            f"Of the children who had a review in the year when aged 4 or over, the share whose views were given at {which}"
            " (PN1, PN2, PN3, PN5, PN6)."
        ),
        why_it_matters=(
            "A share of reviews can be high while the same few children are never heard: this one counts each child once."
        ),
        counts="children",
        out_of="children looked after in the year who had a review held in it when aged 4 or over",
        met_means=f"their views were given at {which}",
        not_met_means=f"their views were not given at {which}",
        sources=(CA89_S25B,),
        polarity=Polarity.HIGH,
        owner=OWNER,
        review_on=LOOK_AGAIN_ON,
        counted_on="year_ends_on",
        facts="child",
        population=lambda child: in_the_year(child) & (child[column] != "none"),
        unknown={"": is_one_of(column, "unknown")},
        why_unknown="views_unknown",
        numerator=is_one_of(column, "met"),
        cases=cases,
    )


VIEWS_GIVEN_EVERY_REVIEW = _by_child(
    code="views_given_every_review",
    column="views_every",
    name="Children whose views were given at every review",
    short_name="views given at every review",
    which="every such review",
    cases=(
        Case("Amara, 14, has two reviews in the year, coded PN1 and PN6.", "met"),
        Case("She has two, coded PN1 and PN7.", "not met"),
        Case("She has two, coded PN7 and one without a code.", "not met: the other could not change it"),
        Case("She has two, coded PN1 and one without a code.", f"unknown: {NO_CODE}"),
        Case("A child of 3 has two reviews, coded PN0.", "not in the population"),
    ),
)

VIEWS_GIVEN_LATEST_REVIEW = _by_child(
    code="views_given_latest_review",
    column="views_latest",
    name="Children whose views were given at their latest review",
    short_name="views given at the latest review",
    which="the last such review of the year",
    cases=(
        Case("Amara has two reviews in the year, coded PN7 and then PN1.", "met"),
        Case("She has two, coded PN1 and then PN7.", "not met"),
    ),
)

VIEWS_GIVEN_ANY_REVIEW = _by_child(
    code="views_given_any_review",
    column="views_any",
    name="Children whose views were given at any review",
    short_name="views given at any review",
    which="one such review or more",
    cases=(
        Case("Amara has two reviews in the year, coded PN7 and then PN1.", "met"),
        Case("She has two, both coded PN7.", "not met"),
    ),
)

MEASURES: tuple[Measure, ...] = (
    VIEWS_GIVEN,
    TOOK_PART,
    ATTENDED,
    ATTENDED_WITH_A_VOICE,
    PARTICIPATION_CODES,
    VIEWS_GIVEN_EVERY_REVIEW,
    VIEWS_GIVEN_LATEST_REVIEW,
    VIEWS_GIVEN_ANY_REVIEW,
    VIEWS_GIVEN_WITH_UNDER_FOURS,
    TOOK_PART_WITH_UNDER_FOURS,
)
