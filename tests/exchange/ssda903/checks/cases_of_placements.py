"""Placements at fault, and those just within the rule. Not tests."""

from __future__ import annotations

from tests.exchange.ssda903.checks.made import FOR_A_TIME, Case, away, ben, chain, following, one
from tests.exchange.ssda903.made import AMARA, BEN, BEN_IN_CARE, IN_CARE, Row

NO_HOME = {"URN": ""}


def came(place: str, born_on: str, **more: str) -> dict[str, list[Row]]:
    """Ben, born on a day, in a placement from 1 July 2024."""
    return {"Header": [AMARA, {**BEN, "DOB": born_on}], "Episodes": ben(PLACE=place, **more)}


def too_young(code: str, place: str, age: int, born_on: str, turns: str, **more: str) -> Case:
    """A case of a child one day too young for a placement."""
    words = f"PLACE is {place} from 01/07/2024, and the child turns {age} on {turns}: mend one of the two"
    return one(code, "Episodes", 3, words, **came(place, born_on, **more))


def holidays(*spans: tuple[str, str]) -> list[Row]:
    """Amara with her foster carers, but for their holidays; then Ben's episode."""
    parts: list[Row] = [IN_CARE]
    for first, last in spans:
        parts += [{"DECOM": first, "PLACE": "T3", **FOR_A_TIME}, {"DECOM": last, "RNE": "P"}]
    return chain(*parts)


IN_A_BREAK = {**BEN_IN_CARE, "LS": "V4"}

PLACEMENTS = {
    "supported accommodation under 16": too_young("371", "K3", 16, "02/07/2008", "02/07/2024"),
    "custody under 10": too_young("372", "R5", 10, "02/07/2014", "02/07/2024", PLACE_PROVIDER="PR3", **NO_HOME),
    "a school under 4": too_young("373", "S1", 4, "02/07/2020", "02/07/2024"),
    "residential employment under 14": too_young("374", "P3", 14, "02/07/2010", "02/07/2024", **NO_HOME),
    "hospital for 43 days": one(
        "375",
        "Episodes",
        3,
        "PLACE is T1 for 43 days, of at most 42: mend PLACE or a date",
        Episodes=away("T1", "13/08/2025"),
    ),
    "hospital without an end": one(
        "375",
        "Episodes",
        3,
        "PLACE is T1 for 43 days, of at most 42: mend PLACE or a date",
        Episodes=chain(IN_CARE, {"DECOM": "16/02/2026", "PLACE": "T1", **FOR_A_TIME}),
    ),
    "carers on holiday for 22 days": one(
        "376",
        "Episodes",
        3,
        "PLACE is T3 for 22 days, of at most 21: mend PLACE or a date",
        Episodes=away("T3", "23/07/2025"),
    ),
    "carers on holiday three times in a year": one(
        "377",
        "Episodes",
        7,
        "PLACE is T3 for the third time in twelve months, first on 01/06/2025 (line 3): mend PLACE",
        Episodes=holidays(("01/06/2025", "08/06/2025"), ("01/09/2025", "08/09/2025"), ("01/03/2026", "04/03/2026")),
    ),
    "away for eight days": one(
        "379",
        "Episodes",
        3,
        "PLACE is T4 for 8 days, of at most 7: mend PLACE or a date",
        Episodes=away("T4", "09/07/2025"),
    ),
    "with parents under section 20": one(
        "378",
        "Episodes",
        3,
        "PLACE is P1, and LS is V2: mend one of the two",
        Episodes=ben(PLACE="P1", PLACE_PROVIDER="PR0", **NO_HOME),
    ),
    "for a time, and no move": one(
        "380",
        "Episodes",
        3,
        "PLACE is T1, which only RNE P or B can begin, and RNE is T: mend one",
        Episodes=away("T1", "05/07/2025", RNE="T"),
    ),
    "care that ended in a placement for a time": one(
        "381",
        "Episodes",
        4,
        "PLACE is T1, and care ended there, REC E4A: add where the child went back to",
        Episodes=[
            IN_CARE,
            *following(
                BEN_IN_CARE,
                BEN_IN_CARE,
                {"DECOM": "01/07/2025", "PLACE": "T1", **FOR_A_TIME, "DEC": "05/07/2025", "REC": "E4A"},
            ),
        ],
    ),
    "for a time in a short break": one(
        "382",
        "Episodes",
        4,
        "PLACE is T1, and LS is V4: mend one of the two",
        Episodes=[
            IN_CARE,
            *following(
                IN_A_BREAK,
                {"DECOM": "01/07/2025"},
                {"DECOM": "05/07/2025", "PLACE": "T1", **FOR_A_TIME},
                {"DECOM": "07/07/2025", "RNE": "P"},
            ),
        ],
    ),
    "long term fostering in a short break": one(
        "384",
        "Episodes",
        3,
        "PLACE is U4, and LS is V4: mend one of the two",
        Episodes=ben(PLACE="U4", LS="V4"),
    ),
}

PLACEMENTS_WITHIN = {
    "supported accommodation on the 16th birthday": came("K3", "01/07/2008"),
    "custody on the 10th birthday": came("R5", "01/07/2014", PLACE_PROVIDER="PR3", **NO_HOME),
    "a school on the 4th birthday": came("S1", "01/07/2020"),
    "residential employment on the 14th birthday": came("P3", "01/07/2010", **NO_HOME),
    "hospital for 42 days": {"Episodes": away("T1", "12/08/2025")},
    "carers on holiday for 21 days": {"Episodes": away("T3", "22/07/2025")},
    "away for seven days": {"Episodes": away("T4", "08/07/2025")},
    "a child on holiday for eight days": {"Episodes": away("T2", "09/07/2025")},
    "carers on holiday twice in a year": {
        "Episodes": holidays(("01/06/2025", "08/06/2025"), ("01/09/2025", "08/09/2025"))
    },
    "with parents under a care order": {"Episodes": ben(PLACE="P1", LS="C2", PLACE_PROVIDER="PR0", **NO_HOME)},
    "short term fostering in a short break": {"Episodes": ben(PLACE="U6", LS="V4")},
}
