"""Triggers by which the database refuses what must never be, written once for SQLite and PostgreSQL. For migrations.

For what a constraint cannot say. On SQLite a later migration that rebuilds a table loses its triggers: put the
operation after it again. The tests of each refusal fail if that is forgotten.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, migrations, transaction

from heed.access.actions import NotNow


@dataclass(frozen=True, slots=True)
class Refusal:
    """Refuse a row. `when` is SQL over NEW (and OLD) that both databases read; `says` names the rule, no values."""

    name: str
    table: str
    when: str
    says: str
    verbs: tuple[str, ...] = ("insert", "update")

    def put_in(self, vendor: str) -> list[str]:
        """What puts the refusal into a database of this vendor."""
        return self._sqlite() if vendor == "sqlite" else self._postgresql()

    def take_out(self, vendor: str) -> list[str]:
        """What takes it out."""
        if vendor == "sqlite":
            return [f"DROP TRIGGER IF EXISTS {self.name}_{verb}" for verb in self.verbs]
        return [f"DROP TRIGGER IF EXISTS {self.name} ON {self.table}", f"DROP FUNCTION IF EXISTS {self.name}()"]

    def _sqlite(self) -> list[str]:
        return [
            f"CREATE TRIGGER {self.name}_{verb} BEFORE {verb.upper()} ON {self.table} FOR EACH ROW "
            f"WHEN {self.when} BEGIN SELECT RAISE(ABORT, '{self.says}'); END"
            for verb in self.verbs
        ]

    def _postgresql(self) -> list[str]:
        row = "OLD" if self.verbs == ("delete",) else "NEW"
        return [
            f"CREATE FUNCTION {self.name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF {self.when} THEN "
            f"RAISE EXCEPTION '{self.says}' USING ERRCODE = 'integrity_constraint_violation'; END IF; "
            f"RETURN {row}; END $$",
            f"CREATE TRIGGER {self.name} BEFORE {' OR '.join(verb.upper() for verb in self.verbs)} ON {self.table} "
            f"FOR EACH ROW EXECUTE FUNCTION {self.name}()",
        ]


def operation(*refusals: Refusal, only: str = "") -> migrations.RunPython:
    """The migration step that puts refusals in, and takes them out when reversed. `only` names the one vendor meant."""

    def put_in(_apps: Any, schema_editor: Any) -> None:
        _run(schema_editor, only, (each for r in refusals for each in r.put_in(_vendor(schema_editor))))

    def take_out(_apps: Any, schema_editor: Any) -> None:
        _run(schema_editor, only, (each for r in refusals for each in r.take_out(_vendor(schema_editor))))

    return migrations.RunPython(put_in, take_out)


def on_vendor(vendor: str, *statements: tuple[str, str]) -> migrations.RunPython:
    """The migration step that runs each pair's first statement, and its second when reversed, on one vendor alone."""

    def forward(_apps: Any, schema_editor: Any) -> None:
        _run(schema_editor, vendor, (there for there, _ in statements))

    def back(_apps: Any, schema_editor: Any) -> None:
        _run(schema_editor, vendor, (back_again for _, back_again in statements))

    return migrations.RunPython(forward, back)


@contextlib.contextmanager
def refused_as(sentence: str) -> Iterator[None]:
    """Say a refusal of the database as this sentence: of two who do the same thing at once, the second is told."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as fault:
        raise NotNow(sentence) from fault


def _vendor(schema_editor: Any) -> str:
    return str(schema_editor.connection.vendor)


def _run(schema_editor: Any, only: str, statements: Iterable[str]) -> None:
    if only and _vendor(schema_editor) != only:
        return
    for statement in statements:
        schema_editor.execute(statement, params=None)
