"""Every check: the rows that it finds, by code, line and words; and what is said of one that found none or could not run."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from heed.exchange.records import Outcome
from heed.exchange.ssda903 import checks, load
from tests.exchange.ssda903.checks import test_other_tables as other_tables
from tests.exchange.ssda903.checks.cases_of_cells import CELLS
from tests.exchange.ssda903.checks.cases_of_changes import CHANGES
from tests.exchange.ssda903.checks.cases_of_children import CHILDREN
from tests.exchange.ssda903.checks.cases_of_ends import ENDS
from tests.exchange.ssda903.checks.cases_of_episodes import EPISODES
from tests.exchange.ssda903.checks.cases_of_placements import PLACEMENTS
from tests.exchange.ssda903.checks.cases_of_providers import PROVIDERS
from tests.exchange.ssda903.checks.cases_of_reviews import REVIEWS
from tests.exchange.ssda903.checks.cases_of_statuses import STATUSES
from tests.exchange.ssda903.checks.cases_of_years import YEARS
from tests.exchange.ssda903.checks.made import MOVED, NOT_A_DATE, PLACED, UASC, Case, found
from tests.exchange.ssda903.made import (
    AMARA,
    BEFORE,
    BEN,
    BEN_IN_CARE,
    GOOD,
    IN_CARE,
    LAST_REVIEW,
    REVIEW,
    folder,
    year_before,
)

CARE = (EPISODES, STATUSES, PLACEMENTS, PROVIDERS, CHANGES, ENDS)
CASES = [(name, case) for cases in (CELLS, CHILDREN, *CARE, REVIEWS, YEARS) for name, case in cases.items()]


@pytest.mark.parametrize("case", [case for _, case in CASES], ids=[name for name, _ in CASES])
def test_a_check_finds_its_rows_and_no_other_check_does(tmp_path: Path, case: Case):
    returns = load([folder(tmp_path / "2026", **case.tables)], year=2026, as_at=case.as_at)

    expected = [(code, f"2026/{table}.csv, line {line}: {words}.") for code, table, line, words in case.found]
    assert found(returns) == sorted(expected)
    assert {check.code: check.rows for check in returns.checks if check.rows} == Counter(code for code, _ in expected)
    assert tuple(returns.held) == case.held
    assert not {child.number for child in returns.children} & set(case.held)


def test_a_check_that_finds_nothing_has_passed(tmp_path: Path):
    tables = {"UASC": [UASC], "PlacedAdoption": [PLACED]}
    returns = load([folder(tmp_path / "2026", **tables)], year=2026, as_at=None)

    came_of = {check.code: check for check in returns.checks}
    assert not [check.why for check in returns.checks if check.outcome is Outcome.FAILED]
    assert {came_of[code].outcome for code in ("102", "H001", "H005", "104", "115", "304", "551", "440", "357")} == {
        Outcome.PASSED
    }
    assert all(check.says and not check.why for check in returns.checks if check.outcome is Outcome.PASSED)


def test_a_check_without_what_it_needs_could_not_run_and_says_why(tmp_path: Path):
    returns = load([folder(tmp_path / "2026")], year=2026, as_at=None)

    why = {check.code: check.why for check in returns.checks if check.outcome is Outcome.COULD_NOT_RUN}
    assert all(why.values())
    assert {code: why[code] for code in ("H002", "104", "523", "202", "502", "205A", "217t")} == {
        "H002": "no return has the UASC, PlacedAdoption, OC2, OC3, AD1, PrevPerm, Missing, SWEpisodes or DoLo table",
        "104": "2026 has no UASC table",
        "523": "2026 has no AD1 table and 2026 has no PlacedAdoption table",
        "202": "only one return was loaded",
        "502": "no two returns of consecutive years were loaded",
        "205A": "no two returns of consecutive years were loaded and 2026 has no UASC table",
        "217t": "it is asked of the returns of 2024 only, and none of those was loaded",
    }


def test_a_check_that_ran_in_part_and_failed_says_what_it_did_not_look_at(tmp_path: Path):
    later = folder(tmp_path / "2026", Episodes=[BEFORE, BEN_IN_CARE], UASC=[{**UASC, "DUC": "soon"}])
    returns = load([year_before(tmp_path / "2025"), later], year=2026, as_at=None)

    [check] = [check for check in returns.checks if check.code == "104"]
    assert (check.outcome, check.rows) == (Outcome.FAILED, 1)
    assert check.why == (
        "Date for Unaccompanied Asylum-Seeking Children (UASC) status ceased is not a valid date:"
        f" 2026/UASC.csv, line 2: DUC {NOT_A_DATE}. Not looked at: 2025 has no UASC table."
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
    beside = {code for case in other_tables.CASES.values() for code, *_ in case.found}
    of_years = {"202", "203", "H017", "217t", "230", "370"}  # in test_years.py and test_by_year.py, beside this file
    neighbours = {"502", *(f"503{letter}" for letter in "ABCDEF"), "H016", "H020", "H021", "NoE"}  # test_neighbours.py
    of_no_column = {"105", "303", "205C"}  # cannot run: test_dfe_rules.py
    of_2028 = {"706"}  # test_deprivations.py

    assert len(codes) == len(set(codes))
    assert {
        code for _, case in CASES for code, *_ in case.found
    } | beside | of_years | neighbours | of_no_column | of_2028 == set(codes)


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
