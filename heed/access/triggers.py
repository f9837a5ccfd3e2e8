"""Triggers by which the database itself refuses to change or delete a row of the record, whatever asks.

Put in by a migration. `lifted` is for tests that empty the database between them; nothing in service calls it.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from django.db.backends.base.base import BaseDatabaseWrapper

TABLES = ("access_entry", "access_entrychild", "access_seal", "access_erasure")
_SAYS = "the record is never changed"


def put_in(connection: BaseDatabaseWrapper) -> None:
    """Guard the tables of the record."""
    statements = _sqlite() if connection.vendor == "sqlite" else _postgresql()
    _run(connection, statements)


def take_out(connection: BaseDatabaseWrapper) -> None:
    """Remove the guard."""
    if connection.vendor == "sqlite":
        names = [f"{table}_no_{verb}" for table in TABLES for verb in ("update", "delete")]
        _run(connection, [f"DROP TRIGGER IF EXISTS {name}" for name in names])
    else:
        names = [
            f"DROP TRIGGER IF EXISTS {table}_never_{kind} ON {table}" for table in TABLES for kind in ("row", "all")
        ]
        _run(connection, [*names, "DROP FUNCTION IF EXISTS heed_never_changed()"])


@contextlib.contextmanager
def lifted(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """Without the guard inside, guarded again after."""
    take_out(connection)
    try:
        yield
    finally:
        put_in(connection)


def _sqlite() -> list[str]:
    return [
        f"CREATE TRIGGER {table}_no_{verb} BEFORE {verb.upper()} ON {table} BEGIN SELECT RAISE(ABORT, '{_SAYS}'); END"
        for table in TABLES
        for verb in ("update", "delete")
    ]


def _postgresql() -> list[str]:
    function = (
        "CREATE OR REPLACE FUNCTION heed_never_changed() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{_SAYS}' USING ERRCODE = 'integrity_constraint_violation'; END $$"
    )
    rows = [
        f"CREATE TRIGGER {table}_never_row BEFORE UPDATE OR DELETE ON {table} "
        "FOR EACH ROW EXECUTE FUNCTION heed_never_changed()"
        for table in TABLES
    ]
    whole = [
        f"CREATE TRIGGER {table}_never_all BEFORE TRUNCATE ON {table} "
        "FOR EACH STATEMENT EXECUTE FUNCTION heed_never_changed()"
        for table in TABLES
    ]
    return [function, *rows, *whole]


def _run(connection: BaseDatabaseWrapper, statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
