"""Runs the compiled measures over facts with DuckDB, in memory. No Django. The second engine of the tests is theirs."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from datetime import date
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import duckdb
import numpy as np
import pyarrow as pa

from heed.measures import marginals
from heed.measures.declare import REVIEW, Measure, Period
from heed.measures.engine import OVER_TIME, TOLD_ON, Cell, Row

if TYPE_CHECKING:
    from heed.facts.build import Facts

TOGETHER = "every_measure_of_"
"""How the name of the statement begins that asks for all measures of one table at once."""

INTERPRETED = "_interpreted"
"""How the column is called, after the measure, that says whether a verdict rests on an interpretation."""

KEPT = 14
"""Tables and periods of which the verdicts are kept: two periods of every table."""

_ORDER = "days_late, latest_on, held_on, amount, told_on"
_FROM_THE_STATEMENT = ("outcome", "why", "part", "amount", "interpreted")


@cache
def statement(code: str) -> str:
    """The compiled SQL of a measure, as it was written when Heed was built."""
    return (files("heed.measures") / "sql" / f"{code}.sql").read_text("utf-8")


class Duck:
    """The facts of one day in an in-memory DuckDB. Not shared between threads: each asks for its own.

    `tables` are the facts' by name; DuckDB reads them where they stand.
    """

    def __init__(
        self,
        tables: Mapping[str, pa.Table],
        *,
        as_at: date,
        held_back: int,
        labels: Mapping[str, str] | None = None,
        populations: Mapping[str, Mapping[int, int]] | None = None,
        lacks: Mapping[int, Collection[str]] | None = None,
    ) -> None:
        self.as_at = as_at
        self.held_back = held_back
        self.labels = labels or {}
        self.populations = populations or {}
        self.lacks = lacks or {}
        self._tables = tables
        self._marked: dict[str, marginals.Marked] = {}
        self._known: dict[tuple[str, tuple[Period, ...]], list[dict[str, marginals.Numbers]]] = {}
        self._connection = duckdb.connect(config={"autoinstall_known_extensions": "false", "threads": "2"})

    @classmethod
    def of(cls, facts: Facts) -> Duck:
        """The engine over these facts."""
        return cls(
            facts.tables,
            as_at=facts.as_at,
            held_back=facts.held_back,
            labels=facts.labels,
            populations=facts.populations,
            lacks=facts.lacks,
        )

    def cells(self, measure: Measure, period: Period, by: Sequence[str] = ()) -> Iterable[Cell]:
        """The population counted: the whole, and its parts by each dimension of `by`."""
        return self.cells_of(measure, (period,), by)[0]

    def cells_of(self, measure: Measure, periods: Sequence[Period], by: Sequence[str]) -> list[list[Cell]]:
        """The same for each of several periods."""
        columns = [(name, measure.counted_on if name == OVER_TIME else name) for name in by]
        marked = self._of_table(measure.facts)
        found = self._judged(measure.facts, tuple(periods))
        return [marginals.cells(measure, _of(measure, judged), marked, columns) for judged in found]

    def _judged(self, name: str, periods: tuple[Period, ...]) -> list[dict[str, marginals.Numbers]]:
        """For each period the rows of a table and the verdict of every measure of it, in one statement; kept for the next."""
        if (name, periods) not in self._known:
            if len(self._known) >= KEPT:
                self._known.clear()
            asked, values = self._asked(name, periods)
            found = self._cursor(name).sql(asked + statement(f"{TOGETHER}{name}"), params=values).to_arrow_table()
            columns = {column: marginals.numbers(found[column]) for column in found.column_names}
            within = [np.flatnonzero(columns["period"] == n) for n in range(len(periods))]
            self._known[name, periods] = [{column: n[rows] for column, n in columns.items()} for rows in within]
        return self._known[name, periods]

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
        order = ", ".join(f"{column} DESC NULLS LAST" for column in _ORDER.split(", "))
        text = f"SELECT {self._row(measure)} {_joined(measure)} {where} ORDER BY {order}, facts.row {page}"
        found = self._ask(measure, text, period, **values)
        while batch := found.fetchmany(10_000):
            for row in batch:
                yield Row(*row)

    def count_rows(
        self, measure: Measure, period: Period, *, outcome: str | None = None, only: Sequence[str] | None = None
    ) -> int:
        """How many rows `rows` would give, over all pages."""
        where, values = _where(outcome, only)
        text = f"SELECT COUNT(*) {_joined(measure)} {where}"
        (number,) = self._ask(measure, text, period, **values).fetchall()[0]
        return int(number)

    def _row(self, measure: Measure) -> str:
        """The columns of a row, in the order of `Row`: none where the table has no such column."""
        there = set(self._tables[measure.facts].column_names)
        told_on = "COALESCE(facts.held_on, facts.latest_on)"
        told_on = told_on if measure.facts == REVIEW else f"facts.{TOLD_ON[measure.facts]}"
        said = dict.fromkeys(_FROM_THE_STATEMENT, "counted.{}") | {"told_on": told_on}
        names = (field.name for field in fields(Row))
        return ", ".join(
            f"{said.get(name, 'facts.{}' if name in there else 'NULL').format(name)} AS {name}" for name in names
        )

    def _of_table(self, name: str) -> marginals.Marked:
        """A table of facts with its columns as numbers, those already made kept."""
        if name not in self._marked:
            self._marked[name] = marginals.Marked(self._tables[name])
        return self._marked[name]

    def _cursor(self, name: str) -> duckdb.DuckDBPyConnection:
        """A reading of its own of one table, which is not copied."""
        return self._connection.cursor().register(name, self._tables[name])

    def _ask(self, measure: Measure, text: str, period: Period, **more: object) -> duckdb.DuckDBPyConnection:
        """Run a statement about one period."""
        asked, values = self._asked(measure.facts, (period,))
        return self._cursor(measure.facts).execute(asked + text, values | more)

    def _asked(self, name: str, periods: Sequence[Period]) -> tuple[str, dict[str, object]]:
        """The relation with the dates asked for beside each row of facts, once for each period, and the values bound."""
        asked = ", ".join(f"({n}, ${_FROM}{n}, ${_TO}{n})" for n, _ in enumerate(periods))
        relation = (
            f"WITH asked_{name} AS (SELECT facts.*, period, CAST(period_from AS DATE) AS period_from, "  # noqa: S608 - names are ours, values are bound
            f"CAST(period_to AS DATE) AS period_to, CAST($as_at AS DATE) AS as_at "
            f"FROM {name} AS facts, (VALUES {asked}) AS asked(period, period_from, period_to))\n"
        )
        values: dict[str, object] = {"as_at": self.as_at}
        for n, period in enumerate(periods):
            values |= {f"{_FROM}{n}": period.from_on, f"{_TO}{n}": period.to_on}
        return relation, values


_FROM, _TO = "from_", "to_"


def _joined(measure: Measure) -> str:
    """The outcomes beside the rows of facts that they are of."""
    return f"FROM ({statement(measure.code)}) AS counted JOIN {measure.facts} AS facts ON facts.row = counted.row"


def _of(measure: Measure, judged: Mapping[str, marginals.Numbers]) -> marginals.Judged:
    """What one measure says of the rows of a period."""
    return marginals.Judged(judged["row"], judged[measure.code], judged.get(f"{measure.code}{INTERPRETED}"))


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
