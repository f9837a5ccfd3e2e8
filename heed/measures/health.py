"""The measures of health and wellbeing: the table OC2, of children in care for 12 months. Declarations only. No Django."""

from __future__ import annotations

from functools import partial
from typing import Any

from heed.measures.conditions import in_care_at_the_end
from heed.measures.declare import Case, Condition, Kind, Measure, Parts, Polarity, Relation, Section
from heed.measures.yearly import DFE, of_the_year

NOT_FILLED = "the child is in the table OC2, and the cell is blank or cannot be read"

_12_MONTHS = "children in care on the last day of the year who had been in care for all of it, short breaks apart"
UNDER_FIVE = 5
ASKED_FOR_A_SCORE = (5, 16)
"""Ages on the last day of the year for which the return asks for a score (rule 186: 4 at its start, under 17 at its end)."""


def all_year(child: Relation) -> Any:
    """In care on the last day and for 12 months before it, or not known whether."""
    return in_care_at_the_end(child) & (child.twelve_months.isnull() | child.twelve_months)


def _of_an_age(child: Relation) -> Any:
    first, last = ASKED_FOR_A_SCORE
    return all_year(child) & (child.age >= first) & (child.age <= last)


def cohort_unknown(child: Relation) -> Any:
    """Whether the child belongs to the 12-month cohort cannot be known, or the child is not in the table."""
    return child.in_care.isnull() | child.twelve_months.isnull() | child.health_unknown.notnull()


WHY_UNKNOWN = ("in_care_unknown", "twelve_months_unknown", "health_unknown")

of_all_year = partial(
    of_the_year,
    facts="child",
    out_of=_12_MONTHS,
    population=all_year,
    why_unknown=WHY_UNKNOWN,
)
"""A measure of the children whom OC2 is about."""


def unknowns_of(column: str) -> dict[str, Condition]:
    """Why a column of OC2 says nothing: the cohort, the table, the cell."""
    return {"": cohort_unknown, NOT_FILLED: lambda child: child[column].isnull()}


def _done(
    *,
    code: str,
    column: str,
    name: str,
    short_name: str,
    definition: str,
    why: str,
    met: str,
    not_met: str,
    polarity: Polarity = Polarity.HIGH,
    population: Condition = all_year,
    out_of: str = _12_MONTHS,
    whose: str = "children",
    cases: tuple[Case, ...] = (),
) -> Measure:
    """A share of the cohort of whom a column of OC2 says yes."""
    return of_all_year(
        code=code,
        name=name,
        short_name=short_name,
        kind=Kind.PROPORTION,
        section=Section.HEALTH,
        definition=f"Of the {whose} in care for 12 months on the last day of the year, the share {definition}",
        why_it_matters=why,
        met_means=met,
        not_met_means=not_met,
        polarity=polarity,
        population=population,
        out_of=out_of,
        unknown=unknowns_of(column),
        numerator=lambda child: child[column],
        cases=cases,
    )


HEALTH_ASSESSMENTS = _done(
    code="health_assessments",
    column="health_assessment",
    name="Health assessments",
    short_name="health assessments",
    definition="whose health was assessed in the year.",
    why="Children in care miss appointments when they move; the assessment is when somebody looks at the whole child.",
    met="had a health assessment in the year",
    not_met="did not",
    cases=(
        Case("In care since 2019; OC2 says 1.", "met"),
        Case("In care since 2019; OC2 has a blank.", f"unknown: {NOT_FILLED}"),
        Case("Came into care on Tue 2 Apr 2024; the year ends on Mon 31 Mar 2025.", "not in the population"),
        Case("In care since 2019 and not in OC2.", "unknown, with that reason"),
    ),
)

DENTAL_CHECKS = _done(
    code="dental_checks",
    column="teeth_check",
    name="Dental checks",
    short_name="dental checks",
    definition="who saw a dentist in the year.",
    why="Toothache is easily overlooked when a child moves; a yearly check finds it.",
    met="had their teeth checked in the year",
    not_met="did not",
    cases=(Case("In care since 2019; TEETH_CHECK is 0.", "not met"),),
)

IMMUNISATIONS = _done(
    code="immunisations",
    column="immunisations",
    name="Immunisations up to date",
    short_name="immunised",
    definition="whose immunisations were up to date.",
    why="Children who move often fall behind without anybody noticing.",
    met="immunisations up to date",
    not_met="not up to date",
)

HEALTH_CHECKS_UNDER_5 = _done(
    code="health_checks_under_5",
    column="health_check",
    name="Health checks of under fives",
    short_name="under fives checked",
    whose="children under 5",
    definition="whose development checks were up to date.",
    cases=(
        Case("A boy who turns 5 on the day after the last; HEALTH_CHECK is 1.", "met"),
        Case("A boy who turns 5 on the last day.", "not in the population"),
    ),
    why="The first years are when help makes most difference.",
    met="development checks up to date",
    not_met="not up to date",
    population=lambda child: all_year(child) & (child.age < UNDER_FIVE),
    out_of=f"{_12_MONTHS}, and were under 5 on that day",
)

SUBSTANCE_MISUSE = _done(
    code="substance_misuse",
    column="substance_misuse",
    name="Found to misuse drugs or alcohol",
    short_name="drugs or alcohol",
    definition="found to have a problem with drugs or alcohol in the year.",
    why="Where it rises, ask whether help was offered, and in time.",
    met="found to have a problem in the year",
    not_met="not found to have one",
    polarity=Polarity.LOW,
)

_SDQ_OUT_OF = f"{_12_MONTHS}, aged 5 to 16 on that day: the ages for which the return asks for a score"
_SDQ = partial(
    of_all_year,
    section=Section.HEALTH,
    population=_of_an_age,
    out_of=_SDQ_OUT_OF,
    unknown={"": cohort_unknown},
    polarity=Polarity.LOW,
    defined_by=f"{DFE}; strengths and difficulties questionnaire, answered by the carer, 0 to 40",
)
_WITHOUT = {"no score was recorded": lambda child: child.twelve_months & child.oc2 & child.sdq_score.isnull()}

SDQ_WITH_A_SCORE = _SDQ(
    code="sdq_with_a_score",
    name="Wellbeing scored",
    short_name="wellbeing scored",
    kind=Kind.PROPORTION,
    definition="Of the children in care for 12 months and aged 5 to 16, the share with a strengths and difficulties score.",
    why_it_matters="Without a score nobody can say how the children are, or whether they are better than last year.",
    met_means="a score was recorded",
    not_met_means="no score was recorded, whatever the reason given",
    polarity=Polarity.HIGH,
    numerator=lambda child: child.sdq_score.notnull(),
    cases=(
        Case("A child of 9 has a score of 0.", "met: 0 is a score"),
        Case("A child of 9 has no score, because the carer refused (SDQ2).", "not met"),
        Case("A child of 9 in care for 12 months is not in OC2.", "unknown, with that reason"),
    ),
)

SDQ_AVERAGE = _SDQ(
    code="sdq_average",
    name="Wellbeing: the average score",
    short_name="average score",
    kind=Kind.MEAN,
    amount="sdq_score",
    amount_unit="points",
    definition=(
        "The average strengths and difficulties score of the children in care for 12 months and aged 5 to 16 who have one. "
        "0 to 13 is normal, 14 to 16 borderline, 17 to 40 a cause for concern."
    ),
    why_it_matters="It says how the children are, as those who live with them see it. A high score is a child in difficulty.",
    met_means="has a score",
    not_met_means="",
    left_out=_WITHOUT,
    unknown={"": cohort_unknown},
    cases=(Case("Three children score 10, 14 and 21.", "15 points"),),
)

SDQ_BANDS = _SDQ(
    code="sdq_bands",
    name="Wellbeing: the bands",
    short_name="score bands",
    kind=Kind.DISTRIBUTION,
    definition="The children in care for 12 months and aged 5 to 16 who have a strengths and difficulties score, by its band.",
    why_it_matters="An average hides the children in most difficulty: the last band counts them.",
    met_means="has a score",
    not_met_means="",
    left_out=_WITHOUT,
    parts=Parts(
        "sdq_band",
        {
            "normal": "Normal (0 to 13)",
            "borderline": "Borderline (14 to 16)",
            "concern": "Cause for concern (17 to 40)",
        },
    ),
    polarity=Polarity.NEITHER,
    cases=(Case("Three children score 13, 14 and 17.", "normal, borderline and cause for concern"),),
)

MEASURES: tuple[Measure, ...] = (
    HEALTH_ASSESSMENTS,
    DENTAL_CHECKS,
    IMMUNISATIONS,
    HEALTH_CHECKS_UNDER_5,
    SUBSTANCE_MISUSE,
    SDQ_WITH_A_SCORE,
    SDQ_AVERAGE,
    SDQ_BANDS,
)
