"""What counts as writing in bulk, and where it is allowed and why. Not a test itself."""

from __future__ import annotations

import ast
import sys
from collections.abc import Mapping
from types import FrameType, MappingProxyType
from typing import Any

import pytest
from django.db.models import QuerySet

from tests.architecture.source import dotted

ALLOWED: Mapping[str, str] = MappingProxyType(
    {
        "heed/exchange/apply": "imports: thousands of rows, child by child (decisions, 4)",
        "heed/access/record.py": "the children shown in one entry, inserted in one statement",
        "heed/access/sealing.py": "places in the chain, inserted in one statement; a lock on PostgreSQL",
        "heed/access/upkeep.py": "deletes working data whose time is over",
        "heed/access/triggers.py": "puts in the triggers that guard the record",
        "heed/council/refusals.py": "puts in the triggers for what must never be; called by migrations",
        "heed/facts/live.py": "the map from a snapshot's row keys to its children: no person's data, made anew each time",
        "heed/facts/due.py": "what is due, worked out anew: no typed word is in it, and `heed recheck` compares it",
        "heed/measures/duck.py": "asks DuckDB, in memory; no database of ours",
        "heed/config/commands/demo.py": "throws a demonstration away",
    }
)

_ALWAYS = {"bulk_create", "bulk_update", "raw", "extra", "executescript", "RunSQL", "_raw_delete"}
_MANY = {"objects", "_base_manager", "_default_manager", "filter", "exclude", "all", "order_by"}


class BulkWrite(Exception):
    """Code of Heed wrote many rows at once outside the places named in `ALLOWED`: no version, no lock, no entry."""


def allowed(path: str) -> bool:
    """Whether the module may write in bulk."""
    return path.startswith(tuple(ALLOWED))


def bulk_writes(node: ast.AST) -> str | None:
    """What the call is named, where it writes in bulk or runs SQL of its own."""
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
        return None
    name = node.func.attr
    on = set(dotted(node.func.value).split("."))
    if name in _ALWAYS or (name == "execute" and any(part.endswith(("cursor", "connection", "editor")) for part in on)):
        return name
    if name in ("delete", "update") and on & _MANY:
        return name
    return None


def refuse(module: str) -> None:
    """Refuse a bulk write by a module of Heed that may not make one."""
    if module.startswith("heed.") and not allowed(module.replace(".", "/") + ".py"):
        raise BulkWrite(f"{module} wrote in bulk: save each row in an action, or say in tests/architecture why not.")


def watch(patch: pytest.MonkeyPatch) -> None:
    """Watch every queryset for the length of a test run."""
    for name in ("update", "delete", "bulk_create", "bulk_update"):
        patch.setattr(QuerySet, name, _watched(getattr(QuerySet, name)))


def _watched(method: Any) -> Any:
    def watched(self: QuerySet[Any], *args: Any, **kwargs: Any) -> Any:
        refuse(_caller(sys._getframe(1)))
        return method(self, *args, **kwargs)

    watched.alters_data = True  # type: ignore[attr-defined]  # as the method it stands for
    watched.queryset_only = getattr(method, "queryset_only", False)  # type: ignore[attr-defined]
    return watched


def _caller(frame: FrameType | None) -> str:
    """The module outside Django's own managers from which the call came."""
    while frame is not None and frame.f_globals.get("__name__", "").startswith(("django.db.", "contextlib")):
        frame = frame.f_back
    return "" if frame is None else str(frame.f_globals.get("__name__", ""))
