"""The return's codes as people say them: law, places to live, reasons, how a child took part. A code unknown here says so.

Sentences stand in Heed's own nouns; who shows them says them in the council's (`words.say`). No name stands in them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from heed.exchange.ssda903.codes import BY_COLUMN


@dataclass(frozen=True, slots=True)
class Law:
    """A legal status: what it is called, a second line, and the sentence of how it came about."""

    name: str
    more: str
    happened: str


NO_ORDER = "no court order"

LAW: Mapping[str, Law] = {
    "C1": Law("interim care order", "while the court decides", "The court made an interim care order"),
    "C2": Law("care order", "made by the court", "The court made a care order"),
    "D1": Law("freeing order", "free for adoption", "The court made a freeing order"),
    "E1": Law("placement order", "the court agreed to adoption", "The court made a placement order"),
    "V2": Law("section 20", NO_ORDER, "Accommodated under section 20, without a court order"),
    "V3": Law("short breaks", NO_ORDER, "A series of short breaks was agreed"),
    "V4": Law("short breaks", NO_ORDER, "A series of short breaks was agreed"),
    "L1": Law("police protection", "in an emergency", "The police took protection"),
    "L2": Law("emergency protection order", "in an emergency", "The court made an emergency protection order"),
    "L3": Law("child assessment order", "made by the court", "The court made a child assessment order"),
    "J1": Law("on remand", "decided by the court", "The court remanded into the council’s care"),
    "J2": Law("detained by the police", "under the Police and Criminal Evidence Act", "The police asked for a place"),
    "J3": Law("youth rehabilitation order", "sentenced by the court", "The court made a youth rehabilitation order"),
}


@dataclass(frozen=True, slots=True)
class Place:
    """A kind of placement: short, as it stands in a drawing, and as it follows "lives"."""

    name: str
    lives: str


PLACES: Mapping[str, Place] = {
    **dict.fromkeys(
        ("A3", "A5"), Place("placed for adoption, with the same carers", "with carers who plan to adopt them")
    ),
    **dict.fromkeys(("A4", "A6"), Place("placed for adoption", "with a family who plan to adopt them")),
    "H5": Place("semi-independent living", "in semi-independent accommodation"),
    "K1": Place("secure children’s home", "in a secure children’s home"),
    "K2": Place("children’s home", "in a children’s home"),
    "K3": Place("supported accommodation", "in supported accommodation"),
    "P1": Place("with parents", "with a parent, or a person with parental responsibility"),
    "P2": Place("independent living", "independently"),
    "P3": Place("residential employment", "where they work"),
    "R1": Place("residential care home", "in a residential care home"),
    "R2": Place("health establishment", "in a place that gives medical or nursing care"),
    "R3": Place("family centre", "in a family centre or mother and baby unit"),
    "R5": Place("young offender institution", "in a young offender institution"),
    "S1": Place("residential school", "in a residential school"),
    "T0": Place("away for a time", "somewhere else for a time"),
    "T1": Place("in hospital", "in hospital for a time"),
    "T2": Place("on holiday", "on holiday for a time"),
    "T3": Place("carers on holiday", "with others while the carers are on holiday"),
    "T4": Place("away for up to seven days", "somewhere else for up to seven days"),
    "U1": Place("long-term fostering, family or friends", "with family or friends as long-term foster carers"),
    "U2": Place("fostering for adoption, family or friends", "with family or friends who may adopt them"),
    "U3": Place("fostering, family or friends", "with family or friends as foster carers"),
    "U4": Place("long-term fostering", "with long-term foster carers"),
    "U5": Place("fostering for adoption", "with foster carers who may adopt them"),
    "U6": Place("fostering", "with foster carers"),
    **dict.fromkeys(("Z1", "Z11", "Z12", "Z13", "Z14"), Place("another kind of home", "in another kind of home")),
}

MOVED_BECAUSE: Mapping[str, str] = {
    "CARPL": "part of the care plan",
    "CLOSE": "the carers stopped caring for children, or the home closed",
    "ALLEG": "something was alleged there",
    "STAND": "the care was not good enough",
    "APPRR": "the carers’ approval ended",
    "CREQB": "the carers asked, because of how things were going",
    "CREQO": "the carers asked, for reasons of their own",
    "CHILD": "the child asked to move",
    "LAREQ": "the council asked",
    "PLACE": "what the home is for changed",
    "CUSTOD": "because of custody",
    "OTHER": "for another reason",
}

NEED: Mapping[str, str] = {
    "N1": "abuse or neglect",
    "N2": "the child’s disability",
    "N3": "a parent’s illness or disability",
    "N4": "a family under great strain",
    "N5": "difficulties in the family",
    "N6": "behaviour that others could not accept",
    "N7": "low income",
    "N8": "no parent who could care",
}

LEFT: Mapping[str, str] = {
    **dict.fromkeys(("E11", "E12"), "adopted"),
    "E2": "died",
    "E3": "another council took over the care",
    "E4A": "went back to live with parents or relatives, as planned",
    "E4B": "went back to live with parents or relatives, which was not the plan",
    "E13": "went to live with relatives or others without parental responsibility",
    "E41": "a child arrangements order was made",
    **dict.fromkeys(("E43", "E44", "E45", "E46", "E47", "E48"), "a special guardianship order was made"),
    **dict.fromkeys(("E5", "E6"), "moved into a place of their own"),
    "E7": "moved to adult residential care",
    "E9": "sentenced to custody",
    "E14": "remand ended",
    "E15": "was found to be 18 or over",
    "E16": "moved abroad",
    "E17": "turned 18 and stayed with the same carers",
    "E8": "for another reason",
}

TOOK_PART: Mapping[str, str] = {
    "PN0": "{name} was under 4",
    "PN1": "{name} came and spoke for themselves",
    "PN2": "{name} came, and {advocate} spoke for them",
    "PN3": "{name} came and showed what they think without words",
    "PN4": "{name} came and gave no view",
    "PN5": "{name} did not come; {advocate} gave their views",
    "PN6": "{name} did not come and sent their views",
    "PN7": "{name} did not come, and their views were not given",
}

TEMPORARY = frozenset({"T0", "T1", "T2", "T3", "T4"})
SAME_PEOPLE = frozenset({"L", "T", "U"})
"""Reasons for a new episode with which nobody new cares for the child."""


def law(code: str) -> Law:
    """The legal status in words; one that is blank or no code of any year is said to be unknown."""
    if code in LAW:
        return LAW[code]
    said = f"legal status {code}" if code else "legal status not known"
    return Law(said, "not a code of the return" if code else "", f"The legal status became {code or 'unknown'}")


def place(code: str) -> Place:
    """The placement in words; one that is blank or no code of any year is said to be unknown."""
    if code in PLACES:
        return PLACES[code]
    return Place(f"kind {code}" if code else "not known", f"in a home of kind {code}" if code else "where is not known")


def social_worker_because(code: str) -> str:
    """Why a new social worker took over, in the return's own words with a small letter."""
    label = BY_COLUMN["SW_REASON"].label(code) if code else None
    return label[:1].lower() + label[1:] if label else ""
