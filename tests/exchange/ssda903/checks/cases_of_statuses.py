"""Legal statuses at fault, and those just within the rule. Not tests."""

from __future__ import annotations

from tests.exchange.ssda903.checks.made import ben, chain, following, one
from tests.exchange.ssda903.made import AMARA, BEN, BEN_IN_CARE, IN_CARE, Row

SHORT = {"RNE": "S", "LS": "V3", "REC": "E8"}


def lasting(status: str, until: str) -> list[Row]:
    """Amara's episodes: this legal status from 12 May 2025 until a day, a care order from then."""
    return chain({"LS": status}, {"DECOM": until, "RNE": "L"})


def breaks(*spans: tuple[str, str]) -> list[Row]:
    """Amara's episode, and Ben's short breaks from a day to a day."""
    return [IN_CARE, *({**BEN_IN_CARE, **SHORT, "DECOM": first, "DEC": last} for first, last in spans)]


MONTHS = ("04", "05", "06", "07")
FOUR_OF_16_DAYS = [(f"02/{month}/2025", f"18/{month}/2025") for month in MONTHS]

STATUSES = {
    "remanded under 10": one(
        "358",
        "Episodes",
        3,
        "LS is J1 from 01/07/2024, and the child turns 10 on 02/07/2024: mend one of the two",
        Header=[AMARA, {**BEN, "DOB": "02/07/2014"}],
        Episodes=ben(LS="J1"),
    ),
    "placed for adoption with an order, under a care order": one(
        "408",
        "Episodes",
        3,
        "PLACE is A6, with a placement order, and LS is C2: mend one of the two",
        Episodes=ben(PLACE="A6", LS="C2"),
    ),
    "police protection of four days": one(
        "361",
        "Episodes",
        2,
        "LS is L1 from 12/05/2025 to 16/05/2025, 4 days of at most 3: mend LS or a date",
        Episodes=lasting("L1", "16/05/2025"),
    ),
    "police protection of four days in two placements": one(
        "361",
        "Episodes",
        2,
        "LS is L1 from 12/05/2025 to 16/05/2025, 4 days of at most 3: mend LS or a date",
        Episodes=chain(
            {"LS": "L1"},
            {"LS": "L1", "DECOM": "14/05/2025", "RNE": "P", "PLACE": "U6", "URN": "SC9"},
            {"DECOM": "16/05/2025", "RNE": "L", "PLACE": "U6", "URN": "SC9"},
        ),
    ),
    "police protection that never ended": one(
        "361",
        "Episodes",
        3,
        "LS is L1 from 27/03/2026 and open on 31/03/2026, 4 days of at most 3: mend LS or a date",
        Episodes=ben(LS="L1", DECOM="27/03/2026"),
    ),
    "an emergency protection order of 22 days": one(
        "362",
        "Episodes",
        2,
        "LS is L2 from 12/05/2025 to 03/06/2025, 22 days of at most 21: mend LS or a date",
        Episodes=lasting("L2", "03/06/2025"),
    ),
    "a child assessment order of 8 days": one(
        "363",
        "Episodes",
        2,
        "LS is L3 from 12/05/2025 to 20/05/2025, 8 days of at most 7: mend LS or a date",
        Episodes=lasting("L3", "20/05/2025"),
    ),
    "a short break of 18 days": one(
        "365",
        "Episodes",
        3,
        "LS is V3 for 18 days, of at most 17: mend LS or a date",
        Episodes=breaks(("01/07/2025", "19/07/2025")),
    ),
    "a move within a short break": one(
        "366",
        "Episodes",
        4,
        "RNE is P, and LS is V3, which only S can begin: mend one of the two",
        Episodes=[
            IN_CARE,
            *following(
                {**BEN_IN_CARE, "LS": "V3"},
                {"DECOM": "01/07/2025"},
                {"DECOM": "05/07/2025", "RNE": "P", "URN": "SC9", "DEC": "10/07/2025", "REC": "E8"},
            ),
        ],
    ),
    "short breaks of 76 days in a year": one(
        "367",
        "Episodes",
        7,
        "with this break LS is V3 for more than 75 days of the twelve months from 02/04/2025 (line 3): mend LS or a date",
        Episodes=breaks(*FOUR_OF_16_DAYS, ("02/08/2025", "14/08/2025")),
    ),
}

STATUSES_WITHIN = {
    "remanded on the 10th birthday": {"Header": [AMARA, {**BEN, "DOB": "01/07/2014"}], "Episodes": ben(LS="J1")},
    "placed for adoption under a placement order": {"Episodes": ben(PLACE="A6", LS="E1")},
    "placed for adoption with consent": {"Episodes": ben(PLACE="A4")},
    "police protection of three days": {"Episodes": lasting("L1", "15/05/2025")},
    "police protection twice, apart": {
        "Episodes": [
            IN_CARE,
            {**BEN_IN_CARE, "LS": "L1", "DECOM": "01/07/2025", "DEC": "04/07/2025", "REC": "E8"},
            {**BEN_IN_CARE, "LS": "L1", "DECOM": "05/07/2025", "DEC": "08/07/2025", "REC": "E8"},
        ]
    },
    "an emergency protection order of 21 days": {"Episodes": lasting("L2", "02/06/2025")},
    "a child assessment order of 7 days": {"Episodes": lasting("L3", "19/05/2025")},
    "a short break of 17 days": {"Episodes": breaks(("01/07/2025", "18/07/2025"))},
    "short breaks of 75 days in a year": {"Episodes": breaks(*FOUR_OF_16_DAYS, ("02/08/2025", "13/08/2025"))},
    "short breaks of 80 days, not in one year": {
        "Episodes": breaks(("02/04/2024", "18/04/2024"), *FOUR_OF_16_DAYS[1:], ("02/08/2025", "18/08/2025"))
    },
}
