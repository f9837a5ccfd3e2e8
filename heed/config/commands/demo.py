"""`heed demo`: a database of invented people in the invented council of Fenshire, to look at and to try."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from heed.config.say import CannotStart

if TYPE_CHECKING:
    from heed.access.models import User

NAME = "demo"
HELP = "Make or refresh the demonstration: Fenshire, its children and the cast."

FENSHIRE = "Fenshire County Council"
POSTCODES = "postcodes.csv"
KNOWN_FROM = date(2015, 4, 1)
"""The day from which the council has its name: as far back as the cast's roles go."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("--day", type=_day, metavar="DATE", help="the day on which it stands, as 2026-11-16")
    parser.add_argument("--reset", action="store_true", help="throw the demonstration away first and make it anew")


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
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)
    from heed.access.stage import NotADemonstration, set_up

    try:
        demo = set_up(args.day)
    except NotADemonstration as refusal:
        raise CannotStart(str(refusal)) from refusal
    load_fenshire(demo.day)
    say(f"The demonstration stands on {demo.day:%a %-d %b %Y}. Serve it with: heed serve")
    return 0


def load_fenshire(day: date) -> None:
    """Load Fenshire's returns through the same import that a council uses, and make its figures; once.

    Raises `CannotStart` where the invented council is not there: it stands in the checkout, beside heed, among the tests.
    """
    from tempfile import TemporaryDirectory

    from heed.access.models import User
    from heed.config.say import tell
    from heed.exchange.demo import load_demo
    from heed.web.tasks import count_if_behind

    write_fenshire = _writer_of_fenshire()
    priya = User.objects.get(username="priya")
    priya.be_on(day)
    with TemporaryDirectory(prefix="fenshire-") as folder:
        tell("Loading Fenshire: the returns of three years")
        returns = write_fenshire(folder)
        _settle(day, Path(folder) / POSTCODES)
        load_demo(returns, by=priya)
        _load_roster(Path(folder) / "roster.csv", priya, day)
    count_if_behind()


def _load_roster(path: Path, by: User, day: date) -> None:
    """Load who reviews whose plan, once. Two of the cast are reviewing officers, and see their own children by it."""
    from heed.access.models import User as Login
    from heed.config.say import tell
    from heed.exchange.apply import FAST
    from heed.exchange.roster import actions, applying
    from heed.exchange.roster.models import RosterHandedIn
    from heed.people.models import IRO_PROFESSION, Worker

    if RosterHandedIn.objects.applied().exists():
        return
    tell("Loading Fenshire: the roster")
    for username in ("nadia", "sam"):
        user = Login.objects.get(username=username)
        Worker.objects.get_or_create(
            user=user, defaults={"name": user.name, "profession": IRO_PROFESSION, "from_on": KNOWN_FROM}
        )
    name, received, n = actions.receive(path.name, [path.read_bytes()], for_demo=True)
    handed = actions.hand_in(by=by, name=name, received=received, children=n, from_on=day)
    applying.carry_out(actions.apply(handed, by=by).pk, FAST)


def _writer_of_fenshire() -> Callable[[str], Sequence[Path]]:
    try:
        from tests.fenshire import write
    except ModuleNotFoundError as missing:
        raise CannotStart(
            "Fenshire, the invented council, is not part of an installed Heed: run `heed demo` in a checkout of Heed."
        ) from missing
    return write


def _settle(day: date, postcodes: Path) -> None:
    """Give the demonstration its council's name, place and population, and say where its postcodes are.

    What somebody has set stays.
    """
    from heed.access.models import User
    from heed.council.actions import change_setting
    from heed.council.models import Setting
    from heed.council.settings import COUNCIL_NAME, NEIGHBOURS_OF, POPULATION_0_17, POSTCODE_TABLE, REGION

    _keep(POSTCODES, postcodes.read_bytes())
    told = {
        COUNCIL_NAME.name: FENSHIRE,
        REGION.name: "Yorkshire and The Humber",
        NEIGHBOURS_OF.name: "North East Lincolnshire",
        POPULATION_0_17.name: "34500",
        POSTCODE_TABLE.name: POSTCODES,
    }
    ingrid = User.objects.get(username="ingrid")
    ingrid.be_on(day)
    for name, value in told.items():
        if not Setting.objects.filter(name=name).exists():
            change_setting(by=ingrid, name=name, value=value, from_on=KNOWN_FROM, reason="The invented council")


def _keep(name: str, content: bytes) -> None:
    """Keep a file under HEED_DATA, once."""
    from django.conf import settings

    folder = Path(settings.HEED_DATA)
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / name).exists():
        (folder / name).write_bytes(content)


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
