"""How many of what: the shares that Fenshire is drawn by. Not who gets which: that is dice.

Drawn from published annual reports of IRO services (a council of 438 children with 1,100 reviews in 2024-25, and its
table of participation codes) and DfE's national shares of ages, placements and reasons for leaving; then made up.
"""

from __future__ import annotations

from datetime import date

from tests.returns.dice import Dice

FIRST_DAY = date(2023, 4, 1)
LAST_DAY = date(2026, 3, 31)
KNOWN_TO = date(2026, 11, 15)
"""The Sunday before the day on which the demonstration stands: nothing after it is known, in any file."""

HORIZON = date(2026, 12, 31)
"""Lives go on beyond what is known: who is adopted in the summer of 2026 was placed before it."""

SEED = 1949
_TOPICS = ("town", "care", "meetings", "voices", "faults", "files", "since", "names", "staff", "told")


def dice(topic: str, *keys: int) -> Dice:
    """Dice of one step for one child or household: what other steps or children throw does not move them."""
    return Dice(SEED, _TOPICS.index(topic), *keys)


# --- who comes and goes -----------------------------------------------------------------------------------------------

UASC_AT_FIRST = 13  # beside the others who are in care on 1 April 2023
ENTRANTS = {2024: 129, 2025: 130, 2026: 127}  # by collection year, those below among them
UASC_ENTRANTS = 6
RE_ENTRANTS = 5
SINCE = {"uasc": 3, "back": 3, "all": 51}  # entrants from 1 April 2026 to the day to which all is known
SINCE_GONE_HOME = 70  # of those, in a thousand, who are home again by then
HOUSEHOLDS = {1: 64, 2: 24, 3: 12}  # children who come into care together

AGES_AT_FIRST = {  # children, on 1 April 2023
    **{0: 16, 1: 18, 2: 17, 3: 16, 4: 16, 5: 17, 6: 18, 7: 19, 8: 20},
    **{9: 22, 10: 25, 11: 27, 12: 30, 13: 33, 14: 37, 15: 40, 16: 40, 17: 40},
}
AGES_OF_ENTRANTS = {
    **{0: 210, 1: 55, 2: 50, 3: 45, 4: 42, 5: 38, 6: 36, 7: 36, 8: 38},
    **{9: 40, 10: 42, 11: 46, 12: 52, 13: 58, 14: 68, 15: 74, 16: 96, 17: 34},
}
YEARS_SO_FAR = {0: 24, 1: 18, 2: 14, 3: 11, 4: 9, 5: 7, 6: 5, 7: 4, 8: 3, 9: 2, 10: 2, 11: 1}

ADOPTED, GUARDIAN, ARRANGED, HOME = "adopted", "special guardianship", "child arrangements", "home"
LEAVERS = {  # beside those who turn 18
    2024: {ADOPTED: 15, GUARDIAN: 22, ARRANGED: 10, HOME: 25, "E13": 5, "E3": 2, "E8": 3, "E9": 1},
    2025: {ADOPTED: 17, GUARDIAN: 21, ARRANGED: 10, HOME: 24, "E13": 4, "E3": 2, "E8": 3, "E9": 1},
    2026: {ADOPTED: 15, GUARDIAN: 18, ARRANGED: 9, HOME: 19, "E13": 5, "E3": 1, "E8": 4, "E9": 1},
    2027: {ADOPTED: 16, GUARDIAN: 22, ARRANGED: 10, HOME: 26, "E13": 5, "E3": 2, "E8": 3, "E9": 1},
}
REASONS = {
    ADOPTED: {"E11": 45, "E12": 55},
    GUARDIAN: {"E45": 22, "E46": 18, "E47": 42, "E48": 18},
    ARRANGED: {"E41": 1},
    HOME: {"E4A": 70, "E4B": 30},
}
SEXES = {"M": 54, "F": 46}
ETHNICITIES = {
    **{"WBRI": 780, "WOTH": 45, "WROM": 10, "WIRT": 6, "WIRI": 4, "MWBC": 34, "MWBA": 14, "MWAS": 16, "MOTH": 22},
    **{"APKN": 14, "ABAN": 7, "AIND": 4, "AOTH": 8, "BAFR": 16, "BCRB": 8, "BOTH": 6, "OOTH": 8, "NOBT": 2},
}
ETHNICITIES_UASC = {"OOTH": 42, "BAFR": 30, "AOTH": 24, "WOTH": 4}

# --- care -------------------------------------------------------------------------------------------------------------

FIRST_STATUS = {  # by the age from which it holds
    0: {"C1": 52, "V2": 32, "L2": 10, "L1": 6},
    10: {"C1": 38, "V2": 48, "L1": 10, "J1": 4},
    15: {"V2": 64, "C1": 28, "L1": 4, "J1": 4},
}
TO_COURT = {0: 760, 10: 500, 15: 200}  # of those accommodated, so many in a thousand become subject to proceedings
PLACED_WITH_PARENTS = 125  # in a thousand of those with a full care order
ORDER_WITHOUT_PLACEMENT = 110  # placement orders, in a thousand of small children with a full care order

FIRST_PLACEMENT = {
    0: {"U6": 60, "U3": 24, "U5": 6, "R3": 5},
    4: {"U6": 68, "U3": 26, "K2": 4},
    10: {"U6": 60, "U3": 21, "K2": 16, "S1": 1},
    16: {"U6": 38, "U3": 12, "K2": 16, "K3": 32, "R5": 2},
}
LATER_PLACEMENT = {
    0: {"U6": 64, "U3": 30},
    4: {"U6": 58, "U4": 14, "U3": 22, "K2": 5},
    10: {"U6": 54, "U4": 17, "U3": 10, "K2": 15, "S1": 2, "R1": 2},
    16: {"U6": 30, "U4": 12, "K2": 20, "K3": 36, "R5": 1},
}
UASC_PLACEMENT = {"U6": 42, "K3": 58}
DAYS_OF_A_PLACEMENT = {(4, 40): 18, (41, 150): 21, (151, 400): 18, (401, 900): 18, (901, 2500): 25}
TO_OWN_FLAT = 240  # in a thousand move to supported accommodation after turning 16
SOME_DAYS_AWAY = 54  # in hospital or with other carers, in a thousand placements of more than four months
AT_18 = {"U": {"E17": 52, "E5": 40, "E6": 8}, "": {"E5": 70, "E6": 16, "E7": 14}}

# --- reviews ----------------------------------------------------------------------------------------------------------

LATE = {  # in a thousand, by collection year, for those due in April to June, July to September, and so on
    2024: (50, 48, 90, 56),
    2025: (40, 36, 74, 46),
    2026: (28, 26, 54, 32),
}
LATE_BEFORE = 70
LATE_FIRST = 15  # more in a thousand where it is the first of a stay
OVERDUE_FROM = date(2026, 3, 9)
OVERDUE = 50  # in a thousand of those due from then to the last day of the returns: held in April
DAYS_LATE = {(1, 3): 34, (4, 7): 28, (8, 13): 22, (14, 19): 13, (20, 34): 3}
DAYS_EARLY = {
    "first": {(0, 2): 46, (3, 6): 38, (7, 12): 16},
    "second": {(0, 6): 44, (7, 14): 34, (15, 30): 22},
    "later": {(0, 7): 42, (8, 18): 36, (19, 32): 17, (33, 60): 4, (61, 110): 1},
}

# --- voices -----------------------------------------------------------------------------------------------------------

CODES = {  # by the age from which it holds
    4: {"PN1": 230, "PN2": 4, "PN3": 12, "PN4": 22, "PN5": 40, "PN6": 646, "PN7": 46},
    8: {"PN1": 355, "PN2": 6, "PN3": 4, "PN4": 12, "PN5": 42, "PN6": 533, "PN7": 48},
    12: {"PN1": 410, "PN2": 7, "PN3": 2, "PN4": 8, "PN5": 44, "PN6": 461, "PN7": 68},
    16: {"PN1": 420, "PN2": 8, "PN3": 2, "PN4": 6, "PN5": 46, "PN6": 433, "PN7": 85},
}
MORE_ATTEND = {2024: -24, 2025: -6, 2026: 6}  # a year's change of PN1, taken from PN6
THE_SAME_AGAIN = 450  # in a thousand take part as they did the last time
