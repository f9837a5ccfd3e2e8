"""The tables of what happened in a year: coming into care, leaving, adoption, times missing. No Django."""

from __future__ import annotations

from heed.facts.schema.columns import (
    CARE,
    CHILD_KEY,
    ROW,
    SOURCE,
    YEAR_ENDS_ON,
    Column,
    TableOfFacts,
    splits,
    why,
)

_PLACED = "episodes: DECOM, RNE, LS, PLACE, DEC and REC"
_ORDER = "episodes: DECOM, RNE and LS"


def _counted_on(day: str) -> Column:
    return Column("counted_on", "date", f"first day of the quarter of {day}: what a trend groups by", "made here")


def _days(name: str, meaning: str, source: str) -> Column:
    return Column(name, "whole number", meaning, source, unit="days", may_be_empty=True)


ENTRY = TableOfFacts(
    name="entry",
    one_row_is="one child who came into care in one collection year, by the first start of care in it",
    columns=(
        ROW,
        CHILD_KEY,
        YEAR_ENDS_ON,
        Column("entered_on", "date", "the day care began; after short breaks the first day without them", CARE),
        _counted_on("entered_on"),
        *splits("entered_on"),
        Column("uasc", "yes or no", "listed as unaccompanied and seeking asylum on entered_on", "uasc: CHILD and DUC"),
        Column(
            "previous_permanence",
            "text",
            "the return's code of the permanence option that the child had before; Z1 none",
            "prevperm: PREV_PERM",
            may_be_empty=True,
        ),
        why("previous_permanence_unknown", "the permanence option before", "prevperm: PREV_PERM"),
        *SOURCE,
    ),
)

LEAVING = TableOfFacts(
    name="leaving",
    one_row_is="one child who left care in one collection year, or may have, by the last end of care in it",
    columns=(
        ROW,
        CHILD_KEY,
        YEAR_ENDS_ON,
        Column("left_on", "date", "the day care ended, or may have", CARE),
        _counted_on("left_on"),
        *splits("left_on; what an episode tells is that of the last one"),
        Column(
            "reason_ceased",
            "text",
            "the return's code; X1 where the child moved to short breaks; empty where it is not known, nor whether care ended",
            "episodes: REC",
            may_be_empty=True,
        ),
        Column(
            "reason",
            "text",
            "adoption, sgo, cao, home_planned, home_unplanned, relatives, aged_18, independent, adult_care, custody, remand, "
            "age_assessment, transfer, abroad, died, other; empty where reason_ceased is",
            "episodes: REC",
            may_be_empty=True,
        ),
        Column(
            "permanence",
            "yes or no",
            "left to a permanent home: E11, E12, E41, E43 to E48, E4A, E4B, E13; empty where reason_ceased is",
            "episodes: REC",
            may_be_empty=True,
        ),
        Column(
            "permanence_narrow",
            "yes or no",
            "the same without E4B and E13; empty where reason_ceased is",
            "episodes: REC",
            may_be_empty=True,
        ),
        _days("days_in_care", "days from the start of the period of care to left_on", CARE),
        why("days_unknown", "how long the child was in care", CARE),
        *SOURCE,
    ),
)

ADOPTION = TableOfFacts(
    name="adoption",
    one_row_is="one child adopted (E11, E12) in one collection year",
    columns=(
        ROW,
        CHILD_KEY,
        YEAR_ENDS_ON,
        Column("adopted_on", "date", "the day of the adoption order", CARE),
        _counted_on("adopted_on"),
        *splits("adopted_on; what an episode tells is that of the last one"),
        _days("entry_to_placed_days", "days from coming into care to the placement for adoption", _PLACED),
        why("entry_to_placed_unknown", "that time", _PLACED),
        _days(
            "placement_order_to_match_days", "days from the placement order to the match", f"{_ORDER}; ad1: DATE_MATCH"
        ),
        why("placement_order_to_match_unknown", "that time", f"{_ORDER}; ad1: DATE_MATCH"),
        _days("placed_to_order_days", "days from the placement for adoption to the adoption order", _PLACED),
        why("placed_to_order_unknown", "that time", _PLACED),
        Column(
            "by_foster_carer",
            "yes or no",
            "adopted by the foster carer of the time",
            "ad1: FOSTER_CARE",
            may_be_empty=True,
        ),
        Column("adopters", "whole number", "how many adopters", "ad1: NB_ADOPTR", may_be_empty=True),
        Column("adopters_sex", "text", "the return's code", "ad1: SEX_ADOPTR", may_be_empty=True),
        Column("adopters_status", "text", "the return's code", "ad1: LS_ADOPTR", may_be_empty=True),
        *SOURCE,
    ),
)

MISSING = TableOfFacts(
    name="missing",
    one_row_is=(
        "one time that a child was missing or away without authorisation, begun in a collection year in which the child "
        "was in care"
    ),
    columns=(
        ROW,
        CHILD_KEY,
        YEAR_ENDS_ON,
        Column("kind", "text", "M missing, A away; empty where unknown", "missing: MISSING", may_be_empty=True),
        Column("began_on", "date", "the day it began", "missing: MIS_START"),
        _counted_on("began_on"),
        *splits("began_on"),
        _days("days", "whole days from start to end; 0 where both are one day", "missing: MIS_START and MIS_END"),
        why("days_unknown", "how long it lasted", "missing: MIS_END"),
        *SOURCE,
    ),
)

CARE_LEAVER = TableOfFacts(
    name="care_leaver",
    one_row_is="one row of OC3: a young person who left care, in one collection year",
    columns=(
        ROW,
        CHILD_KEY,
        YEAR_ENDS_ON,
        Column("counted_on", "date", "31 March of the year: what a trend groups by", "made here"),
        *splits("31 March of the year"),
        Column("age", "whole number", "age on 31 March of the year", "header: DOB", unit="years"),
        Column(
            "in_touch", "text", "the return's code: YES, NO, DIED, REFU, NREQ, RHOM", "oc3: IN_TOUCH", may_be_empty=True
        ),
        Column("activity", "text", "the return's code", "oc3: ACTIV", may_be_empty=True),
        Column("accommodation", "text", "the return's code", "oc3: ACCOM", may_be_empty=True),
        Column(
            "active",
            "yes or no",
            "in education, training or work (F or P), not G; empty where not known or not in touch",
            "oc3: ACTIV",
            may_be_empty=True,
        ),
        Column(
            "suitable",
            "yes or no",
            "in suitable accommodation (a code ending in 1, not in 2); empty where not known or not in touch",
            "oc3: ACCOM",
            may_be_empty=True,
        ),
        *SOURCE,
    ),
)
