"""Runs the compiled measures over facts with DuckDB, in memory. No Django. The second engine of the tests is theirs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from importlib.resources import files

import duckdb
import pyarrow as pa

from heed.measures.declare import Measure, Period
from heed.measures.figures import Cell, Row

_CELLS = """
SELECT outcome, why, sequence, age_band, sex, quarter, interpreted, COUNT(*) AS n
FROM ({statement}) AS counted
GROUP BY outcome, why, sequence, age_band, sex, quarter, interpreted
ORDER BY ALL
"""
_ROWS = """
SELECT row, child, track, sequence, rule, counted_from, held_on, latest_on, participation_code, days_late,
       interpreted, age_band, sex, source_file, source_line, outcome, why
FROM ({statement}) AS counted
{where}
ORDER BY days_late DESC NULLS LAST, latest_on DESC NULLS LAST, held_on DESC NULLS LAST, row
{limit}
"""


@cache
def statement(code: str) -> str:
    """The compiled SQL of a measure, as it was written when Heed was built."""
    return (files("heed.measures") / "sql" / f"{code}.sql").read_text("utf-8")


class Duck:
    """The facts of one day in an in-memory DuckDB. Not shared between threads: each asks for its own."""

    def __init__(self, review: pa.Table, *, as_at: date, held_back: int) -> None:
        self.as_at = as_at
        self.held_back = held_back
        self._connection = duckdb.connect(config={"autoinstall_known_extensions": "false", "threads": "2"})
        self._connection.register("facts_as_read", review)
        self._connection.execute("CREATE TABLE review AS SELECT * FROM facts_as_read")
        self._connection.unregister("facts_as_read")

    def cells(self, measure: Measure, period: Period) -> Iterable[Cell]:
        """The population counted by outcome, reason, dimensions and quarter."""
        found = self._ask(_CELLS.format(statement=statement(measure.code)), period).fetchall()
        return [Cell(*values) for values in found]

    def rows(
        self,
        measure: Measure,
        period: Period,
        *,
        outcome: str | None = None,
        only: Sequence[str] | None = None,
        offset: int = 0,
        limit: int | None = None,
    ) -> Iterator[Row]:
        """The population row by row, the latest first.

        `outcome` keeps one outcome, `only` the children with these keys, `limit` and `offset` one page.
        """
        where, values = _where(outcome, only)
        page = f"LIMIT {int(limit)} OFFSET {int(offset)}" if limit is not None else ""
        text = _ROWS.format(statement=statement(measure.code), where=where, limit=page)
        found = self._ask(text, period, **values)
        while batch := found.fetchmany(10_000):
            for row in batch:
                yield Row(*row)

    def count_rows(
        self, measure: Measure, period: Period, *, outcome: str | None = None, only: Sequence[str] | None = None
    ) -> int:
        """How many rows `rows` would give, over all pages."""
        where, values = _where(outcome, only)
        text = f"SELECT COUNT(*) FROM ({statement(measure.code)}) AS counted {where}"  # noqa: S608 - values are bound
        (number,) = self._ask(text, period, **values).fetchall()[0]
        return int(number)

    def _ask(self, text: str, period: Period, **more: object) -> duckdb.DuckDBPyConnection:
        """Run a statement with the three dates asked for beside each row of facts."""
        asked = (
            "WITH asked_review AS (SELECT *, CAST($period_from AS DATE) AS period_from, "
            "CAST($period_to AS DATE) AS period_to, CAST($as_at AS DATE) AS as_at FROM review)\n"
        )
        values = {"period_from": period.from_on, "period_to": period.to_on, "as_at": self.as_at, **more}
        return self._connection.cursor().execute(asked + text, values)


def _where(outcome: str | None, only: Sequence[str] | None) -> tuple[str, dict[str, object]]:
    """The condition on rows asked for, and the values bound in it."""
    asked: dict[str, object] = {}
    if outcome is not None:
        asked["outcome"] = outcome
    if only is not None:
        asked["only"] = list(only)
    conditions = {"outcome": "outcome = $outcome", "only": "child IN (SELECT UNNEST($only))"}
    text = " AND ".join(conditions[name] for name in asked)
    return f"WHERE {text}" if text else "", asked
