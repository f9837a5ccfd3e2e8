"""What tests of rosters stand on: a store of files of their own, and three children with numbers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from heed.access.models import User
from heed.children.models import Child
from heed.exchange.apply import FAST
from heed.exchange.roster import actions, applying
from heed.exchange.roster.models import RosterHandedIn
from heed.exchange.roster.reading import COLUMNS
from heed.people.models import Identifier, Person, Scheme
from tests.days import day

HEAD = ",".join(COLUMNS)

HandRoster = Callable[..., RosterHandedIn]


@pytest.fixture(autouse=True)
def _own_store(tmp_path: Any, settings: Any) -> None:
    settings.HEED_FILES = tmp_path / "files"
    settings.HEED_DATA = tmp_path / "data"


@pytest.fixture
def children(db: None) -> dict[str, Child]:
    """F-1, F-2 and F-3."""
    made = {}
    for number in ("F-1", "F-2", "F-3"):
        person = Person.objects.create(born_on=day("Wed 1 Jan 2014"))
        Identifier.objects.create(person=person, scheme=Scheme.LOCAL, value=number)
        made[number] = Child.objects.create(person=person)
    return made


@pytest.fixture
def hand(priya: User) -> HandRoster:
    """Hands a roster in."""

    def handed(*rows: str, on: str = "Mon 2 Feb 2026") -> RosterHandedIn:
        text = "\r\n".join((HEAD, *rows, "")).encode()
        name, received, n = actions.receive("roster.csv", [text])
        return actions.hand_in(by=priya, name=name, received=received, children=n, from_on=day(on))

    return handed


@pytest.fixture
def bring(hand: HandRoster, priya: User) -> HandRoster:
    """Hands a roster in and applies it."""

    def brought(*rows: str, on: str = "Mon 2 Feb 2026") -> RosterHandedIn:
        return applying.carry_out(actions.apply(hand(*rows, on=on), by=priya).pk, FAST)

    return brought
