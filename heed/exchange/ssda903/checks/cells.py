"""Checks on single cells: what could not be typed. The reading kept each such cell; here it gets its code and its severity."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from heed.exchange.records import Severity
from heed.exchange.ssda903.checks.declared import (
    HOLD,
    ROWS,
    SHOWN,
    Declared,
    Found,
    Needs,
    columns,
    every,
    nothing_more,
    tables,
)
from heed.exchange.ssda903.layout import (
    AD1,
    DEPRIVATIONS,
    EPISODES,
    HEADER,
    MISSING,
    OC2,
    OC3,
    PLACED,
    PREVIOUS_PERMANENCE,
    REVIEWS,
    SOCIAL_WORKERS,
    UASC,
)
from heed.exchange.ssda903.merging import Merged

Which = Literal["all", "blank", "filled"]

FLAGS = (
    *("CONVICTED", "HEALTH_CHECK", "IMMUNISATIONS", "TEETH_CHECK", "HEALTH_ASSESSMENT", "SUBSTANCE_MISUSE"),
    *("INTERVENTION_RECEIVED", "INTERVENTION_OFFERED"),
)
"""The columns of OC2 that are completed with a 0 or 1."""


def _cell(
    code: str,
    says: str,
    severity: Severity,
    table: str,
    *names: str,
    which: Which = "all",
    since: int = 0,
    changed: tuple[tuple[int, str], ...] = (),
    needs: Needs = nothing_more,
) -> Declared:
    """The check on columns of one table: each cell that could not be typed, or only those blank, or only those filled."""

    def find(merged: Merged) -> Iterator[Found]:
        for each in merged.returns:
            for name in names:
                prefix = "" if " " in name else f"{name} "
                for row in each.misread.get((table, name), ()):
                    if which == "all" or row.blank is (which == "blank"):
                        yield Found(row.source, row.child, prefix + row.words)

    touches = columns(table, *(column for name in names for column in name.split(" and ")))
    needs = every(tables(table), needs) if table in ROWS else needs
    return Declared(code, says, severity, find, needs, touches, since, changed=changed)


def _no_child_number(merged: Merged) -> Iterator[Found]:
    for each in merged.returns:
        for table in (HEADER, EPISODES, REVIEWS):
            for child, source, words in each.misread.get((table, "CHILD"), ()):
                yield Found(source, child, f"CHILD {words}")


_CHILD = (
    Declared(
        "H001",
        "A row has no child’s number.",
        HOLD,
        _no_child_number,
        touches=columns(HEADER, "CHILD") | columns(EPISODES, "CHILD") | columns(REVIEWS, "CHILD"),
    ),
    _cell(
        "101",
        "Gender code is not valid.",
        SHOWN,
        HEADER,
        "SEX",
        changed=((2025, "The child or young person’s reported sex is not valid."),),
    ),
    _cell("102", "Date of birth is not a valid date.", HOLD, HEADER, "DOB"),
    _cell("103", "The ethnicity code is either not valid or has not been entered.", SHOWN, HEADER, "ETHNIC"),
    _cell("165", "Data entry for mother status is invalid.", SHOWN, HEADER, "MOTHER"),
    _cell("171", "Date of birth of mother's child is not a valid date.", SHOWN, HEADER, "MC_DOB"),
    _cell(
        "104",
        "Date for Unaccompanied Asylum-Seeking Children (UASC) status ceased is not a valid date.",
        SHOWN,
        UASC,
        "DUC",
    ),
)

_CARE = (
    _cell("141", "Date episode began is not a valid date.", HOLD, EPISODES, "DECOM"),
    _cell("143", "The reason for new episode code is not a valid code.", SHOWN, EPISODES, "RNE"),
    _cell("144", "The legal status code is not a valid code.", SHOWN, EPISODES, "LS"),
    _cell("145", "Category of need code is not a valid code.", SHOWN, EPISODES, "CIN"),
    _cell("146", "Placement type code is not a valid code.", SHOWN, EPISODES, "PLACE"),
    _cell("147", "Date episode ceased is not a valid date.", HOLD, EPISODES, "DEC"),
    _cell(
        "148",
        "Date episode ceased and reason episode ceased must both be coded, or both left blank.",
        SHOWN,
        EPISODES,
        "DEC and REC",
    ),
    _cell("149", "Reason episode ceased code is not valid.", SHOWN, EPISODES, "REC"),
    _cell("178", "Placement provider code is not a valid code.", SHOWN, EPISODES, "PLACE_PROVIDER"),
    _cell("1009", "Reason for placement change is not a valid code.", SHOWN, EPISODES, "REASON_PLACE_CHANGE"),
    _cell("166", "Date of review is invalid or blank.", HOLD, REVIEWS, "REVIEW"),
    _cell("167", "Data entry for participation is invalid or blank.", SHOWN, REVIEWS, "REVIEW_CODE"),
)

_HEALTH = (
    _cell(
        "180",
        "Data entry for the strengths and difficulties questionnaire (SDQ) score is invalid.",
        SHOWN,
        OC2,
        "SDQ_SCORE",
    ),
    _cell("196", "Strengths and Difficulties (SDQ) reason is not a valid code.", SHOWN, OC2, "SDQ_REASON"),
    _cell(
        "181",
        "Data items relating to children looked after continuously for 12 months should be completed with a 0 or 1.",
        SHOWN,
        OC2,
        *FLAGS,
    ),
)

_TIMES = (
    _cell(
        "564",
        "Child was missing or away from placement without authorisation and the date started is blank.",
        SHOWN,
        MISSING,
        "MIS_START",
        which="blank",
    ),
    _cell(
        "1004",
        "The start date of the missing episode or episode that the child was away from placement without authorisation is"
        " not a valid date.",
        SHOWN,
        MISSING,
        "MIS_START",
        which="filled",
    ),
    _cell(
        "1005",
        "The end date of the missing episode or episode that the child was away from placement without authorisation is"
        " not a valid date.",
        SHOWN,
        MISSING,
        "MIS_END",
    ),
    _cell("1006", "Missing type invalid.", SHOWN, MISSING, "MISSING", which="filled"),
    _cell(
        "565",
        "The date that the child started to be missing or away from placement without authorisation has been completed but"
        " whether the child was missing or away from placement without authorisation has not been completed.",
        SHOWN,
        MISSING,
        "MISSING",
        which="blank",
    ),
    _cell("SW04STG1", "Date social worker episode began is not a valid date..", SHOWN, SOCIAL_WORKERS, "SW_DECOM"),
    _cell("SW05STG1", "Date social worker episode began is not a valid date.", SHOWN, SOCIAL_WORKERS, "SW_DEC"),
    _cell("SW13STG1", "The reason for social worker change is not valid.", SHOWN, SOCIAL_WORKERS, "SW_REASON"),
    _cell("700", "The start date of the DoLO is not a valid date.", SHOWN, DEPRIVATIONS, "DOLO_START", since=2027),
    _cell("701", "The end date of the DoLO is not a valid date.", SHOWN, DEPRIVATIONS, "DOLO_END", since=2027),
)

_PERMANENCE = (
    _cell(
        "115",
        "Date of Local Authority's (LA) decision that a child should be placed for adoption is not a valid date.",
        SHOWN,
        PLACED,
        "DATE_PLACED",
    ),
    _cell(
        "116",
        "Date of Local Authority's (LA) decision that a child should no longer be placed for adoption is not a valid date.",
        SHOWN,
        PLACED,
        "DATE_PLACED_CEASED",
    ),
    _cell(
        "120",
        "The reason for the reversal of the decision that the child should be placed for adoption code is not valid.",
        SHOWN,
        PLACED,
        "REASON_PLACED_CEASED",
    ),
    _cell("112", "Date should be placed for adoption is not a valid date.", SHOWN, AD1, "DATE_INT"),
    _cell("113", "Date matching child and adopter(s) is not a valid date.", SHOWN, AD1, "DATE_MATCH"),
    _cell(
        "114",
        "Data entry to record the status of former carer(s) of an adopted child is invalid.",
        SHOWN,
        AD1,
        "FOSTER_CARE",
    ),
    _cell("175", "The number of adopter(s) code is not a valid code.", SHOWN, AD1, "NB_ADOPTR"),
    _cell(
        "176", "The gender of adopter(s) at the date of adoption code is not a valid code.", SHOWN, AD1, "SEX_ADOPTR"
    ),
    _cell("177", "The legal status of adopter(s) code is not a valid code.", SHOWN, AD1, "LS_ADOPTR"),
    _cell("631", "Previous permanence option not a valid value.", SHOWN, PREVIOUS_PERMANENCE, "PREV_PERM"),
    _cell("632", "Date of previous permanence order not a valid value.", SHOWN, PREVIOUS_PERMANENCE, "DATE_PERM"),
    _cell("131", "Data entry for being in touch after leaving care is invalid.", SHOWN, OC3, "IN_TOUCH"),
    _cell("132", "Data entry for activity after leaving care is invalid.", SHOWN, OC3, "ACTIV"),
    _cell("133", "Data entry for accommodation after leaving care is invalid.", SHOWN, OC3, "ACCOM"),
)

CELLS = (*_CHILD, *_CARE, *_HEALTH, *_TIMES, *_PERMANENCE)
