"""The codes of the SSDA903 return, with labels: a base and the changes of each collection year. Not how a cell is read.

Sources: the return's published layouts of 2017 and the changes of 2019, 2022, 2024, 2025 and 2026; labels from the Standard
Safeguarding Dataset and the rules of the public 903 validator (April 2026). Where layout and rules differ about a year's
codes the rules stand, because they are what the Department holds a return against (docs/decisions/0017).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from heed.exchange.ssda903.codes.adoption import (
    ADOPTERS,
    ADOPTERS_SEX,
    ADOPTERS_STATUS,
    BY_FOSTER_CARER,
    REASON_PLACED_CEASED,
)
from heed.exchange.ssda903.codes.care import (
    LEGAL_STATUS,
    NEED,
    PARTICIPATION,
    PLACEMENT,
    PROVIDER,
    REASON_CEASED,
    REASON_NEW,
    REASON_PLACE_CHANGE,
)
from heed.exchange.ssda903.codes.child import (
    ETHNICITY,
    ETHNICITY_GROUP,
    ETHNICITY_GROUPS,
    MISSING,
    MOTHER,
    PREVIOUS_PERMANENCE,
    REASON_SOCIAL_WORKER,
    SEX,
    SEX_MEANS,
)
from heed.exchange.ssda903.codes.health import ACCOMMODATION, ACTIVITY, IN_TOUCH, OUTCOMES, SDQ_REASON
from heed.exchange.ssda903.codes.lists import LATEST, PROVISIONAL, YEARS, Change, CodeList, Codes

__all__ = [
    "BY_COLUMN",
    "ETHNICITY",
    "ETHNICITY_GROUP",
    "ETHNICITY_GROUPS",
    "LATEST",
    "LEGAL_STATUS",
    "NEED",
    "PARTICIPATION",
    "PLACEMENT",
    "PROVIDER",
    "PROVISIONAL",
    "REASON_CEASED",
    "REASON_NEW",
    "SEX",
    "SEX_MEANS",
    "YEARS",
    "Change",
    "CodeList",
    "Codes",
    "accepted",
]

BY_COLUMN: Mapping[str, CodeList] = {
    "SEX": SEX,
    "ETHNIC": ETHNICITY,
    "MOTHER": MOTHER,
    "RNE": REASON_NEW,
    "LS": LEGAL_STATUS,
    "CIN": NEED,
    "PLACE": PLACEMENT,
    "PLACE_PROVIDER": PROVIDER,
    "REC": REASON_CEASED,
    "REASON_PLACE_CHANGE": REASON_PLACE_CHANGE,
    "REVIEW_CODE": PARTICIPATION,
    "REASON_PLACED_CEASED": REASON_PLACED_CEASED,
    "SDQ_REASON": SDQ_REASON,
    **OUTCOMES,
    "IN_TOUCH": IN_TOUCH,
    "ACTIV": ACTIVITY,
    "ACCOM": ACCOMMODATION,
    "FOSTER_CARE": BY_FOSTER_CARER,
    "NB_ADOPTR": ADOPTERS,
    "SEX_ADOPTR": ADOPTERS_SEX,
    "LS_ADOPTR": ADOPTERS_STATUS,
    "PREV_PERM": PREVIOUS_PERMANENCE,
    "MISSING": MISSING,
    "SW_REASON": REASON_SOCIAL_WORKER,
}
"""The list of each column that has one: its cells are held against it."""


@cache
def accepted(column: str, year: int) -> Mapping[str, str]:
    """Each code of the year's list to itself: one string for each code, however many cells carry it."""
    return {code: code for code in BY_COLUMN[column].in_year(year)}
