"""Changes between episodes at fault, and those just within the rule. Not tests."""

from __future__ import annotations

from tests.exchange.ssda903.checks.made import FIRST, FOR_A_TIME, MOVED, Case, away, ben, chain, following, one
from tests.exchange.ssda903.made import AMARA, BEN, BEN_IN_CARE, IN_CARE, Row

BEFORE = "(line 2)"
HERE = {"PL_POST": "ZZ1 1AA"}
THERE = {"PL_POST": "ZZ2 2BB"}


def second(code: str, words: str, before: Row, after: Row) -> Case:
    """A case of an episode that does not go with the one before it."""
    return one(code, "Episodes", 3, words, Episodes=chain(before, {"DECOM": "09/09/2025", **after}))


def to_custody(born_on: str) -> dict[str, list[Row]]:
    """Ben, born on a day, moved to a secure home on 1 July 2025 for custody."""
    parts = ({"REASON_PLACE_CHANGE": "CUSTOD"}, {"DECOM": "01/07/2025", "RNE": "P", "PLACE": "K1", "URN": "SC9"})
    return {"Header": [AMARA, {**BEN, "DOB": born_on}], "Episodes": [IN_CARE, *following(BEN_IN_CARE, *parts)]}


CHANGES = {
    "a move without its reason": one(
        "225",
        "Episodes",
        2,
        "REASON_PLACE_CHANGE is blank, and the placement changed, RNE P (line 3): write why",
        Episodes=[{**FIRST, "REASON_PLACE_CHANGE": ""}, MOVED, BEN_IN_CARE],
    ),
    "a move with a reason that is no code": one(
        "1009",
        "Episodes",
        2,
        "REASON_PLACE_CHANGE is “WHIM”, which is no code of the return: use a code of 2026",
        Episodes=[{**FIRST, "REASON_PLACE_CHANGE": "WHIM"}, MOVED, BEN_IN_CARE],
    ),
    "a reason at a placement for a time": one(
        "226",
        "Episodes",
        3,
        "REASON_PLACE_CHANGE is CARPL, and PLACE is T1, for a time only: leave it blank",
        Episodes=away("T1", "05/07/2025", REASON_PLACE_CHANGE="CARPL"),
    ),
    "a reason before a placement for a time": one(
        "226",
        "Episodes",
        2,
        "REASON_PLACE_CHANGE is CARPL, and the next placement is T1, for a time only (line 3): leave it blank",
        Episodes=chain(
            {**IN_CARE, "REASON_PLACE_CHANGE": "CARPL"},
            {"DECOM": "01/07/2025", "PLACE": "T1", **FOR_A_TIME},
            {"DECOM": "05/07/2025", "RNE": "P"},
        ),
    ),
    "a reason while the episode is open": one(
        "233",
        "Episodes",
        3,
        "REASON_PLACE_CHANGE is CARPL, and DEC is blank: leave it blank, or write DEC",
        Episodes=ben(REASON_PLACE_CHANGE="CARPL"),
    ),
    "custody under 10": one(
        "234",
        "Episodes",
        3,
        "REASON_PLACE_CHANGE is CUSTOD on 01/07/2025, and the child turns 10 on 02/07/2025: mend one of the two",
        **to_custody("02/07/2015"),
    ),
    "back in another placement": one(
        "383",
        "Episodes",
        4,
        f"PLACE is U6, not U4, after T1 {BEFORE}: mend it, or add what is missing",
        Episodes=chain(
            IN_CARE,
            {"DECOM": "01/07/2025", "PLACE": "T1", **FOR_A_TIME},
            {"DECOM": "05/07/2025", "RNE": "P", "PLACE": "U6"},
        ),
    ),
    "back for another reason": one(
        "383",
        "Episodes",
        4,
        f"RNE is T, not P, after T1 {BEFORE}: mend it, or add what is missing",
        Episodes=chain(
            IN_CARE, {"DECOM": "01/07/2025", "PLACE": "T1", **FOR_A_TIME}, {"DECOM": "05/07/2025", "RNE": "T"}
        ),
    ),
    "back at another address": one(
        "383",
        "Episodes",
        4,
        f"PL_POST is not that of before, as the child comes back after T1 {BEFORE}: mend it, or add what is missing",
        Episodes=chain(
            {**IN_CARE, **HERE},
            {"DECOM": "01/07/2025", "PLACE": "T1", **FOR_A_TIME},
            {"DECOM": "05/07/2025", "RNE": "P", **THERE},
        ),
    ),
    "a change of status and the same status": second(
        "434", f"RNE is L, and LS is that of the episode before {BEFORE}: mend one of the two", IN_CARE, {"RNE": "L"}
    ),
    "a change of status and another home": second(
        "434",
        f"RNE is L, and the placement is not that of the episode before {BEFORE}: mend one of the two",
        {"LS": "C1"},
        {"RNE": "L", "URN": "SC9"},
    ),
    "a move and another status": second(
        "435",
        f"RNE is P, and LS is not that of the episode before {BEFORE}: mend one of the two",
        {"LS": "C1"},
        {"RNE": "P", "URN": "SC9"},
    ),
    "a move to the same home": second(
        "435",
        f"RNE is T, and the placement is that of the episode before {BEFORE}: mend one of the two",
        HERE,
        {"RNE": "T", **HERE},
    ),
    "both changed and the same status": second(
        "436",
        f"RNE is B, and LS is that of the episode before {BEFORE}: mend one of the two",
        IN_CARE,
        {"RNE": "B", "URN": "SC9"},
    ),
    "both changed and the same home": second(
        "436",
        f"RNE is U, and the placement is that of the episode before {BEFORE}: mend one of the two",
        {"LS": "C1", **HERE},
        {"RNE": "U", **HERE},
    ),
    "another need within a period of care": second(
        "504",
        f"CIN is N4, and N1 in the episode before {BEFORE}: mend one",
        {"LS": "C1"},
        {"RNE": "L", "CIN": "N4"},
    ),
}

CHANGES_WITHIN = {
    "a change of status without a reason for a move": {
        "Episodes": chain({"LS": "C1"}, {"DECOM": "09/09/2025", "RNE": "L"})
    },
    "a placement for a time without a reason": {"Episodes": away("T1", "05/07/2025")},
    "custody on the 10th birthday": to_custody("01/07/2015"),
    "back where the address is told once": {
        "Episodes": chain(
            {**IN_CARE, **HERE},
            {"DECOM": "01/07/2025", "PLACE": "T1", **FOR_A_TIME},
            {"DECOM": "05/07/2025", "RNE": "P"},
        )
    },
    "a move to the same kind of placement with nothing told of the address": {
        "Episodes": chain(IN_CARE, {"DECOM": "09/09/2025", "RNE": "P"})
    },
    "a move to another address": {"Episodes": chain(HERE, {"DECOM": "09/09/2025", "RNE": "P", **THERE})},
    "both changed": {"Episodes": chain({"LS": "C1", **HERE}, {"DECOM": "09/09/2025", "RNE": "B", **THERE})},
    "another need in another period of care": {
        "Episodes": chain({"DEC": "01/09/2025", "REC": "E4A"}, {"DECOM": "09/09/2025", "RNE": "S", "CIN": "N4"})
    },
}
