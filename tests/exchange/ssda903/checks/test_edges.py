"""Every check is silent on good data, up to the last day or row that is still good."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from heed.exchange.ssda903 import load
from tests.exchange.ssda903.checks.cases_of_changes import CHANGES_WITHIN
from tests.exchange.ssda903.checks.cases_of_ends import ENDS_WITHIN
from tests.exchange.ssda903.checks.cases_of_placements import PLACEMENTS_WITHIN
from tests.exchange.ssda903.checks.cases_of_providers import PROVIDERS_WITHIN
from tests.exchange.ssda903.checks.cases_of_statuses import STATUSES_WITHIN
from tests.exchange.ssda903.checks.made import FIRST, LEFT, MOVED, found, reviews
from tests.exchange.ssda903.made import AMARA, BEN, BEN_IN_CARE, IN_CARE, LAST_REVIEW, REVIEW, Row, folder

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
        "Episodes": [{**FIRST, "LS": "V4", "PLACE": "U6"}, {**MOVED, "RNE": "B"}, BEN_IN_CARE]
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

WITHIN = {
    name: tables
    for cases in (SILENT, STATUSES_WITHIN, PLACEMENTS_WITHIN, PROVIDERS_WITHIN, CHANGES_WITHIN, ENDS_WITHIN)
    for name, tables in cases.items()
}


@pytest.mark.parametrize("tables", WITHIN.values(), ids=WITHIN.keys())
def test_a_check_is_silent_at_its_edge(tmp_path: Path, tables: dict[str, list[Row]]):
    assert found(load([folder(tmp_path / "2026", **tables)], year=2026, as_at=date(2026, 3, 31))) == []


def test_an_episode_may_start_on_14_october_1991(tmp_path: Path):
    episodes = [IN_CARE, {**BEN_IN_CARE, "DECOM": "14/10/1991"}]

    returns = load([folder(tmp_path / "2026", Episodes=episodes)], year=2026, as_at=None)

    assert {code for code, _ in found(returns)} == {"302"}


def test_on_the_4th_birthday_both_kinds_of_code_are_accepted(tmp_path: Path):
    header = [{**AMARA, "DOB": "06/06/2021"}, BEN]
    for code in ("PN0", "PN1"):
        rows = [{**REVIEW, "DOB": "", "REVIEW_CODE": code}, {**LAST_REVIEW, "DOB": ""}]
        returns = load([folder(tmp_path / code, Header=header, Reviews=rows)], year=2026, as_at=None)
        assert found(returns) == []


def test_a_review_on_the_day_care_ended_is_no_fault(tmp_path: Path):
    rows = [REVIEW, {**REVIEW, "REVIEW": "09/09/2025"}]

    returns = load(
        [folder(tmp_path / "2026", Episodes=[LEFT, BEN_IN_CARE], Reviews=rows)], year=2026, as_at=date(2026, 3, 31)
    )

    assert found(returns) == []
