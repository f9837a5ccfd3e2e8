"""Every measure on both engines, over facts made at random: the same cells, and the same rows behind them."""

from __future__ import annotations

import random
from collections import Counter
from datetime import date, timedelta

import pyarrow as pa
import pytest

from heed.facts.build import schema_of
from heed.facts.schema import TABLES, Column
from heed.measures.all import MEASURES
from heed.measures.declare import DIMENSIONS, Period
from heed.measures.duck import Duck
from heed.measures.engine import OVER_TIME, Cell
from tests.days import day
from tests.measures import second_engine

YEAR = Period.year(2026)
BOTH = Period(Period.year(2025).from_on, YEAR.to_on)
AS_AT = day("Tue 31 Mar 2026")
FIRST = day("Mon 1 Jan 2024")

# Texts that conditions ask about, and one that none does.
WORDS = (
    *("met", "not met", "unknown", "none", "left care", "died"),
    *("PN0", "PN1", "PN4", "PN7", "M", "A", "E4A", "P1", "Z1", "normal", "concern", "YES", "NO", "a reason"),
)


def _value(column: Column, dice: random.Random, number: int) -> object:
    if column.name == "row":
        return number
    if column.may_be_empty and dice.random() < (0.5 if column.type == "date" else 0.2):
        return None
    if column.name in ("year_ends_on", "on_day"):
        return dice.choice((day("Mon 31 Mar 2025"), AS_AT))
    if column.name == "track":
        return dice.choice(("statutory", "adoption", "short_break"))
    if column.type == "date":
        return FIRST + timedelta(days=dice.randrange(900))
    if column.type == "whole number":
        return dice.randrange(40)
    if column.type == "yes or no":
        return dice.random() < 0.5
    keys = [*DIMENSIONS[column.name].labels] if column.name in DIMENSIONS else []
    parts = [[*m.parts.labels] for m in MEASURES.values() if m.parts and m.parts.column == column.name]
    return dice.choice([*keys, *(key for labels in parts for key in labels), *WORDS])


@pytest.fixture(scope="module")
def tables() -> dict[str, pa.Table]:
    """Two hundred rows of every table of facts: any value that the schema allows."""
    dice = random.Random(7)  # noqa: S311 - facts, not secrets
    return {
        name: pa.Table.from_pylist(
            [{c.name: _value(c, dice, n) for c in declared.columns} for n in range(1, 201)], schema=schema_of(declared)
        )
        for name, declared in TABLES.items()
    }


@pytest.fixture(scope="module")
def duck(tables: dict[str, pa.Table]) -> Duck:
    """One engine over them."""
    return Duck(tables, as_at=AS_AT, held_back=0)


@pytest.mark.parametrize("code", MEASURES)
def test_both_engines_count_the_same_cells_of_every_measure_by_every_dimension(
    tables: dict[str, pa.Table], duck: Duck, code: str
) -> None:
    measure = MEASURES[code]
    by = (OVER_TIME, *measure.splits)

    ours = duck.cells_of(measure, (YEAR, BOTH), by)

    for found, period in zip(ours, (YEAR, BOTH), strict=True):
        assert Counter(found) == second_engine.cells(tables[measure.facts], measure, period, AS_AT, by)
        assert found, f"facts made at random reach {code}"


@pytest.mark.parametrize("code", MEASURES)
def test_the_rows_of_every_measure_are_those_that_its_cells_count(duck: Duck, code: str) -> None:
    measure = MEASURES[code]

    rows = list(duck.rows(measure, BOTH))

    whole = Counter((row.outcome, row.why, row.part, row.amount, row.interpreted) for row in rows)
    told = {cell[2:7]: cell.n for cell in duck.cells(measure, BOTH)}
    assert whole == told
    for name in measure.splits:
        keys = Counter(getattr(row, name) for row in rows)
        parted = Counter[str | None]()
        for cell in duck.cells(measure, BOTH, (name,)):
            if cell.dimension:
                parted[cell.key] += cell.n
        assert keys == parted, name
    assert all(isinstance(row.told_on, date | None) for row in rows)


def test_cells_of_one_population_do_not_rest_on_the_order_of_its_rows(tables: dict[str, pa.Table]) -> None:
    turned = {name: table.take(pa.array(range(len(table) - 1, -1, -1))) for name, table in tables.items()}
    one, other = (Duck(each, as_at=AS_AT, held_back=0) for each in (tables, turned))

    for measure in MEASURES.values():
        by = (OVER_TIME, *measure.splits)
        assert one.cells(measure, YEAR, by) == other.cells(measure, YEAR, by)


def test_an_engine_keeps_what_it_judged_of_a_few_periods_and_answers_alike_after(duck: Duck) -> None:
    measure = MEASURES["reviews_held"]
    before: list[Cell] = list(duck.cells(measure, YEAR))

    for days in range(40):
        duck.cells(measure, Period(YEAR.from_on, YEAR.from_on + timedelta(days=days)))

    assert len(duck._known) <= 14
    assert list(duck.cells(measure, YEAR)) == before
