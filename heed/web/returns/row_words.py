"""What a row of a return says, in words: each column by the name that people know it by, each code with its label."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from heed.exchange.row_changes import ABOUT, EPISODES, REVIEWS
from heed.exchange.ssda903.codes import BY_COLUMN
from heed.measures.figures import year_label
from heed.web import formats

OPEN = "still open"
NOT_SAID = "nothing"


@dataclass(frozen=True, slots=True)
class Told:
    """One column of a row: what it is called here, which list its codes are of, what an empty one means."""

    name: str
    codes: str = ""
    empty: str = NOT_SAID


TITLES: Mapping[str, str] = {
    ABOUT: "Who the child is",
    EPISODES: "Episode from {day}",
    REVIEWS: "Review of {day}",
    "unaccompanied": "Unaccompanied and seeking asylum, {day}",
    "health": "Health and offending, {day}",
    "care_leaver": "After care, {day}",
    "adoption": "Adoption, {day}",
    "placed_for_adoption": "Decision to place for adoption, {day}",
    "previous_permanence": "Permanence before, {day}",
    "missing": "Missing or away from {day}",
    "social_workers": "Social worker from {day}",
    "deprivations": "Deprivation of liberty from {day}",
}
"""What a row of each kind is called, with its day or its year."""

YEAR = Told("Return of")
UNTIL = Told("Ended", empty=OPEN)

COLUMNS: Mapping[str, Mapping[str, Told]] = {
    ABOUT: {
        "born_on": Told("Birth date"),
        "sex": Told("Sex"),
        "ethnicity": Told("Ethnicity", "ETHNIC"),
        "uasc": Told("Unaccompanied and seeking asylum"),
        "upn": Told("UPN"),
        "mother": Told("A mother herself"),
        "mothers_child_born_on": Told("Her child’s birth date"),
    },
    EPISODES: {
        "until_on": UNTIL,
        "reason_new": Told("Why it began", "RNE"),
        "legal_status": Told("Legal status", "LS"),
        "placement": Told("Placement", "PLACE"),
        "reason_ceased": Told("Why it ended", "REC"),
        "need": Told("Category of need", "CIN"),
        "provider": Told("Provider", "PLACE_PROVIDER"),
        "reason_place_change": Told("Why the placement changed", "REASON_PLACE_CHANGE"),
        "home_postcode": Told("Postcode of home"),
        "placement_postcode": Told("Postcode of the placement"),
        "urn": Told("URN"),
    },
    REVIEWS: {
        "participation_code": Told("How the child took part", "REVIEW_CODE"),
        "participation_unknown": Told("Not known, because"),
    },
    "unaccompanied": {"ceased_on": Told("Until", empty=OPEN)},
    "health": {
        "sdq_score": Told("SDQ score"),
        "sdq_reason": Told("Why there is no score", "SDQ_REASON"),
        "convicted": Told("Convicted"),
        "health_check": Told("Development checks"),
        "immunisations": Told("Immunisations"),
        "teeth_check": Told("Teeth checked"),
        "health_assessment": Told("Health assessment"),
        "substance_misuse": Told("Substance misuse"),
        "intervention_received": Told("Intervention received"),
        "intervention_offered": Told("Intervention offered"),
    },
    "care_leaver": {
        "in_touch": Told("In touch", "IN_TOUCH"),
        "activity": Told("Doing", "ACTIV"),
        "accommodation": Told("Living in", "ACCOM"),
    },
    "adoption": {
        "decided_on": Told("Decided"),
        "matched_on": Told("Matched"),
        "by_foster_carer": Told("By their foster carer"),
        "adopters": Told("Adopters"),
        "adopters_sex": Told("Sex of adopters", "SEX_ADOPTR"),
        "adopters_status": Told("Status of adopters", "LS_ADOPTR"),
    },
    "placed_for_adoption": {
        "year": YEAR,
        "ceased_on": Told("Reversed", empty="not reversed"),
        "reason_ceased": Told("Why reversed", "REASON_PLACED_CEASED"),
    },
    "previous_permanence": {
        "kind": Told("What it was", "PREV_PERM"),
        "authority": Told("Authority"),
        "on": Told("Date"),
    },
    "missing": {"year": YEAR, "kind": Told("Missing or away", "MISSING"), "until_on": UNTIL},
    "social_workers": {
        "year": YEAR,
        "worker": Told("Social worker"),
        "until_on": UNTIL,
        "reason": Told("Why they took over", "SW_REASON"),
    },
    "deprivations": {"year": YEAR, "until_on": UNTIL},
}
"""Each column that a row of a kind says."""


def title_of(kind: str, day: date | int | None) -> str:
    """What a row is called: "Episode from Mon 12 May 2025", "Health and offending, 2025-26"."""
    said = formats.day(day) if isinstance(day, date) else "with no date" if day is None else year_label(day)
    return TITLES[kind].format(day=said)


def said(told: Told, value: object) -> str:
    """What a cell says: a code with its label, a day, yes or no; and what an empty one means."""
    if value is None or value == "":
        return told.empty
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return formats.day(value)
    if told is YEAR and isinstance(value, int):
        return year_label(value)
    label = BY_COLUMN[told.codes].label(str(value)) if told.codes else None
    return f"{value}, {label}" if label else str(value)
