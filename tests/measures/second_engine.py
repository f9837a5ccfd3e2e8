"""The same declarations on SQLite: the second engine that every test run holds against DuckDB. For tests alone."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any

import pyarrow as pa

from heed.facts.schema import TABLES, Type
from heed.measures.compile import compiled
from heed.measures.declare import Measure, Period
from heed.measures.engine import Cell

_TYPES: dict[Type, str] = {"text": "TEXT", "date": "TEXT", "whole number": "INTEGER", "yes or no": "INTEGER"}


def outcomes(facts: pa.Table, measure: Measure, period: Period, as_at: date) -> dict[int, tuple[str, str]]:
    """Outcome and why for each row of the population, by the row's number."""
    statement = f'SELECT "row", "outcome", "why" FROM ({compiled(measure, "sqlite")})'
    return {row: (outcome, why) for row, outcome, why in _asked(facts, measure, period, as_at, statement)}


def cells(facts: pa.Table, measure: Measure, period: Period, as_at: date, by: Sequence[str]) -> Counter[Cell]:
    """The population counted, as `Duck.cells`: the whole and each dimension is a statement of its own, all in one."""
    alike = '"outcome", "why", "part", "amount", "interpreted"'
    within = f'({compiled(measure, "sqlite")}) AS counted JOIN facts ON facts."row" = counted."row"'
    groupings = [f"SELECT '', NULL, {alike}, COUNT(*) FROM {within} GROUP BY {alike}"]
    for name in by:
        key = f'facts."{measure.counted_on if name == "quarter" else name}"'
        groupings.append(f"SELECT '{name}', {key}, {alike}, COUNT(*) FROM {within} GROUP BY {key}, {alike}")
    alike_told = alike.replace('"interpreted"', 'counted."interpreted"')
    statement = " UNION ALL ".join(groupings).replace(alike, alike_told)
    found: Counter[Cell] = Counter()
    for *rest, interpreted, n in _asked(facts, measure, period, as_at, statement):
        found[Cell._make((*rest, bool(interpreted), n))] += 1
    return found


def _asked(facts: pa.Table, measure: Measure, period: Period, as_at: date, statement: str) -> list[Any]:
    declared = TABLES[measure.facts].columns
    columns = ", ".join(f'"{column.name}" {_TYPES[column.type]}' for column in declared)
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute(f"CREATE TABLE facts ({columns})")
        marks = ", ".join("?" for _ in declared)
        rows = ([_plain(row[column.name]) for column in declared] for row in facts.to_pylist())
        connection.executemany(f"INSERT INTO facts VALUES ({marks})", rows)
        connection.execute(
            f"CREATE VIEW asked_{measure.facts} AS SELECT *, 0 AS period, "
            f"'{period.from_on}' AS period_from, '{period.to_on}' AS period_to, '{as_at}' AS as_at FROM facts"
        )
        return connection.execute(statement).fetchall()
    finally:
        connection.close()


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value
