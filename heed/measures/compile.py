"""Compiles each measure's declaration to SQL: one statement that gives every row of the population its one outcome.

Run as `python -m heed.measures.compile` it writes `heed/measures/sql/`; with `--check` it fails when a file is stale.
Reading figures needs none of this: the files are read. Ibis is imported here and nowhere else.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import ibis

from heed.facts.schema import TABLES, Type
from heed.measures.all import MEASURES
from heed.measures.declare import Measure
from heed.measures.duck import INTERPRETED, TOGETHER
from heed.measures.verdicts import NOT_SAID, told_in, verdicts

FOLDER = Path(__file__).parent / "sql"

_IBIS: dict[Type, str] = {"text": "string", "date": "date", "whole number": "int32", "yes or no": "boolean"}
ASKED = {"period": "int32", "period_from": "date", "period_to": "date", "as_at": "date"}


def compiled(measure: Measure, dialect: str) -> str:
    """The measure as SQL over a relation `asked_…`: its facts with a period and the three dates asked for beside each row.

    It gives the number of each row of the population with its outcome, and what the figure of its kind is counted from.
    """
    facts = _asked(measure.facts)
    rows = facts.filter(measure.population(facts))
    found = list(zip(_conditions(measure, rows), verdicts(measure), strict=False))
    whys = [(when, _why(measure, rows) if of.told else of.why) for when, of in found if of.told or of.why]
    expression = rows.select(
        "period",
        "row",
        outcome=_cases([(when, of.outcome) for when, of in found], verdicts(measure)[-1].outcome),
        why=_cases(whys, ""),
        part=_part(measure, rows),
        amount=rows[measure.amount] if measure.amount else ibis.literal(None, type="int32"),
        interpreted=_interpreted(measure, rows),
    )
    return str(ibis.to_sql(expression, dialect=dialect, pretty=True)) + "\n"


def compiled_together(name: str, measures: Sequence[Measure], dialect: str) -> str:
    """Every measure of one table of facts as one statement: for each row the number of its verdict by each of them.

    Empty where the row is not in the measure's population. One statement is planned once, and read in one pass.
    """
    facts = _asked(name)
    columns: dict[str, Any] = {}
    for measure in measures:
        numbered = list(enumerate(_conditions(measure, facts)))
        found = [(~_true(measure.population(facts)), ibis.null("int8")), *((when, _small(n)) for n, when in numbered)]
        columns[measure.code] = ibis.cases(*found, else_=_small(len(numbered)))
        if measure.interpreted:
            columns[f"{measure.code}{INTERPRETED}"] = _interpreted(measure, facts)
    return str(ibis.to_sql(facts.select("period", "row", **columns), dialect=dialect, pretty=True)) + "\n"


def _asked(name: str) -> Any:
    """A table of facts with what is asked for beside each row."""
    declared = {column.name: _IBIS[column.type] for column in TABLES[name].columns}
    return ibis.table(declared | ASKED, name=f"asked_{name}")


def _small(number: int) -> Any:
    return ibis.literal(number, type="int8")


def _interpreted(measure: Measure, rows: Any) -> Any:
    return _true(measure.interpreted(rows)) if measure.interpreted else ibis.literal(False)


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


def _conditions(measure: Measure, rows: Any) -> list[Any]:
    """The condition of each verdict of `verdicts`, but the last: it is that of the rest."""
    found = [*measure.left_out.values(), *measure.unknown.values()]
    made = [_true(condition(rows)) for condition in found]
    if measure.amount:
        made.append(rows[measure.amount].isnull())
    if measure.parts:
        part = rows[measure.parts.column]
        made += [part.isnull(), ~part.isin(list(measure.parts.labels))]
    if measure.numerator is not None:
        made.append(_true(measure.numerator(rows)))
    return made


def _why(measure: Measure, rows: Any) -> Any:
    """The reason that stands in the facts."""
    return ibis.coalesce(*(rows[column] for column in told_in(measure)), ibis.literal(NOT_SAID))


def _true(condition: Any) -> Any:
    """A condition on an empty value is not true: said once here, so that no declaration can forget it."""
    return condition.fill_null(False)


def _files() -> dict[str, str]:
    """Every file of `sql/` by its name."""
    files = {f"{code}.sql": compiled(measure, "duckdb") for code, measure in MEASURES.items()}
    for name in TABLES:
        of_it = [measure for measure in MEASURES.values() if measure.facts == name]
        files[f"{TOGETHER}{name}.sql"] = compiled_together(name, of_it, "duckdb")
    return files


def stale() -> list[str]:
    """The names of the files in `sql/` that are not what the declarations compile to, or should not be there."""
    wanted = _files()
    there = {path.name: path.read_text("utf-8") for path in FOLDER.glob("*.sql")}
    return sorted(name for name in wanted.keys() | there.keys() if wanted.get(name) != there.get(name))


def write() -> None:
    """Write every measure's SQL, and remove what no longer has a declaration."""
    FOLDER.mkdir(exist_ok=True)
    for path in FOLDER.glob("*.sql"):
        path.unlink()
    for name, text in _files().items():
        (FOLDER / name).write_text(text, "utf-8")


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
