"""Starts and ends of care at fault, and those just within the rule. Not tests."""

from __future__ import annotations

from tests.exchange.ssda903.checks.made import Case, ben, chain, one
from tests.exchange.ssda903.made import AMARA, BEN, Row


def leaving(reason: str, born_on: str) -> dict[str, list[Row]]:
    """Ben, born on a day, who left care on 9 September 2025; where he was adopted, from a placement for it."""
    place = {"PLACE": "A4"} if reason in ("E11", "E12") else {}
    return {"Header": [AMARA, {**BEN, "DOB": born_on}], "Episodes": ben(DEC="09/09/2025", REC=reason, **place)}


def too_young(code: str, reason: str, age: int, born_on: str) -> Case:
    """A case of a child who left care a day too young for a reason."""
    words = f"REC is {reason} on 09/09/2025, and the child turns {age} on 10/09/2025: mend REC, DEC or DOB"
    return one(code, "Episodes", 3, words, **leaving(reason, born_on))


def starting(born_on: str) -> dict[str, list[Row]]:
    """Ben, born on a day, who came into care on 1 July 2024."""
    return {"Header": [AMARA, {**BEN, "DOB": born_on}], "Episodes": ben()}


ENDS = {
    "a start on the 18th birthday": one(
        "352",
        "Episodes",
        3,
        "RNE is S on 01/07/2024, and the child turned 18 on 01/07/2024: mend DECOM or DOB",
        **starting("01/07/2006"),
    ),
    "adopted on the 18th birthday": one(
        "386",
        "Episodes",
        3,
        "REC is E11 on 09/09/2025, and the child turned 18 on 09/09/2025: mend REC, DEC or DOB",
        **leaving("E11", "09/09/2007"),
    ),
    "a special guardian on the 18th birthday": one(
        "407",
        "Episodes",
        3,
        "REC is E46 on 09/09/2025, and the child turned 18 on 09/09/2025: mend REC, DEC or DOB",
        **leaving("E46", "09/09/2007"),
    ),
    "adopted from a children’s home": one(
        "390",
        "Episodes",
        3,
        "REC is E12, and PLACE is K2, not A3 to A6: mend one of the two",
        Episodes=ben(DEC="09/09/2025", REC="E12"),
    ),
    "independent before 14": too_young("387", "E5", 14, "10/09/2011"),
    "in adults’ care before 16": too_young("389", "E7", 16, "10/09/2009"),
    "staying put before 18": too_young("460", "E17", 18, "10/09/2007"),
    "care after death": one(
        "437",
        "Episodes",
        2,
        "REC is E2, and another episode begins on 09/09/2025 (line 3): mend one of the two",
        Episodes=chain({"DEC": "01/09/2025", "REC": "E2"}, {"DECOM": "09/09/2025", "RNE": "S"}),
    ),
}

ENDS_WITHIN = {
    "a start the day before the 18th birthday": starting("02/07/2006"),
    "adopted the day before the 18th birthday": leaving("E11", "10/09/2007"),
    "a special guardian the day before the 18th birthday": leaving("E46", "10/09/2007"),
    "independent on the 14th birthday": leaving("E6", "09/09/2011"),
    "in adults’ care on the 16th birthday": leaving("E7", "09/09/2009"),
    "staying put on the 18th birthday": leaving("E17", "09/09/2007"),
    "care after another reason": {
        "Episodes": chain({"DEC": "01/09/2025", "REC": "E8"}, {"DECOM": "09/09/2025", "RNE": "S"})
    },
}
