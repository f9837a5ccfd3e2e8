"""Reviews at fault: what each check of them finds. Not tests."""

from __future__ import annotations

from tests.exchange.ssda903.checks.made import LEFT, Case, one, reviews
from tests.exchange.ssda903.made import AMARA, BEN, BEN_IN_CARE, IN_CARE, REVIEW

REVIEWS = {
    "a review in short breaks": Case(
        {"Episodes": [{**IN_CARE, "LS": "V4", "PLACE": "U6"}, BEN_IN_CARE], "Header": [{**AMARA, "MOTHER": "0"}, BEN]},
        (
            (
                "399",
                "Header",
                2,
                "MOTHER is filled, and every episode of the child has LS V3 or V4: leave it blank, or mend LS",
            ),
            *(
                (
                    "399",
                    "Reviews",
                    line,
                    "every episode of the child has LS V3 or V4, whose reviews are not returned: take it out, or mend LS",
                )
                for line in (2, 3)
            ),
        ),
    ),
    "PN0 the day after the 4th birthday": one(
        "440",
        "Reviews",
        3,
        "REVIEW_CODE is PN0, and the child turned 4 on 02/03/2026: write PN1 to PN7, or mend a date",
        Header=[AMARA, {**BEN, "DOB": "02/03/2022"}],
        Reviews=reviews({"CHILD": "1002", "DOB": "", "REVIEW": "03/03/2026", "REVIEW_CODE": "PN0"}),
    ),
    "PN7 the day before the 4th birthday": one(
        "441",
        "Reviews",
        3,
        "REVIEW_CODE is PN7, and the child turns 4 on 02/03/2026: write PN0, or mend a date",
        Header=[AMARA, {**BEN, "DOB": "02/03/2022"}],
        Reviews=reviews({"CHILD": "1002", "DOB": "", "REVIEW": "01/03/2026", "REVIEW_CODE": "PN7"}),
    ),
    "a review twice": one(
        "H011",
        "Reviews",
        3,
        "the review is there already (line 2) and was counted once: leave one row",
        Reviews=reviews(REVIEW),
    ),
    "a review with two codes": one(
        "H012",
        "Reviews",
        3,
        "REVIEW_CODE is PN4, and PN1 for the same review (line 2): leave the right row",
        Reviews=reviews({**REVIEW, "REVIEW_CODE": "PN4"}),
    ),
    "a review of another year": one(
        "H018",
        "Reviews",
        3,
        "REVIEW is 31/03/2025, not in the collection year 2026: mend the date, or leave it out",
        Reviews=reviews({"CHILD": "1002", "DOB": "", "REVIEW": "31/03/2025", "REVIEW_CODE": "PN1"}),
    ),
    "a review before care": one(
        "H013",
        "Reviews",
        3,
        "REVIEW is 11/05/2025, before care began on 12/05/2025: mend one of the two",
        Reviews=reviews({**REVIEW, "REVIEW": "11/05/2025"}),
    ),
    "a review outside care": one(
        "H014",
        "Reviews",
        3,
        "REVIEW is 10/09/2025, and no episode covers that day: mend the date, or add the episode",
        Episodes=[LEFT, BEN_IN_CARE],
        Reviews=[REVIEW, {**REVIEW, "REVIEW": "10/09/2025"}],
    ),
}
