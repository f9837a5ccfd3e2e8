"""The measures of who left care, why, and to what home. Declarations only: `decisions` 19 and 22. No Django."""

from __future__ import annotations

from functools import partial

from heed.measures.conditions import is_empty, is_true
from heed.measures.declare import Case, Kind, Measure, Parts, Polarity, Section
from heed.measures.yearly import of_the_year

_leaving = partial(
    of_the_year,
    facts="leaving",
    section=Section.LEAVING,
    out_of="children who left care in the year, each once, by their last leaving; short breaks (V3, V4) are not care here",
)
_REASON_MISSING = {"reason for leaving is not known": is_empty("reason_ceased")}
_WHAT_IS_PERMANENT = (
    "Heed: the reasons are codes of the Department’s return, and which of them are permanent homes is how councils "
    "publish it"
)

CHILDREN_LEAVING_CARE = _leaving(
    code="children_leaving_care",
    name="Children who left care",
    short_name="left care",
    kind=Kind.COUNT,
    definition="The number of children who left care in the year.",
    why_it_matters="It is the other half of why the number of children in care moves.",
    met_means="left care in the year",
    not_met_means="",
    unknown={"why the last episode ended is not known, nor whether the child left": is_empty("reason_ceased")},
    cases=(
        Case("Amara goes home on Mon 31 Mar 2025.", "counted in the year to March 2025"),
        Case("She left in June 2024, came back, and left again in February 2025.", "counted once, by the last leaving"),
        Case("Her episode ends and another begins on the same day (X1).", "not in the population: she has not left"),
        Case(
            "Her last episode has a DEC, and its REC is blank or no code of the year.",
            "unknown: why the last episode ended is not known, nor whether the child left",
        ),
    ),
)

LEAVING_BY_REASON = _leaving(
    code="leaving_by_reason",
    name="Why children left care",
    short_name="why they left",
    kind=Kind.DISTRIBUTION,
    definition="The children who left care in the year by the reason of their last leaving.",
    why_it_matters="It says how many left to a family for good, and how many simply grew up in care.",
    met_means="left care in the year",
    not_met_means="",
    unknown=_REASON_MISSING,
    parts=Parts(
        "reason",
        {
            "adoption": "Adopted (E11, E12)",
            "sgo": "Special guardianship order (E45 to E48; E43 and E44 until 2018)",
            "cao": "Child arrangements order (E41)",
            "home_planned": "Went home, as planned (E4A)",
            "home_unplanned": "Went home, not as planned (E4B)",
            "relatives": "Went to live with relatives or others (E13)",
            "aged_18": "Turned 18 and stayed with carers (E17)",
            "independent": "Moved to live independently (E5, E6)",
            "adult_care": "Moved to adult social care (E7)",
            "custody": "Sentenced to custody (E9)",
            "remand": "Remand ended (E14)",
            "age_assessment": "Found to be an adult (E15)",
            "transfer": "Another council took over (E3)",
            "abroad": "Moved abroad (E16)",
            "died": "Died (E2)",
            "other": "Another reason (E8), or short breaks followed",
        },
    ),
    cases=(
        Case("She left to her grandmother under a special guardianship order (E47).", "special guardianship order"),
        Case("She went home (E4A), came back, and turned 18 with her carers (E17).", "the last: turned 18"),
    ),
)

PERMANENCE_ON_LEAVING = _leaving(
    code="permanence_on_leaving",
    name="Left care to a permanent home",
    short_name="left to a permanent home",
    kind=Kind.PROPORTION,
    polarity=Polarity.HIGH,
    definition=(
        "Of the children who left care in the year, the share who left to adoption, special guardianship, a child "
        "arrangements order, or to parents or relatives (E11, E12, E13, E41, E45 to E48, E4A, E4B; E43 and E44 until 2018)."
    ),
    defined_by=_WHAT_IS_PERMANENT,
    why_it_matters="It says for how many children the plan for a permanent home came true.",
    met_means="left to one of these",
    not_met_means="left otherwise",
    unknown=_REASON_MISSING,
    numerator=is_true("permanence"),
    cases=(
        Case("Adopted on Fri 14 Mar 2025 (E11).", "met"),
        Case("Went home although it was not planned (E4B).", "met; not met where only planned leaving counts"),
        Case("Turned 18 and stayed with carers (E17).", "not met"),
    ),
)

PERMANENCE_AS_PLANNED = _leaving(
    code="permanence_on_leaving_as_planned",
    name="Left care to a permanent home, as planned",
    short_name="as planned",
    kind=Kind.PROPORTION,
    polarity=Polarity.HIGH,
    definition=(
        "Of the children who left care in the year, the share who left to adoption, special guardianship, a child "
        "arrangements order, or home as planned: without E4B and E13."
    ),
    defined_by=_WHAT_IS_PERMANENT,
    why_it_matters="It does not count those who went home although nobody had planned it, on which councils differ.",
    met_means="left to one of these",
    not_met_means="left otherwise",
    unknown=_REASON_MISSING,
    numerator=is_true("permanence_narrow"),
    cases=(Case("Went home although it was not planned (E4B).", "not met"),),
)

TIME_IN_CARE = _leaving(
    code="time_in_care_on_leaving",
    name="How long leavers had been in care",
    short_name="days in care",
    kind=Kind.MEDIAN,
    amount="days_in_care",
    amount_unit="days",
    definition="The middle length of the last stay in care of the children who left in the year, in days.",
    why_it_matters="Long waits for a way home or a new family show here.",
    cases=(
        Case("Three children left after 10, 200 and 900 days.", "200 days"),
        Case("Care began before the returns loaded and its start is not in them.", "unknown, with that reason"),
    ),
    met_means="left care in the year",
    not_met_means="",
    unknown={"": is_empty("days_in_care")},
    why_unknown="days_unknown",
)

MEASURES: tuple[Measure, ...] = (
    CHILDREN_LEAVING_CARE,
    LEAVING_BY_REASON,
    PERMANENCE_ON_LEAVING,
    PERMANENCE_AS_PLANNED,
    TIME_IN_CARE,
)
