"""Claims about the suite itself: rows that no query put in order come in another order on SQLite than on PostgreSQL."""

from __future__ import annotations

import pytest
from django.db import connection

from heed.people.models import Person


@pytest.fixture(autouse=True)
def _on_sqlite(db: None) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL gives rows without an order as it finds them")


def _made() -> list[int]:
    return [Person.objects.create().pk for _ in range(3)]


def _found() -> list[int]:
    return list(Person.objects.values_list("pk", flat=True))


def test_rows_without_an_order_come_backwards():
    made = _made()

    assert _found() == made[::-1]
    assert Person.objects.values_list("pk", flat=True)[:1].get() == made[-1]


def test_they_do_on_every_connection(at_once):
    (made,) = at_once(_made)

    assert at_once(_found, _found) == [made[::-1], made[::-1]]
