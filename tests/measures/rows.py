"""Rows of facts made for tests, one value at a time: what is not said is as empty as the schema allows."""

from __future__ import annotations

from typing import Any

import pyarrow as pa

from heed.facts.build import schema_of
from heed.facts.schema import TABLES
from tests.days import day

_OF_A_REVIEW: dict[str, Any] = {
    "track": "statutory",
    "opened_on": "Mon 2 Jun 2025",
    "interpreted": False,
    "due_quarter": "Tue 1 Apr 2025",
    "source_file": "Reviews.csv",
}
_OF_A_YEAR: dict[str, Any] = {
    "year_ends_on": "Tue 31 Mar 2026",
    "on_day": "Tue 31 Mar 2026",
    "counted_on": "Tue 31 Mar 2026",
    "entered_on": "Mon 2 Jun 2025",
    "left_on": "Mon 2 Jun 2025",
    "adopted_on": "Mon 2 Jun 2025",
    "began_on": "Mon 2 Jun 2025",
    "source_file": "Episodes.csv",
}
_USUAL: dict[str, Any] = {"child": "a child", "age_band": "10-15", "source_line": 2}
_EMPTY: dict[str, Any] = {"yes or no": False, "text": "none", "whole number": 0, "date": "Tue 31 Mar 2026"}


def facts(*rows: dict[str, Any], table: str = "review") -> pa.Table:
    """A table of facts of these rows, numbered from 1; days are written with their weekdays."""
    schema = schema_of(TABLES[table])
    least = {column.name: None if column.may_be_empty else _EMPTY[column.type] for column in TABLES[table].columns}
    usual = least | _USUAL | (_OF_A_REVIEW if table == "review" else _OF_A_YEAR)
    filled = []
    for number, row in enumerate(rows, 1):
        values = {name: (usual | {"row": number} | row)[name] for name in schema.names}
        filled.append({name: day(str(v)) if _is_day(schema, name, v) else v for name, v in values.items()})
    return pa.Table.from_pylist(filled, schema=schema)


def tables(**rows: list[dict[str, Any]]) -> dict[str, pa.Table]:
    """Every table of facts, with these rows in those that are named and none in the others."""
    return {name: facts(*rows.get(name, ()), table=name) for name in TABLES}


def _is_day(schema: pa.Schema, name: str, value: object) -> bool:
    return isinstance(value, str) and pa.types.is_date(schema.field(name).type)
