"""Every check: the rows that it finds, by code, line and words; and what is said of one that found none or could not run."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from heed.exchange.records import Outcome
from heed.exchange.ssda903 import checks, load
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
from tests.exchange.ssda903.checks.test_neighbours import OTHERWISE
from tests.exchange.ssda903.checks.test_other_tables import CASES as OTHER_TABLES
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


ONE_RETURN = {
    "only one return was loaded": {"202", "203", "204"},
    "no two returns of consecutive years were loaded": {
        *("502", "503A", "503B", "503C", "503D", "503E", "503F", "H016", "NoE", "H020"),
        *("205A", "205B", "205D", "576"),
    },
    "it is asked of the returns of 2024 only, and none of those was loaded": {"217t"},
    "it is asked of the returns of 2024 and earlier, and none of those was loaded": {"370"},
    "it is asked of the returns of 2024 to 2025, and none of those was loaded": {"230"},
}
"""Why checks cannot run on the good return of 2026 alone, apart from those that need a table that it has not."""


def test_a_check_that_finds_nothing_has_passed_or_says_why_it_could_not_run(tmp_path: Path):
    returns = load([folder(tmp_path / "2026", UASC=[], Missing=[])], year=2026, as_at=None)

    could_not = {check.code: check.why for check in returns.checks if check.outcome is Outcome.COULD_NOT_RUN}
    assert not [check.code for check in returns.checks if check.outcome is Outcome.FAILED]
    assert all(check.says and not check.why for check in returns.checks if check.outcome is Outcome.PASSED)
    assert all(could_not.values())
    for why, codes in ONE_RETURN.items():
        assert {code for code, said in could_not.items() if said == why} == codes
    assert not {code for cases in CARE for case in cases.values() for code, *_ in case.found} & could_not.keys()


def test_a_check_that_ran_in_part_and_failed_says_what_it_did_not_look_at(tmp_path: Path):
    earlier = year_before(tmp_path / "2025")
    later = folder(tmp_path / "2026", Episodes=[BEFORE, BEN_IN_CARE], UASC=[{**UASC, "DUC": "soon"}])

    returns = load([earlier, later], year=2026, as_at=None)

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
    cases = {code for _, case in CASES for code, *_ in case.found}
    beside = {code for case in OTHER_TABLES.values() for code, *_ in case.found}
    by_year = {"217t", "230", "370"}  # in test_by_year.py, beside this file
    across = {"502", *OTHERWISE, "H016", "NoE", "H020", "H021"}  # in test_neighbours.py
    other_years = {"202", "203", "204", "H017"}  # in test_years.py
    never_run = {"105", "303", "205C"}  # about a column that no table has
    orders = {"706"}  # of 2027 and the year after

    assert len(codes) == len(set(codes))
    assert cases | beside | by_year | across | other_years | never_run | orders == set(codes)


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
