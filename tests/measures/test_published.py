"""Published figures: those that come with Heed, those of a file, and which of them stand beside ours."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from heed.exchange.records import Refused
from heed.measures import published
from heed.measures.all import MEASURES
from heed.measures.declare import DIMENSIONS, Kind
from heed.measures.published import Level, Published, Unit, Wanted, beside, built_in, from_file, joined, write

FEN = Published(
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
    differs="=rounded",
)


def test_each_figure_that_comes_with_heed_stands_beside_one_of_ours_and_says_where_it_is_from() -> None:
    for each in built_in():
        measure = MEASURES[each.measure]
        assert "" not in (each.publisher, each.title, each.definition, each.differs)
        wants = {Kind.PROPORTION: Unit.PER_CENT, Kind.RATE: Unit.RATE, Kind.COUNT: Unit.PER_CENT_OF_THE_WHOLE}
        assert each.unit is wants[measure.kind]
        assert not each.split or each.key in DIMENSIONS[each.split].labels


def test_the_values_are_those_that_were_published() -> None:
    found = {(each.measure, each.key, each.level): each.value for each in built_in()}

    assert found["children_in_care_rate", "", Level.ENGLAND] == 70
    assert found["children_in_care_rate", "", Level.NEIGHBOURS] == 100
    assert found["over_20_miles", "", Level.REGION] == 16
    assert found["children_entering_care", "16+", Level.ENGLAND] == 29
    assert ("offending", "", Level.ENGLAND) not in found


def test_a_value_in_per_cent_is_a_share_and_a_rate_is_itself() -> None:
    assert FEN.share == 0.57
    assert replace(FEN, unit=Unit.RATE).share == 57


def test_what_is_written_is_what_is_read(tmp_path: Path) -> None:
    path = tmp_path / "ours.csv"
    with path.open("w", encoding="utf-8", newline="") as out:
        assert write(out, [replace(FEN, differs="Rounded.\nTwice.")]) == 1

    assert from_file(path) == (replace(FEN, differs="Rounded.\nTwice."),)


def test_a_later_word_on_the_same_figure_takes_the_place_of_the_earlier() -> None:
    later, other = replace(FEN, value=58.0), replace(FEN, year=2025)

    assert joined([FEN], [later, other]) == (other, later)


def test_beside_ours_stand_england_and_the_areas_a_council_wants_each_of_the_newest_year() -> None:
    region = replace(FEN, level=Level.REGION, area="The Fens", year=2023)
    elsewhere = replace(region, area="The Wolds")
    neighbours = replace(FEN, level=Level.NEIGHBOURS, area="Fenshire")
    council = replace(FEN, level=Level.COUNCIL, area="Wolds")
    newer = replace(FEN, year=2025)
    every = (neighbours, elsewhere, council, FEN, region, newer, replace(FEN, measure="section_20"))

    wanted = Wanted(region="the fens", neighbours_of="fenshire", councils=frozenset({"Wolds"}))
    assert beside(every, "care_orders", wanted) == (newer, region, neighbours, council)
    assert beside(every, "care_orders", Wanted()) == (newer,)


def test_a_file_that_cannot_be_used_is_refused_in_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "ours.csv"
    header = ",".join(published.COLUMNS)
    for text, says in (
        ("a,b\n", "is not a file of published figures"),
        (header + "\nm,,,soon,England,England,1,rate,p,t,d,d\n", "ours.csv, line 2: the year, level, value or unit"),
        (header + "\nm,,,2024,Mars,England,1,rate,p,t,d,d\n", "ours.csv, line 2"),
        (header + "\nm,,,2024,England\n", "ours.csv, line 2"),
    ):
        path.write_text(text, "utf-8")
        with pytest.raises(Refused, match=says):
            from_file(path)
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(Refused, match="not a CSV file in UTF-8"):
        from_file(path)
    with pytest.raises(Refused, match="cannot be opened"):
        from_file(tmp_path / "nowhere.csv")
