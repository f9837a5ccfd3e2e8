"""The codes of the Header, and of the other tables about the child, with their official labels."""

from __future__ import annotations

from heed.exchange.ssda903.codes.lists import Change, CodeList

SEX = CodeList(
    {"1": "Male", "2": "Female"},
    (Change(2025, {"M": "Male", "F": "Female", "U": "Unknown"}, went=("1", "2")),),
)

SEX_MEANS = {"1": "M", "2": "F", "M": "M", "F": "F", "U": None}
"""What each code of any year says: M, F, or None where it says that nobody knows."""

ETHNICITY = CodeList(
    {
        "WBRI": "White British",
        "WIRI": "White Irish",
        "WIRT": "Traveller of Irish Heritage",
        "WOTH": "Any other White background",
        "WROM": "Gypsy/Roma",
        "MWBC": "White and Black Caribbean",
        "MWBA": "White and Black African",
        "MWAS": "White and Asian",
        "MOTH": "Any other Mixed background",
        "AIND": "Indian",
        "APKN": "Pakistani",
        "ABAN": "Bangladeshi",
        "AOTH": "Any other Asian background",
        "BCRB": "Caribbean",
        "BAFR": "African",
        "BOTH": "Any other Black background",
        "CHNE": "Chinese",
        "OOTH": "Any other ethnic group",
        "REFU": "Refused",
        "NOBT": "Information not yet obtained",
    }
)

ETHNICITY_GROUPS = {
    "white": "White",
    "mixed": "Mixed",
    "asian": "Asian or Asian British",
    "black": "Black or Black British",
    "other": "Other",
    "not_stated": "Refused or not yet obtained",
}
"""The main groups. Chinese is Asian, as in the census since 2011; some older tables have it under Other."""

ETHNICITY_GROUP = {
    code: group
    for group, codes in {
        "white": ("WBRI", "WIRI", "WIRT", "WOTH", "WROM"),
        "mixed": ("MWBC", "MWBA", "MWAS", "MOTH"),
        "asian": ("AIND", "APKN", "ABAN", "AOTH", "CHNE"),
        "black": ("BCRB", "BAFR", "BOTH"),
        "other": ("OOTH",),
        "not_stated": ("REFU", "NOBT"),
    }.items()
    for code in codes
}
"""Each code's main group."""

MOTHER = CodeList({"0": "Not a mother", "1": "Mother"})

MISSING = CodeList(
    {
        "M": "Missing from care: not at placement or the place expected to be and whereabouts not known",
        "A": "Away from placement without authorisation: whereabouts known but not at placement or place expected to be and"
        " the carer has concerns or the incident has been notified to the local authority or the police",
    }
)

PREVIOUS_PERMANENCE = CodeList(
    {
        "P1": "Adoption",
        "P2": "Special guardianship order",
        "P3": "Residence order or child arrangements order (with whom the child is to live)",
        "P4": "Unknown",
        "Z1": "Child has not previously had a permanence option",
    }
)

REASON_SOCIAL_WORKER = CodeList(
    {
        "MANAGE": "Managing caseloads",
        "FCONTA": "First contact or re-referral",
        "LEFTRL": "Previous social worker left role",
        "ORGRST": "New social worker assigned following organisational restructure",
        "TSPROC": "New social worker assigned following child transfer due to standard process",
        "ABSENC": "Absence cover or return from absence",
        "CHCHAN": "Child requested change from previous social worker",
        "PCCHAN": "Parent/carer requested change from previous social worker",
        "SWDIED": "Previous social worker died",
        "OTHERS": "Other reason",
    }
)
