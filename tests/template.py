"""A migrated SQLite database, made once for a state of the code and copied into each run's own. PostgreSQL migrates anew."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from django.core import management
from django.db import connections

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / ".stamp" / "templates"
MADE_OF = ("heed/*/migrations/*.py", "heed/*/models.py", "heed/*/models/*.py", "heed/*/guards.py", "requirements.lock")
ALSO = ("heed/access/triggers.py", "heed/council/refusals.py")


def path() -> Path:
    """Where the template of the code as it stands is, or would be."""
    files = {file for pattern in MADE_OF for file in ROOT.glob(pattern)} | {ROOT / name for name in ALSO}
    found = hashlib.sha256()
    for file in sorted(files):
        found.update(str(file.relative_to(ROOT)).encode() + b"\0" + file.read_bytes())
    return FOLDER / f"{found.hexdigest()[:20]}.sqlite3"


def copy(template: Path, into: sqlite3.Connection) -> None:
    """Put the template's tables and rows into an empty database."""
    with closing(sqlite3.connect(template)) as source:
        source.backup(into)


def keep(of: sqlite3.Connection, template: Path) -> None:
    """Keep a migrated database as the template. Of two that make it at once either is right."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for old in FOLDER.glob("*.sqlite3"):
        old.unlink(missing_ok=True)
    made = template.with_name(f"{template.name}.{os.getpid()}")
    with closing(sqlite3.connect(made)) as target:
        of.backup(target)
    made.replace(template)


@pytest.fixture(scope="session", autouse=True)
def _migrated_once() -> Iterator[None]:
    """An empty database is not migrated but given the template, where there is one."""
    migrate = management.call_command

    def from_the_template(name: str, *words: Any, **options: Any) -> Any:
        connection = connections[options.get("database", "default")]
        if name != "migrate" or connection.vendor != "sqlite" or connection.introspection.table_names():
            return migrate(name, *words, **options)
        if (template := path()).exists():
            return copy(template, connection.connection)
        done = migrate(name, *words, **options)
        keep(connection.connection, template)
        return done

    patch = pytest.MonkeyPatch()
    patch.setattr(management, "call_command", from_the_template)
    yield
    patch.undo()
