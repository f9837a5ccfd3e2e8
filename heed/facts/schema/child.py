"""The table of children: one row for each child and year in which the child was in care. No Django."""

from __future__ import annotations

from heed.facts.schema.columns import (
    CARE,
    CHILD_KEY,
    PLACEMENTS,
    ROW,
    SOURCE,
    YEAR_ENDS_ON,
    Column,
    TableOfFacts,
    splits,
    why,
)
from heed.facts.schema.review import TRACK

_TWELVE_MONTHS = "episodes: DECOM, RNE, LS, DEC and REC"
_VIEWS = "reviews: REVIEW and REVIEW_CODE; episodes: DECOM, RNE, LS, PLACE, DEC and REC; header: DOB"
_OUTCOMES = "met, not met or unknown; none where there was nothing to ask about"


def _flag(name: str, meaning: str, source: str) -> Column:
    return Column(name, "yes or no", meaning, source, may_be_empty=True)


def _number(name: str, meaning: str, source: str, unit: str = "") -> Column:
    return Column(name, "whole number", meaning, source, unit=unit, may_be_empty=True)


_CARE = (
    Column("on_day", "date", "31 March of the year, or the last day of which the data speak if sooner", "made here"),
    Column("counted_on", "date", "31 March of the year: what a trend groups by", "made here"),
    _flag("in_care", "whether the child was in care on on_day, short breaks not counted; empty where unknown", CARE),
    why("in_care_unknown", "whether the child was in care on on_day", CARE),
    *splits("on_day, otherwise on the last day of care in the year"),
    Column(
        "in_care_from",
        "date",
        "first day of the period of care that holds on_day, otherwise of the last in the year; empty where the returns do "
        "not show it begin",
        CARE,
        may_be_empty=True,
    ),
    Column(
        "uasc", "yes or no", "listed as unaccompanied and seeking asylum, and still so on on_day", "uasc: CHILD and DUC"
    ),
    Column("age", "whole number", "age on on_day", "header: DOB", unit="years"),
)

_PLACEMENTS = (
    _flag(
        "over_20_miles", "whether the placement on on_day is over 20 miles from home", "episodes: HOME_POST and PL_POST"
    ),
    why("distance_unknown", "the distance", "episodes: HOME_POST and PL_POST"),
    _number("placements_in_year", "placements in the year up to on_day (decision 22)", PLACEMENTS),
    why("placements_unknown", "the number of placements", PLACEMENTS),
    _flag("long_term", "under 16 on on_day and in care for 30 months or more", f"{CARE}; header: DOB"),
    why("long_term_unknown", "whether the child was in care for 30 months", CARE),
    _flag("same_placement", "in one placement for 24 months or more on on_day (decision 22)", PLACEMENTS),
    why("same_placement_unknown", "for how long the child was in one placement", PLACEMENTS),
)

_REVIEWS = (
    Column("in_care_20_days", "yes or no", "in care on on_day, and for 20 working days or more by then", CARE),
    Column("all_on_time", "text", f"every review that fell due in the year was held on time: {_OUTCOMES}", TRACK),
    why("all_on_time_unknown", "whether every review was on time", TRACK),
    Column(
        "views_every",
        "text",
        f"the child's views were given to every review held in the year at 4 or over: {_OUTCOMES}",
        _VIEWS,
    ),
    Column("views_latest", "text", f"to the latest of them: {_OUTCOMES}", _VIEWS),
    Column("views_any", "text", f"to any of them: {_OUTCOMES}", _VIEWS),
    why("views_unknown", "whether views were given to each of them", _VIEWS),
)

_HEALTH = (
    _flag(
        "twelve_months", "in care without a break for the 12 months of the year, no short break in it", _TWELVE_MONTHS
    ),
    why("twelve_months_unknown", "whether the child was in care for the 12 months", _TWELVE_MONTHS),
    Column("oc2", "yes or no", "the child has a row in OC2 of the year", "oc2: CHILD"),
    why("health_unknown", "any value of OC2", "oc2: CHILD"),
    _flag("convicted", "convicted or given a youth caution in the year", "oc2: CONVICTED"),
    _flag("health_check", "development assessment up to date, for a child under 5", "oc2: HEALTH_CHECK"),
    _flag("immunisations", "immunisations up to date", "oc2: IMMUNISATIONS"),
    _flag("teeth_check", "teeth checked by a dentist in the year", "oc2: TEETH_CHECK"),
    _flag("health_assessment", "annual health assessment made", "oc2: HEALTH_ASSESSMENT"),
    _flag("substance_misuse", "identified as having a substance misuse problem", "oc2: SUBSTANCE_MISUSE"),
    _number("sdq_score", "strengths and difficulties score, 0 to 40", "oc2: SDQ_SCORE"),
    Column("sdq_reason", "text", "the return's code for why there is no score", "oc2: SDQ_REASON", may_be_empty=True),
    Column(
        "sdq_band", "text", "normal (0-13), borderline (14-16), concern (17-40)", "oc2: SDQ_SCORE", may_be_empty=True
    ),
)

_MISSING = "missing: MISSING, MIS_START and MIS_END"
_DEPRIVATION = "dolo: DOLO_START and DOLO_END"

_SAFETY = (
    _number("missing_incidents", "times missing (M) that began in the year", "missing: MISSING and MIS_START"),
    _number("missing_days", "days of those times; one still open is counted to on_day", _MISSING, "days"),
    _number(
        "away_incidents",
        "times away without authorisation (A) that began in the year",
        "missing: MISSING and MIS_START",
    ),
    why("missing_unknown", "how often the child was missing or away", "missing: MISSING and MIS_START"),
    _flag("deprived_of_liberty", "under a deprivation of liberty order on any day of the year", _DEPRIVATION),
    _number(
        "deprivation_days",
        "days of the year under such an order; one still open is counted to on_day",
        _DEPRIVATION,
        "days",
    ),
    why("deprivation_unknown", "whether the child was deprived of liberty", _DEPRIVATION),
    _number(
        "social_workers", "how many social workers held the case in the year", "swepisodes: SW_ID, SW_DECOM and SW_DEC"
    ),
    why("social_workers_unknown", "how many social workers held the case", "swepisodes: SW_ID, SW_DECOM and SW_DEC"),
)

CHILD = TableOfFacts(
    name="child",
    one_row_is=(
        "one child in one collection year loaded, in which the child was in care on any day, or may have been; "
        "series of short breaks (V3, V4) are not care here"
    ),
    columns=(ROW, CHILD_KEY, YEAR_ENDS_ON, *_CARE, *_PLACEMENTS, *_REVIEWS, *_HEALTH, *_SAFETY, *SOURCE),
)
