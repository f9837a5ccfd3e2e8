"""The codes of the SSDA903 return, with labels: a base and the changes of each collection year. Not how a cell is read.

Collection year N runs from 1 April N-1 to 31 March N. Sources: the return's published layouts of 2017 and the changes of
2019, 2024, 2025 and 2026; labels from the Standard Safeguarding Dataset and the rules of the public 903 validator (April 2026).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

YEARS = (2018, 2024, 2025, 2026)
"""The collection years that can be read."""

Codes = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Change:
    """What a collection year did to a list: the codes that came, with labels, and those that went."""

    year: int
    came: Codes
    went: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CodeList:
    """One list: its base, and its changes in order of year."""

    base: Codes
    changes: tuple[Change, ...] = ()

    def in_year(self, year: int) -> dict[str, str]:
        """Code to label in the return of a collection year."""
        codes = dict(self.base)
        for change in self.changes:
            if change.year <= year:
                codes = {code: label for code, label in codes.items() if code not in change.went} | dict(change.came)
        return codes

    def years_of(self, code: str) -> tuple[int, ...]:
        """The years that can be read whose return has the code; none where no year has."""
        return tuple(year for year in YEARS if code in self.in_year(year))


SEX = CodeList(
    {"1": "Male", "2": "Female"},
    (Change(2025, {"M": "Male", "F": "Female", "U": "Unknown"}, went=("1", "2")),),
)

SEX_MEANS = {"1": "M", "2": "F", "M": "M", "F": "F", "U": None}
"""What each code of any year says: M, F, or None where it says that nobody knows."""

REASON_NEW = CodeList(
    {
        "S": "Started to be looked after",
        "L": "Change of legal status only",
        "P": "Change of placement and carer(s) only",
        "T": "Change of placement (but same carer(s)) only",
        "B": "Change of legal status and placement and carer(s) at the same time",
        "U": "Change of legal status and change of placement (but same carer(s)) at the same time",
    }
)

LEGAL_STATUS = CodeList(
    {
        "C1": "Interim care order",
        "C2": "Full care order",
        "D1": "Freeing order granted",
        "E1": "Placement order granted",
        "V2": "Single period of accommodation under section 20 (Children Act 1989)",
        "V3": "Accommodated under an agreed series of short-term breaks, when individual episodes of care are recorded",
        "V4": "Accommodated under an agreed series of short-term breaks, when agreements are recorded",
        "L1": "Under police protection and in local authority accommodation",
        "L2": "Emergency protection order (EPO)",
        "L3": "Under child assessment order and in local authority accommodation",
        "J1": "Remanded to local authority accommodation or to youth detention accommodation",
        "J2": "Placed in local authority accommodation under the Police and Criminal Evidence Act 1984",
        "J3": "Sentenced to Youth Rehabilitation Order with residence or intensive fostering requirement",
    }
)

PLACEMENT = CodeList(
    {
        "A3": "Placed for adoption with parental/guardian consent with current foster carer(s)",
        "A4": "Placed for adoption with parental/guardian consent not with current foster carer(s)",
        "A5": "Placed for adoption with placement order with current foster carer(s)",
        "A6": "Placed for adoption with placement order not with current foster carer(s)",
        "H5": "Semi-independent living accommodation not subject to children’s homes regulations",
        "K1": "Secure children’s homes",
        "K2": "Children’s homes subject to Children’s Homes Regulations",
        "P1": "Placed with own parent(s) or other person(s) with parental responsibility",
        "P2": "Independent living",
        "P3": "Residential employment",
        "R1": "Residential care home",
        "R2": "NHS/health trust or other establishment providing medical or nursing care",
        "R3": "Family centre or mother and baby unit",
        "R5": "Young offender institution (YOI)",
        "S1": "All residential schools, except where dual-registered as a school and children’s home",
        "T0": "All types of temporary move",
        "T1": "Temporary periods in hospital",
        "T2": "Temporary absences of the child on holiday",
        "T3": "Temporary accommodation while normal foster carer(s) is/are on holiday",
        "T4": "Temporary accommodation of seven days or less, for any reason not covered by T1 to T3",
        "U1": "Foster placement with relative(s) or friend(s) - long term fostering",
        "U2": "Foster placement with relative(s) or friend(s) who is/are also an approved adopter(s)",
        "U3": "Foster placement with relative(s) or friend(s) - not long term or FFA/concurrent planning",
        "U4": "Foster placement with other foster carer(s) - long term fostering",
        "U5": "Foster placement with other foster carer(s) who is/are also an approved adopter(s)",
        "U6": "Foster placement with other foster carer(s) - not long term or FFA/concurrent planning",
        "Z1": "Other placements",
    },
    (
        Change(2025, {"K3": "Registered supported accommodation"}, went=("H5", "P2")),
        Change(
            2026,
            dict.fromkeys(("Z11", "Z12", "Z13", "Z14"), "Other placements, of a kind that the guide names"),
        ),
    ),
)

REASON_CEASED = CodeList(
    {
        "X1": "Episode ceases, and new episode begins on same day, for any reason",
        "E11": "Adopted - application for an adoption order unopposed",
        "E12": "Adopted - consent dispensed with by the court",
        "E2": "Died",
        "E3": "Care taken over by another local authority in the UK",
        "E4A": "Returned home to live with parent(s), relative(s) or other person(s) with parental responsibility, planned",
        "E4B": "Returned home to live with parent(s), relative(s) or other person(s) with parental responsibility, not planned",
        "E13": "Left care to live with parent(s), relative(s) or other person(s) with no parental responsibility",
        "E41": "Residence order / child arrangements order (with whom the child is to live) granted",
        "E43": "Special guardianship order made to former foster carer(s)",
        "E44": "Special guardianship order made to carer(s) other than former foster carer(s)",
        "E5": "Moved into independent living arrangement: supportive accommodation providing formalised advice/support",
        "E6": "Moved into independent living arrangement: accommodation providing no formalised advice/support",
        "E7": "Transferred to residential care funded by adult social care services",
        "E9": "Sentenced to custody",
        "E14": "Accommodation on remand ended",
        "E15": "Age assessment determined child is aged 18 or over and E5, E6 and E7 do not apply",
        "E16": "Child moved abroad",
        "E17": "Aged 18 (or over) and remained with current carers (incl. staying put)",
        "E8": "Period of being looked after ceased for any other reason",
    },
    (
        Change(
            2019,
            {
                "E45": "Special guardianship order made to former foster carer(s), who was/are a relative(s) or friend(s)",
                "E46": "Special guardianship order made to former foster carer(s), other than relative(s) or friend(s)",
                "E47": "Special guardianship order made to other carer(s), who was/are a relative(s) or friend(s)",
                "E48": "Special guardianship order made to other carer(s), other than relative(s) or friend(s)",
            },
            went=("E43", "E44"),
        ),
    ),
)

PARTICIPATION = CodeList(
    {
        "PN0": "Child aged under 4 at the time of the review",
        "PN1": "Child physically attends and speaks for him or herself",
        "PN2": "Child physically attends and an advocate speaks on his or her behalf",
        "PN3": "Child attends and conveys his or her view symbolically (non-verbally)",
        "PN4": "Child physically attends but does not speak, convey a view symbolically or ask an advocate to speak",
        "PN5": "Child does not attend physically but briefs an advocate to speak for him or her",
        "PN6": "Child does not attend but conveys his or her feelings to the review by a facilitative medium",
        "PN7": "Child does not attend nor are his or her views conveyed to the review",
    }
)

REASON_PLACED_CEASED = CodeList(
    {
        "RD1": "The child’s needs changed after the decision",
        "RD2": "The Court did not make a placement order",
        "RD3": "Prospective adopters could not be found",
        "RD4": "Any other reason",
    }
)


BY_COLUMN: Mapping[str, CodeList] = {
    "SEX": SEX,
    "RNE": REASON_NEW,
    "LS": LEGAL_STATUS,
    "PLACE": PLACEMENT,
    "REC": REASON_CEASED,
    "REVIEW_CODE": PARTICIPATION,
    "REASON_PLACED_CEASED": REASON_PLACED_CEASED,
}
"""The list that each column's cells are held against."""


@cache
def accepted(column: str, year: int) -> Mapping[str, str]:
    """Each code of the year's list to itself: one string for each code, however many cells carry it."""
    return {code: code for code in BY_COLUMN[column].in_year(year)}
