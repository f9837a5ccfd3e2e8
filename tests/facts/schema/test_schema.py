"""What is declared of the facts: sources that can be followed to the return, the same splits everywhere."""

from __future__ import annotations

import re

import pytest

from heed.exchange.ssda903.layout import LAYOUTS
from heed.facts.schema import TABLES, TableOfFacts
from heed.facts.schema.columns import splits

COLUMNS = {layout.name.lower(): set(layout.columns) for layout in LAYOUTS}
OTHERWISE = re.compile(r"made here.*|the return|roster: [A-Z]+")
TABLE = re.compile(r"([a-z0-9]+): ([A-Z0-9_]+(?:, [A-Z0-9_]+)*(?: and [A-Z0-9_]+)?)")


@pytest.mark.parametrize("declared", TABLES.values(), ids=lambda declared: declared.name)
def test_every_source_names_tables_and_columns_of_the_return(declared: TableOfFacts) -> None:
    for column in declared.columns:
        if OTHERWISE.fullmatch(column.source):
            continue
        for part in column.source.split("; "):
            found = TABLE.fullmatch(part)
            assert found is not None, f"{column.name}: {part}"
            table, names = found.groups()
            assert set(re.split(", | and ", names)) <= COLUMNS[table], f"{column.name}: {part}"


@pytest.mark.parametrize("declared", TABLES.values(), ids=lambda declared: declared.name)
def test_every_table_has_the_splits_in_one_order_and_says_where_its_rows_come_from(declared: TableOfFacts) -> None:
    names = [column.name for column in declared.columns]
    shared = [column.name for column in splits("a day")]

    assert [name for name in names if name in shared] == shared
    assert len(set(names)) == len(names)
    assert (names[:2], names[-2:]) == (["row", "child"], ["source_file", "source_line"])


def test_tables_go_by_their_own_names() -> None:
    assert [declared.name for declared in TABLES.values()] == list(TABLES)


@pytest.mark.parametrize("declared", TABLES.values(), ids=lambda declared: declared.name)
def test_whatever_says_why_another_is_unknown_may_be_empty(declared: TableOfFacts) -> None:
    assert all(column.may_be_empty for column in declared.columns if column.name.endswith("_unknown"))
