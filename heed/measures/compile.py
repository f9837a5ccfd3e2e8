"""Compiles each measure's declaration to SQL: one statement that gives every row of the population its one outcome.

Run as `python -m heed.measures.compile` it writes `heed/measures/sql/`; with `--check` it fails when a file is stale.
Reading figures needs none of this: the files are read. Ibis is imported here and nowhere else.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import ibis

from heed.facts.schema import REVIEW, Type
from heed.measures.all import MEASURES
from heed.measures.declare import Kind, Measure

FOLDER = Path(__file__).parent / "sql"

_IBIS: dict[Type, str] = {"text": "string", "date": "date", "whole number": "int32", "yes or no": "boolean"}
ASKED = ("period_from", "period_to", "as_at")


def compiled(measure: Measure, dialect: str) -> str:
    """The measure as SQL over a relation `asked_review`: the facts with the three dates asked for beside each row."""
    columns = {column.name: _IBIS[column.type] for column in REVIEW.columns} | dict.fromkeys(ASKED, "date")
    review = ibis.table(columns, name="asked_review")
    rows = review.filter(measure.population(review))
    kinds = _outcomes(measure, rows)
    outcome = ibis.cases(*((when, result) for when, result, _ in kinds), else_="not met")
    why = ibis.cases(*((when, reason) for when, _, reason in kinds), else_=ibis.literal(""))
    if measure.kind is Kind.COUNT:
        outcome = ibis.cases(*((when, result) for when, result, _ in kinds), else_="met")
    rests = _true(measure.interpreted(rows)) if measure.interpreted else ibis.literal(False)
    names = [column.name for column in REVIEW.columns if column.name != "interpreted"]
    quarter = rows[measure.counted_on]
    expression = rows.select(*names, interpreted=rests, quarter=quarter, outcome=outcome, why=why)
    return str(ibis.to_sql(expression, dialect=dialect, pretty=True)) + "\n"


def _outcomes(measure: Measure, rows: Any) -> list[tuple[Any, str, Any]]:
    """Condition, outcome and reason, in the order in which they are tested."""
    found: list[tuple[Any, str, Any]] = []
    for why, condition in measure.left_out.items():
        found.append((_true(condition(rows)), "left out", ibis.literal(why)))
    for why, condition in measure.unknown.items():
        reason = ibis.literal(why) if why else rows[measure.why_unknown]
        found.append((_true(condition(rows)), "unknown", reason))
    if measure.numerator is not None:
        found.append((_true(measure.numerator(rows)), "met", ibis.literal("")))
    return found


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
