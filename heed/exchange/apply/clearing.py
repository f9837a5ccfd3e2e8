"""Working data of imports deleted: previews made anew, imports that nobody applied, faults that a later import found anew."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.db.models import QuerySet

from heed.exchange.models import (
    CheckDone,
    ChildLine,
    FaultFound,
    Import,
    ImportedFile,
    ImportedReturn,
    ImportedTable,
    RepairMade,
    State,
    last_applied,
)
from heed.exchange.roster.models import RosterHandedIn, RosterState
from heed.post import disk
from heed.post.models import StoredFile

AT_ONCE: Final = 500
"""Rows deleted, or written down for a preview, in one transaction: the write lock is held briefly."""

KEEP_UNAPPLIED: Final = timedelta(days=7)
KEEP_FAULTS_OF_OVERTAKEN: Final = timedelta(days=30)
KEEP_LOOSE_BYTES: Final = timedelta(days=1)

NEVER_APPLIED: Final = (State.STAGED, State.READY, State.REFUSED, State.DISCARDED)


def clear(import_: Import) -> int:
    """Delete what was written down about an import: lines, checks, faults. Returns how many rows."""
    return _delete(ChildLine.objects.filter(of=import_)) + clear_checks(import_)


def clear_checks(import_: Import) -> int:
    """Delete what the checks found, and which repairs were made. Returns how many rows."""
    return (
        _delete(FaultFound.objects.filter(check_done__of=import_))
        + _delete(CheckDone.objects.filter(of=import_))
        + _delete(RepairMade.objects.filter(of=import_))
    )


def clear_old(now: datetime) -> int:
    """Delete what is over: imports never applied with their files, and the faults and lines of all but the newest.

    What goes is thrown away first, in one statement: nobody begins to apply it while it goes, nor what is left of it
    should the deleting be cut off.
    """
    deleted = 0
    over = Import.objects.filter(state__in=NEVER_APPLIED, received_at__lt=now - KEEP_UNAPPLIED)
    over.update(state=State.DISCARDED)
    for import_ in over:
        deleted += clear(import_) + _forget(import_)
    deleted += sum(clear(import_) for import_ in _overtaken(now))
    deleted += _forget_rosters(now)
    _sweep(now)
    return deleted


def _overtaken(now: datetime) -> QuerySet[Import]:
    """Imports after which another was applied, whose checks found the same again."""
    applied = Import.objects.filter(state__in=(State.APPLIED, State.REPLACED, State.UNDONE))
    old = applied.filter(received_at__lt=now - KEEP_FAULTS_OF_OVERTAKEN)
    return old.exclude(pk__in=last_applied().values("pk")).filter(checks__isnull=False).distinct()


def _sweep(now: datetime) -> None:
    """Once a day: bytes without a row, as a hand-in leaves that was refused or cut off."""
    swept = Path(settings.HEED_DATA) / "files-swept"
    before = (now - KEEP_LOOSE_BYTES).timestamp()
    if swept.exists() and swept.stat().st_mtime > before:
        return
    disk.sweep(kept=set(StoredFile.objects.values_list("sha256", flat=True)), older_than=before)
    swept.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    swept.touch()


def _forget_rosters(now: datetime) -> int:
    """Rosters that nobody applied, with their files."""
    over = RosterHandedIn.objects.filter(
        state__in=(RosterState.READY, RosterState.DISCARDED), received_at__lt=now - KEEP_UNAPPLIED
    )
    over.update(state=RosterState.DISCARDED)
    stored = list(over.values_list("stored", flat=True))
    return _delete(over) + _delete(StoredFile.objects.filter(pk__in=stored))


def _forget(import_: Import) -> int:
    files = ImportedFile.objects.filter(of__of=import_)
    stored = list(files.values_list("stored", flat=True))
    return (
        _delete(files)
        + _delete(StoredFile.objects.filter(pk__in=stored))
        + _delete(ImportedTable.objects.filter(of__of=import_))
        + _delete(ImportedReturn.objects.filter(of=import_))
        + _delete(Import.objects.filter(pk=import_.pk))
    )


def _delete(rows: QuerySet[Any]) -> int:
    deleted = 0
    while keys := list(rows.values_list("pk", flat=True)[:AT_ONCE]):
        deleted += rows.model._base_manager.filter(pk__in=keys).delete()[0]
    return deleted
