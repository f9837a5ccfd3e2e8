"""Rows of facts made for tests, one value at a time: what is not said is as empty as the schema allows."""

from __future__ import annotations

from typing import Any

import pyarrow as pa

from heed.facts.build import REVIEW_SCHEMA
from tests.days import day

_USUAL: dict[str, Any] = {
    "child": "a child",
    "track": "statutory",
    "opened_on": "Mon 2 Jun 2025",
    "interpreted": False,
    "due_quarter": "Tue 1 Apr 2025",
    "age_band": "10-15",
    "source_file": "Reviews.csv",
    "source_line": 2,
}


def facts(*rows: dict[str, Any]) -> pa.Table:
    """A table of facts of these rows, numbered from 1; days are written with their weekdays."""
    filled = []
    for number, row in enumerate(rows, 1):
        values = dict.fromkeys(REVIEW_SCHEMA.names) | _USUAL | {"row": number} | row
        filled.append({name: day(v) if _is_day(name, v) else v for name, v in values.items()})
    return pa.Table.from_pylist(filled, schema=REVIEW_SCHEMA)


def _is_day(name: str, value: object) -> bool:
    return isinstance(value, str) and pa.types.is_date(REVIEW_SCHEMA.field(name).type)
