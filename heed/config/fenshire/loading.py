"""Fenshire's returns and roster loaded through the same imports that a council uses, and its settings made. Once."""

from __future__ import annotations

from datetime import date
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType

from heed.access.models import Demo, User
from heed.access.stage import DAY
from heed.config.fenshire import report, staff, told, whose
from heed.config.say import CannotStart, tell

FENSHIRE = "Fenshire County Council"
POSTCODES = "postcodes.csv"
KNOWN_FROM = date(2015, 4, 1)
"""The day from which the council has its name: as far back as the cast's roles go."""


def load_fenshire(day: date) -> None:
    """Load Fenshire: settings, colleagues, returns, roster, and what is told beside them; then make its figures.

    What is loaded is left as it is. It is told on the day that it speaks for, and stands on `day` after. Raises
    `CannotStart` where the invented council is not there.
    """
    fenshire = _fenshire()
    try:
        _stand_on(DAY)
        _load(fenshire)
    finally:
        _stand_on(day)


def _load(fenshire: ModuleType) -> None:
    from heed.exchange.demo import load_demo
    from heed.web.tasks import count_if_behind

    cast = _the_cast(DAY)
    priya, tom = cast["priya"], cast["tom"]
    with TemporaryDirectory(prefix="fenshire-") as folder:
        tell("Loading Fenshire: the returns of three years and of this one")
        returns = fenshire.write(folder)
        settle(cast["ingrid"], Path(folder) / POSTCODES)
        staff.take_on(tom)
        load_demo(returns, by=priya, as_at=fenshire.KNOWN_TO)
        _load_roster(Path(folder) / "roster.csv", priya, DAY)
    if staff.are_recorded():
        tell("Loading Fenshire: what people told")
        whose.tell_since_when(tom)
        told.tell_beside(cast)
        count_if_behind()
        told.plan_ahead(cast)
        tell("Loading Fenshire: its annual report")
        report.write_report(cast)
    else:
        tell("This demonstration was made by an older Heed: `heed demo --reset` makes it anew, with what people told.")
        count_if_behind()


def _stand_on(day: date) -> None:
    """Let the demonstration stand on a day."""
    demo = Demo.here()
    if demo is not None and demo.day != day:
        demo.day = day
        demo.save()


def _fenshire() -> ModuleType:
    try:
        return import_module("tests.fenshire")
    except ModuleNotFoundError as missing:
        raise CannotStart(
            "Fenshire, the invented council, is not part of an installed Heed: run `heed demo` in a checkout of Heed."
        ) from missing


def _the_cast(day: date) -> dict[str, User]:
    """Everybody who signs in, by login, with the roles that they hold on the day."""
    found = {user.username: user for user in User.objects.all()}
    for user in found.values():
        user.be_on(day)
    return found


def _load_roster(path: Path, by: User, day: date) -> None:
    """Load who reviews whose plan. The IROs and social workers among the cast see their own children by it."""
    from heed.exchange.apply import FAST
    from heed.exchange.roster import actions, applying
    from heed.exchange.roster.models import RosterHandedIn

    if RosterHandedIn.objects.applied().exists():
        return
    tell("Loading Fenshire: the roster")
    name, received, n = actions.receive(path.name, [path.read_bytes()], for_demo=True)
    handed = actions.hand_in(by=by, name=name, received=received, children=n, from_on=day)
    applying.carry_out(actions.apply(handed, by=by).pk, FAST)


def settle(ingrid: User, postcodes: Path) -> None:
    """Give the demonstration its council's name, place and population, its lists, and say where its postcodes are.

    What somebody has set stays.
    """
    from heed.council.actions import begin_lists, change_setting
    from heed.council.models import ListItem, Setting
    from heed.council.settings import COUNCIL_NAME, NEIGHBOURS_OF, POPULATION_0_17, POSTCODE_TABLE, REGION

    _keep(POSTCODES, postcodes.read_bytes())
    set_so = {
        COUNCIL_NAME.name: FENSHIRE,
        REGION.name: "Yorkshire and The Humber",
        NEIGHBOURS_OF.name: "North East Lincolnshire",
        POPULATION_0_17.name: "34500",
        POSTCODE_TABLE.name: POSTCODES,
    }
    for name, value in set_so.items():
        if not Setting.objects.filter(name=name).exists():
            change_setting(by=ingrid, name=name, value=value, from_on=KNOWN_FROM, reason="The invented council")
    if not ListItem.objects.exists():
        begin_lists(by=ingrid)


def _keep(name: str, content: bytes) -> None:
    """Keep a file under HEED_DATA, once."""
    from django.conf import settings

    folder = Path(settings.HEED_DATA)
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / name).exists():
        (folder / name).write_bytes(content)
