"""Rows that last at fault, and nearly so: Missing and SWEpisodes. Not tests."""

from __future__ import annotations

from tests.exchange.ssda903.checks.beside import AWAY, BEN_BORN, BEN_HOLDS, HOLDS, Case, one
from tests.exchange.ssda903.checks.made import LEFT, MEND
from tests.exchange.ssda903.made import AMARA, BEN, BEN_IN_CARE, IN_CARE, REVIEW, Row

NOT_A_DATE = f"is “soon”, which is not a date: {MEND}"


def away(*rows: Row, **cells: str) -> list[Row]:
    """Missing with the good row, some cells another, and other rows after it."""
    return [{**AWAY, **cells}, *rows]


LATER = "leave it to the next return"
MISSING = {
    "no start": one("564", "Missing", 2, f"MIS_START is blank: {MEND}", Missing=away(MIS_START="")),
    "a start that is none": one("1004", "Missing", 2, f"MIS_START {NOT_A_DATE}", Missing=away(MIS_START="soon")),
    "an end that is none": one("1005", "Missing", 2, f"MIS_END {NOT_A_DATE}", Missing=away(MIS_END="soon")),
    "neither missing nor away": one(
        "1006",
        "Missing",
        2,
        "MISSING is “X”, which is no code of the return: use a code of 2026",
        Missing=away(MISSING="X"),
    ),
    "missing or away is not said": one(
        "565", "Missing", 2, "MISSING is blank: write its code", Missing=away(MISSING="")
    ),
    "an end before the start": one(
        "567",
        "Missing",
        2,
        "MIS_END is 30/06/2025, before MIS_START, 01/07/2025: mend one of the two",
        Missing=away(MIS_END="30/06/2025"),
    ),
    "a start after the year": one(
        "570",
        "Missing",
        2,
        f"MIS_START is 01/04/2026, after the collection year 2026: {LATER}",
        Missing=away(MIS_START="01/04/2026", MIS_END=""),
    ),
    "an end after the year": one(
        "571",
        "Missing",
        2,
        f"MIS_END is 01/04/2026, after the collection year 2026: {LATER}",
        Missing=away(MIS_END="01/04/2026"),
    ),
    "an end before the year": one(
        "571",
        "Missing",
        2,
        "MIS_END is 31/03/2025, before the collection year 2026: mend the date, or leave the row out",
        Missing=[{**AWAY, "CHILD": "1002", "DOB": BEN_BORN, "MIS_START": "30/03/2025", "MIS_END": "31/03/2025"}],
    ),
    "a start while the one before is open": one(
        "574",
        "Missing",
        3,
        "MIS_START is 02/07/2025, and the one before is open (line 2): mend one",
        Missing=away({**AWAY, "MIS_START": "02/07/2025", "MIS_END": "03/07/2025"}, MIS_END=""),
    ),
    "two that overlap over one between": one(
        "574",
        "Missing",
        2,
        "MIS_START is 09/07/2025, and the one before is not ended until 10/07/2025 (line 4): mend one",
        Missing=[
            {**AWAY, "MIS_START": "09/07/2025", "MIS_END": "12/07/2025"},
            {**AWAY, "MIS_START": "12/07/2025", "MIS_END": "13/07/2025"},
            {**AWAY, "MIS_END": "10/07/2025"},
        ],
    ),
    "open after care ended": one(
        "577",
        "Missing",
        2,
        "MIS_END is blank, and care ended on 09/09/2025: write when the time missing ended",
        Missing=away(MIS_END=""),
        Episodes=[LEFT, BEN_IN_CARE],
        Reviews=[REVIEW],
    ),
    "open from the first day of care to one after it ended": one(
        "577",
        "Missing",
        2,
        "MIS_END is blank, and care ended on 31/03/2026: write when the time missing ended",
        Missing=away(MIS_START="12/05/2025", MIS_END=""),
        Episodes=[{**LEFT, "DEC": "31/03/2026"}, BEN_IN_CARE],
    ),
    "open from the day on which care ended": one(
        "577",
        "Missing",
        2,
        "MIS_END is blank, and care ended on 09/09/2025: write when the time missing ended",
        Missing=away(MIS_START="09/09/2025", MIS_END=""),
        Episodes=[LEFT, BEN_IN_CARE],
        Reviews=[REVIEW],
    ),
    "a start after care ended": one(
        "578",
        "Missing",
        2,
        "MIS_START is 10/09/2025, after care ended on 09/09/2025: mend one of the two",
        Missing=away(MIS_START="10/09/2025", MIS_END="11/09/2025"),
        Episodes=[LEFT, BEN_IN_CARE],
        Reviews=[REVIEW],
    ),
    "missing on the 18th birthday": one(
        "580",
        "Episodes",
        3,
        "REC is E5, and the child was missing on the 18th birthday (2026/Missing.csv, line 2): write E8",
        Missing=away(CHILD="1002", DOB="", MIS_END="09/09/2025"),
        Header=[AMARA, {**BEN, "DOB": "09/09/2007"}],
        Episodes=[IN_CARE, {**BEN_IN_CARE, "DEC": "09/09/2025", "REC": "E5"}],
    ),
    "a start before care": one(
        "581",
        "Missing",
        2,
        "MIS_START is 11/05/2025, before care began on 12/05/2025: mend one of the two",
        Missing=away(MIS_START="11/05/2025"),
    ),
    "before birth": Case(
        {"Missing": away(MIS_START="01/05/2012", MIS_END="13/05/2012")},
        (
            (
                "586",
                "Missing",
                2,
                "MIS_START is 01/05/2012, before the child was born on 14/05/2012: mend one",
            ),
            (
                "571",
                "Missing",
                2,
                "MIS_END is 13/05/2012, before the collection year 2026: mend the date, or leave the row out",
            ),
            ("581", "Missing", 2, "MIS_START is 01/05/2012, before care began on 12/05/2025: mend one of the two"),
        ),
    ),
    "open, and not carried on": Case(
        {"Missing": [], "Episodes": [{**IN_CARE, "DECOM": "12/05/2024"}, BEN_IN_CARE]},
        (
            (
                "576",
                "Missing",
                2,
                "the time missing is open at the end of 2025, and 2026 does not go on with it: go on with it there, or write"
                " its end",
            ),
        ),
        before={"Missing": [{**AWAY, "MIS_START": "30/03/2025", "MIS_END": ""}]},
        in_year_before=frozenset({"576"}),
    ),
}

SOCIAL_WORKERS = {
    "a start that is none": Case(
        {"SWEpisodes": [{**HOLDS, "SW_DECOM": "soon"}, BEN_HOLDS]},
        (
            ("SW04STG1", "SWEpisodes", 2, f"SW_DECOM {NOT_A_DATE}"),
            ("SW17STG2", "Episodes", 2, "no row of SWEpisodes is open at 31 March: add who holds the case"),
        ),
    ),
    "an end that is none": one(
        "SW05STG1", "SWEpisodes", 2, f"SW_DEC {NOT_A_DATE}", SWEpisodes=[{**HOLDS, "SW_DEC": "soon"}, HOLDS, BEN_HOLDS]
    ),
    "a reason that is none": one(
        "SW13STG1",
        "SWEpisodes",
        2,
        "SW_REASON is “NONE”, which is no code of the return: use a code of 2026",
        SWEpisodes=[{**HOLDS, "SW_REASON": "NONE"}, BEN_HOLDS],
    ),
    "no number": one(
        "SW01aSTG1",
        "SWEpisodes",
        2,
        "SW_ID is blank: write the social worker’s number",
        SWEpisodes=[{**HOLDS, "SW_ID": ""}, BEN_HOLDS],
    ),
    "another number": one(
        "SW02STG1",
        "SWEpisodes",
        2,
        "SW_ID begins with neither SW nor XX: write the social worker’s number",
        SWEpisodes=[{**HOLDS, "SW_ID": "1234567"}, BEN_HOLDS],
    ),
    "two at a time": one(
        "SW10STG2",
        "SWEpisodes",
        3,
        "SW_DECOM is 09/09/2025, and the one before is not ended until 10/09/2025 (line 2): mend one",
        SWEpisodes=[{**HOLDS, "SW_DEC": "10/09/2025"}, {**HOLDS, "SW_DECOM": "09/09/2025"}, BEN_HOLDS],
    ),
    "nobody on the last day": one(
        "SW17STG2",
        "Episodes",
        2,
        "no row of SWEpisodes is open at 31 March: add who holds the case",
        SWEpisodes=[{**HOLDS, "SW_DEC": "31/03/2026"}, BEN_HOLDS],
    ),
    "nobody for a child who came on the last day": one(
        "SW17STG2",
        "Episodes",
        2,
        "no row of SWEpisodes is open at 31 March: add who holds the case",
        SWEpisodes=[BEN_HOLDS],
        Episodes=[{**IN_CARE, "DECOM": "31/03/2026"}, BEN_IN_CARE],
        Reviews=[{**REVIEW, "CHILD": "1002", "DOB": ""}],
    ),
}

SILENT = {
    "missing within the year": Case({"Missing": [AWAY, {**AWAY, "MIS_START": "03/07/2025", "MIS_END": "31/03/2026"}]}),
    "missing from the first day of care to the last": Case(
        {
            "Missing": away(MIS_START="12/05/2025", MIS_END="09/09/2025"),
            "Episodes": [LEFT, BEN_IN_CARE],
            "Reviews": [REVIEW],
        }
    ),
    "missing on the first day of the year, and on the last": Case(
        {
            "Missing": [
                {**AWAY, "CHILD": "1002", "DOB": "", "MIS_START": "30/03/2025", "MIS_END": "01/04/2025"},
                {**AWAY, "MIS_START": "31/03/2026", "MIS_END": ""},
            ]
        }
    ),
    "missing on the first day of the second time in care": Case(
        {
            "Missing": away(MIS_START="10/10/2025", MIS_END="11/10/2025"),
            "Episodes": [LEFT, {**IN_CARE, "DECOM": "10/10/2025"}, BEN_IN_CARE],
        }
    ),
    "missing from the day of birth": Case(
        {
            "Missing": away(DOB="", MIS_START="12/05/2025"),
            "Header": [{**AMARA, "DOB": "12/05/2025"}, BEN],
            "Reviews": [{**REVIEW, "DOB": "", "REVIEW_CODE": "PN0"}],
        }
    ),
    "open, and the next return has no such table": Case(
        {"Episodes": [{**IN_CARE, "DECOM": "12/05/2024"}, BEN_IN_CARE]},
        before={"Missing": [{**AWAY, "MIS_START": "30/03/2025", "MIS_END": ""}]},
    ),
    "care ended on the last day, and so did the social worker": Case(
        {
            "SWEpisodes": [{**HOLDS, "SW_DEC": "31/03/2026"}, BEN_HOLDS],
            "Episodes": [{**LEFT, "DEC": "31/03/2026"}, BEN_IN_CARE],
        }
    ),
    "missing, and still open": Case({"Missing": away(MIS_END="")}),
    "missing before an episode that goes on from one unknown": Case(
        {
            "Missing": away(MIS_START="11/05/2025"),
            "Episodes": [{**IN_CARE, "DECOM": "01/04/2025", "RNE": "P"}, BEN_IN_CARE],
        }
    ),
    "missing on the 18th birthday, and E8": Case(
        {
            "Missing": away(CHILD="1002", DOB="", MIS_END="09/09/2025"),
            "Header": [AMARA, {**BEN, "DOB": "09/09/2007"}],
            "Episodes": [IN_CARE, {**BEN_IN_CARE, "DEC": "09/09/2025", "REC": "E8"}],
        }
    ),
    "open, and carried on": Case(
        {
            "Missing": [{**AWAY, "MIS_START": "30/03/2025", "MIS_END": "02/04/2025"}],
            "Episodes": [{**IN_CARE, "DECOM": "12/05/2024"}, BEN_IN_CARE],
        },
        before={"Missing": [{**AWAY, "MIS_START": "30/03/2025", "MIS_END": ""}]},
    ),
    "one social worker after another": Case(
        {
            "SWEpisodes": [
                {**HOLDS, "SW_DEC": "09/09/2025"},
                {**HOLDS, "SW_DECOM": "09/09/2025", "SW_ID": "XX1"},
                BEN_HOLDS,
            ]
        }
    ),
}
"""Good to the last day."""
