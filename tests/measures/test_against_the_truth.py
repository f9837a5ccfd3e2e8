"""From files to figures, held against lives whose truth was known before a file was written.

Invented children are born, come into care, are reviewed or not, and leave; returns are written of them; and what those
returns let anyone know was worked out by a separate walk through each child's days (`tests.returns`).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from heed.exchange.roster.reading import joined, read
from heed.exchange.ssda903 import load
from heed.exchange.ssda903.text import File
from heed.facts.build import Facts, build
from heed.measures.all import MEASURES
from heed.measures.declare import REVIEW, Kind, Period
from heed.measures.duck import Duck
from heed.measures.figures import figure
from tests.measures import by_hand, second_engine
from tests.returns import MEASURES as TRUE_MEASURES
from tests.returns import Truth, write
from tests.returns.beside.people import IROS
from tests.returns.places import write_places
from tests.returns.rosters import write_roster

DATED = (  # the truth tells last lawful dates for these alone
    *("reviews_due_held_on_time", "reviews_held_on_time", "reviews_on_time_every_track", "adoption_reviews_on_time"),
    *("reviews_overdue", "reviews_on_time_average_month"),
)
POPULATION = "population_0_17"


@dataclass(frozen=True)
class Made:
    """Lives, the returns of some years about them, and a day that the data speak for."""

    seed: int
    children: int
    years: tuple[int, ...]
    as_at: date | None = None

    @property
    def day(self) -> date:
        """The as-at day."""
        return self.as_at or date(max(self.years), 3, 31)

    def __str__(self) -> str:
        return f"{self.seed}-{self.years[0]}-{self.years[-1]}-{self.day}"


MADE = (
    *(Made(seed, 220, (2025, 2026)) for seed in (1, 2, 3)),
    Made(5, 150, (2024, 2025, 2026)),
    Made(7, 200, (2026,)),
    Made(8, 150, (2025, 2026), date(2025, 9, 30)),
    Made(9, 150, (2025, 2026), date(2026, 2, 28)),
    Made(10, 150, (2018, 2019)),
    Made(11, 150, (2023,)),
    Made(12, 250, (2026, 2027)),
)
BOTH = [pytest.param(made, code, id=f"{made}-{code}") for made in MADE for code in MEASURES]


@cache
def _known(made: Made) -> tuple[Truth, Facts, Duck]:
    """The truth, the facts read from the files with a population and a table of postcodes, and an engine over them."""
    with TemporaryDirectory() as folder:
        truth = write(folder, made.children, made.seed, made.years)
        truth.places = write_places(Path(folder) / "postcodes.csv", truth.lives)
        truth.populations = {year: 31_000 + year for year in made.years}
        paths = [str(Path(folder) / str(year)) for year in made.years]
        returns = load(paths, year=max(made.years), as_at=made.as_at)
        assert returns.held == {}
        facts = build(
            returns,
            populations={POPULATION: truth.populations},
            postcodes=Path(folder) / "postcodes.csv",
        )
    return truth, facts, Duck.of(facts)


def test_there_is_a_truth_and_a_calculation_by_hand_for_every_measure() -> None:
    assert set(TRUE_MEASURES) == set(MEASURES)
    assert set(by_hand.BY_HAND) == set(MEASURES)


@pytest.mark.parametrize(("made", "code"), BOTH)
def test_the_rows_counted_are_exactly_the_rows_that_are_true(made: Made, code: str) -> None:
    truth, facts, engine = _known(made)
    measure = MEASURES[code]
    of_reviews = measure.facts == REVIEW
    for year in made.years:
        ours = Counter(
            (
                facts.numbers[row.child],
                str(row.held_on or "") if of_reviews else "",
                str(row.latest_on or "") if code in DATED else "",
                row.outcome,
                row.why,
                (row.part or "") if measure.kind is Kind.DISTRIBUTION and row.outcome == "met" else "",
                (row.amount or 0) if measure.is_average and row.outcome == "met" else 0,
            )
            for row in engine.rows(measure, Period.year(year))
        )

        assert ours == Counter(
            (
                *row.told,
                row.part if measure.kind is Kind.DISTRIBUTION else "",
                row.amount if measure.is_average else 0,
            )
            for row in truth.rows(code, year, made.day)
        )


@pytest.mark.parametrize(("made", "code"), BOTH)
def test_the_figure_and_its_parts_are_the_true_ones(made: Made, code: str) -> None:
    truth, _, engine = _known(made)
    measure = MEASURES[code]
    for year in made.years:
        found = figure(engine, measure, Period.year(year), by=measure.splits)

        true, counted = truth.figure(code, year, made.day), found.counted
        assert (counted.numerator, counted.denominator) == (true.numerator, true.denominator)
        assert (counted.left_out, counted.unknown) == (true.left_out, true.unknown)
        assert counted.value == (None if true.value is None else pytest.approx(true.value, abs=1e-12))
        if measure.kind is Kind.DISTRIBUTION:
            assert {part.key: part.numerator for part in counted.parts if part.numerator} == true.parts
        for dimension in measure.splits:
            parts = truth.groups(code, dimension, year, made.day)
            for group in found.groups[dimension]:
                part, shown = parts.pop(group.key, None), group.counted
                if part is None:
                    assert group.rows == 0, (dimension, group.key)
                    continue
                assert (shown.numerator, shown.denominator) == (part.numerator, part.denominator), group.key
                assert (shown.left_out, shown.unknown) == (part.left_out, part.unknown), group.key
            assert parts == {}, dimension


@pytest.mark.parametrize("made", [MADE[0], MADE[5]], ids=str)
@pytest.mark.parametrize("code", MEASURES)
def test_both_engines_and_the_calculation_by_hand_agree_on_every_row(made: Made, code: str) -> None:
    _, facts, engine = _known(made)
    measure, year = MEASURES[code], Period.year(max(made.years))

    duck = {row.row: (row.outcome, row.why) for row in engine.rows(measure, year)}

    table = facts.tables[measure.facts]
    assert duck == second_engine.outcomes(table, measure, year, facts.as_at)
    assert duck == by_hand.outcomes(code, table.to_pylist(), year.from_on, year.to_on, facts.as_at)


def test_with_one_year_alone_more_is_unknown_and_nothing_is_guessed() -> None:
    truth, _, engine = _known(MADE[4])

    for code in ("reviews_due_held_on_time", "reviews_held_on_time"):
        counted = figure(engine, MEASURES[code], Period.year(2026)).counted
        assert counted.unknown == truth.figure(code, 2026).unknown
        assert counted.unknowns > 50


def test_every_measure_has_rows_in_one_case_or_another() -> None:
    for code in MEASURES:
        counted = [_known(made)[0].figure(code, year, made.day) for made in MADE[:3] for year in made.years]
        assert sum(figure.denominator + sum(figure.unknown.values()) for figure in counted) > 10, code


def test_with_a_roster_every_figure_is_split_by_iro_and_team_as_in_truth(tmp_path: Path) -> None:
    truth = write(tmp_path, 150, 14, (2026,))
    truth.with_roster = True
    roster = write_roster(tmp_path / "roster.csv", truth.lives)
    returns = joined(load([str(tmp_path / "2026")], year=2026, as_at=None), read(File(str(roster), roster.name)))
    engine = Duck.of(build(returns, key=b"so that names are keys"))

    for code, measure in MEASURES.items():
        found = figure(engine, measure, Period.year(2026), by=("iro", "team"))
        for dimension, groups in found.groups.items():
            ours = {(g.label, g.counted.numerator, g.counted.denominator, g.counted.unknowns) for g in groups if g.rows}
            theirs = {
                (
                    "Not known" if name == "not known" else name,
                    part.numerator,
                    part.denominator,
                    sum(part.unknown.values()),
                )
                for name, part in truth.groups(code, dimension, 2026).items()
            }
            assert ours == theirs, (code, dimension)
    assert (
        len(figure(engine, MEASURES["children_in_care"], Period.year(2026), by=("iro",)).groups["iro"]) == len(IROS) + 1
    )


def test_without_a_population_a_rate_says_so_and_without_postcodes_no_distance_is_guessed(tmp_path: Path) -> None:
    truth = write(tmp_path, 100, 13, (2026,))
    facts = build(load([str(tmp_path / "2026")], year=2026, as_at=None))

    rate = figure(Duck.of(facts), MEASURES["children_in_care_rate"], Period.year(2026)).counted
    far = figure(Duck.of(facts), MEASURES["over_20_miles"], Period.year(2026)).counted

    assert rate.value is None
    assert rate.numerator == truth.figure("children_in_care", 2026).numerator
    assert (far.value, far.denominator) == (None, 0)
    assert far.unknown == truth.figure("over_20_miles", 2026).unknown
    assert far.left_out == truth.figure("over_20_miles", 2026).left_out
