"""Fenshire's returns and roster loaded through the same imports that a council uses, and its settings made. Once."""

from __future__ import annotations

from datetime import date
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType

from heed.access.models import User
from heed.config.fenshire import staff, told, whose
from heed.config.say import CannotStart, tell

FENSHIRE = "Fenshire County Council"
POSTCODES = "postcodes.csv"
KNOWN_FROM = date(2015, 4, 1)
"""The day from which the council has its name: as far back as the cast's roles go."""


def load_fenshire(day: date) -> None:
    """Load Fenshire: settings, colleagues, returns, roster, and what is told beside them; then make its figures.

    What is loaded is left as it is. Raises `CannotStart` where the invented council is not there.
    """
    from heed.exchange.demo import load_demo
    from heed.web.tasks import count_if_behind

    fenshire = _fenshire()
    priya, tom = _one_of_the_cast("priya", day), _one_of_the_cast("tom", day)
    with TemporaryDirectory(prefix="fenshire-") as folder:
        tell("Loading Fenshire: the returns of three years and of this one")
        returns = fenshire.write(folder)
        settle(day, Path(folder) / POSTCODES)
        staff.take_on(tom)
        load_demo(returns, by=priya, as_at=fenshire.KNOWN_TO)
        new = _load_roster(Path(folder) / "roster.csv", priya, day)
    if new:
        tell("Loading Fenshire: what people told")
        whose.tell_since_when(tom)
    count_if_behind()
    if new:
        told.tell_all(day)


def _fenshire() -> ModuleType:
    try:
        return import_module("tests.fenshire")
    except ModuleNotFoundError as missing:
        raise CannotStart(
            "Fenshire, the invented council, is not part of an installed Heed: run `heed demo` in a checkout of Heed."
        ) from missing


def _one_of_the_cast(username: str, day: date) -> User:
    user = User.objects.get(username=username)
    user.be_on(day)
    return user


def _load_roster(path: Path, by: User, day: date) -> bool:
    """Load who reviews whose plan; says whether it did. The IROs among the cast see their own children by it."""
    from heed.exchange.apply import FAST
    from heed.exchange.roster import actions, applying
    from heed.exchange.roster.models import RosterHandedIn

    if RosterHandedIn.objects.applied().exists():
        return False
    tell("Loading Fenshire: the roster")
    name, received, n = actions.receive(path.name, [path.read_bytes()], for_demo=True)
    handed = actions.hand_in(by=by, name=name, received=received, children=n, from_on=day)
    applying.carry_out(actions.apply(handed, by=by).pk, FAST)
    return True


def settle(day: date, postcodes: Path) -> None:
    """Give the demonstration its council's name, place and population, its lists, and say where its postcodes are.

    What somebody has set stays.
    """
    from heed.council.actions import begin_lists, change_setting
    from heed.council.models import Setting
    from heed.council.settings import COUNCIL_NAME, NEIGHBOURS_OF, POPULATION_0_17, POSTCODE_TABLE, REGION

    _keep(POSTCODES, postcodes.read_bytes())
    set_so = {
        COUNCIL_NAME.name: FENSHIRE,
        REGION.name: "Yorkshire and The Humber",
        NEIGHBOURS_OF.name: "North East Lincolnshire",
        POPULATION_0_17.name: "34500",
        POSTCODE_TABLE.name: POSTCODES,
    }
    ingrid = _one_of_the_cast("ingrid", day)
    for name, value in set_so.items():
        if not Setting.objects.filter(name=name).exists():
            change_setting(by=ingrid, name=name, value=value, from_on=KNOWN_FROM, reason="The invented council")
    begin_lists(by=ingrid)


def _keep(name: str, content: bytes) -> None:
    """Keep a file under HEED_DATA, once."""
    from django.conf import settings

    folder = Path(settings.HEED_DATA)
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / name).exists():
        (folder / name).write_bytes(content)
