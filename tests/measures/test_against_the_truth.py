"""From files to figures, held against lives whose truth was known before a file was written.

Invented children are born, come into care, are reviewed or not, and leave; returns are written of them; and what those
returns let anyone know was worked out by a separate walk through each child's days (`tests.returns`).
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from heed.exchange.ssda903 import load
from heed.facts.build import Facts, build
from heed.measures.all import MEASURES
from heed.measures.declare import Period
from heed.measures.duck import Duck
from heed.measures.figures import figure
from tests.measures import by_hand, second_engine
from tests.returns import Truth, write

YEARS = (2025, 2026)
DATED = ("reviews_due_held_on_time", "reviews_held_on_time")  # the truth tells last lawful dates for these alone
SPLITS = {"sequence": "sequence", "age_band": "age", "sex": "sex"}
Case = tuple[Truth, dict[int, Facts]]


@pytest.fixture(scope="module", params=[1, 2, 3])
def case(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Case:
    """Five hundred lives, their truth, and the facts read from the returns of both years, as at the end of each."""
    folder = tmp_path_factory.mktemp("returns")
    truth = write(folder, children=500, seed=request.param, years=YEARS)
    paths = [str(folder / str(year)) for year in YEARS]
    return truth, {year: build(load(paths, year=year, as_at=None)) for year in YEARS}


def _engine(facts: Facts) -> Duck:
    return Duck.of(facts)


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize("code", MEASURES)
def test_the_rows_counted_are_exactly_the_rows_that_are_true(case: Case, code: str, year: int) -> None:
    truth, facts = case[0], case[1][year]

    ours = Counter(
        (
            facts.numbers[row.child],
            str(row.held_on or ""),
            str(row.latest_on or "") if code in DATED else "",
            row.outcome,
            row.why,
        )
        for row in _engine(facts).rows(MEASURES[code], Period.year(year))
    )

    assert ours == Counter(row.told for row in truth.rows(code, year))


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize("code", MEASURES)
def test_the_figure_and_its_parts_are_the_true_ones(case: Case, code: str, year: int) -> None:
    truth, facts = case[0], case[1][year]

    found = figure(_engine(facts), MEASURES[code], Period.year(year), by=SPLITS)

    true = truth.figure(code, year)
    counted = found.counted
    assert (counted.numerator, counted.denominator) == (true.numerator, true.denominator)
    assert (counted.left_out, counted.unknown) == (true.left_out, true.unknown)
    for ours, theirs in SPLITS.items():
        parts = truth.groups(code, theirs, year)
        shown = {g.key: (g.counted.numerator, g.counted.denominator) for g in found.groups[ours]}
        for key, part in parts.items():
            assert shown.pop(key) == (part.numerator, part.denominator), key
        assert set(shown.values()) <= {(0, 0)}


@pytest.mark.parametrize("code", MEASURES)
def test_both_engines_and_the_calculation_by_hand_agree_on_every_row(case: Case, code: str) -> None:
    facts, measure, year = case[1][2026], MEASURES[code], Period.year(2026)

    duck = {row.row: (row.outcome, row.why) for row in _engine(facts).rows(measure, year)}

    assert duck == second_engine.outcomes(facts.review, measure, year, facts.as_at)
    rows = facts.review.to_pylist()
    assert duck == by_hand.outcomes(code, rows, year.from_on, year.to_on, facts.as_at)


@pytest.mark.parametrize("seed", [11, 12])
def test_with_one_year_alone_more_is_unknown_and_nothing_is_guessed(tmp_path: Path, seed: int) -> None:
    truth = write(tmp_path, children=300, seed=seed, years=(2026,))
    facts = build(load([str(tmp_path / "2026")], year=2026, as_at=None))

    for code in DATED:
        counted = figure(_engine(facts), MEASURES[code], Period.year(2026)).counted
        true = truth.figure(code, 2026)
        assert (counted.numerator, counted.denominator, counted.unknown) == (
            true.numerator,
            true.denominator,
            true.unknown,
        )
        assert counted.unknowns > 50


@pytest.mark.parametrize("as_at", ["2025-09-30", "2025-12-25", "2026-02-28"])
def test_on_a_day_within_the_year_only_what_had_happened_by_then_is_counted(tmp_path: Path, as_at: str) -> None:
    from datetime import date

    day = date.fromisoformat(as_at)
    truth = write(tmp_path, children=300, seed=7, years=YEARS)
    facts = build(load([str(tmp_path / str(year)) for year in YEARS], year=2026, as_at=day))

    for code, measure in MEASURES.items():
        counted = figure(_engine(facts), measure, Period.year(2026)).counted
        true = truth.figure(code, 2026, day)
        assert (counted.numerator, counted.denominator, counted.left_out, counted.unknown) == (
            true.numerator,
            true.denominator,
            true.left_out,
            true.unknown,
        )
