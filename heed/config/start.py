"""Bringing Django up for a command or a server, and refusing where the database is not fit to be served."""

from __future__ import annotations

import os
from pathlib import Path

from heed.config.say import CannotStart


def django_up() -> None:
    """Set Django up. Raises `CannotStart` where the environment is wrong."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "heed.config.settings")
    import django

    django.setup()


def ready_to_serve() -> None:
    """Raise `CannotStart` where what is served would be unsafe or broken: the database, the proxy, the styles."""
    migrated()
    from heed.access.demo import why_not_here
    from heed.access.models import Demo

    if reason := why_not_here(Demo.here()):
        raise CannotStart(reason)
    from django.conf import settings

    if settings.HEED_ENV.holds_real_records:
        _behind_a_proxy()
        _styles_of_this_version()


def _behind_a_proxy() -> None:
    """Without one every page would send the browser to itself, over HTTPS that nobody here speaks."""
    from django.conf import settings

    if settings.SECURE_PROXY_SSL_HEADER is None:
        raise CannotStart(
            "HEED_BEHIND_PROXY is not true: put a proxy in front that ends TLS (README, “You will host it”), and set it."
        )


def _styles_of_this_version() -> None:
    """Styles and scripts are served from copies with their hash in the name: without them no page can be made."""
    from django.conf import settings
    from django.contrib.staticfiles.finders import get_finders

    copies = Path(str(settings.STATIC_ROOT))
    found = [
        (copies / name, Path(storage.path(name))) for finder in get_finders() for name, storage in finder.list(None)
    ]
    if not (copies / "staticfiles.json").is_file() or not all(_same(copy, original) for copy, original in found):
        raise CannotStart(
            "The styles and scripts of the pages are not those of this version: "
            "run `python manage.py collectstatic --noinput`."
        )


def _same(copy: Path, original: Path) -> bool:
    return copy.is_file() and copy.read_bytes() == original.read_bytes()


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
            f"The database is of an earlier version of Heed ({len(waiting)} still to do): run `heed demo` for a demonstration, "
            "or `python manage.py migrate`."
        )
