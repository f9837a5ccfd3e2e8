"""The codes of OC2 (health, offending) and OC3 (young people who left care), with their official labels."""

from __future__ import annotations

from heed.exchange.ssda903.codes.lists import Change, CodeList

SDQ_REASON = CodeList(
    {
        "SDQ1": "No form returned as child was aged under 4 or over 16 at date of latest assessment",
        "SDQ2": "Carer(s) refused to complete and return questionnaire",
        "SDQ3": "Not possible to complete the questionnaire due to severity of the child’s disability",
        "SDQ4": "Other",
        "SDQ5": "Child or young person refuses to allow an SDQ to be completed",
    }
)

OUTCOMES = {
    "CONVICTED": CodeList(
        {
            "0": "Not convicted or subject to a youth caution in the year",
            "1": "Convicted or subject to a youth caution (incl. youth conditional caution) in the year",
        }
    ),
    "HEALTH_CHECK": CodeList({"0": "Development checks not up to date", "1": "Development checks up to date"}),
    "IMMUNISATIONS": CodeList({"0": "Not up to date", "1": "Up to date"}),
    "TEETH_CHECK": CodeList({"0": "Did not have teeth checked by a dentist", "1": "Had teeth checked by a dentist"}),
    "HEALTH_ASSESSMENT": CodeList({"0": "Did not have annual health assessment", "1": "Had annual health assessment"}),
    "SUBSTANCE_MISUSE": CodeList(
        {
            "0": "Not identified as having a substance misuse problem",
            "1": "Identified as having a substance misuse problem",
        }
    ),
    "INTERVENTION_RECEIVED": CodeList({"0": "Did not receive an intervention", "1": "Received an intervention"}),
    "INTERVENTION_OFFERED": CodeList({"0": "Not offered an intervention", "1": "Offered but refused"}),
}
"""The columns of OC2 that are 0 or 1, each with what the two say."""

IN_TOUCH = CodeList(
    {
        "YES": "In touch",
        "NO": "Not in touch",
        "DIED": "Died after leaving care",
        "REFU": "Young person refuses contact",
        "NREQ": "Young person no longer requires children’s social care services",
        "RHOM": "Returned to live with parents or someone with parental responsibility for a continuous period of 6 months"
        " or more",
    }
)

ACTIVITY = CodeList(
    {
        "F1": "Full time higher education",
        "P1": "Part time higher education",
        "F2": "Full time education other than higher education",
        "P2": "Part time education other than higher education",
        "F3": "Full time training or employment",
        "P3": "Part time training or employment",
        "G4": "NEET because of illness or disability",
        "G5": "NEET: other circumstances",
        "G6": "NEET due to pregnancy or parenting",
        "0": "Not in touch / died / returned home 6+ months: activity not known",
    },
    (
        Change(
            2022,
            {
                "F4": "Full time apprenticeship",
                "P4": "Part time apprenticeship",
                "F5": "Full time training or employment (not apprenticeship)",
                "P5": "Part time training or employment (not apprenticeship)",
            },
            went=("F3", "P3"),
        ),
    ),
)

_HOMES = {
    "B": "With parent(s) or relative(s)",
    "C": "Community home or other form of residential care such as an NHS establishment",
    "D": "Semi-independent, transitional accommodation; self-contained accommodation with specialist personal assistance or"
    " floating support",
    "E": "Supported lodgings",
    "G": "Gone abroad",
    "H": "Deported",
    "K": "Ordinary lodgings, without formal support",
    "R": "Residence not known",
    "S": "No fixed abode / homeless",
    "T": "Foyers and similar supported accommodation",
    "U": "Independent living, for example tenancy",
    "V": "Emergency accommodation",
    "W": "Bed and breakfast",
    "X": "In custody",
    "Y": "Other accommodation",
    "Z": "With former foster carer(s) (staying put)",
}
_NEVER_SUITABLE = ("S", "X")

ACCOMMODATION = CodeList(
    {
        f"{home}{suffix}": f"{label}: {suitable}"
        for home, label in _HOMES.items()
        for suffix, suitable in (("1", "suitable"), ("2", "unsuitable"))
        if suffix == "2" or home not in _NEVER_SUITABLE
    }
    | {"0": "Not in touch / died / returned home 6+ months"}
)
