"""The rows of the other tables from several returns, by child: whose word stands, and what is known on the day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import pytest

from heed.exchange.records import Child, Returns
from heed.exchange.ssda903 import load, read
from heed.exchange.ssda903.folder import given
from heed.exchange.ssda903.layout import LAYOUTS, NEEDED
from heed.exchange.ssda903.merging import merged
from tests.exchange.ssda903.made import AMARA, BEFORE, BEN, BEN_IN_CARE, BORN, REVIEW, Row, folder, year_before

COLUMNS = {layout.name: layout.columns for layout in LAYOUTS}
WHO = {"CHILD": "1001", "DOB": BORN}
OC2 = {**WHO, "SDQ_SCORE": "12", "TEETH_CHECK": "1"}
MISSING = {**WHO, "MISSING": "M", "MIS_START": "03/03/2025"}
SOCIAL_WORKER = {**WHO, "SW_ID": "SW1", "SW_DECOM": "13/05/2024"}
PLACED = {**WHO, "DATE_PLACED": "03/02/2025"}


def write(path: str, **tables: Sequence[Row]) -> str:
    """Add tables to a return's folder."""
    for name, rows in tables.items():
        lines = [",".join(COLUMNS[name]), *(",".join(row.get(column, "") for column in COLUMNS[name]) for row in rows)]
        (Path(path) / f"{name}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def both(
    tmp_path: Path, before: Mapping[str, Sequence[Row]], now: Mapping[str, Sequence[Row]], as_at: date | None = None
) -> Returns:
    """The returns of 2025 and 2026 with these tables: Amara and Ben in care throughout."""
    paths = [
        write(folder(tmp_path / "2026", Episodes=[BEFORE, BEN_IN_CARE]), **now),
        write(year_before(tmp_path / "2025"), **before),
    ]
    return load(paths, year=2026, as_at=as_at)


def amara(returns: Returns) -> Child:
    return next(child for child in returns.children if child.number == "1001")


def test_rows_of_a_year_stand_beside_those_of_other_years_in_order(tmp_path: Path):
    child = amara(both(tmp_path, {"OC2": [OC2]}, {"OC2": [{**OC2, "SDQ_SCORE": "9"}]}))

    assert [(row.year, row.sdq_score, row.source.file) for row in child.health] == [
        (2025, 12, "2025/OC2.csv"),
        (2026, 9, "2026/OC2.csv"),
    ]


def test_every_table_of_a_year_is_the_childs(tmp_path: Path):
    now = {
        "UASC": [{**WHO, "SEX": "F"}],
        "OC3": [{**WHO, "IN_TOUCH": "YES", "ACTIV": "F2", "ACCOM": "D1"}],
        "AD1": [{**WHO, "NB_ADOPTR": "2"}],
        "PrevPerm": [{**WHO, "PREV_PERM": "Z1"}],
    }

    returns = both(tmp_path, {}, now)

    child, ben = returns.children
    assert [row.year for row in child.unaccompanied] == [2026]
    assert [row.in_touch for row in child.care_leaver] == ["YES"]
    assert [row.adopters for row in child.adoption] == [2]
    assert [row.kind for row in child.previous_permanence] == ["Z1"]
    assert (child.uasc, ben.uasc) == (True, False)
    assert (ben.unaccompanied, ben.care_leaver, ben.adoption, ben.previous_permanence) == ((), (), (), ())


@pytest.mark.parametrize("table", ["OC2", "OC3", "PrevPerm"])
def test_a_row_that_stands_twice_in_a_return_is_one(tmp_path: Path, table: str):
    whole = merged([read(given([write(folder(tmp_path / "2026"), **{table: [WHO, WHO]})])[0])], date(2026, 3, 31))

    [row] = whole.rows[table]["1001"]
    assert row.source.line == 2  # type: ignore[attr-defined]  # every record has one


def test_two_rows_of_a_year_that_differ_are_both_kept(tmp_path: Path):
    child = amara(both(tmp_path, {}, {"OC2": [OC2, {**OC2, "SDQ_SCORE": "30"}]}))

    assert [row.sdq_score for row in child.health] == [12, 30]


def test_a_time_missing_that_the_later_return_closes_is_told_once_in_its_words(tmp_path: Path):
    later = [{**MISSING, "MIS_START": "09/06/2025", "MIS_END": "10/06/2025"}, {**MISSING, "MIS_END": "07/04/2025"}]

    child = amara(both(tmp_path, {"Missing": [MISSING]}, {"Missing": later}))

    assert [(row.from_on, row.until_on, row.source.file) for row in child.missing] == [
        (date(2025, 3, 3), date(2025, 4, 7), "2026/Missing.csv"),
        (date(2025, 6, 9), date(2025, 6, 10), "2026/Missing.csv"),
    ]


def test_missing_and_away_on_one_day_are_two(tmp_path: Path):
    child = amara(both(tmp_path, {"Missing": [MISSING]}, {"Missing": [{**MISSING, "MISSING": "A"}]}))

    assert [(row.kind, row.year) for row in child.missing] == [("A", 2026), ("M", 2025)]


def test_what_the_later_return_does_not_carry_is_kept(tmp_path: Path):
    later = [{**SOCIAL_WORKER, "SW_ID": "SW2", "SW_DECOM": "02/06/2025"}]

    child = amara(both(tmp_path, {"SWEpisodes": [SOCIAL_WORKER]}, {"SWEpisodes": later}))

    assert [(row.worker, row.from_on) for row in child.social_workers] == [
        ("SW1", date(2024, 5, 13)),
        ("SW2", date(2025, 6, 2)),
    ]


def test_a_decision_to_place_is_known_by_its_day_and_one_without_a_day_is_its_returns_own(tmp_path: Path):
    reversed_ = {**PLACED, "DATE_PLACED_CEASED": "05/01/2026", "REASON_PLACED_CEASED": "RD2"}
    undated = {**WHO, "REASON_PLACED_CEASED": "RD4"}

    child = amara(both(tmp_path, {"PlacedAdoption": [PLACED, undated]}, {"PlacedAdoption": [reversed_, undated]}))

    assert [(row.year, row.decided_on, row.reason_ceased) for row in child.placed_for_adoption] == [
        (2025, None, "RD4"),
        (2026, None, "RD4"),
        (2026, date(2025, 2, 3), "RD2"),
    ]


@pytest.mark.parametrize(("as_at", "known"), [(date(2026, 1, 12), True), (date(2026, 1, 11), False)])
def test_what_begins_after_the_day_the_data_speak_for_is_not_known(tmp_path: Path, as_at: date, known: bool):
    now = {
        "Missing": [{**MISSING, "MIS_START": "12/01/2026"}],
        "SWEpisodes": [{**SOCIAL_WORKER, "SW_DECOM": "12/01/2026"}],
        "PlacedAdoption": [{**PLACED, "DATE_PLACED": "12/01/2026"}],
    }

    child = amara(both(tmp_path, {}, now, as_at))

    assert [bool(rows) for rows in (child.missing, child.social_workers, child.placed_for_adoption)] == [known] * 3


@pytest.mark.parametrize(("as_at", "known"), [(date(2026, 1, 12), True), (date(2026, 1, 11), False)])
def test_what_ends_after_the_day_the_data_speak_for_is_open(tmp_path: Path, as_at: date, known: bool):
    now = {
        "Missing": [{**MISSING, "MIS_END": "12/01/2026"}],
        "SWEpisodes": [{**SOCIAL_WORKER, "SW_DEC": "12/01/2026"}],
        "PlacedAdoption": [{**PLACED, "DATE_PLACED_CEASED": "12/01/2026", "REASON_PLACED_CEASED": "RD3"}],
        "UASC": [{**WHO, "SEX": "F", "DUC": "12/01/2026"}],
        "AD1": [{**WHO, "DATE_INT": "12/01/2026", "DATE_MATCH": "12/01/2026"}],
    }

    child = amara(both(tmp_path, {}, now, as_at))

    day = date(2026, 1, 12) if known else None
    assert (child.missing[0].until_on, child.social_workers[0].until_on) == (day, day)
    [placed] = child.placed_for_adoption
    assert (placed.ceased_on, placed.reason_ceased) == (day, "RD3" if known else None)
    assert child.unaccompanied[0].ceased_on == day
    assert (child.adoption[0].decided_on, child.adoption[0].matched_on) == (day, day)


def test_a_deprivation_of_liberty_that_the_later_return_closes_is_one(tmp_path: Path):
    order = {**WHO, "DOLO_START": "20/07/2026"}
    return_ = read(given([write(_in_2027(tmp_path / "a"), DoLo=[order])])[0])
    later = read(given([write(_in_2027(tmp_path / "b"), DoLo=[{**order, "DOLO_END": "14/09/2026"}])])[0])

    whole = merged([return_, later], date(2027, 3, 31))

    [row] = whole.others.deprivations["1001"]
    assert (row.from_on, row.until_on) == (date(2026, 7, 20), date(2026, 9, 14))


def _in_2027(path: Path) -> str:
    return folder(path, Episodes=[BEFORE, BEN_IN_CARE], Reviews=[{**REVIEW, "REVIEW": "05/03/2027"}])


def test_rows_by_table_are_those_of_every_table_but_the_first_three(tmp_path: Path):
    whole = merged([read(given([write(folder(tmp_path / "2026"), OC2=[OC2])])[0])], date(2026, 3, 31))

    assert set(whole.rows) == set(COLUMNS) - set(NEEDED)
    assert list(whole.rows["OC2"]) == ["1001"]
    assert whole.rows["OC2"]["1001"] == whole.others.health["1001"]


def test_the_headers_last_word_stands_for_who_a_child_is(tmp_path: Path):
    first = {**AMARA, "ETHNIC": "NOBT", "UPN": "UN1"}
    later = {**AMARA, "ETHNIC": "MWAS", "UPN": "A123456789012", "MOTHER": "1", "MC_DOB": "03/02/2026"}
    paths = [
        folder(tmp_path / "2026", Header=[later, BEN], Episodes=[BEFORE, BEN_IN_CARE]),
        year_before(tmp_path / "2025", Header=[first, BEN]),
    ]

    child = amara(load(paths, year=2026, as_at=None))

    assert (child.ethnicity, child.upn, child.mother) == ("MWAS", "A123456789012", True)
    assert child.mothers_child_born_on == date(2026, 2, 3)


def test_a_mothers_child_born_after_the_day_is_not_known_of(tmp_path: Path):
    header = [{**AMARA, "MOTHER": "1", "MC_DOB": "03/02/2026"}, BEN]
    path = folder(tmp_path / "2026", Header=header, Episodes=[BEFORE, BEN_IN_CARE])

    child = amara(load([path], year=2026, as_at=date(2026, 2, 2)))

    assert child.mothers_child_born_on is None
