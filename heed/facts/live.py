"""Makes snapshots from the service's database and says which is the current one, and whether it has fallen behind."""

from __future__ import annotations

import secrets
import uuid
from collections.abc import Mapping
from itertools import islice
from pathlib import Path

from django.conf import settings
from django.db import transaction

from heed.access import clock
from heed.children.models import Child
from heed.exchange.read_back import data_version, read_back
from heed.facts import snapshot
from heed.facts.build import build
from heed.facts.models import Snapshot, SnapshotChild

AT_ONCE = 2_000  # keys written in one transaction, so that nobody waits for the write lock


def folder_of(row: Snapshot) -> Path:
    """Where the files of a snapshot stand."""
    return Path(settings.HEED_DATA) / "snapshots" / row.folder


def current() -> Snapshot | None:
    """The newest snapshot that is whole; None before any return was applied."""
    return Snapshot.objects.ready().first()


def is_behind(row: Snapshot | None) -> bool:
    """Whether the database has changed since this snapshot was made of it, or the way in which snapshots are written.

    Without a snapshot, whether there is data.
    """
    version = data_version()
    if row is None:
        return bool(version)
    return version != row.data_version or snapshot.layout_of(folder_of(row)) != snapshot.LAYOUT


def rebuild(also: snapshot.Also) -> Snapshot:
    """Read the database, make a snapshot of it with the tables that `also` adds, and make it the current one."""
    version, returns = data_version(), read_back()
    key = secrets.token_bytes(32)
    facts = build(returns, key=key)
    row = Snapshot(folder=uuid.uuid4().hex, as_at=facts.as_at, data_version=version, made_at=clock.now())
    source = ", ".join(str(year) for year in returns.years)
    snapshot.write(facts, folder_of(row), made_at=row.made_at, source=source, also=also)
    row.save()
    _remember_children(row, facts.numbers)
    row.ready_at = clock.now()
    row.save(update_fields=["ready_at"])
    return row


def _remember_children(row: Snapshot, numbers: Mapping[str, str]) -> None:
    """Keep which child stands behind each key, some thousand at a time."""
    of_number = {child.number: child.pk for child in Child.objects.with_number().only("pk")}
    links = (SnapshotChild(snapshot=row, key=key, child_id=of_number[number]) for key, number in numbers.items())
    while batch := list(islice(links, AT_ONCE)):
        with transaction.atomic():
            SnapshotChild.objects.bulk_create(batch)
