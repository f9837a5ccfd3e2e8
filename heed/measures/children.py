"""The measures of who is in care: how many, under which order, why, and who they are. Declarations only. No Django."""

from __future__ import annotations

from heed.facts import unknowns
from heed.measures.conditions import in_care_is_unknown, is_empty, is_one_of, is_true
from heed.measures.declare import (
    AGE_BAND,
    ETHNICITY,
    LEGAL_STATUS,
    NEED,
    SEX,
    Case,
    Dimension,
    Kind,
    Measure,
    Parts,
    Polarity,
    Section,
)
from heed.measures.yearly import in_care, share_in_care

POPULATION = "population_0_17"
"""The council's setting that rates are made with."""

_CASES = (
    Case(
        "Amara comes into care on Mon 16 Dec 2024 and is in care on Mon 31 Mar 2025.",
        "counted in the year to March 2025",
    ),
    Case("She goes home on Mon 31 Mar 2025: care ends on that day, which is not part of it.", "not in the population"),
    Case("She is on a series of short breaks (V4).", "not in the population"),
    Case(
        "Her episode is open on Mon 31 Mar 2025, and the return of 2026 does not have her.",
        f"counted in 2025; unknown in 2026: {unknowns.NO_LONGER_CARRIED}",
    ),
)

CHILDREN_IN_CARE = in_care(
    code="children_in_care",
    name="Children in care",
    short_name="in care",
    kind=Kind.COUNT,
    section=Section.CHILDREN,
    definition="The number of children in care on the last day of the year.",
    why_it_matters="Every other number about children in care stands against this one.",
    met_means="in care on the last day",
    not_met_means="",
    cases=_CASES,
)

CHILDREN_IN_CARE_RATE = in_care(
    code="children_in_care_rate",
    name="Children in care, for each 10,000",
    short_name="in care, for each 10,000",
    kind=Kind.RATE,
    rate_of=POPULATION,
    section=Section.CHILDREN,
    definition="Children in care on the last day of the year, for each 10,000 people aged 0 to 17 who live in the area.",
    why_it_matters="It lets a small council and a large one be set side by side.",
    met_means="in care on the last day",
    not_met_means="",
    cases=(Case("438 children are in care and 33,180 people are aged 0 to 17.", "132.0 for each 10,000"),),
)

UNACCOMPANIED_CHILDREN = share_in_care(
    code="unaccompanied_children",
    name="Unaccompanied children seeking asylum",
    short_name="unaccompanied",
    section=Section.CHILDREN,
    needs="UASC",
    definition="Of the children in care on the last day of the year, the share who came alone and seek asylum.",
    why_it_matters="They are often older and have no home address here, so a change in their share moves many other figures.",
    met_means="in the return’s table of unaccompanied children, their status not ended",
    not_met_means="not in that table, or their status had ended",
    numerator=is_true("uasc"),
    cases=(
        Case("In the table UASC, with no date in DUC.", "met"),
        Case("In the table UASC, with DUC on Mon 3 Mar 2025; the year ends on Mon 31 Mar 2025.", "not met"),
        Case("The return has no UASC table.", "no figure at all, and never 0: who they are is not known"),
    ),
)


def _by(dimension: Dimension, *, code: str, name: str, definition: str, why: str, missing: str) -> Measure:
    """The children in care, parted by one of the dimensions."""
    return in_care(
        code=code,
        name=name,
        short_name=name.lower(),
        kind=Kind.DISTRIBUTION,
        section=Section.CHILDREN,
        definition=definition,
        why_it_matters=why,
        met_means="in care on the last day",
        not_met_means="",
        parts=Parts(dimension.code, dimension.labels),
        unknown={"": in_care_is_unknown, missing: is_empty(dimension.code)},
    )


AGES = _by(
    AGE_BAND,
    code="ages",
    name="Ages",
    definition="The children in care on the last day of the year by age on that day.",
    why="Older children need plans for leaving care; the youngest need a home that lasts, and soon.",
    missing="age is not known",
)

SEXES = _by(
    SEX,
    code="sexes",
    name="Boys and girls",
    definition="The children in care on the last day of the year by sex, as the return has it.",
    why="A service is planned for the children there are.",
    missing="sex is not known",
)

ETHNICITIES = _by(
    ETHNICITY,
    code="ethnicity",
    name="Ethnicity",
    definition="The children in care on the last day of the year by ethnicity, in the groups of the census.",
    why="Set beside all children of the area, it shows who comes into care more often than others.",
    missing="ethnicity is not known",
)

LEGAL_STATUSES = _by(
    LEGAL_STATUS,
    code="legal_statuses",
    name="Legal status",
    definition="The children in care on the last day of the year by legal status on that day.",
    why="It says on whose decision children are in care, and where an order could be ended.",
    missing="legal status is not known",
)

NEEDS = _by(
    NEED,
    code="categories_of_need",
    name="Main need on coming into care",
    definition="The children in care on the last day of the year by the main reason for which they came.",
    why="It says what might have kept families together.",
    missing="main need is not known",
)

_STATUS_MISSING = {"": in_care_is_unknown, "legal status is not known": is_empty("legal_status")}

CARE_ORDERS = share_in_care(
    code="care_orders",
    name="Under a care order",
    short_name="under a care order",
    section=Section.CHILDREN,
    definition="Of the children in care on the last day of the year, the share under an interim or full care order (C1, C2).",
    why_it_matters="The council shares parental responsibility for these children by order of a court.",
    cases=(
        Case("Under an interim care order (C1) on the last day.", "met"),
        Case("Under a placement order (E1) on the last day.", "not met"),
        Case("The legal status is blank, or no code of the year.", "unknown: legal status is not known"),
    ),
    met_means="under an interim or full care order",
    not_met_means="under another legal status",
    unknown=_STATUS_MISSING,
    numerator=is_one_of("legal_status", "C1", "C2"),
)

SECTION_20 = share_in_care(
    code="section_20",
    name="Accommodated under section 20",
    short_name="section 20",
    section=Section.CHILDREN,
    definition="Of the children in care on the last day of the year, the share accommodated under section 20 (V2).",
    why_it_matters="They are in care by agreement, so a long stay without a plan to go home needs a reason.",
    cases=(
        Case("Accommodated under section 20 (V2) on the last day.", "met"),
        Case("On a series of short breaks (V3, V4).", "not in the population"),
    ),
    met_means="accommodated under section 20",
    not_met_means="under another legal status",
    unknown=_STATUS_MISSING,
    numerator=is_one_of("legal_status", "V2"),
)

SOCIAL_WORKERS = in_care(
    code="social_workers_in_the_year",
    name="Social workers in the year",
    short_name="social workers in the year",
    kind=Kind.MEAN,
    amount="social_workers",
    amount_unit="social workers",
    section=Section.CHILDREN,
    polarity=Polarity.LOW,
    defined_by="Heed, from the return’s table of social workers (SWEpisodes); the Department publishes its own figures of it",
    definition="How many social workers a child had in the year, on average over the children in care on its last day.",
    why_it_matters="Each change is a person to whom a child must tell their story again.",
    cases=(
        Case("Two social workers in the year, one after the other.", "2"),
        Case("The first came back after the second.", "2: people are counted, not changes"),
        Case("The child is not in SWEpisodes.", "unknown, with that reason"),
    ),
    met_means="in care on the last day, with social workers in the return",
    not_met_means="",
    unknown={"": lambda child: child.in_care.isnull() | child.social_workers.isnull()},
    why_unknown=("in_care_unknown", "social_workers_unknown"),
)

MEASURES: tuple[Measure, ...] = (
    CHILDREN_IN_CARE,
    CHILDREN_IN_CARE_RATE,
    AGES,
    SEXES,
    ETHNICITIES,
    UNACCOMPANIED_CHILDREN,
    LEGAL_STATUSES,
    CARE_ORDERS,
    SECTION_20,
    NEEDS,
    SOCIAL_WORKERS,
)
