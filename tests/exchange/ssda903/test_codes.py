"""The code lists by collection year."""

from __future__ import annotations

import pytest

from heed.exchange.ssda903.codes import (
    BY_COLUMN,
    PARTICIPATION,
    PLACEMENT,
    REASON_CEASED,
    SEX,
    SEX_MEANS,
    YEARS,
    accepted,
)


def test_sex_is_1_and_2_until_2024_and_letters_from_2025():
    assert set(SEX.in_year(2018)) == set(SEX.in_year(2024)) == {"1", "2"}
    assert set(SEX.in_year(2025)) == set(SEX.in_year(2026)) == {"M", "F", "U"}


def test_every_code_for_sex_has_a_meaning():
    assert {code for year in YEARS for code in SEX.in_year(year)} == set(SEX_MEANS)


@pytest.mark.parametrize(
    ("code", "years"),
    [("H5", (2018, 2024)), ("P2", (2018, 2024)), ("K3", (2025, 2026)), ("Z11", (2026,)), ("U4", YEARS), ("Q9", ())],
)
def test_a_placement_code_is_of_the_years_whose_layout_has_it(code: str, years: tuple[int, ...]):
    assert PLACEMENT.years_of(code) == years


def test_special_guardianship_has_four_codes_from_2019_in_place_of_two():
    assert {"E43", "E44"} <= set(REASON_CEASED.in_year(2018))
    assert {"E45", "E46", "E47", "E48"} <= set(REASON_CEASED.in_year(2024))
    assert not {"E43", "E44"} & set(REASON_CEASED.in_year(2024))


def test_participation_has_eight_codes_in_every_year():
    assert all(list(PARTICIPATION.in_year(year)) == [f"PN{n}" for n in range(8)] for year in YEARS)


def test_every_code_of_every_list_has_a_label():
    assert all(label for codes in BY_COLUMN.values() for year in YEARS for label in codes.in_year(year).values())


def test_the_codes_accepted_are_those_of_the_year():
    assert set(accepted("PLACE", 2026)) == set(PLACEMENT.in_year(2026))
