"""Bringing Django up for a command or a server, and refusing where the database is not fit to be served."""

from __future__ import annotations

import os

from heed.config.say import CannotStart


def django_up() -> None:
    """Set Django up. Raises `CannotStart` where the environment is wrong."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "heed.config.settings")
    import django

    django.setup()


def ready_to_serve() -> None:
    """Raise `CannotStart` where the database lacks tables, or is a demonstration that this process may not serve."""
    migrated()
    from heed.access.demo import why_not_here
    from heed.access.models import Demo

    if reason := why_not_here(Demo.here()):
        raise CannotStart(reason)


def migrated() -> None:
    """Raise `CannotStart` where the database cannot be reached or its tables are not those of this version."""
    from django.db import DatabaseError, connection
    from django.db.migrations.executor import MigrationExecutor

    try:
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError as error:
        first = str(error).partition("\n")[0]
        raise CannotStart(f"The database cannot be opened ({first}): look at DATABASE_URL.") from error
    if waiting:
        raise CannotStart(
            f"The database lacks {len(waiting)} changes of this version: run `heed demo` for a demonstration, "
            "or `python manage.py migrate`."
        )
