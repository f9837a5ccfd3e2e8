"""The code lists by collection year."""

from __future__ import annotations

import pytest

from heed.exchange.ssda903.codes import (
    BY_COLUMN,
    ETHNICITY,
    ETHNICITY_GROUP,
    ETHNICITY_GROUPS,
    LATEST,
    PARTICIPATION,
    PLACEMENT,
    PROVISIONAL,
    SEX,
    SEX_MEANS,
    YEARS,
    accepted,
)
from heed.exchange.ssda903.layout import LAYOUTS


def test_nine_years_can_be_read_and_a_tenth_of_which_only_a_draft_is_known():
    assert YEARS == (2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026, 2027)
    assert (LATEST, set(PROVISIONAL)) == (2026, {2027})


def test_sex_is_1_and_2_until_2024_and_letters_from_2025():
    assert all(set(SEX.in_year(year)) == ({"1", "2"} if year < 2025 else {"M", "F", "U"}) for year in YEARS)


def test_every_code_for_sex_has_a_meaning():
    assert {code for year in YEARS for code in SEX.in_year(year)} == set(SEX_MEANS)


@pytest.mark.parametrize(
    ("column", "code", "first", "last"),
    [
        ("PLACE", "H5", 2018, 2025),
        ("PLACE", "P2", 2018, 2024),
        ("PLACE", "K3", 2025, 2027),
        ("PLACE", "Z1", 2018, 2025),
        ("PLACE", "Z11", 2026, 2027),
        ("PLACE", "Z14", 2026, 2027),
        ("PLACE", "U4", 2018, 2027),
        ("REC", "E43", 2018, 2018),
        ("REC", "E44", 2018, 2018),
        ("REC", "E45", 2019, 2027),
        ("REC", "E48", 2019, 2027),
        ("REASON_PLACE_CHANGE", "CUSTOD", 2019, 2027),
        ("REASON_PLACE_CHANGE", "CARPL", 2018, 2027),
        ("ACTIV", "F3", 2018, 2021),
        ("ACTIV", "P3", 2018, 2021),
        ("ACTIV", "F4", 2022, 2027),
        ("ACTIV", "P5", 2022, 2027),
        ("CIN", "N8", 2018, 2027),
    ],
)
def test_a_code_is_of_the_years_whose_return_has_it(column: str, code: str, first: int, last: int):
    assert BY_COLUMN[column].years_of(code) == tuple(range(first, last + 1))


@pytest.mark.parametrize(("column", "code"), [("PLACE", "Q9"), ("ACCOM", "S1"), ("ACCOM", "X1"), ("CIN", "N9")])
def test_a_code_of_no_year_is_of_none_and_has_no_label(column: str, code: str):
    assert BY_COLUMN[column].years_of(code) == ()
    assert BY_COLUMN[column].label(code) is None


@pytest.mark.parametrize(
    ("column", "number"),
    [
        *(("ETHNIC", 20), ("RNE", 6), ("LS", 13), ("CIN", 8), ("PLACE", 29), ("PLACE_PROVIDER", 6), ("REC", 22)),
        *(("REASON_PLACE_CHANGE", 12), ("REVIEW_CODE", 8), ("SDQ_REASON", 5), ("IN_TOUCH", 6), ("ACTIV", 12)),
        *(("ACCOM", 31), ("SEX_ADOPTR", 5), ("LS_ADOPTR", 6), ("REASON_PLACED_CEASED", 4), ("PREV_PERM", 5)),
        *(("MISSING", 2), ("SW_REASON", 10), ("SEX", 3)),
    ],
)
def test_the_return_of_2026_has_as_many_codes_as_its_guide(column: str, number: int):
    assert len(BY_COLUMN[column].in_year(2026)) == number


def test_a_code_that_went_keeps_the_label_it_had():
    assert PLACEMENT.label("Z1") == "Other placements (must be listed on a schedule sent to DfE with annual submission)"
    assert PLACEMENT.label("U4") == "Foster placement with other foster carer(s) - long term fostering"


def test_the_kinds_of_other_placement_say_that_their_labels_were_not_found():
    labels = {PLACEMENT.label(code) for code in ("Z11", "Z12", "Z13", "Z14")}

    assert labels == {"Other placements, a kind of (the guide’s label was not found)"}


def test_every_ethnicity_has_a_main_group_that_has_a_label():
    assert set(ETHNICITY_GROUP) == set(ETHNICITY.in_year(2026))
    assert set(ETHNICITY_GROUP.values()) == set(ETHNICITY_GROUPS)
    assert (ETHNICITY_GROUP["CHNE"], ETHNICITY_GROUP["REFU"], ETHNICITY_GROUP["NOBT"]) == (
        "asian",
        "not_stated",
        "not_stated",
    )


def test_participation_has_eight_codes_in_every_year():
    assert all(list(PARTICIPATION.in_year(year)) == [f"PN{n}" for n in range(8)] for year in YEARS)


def test_participation_has_the_words_of_the_guide_in_full():
    assert PARTICIPATION.label("PN6") == (
        "Child does not attend but conveys his or her feelings to the review by a facilitative medium (texting the chair,"
        " written format, phone, audio/video, viewpoint)"
    )


def test_every_code_of_every_list_has_a_label():
    assert all(label for codes in BY_COLUMN.values() for year in YEARS for label in codes.in_year(year).values())


def test_every_list_is_of_a_column_of_the_return():
    assert set(BY_COLUMN) <= {column for layout in LAYOUTS for column in layout.columns}


def test_the_codes_accepted_are_those_of_the_year():
    assert set(accepted("PLACE", 2026)) == set(PLACEMENT.in_year(2026))
