"""The Header, UASC and cells of the episodes at fault, and nearly so; and what goes wrong in any table. Not tests."""

from __future__ import annotations

from datetime import date

from tests.exchange.ssda903.checks.beside import AWAY, BEN_BORN, HEALTH, Case, one
from tests.exchange.ssda903.checks.made import FIRST, MEND, MOVED, PLACED, UASC
from tests.exchange.ssda903.made import AMARA, BEFORE, BEN, BEN_IN_CARE, BORN, IN_CARE, REVIEW

AMARA_IS_18 = "14/05/2030"
NO_CODE = "which is no code of the return: use a code of 2026"
OPEN_UASC = {**UASC, "DUC": ""}
TWO_YEARS = {"Episodes": [BEFORE, BEN_IN_CARE]}
OLD = {**BEFORE, "DECOM": "12/05/2023"}
IN_2025 = {
    "Header": [{**AMARA, "SEX": "2"}, {**BEN, "SEX": "1"}],
    "Episodes": [OLD, {**BEN_IN_CARE, "DECOM": "01/07/2023"}],
    "Reviews": [{**REVIEW, "REVIEW": "06/06/2023"}],
}
"""What makes the good return one of 2024."""

HEADER = {
    "an ethnicity that is none": one(
        "103", "Header", 2, f"ETHNIC is “WXYZ”, {NO_CODE}", Header=[{**AMARA, "ETHNIC": "WXYZ"}, BEN]
    ),
    "no ethnicity": one("103", "Header", 3, "ETHNIC is blank: write its code", Header=[AMARA, {**BEN, "ETHNIC": ""}]),
    "neither mother nor not": one(
        "165",
        "Header",
        2,
        "MOTHER is “Y”, which is neither 0 nor 1: write one of the two",
        Header=[{**AMARA, "MOTHER": "Y"}, BEN],
    ),
    "sex unknown": one("232", "Header", 3, "SEX is U: find out, and write M or F", Header=[AMARA, {**BEN, "SEX": "U"}]),
    "motherhood not said": one(
        "393",
        "Header",
        2,
        "MOTHER is blank, and the child is a girl in care: write 0 or 1",
        Header=[{**AMARA, "MOTHER": ""}, BEN],
    ),
    "no pupil number": one(
        "442",
        "Header",
        3,
        "UPN is blank: write it, or UN1 to UN5 for why there is none",
        Header=[AMARA, {**BEN, "UPN": ""}],
    ),
}

EPISODES = {
    "no need": one(
        "145", "Episodes", 2, "CIN is blank: write its code", Episodes=[{**IN_CARE, "CIN": ""}, BEN_IN_CARE]
    ),
    "a provider that is none": one(
        "178",
        "Episodes",
        2,
        f"PLACE_PROVIDER is “PR9”, {NO_CODE}",
        Episodes=[{**IN_CARE, "PLACE_PROVIDER": "PR9"}, BEN_IN_CARE],
    ),
    "a reason for a change that is none": one(
        "1009",
        "Episodes",
        2,
        f"REASON_PLACE_CHANGE is “MOVED”, {NO_CODE}",
        Episodes=[{**FIRST, "REASON_PLACE_CHANGE": "MOVED"}, MOVED, BEN_IN_CARE],
    ),
}

UNACCOMPANIED = {
    "ceased after the 18th birthday": Case(
        {"UASC": [{**UASC, "DUC": "15/05/2030"}]},
        (
            ("304", "UASC", 2, f"DUC is 15/05/2030, and the child turns 18 on {AMARA_IS_18}: mend one of the two"),
            (
                "H040",
                "UASC",
                2,
                "DUC is 15/05/2030, after 31/03/2026, the day the data speak for, and is not known yet: mend the date, or give"
                " a later day",
            ),
        ),
    ),
    "young": one(
        "231",
        "UASC",
        2,
        "the child is under 11, born on 01/04/2015: mend DOB, or tell the Department why",
        Header=[{**AMARA, "DOB": "01/04/2015"}, BEN],
        Reviews=[{**REVIEW, "DOB": ""}],
        UASC=[{**OPEN_UASC, "DOB": ""}],
    ),
    "no longer, and no day": Case(
        {**TWO_YEARS, "UASC": []},
        (
            (
                "205A",
                "Header",
                2,
                "the child is not in UASC, was in that of 2025 (2025/UASC.csv, line 2), and no DUC there says why: mend one",
            ),
        ),
        before={"UASC": [OPEN_UASC]},
    ),
    "still, though ceased in the year before": Case(
        {**TWO_YEARS, "UASC": [OPEN_UASC]},
        (
            (
                "205B",
                "UASC",
                2,
                "the child is in UASC, and DUC is 31/03/2025 in the UASC of 2025 (2025/UASC.csv, line 2), before the year"
                " began: mend one",
            ),
        ),
        before={"UASC": [{**UASC, "DUC": "31/03/2025"}]},
    ),
    "not the year before": Case(
        {**TWO_YEARS, "UASC": [OPEN_UASC]},
        (
            (
                "205D",
                "UASC",
                2,
                "the child is in UASC, was in care in 2025, and is not in the UASC of 2025: mend one",
            ),
        ),
        before={"UASC": []},
    ),
}

EVERY_TABLE = {
    "no number": one(
        "H002", "OC2", 3, "CHILD is blank: write the child’s number", OC2=[HEALTH, {**HEALTH, "CHILD": " "}]
    ),
    "a stranger": one(
        "H005",
        "Missing",
        2,
        "the child 1009 is not in the Header: add the child to the Header, or mend the number",
        Missing=[{**AWAY, "CHILD": "1009"}],
    ),
    "another birth date": one(
        "H009",
        "OC2",
        2,
        "DOB is not that of the Header (2026/Header.csv, line 3), which is used: mend one of the two",
        OC2=[{**HEALTH, "DOB": "03/09/2010"}],
    ),
    "a birth date that is none": one(
        "H009", "OC2", 2, f"DOB is “soon”, which is not a date: {MEND}", OC2=[{**HEALTH, "DOB": "soon"}]
    ),
    "a date after the day": Case(
        {"Missing": [{**AWAY, "MIS_END": "16/01/2026"}]},
        (
            (
                "H040",
                "Missing",
                2,
                "MIS_END is 16/01/2026, after 15/01/2026, the day the data speak for, and is not known yet: mend the date, or"
                " give a later day",
            ),
            (
                "H015",
                "Reviews",
                3,
                "REVIEW is 05/03/2026, after 15/01/2026, the day the data speak for, so it is not held: mend the date, or give a"
                " later day",
            ),
        ),
        as_at=date(2026, 1, 15),
    ),
    "a date on the last day of the year, after the day": Case(
        {"Missing": [{**AWAY, "MIS_START": "31/03/2026", "MIS_END": ""}]},
        (
            (
                "H040",
                "Missing",
                2,
                "MIS_START is 31/03/2026, after 30/03/2026, the day the data speak for, and is not known yet: mend the date,"
                " or give a later day",
            ),
        ),
        as_at=date(2026, 3, 30),
    ),
    "a child twice": one(
        "H041", "OC2", 3, "the child 1002 is in OC2 already (line 2): leave one row", OC2=[HEALTH, HEALTH]
    ),
}

SILENT = {
    "sex unknown before 2025": Case({**IN_2025, "Header": [{**AMARA, "SEX": "2"}, {**BEN, "SEX": "1"}]}, year=2024),
    "a girl in short breaks alone": Case(
        {
            "Header": [{**AMARA, "MOTHER": "", "UPN": ""}, BEN],
            "Episodes": [{**IN_CARE, "LS": "V4", "PLACE": "U6"}, BEN_IN_CARE],
            "Reviews": [{**REVIEW, "CHILD": "1002", "DOB": BEN_BORN}],
        }
    ),
    "a boy of whom motherhood is not said": Case({}),
    "ceased on the 18th birthday to come": Case({"UASC": [{**UASC, "DUC": AMARA_IS_18}]}),
    "11 on the last day": Case(
        {
            "Header": [{**AMARA, "DOB": "31/03/2015"}, BEN],
            "Reviews": [{**REVIEW, "DOB": ""}],
            "UASC": [{**OPEN_UASC, "DOB": ""}],
        }
    ),
    "no longer, because it ceased": Case({**TWO_YEARS, "UASC": []}, before={"UASC": [{**UASC, "DUC": "31/03/2025"}]}),
    "no longer, because it ceased on the first day": Case(
        {**TWO_YEARS, "UASC": []}, before={"UASC": [{**UASC, "DUC": "01/04/2024"}]}
    ),
    "still, though the return before said until the first day": Case(
        {**TWO_YEARS, "UASC": [OPEN_UASC]}, before={"UASC": [{**UASC, "DUC": "01/04/2025"}]}
    ),
    "listed, and the return before has no such table": Case({**TWO_YEARS, "UASC": [OPEN_UASC]}, before={}),
    "still, until a day in the year": Case({**TWO_YEARS, "UASC": [UASC]}, before={"UASC": [OPEN_UASC]}),
    "new in care and in UASC": Case(
        {"UASC": [OPEN_UASC]},
        before={
            "Header": [BEN],
            "Episodes": [BEN_IN_CARE],
            "Reviews": [{**REVIEW, "CHILD": "1002", "DOB": BEN_BORN, "REVIEW": "02/08/2024"}],
            "UASC": [],
        },
    ),
    "two decisions on one child": Case(
        {"PlacedAdoption": [{**PLACED, "DATE_PLACED_CEASED": "02/02/2026", "REASON_PLACED_CEASED": "RD1"}, PLACED]}
    ),
    "a row without its own birth date": Case({"UASC": [{**OPEN_UASC, "DOB": ""}]}),
    "the Header’s birth date": Case({"UASC": [{**OPEN_UASC, "DOB": BORN}]}),
}
"""Good to the last day."""
