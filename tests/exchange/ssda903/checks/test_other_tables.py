"""The checks on the tables beside the Header, Episodes and Reviews: what each finds, and where it is silent."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tests.exchange.ssda903.checks import beside_children, beside_health, beside_orders, beside_permanence, beside_times
from tests.exchange.ssda903.checks.beside import Case
from tests.exchange.ssda903.checks.made import found

CASES: dict[str, Case] = {
    f"{about}: {name}": case
    for about, cases in (
        ("Header", beside_children.HEADER),
        ("Episodes", beside_children.EPISODES),
        ("UASC", beside_children.UNACCOMPANIED),
        ("every table", beside_children.EVERY_TABLE),
        ("OC2", beside_health.FAULTS),
        ("Missing", beside_times.MISSING),
        ("SWEpisodes", beside_times.SOCIAL_WORKERS),
        ("DoLo", beside_orders.DEPRIVATIONS),
        ("AD1, PlacedAdoption", beside_permanence.ADOPTIONS),
        ("PrevPerm", beside_permanence.PERMANENCE),
        ("OC3", beside_permanence.LEAVERS),
    )
    for name, case in cases.items()
}

SILENT: dict[str, Case] = {
    **{f"OC2: {name}": Case(tables) for name, tables in beside_health.SILENT.items()},
    **beside_children.SILENT,
    **beside_times.SILENT,
    **beside_orders.SILENT,
    **beside_permanence.SILENT,
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_a_check_finds_its_rows_and_no_other_check_does(tmp_path: Path, case: Case):
    returns = case.loaded(tmp_path)

    assert found(returns) == case.sentences()
    assert {check.code: check.rows for check in returns.checks if check.rows} == Counter(
        code for code, *_ in case.found
    )
    assert returns.held == {}


@pytest.mark.parametrize("case", SILENT.values(), ids=SILENT.keys())
def test_a_check_is_silent_at_its_edge(tmp_path: Path, case: Case):
    assert found(case.loaded(tmp_path)) == []
