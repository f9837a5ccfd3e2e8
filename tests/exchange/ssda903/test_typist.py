"""Each table beyond the first three, and each of its columns: what a good cell says, and what is said of a bad one."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from heed.exchange.records import (
    Adoption,
    CareLeaver,
    Deprivation,
    Health,
    Missing,
    PlacedForAdoption,
    PreviousPermanence,
    SocialWorkerEpisode,
    Source,
    Unaccompanied,
)
from heed.exchange.ssda903 import read
from heed.exchange.ssda903.folder import given
from heed.exchange.ssda903.layout import LAYOUTS
from heed.exchange.ssda903.rows import Misread, Return, Told
from tests.exchange.ssda903.made import BORN, GOOD, REVIEW, Row, folder

WHO = {"CHILD": "1001", "DOB": BORN}

ROWS: Mapping[str, Row] = {
    "UASC": {**WHO, "SEX": "F", "DUC": "14/05/2030"},
    "PlacedAdoption": {
        **WHO,
        "DATE_PLACED": "01/07/2026",
        "DATE_PLACED_CEASED": "05/10/2026",
        "REASON_PLACED_CEASED": "RD3",
    },
    "OC2": {
        **WHO,
        **{"SDQ_SCORE": "17", "SDQ_REASON": "SDQ4", "CONVICTED": "0", "HEALTH_CHECK": "", "IMMUNISATIONS": "1"},
        **{"TEETH_CHECK": "1", "HEALTH_ASSESSMENT": "0", "SUBSTANCE_MISUSE": "1", "INTERVENTION_RECEIVED": "0"},
        **{"INTERVENTION_OFFERED": "1"},
    },
    "OC3": {**WHO, "IN_TOUCH": "YES", "ACTIV": "F2", "ACCOM": "D1"},
    "AD1": {
        **WHO,
        **{"DATE_INT": "01/07/2026", "DATE_MATCH": "02/11/2026", "FOSTER_CARE": "1", "NB_ADOPTR": "2"},
        **{"SEX_ADOPTR": "MF", "LS_ADOPTR": "L11"},
    },
    "PrevPerm": {**WHO, "PREV_PERM": "P2", "LA_PERM": "816", "DATE_PERM": "zz/06/2019"},
    "Missing": {**WHO, "MISSING": "M", "MIS_START": "06/07/2026", "MIS_END": "08/07/2026"},
    "SWEpisodes": {
        **WHO,
        **{"SW_ID": "SW12345", "SW_DECOM": "03/06/2026", "SW_DEC": "01/09/2026", "SW_REASON": "MANAGE"},
    },
    "DoLo": {**WHO, "DOLO_START": "20/07/2026", "DOLO_END": "14/09/2026"},
}
"""One good row of each table, in the year 2027, in which all are."""

LISTS = {
    "UASC": "uasc",
    "PlacedAdoption": "placed",
    "OC2": "health",
    "OC3": "care_leavers",
    "AD1": "adoptions",
    "PrevPerm": "previous_permanence",
    "Missing": "missing",
    "SWEpisodes": "social_workers",
    "DoLo": "deprivations",
}
"""Where a return keeps each."""


def made(tmp_path: Path, **tables: Row) -> Return:
    """The return of 2027 with one row of each of the tables given, as read."""
    columns = {layout.name: layout.columns for layout in LAYOUTS}
    path = Path(folder(tmp_path / "2027", Episodes=EPISODES, Reviews=[{**REVIEW, "REVIEW": "05/03/2027"}]))
    for name, row in tables.items():
        cells = ",".join(row.get(column, "") for column in columns[name])
        (path / f"{name}.csv").write_text(f"{','.join(columns[name])}\n{cells}\n", encoding="utf-8")
    return read(given([f"2027={path}"])[0])


EPISODES = [{**row, "DECOM": "12/05/2024"} for row in GOOD["Episodes"]]


def source(table: str) -> Source:
    """The first row of a table."""
    return Source(f"2027/{table}.csv", 2)


def says(return_: Return, table: str) -> list[object]:
    """What the rows of a table say."""
    rows: list[Told[object]] = getattr(return_, LISTS[table])
    return [row.says for row in rows]


GOOD_RECORDS = {
    "UASC": Unaccompanied(2027, date(2030, 5, 14), source("UASC")),
    "PlacedAdoption": PlacedForAdoption(2027, date(2026, 7, 1), date(2026, 10, 5), "RD3", source("PlacedAdoption")),
    "OC2": Health(2027, 17, "SDQ4", False, None, True, True, False, True, False, True, source("OC2")),
    "OC3": CareLeaver(2027, "YES", "F2", "D1", source("OC3")),
    "AD1": Adoption(2027, date(2026, 7, 1), date(2026, 11, 2), True, 2, "MF", "L11", source("AD1")),
    "PrevPerm": PreviousPermanence(2027, "P2", "816", "zz/06/2019", source("PrevPerm")),
    "Missing": Missing(2027, "M", date(2026, 7, 6), date(2026, 7, 8), source("Missing")),
    "SWEpisodes": SocialWorkerEpisode(
        2027, "SW12345", date(2026, 6, 3), date(2026, 9, 1), "MANAGE", source("SWEpisodes")
    ),
    "DoLo": Deprivation(2027, date(2026, 7, 20), date(2026, 9, 14), source("DoLo")),
}


@pytest.mark.parametrize("table", ROWS)
def test_a_good_row_is_read_whole(tmp_path: Path, table: str):
    return_ = made(tmp_path, **{table: ROWS[table]})

    assert getattr(return_, LISTS[table]) == [Told("1001", date(2012, 5, 14), GOOD_RECORDS[table])]
    assert return_.misread == {}


@pytest.mark.parametrize("table", ROWS)
def test_a_return_without_a_table_has_none_and_one_with_a_header_alone_has_no_rows(tmp_path: Path, table: str):
    without = made(tmp_path / "a", **{other: ROWS[other] for other in ROWS if other != table})
    columns = {layout.name: layout.columns for layout in LAYOUTS}
    path = Path(folder(tmp_path / "b" / "2027", Episodes=EPISODES))
    (path / f"{table}.csv").write_text(",".join(columns[table]) + "\n")

    assert getattr(without, LISTS[table]) is None
    assert getattr(read(given([f"2026={path}"])[0]), LISTS[table]) == ([] if table != "DoLo" else None)


SCORE = "which is no whole number from 0 to 40: mend it"
FLAG = "which is neither 0 nor 1: write one of the two"
NO_SUCH_CODE = "which is no code of the return: use a code of 2027"
NO_DATE = "which is not a date: write it as DD/MM/YYYY"


@pytest.mark.parametrize(
    ("table", "column", "text", "words", "value"),
    [
        ("UASC", "DOB", "last year", f"is “last year”, {NO_DATE}", "dob"),
        ("UASC", "DUC", "soon", f"is “soon”, {NO_DATE}", "ceased_on"),
        ("PlacedAdoption", "DATE_PLACED", "soon", f"is “soon”, {NO_DATE}", "decided_on"),
        ("PlacedAdoption", "DATE_PLACED_CEASED", "soon", f"is “soon”, {NO_DATE}", "ceased_on"),
        ("PlacedAdoption", "REASON_PLACED_CEASED", "RD9", f"is “RD9”, {NO_SUCH_CODE}", "reason_ceased"),
        ("OC2", "SDQ_SCORE", "41", f"is “41”, {SCORE}", "sdq_score"),
        ("OC2", "SDQ_SCORE", "-1", f"is “-1”, {SCORE}", "sdq_score"),
        ("OC2", "SDQ_SCORE", "17.5", f"is “17.5”, {SCORE}", "sdq_score"),
        ("OC2", "SDQ_SCORE", "high", f"is “high”, {SCORE}", "sdq_score"),
        ("OC2", "SDQ_SCORE", "١٧", f"is “١٧”, {SCORE}", "sdq_score"),
        ("OC2", "SDQ_REASON", "SDQ9", f"is “SDQ9”, {NO_SUCH_CODE}", "sdq_reason"),
        ("OC2", "CONVICTED", "Y", f"is “Y”, {FLAG}", "convicted"),
        ("OC2", "HEALTH_CHECK", "2", f"is “2”, {FLAG}", "health_check"),
        ("OC2", "IMMUNISATIONS", "-1", f"is “-1”, {FLAG}", "immunisations"),
        ("OC2", "TEETH_CHECK", "true", f"is “true”, {FLAG}", "teeth_check"),
        ("OC2", "HEALTH_ASSESSMENT", "0.5", f"is “0.5”, {FLAG}", "health_assessment"),
        ("OC2", "SUBSTANCE_MISUSE", "no", f"is “no”, {FLAG}", "substance_misuse"),
        ("OC2", "INTERVENTION_RECEIVED", "10", f"is “10”, {FLAG}", "intervention_received"),
        ("OC2", "INTERVENTION_OFFERED", "?", f"is “?”, {FLAG}", "intervention_offered"),
        ("OC3", "IN_TOUCH", "Y", f"is “Y”, {NO_SUCH_CODE}", "in_touch"),
        (
            *("OC3", "ACTIV", "F3"),
            "is “F3”, a code of the 2018 to 2021 returns that the 2027 return does not have: use a code of 2027",
            "activity",
        ),
        ("OC3", "ACCOM", "S1", f"is “S1”, {NO_SUCH_CODE}", "accommodation"),
        ("AD1", "DATE_INT", "soon", f"is “soon”, {NO_DATE}", "decided_on"),
        ("AD1", "DATE_MATCH", "soon", f"is “soon”, {NO_DATE}", "matched_on"),
        ("AD1", "FOSTER_CARE", "2", f"is “2”, {FLAG}", "by_foster_carer"),
        ("AD1", "NB_ADOPTR", "3", "is “3”, which is no whole number from 1 to 2: mend it", "adopters"),
        ("AD1", "SEX_ADOPTR", "FM", f"is “FM”, {NO_SUCH_CODE}", "adopters_sex"),
        ("AD1", "LS_ADOPTR", "L1", f"is “L1”, {NO_SUCH_CODE}", "adopters_status"),
        ("PrevPerm", "PREV_PERM", "P5", f"is “P5”, {NO_SUCH_CODE}", "kind"),
        ("PrevPerm", "DATE_PERM", "June 2019", f"is “June 2019”, {NO_DATE}", "on"),
        (
            *("PrevPerm", "DATE_PERM", "zz/13/2019"),
            f"is “zz/13/2019”, {NO_DATE}, with zz for a part that is not known",
            "on",
        ),
        (
            *("PrevPerm", "DATE_PERM", "zz/zz/zz"),
            f"is “zz/zz/zz”, {NO_DATE}, with zz for a part that is not known",
            "on",
        ),
        (
            "PrevPerm",
            "LA_PERM",
            "x" * 101,
            f"is “{'x' * 39}…”, which is not what the column is for: mend it",
            "authority",
        ),
        ("Missing", "MISSING", "X", f"is “X”, {NO_SUCH_CODE}", "kind"),
        ("Missing", "MISSING", "", "is blank: write its code", "kind"),
        ("Missing", "MIS_END", "soon", f"is “soon”, {NO_DATE}", "until_on"),
        ("SWEpisodes", "SW_DEC", "soon", f"is “soon”, {NO_DATE}", "until_on"),
        ("SWEpisodes", "SW_REASON", "SWLAZY", f"is “SWLAZY”, {NO_SUCH_CODE}", "reason"),
        ("DoLo", "DOLO_END", "soon", f"is “soon”, {NO_DATE}", "until_on"),
    ],
)
def test_a_bad_cell_is_unknown_and_kept_with_the_words_that_say_why(
    tmp_path: Path, table: str, column: str, text: str, words: str, value: str
):
    return_ = made(tmp_path, **{table: {**ROWS[table], column: text}})

    assert return_.misread == {(table, column): [Misread("1001", source(table), words)]}
    [row] = getattr(return_, LISTS[table])
    assert (row.born_on if value == "dob" else getattr(row.says, value)) is None


@pytest.mark.parametrize(
    ("table", "column"), [("Missing", "MIS_START"), ("SWEpisodes", "SW_DECOM"), ("DoLo", "DOLO_START")]
)
@pytest.mark.parametrize(
    ("text", "words"), [("", "is blank: write it as DD/MM/YYYY"), ("soon", f"is “soon”, {NO_DATE}")]
)
def test_a_row_without_its_first_day_is_left_out_and_said_so(
    tmp_path: Path, table: str, column: str, text: str, words: str
):
    return_ = made(tmp_path, **{table: {**ROWS[table], column: text}})

    assert says(return_, table) == []
    assert return_.misread == {(table, column): [Misread("1001", source(table), words)]}
    assert return_.misread[table, column][0].blank is (text == "")


@pytest.mark.parametrize("table", ROWS)
def test_what_need_not_be_said_may_be_blank(tmp_path: Path, table: str):
    needed = {"CHILD", "MISSING", "MIS_START", "SW_DECOM", "DOLO_START"}
    return_ = made(tmp_path, **{table: {column: text for column, text in ROWS[table].items() if column in needed}})

    assert return_.misread == {}
    [row] = getattr(return_, LISTS[table])
    assert (row.child, row.born_on, row.says.year) == ("1001", None, 2027)


@pytest.mark.parametrize("table", ROWS)
def test_a_row_of_no_child_is_left_out_and_said_so(tmp_path: Path, table: str):
    blank = made(tmp_path / "a", **{table: {**ROWS[table], "CHILD": ""}})
    formula = made(tmp_path / "b", **{table: {**ROWS[table], "CHILD": "=1+1"}})

    assert says(blank, table) == says(formula, table) == []
    assert blank.misread == {(table, "CHILD"): [Misread(None, source(table), "is blank: write the child’s number")]}
    assert formula.misread == {
        (table, "CHILD"): [Misread("“=1+1”", source(table), "is “=1+1”, which is not a child’s number: mend it")]
    }


@pytest.mark.parametrize(
    ("table", "column", "text", "field", "value"),
    [
        ("OC2", "SDQ_SCORE", " 7.0 ", "sdq_score", 7),
        ("OC2", "SDQ_SCORE", "0", "sdq_score", 0),
        ("OC2", "SDQ_SCORE", "40", "sdq_score", 40),
        ("OC2", "CONVICTED", "1.0", "convicted", True),
        ("OC2", "CONVICTED", " 0", "convicted", False),
        ("OC2", "SDQ_REASON", " sdq2", "sdq_reason", "SDQ2"),
        ("OC3", "ACTIV", "0", "activity", "0"),
        ("OC3", "ACTIV", "0.0", "activity", "0"),
        ("PrevPerm", "DATE_PERM", "ZZ/ZZ/2019", "on", "zz/zz/2019"),
        ("PrevPerm", "DATE_PERM", "zz/zz/zzzz", "on", "zz/zz/zzzz"),
        ("PrevPerm", "DATE_PERM", "05/zz/2020", "on", "05/zz/2020"),
        ("PrevPerm", "DATE_PERM", "2019-06-03", "on", "03/06/2019"),
        ("PrevPerm", "LA_PERM", " 816 ", "authority", "816"),
        ("SWEpisodes", "SW_ID", "sw1", "worker", "SW1"),
        ("Missing", "MISSING", "a", "kind", "A"),
        ("Missing", "MIS_START", "2026-07-06", "from_on", date(2026, 7, 6)),
    ],
)
def test_what_can_mean_one_thing_only_is_read(
    tmp_path: Path, table: str, column: str, text: str, field: str, value: object
):
    return_ = made(tmp_path, **{table: {**ROWS[table], column: text}})

    [row] = says(return_, table)
    assert getattr(row, field) == value
    assert return_.misread == {}
