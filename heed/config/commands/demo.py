"""`heed demo`: a database of invented people in the invented council of Fenshire, to look at and to try."""

from __future__ import annotations

import argparse
import gc
from datetime import date, datetime
from pathlib import Path

from heed.config.say import CannotStart

NAME = "demo"
HELP = "Make or refresh the demonstration: Fenshire, its children and the cast."


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("--day", type=_day, metavar="DATE", help="the day on which it stands, as 2026-11-16")
    parser.add_argument("--reset", action="store_true", help="throw the demonstration away first and make it anew")


def load_fenshire(day: date) -> None:
    """Load the invented council, once Django is up."""
    from heed.config.fenshire.loading import load_fenshire as load

    load(day)


def run(args: argparse.Namespace) -> int:
    """Migrate, mark the database as a demonstration, add the cast, load Fenshire."""
    from heed.config.environment import deployment
    from heed.config.say import say
    from heed.config.start import django_up

    if deployment().in_production:
        raise CannotStart("HEED_ENV is production: a demonstration is made in development only.")
    django_up()
    if args.reset:
        _throw_away()
    _migrate()
    from heed.access.stage import NotADemonstration, set_up

    try:
        demo = set_up(args.day)
    except NotADemonstration as refusal:
        raise CannotStart(str(refusal)) from refusal
    load_fenshire(demo.day)
    say(f"The demonstration stands on {demo.day:%a %-d %b %Y}. Serve it with: heed serve")
    return 0


def _migrate() -> None:
    """Bring the tables up to date. A fifth of that time would go to looking for garbage among the models of old versions."""
    from django.core.management import call_command

    gc.disable()
    try:
        call_command("migrate", verbosity=0, interactive=False)
    finally:
        gc.enable()


def _throw_away() -> None:
    """Empty the database, and forget the heads kept outside; refused unless `heed demo` made it."""
    from django.db import DatabaseError, connection

    from heed.access.models import Demo
    from heed.access.sealing import forget_heads

    try:
        demo = Demo.here()
    except DatabaseError:  # there are no tables: nothing to throw away, or not ours
        demo = None
    tables = connection.introspection.table_names()
    if demo is None and tables:
        raise CannotStart("This database was not made by `heed demo`, so it is not thrown away.")
    if connection.vendor == "sqlite":
        name = str(connection.settings_dict["NAME"])
        connection.close()
        for suffix in ("", "-wal", "-shm"):
            Path(name + suffix).unlink(missing_ok=True)
    else:
        with connection.cursor() as cursor:
            cursor.execute("DROP SCHEMA public CASCADE")
            cursor.execute("CREATE SCHEMA public")
    forget_heads()


def _day(text: str) -> date:
    """A day as 2026-11-16, 16/11/2026 or 16 Nov 2026."""
    for pattern in ("%Y-%m-%d", "%d/%m/%Y", "%d %b %Y", "%d %B %Y"):
        try:
            return datetime.strptime(text, pattern).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    raise argparse.ArgumentTypeError(f"“{text}” is not a day: write it as 2026-11-16")
