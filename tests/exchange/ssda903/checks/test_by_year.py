"""A check is asked of the returns of its collection years, with the definition and the words of each."""

from __future__ import annotations

from pathlib import Path

import pytest

from heed.exchange.records import Check, Outcome, Returns
from heed.exchange.ssda903 import load
from tests.exchange.ssda903.checks.made import FOR_A_TIME, following
from tests.exchange.ssda903.made import AMARA, BEN, BEN_IN_CARE, IN_CARE, REVIEW, Row, faults, folder

NO_HOME = {"URN": ""}


def told(path: Path, year: int, born_on: str, *episodes: Row) -> str:
    """A return of a year: Amara, and Ben, born on a day, with episodes that differ from his own."""
    sexes = ("F", "M") if year >= 2025 else ("2", "1")
    return folder(
        path / str(year),
        Header=[{**AMARA, "SEX": sexes[0]}, {**BEN, "SEX": sexes[1], "DOB": born_on}],
        Episodes=[
            {**IN_CARE, "DECOM": "12/05/2022"},
            *following({**BEN_IN_CARE, "DECOM": "01/06/2022"}, *episodes),
        ],
        Reviews=[{**REVIEW, "REVIEW": f"06/06/{year - 1}"}, {**REVIEW, "REVIEW": f"05/03/{year}"}],
    )


def codes(path: Path, year: int, born_on: str, *episodes: Row) -> list[str]:
    """The codes of what is found."""
    return [code for code, _ in faults(load([told(path, year, born_on, *episodes)], year=year, as_at=None))]


INDEPENDENT = {"PLACE": "P2", **NO_HOME}
SUPPORTED = {"PLACE": "H5", **NO_HOME}
OTHER = {"PLACE": "Z1", **NO_HOME}
TO_28_OCTOBER = {"DEC": "28/10/2023", "REC": "E8"}
TO_29_OCTOBER = {"DEC": "29/10/2023", "REC": "E8"}
OLD, TURNS_15, TURNS_16, YOUNG = "01/06/2006", "01/06/2007", "02/06/2006", "01/06/2008"

BY_YEAR: dict[str, tuple[int, str, tuple[Row, ...], list[str]]] = {
    "independent living on 28 October 2023": (2024, OLD, ({**INDEPENDENT, **TO_28_OCTOBER},), []),
    "independent living after it": (2024, OLD, ({**INDEPENDENT, **TO_29_OCTOBER},), ["217t"]),
    "independent living, open": (2024, OLD, (INDEPENDENT,), ["217t"]),
    "independent living in 2023": (2023, OLD, (INDEPENDENT,), []),
    "independent living at 15 in 2023": (2023, TURNS_15, (INDEPENDENT,), []),
    "independent living at 14 in 2023": (2023, "02/06/2007", (INDEPENDENT,), ["370"]),
    "independent living at 15 in 2024": (2024, TURNS_16, ({**INDEPENDENT, **TO_28_OCTOBER},), ["370"]),
    "supported at 14 in 2023": (2023, "01/06/2008", (SUPPORTED,), []),
    "supported at 13 in 2023": (2023, "02/06/2008", (SUPPORTED,), ["371"]),
    "supported at 15 in 2024": (2024, TURNS_16, ({**SUPPORTED, "URN": "SC9"},), ["371"]),
    "registered and supported at 15 in 2025": (2025, "02/06/2008", ({"PLACE": "K3", "DECOM": "01/06/2024"},), ["371"]),
    "supported with no number on 28 October 2023": (2024, OLD, ({**SUPPORTED, **TO_28_OCTOBER},), []),
    "supported with no number after it": (2024, OLD, ({**SUPPORTED, **TO_29_OCTOBER},), ["230"]),
    "supported with no number, open": (2024, OLD, (SUPPORTED,), ["230"]),
    "supported where the home has no number": (2024, OLD, ({**SUPPORTED, "URN": "XXXXXXX"},), ["230"]),
    "supported in Scotland with no number": (2024, OLD, ({**SUPPORTED, "PL_POST": "EH1 1AA"},), []),
    "supported with no number in 2023": (2023, OLD, (SUPPORTED,), []),
    "supported with a number in 2023": (2023, OLD, ({**SUPPORTED, "URN": "SC9"},), ["222"]),
    "supported with a number in 2024": (2024, OLD, ({**SUPPORTED, "URN": "SC9"},), []),
    "independent with a number in 2024": (2024, OLD, ({**INDEPENDENT, "URN": "SC9", **TO_28_OCTOBER},), ["222"]),
    "another placement with a provider in 2025": (2025, YOUNG, (OTHER,), []),
    "another placement with no provider in 2025": (2025, YOUNG, ({**OTHER, "PLACE_PROVIDER": ""},), []),
    "another placement with a number in 2025": (2025, YOUNG, ({**OTHER, "URN": "SC9"},), ["222"]),
    "another placement with a number in 2026": (
        2026,
        YOUNG,
        ({"PLACE": "Z13", "PLACE_PROVIDER": "", "URN": "SC9"},),
        ["222"],
    ),
    "a reason for a change while open in 2025": (2025, YOUNG, ({"REASON_PLACE_CHANGE": "CARPL"},), []),
    "custody at 9 in 2025": (
        2025,
        "02/07/2014",
        (
            {"REASON_PLACE_CHANGE": "CUSTOD"},
            {"DECOM": "01/07/2024", "RNE": "P", "PLACE": "K1", "URN": "SC9"},
        ),
        [],
    ),
    "back at another address in 2025": (
        2025,
        YOUNG,
        (
            {"PL_POST": "ZZ1 1AA"},
            {"DECOM": "01/06/2024", "PLACE": "T1", **FOR_A_TIME},
            {"DECOM": "05/06/2024", "RNE": "P", "PL_POST": "ZZ2 2BB"},
        ),
        [],
    ),
}


@pytest.mark.parametrize(("year", "born_on", "episodes", "found"), BY_YEAR.values(), ids=BY_YEAR)
def test_a_check_has_the_definition_of_the_year(
    tmp_path: Path, year: int, born_on: str, episodes: tuple[Row, ...], found: list[str]
):
    assert codes(tmp_path, year, born_on, *episodes) == found


def check(returns: Returns, code: str) -> Check:
    """What came of one check."""
    return next(each for each in returns.checks if each.code == code)


def test_a_check_that_no_year_loaded_is_asked_could_not_run(tmp_path: Path):
    returns = load([folder(tmp_path / "2026")], year=2026, as_at=None)

    why = {code: check(returns, code).why for code in ("217t", "370", "230")}
    assert {check(returns, code).outcome for code in why} == {Outcome.COULD_NOT_RUN}
    assert why == {
        "217t": "it is asked of the returns of 2024 only, and none of those was loaded",
        "370": "it is asked of the returns of 2024 and earlier, and none of those was loaded",
        "230": "it is asked of the returns of 2024 to 2025, and none of those was loaded",
    }


def test_a_check_that_is_not_asked_of_a_return_says_so_when_it_passes_and_when_it_fails(tmp_path: Path):
    told_why = {"REASON_PLACE_CHANGE": "CARPL"}
    says = "Reason for placement change is not required when the episode has not ceased"
    spared = "Not looked at: 2025, because it is asked of the returns of 2026 and later."

    passed, failed = (
        check(
            load(
                [told(tmp_path / name, 2025, YOUNG, told_why), told(tmp_path / name, 2026, YOUNG, later)],
                year=2026,
                as_at=None,
            ),
            "233",
        )
        for name, later in (("passed", {}), ("failed", told_why))
    )

    assert (passed.outcome, passed.why) == (Outcome.PASSED, f"{says}: no row. {spared}")
    assert (failed.outcome, failed.rows) == (Outcome.FAILED, 1)
    assert failed.why == (
        f"{says}: 2026/Episodes.csv, line 3: REASON_PLACE_CHANGE is CARPL, and DEC is blank: leave it blank, or write DEC."
        f" {spared}"
    )


def test_the_words_are_those_of_the_last_year_loaded(tmp_path: Path):
    words = {
        year: check(load([told(tmp_path, year, YOUNG)], year=year, as_at=None), "226").says for year in (2025, 2026)
    }

    assert words == {
        2025: "Reason for placement change is not required.",
        2026: "Reason for placement change is not required for temporary placements.",
    }
