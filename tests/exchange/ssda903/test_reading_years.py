"""Which year a return is of, told by its dates or named, and what is refused."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from heed.exchange.ssda903 import YEARS, load
from tests.exchange.ssda903.made import AMARA, BEN_IN_CARE, IN_CARE, REVIEW, REVIEW_BEFORE, folder, refusal


def test_the_year_is_that_of_most_dec_and_review_dates(tmp_path: Path):
    episodes = [{**IN_CARE, "DECOM": "01/01/2020"}, {**BEN_IN_CARE, "DECOM": "01/01/2020"}]
    reviews = [{**REVIEW, "REVIEW": day} for day in ("31/03/2025", "01/04/2025", "31/03/2026")]

    assert load([folder(tmp_path / "a", Episodes=episodes, Reviews=reviews)], year=2026, as_at=None).years == (2026,)


def test_a_tie_between_two_years_is_refused(tmp_path: Path):
    path = folder(tmp_path / "903", Reviews=[REVIEW_BEFORE, REVIEW])

    assert refusal(path) == (
        "903 has as many DEC and REVIEW dates in 2025 and 2026 (1 date each), so its collection year cannot be told:"
        " name it, as in 2026=903."
    )
    assert load([f"2026={path}"], year=2026, as_at=date(2026, 3, 31)).years == (2026,)


def test_a_return_without_such_dates_is_refused(tmp_path: Path):
    path = folder(tmp_path / "903", Reviews=[{**REVIEW, "REVIEW": ""}])

    assert refusal(path) == "903 has no DEC or REVIEW date that tells its collection year: name it, as in 2026=903."


def test_a_year_that_cannot_be_read_is_refused(tmp_path: Path):
    path = folder(tmp_path / "903", Reviews=[{**REVIEW, "REVIEW": "06/06/2016"}])

    assert refusal(path) == ("903 is of the collection year 2017; the years that can be read are 2018 to 2027.")
    assert refusal(f"2017={path}") == (
        f"2017={path} names the collection year 2017; the years that can be read are 2018 to 2027."
    )


def test_a_return_named_as_a_year_with_none_of_its_dates_is_refused(tmp_path: Path):
    path = folder(tmp_path / "903")

    assert refusal(f"2018={path}", year=2018) == (
        "903 was named as 2018, and none of its dates falls in that year: name its own year."
    )


def test_a_table_of_another_year_among_the_rest_is_refused(tmp_path: Path):
    episodes = [{**BEN_IN_CARE, "DEC": f"{n:02}/05/2025", "REC": "E8"} for n in range(1, 16)]
    reviews = [{**REVIEW, "REVIEW": f"{n:02}/07/2024"} for n in range(1, 11)]
    path = folder(tmp_path / "903", Episodes=episodes, Reviews=reviews)

    assert refusal(path) == (
        "903/Reviews.csv is not of the collection year 2026 of the rest of the return, because none of its dates falls"
        " there and most fall in 2025: put the tables of one year together."
    )


def test_two_returns_of_one_year_are_refused(tmp_path: Path):
    one, other = folder(tmp_path / "a"), folder(tmp_path / "b")

    assert refusal(other, one) == "a and b are both of the collection year 2026: give one return of each year."


@pytest.mark.parametrize("year", YEARS)
def test_a_return_of_each_year_is_read_and_that_of_a_draft_layout_is_said_to_be(tmp_path: Path, year: int):
    header = [{**AMARA, "SEX": "1" if year < 2025 else "M"}]
    episodes = [{**IN_CARE, "DECOM": f"12/05/{year - 1}"}]
    reviews = [{**REVIEW, "REVIEW": f"05/03/{year}"}]

    returns = load([folder(tmp_path / "903", Header=header, Episodes=episodes, Reviews=reviews)], year=year, as_at=None)

    assert (returns.years, [child.sex for child in returns.children]) == ((year,), ["M"])
    said = ("903: the layout and codes of the 2027 return are provisional, as they are known so far.",)
    assert returns.notes == (said if year == 2027 else ())
