"""Every check: the row that it finds, by code, severity, line and words; and that it is silent on good data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest

from heed.exchange.records import Outcome, Returns
from heed.exchange.ssda903 import checks, load
from tests.exchange.ssda903.made import AMARA, BEN, BEN_IN_CARE, BORN, GOOD, IN_CARE, LAST_REVIEW, REVIEW, Row, folder

UASC = {"CHILD": "1001", "SEX": "F", "DOB": BORN, "DUC": "01/01/2026"}
PLACED = {"CHILD": "1001", "DOB": BORN, "DATE_PLACED": "01/02/2026"}
MOVED = {"CHILD": "1001", "DECOM": "09/09/2025", "RNE": "P", "LS": "C2", "CIN": "N1", "PLACE": "U6"}
FIRST = {**IN_CARE, "DEC": "09/09/2025", "REC": "X1"}
LEFT = {**IN_CARE, "DEC": "09/09/2025", "REC": "E4A"}
UNKNOWN = "add the child to the Header, or mend the number"


@dataclass(frozen=True)
class Case:
    """Tables put in place of the good return's, and what is found: code, table, line and words of each fault."""

    tables: dict[str, Sequence[Row]]
    found: tuple[tuple[str, str, int, str], ...]
    held: tuple[str, ...] = ()
    as_at: date = field(default=date(2026, 3, 31))


def one(code: str, table: str, line: int, words: str, *held: str, **tables: Sequence[Row]) -> Case:
    return Case(tables, ((code, table, line, words),), held)


def reviews(*rows: Row) -> list[Row]:
    return [REVIEW, *rows, LAST_REVIEW]


MEND = "write it as DD/MM/YYYY"
NOT_A_DATE = f"is “soon”, which is not a date: {MEND}"

CASES = {
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
        "SEX is “1”, a code of the 2018 and 2024 returns that the 2026 return does not have: use a code of 2026",
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
        "PLACE is “H5”, a code of the 2018 and 2024 returns that the 2026 return does not have: use a code of 2026",
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
    "a review in short breaks": Case(
        {"Episodes": [{**IN_CARE, "LS": "V4"}, BEN_IN_CARE], "Header": [{**AMARA, "MOTHER": "0"}, BEN]},
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
    "other dates after the day": Case(
        {"UASC": [{**UASC, "DUC": "01/04/2026"}], "PlacedAdoption": [{**PLACED, "DATE_PLACED_CEASED": "02/04/2026"}]},
        (
            (
                "H015",
                "UASC",
                2,
                "DUC is 01/04/2026, after 31/03/2026, the day the data speak for; no figure uses it:"
                " mend the date, or give a later day",
            ),
            (
                "H015",
                "PlacedAdoption",
                2,
                "DATE_PLACED_CEASED is 02/04/2026, after 31/03/2026, the day the data speak for; no figure uses it:"
                " mend the date, or give a later day",
            ),
        ),
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_a_check_finds_its_rows_and_no_other_check_does(tmp_path: Path, case: Case):
    returns = load([folder(tmp_path / "2026", **case.tables)], year=2026, as_at=case.as_at)

    expected = {(code, f"2026/{table}.csv, line {line}: {words}.") for code, table, line, words in case.found}
    assert found(returns) == expected
    assert tuple(returns.held) == case.held
    assert not {child.number for child in returns.children} & set(case.held)


def found(returns: Returns) -> set[tuple[str, str]]:
    """Each fault's code and sentence."""
    return {(check.code, fault.sentence) for check in returns.checks for fault in check.faults}


def test_a_check_that_finds_nothing_has_passed(tmp_path: Path):
    tables = {"UASC": [UASC], "PlacedAdoption": [PLACED]}
    returns = load([folder(tmp_path / "2026", **tables)], year=2026, as_at=None)

    assert {check.outcome for check in returns.checks if check.code not in ("202", "203", "502", "H016")} == {
        Outcome.PASSED
    }
    assert all(check.says and not check.why for check in returns.checks if check.outcome is Outcome.PASSED)


def test_a_check_without_what_it_needs_could_not_run_and_says_why(tmp_path: Path):
    returns = load([folder(tmp_path / "2026")], year=2026, as_at=None)

    why = {check.code: check.why for check in returns.checks if check.outcome is Outcome.COULD_NOT_RUN}
    assert why == {
        "H002": "2026 has no UASC table and 2026 has no PlacedAdoption table",
        "104": "2026 has no UASC table",
        "115": "2026 has no PlacedAdoption table",
        "116": "2026 has no PlacedAdoption table",
        "120": "2026 has no PlacedAdoption table",
        "H005": "2026 has no UASC table and 2026 has no PlacedAdoption table",
        "H009": "2026 has no UASC table and 2026 has no PlacedAdoption table",
        "202": "only one return was loaded",
        "203": "only one return was loaded",
        "502": "no two returns of consecutive years were loaded",
        "H016": "no two returns of consecutive years were loaded",
    }


def test_a_check_that_ran_in_part_and_failed_says_what_it_did_not_look_at(tmp_path: Path):
    returns = load([folder(tmp_path / "2026", UASC=[{**UASC, "CHILD": "1003"}])], year=2026, as_at=None)

    [check] = [check for check in returns.checks if check.code == "H005"]
    assert (check.outcome, check.rows) == (Outcome.FAILED, 1)
    assert check.why == (
        "Child in UASC or PlacedAdoption is not in the Header:"
        f" 2026/UASC.csv, line 2: the child 1003 is not in the Header: {UNKNOWN}."
        " Not looked at: 2026 has no PlacedAdoption table."
    )


def test_of_many_faults_all_are_counted_and_the_first_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(checks, "MOST_FAULTS", 2)
    rows = [{**REVIEW, "REVIEW": f"{n:02}/07/2025", "REVIEW_CODE": ""} for n in range(1, 6)]

    returns = load([folder(tmp_path / "2026", Reviews=[*rows, LAST_REVIEW])], year=2026, as_at=None)

    [check] = [check for check in returns.checks if check.code == "167"]
    assert (check.rows, [fault.source.line for fault in check.faults]) == (5, [2, 3])
    assert check.why == (
        "Data entry for participation is invalid or blank: the first of 5 rows is 2026/Reviews.csv, line 2:"
        " REVIEW_CODE is blank: write its code."
    )


def test_every_check_is_declared_once_and_has_a_case():
    codes = [declared.code for declared in checks.DECLARED]
    across = {"202", "203", "502", "H016", "H017"}  # in test_years.py

    assert len(codes) == len(set(codes))
    assert {code for case in CASES.values() for code, *_ in case.found} | across == set(codes)


SILENT = {
    "a first episode from before the returns": {"Episodes": [IN_CARE, {**BEN_IN_CARE, "RNE": "P"}]},
    "a first episode on the first day of the year": {
        "Episodes": [{**IN_CARE, "DECOM": "01/04/2025", "RNE": "P"}, BEN_IN_CARE]
    },
    "reviews on the first and the last day of the year": {
        "Reviews": [{**REVIEW, "CHILD": "1002", "DOB": "", "REVIEW": day} for day in ("01/04/2025", "31/03/2026")]
    },
    "a review on the first day of care": {"Reviews": reviews({**REVIEW, "REVIEW": "12/05/2025"})},
    "a review of a child in short breaks for a part of the time": {
        "Episodes": [{**FIRST, "LS": "V4"}, {**MOVED, "RNE": "B"}, BEN_IN_CARE]
    },
    "a child born and in care on the last day": {
        "Header": [AMARA, {**BEN, "DOB": "31/03/2026"}],
        "Episodes": [IN_CARE, {**BEN_IN_CARE, "DECOM": "31/03/2026"}],
    },
    "a care leaver of 17 without an episode": {"Header": [AMARA, BEN, {**BEN, "CHILD": "1003", "DOB": "31/03/2009"}]},
    "care until the 18th birthday": {
        "Header": [AMARA, {**BEN, "DOB": "09/09/2007"}],
        "Episodes": [IN_CARE, {**BEN_IN_CARE, "PLACE": "U4", "DEC": "09/09/2025", "REC": "E8"}],
    },
    "an end on the last day of the year": {"Episodes": [IN_CARE, {**BEN_IN_CARE, "DEC": "31/03/2026", "REC": "E8"}]},
    "back in care after a gap": {"Episodes": [LEFT, {**MOVED, "RNE": "S", "DECOM": "10/09/2025"}, BEN_IN_CARE]},
}


@pytest.mark.parametrize("tables", SILENT.values(), ids=SILENT.keys())
def test_a_check_is_silent_at_its_edge(tmp_path: Path, tables: dict[str, list[Row]]):
    assert found(load([folder(tmp_path / "2026", **tables)], year=2026, as_at=date(2026, 3, 31))) == set()


def test_an_episode_may_start_on_14_october_1991(tmp_path: Path):
    episodes = [IN_CARE, {**BEN_IN_CARE, "DECOM": "14/10/1991"}]

    returns = load([folder(tmp_path / "2026", Episodes=episodes)], year=2026, as_at=None)

    assert {code for code, _ in found(returns)} == {"302"}


def test_on_the_4th_birthday_both_kinds_of_code_are_accepted(tmp_path: Path):
    header = [{**AMARA, "DOB": "06/06/2021"}, BEN]
    for code in ("PN0", "PN1"):
        rows = [{**REVIEW, "DOB": "", "REVIEW_CODE": code}, {**LAST_REVIEW, "DOB": ""}]
        returns = load([folder(tmp_path / code, Header=header, Reviews=rows)], year=2026, as_at=None)
        assert found(returns) == set()


def test_a_review_on_the_day_care_ended_is_no_fault(tmp_path: Path):
    rows = [REVIEW, {**REVIEW, "REVIEW": "09/09/2025"}]

    returns = load(
        [folder(tmp_path / "2026", Episodes=[LEFT, BEN_IN_CARE], Reviews=rows)], year=2026, as_at=date(2026, 3, 31)
    )

    assert found(returns) == set()


def test_the_order_of_rows_changes_no_check(tmp_path: Path):
    tables = {
        "Header": [AMARA, BEN, {**AMARA, "CHILD": "1003"}],
        "Episodes": [IN_CARE, MOVED, BEN_IN_CARE],
        "Reviews": [REVIEW, {**REVIEW, "REVIEW_CODE": "PN4"}, LAST_REVIEW, {**REVIEW, "CHILD": "1009"}],
    }
    turned = {name: list(reversed(rows)) for name, rows in tables.items()}

    one_way = load([folder(tmp_path / "a" / "2026", **tables)], year=2026, as_at=None)
    other = load([folder(tmp_path / "b" / "2026", **turned)], year=2026, as_at=None)

    assert [(c.code, c.outcome, c.rows) for c in one_way.checks] == [(c.code, c.outcome, c.rows) for c in other.checks]
    assert set(one_way.held) == set(other.held) == {"1001", "1009"}


def test_a_fault_in_what_no_figure_uses_holds_nobody(tmp_path: Path):
    tables = {
        "Header": [{**row, "MC_DOB": "soon", "ETHNIC": "???", "UPN": "=1"} for row in GOOD["Header"]],
        "Reviews": [{**row, "DOB": "05/13/2012"} for row in GOOD["Reviews"]],
        "UASC": [{**UASC, "DUC": "soon", "CHILD": "1009"}],
        "PlacedAdoption": [{**PLACED, "DATE_PLACED": "01/31/2026"}],
    }

    returns = load([folder(tmp_path / "2026", **tables)], year=2026, as_at=None)

    assert returns.held == {}
    assert [child.number for child in returns.children] == ["1001", "1002"]
