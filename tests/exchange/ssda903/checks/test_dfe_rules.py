"""The Department's rules: every one of the list is declared, in its words and from its year; all of them together."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from heed.exchange.records import Check, Outcome, Returns
from heed.exchange.ssda903 import checks, load
from heed.exchange.ssda903.layout import BY_NAME
from heed.exchange.ssda903.merging import merged
from tests.exchange.ssda903.checks.beside import HEALTH
from tests.exchange.ssda903.checks.beside_children import UNACCOMPANIED
from tests.exchange.ssda903.checks.beside_health import FAULTS, OF_AMARA, UNSCORED
from tests.exchange.ssda903.checks.beside_orders import DEPRIVATIONS
from tests.exchange.ssda903.checks.beside_permanence import ADOPTED_RETURN
from tests.exchange.ssda903.checks.beside_times import MISSING
from tests.exchange.ssda903.made import folder
from tests.returns import write

with (Path(__file__).parent / "dfe_rules.csv").open(encoding="utf-8", newline="") as file:
    RULES = [(int(row["year"]), row["code"], row["words"]) for row in csv.DictReader(file)]

OLDEST = min(year for year, _, _ in RULES)
"""The first collection year of the list. Its rules are older than it, and are asked of earlier returns too."""

DECLARED = {declared.code: declared for declared in checks.DECLARED}

STATUS_COLUMN = {"105", "303", "205C"}
"""About a column that no table has: the checks cannot run on any return."""


def outcomes(returns: Returns) -> Mapping[str, Check]:
    """Each check by its code."""
    return {check.code: check for check in returns.checks}


def test_the_list_has_112_codes_and_each_is_declared():
    codes = {code for _, code, _ in RULES}

    assert (len(RULES), len(codes)) == (129, 112)
    assert codes <= DECLARED.keys()


@pytest.mark.parametrize(("year", "code", "words"), RULES, ids=[f"{code} of {year}" for year, code, _ in RULES])
def test_a_rule_has_the_departments_words_of_its_year(year: int, code: str, words: str):
    assert DECLARED[code].said_in(year) == words


def test_a_rule_is_asked_from_the_year_in_which_it_came():
    came = {code: min(year for year, other, _ in RULES if other == code) for _, code, _ in RULES}

    assert {code: DECLARED[code].since for code, year in came.items() if year > OLDEST} == {
        code: year for code, year in came.items() if year > OLDEST
    }
    assert not [code for code, year in came.items() if year == OLDEST and DECLARED[code].since]


def test_a_check_speaks_of_columns_that_a_return_has():
    known = {f"{layout.name}.{column}" for layout in BY_NAME.values() for column in layout.columns}

    assert not [code for code, declared in DECLARED.items() if not declared.touches]
    assert {column for declared in DECLARED.values() for column in declared.touches} <= known
    assert {code: declared.touches for code, declared in DECLARED.items()} == checks.TOUCHES


def test_a_rule_of_a_later_year_could_not_run_and_says_so(tmp_path: Path):
    found = outcomes(load([folder(tmp_path / "2026")], year=2026, as_at=None))

    assert {code for code, check in found.items() if "asked of the returns of 2027 and later" in check.why} == {
        str(code) for code in range(700, 711)
    }
    assert {found[str(code)].outcome for code in range(700, 711)} == {Outcome.COULD_NOT_RUN}


@pytest.mark.parametrize(
    ("table", "codes"),
    [
        ("UASC", {"104", "304", "231"}),
        ("OC2", {"180", "181", "182", "196", "188", "189", "197a", "542", "546"}),
        (
            "Missing",
            {"564", "1004", "1005", "1006", "565", "567", "570", "571", "574", "577", "578", "580", "581", "586"},
        ),
        ("SWEpisodes", {"SW01aSTG1", "SW02STG1", "SW04STG1", "SW05STG1", "SW10STG2", "SW13STG1"}),
        ("AD1", {"112", "113", "114", "175", "176", "177", "151", "331", "333", "334", "521", "601", "602"}),
        ("PlacedAdoption", {"115", "116", "120", "551", "552", "522", "119"}),
        ("PrevPerm", {"630", "631", "632", "635"}),
        ("OC3", {"131", "132", "133", "153", "345"}),
    ],
)
def test_without_its_table_a_check_could_not_run_and_says_which(tmp_path: Path, table: str, codes: set[str]):
    found = outcomes(load([folder(tmp_path / "2026")], year=2026, as_at=None))

    assert {code: found[code].outcome for code in codes} == dict.fromkeys(codes, Outcome.COULD_NOT_RUN)
    assert {code for code, check in found.items() if check.why == f"2026 has no {table} table"} >= codes


def test_what_is_asked_of_a_whole_year_could_not_run_before_its_end(tmp_path: Path):
    rows = [{**UNSCORED, "CONVICTED": ""}, {**HEALTH, **OF_AMARA}, {**HEALTH, **OF_AMARA, "SDQ_REASON": "SDQ1"}]
    returns = load([folder(tmp_path / "2026", OC2=rows)], year=2026, as_at=date(2026, 3, 30))

    found = outcomes(returns)
    for code in ("157", "185", "186", "190", "191", "197B", "198", "543", "545"):
        assert (found[code].outcome, found[code].why) == (
            Outcome.COULD_NOT_RUN,
            "the data speak for 30/03/2026, before the year of 2026 ends",
        )


@pytest.mark.parametrize("code", ["205A", "205B", "205D", "576"])
def test_what_holds_two_years_against_each_other_could_not_run_on_one(tmp_path: Path, code: str):
    found = outcomes(load([folder(tmp_path / "2026", UASC=[], Missing=[])], year=2026, as_at=None))

    assert (found[code].outcome, found[code].why) == (
        Outcome.COULD_NOT_RUN,
        "no two returns of consecutive years were loaded",
    )


@pytest.mark.parametrize("code", sorted(STATUS_COLUMN))
def test_what_is_about_a_column_that_no_table_has_could_not_run(tmp_path: Path, code: str):
    found = outcomes(load([folder(tmp_path / "2026", UASC=[])], year=2026, as_at=None))

    assert (found[code].outcome, found[code].why) == (
        Outcome.COULD_NOT_RUN,
        "no column says the status: a child is unaccompanied by being listed in the UASC table",
    )


def test_with_no_return_at_all_no_check_passes():
    done, held = checks.run(merged([], date(2026, 3, 31)))

    assert {check.outcome for check in done} == {Outcome.COULD_NOT_RUN}
    assert held == {}


def test_tables_without_rows_make_nothing_fail(tmp_path: Path):
    nobody = dict.fromkeys((name for name in BY_NAME if name != "DoLo"), ())
    returns = load([folder(tmp_path / "2026", **nobody)], year=2026, as_at=None)

    assert not [check.code for check in returns.checks if check.outcome is Outcome.FAILED]


@pytest.mark.parametrize(
    "case",
    [
        FAULTS["health in part"],
        MISSING["before birth"],
        UNACCOMPANIED["ceased after the 18th birthday"],
        DEPRIVATIONS["where it cannot be"],
    ],
)
def test_the_order_in_which_checks_run_changes_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, case):
    one_way = case.loaded(tmp_path)
    monkeypatch.setattr(checks, "DECLARED", checks.DECLARED[::-1])
    other = case.loaded(tmp_path)

    assert outcomes(one_way) == outcomes(other)
    assert [check.code for check in one_way.checks] == [check.code for check in reversed(other.checks)]
    assert one_way.held == other.held
    assert any(check.outcome is Outcome.FAILED for check in other.checks)


def test_clean_returns_of_three_years_pass_every_check_that_can_run(tmp_path: Path):
    write(tmp_path, 150, 3, (2025, 2026, 2027), clean=True)

    returns = load([str(tmp_path / str(year)) for year in (2025, 2026, 2027)], year=2027, as_at=date(2027, 3, 31))

    assert not [check.why for check in returns.checks if check.outcome is Outcome.FAILED]
    assert {check.code for check in returns.checks if check.outcome is Outcome.COULD_NOT_RUN} == {
        *STATUS_COLUMN,
        "706",  # needs orders of two years, and the first are of 2027
        *(code for code, declared in DECLARED.items() if declared.until < 2025),
    }
    assert returns.held == {}


def test_a_clean_adoption_passes_every_check_that_can_run(tmp_path: Path):
    returns = load([folder(tmp_path / "2026", **ADOPTED_RETURN, UASC=[])], year=2026, as_at=date(2026, 3, 31))

    assert not [check.why for check in returns.checks if check.outcome is Outcome.FAILED]
