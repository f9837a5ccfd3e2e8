"""Dates after the day the data speak for: what the check of them finds. Not tests."""

from __future__ import annotations

from datetime import date

from tests.exchange.ssda903.checks.made import Case
from tests.exchange.ssda903.made import AMARA, BEN, BEN_IN_CARE, IN_CARE, LAST_REVIEW, REVIEW

YEARS = {
    "dates after the day": Case(
        {
            "Header": [AMARA, BEN, {**BEN, "CHILD": "1003"}],
            "Episodes": [
                IN_CARE,
                {**BEN_IN_CARE, "DEC": "31/03/2026", "REC": "E8"},
                {**BEN_IN_CARE, "CHILD": "1003", "DECOM": "31/03/2026"},
            ],
            "Reviews": [REVIEW, LAST_REVIEW, {**REVIEW, "REVIEW": "31/03/2026"}],
        },
        (
            (
                "H015",
                "Episodes",
                3,
                "DEC is 31/03/2026, after 30/03/2026, the day the data speak for, so the child is still in care:"
                " mend the date, or give a later day",
            ),
            (
                "H015",
                "Episodes",
                4,
                "DECOM is 31/03/2026, after 30/03/2026, the day the data speak for, so the episode was left out:"
                " mend the date, or give a later day",
            ),
            (
                "H015",
                "Reviews",
                4,
                "REVIEW is 31/03/2026, after 30/03/2026, the day the data speak for, so it is not held:"
                " mend the date, or give a later day",
            ),
        ),
        as_at=date(2026, 3, 30),
    ),
}
