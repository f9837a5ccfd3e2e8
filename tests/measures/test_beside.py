"""Our figures beside published ones and beside our own year before."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from heed.exchange.records import Refused
from heed.measures import output
from heed.measures.all import MEASURES
from heed.measures.beside import Comparison, areas, compare, every, misfit
from heed.measures.declare import Period
from heed.measures.duck import Duck
from heed.measures.figures import figure
from heed.measures.published import Level, Published, Unit, Wanted, write
from tests.days import day
from tests.measures.rows import tables

YEAR = Period.year(2026)
ENTERING, ORDERS = MEASURES["children_entering_care"], MEASURES["care_orders"]
ENGLAND = Published(
    measure="care_orders",
    split="",
    key="",
    year=2024,
    level=Level.ENGLAND,
    area="England",
    value=57,
    unit=Unit.PER_CENT,
    publisher="The Department",
    title="A release",
    definition="Children under a care order.",
    differs="Rounded.",
)
REGION = replace(ENGLAND, level=Level.REGION, area="The Fens", value=61)
NEIGHBOURS = replace(ENGLAND, level=Level.NEIGHBOURS, area="Fenshire", value=58)
UNDER_1 = replace(
    ENGLAND,
    measure="children_entering_care",
    split="age_band",
    key="under 1",
    value=16,
    unit=Unit.PER_CENT_OF_THE_WHOLE,
)
OVER_15 = replace(UNDER_1, key="16+", value=29)
WANTED = Wanted(region="the fens", neighbours_of="Fenshire")


def _engine() -> Duck:
    """Three of four under a care order now, one of two the year before; one of four entered under 1, none of one before."""
    now, then = day("Tue 31 Mar 2026"), day("Mon 31 Mar 2025")
    children = [
        {"year_ends_on": on, "on_day": on, "counted_on": on, "in_care": True, "legal_status": status}
        for on, statuses in ((now, ("C1", "C2", "C2", "V2")), (then, ("C2", "V2")))
        for status in statuses
    ]
    entries: list[dict[str, Any]] = [
        *({"year_ends_on": now, "age_band": band} for band in ("under 1", "1-4", "16+", "16+")),
        {"year_ends_on": then, "age_band": "1-4"},
    ]
    return Duck(tables(child=children, entry=entries), as_at=now, held_back=0)


def _compared(code: str, *figures: Published, years: tuple[int, ...] = (2025, 2026)) -> tuple[Comparison, ...]:
    engine = _engine()
    return compare(engine, figure(engine, MEASURES[code], YEAR), years, figures, WANTED)


def test_a_figure_stands_beside_our_year_before_and_those_of_others() -> None:
    (whole,) = _compared("care_orders", NEIGHBOURS, REGION, ENGLAND)

    assert (whole.place, whole.ours.value) == (("", ""), 0.75)
    assert whole.before is not None
    assert (whole.before.year, whole.before.value) == (2025, 0.5)
    assert whole.others == (ENGLAND, REGION, NEIGHBOURS)


def test_where_the_year_before_is_not_loaded_there_is_none_and_it_is_not_nought() -> None:
    (whole,) = _compared("care_orders", ENGLAND, years=(2026,))

    assert whole.before is None
    assert whole.others == (ENGLAND,)


def test_a_part_stands_beside_that_part_of_others_as_a_share_of_all_in_the_order_of_its_dimension() -> None:
    whole, under_1, over_15 = _compared("children_entering_care", OVER_15, UNDER_1)

    assert (whole.ours.value, whole.others) == (4, ())
    assert (under_1.label, under_1.ours.value, under_1.others) == ("Under 1", 0.25, (UNDER_1,))
    assert (over_15.label, over_15.ours.value) == ("16 and over", 0.5)
    assert under_1.before is not None
    assert under_1.before.value == 0.0


def test_nothing_later_than_ours_stands_beside_it() -> None:
    later = replace(ENGLAND, year=2027, value=1)
    (whole,) = _compared("care_orders", later, ENGLAND)

    assert whole.others == (ENGLAND,)
    assert _compared("care_orders", later)[0].others == ()


def test_a_quarter_stands_beside_nothing() -> None:
    engine, measure = _engine(), MEASURES["reviews_held"]
    quarter = Period(day("Tue 1 Apr 2025"), day("Mon 30 Jun 2025"))

    assert compare(engine, figure(engine, measure, quarter), (2025, 2026), [ENGLAND], WANTED) == ()


def test_json_has_each_comparator_with_its_year_its_place_and_whose_it_is() -> None:
    engine = _engine()
    found = figure(engine, ORDERS, YEAR)

    answer = output.as_json([found], [], {"care_orders": _compared("care_orders", ENGLAND)})

    assert answer["figures"][0]["comparators"] == [  # type: ignore[index]  # JSON has no types
        {"level": "ourselves", "year": 2025, "value": 0.5, "split": "", "key": ""},
        {
            "level": "England",
            "area": "England",
            "year": 2024,
            "value": 0.57,
            "unit": "share",
            "split": "",
            "key": "",
            "publisher": "The Department",
            "title": "A release",
            "definition": "Children under a care order.",
            "differs": "Rounded.",
        },
    ]


def test_text_has_one_line_for_the_whole_and_one_for_each_part() -> None:
    engine = _engine()
    figures = [figure(engine, measure, YEAR) for measure in (ORDERS, ENTERING)]
    beside = {
        "care_orders": _compared("care_orders", ENGLAND, REGION, NEIGHBOURS),
        "children_entering_care": _compared("children_entering_care", UNDER_1),
    }

    text = output.as_text(figures, [], beside)

    said = "ourselves 50% (2025), England 57% (2024), The Fens 61% (2024), the neighbours of Fenshire 58% (2024)"
    assert f"  beside: {said}\n" in text
    assert "  beside: ourselves 1 (2025)\n" in text
    assert "  beside, share of Under 1: ourselves 25% (2026), ourselves 0% (2025), England 16% (2024)\n" in text


def test_where_nothing_stands_beside_no_line_is_written() -> None:
    engine = _engine()
    found = figure(engine, ORDERS, YEAR)

    assert "beside" not in output.as_text([found], [], {"care_orders": _compared("care_orders", years=(2026,))})


@pytest.mark.parametrize(
    ("each", "says"),
    [
        (replace(ENGLAND, measure="shoe_size"), "there is no measure “shoe_size”"),
        (replace(ENGLAND, unit=Unit.RATE), "care_orders cannot be set beside a figure in “rate”"),
        (replace(ENGLAND, measure="children_in_care"), "cannot be set beside a figure in “per cent”"),
        (replace(ENGLAND, measure="children_in_care", unit=Unit.NUMBER), "beside a figure in “number”"),
        (replace(UNDER_1, split="", key=""), "beside a figure in “per cent of the whole”"),
        (replace(UNDER_1, key="2"), "children_entering_care has no part “age_band: 2”"),
        (replace(UNDER_1, split="shoes"), "has no part “shoes: under 1”"),
        (replace(UNDER_1, split="iro", key="Nadia"), "has no part “iro: Nadia”"),
        (replace(ENGLAND, key="16+"), "has no part “: 16+”"),
    ],
)
def test_what_ours_cannot_be_set_beside_is_refused(each: Published, says: str, tmp_path: Path) -> None:
    path = tmp_path / "ours.csv"
    with path.open("w", encoding="utf-8", newline="") as out:
        write(out, [ENGLAND, each])

    assert misfit(ENGLAND) == ""
    with pytest.raises(Refused, match=r"ours\.csv: ") as refused:
        every([path])
    assert says in str(refused.value)


def test_a_files_figure_takes_the_place_of_the_one_that_comes_with_heed(tmp_path: Path) -> None:
    path = tmp_path / "ours.csv"
    ours = replace(ENGLAND, value=99)
    with path.open("w", encoding="utf-8", newline="") as out:
        write(out, [ours])

    found = every([path])

    assert ours in found
    assert len(found) == len(every())


def test_an_area_of_which_nothing_is_published_is_refused_with_those_there_are() -> None:
    figures = (ENGLAND, REGION, NEIGHBOURS)

    assert areas(figures, region="the fens", neighbours_of="Fenshire") == WANTED
    assert areas(figures, region="", neighbours_of="") == Wanted()
    with pytest.raises(Refused, match=r"is of the region “Mars”\. Choose from: The Fens\."):
        areas(figures, region="Mars", neighbours_of="")
    with pytest.raises(Refused, match=r"is of the neighbours of “England”\. Choose from: Fenshire\."):
        areas(figures, region="", neighbours_of="England")
