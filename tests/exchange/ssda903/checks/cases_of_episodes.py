"""Episodes at fault: what each check of them finds. Not tests."""

from __future__ import annotations

from datetime import date

from tests.exchange.ssda903.checks.made import FIRST, LEFT, MEND, MOVED, Case, one
from tests.exchange.ssda903.made import AMARA, BEN, BEN_IN_CARE, IN_CARE

EPISODES = {
    "an episode too old": Case(
        {"Header": [AMARA, {**BEN, "DOB": ""}], "Episodes": [IN_CARE, {**BEN_IN_CARE, "DECOM": "13/10/1991"}]},
        (
            ("102", "Header", 3, f"DOB is blank: {MEND}"),
            ("353", "Episodes", 3, "DECOM is 13/10/1991, before 14/10/1991: mend the date"),
        ),
        ("1002",),
    ),
    "an end after the year": Case(
        {"Episodes": [IN_CARE, {**BEN_IN_CARE, "DEC": "01/04/2026", "REC": "E4A"}]},
        (
            (
                "354",
                "Episodes",
                3,
                "DEC is 01/04/2026, after the collection year 2026: leave it to the next return",
            ),
        ),
        as_at=date(2026, 4, 1),
    ),
    "an episode of no day": one(
        "355",
        "Episodes",
        3,
        "DECOM and DEC are both 01/07/2025: mend one, if it lasted longer",
        Episodes=[IN_CARE, {**BEN_IN_CARE, "DECOM": "01/07/2025", "DEC": "01/07/2025", "REC": "E8"}],
    ),
    "an end before the start": one(
        "356",
        "Episodes",
        3,
        "DEC is 30/06/2024, before DECOM, 01/07/2024: mend one of the two",
        "1002",
        Episodes=[IN_CARE, {**BEN_IN_CARE, "DEC": "30/06/2024", "REC": "E8"}],
    ),
    "an episode twice": one(
        "H010",
        "Episodes",
        4,
        "the same episode is there already (line 2): leave one row",
        Episodes=[IN_CARE, BEN_IN_CARE, IN_CARE],
    ),
    "two open episodes": one(
        "142",
        "Episodes",
        2,
        "the episode is open, and another begins on 09/09/2025 (line 3): write its DEC, or mend the other",
        "1001",
        Episodes=[IN_CARE, MOVED, BEN_IN_CARE],
    ),
    "two episodes that overlap": one(
        "501",
        "Episodes",
        2,
        "DECOM is 09/09/2025, before the episode before it ended on 10/09/2025 (line 3): mend one",
        "1001",
        Episodes=[{**MOVED, "RNE": "S"}, {**FIRST, "DEC": "10/09/2025", "REC": "E4A"}, BEN_IN_CARE],
    ),
    "back on the same day": one(
        "431",
        "Episodes",
        3,
        "RNE is S, and the episode before ended on the same day (line 2): mend one of the two",
        Episodes=[LEFT, {**MOVED, "RNE": "S"}, BEN_IN_CARE],
    ),
    "back without starting": one(
        "432",
        "Episodes",
        3,
        "RNE is P, and care ended with the episode before, REC E4A (line 2): mend one",
        Episodes=[LEFT, MOVED, BEN_IN_CARE],
    ),
    "going on after a gap": Case(
        {"Episodes": [FIRST, {**MOVED, "DECOM": "11/09/2025"}, BEN_IN_CARE]},
        (
            (
                "433",
                "Episodes",
                3,
                "RNE is P, and the episode before ended on 09/09/2025 (line 2): add what is missing",
            ),
            ("388", "Episodes", 2, "REC is X1, and no episode begins on 09/09/2025: add it, or mend REC"),
        ),
    ),
    "not gone on": one(
        "388",
        "Episodes",
        3,
        "REC is X1, and no episode begins on 09/09/2025: add it, or mend REC",
        Episodes=[IN_CARE, {**BEN_IN_CARE, "DEC": "09/09/2025", "REC": "X1"}],
    ),
    "a first episode that goes on from another": one(
        "357",
        "Episodes",
        2,
        "RNE is P, and there is no episode before: add it, or write S",
        Episodes=[{**IN_CARE, "RNE": "P"}, BEN_IN_CARE],
    ),
}
