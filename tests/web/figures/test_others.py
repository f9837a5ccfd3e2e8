""" "Beside others": whose value, of which year, how old, how defined; nothing where nothing is published."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from heed.measures.all import MEASURES
from heed.measures.declare import Period
from heed.measures.duck import Duck
from heed.measures.figures import figure
from heed.measures.published import Level, Published, Unit, Wanted
from heed.measures.reviews import REVIEWS_DUE_HELD_ON_TIME
from heed.web.figures.others import others
from heed.web.figures.page import figure_page
from heed.web.figures.reading import Reading
from heed.web.figures.shapes import Others
from tests.days import day
from tests.measures.rows import tables
from tests.web.fenshire import reading

ENGLAND = Published(
    measure="reviews_due_held_on_time",
    split="",
    key="",
    year=2024,
    level=Level.ENGLAND,
    area="England",
    value=90,
    unit=Unit.PER_CENT,
    publisher="The Department",
    title="A release",
    definition="Reviews in time.",
    differs="A review in parts counts from its end.",
)
NEIGHBOURS = replace(ENGLAND, level=Level.NEIGHBOURS, area="Wolds", value=97)
WANTED = Wanted(neighbours_of="Wolds")


def _others(*figures: Published, of: Reading | None = None, code: str = "", year: int = 2026) -> Others | None:
    read = replace(of or reading(), published=(figures, WANTED))
    measure = MEASURES[code] if code else REVIEWS_DUE_HELD_ON_TIME
    return others(figure(read.engine, measure, Period.year(year)), read)


def test_where_nothing_is_published_nothing_stands_beside() -> None:
    assert _others() is None
    assert _others(replace(ENGLAND, measure="care_orders")) is None
    assert figure_page(REVIEWS_DUE_HELD_ON_TIME, {}, reading())[0].beside is None


def test_ours_comes_first_then_our_year_before_then_theirs_each_with_its_year() -> None:
    found = _others(NEIGHBOURS, ENGLAND)

    assert found is not None
    (of,) = found.of
    assert [(row.name, row.value, row.year, row.ours) for row in of.rows] == [
        ("Fenshire", "96%", "2025-26", True),
        ("The year before", "94%", "2024-25", True),
        ("England", "90%", "2023-24", False),
        ("Statistical neighbours of Wolds", "97%", "2023-24", False),
    ]
    assert (of.name, of.value_is) == ("", "Share")
    assert of.note == "Every line runs from 90% to 100%; the mark is Fenshire in 2025-26."
    places = [row.dot.dot_x for row in of.rows if row.dot]
    assert len(places) == 4
    assert places[3] > places[0] > places[1] > places[2]


def test_the_page_says_how_old_theirs_is() -> None:
    told = [
        _others(ENGLAND, NEIGHBOURS),
        _others(replace(ENGLAND, year=2025)),
        _others(replace(ENGLAND, year=2026)),
        _others(ENGLAND, replace(NEIGHBOURS, year=2025)),
        _others(ENGLAND, replace(NEIGHBOURS, year=2026)),
    ]

    assert [each.lead for each in told if each] == [
        "Theirs are of 2023-24, 2 years older than ours of 2025-26.",
        "It is of 2024-25, 1 year older than ours of 2025-26.",
        "It is of 2025-26, the same year as ours.",
        "Theirs are of 2023-24 and 2024-25, older than ours of 2025-26.",
        "Theirs are of 2023-24 and 2025-26, ours of 2025-26: each stands with its year.",
    ]


def test_each_definition_is_told_once_with_the_areas_it_is_of() -> None:
    found = _others(ENGLAND, NEIGHBOURS)
    apart = _others(ENGLAND, replace(NEIGHBOURS, differs=""))

    assert found is not None
    assert apart is not None
    (source,) = found.sources
    assert source.areas == "England, Statistical neighbours of Wolds"
    assert (source.publication, source.definition) == ("The Department, A release", "Reviews in time.")
    assert [each.differs for each in apart.sources] == ["A review in parts counts from its end.", "not said"]


def test_of_a_quarter_nothing_stands_beside() -> None:
    page, _ = figure_page(
        REVIEWS_DUE_HELD_ON_TIME, {"period": "2025-10"}, replace(reading(), published=((ENGLAND,), WANTED))
    )

    assert page.beside is None


def _care(population: int | None) -> Reading:
    """Two children in care, both of whom came in this year, one of them under 1."""
    on = day("Tue 31 Mar 2026")
    rows = tables(
        child=[{"in_care": True}, {"in_care": True}],
        entry=[{"age_band": "under 1"}, {"age_band": "16+"}, {"age_band": "16+"}, {"age_band": "16+"}],
    )
    people = {} if population is None else {"population_0_17": {2026: population}}
    engine = Duck(rows, as_at=on, held_back=0, populations=people)
    return replace(reading(), engine=engine, years=(2026,), as_at=on, days=(date(2026, 3, 31),))


def test_a_rate_lies_on_a_line_from_nought_to_a_round_number() -> None:
    rate = replace(ENGLAND, measure="children_in_care_rate", value=70, unit=Unit.RATE)
    found = _others(rate, of=_care(154), code="children_in_care_rate")

    assert found is not None
    (of,) = found.of
    assert [(row.name, row.value) for row in of.rows] == [("Fenshire", "129.9"), ("England", "70")]
    assert of.value_is == "For each 10,000"
    assert of.note.startswith("Every line runs from 0 to 150;")


def test_where_ours_cannot_be_told_theirs_stands_with_no_mark_of_ours() -> None:
    rate = replace(ENGLAND, measure="children_in_care_rate", value=70, unit=Unit.RATE)
    found = _others(rate, of=_care(None), code="children_in_care_rate")

    assert found is not None
    ours, england = found.of[0].rows
    assert (ours.value, ours.dot) == ("none", None)
    assert england.dot is not None
    assert england.dot.whole_x is None
    assert found.of[0].note == "Every line runs from 0 to 80."


def test_what_is_published_of_a_part_stands_beside_that_part_alone() -> None:
    under_1 = replace(
        ENGLAND,
        measure="children_entering_care",
        split="age_band",
        key="under 1",
        value=16,
        unit=Unit.PER_CENT_OF_THE_WHOLE,
    )
    found = _others(under_1, of=_care(None), code="children_entering_care")

    assert found is not None
    (of,) = found.of
    assert (of.name, of.value_is) == ("Under 1", "Share of all")
    assert [(row.name, row.value) for row in of.rows] == [("Fenshire", "25%"), ("England", "16%")]
