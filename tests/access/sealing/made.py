"""Entries written, sealed and tampered with. Not tests."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NoReturn

import pytest
from django.db import OperationalError, connection

from heed.access import clock, record, sealing, triggers
from heed.access.models import Entry, User

NOON = datetime(2026, 11, 16, 12, tzinfo=UTC)
"""When each test begins: in the middle of a month, and of a day of 24 hours."""


def write(number: int, by: User | None = None) -> list[Entry]:
    """So many entries, each about a child of its own."""
    return [record.wrote(by=by, what="a.b", sentence=f"Did {n}.", children=[n]) for n in range(1, number + 1)]


def by_force(change: Callable[[], object]) -> None:
    """As somebody with the rights of the database's owner would."""
    with triggers.lifted(connection):
        change()


def raw(statement: str, *values: str | int | float | None) -> None:
    """A value that no model would write, past the models and past the triggers."""
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL's columns refuse a word where a number or a moment belongs")

    def change() -> None:
        with connection.cursor() as cursor:
            cursor.execute(statement, values)

    by_force(change)


def file_of_heads(folder: Path) -> Path:
    """The one file of heads kept outside the database."""
    found: list[Path] = list((folder / "seals").glob("*.heads"))
    assert len(found) == 1
    return found[0]


def sealed_each_hour(monkeypatch: pytest.MonkeyPatch, hours: int) -> None:
    """Sealings before the fixture's tick that each keep their head, an hour apart, the last now."""
    real = clock.now()
    for hour in reversed(range(hours)):
        monkeypatch.setattr(clock, "now", lambda hour=hour: real - timedelta(hours=hour))
        write(2)
        sealing.seal()


def gone(asked: object) -> NoReturn:
    """What every question to a database that is locked comes to."""
    raise OperationalError("database is locked")
