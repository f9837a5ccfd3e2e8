"""AD1, PlacedAdoption, PrevPerm and OC3 at fault, and nearly so. Not tests."""

from __future__ import annotations

from tests.exchange.ssda903.checks.beside import (
    ADOPTED_CARE,
    ADOPTION,
    BEN_BORN,
    DECIDED,
    LEAVER,
    LEFT_CARE,
    NONE_BEFORE,
    Case,
    Found,
    one,
)
from tests.exchange.ssda903.checks.made import MEND
from tests.exchange.ssda903.made import AMARA, BEN, BEN_IN_CARE, IN_CARE, REVIEW, Row

NO_CODE = "which is no code of the return: use a code of 2026"
NOT_A_DATE = f"is “soon”, which is not a date: {MEND}"
PLACED_ON = "after the child was placed for adoption on 01/10/2025 (2026/Episodes.csv, line 3): mend one"


def adopted(code: str, table: str, line: int, words: str, *more: Found, **tables: list[Row]) -> Case:
    """A case of one fault, and those that come with it, in the return in which Amara is adopted."""
    return Case({**ADOPTED_RETURN, **tables}, ((code, table, line, words), *more))


def adoption(**cells: str) -> list[Row]:
    """AD1 with the good row, some cells another."""
    return [{**ADOPTION, **cells}]


ADOPTED_RETURN = {"Episodes": ADOPTED_CARE, "Reviews": [REVIEW], "AD1": [ADOPTION], "PlacedAdoption": [DECIDED]}

ADOPTIONS = {
    "a decision that is no date": adopted("112", "AD1", 2, f"DATE_INT {NOT_A_DATE}", AD1=adoption(DATE_INT="soon")),
    "a match that is no date": adopted("113", "AD1", 2, f"DATE_MATCH {NOT_A_DATE}", AD1=adoption(DATE_MATCH="soon")),
    "neither a foster carer nor not": adopted(
        "114",
        "AD1",
        2,
        "FOSTER_CARE is “Y”, which is neither 0 nor 1: write one of the two",
        AD1=adoption(FOSTER_CARE="Y"),
    ),
    "three adopters": adopted(
        "175", "AD1", 2, "NB_ADOPTR is “3”, which is no whole number from 1 to 2: mend it", AD1=adoption(NB_ADOPTR="3")
    ),
    "a sex of adopters that is none": adopted(
        "176", "AD1", 2, f"SEX_ADOPTR is “XX”, {NO_CODE}", AD1=adoption(SEX_ADOPTR="XX")
    ),
    "a status of adopters that is none": adopted(
        "177", "AD1", 2, f"LS_ADOPTR is “L9”, {NO_CODE}", AD1=adoption(LS_ADOPTR="L9")
    ),
    "half a row": adopted(
        "151",
        "AD1",
        2,
        "FOSTER_CARE, NB_ADOPTR are blank and other columns are not: fill all",
        AD1=adoption(FOSTER_CARE="", NB_ADOPTR=""),
    ),
    "matched after placed": adopted(
        "331", "AD1", 2, f"DATE_MATCH is 02/10/2025, {PLACED_ON}", AD1=adoption(DATE_MATCH="02/10/2025")
    ),
    "decided after matched": adopted(
        "333",
        "AD1",
        2,
        "DATE_INT is 02/09/2025, after DATE_MATCH, 01/09/2025: mend one of the two",
        AD1=adoption(DATE_INT="02/09/2025"),
        PlacedAdoption=[{**DECIDED, "DATE_PLACED": "02/09/2025"}],
    ),
    "decided before care": adopted(
        "334",
        "AD1",
        2,
        "DATE_INT is 11/05/2025, before care began on 12/05/2025 (2026/Episodes.csv, line 2): mend one of the two",
        AD1=adoption(DATE_INT="11/05/2025"),
        PlacedAdoption=[{**DECIDED, "DATE_PLACED": "11/05/2025"}],
    ),
    "decided after placed": adopted(
        "521",
        "AD1",
        2,
        f"DATE_INT is 02/10/2025, {PLACED_ON}",
        ("151", "AD1", 2, "DATE_MATCH is blank and other columns are not: fill all"),
        (
            "523",
            "AD1",
            2,
            "DATE_INT is 02/10/2025, and DATE_PLACED in PlacedAdoption 01/07/2025: mend one of the two",
        ),
        AD1=adoption(DATE_INT="02/10/2025", DATE_MATCH=""),
    ),
    "two days of decision": adopted(
        "523",
        "AD1",
        2,
        "DATE_INT is 02/07/2025, and DATE_PLACED in PlacedAdoption 01/07/2025: mend one of the two",
        AD1=adoption(DATE_INT="02/07/2025"),
    ),
    "adopted, and no row": adopted(
        "601", "Episodes", 3, "REC is E11, and the child is not in AD1: add the row there, or mend REC", AD1=[]
    ),
    "adopted on the first day, and no row": one(
        "601",
        "Episodes",
        2,
        "REC is E11, and the child is not in AD1: add the row there, or mend REC",
        AD1=[],
        Episodes=[{**ADOPTED_CARE[1], "DECOM": "12/05/2024", "RNE": "S", "DEC": "01/04/2025"}, BEN_IN_CARE],
        Reviews=[{**REVIEW, "CHILD": "1002", "DOB": ""}],
    ),
    "a row, and never in care": one(
        "602",
        "AD1",
        2,
        "no episode of the child in the year has REC E11 or E12: mend REC, or take the row out",
        AD1=[{**ADOPTION, "CHILD": "1003", "DOB": ""}],
        Header=[AMARA, BEN, LEAVER],
    ),
    "a decision that cannot be read is none that lacks": adopted(
        "115",
        "PlacedAdoption",
        2,
        f"DATE_PLACED {NOT_A_DATE}",
        PlacedAdoption=[{**DECIDED, "DATE_PLACED": "soon"}],
    ),
    "a row, and not adopted": one(
        "602",
        "AD1",
        2,
        "no episode of the child in the year has REC E11 or E12: mend REC, or take the row out",
        AD1=[ADOPTION],
    ),
    "placed, and not decided": adopted(
        "551",
        "Episodes",
        3,
        "PLACE is A4, and PlacedAdoption has no DATE_PLACED of the child: add it there",
        PlacedAdoption=[],
    ),
    "decided on after placed": adopted(
        "552",
        "PlacedAdoption",
        2,
        f"DATE_PLACED is 02/10/2025, {PLACED_ON}",
        ("151", "AD1", 2, "DATE_INT is blank and other columns are not: fill all"),
        PlacedAdoption=[{**DECIDED, "DATE_PLACED": "02/10/2025"}],
        AD1=adoption(DATE_INT=""),
    ),
    "reversed before it was decided": one(
        "522",
        "PlacedAdoption",
        2,
        "DATE_PLACED is 01/07/2025, after DATE_PLACED_CEASED, 30/06/2025: mend one",
        PlacedAdoption=[{**DECIDED, "DATE_PLACED_CEASED": "30/06/2025", "REASON_PLACED_CEASED": "RD1"}],
    ),
    "reversed, and no reason": one(
        "119",
        "PlacedAdoption",
        2,
        "REASON_PLACED_CEASED is blank, and the other of the two is not: fill both, or neither",
        PlacedAdoption=[{**DECIDED, "DATE_PLACED_CEASED": "02/07/2025"}],
    ),
}

PERMANENCE = {
    "an option that is none": one(
        "631", "PrevPerm", 2, f"PREV_PERM is “P9”, {NO_CODE}", PrevPerm=[{**NONE_BEFORE, "PREV_PERM": "P9"}]
    ),
    "a day that is none": one(
        "632",
        "PrevPerm",
        2,
        "DATE_PERM is “soon”, which is not a date: write it as DD/MM/YYYY",
        PrevPerm=[{**NONE_BEFORE, "PREV_PERM": "P1", "LA_PERM": "301", "DATE_PERM": "soon"}],
    ),
    "came into care, and no row": one(
        "630", "Episodes", 2, "care began in the year, and the child is not in PrevPerm: add the row there", PrevPerm=[]
    ),
    "came into care on the first day, and no row": one(
        "630",
        "Episodes",
        2,
        "care began in the year, and the child is not in PrevPerm: add the row there",
        PrevPerm=[],
        Episodes=[{**IN_CARE, "DECOM": "01/04/2025"}, BEN_IN_CARE],
    ),
    "came into care, and half a row": one(
        "630",
        "Episodes",
        2,
        "care began in the year, and LA_PERM of the child’s row in PrevPerm is blank: fill it",
        PrevPerm=[{**NONE_BEFORE, "PREV_PERM": "P1", "DATE_PERM": "01/02/2020"}],
    ),
    "no option, and its day": one(
        "635",
        "PrevPerm",
        2,
        "PREV_PERM is Z1, no permanence option before, and DATE_PERM is filled: leave it blank, or mend PREV_PERM",
        PrevPerm=[{**NONE_BEFORE, "DATE_PERM": "01/02/2020"}],
    ),
}

LEAVERS = {
    "in touch in no way": one(
        "131",
        "OC3",
        2,
        f"IN_TOUCH is “MAYB”, {NO_CODE}",
        OC3=[{**LEFT_CARE, "IN_TOUCH": "MAYB"}],
        Header=[AMARA, BEN, LEAVER],
    ),
    "doing nothing known": one(
        "132", "OC3", 2, f"ACTIV is “F9”, {NO_CODE}", OC3=[{**LEFT_CARE, "ACTIV": "F9"}], Header=[AMARA, BEN, LEAVER]
    ),
    "living nowhere known": one(
        "133", "OC3", 2, f"ACCOM is “Q1”, {NO_CODE}", OC3=[{**LEFT_CARE, "ACCOM": "Q1"}], Header=[AMARA, BEN, LEAVER]
    ),
    "half a row": one(
        "153",
        "OC3",
        2,
        "ACTIV and ACCOM blank and the rest of the row is not: fill all, or none",
        OC3=[{**LEFT_CARE, "ACTIV": "", "ACCOM": ""}],
        Header=[AMARA, BEN, LEAVER],
    ),
    "back home, and more told": one(
        "344",
        "OC3",
        2,
        "IN_TOUCH is RHOM, and ACCOM is B1: write 0, or mend IN_TOUCH",
        OC3=[{**LEFT_CARE, "IN_TOUCH": "RHOM", "ACTIV": "0", "ACCOM": "B1"}],
        Header=[AMARA, BEN, LEAVER],
    ),
    "in touch, and nothing known": one(
        "345",
        "OC3",
        2,
        "IN_TOUCH is YES, and ACCOM is 0: write its code, or mend IN_TOUCH",
        OC3=[{**LEFT_CARE, "ACCOM": "0"}],
        Header=[AMARA, BEN, LEAVER],
    ),
}

SILENT = {
    "an adoption, whole": Case(ADOPTED_RETURN),
    "all on one day": Case(
        {
            **ADOPTED_RETURN,
            "AD1": adoption(DATE_INT="01/10/2025", DATE_MATCH="01/10/2025"),
            "PlacedAdoption": [{**DECIDED, "DATE_PLACED": "01/10/2025"}],
        }
    ),
    "decided on the first day of care": Case(
        {
            **ADOPTED_RETURN,
            "AD1": adoption(DATE_INT="12/05/2025"),
            "PlacedAdoption": [{**DECIDED, "DATE_PLACED": "12/05/2025"}],
        }
    ),
    "a row with nothing on the adoption": Case(
        {**ADOPTED_RETURN, "AD1": [{"CHILD": "1001"}]},
    ),
    "decided and reversed on one day, and decided again": Case(
        {
            **ADOPTED_RETURN,
            "PlacedAdoption": [
                DECIDED,
                {
                    **DECIDED,
                    "DATE_PLACED": "02/06/2025",
                    "DATE_PLACED_CEASED": "02/06/2025",
                    "REASON_PLACED_CEASED": "RD1",
                },
            ],
            "AD1": [],
            "Episodes": [{**ADOPTED_CARE[0]}, {**ADOPTED_CARE[1], "DEC": "", "REC": ""}, BEN_IN_CARE],
        }
    ),
    "no permanence option before": Case({"PrevPerm": [NONE_BEFORE]}),
    "care from before the year needs no row": Case(
        {
            "PrevPerm": [
                NONE_BEFORE,
                {"CHILD": "1002", "DOB": BEN_BORN, "PREV_PERM": "P2", "LA_PERM": "301", "DATE_PERM": "zz/02/2020"},
            ]
        }
    ),
    "not in touch, and nothing known": Case(
        {"OC3": [{**LEFT_CARE, "IN_TOUCH": "NO", "ACTIV": "0", "ACCOM": "0"}], "Header": [AMARA, BEN, LEAVER]}
    ),
    "died, and nothing told": Case(
        {"OC3": [{**LEFT_CARE, "IN_TOUCH": "DIED", "ACTIV": "0", "ACCOM": "0"}], "Header": [AMARA, BEN, LEAVER]}
    ),
    "in touch": Case({"OC3": [LEFT_CARE], "Header": [AMARA, BEN, LEAVER]}),
}
"""Good to the last day."""
