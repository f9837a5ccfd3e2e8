"""Compiles each measure's declaration to SQL: one statement that gives every row of the population its one outcome.

Run as `python -m heed.measures.compile` it writes `heed/measures/sql/`; with `--check` it fails when a file is stale.
Reading figures needs none of this: the files are read. Ibis is imported here and nowhere else.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import ibis

from heed.facts.schema import TABLES, Type
from heed.measures.all import MEASURES
from heed.measures.declare import Measure

FOLDER = Path(__file__).parent / "sql"

_IBIS: dict[Type, str] = {"text": "string", "date": "date", "whole number": "int32", "yes or no": "boolean"}
ASKED = {"period": "int32", "period_from": "date", "period_to": "date", "as_at": "date"}

NO_AMOUNT = "the return does not say"
NO_PART = "not a code that is counted apart"


def compiled(measure: Measure, dialect: str) -> str:
    """The measure as SQL over a relation `asked_…`: its facts with a period and the three dates asked for beside each row.

    It gives the number of each row of the population with its outcome, and what the figure of its kind is counted from.
    """
    declared = {column.name: _IBIS[column.type] for column in TABLES[measure.facts].columns}
    facts = ibis.table(declared | ASKED, name=f"asked_{measure.facts}")
    rows = facts.filter(measure.population(facts))
    found = _outcomes(measure, rows)
    rest = "met" if measure.numerator is None else "not met"
    expression = rows.select(
        "period",
        "row",
        outcome=_cases([(when, outcome) for when, outcome, _ in found], rest),
        why=_cases([(when, why) for when, outcome, why in found if outcome != "met"], ""),
        part=_part(measure, rows),
        amount=rows[measure.amount] if measure.amount else ibis.literal(None, type="int32"),
        interpreted=_true(measure.interpreted(rows)) if measure.interpreted else ibis.literal(False),
    )
    return str(ibis.to_sql(expression, dialect=dialect, pretty=True)) + "\n"


def _cases(found: list[tuple[Any, Any]], rest: str) -> Any:
    """The first whose condition is true, otherwise the rest."""
    return ibis.cases(*found, else_=ibis.literal(rest)) if found else ibis.literal(rest)


def _part(measure: Measure, rows: Any) -> Any:
    """The part of a distribution; the month of a mean of months, written "2025-06"."""
    if measure.parts:
        return rows[measure.parts.column]
    if measure.month_of:
        return rows[measure.month_of].cast("string").substr(0, 7)
    return ibis.literal(None, type="string")


def _outcomes(measure: Measure, rows: Any) -> list[tuple[Any, str, Any]]:
    """Condition, outcome and reason, in the order in which they are tested."""
    found: list[tuple[Any, str, Any]] = []
    for why, condition in measure.left_out.items():
        found.append((_true(condition(rows)), "left out", ibis.literal(why)))
    for why, condition in measure.unknown.items():
        reason = ibis.literal(why) if why else _why(measure, rows)
        found.append((_true(condition(rows)), "unknown", reason))
    if measure.amount:
        found.append((rows[measure.amount].isnull(), "unknown", ibis.literal(NO_AMOUNT)))
    if measure.parts:
        part = rows[measure.parts.column]
        found.append((part.isnull(), "unknown", ibis.literal(NO_AMOUNT)))
        found.append((~part.isin(list(measure.parts.labels)), "unknown", ibis.literal(NO_PART)))
    if measure.numerator is not None:
        found.append((_true(measure.numerator(rows)), "met", ibis.literal("")))
    return found


def _why(measure: Measure, rows: Any) -> Any:
    """The reason that stands in the facts: of several columns the first that is not empty."""
    named = measure.why_unknown
    columns = (named,) if isinstance(named, str) else named or ()
    return ibis.coalesce(*(rows[column] for column in columns), ibis.literal(NO_AMOUNT))


def _true(condition: Any) -> Any:
    """A condition on an empty value is not true: said once here, so that no declaration can forget it."""
    return condition.fill_null(False)


def stale() -> list[str]:
    """The names of the files in `sql/` that are not what the declarations compile to, or should not be there."""
    wanted = {f"{code}.sql": compiled(measure, "duckdb") for code, measure in MEASURES.items()}
    there = {path.name: path.read_text("utf-8") for path in FOLDER.glob("*.sql")}
    return sorted(name for name in wanted.keys() | there.keys() if wanted.get(name) != there.get(name))


def write() -> None:
    """Write every measure's SQL, and remove what no longer has a declaration."""
    FOLDER.mkdir(exist_ok=True)
    for path in FOLDER.glob("*.sql"):
        path.unlink()
    for code, measure in MEASURES.items():
        (FOLDER / f"{code}.sql").write_text(compiled(measure, "duckdb"), "utf-8")


def main(arguments: list[str]) -> int:
    """Write the files, or with `--check` say which are stale; 0 when all is well."""
    if "--check" not in arguments:
        write()
        return 0
    found = stale()
    if found:
        sys.stderr.write(f"Stale: {', '.join(found)}. Run: .venv/bin/python -m heed.measures.compile\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
