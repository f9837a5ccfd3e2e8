"""Children at fault in the Header, or missing from it: what each check of them finds. Not tests."""

from __future__ import annotations

from tests.exchange.ssda903.checks.made import NOT_A_DATE, PLACED, UASC, UNKNOWN, Case, one, reviews
from tests.exchange.ssda903.made import AMARA, BEN, BEN_IN_CARE, IN_CARE, REVIEW

CHILDREN = {
    "an episode of a child who is not in the Header": one(
        "H003",
        "Episodes",
        4,
        f"the child 1003 is not in the Header: {UNKNOWN}",
        "1003",
        Episodes=[IN_CARE, BEN_IN_CARE, {**IN_CARE, "CHILD": "1003"}],
    ),
    "a review of a child who is not in the Header": one(
        "H004",
        "Reviews",
        3,
        f"the child 1003 is not in the Header: {UNKNOWN}",
        "1003",
        Reviews=reviews({**REVIEW, "CHILD": "1003"}),
    ),
    "a UASC row of a child who is not in the Header": one(
        "H005", "UASC", 2, f"the child 1003 is not in the Header: {UNKNOWN}", UASC=[{**UASC, "CHILD": "1003"}]
    ),
    "a child twice in the Header": one(
        "H006",
        "Header",
        4,
        "the child 1001 is in the Header already (line 2): leave one row",
        Header=[AMARA, BEN, AMARA],
    ),
    "a child with two birth dates": one(
        "H007",
        "Header",
        4,
        "DOB is not that of the child’s other row (line 2): leave the right row",
        "1001",
        Header=[AMARA, BEN, {**AMARA, "DOB": "15/05/2012"}],
    ),
    "a child not born yet": Case(
        {"Header": [AMARA, {**BEN, "DOB": "01/05/2026"}]},
        (
            ("301", "Header", 3, "DOB is 01/05/2026, after 31/03/2026, the day the data speak for: mend the date"),
            (
                "302",
                "Episodes",
                3,
                "DECOM is 01/07/2024, before the child was born on 01/05/2026: mend one of the two",
            ),
        ),
        ("1002",),
    ),
    "in care before birth": one(
        "302",
        "Episodes",
        3,
        "DECOM is 01/07/2024, before the child was born on 02/07/2024: mend one of the two",
        Header=[AMARA, {**BEN, "DOB": "02/07/2024"}],
    ),
    "in care past 18": one(
        "359",
        "Episodes",
        3,
        "the child turned 18 on 01/03/2026, and the episode goes on: write its DEC, or mend DOB",
        Header=[AMARA, {**BEN, "DOB": "29/02/2008"}],
        Episodes=[IN_CARE, {**BEN_IN_CARE, "PLACE": "U4"}],
    ),
    "a young child without an episode": one(
        "H019",
        "Header",
        3,
        "the child 1002 has no episode: add it, or take the child out",
        Episodes=[IN_CARE],
    ),
    "another birth date in Reviews": one(
        "H008",
        "Reviews",
        3,
        "DOB is not that of the Header (2026/Header.csv, line 2), which is used: mend one of the two",
        Reviews=reviews({**REVIEW, "REVIEW": "07/07/2025", "DOB": "15/05/2012"}),
    ),
    "no date for a birth date in Reviews": one(
        "H008",
        "Reviews",
        3,
        f"DOB {NOT_A_DATE}",
        Reviews=reviews({**REVIEW, "REVIEW": "07/07/2025", "DOB": "soon"}),
    ),
    "another birth date in UASC": one(
        "H009",
        "UASC",
        2,
        "DOB is not that of the Header (2026/Header.csv, line 2), which is used: mend one of the two",
        UASC=[{**UASC, "DOB": "15/05/2012"}],
    ),
    "no date for a birth date in PlacedAdoption": one(
        "H009", "PlacedAdoption", 2, f"DOB {NOT_A_DATE}", PlacedAdoption=[{**PLACED, "DOB": "soon"}]
    ),
}
