"""Claims about writing: rows are written one at a time through actions; the few places that do otherwise are named here.

The static claim reads the source; `tests/conftest.py` refuses at run time what the source does not show.
"""

from __future__ import annotations

import ast

import pytest

from tests.architecture.bulk import ALLOWED, BulkWrite, allowed, bulk_writes, refuse
from tests.architecture.source import modules, nodes


def test_bulk_writes_and_raw_sql_stand_only_where_they_are_named():
    found = {(path, what) for path, node in nodes() if (what := bulk_writes(node)) and not allowed(path)}

    assert not found


@pytest.mark.parametrize("path", [path for path in ALLOWED if not path.startswith("heed/exchange/apply")])
def test_an_exception_that_is_no_longer_needed_is_taken_out(path):
    used = [node for found, node in nodes() if found.startswith(path) and bulk_writes(node)]

    assert used, f"{path} writes nothing in bulk any more"


@pytest.mark.parametrize(
    "source",
    [
        "Child.objects.bulk_create(rows)",
        "Child.objects.filter(pk=1).update(name='x')",
        "rows.bulk_update(rows, ['name'])",
        "Child.objects.all().delete()",
        "child.names.all().delete()",
        "cursor.execute('UPDATE x')",
        "Child.objects.raw('SELECT 1')",
    ],
)
def test_a_bulk_write_is_recognised(source):
    assert any(bulk_writes(node) for node in ast.walk(ast.parse(source)))


@pytest.mark.parametrize("source", ["child.save()", "words.update(other)", "child.delete()", "hash.update(b'x')"])
def test_what_writes_one_row_or_none_is_let_be(source):
    assert not any(bulk_writes(node) for node in ast.walk(ast.parse(source)))


def test_a_bulk_write_that_the_source_does_not_show_is_refused_when_it_runs():
    with pytest.raises(BulkWrite, match="wrote in bulk"):
        refuse("heed.reviews.actions")

    refuse("heed.access.record")
    refuse("tests.access.test_actions")


def test_views_and_pages_never_save():
    wrong = [
        path
        for path, node in nodes()
        if path.endswith(("views.py", "pages.py", "forms.py"))
        and isinstance(node, ast.Attribute)
        and node.attr in ("save", "create", "get_or_create", "update_or_create")
    ]

    assert not wrong


def test_the_source_was_read():
    assert len(modules()) > 40
