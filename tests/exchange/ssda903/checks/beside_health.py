"""OC2 at fault, and nearly so. Ben has been looked after for the 12 months to 31 March 2026, Amara has not. Not tests."""

from __future__ import annotations

from tests.exchange.ssda903.checks.beside import BEN_BORN, HEALTH, LOOKED_AFTER, SCORED, Case, one
from tests.exchange.ssda903.made import AMARA, BEN, BORN

NOT_TWELVE = "the child was not looked after for the 12 months to 31 March"
TWELVE = "the child was looked after for the 12 months to 31 March"
UNSCORED = {**HEALTH, "SDQ_SCORE": ""}
OF_AMARA = {"CHILD": "1001", "DOB": BORN}


def born(on: str) -> list[dict[str, str]]:
    """The Header with Ben born on another day."""
    return [AMARA, {**BEN, "DOB": on}]


def health(**cells: str) -> list[dict[str, str]]:
    """OC2 with Ben's row, some cells another, and no word of its own on the birth date."""
    return [{**HEALTH, "DOB": "", **cells}]


FAULTS = {
    **{
        f"only {column} blank": Case(
            {"OC2": health(**{column: ""})},
            (
                ("182", "OC2", 2, f"{column} is blank and other columns are not: fill all, or none"),
                ("191", "OC2", 2, f"{column} is blank, and {TWELVE}: write 0 or 1"),
            ),
        )
        for column in LOOKED_AFTER
    },
    "no score, 4 on the first day": Case(
        {"Header": born("01/04/2021"), "OC2": health(SDQ_SCORE="", CONVICTED="", HEALTH_CHECK="1")},
        (
            ("186", "OC2", 2, f"SDQ_SCORE and SDQ_REASON are blank, and {TWELVE}: write one of the two"),
            (
                "197B",
                "OC2",
                2,
                "SDQ_SCORE and SDQ_REASON are blank, and the child turned 4 in the year: write one of the two",
            ),
        ),
    ),
    "a score that is none": one(
        "180", "OC2", 2, "SDQ_SCORE is “41”, which is no whole number from 0 to 40: mend it", OC2=health(SDQ_SCORE="41")
    ),
    "a reason that is none": one(
        "196",
        "OC2",
        2,
        "SDQ_REASON is “SDQ9”, which is no code of the return: use a code of 2026",
        OC2=health(SDQ_SCORE="", SDQ_REASON="SDQ9"),
    ),
    "neither 0 nor 1": one(
        "181",
        "OC2",
        2,
        "TEETH_CHECK is “2”, which is neither 0 nor 1: write one of the two",
        OC2=health(TEETH_CHECK="2"),
    ),
    "too young or old, and neither": one(
        "157",
        "OC2",
        2,
        "SDQ_REASON is SDQ1, under 4 or over 16, and the child was neither in the year: write the score or another reason",
        OC2=health(SDQ_SCORE="", SDQ_REASON="SDQ1"),
    ),
    "health in part": Case(
        {"OC2": health(IMMUNISATIONS="", TEETH_CHECK="")},
        (
            ("182", "OC2", 2, "IMMUNISATIONS, TEETH_CHECK are blank and other columns are not: fill all, or none"),
            ("191", "OC2", 2, f"IMMUNISATIONS is blank, and {TWELVE}: write 0 or 1"),
        ),
    ),
    "a score of a child not 12 months in care": one(
        "185",
        "OC2",
        3,
        f"SDQ_SCORE is filled, and {NOT_TWELVE}: leave it blank, or mend the episodes",
        OC2=[HEALTH, {**OF_AMARA, **SCORED}],
    ),
    "a reason of a child not 12 months in care": one(
        "198",
        "OC2",
        3,
        f"SDQ_REASON is filled, and {NOT_TWELVE}: leave it blank, or mend the episodes",
        OC2=[HEALTH, {**OF_AMARA, "SDQ_REASON": "SDQ2"}],
    ),
    "health of a child not 12 months in care": one(
        "190",
        "OC2",
        3,
        f"IMMUNISATIONS is filled, and {NOT_TWELVE}: leave the row out, or mend the episodes",
        OC2=[HEALTH, {**OF_AMARA, **LOOKED_AFTER}],
    ),
    "neither score nor reason": one(
        "186",
        "OC2",
        2,
        f"SDQ_SCORE and SDQ_REASON are blank, and {TWELVE}: write one of the two",
        OC2=[UNSCORED],
    ),
    "no score, 17 on the last day": one(
        "197B",
        "OC2",
        2,
        "SDQ_SCORE and SDQ_REASON are blank, and the child turned 17 in the year: write one of the two",
        Header=born("31/03/2009"),
        OC2=health(SDQ_SCORE=""),
    ),
    "no score, 4 on the second day": one(
        "197B",
        "OC2",
        2,
        "SDQ_SCORE and SDQ_REASON are blank, and the child turned 4 in the year: write one of the two",
        Header=born("02/04/2021"),
        OC2=health(SDQ_SCORE="", CONVICTED="", HEALTH_CHECK="1"),
    ),
    "a score under 4": one(
        "188",
        "OC2",
        2,
        "SDQ_SCORE is filled, and the child is under 4 on 31 March: leave both columns blank, or mend DOB",
        Header=born("01/04/2022"),
        OC2=health(CONVICTED="", HEALTH_CHECK="1"),
    ),
    "a reason from 17 on": one(
        "189",
        "OC2",
        2,
        "SDQ_REASON is filled, and the child turned 17 before the year: leave both columns blank, or mend DOB",
        Header=born("01/04/2008"),
        OC2=health(SDQ_SCORE="", SDQ_REASON="SDQ1"),
    ),
    "no row at all": one("191", "Header", 3, f"the child is not in OC2, and {TWELVE}: add the row there", OC2=[]),
    "a score and a reason": one(
        "197a",
        "OC2",
        2,
        "SDQ_SCORE is 12, and SDQ_REASON says why there is none: leave one of the two blank",
        OC2=health(SDQ_REASON="SDQ4"),
    ),
    "convictions under 10": one(
        "542",
        "OC2",
        2,
        "CONVICTED is filled, and the child, born on 01/04/2016, is under 10: leave it blank, or mend DOB",
        Header=born("01/04/2016"),
        OC2=health(),
    ),
    "no word on convictions": one(
        "543",
        "OC2",
        2,
        "CONVICTED is blank, and the child is 10 or over and was looked after for the 12 months to 31 March: write 0 or 1",
        Header=born("31/03/2016"),
        OC2=health(CONVICTED=""),
    ),
    "no word on checks under 5": one(
        "545",
        "OC2",
        2,
        "HEALTH_CHECK is blank, and the child is under 5 and was looked after for the 12 months to 31 March: write 0 or 1",
        Header=born("01/04/2021"),
        OC2=health(CONVICTED=""),
    ),
    "checks from 5 on": one(
        "546",
        "OC2",
        2,
        "HEALTH_CHECK is filled, and the child, born on 31/03/2021, is 5 or over: leave it blank, or mend DOB",
        Header=born("31/03/2021"),
        OC2=health(CONVICTED="", HEALTH_CHECK="1"),
    ),
}

SILENT = {
    "a whole row": {"OC2": [HEALTH]},
    "the lowest and the highest score": {"OC2": health(SDQ_SCORE="40")},
    "no score, for a reason": {"OC2": health(SDQ_SCORE="", SDQ_REASON="SDQ1"), "Header": born("31/03/2009")},
    "nothing told of a child not 12 months in care": {"OC2": [HEALTH, OF_AMARA]},
    "no score, 4 the day after the year": {
        "Header": born("01/04/2022"),
        "OC2": health(SDQ_SCORE="", CONVICTED="", HEALTH_CHECK="1"),
    },
    "no score, 17 the day before the year": {"Header": born("31/03/2008"), "OC2": health(SDQ_SCORE="")},
    "a score at 4 on the last day": {"Header": born("31/03/2022"), "OC2": health(CONVICTED="", HEALTH_CHECK="1")},
    "a score at 17 on the second day": {"Header": born("02/04/2008"), "OC2": health()},
    "convictions at 10 on the last day": {"Header": born("31/03/2016"), "OC2": health()},
    "checks under 5 by a day": {"Header": born("01/04/2021"), "OC2": health(CONVICTED="", HEALTH_CHECK="0")},
    "a child born on another day in the row alone is the Header’s": {"OC2": [{**HEALTH, "DOB": BEN_BORN}]},
}
"""Good to the last day."""
