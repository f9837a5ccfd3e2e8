"""The same declarations on SQLite: the second engine that every test run holds against DuckDB. For tests alone."""

from __future__ import annotations

import sqlite3
from datetime import date

import pyarrow as pa

from heed.facts.schema import REVIEW, Type
from heed.measures.compile import compiled
from heed.measures.declare import Measure, Period

_TYPES: dict[Type, str] = {"text": "TEXT", "date": "TEXT", "whole number": "INTEGER", "yes or no": "INTEGER"}


def outcomes(review: pa.Table, measure: Measure, period: Period, as_at: date) -> dict[int, tuple[str, str]]:
    """Outcome and why for each row of the population, by the row's number."""
    names = [column.name for column in REVIEW.columns]
    columns = ", ".join(f'"{column.name}" {_TYPES[column.type]}' for column in REVIEW.columns)
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute(f"CREATE TABLE facts ({columns})")
        marks = ", ".join("?" for _ in names)
        rows = ([_plain(row[name]) for name in names] for row in review.to_pylist())
        connection.executemany(f"INSERT INTO facts VALUES ({marks})", rows)
        connection.execute(
            "CREATE VIEW asked_review AS SELECT *, "
            f"'{period.from_on}' AS period_from, '{period.to_on}' AS period_to, '{as_at}' AS as_at FROM facts"
        )
        found = connection.execute(f'SELECT "row", "outcome", "why" FROM ({compiled(measure, "sqlite")})')
        return {row: (outcome, why) for row, outcome, why in found}
    finally:
        connection.close()


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value
