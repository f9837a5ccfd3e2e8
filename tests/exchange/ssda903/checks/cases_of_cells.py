"""Cells at fault, one by one: what each check of them finds. Not tests."""

from __future__ import annotations

from tests.exchange.ssda903.checks.made import LEFT, MEND, NOT_A_DATE, PLACED, UASC, one, reviews
from tests.exchange.ssda903.made import AMARA, BEN, BEN_IN_CARE, IN_CARE, REVIEW

CELLS = {
    "no child's number": one(
        "H001", "Reviews", 3, "CHILD is blank: write the child’s number", Reviews=reviews({**REVIEW, "CHILD": " "})
    ),
    "a number shortened by a spreadsheet": one(
        "H001",
        "Reviews",
        3,
        "CHILD is “1.23E+11”, which is not a child’s number: mend it",
        "“1.23E+11”",
        Reviews=reviews({**REVIEW, "CHILD": "1.23E+11"}),
    ),
    "a formula for a number": one(
        "H001",
        "Header",
        4,
        "CHILD is “=1+1”, which is not a child’s number: mend it",
        "“=1+1”",
        Header=[AMARA, BEN, {**AMARA, "CHILD": "=1+1"}],
    ),
    "an endless number": one(
        "H001",
        "Header",
        4,
        f"CHILD is “{'9' * 39}…”, which is not a child’s number: mend it",
        f"“{'9' * 39}…”",
        Header=[AMARA, BEN, {**AMARA, "CHILD": "9" * 500}],
    ),
    "no number in UASC": one(
        "H002", "UASC", 2, "CHILD is blank: write the child’s number", UASC=[{**UASC, "CHILD": ""}, UASC]
    ),
    "no number in PlacedAdoption": one(
        "H002",
        "PlacedAdoption",
        2,
        "CHILD is blank: write the child’s number",
        PlacedAdoption=[{**PLACED, "CHILD": ""}],
    ),
    "a code for sex of another year": one(
        "101",
        "Header",
        2,
        "SEX is “1”, a code of the 2018 to 2024 returns that the 2026 return does not have: use a code of 2026",
        Header=[{**AMARA, "SEX": "1"}, BEN],
    ),
    "no birth date": one("102", "Header", 2, f"DOB is blank: {MEND}", "1001", Header=[{**AMARA, "DOB": ""}, BEN]),
    "a birth date that is none": one(
        "102", "Header", 2, f"DOB {NOT_A_DATE}", "1001", Header=[{**AMARA, "DOB": "soon"}, BEN]
    ),
    "her child's birth date": one(
        "171", "Header", 2, f"MC_DOB {NOT_A_DATE}", Header=[{**AMARA, "MC_DOB": "soon"}, BEN]
    ),
    "no start": one(
        "141", "Episodes", 2, f"DECOM is blank: {MEND}", "1001", Episodes=[{**IN_CARE, "DECOM": ""}, BEN_IN_CARE]
    ),
    "an end that is no date": one(
        "147", "Episodes", 2, f"DEC {NOT_A_DATE}", "1001", Episodes=[{**LEFT, "DEC": "soon"}, BEN_IN_CARE]
    ),
    "an unknown reason for a new episode": one(
        "143",
        "Episodes",
        2,
        "RNE is “Q”, which is no code of the return: use a code of 2026",
        Episodes=[{**IN_CARE, "RNE": "Q"}, BEN_IN_CARE],
    ),
    "no legal status": one(
        "144", "Episodes", 2, "LS is blank: write its code", Episodes=[{**IN_CARE, "LS": ""}, BEN_IN_CARE]
    ),
    "a placement of another year": one(
        "146",
        "Episodes",
        2,
        "PLACE is “H5”, a code of the 2018 to 2025 returns that the 2026 return does not have: use a code of 2026",
        Episodes=[{**IN_CARE, "PLACE": "H5"}, BEN_IN_CARE],
    ),
    "a reason for ceasing of one other year": one(
        "149",
        "Episodes",
        3,
        "REC is “E43”, a code of the 2018 return that the 2026 return does not have: use a code of 2026",
        Episodes=[IN_CARE, {**BEN_IN_CARE, "DEC": "09/09/2025", "REC": "E43"}],
    ),
    "an end without a reason": one(
        "148",
        "Episodes",
        3,
        "the episode has DEC and no REC: write both, or neither",
        Episodes=[IN_CARE, {**BEN_IN_CARE, "DEC": "09/09/2025"}],
    ),
    "a reason without an end": one(
        "148",
        "Episodes",
        3,
        "the episode has REC and no DEC: write both, or neither",
        Episodes=[IN_CARE, {**BEN_IN_CARE, "REC": "E4A"}],
    ),
    "a review without a date": one(
        "166", "Reviews", 3, f"REVIEW is blank: {MEND}", "1001", Reviews=reviews({**REVIEW, "REVIEW": ""})
    ),
    "a review with no code": one(
        "167",
        "Reviews",
        3,
        "REVIEW_CODE is blank: write its code",
        Reviews=reviews({**REVIEW, "REVIEW": "07/07/2025", "REVIEW_CODE": ""}),
    ),
    "a review with an unknown code": one(
        "167",
        "Reviews",
        3,
        "REVIEW_CODE is “PN8”, which is no code of the return: use a code of 2026",
        Reviews=reviews({**REVIEW, "REVIEW": "07/07/2025", "REVIEW_CODE": "PN8"}),
    ),
    "the end of UASC": one("104", "UASC", 2, f"DUC {NOT_A_DATE}", UASC=[{**UASC, "DUC": "soon"}]),
    "the decision to place": one(
        "115", "PlacedAdoption", 2, f"DATE_PLACED {NOT_A_DATE}", PlacedAdoption=[{**PLACED, "DATE_PLACED": "soon"}]
    ),
    "the decision taken back": one(
        "116",
        "PlacedAdoption",
        2,
        f"DATE_PLACED_CEASED {NOT_A_DATE}",
        PlacedAdoption=[{**PLACED, "DATE_PLACED_CEASED": "soon"}],
    ),
    "why it was taken back": one(
        "120",
        "PlacedAdoption",
        2,
        "REASON_PLACED_CEASED is “XXX”, which is no code of the return: use a code of 2026",
        PlacedAdoption=[{**PLACED, "REASON_PLACED_CEASED": "XXX"}],
    ),
}
