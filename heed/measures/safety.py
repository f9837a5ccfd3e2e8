"""The measures of children missing, offending, and deprived of their liberty. Declarations only. No Django."""

from __future__ import annotations

from functools import partial
from typing import Any

from heed.measures.conditions import in_the_year, is_empty, is_true
from heed.measures.declare import Case, Kind, Measure, Polarity, Relation, Section
from heed.measures.health import all_year, of_all_year, unknowns_of
from heed.measures.yearly import of_the_year

TEN = 10
"""The age of criminal responsibility, from which the return asks for convictions (rule 543)."""

_IN_THE_YEAR = "all children looked after on any day of the year; short breaks (V3, V4) are not care here"

_safety = partial(of_the_year, section=Section.SAFETY, polarity=Polarity.LOW)

MISSING_CHILDREN = _safety(
    code="missing_children",
    name="Children who went missing",
    short_name="went missing",
    kind=Kind.PROPORTION,
    facts="child",
    definition="Of all children looked after in the year, the share who went missing at least once.",
    why_it_matters="A missing child is a child at risk, and often a child who is telling us something.",
    out_of=_IN_THE_YEAR,
    met_means="missing at least once in the year (M)",
    not_met_means="not missing in the year",
    unknown={"": is_empty("missing_incidents")},
    why_unknown="missing_unknown",
    numerator=lambda child: child.missing_incidents > 0,
    cases=(
        Case("Ben went missing four times in the year.", "met, once: children are counted here"),
        Case("He was away without authorisation (A), and his carer knew where.", "not met"),
        Case("The return has no Missing table.", "unknown, with that reason"),
    ),
)

AWAY = _safety(
    code="away_without_authorisation",
    name="Children who were away without authorisation",
    short_name="away without authorisation",
    kind=Kind.PROPORTION,
    facts="child",
    definition=(
        "Of all children looked after in the year, the share who were away without authorisation at least once: their "
        "whereabouts were known."
    ),
    why_it_matters="It can be the first sign, before a child goes missing.",
    cases=(Case("He stayed with a friend overnight (A), and his carer knew where.", "met"),),
    out_of=_IN_THE_YEAR,
    met_means="away without authorisation at least once in the year (A)",
    not_met_means="not away in the year",
    unknown={"": is_empty("away_incidents")},
    why_unknown="missing_unknown",
    numerator=lambda child: child.away_incidents > 0,
)

_KIND_UNKNOWN = {"missing or away is not known": is_empty("kind")}


def _missing_or_not_known(row: Relation) -> Any:
    return in_the_year(row) & (row.kind.isnull() | (row.kind == "M"))


MISSING_INCIDENTS = _safety(
    code="missing_incidents",
    name="Times children went missing",
    short_name="times missing",
    kind=Kind.COUNT,
    facts="missing",
    needs="Missing",
    counts="times missing",
    definition="How many times children went missing in the year.",
    why_it_matters="A few children often make up most of it: look at the rows.",
    cases=(Case("Ben went missing four times in the year.", "4"),),
    out_of="times missing (M) that began in the year",
    met_means="went missing in the year",
    not_met_means="",
    population=_missing_or_not_known,
    unknown=_KIND_UNKNOWN,
)

MISSING_DAYS = _safety(
    code="missing_incident_days",
    name="How long children were missing",
    short_name="days missing",
    kind=Kind.MEDIAN,
    amount="days",
    amount_unit="days",
    facts="missing",
    needs="Missing",
    counts="times missing",
    definition="The middle length of the times children were missing, in days: half were shorter, half longer.",
    why_it_matters="Risk grows with every night.",
    out_of="times missing (M) that began in the year; one that ended on the day it began is 0 days, one not ended is unknown",
    met_means="went missing and came back",
    not_met_means="",
    population=_missing_or_not_known,
    unknown={**_KIND_UNKNOWN, "": is_empty("days")},
    why_unknown="days_unknown",
    cases=(
        Case("Three times missing, of 0, 1 and 12 days.", "1 day"),
        Case("Whether he was missing (M) or away (A) is blank.", "unknown: missing or away is not known"),
    ),
)

OFFENDING = of_all_year(
    code="offending",
    name="Convicted or cautioned",
    short_name="convicted or cautioned",
    kind=Kind.PROPORTION,
    section=Section.SAFETY,
    polarity=Polarity.LOW,
    definition=(
        "Of the children aged 10 or over in care for 12 months on the last day of the year, the share convicted or given "
        "a youth caution in it."
    ),
    why_it_matters="Children in care can be prosecuted for things that a family would settle at home.",
    out_of=(
        "children in care on the last day of the year who had been in care for all of it, and were 10 or over on that day"
    ),
    population=lambda child: all_year(child) & (child.age >= TEN),
    met_means="convicted, or given a youth caution, in the year",
    not_met_means="neither",
    unknown=unknowns_of("convicted"),
    numerator=is_true("convicted"),
    cases=(
        Case("A girl of 14 in care since 2019; CONVICTED is 1.", "met"),
        Case("A boy who turns 10 on the last day; CONVICTED is 0.", "not met"),
        Case("A boy of 9 on the last day.", "not in the population"),
    ),
)

DEPRIVATION = _safety(
    code="deprivation_of_liberty",
    name="Deprived of their liberty by order",
    short_name="deprived of liberty",
    kind=Kind.PROPORTION,
    facts="child",
    definition="Of all children looked after in the year, the share under a deprivation of liberty order on any day of it.",
    why_it_matters="No child should be under such an order a day longer than needed.",
    out_of=_IN_THE_YEAR,
    met_means="under such an order on a day of the year",
    not_met_means="under none",
    unknown={"": is_empty("deprived_of_liberty")},
    why_unknown="deprivation_unknown",
    numerator=is_true("deprived_of_liberty"),
    cases=(Case("The return is of 2026: the table of these orders begins with 2027.", "unknown, with that reason"),),
)

MEASURES: tuple[Measure, ...] = (MISSING_CHILDREN, MISSING_INCIDENTS, MISSING_DAYS, AWAY, OFFENDING, DEPRIVATION)
