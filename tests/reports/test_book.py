"""The book of a year: what it holds of each measure, and what it leaves out."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

import pytest

from heed.measures.all import MEASURES
from heed.measures.counting import Counted, PartOf
from heed.measures.declare import Kind
from heed.measures.duck import Duck
from heed.measures.published import Level
from heed.reports.book import Book, Hidden, Team, definition, made_of, told, with_team
from heed.reports.sections import SPLITS
from tests.days import day
from tests.reports import fenshire_book, making
from tests.reports.making import COUNT, SHARE, group

DUE = MEASURES["reviews_due_held_on_time"]
IN_CARE = MEASURES["children_in_care"]


def _counted(value: float | None = 0.9, why: str | None = None) -> Counted:
    part = PartOf("a", "A", 1.0, 9)
    return Counted(value, 9, 10, {"left": 1}, {"unknown": 2}, 3, low=0.7, high=0.95, why=why, base=10, parts=(part,))


def test_a_figure_is_told_as_it_was_counted() -> None:
    found = told(DUE, _counted())

    assert (found.value, found.why, found.numerator, found.denominator, found.base) == (0.9, "", 9, 10, 10)
    assert (found.left_out, found.unknown, found.interpreted) == ({"left": 1}, {"unknown": 2}, 3)
    assert (found.low, found.high) == (0.7, 0.95)
    assert [(part.key, part.label, part.value, part.number) for part in found.parts] == [("a", "A", 1.0, 9)]


def test_what_is_missed_is_of_a_share_alone() -> None:
    assert told(DUE, _counted()).missed == 1
    assert told(IN_CARE, _counted(10)).missed == 0


def test_a_figure_that_is_not_there_always_says_why() -> None:
    assert told(DUE, _counted(None, "nobody knows")).why == "nobody knows"
    assert told(DUE, _counted(None)).why == "there is no figure"
    assert told(DUE, _counted(0.9, "a remark")).why == ""


@pytest.mark.parametrize("code", sorted(MEASURES))
def test_a_definition_has_all_that_a_report_prints(code: str) -> None:
    found = definition(MEASURES[code])

    assert all(getattr(found, name) for name in ("name", "short_name", "definition", "counts", "section"))
    assert found.code == code
    assert (found.is_share, found.is_average) == (MEASURES[code].is_share, MEASURES[code].is_average)
    assert found.sources
    assert bool(found.rate_of) is (found.kind is Kind.RATE)
    assert bool(found.amount_unit) is found.is_average


@pytest.mark.parametrize("where", ["numerator", "denominator", "missed", "base", "unknown", "left_out", "parts"])
def test_a_figure_hides_something_where_any_of_its_numbers_is_hidden(where: str) -> None:
    whole = making.parted(a=30, b=10)
    hidden: dict[str, Any] = {
        "unknown": {"why": Hidden.FEW},
        "left_out": {"why": Hidden.KEPT},
        "parts": (replace(whole.parts[0], number=Hidden.FEW), whole.parts[1]),
    }

    assert not whole.hides
    assert replace(whole, **{where: hidden.get(where, Hidden.FEW)}).hides


BOOK = making.book(
    (SHARE, {2026: making.share(9, 10), 2025: making.share(8, 10)}),
    groups={(SHARE.code, 2026, "sex"): (group("F", making.share(4, 5)),)},
    others=(
        making.published(SHARE, 88, year=2024),
        making.published(SHARE, 89),
        making.published(SHARE, 99, year=2027),
        making.published(SHARE, 70, split="sex", key="F"),
        making.published(SHARE, 60, Level.COUNCIL),
        making.published(COUNT, 1),
    ),
)


def test_a_figure_and_a_part_of_it_are_found_and_what_is_not_there_is_none() -> None:
    assert BOOK.told(SHARE.code) == making.share(9, 10)
    assert BOOK.told(SHARE.code, 2025) == making.share(8, 10)
    assert BOOK.told(SHARE.code, 2024) is None
    assert BOOK.told("nonsense") is None
    found = BOOK.group(SHARE.code, "sex", "F")
    assert found is not None
    assert found.told == making.share(4, 5)
    assert BOOK.group(SHARE.code, "sex", "M") is None
    assert BOOK.group(SHARE.code, "sex", "F", 2025) is None


def test_beside_a_figure_stand_the_newest_of_its_own_kind_and_of_no_year_to_come() -> None:
    assert [each.value for each in BOOK.beside(SHARE.code)] == [89]
    assert [each.value for each in BOOK.beside(SHARE.code, "sex", "F")] == [70]
    assert BOOK.beside(SHARE.code, "sex", "M") == ()


@pytest.mark.parametrize(
    ("as_at", "over"), [("Mon 30 Mar 2026", False), ("Tue 31 Mar 2026", True), ("Wed 1 Apr 2026", True)]
)
def test_a_year_is_over_on_its_last_day(as_at: str, over: bool) -> None:
    assert replace(BOOK, as_at=day(as_at)).is_over is over
    assert (BOOK.last_day, BOOK.label) == (day("Tue 31 Mar 2026"), "2025-26")


def test_a_book_has_its_team_or_why_there_is_none() -> None:
    team = Team(making.AS_AT, iros=2, children=100, least=40, most=60, without_iro=0)

    assert (with_team(BOOK, team).team, with_team(BOOK, team, "x").team_why) == (team, "")
    assert with_team(BOOK, None, "nobody came").team_why == "nobody came"
    assert with_team(BOOK, None).team_why == BOOK.team_why


# Of Fenshire


@pytest.fixture(scope="module")
def fenshire() -> Book:
    """Its book of 2025-26."""
    return fenshire_book.book()


def test_the_book_has_every_measure_of_each_year_up_to_its_own(fenshire: Book) -> None:
    assert fenshire.years == (2024, 2025, 2026)
    assert fenshire.whole.keys() == {(code, year) for code in MEASURES for year in fenshire.years}
    assert fenshire.definitions.keys() == MEASURES.keys()


def test_the_book_has_the_parts_that_a_report_prints_and_no_others(fenshire: Book) -> None:
    assert {(code, split) for code, _, split in fenshire.groups} == {
        (code, split) for code, splits in SPLITS.items() for split in splits
    }


def test_what_others_publish_is_of_the_areas_wanted_of_our_measures_and_of_no_later_year(fenshire: Book) -> None:
    assert {each.level for each in fenshire.others} == {Level.ENGLAND, Level.REGION, Level.NEIGHBOURS}
    assert all(each.measure in MEASURES and each.year <= fenshire.year for each in fenshire.others)


def test_a_book_of_a_few_measures_has_what_others_publish_of_those_alone(fenshire: Book) -> None:
    few = made_of(
        Duck.of(fenshire_book.facts()),
        [DUE],
        {},
        council="Fenshire County Council",
        year=2025,
        years=(2024, 2025, 2026),
        others=(
            *fenshire.others,
            making.published(SHARE, 88),
            *(making.published(definition(DUE), 88, year=year) for year in (2025, 2026)),
            making.published(definition(DUE), 88, Level.COUNCIL, year=2025),
        ),
        wanted=fenshire.wanted,
    )

    assert few.whole.keys() == {(DUE.code, 2024), (DUE.code, 2025)}
    assert few.groups == {}
    assert {each.measure for each in few.others} == {DUE.code}
    assert max(each.year for each in few.others) == 2025
    assert Level.COUNCIL not in {each.level for each in few.others}
    assert few.told(DUE.code, 2025) == fenshire.told(DUE.code, 2025)


def test_no_name_of_a_child_is_in_a_book() -> None:
    assert {field.name for field in fields(Book)} & {"children", "rows", "names"} == set()
