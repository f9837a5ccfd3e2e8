"""Sealing the record: each committed entry gets a place in a chain of hashes, and the chain's head is kept outside.

Entries are written unchained, so that two people never wait for each other; `heed tick` seals what has been committed
since. An entry whose transaction ends late (PostgreSQL gives out numbers before commit) is sealed by a later tick: the
chain's order is that of sealing, never of numbers, so nothing can slip in below. Proving it is `heed.access.proving`.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Exists, OuterRef, QuerySet

from heed.access import clock
from heed.access.models import Entry, EntryChild, Seal

GENESIS = hashlib.sha256(b"heed: the record begins").hexdigest()
BATCH = 500  # entries sealed in one transaction: well under the second for which the write lock may be held
_LOCK = 0x48656564  # one sealer at a time on PostgreSQL


@dataclass(frozen=True, slots=True)
class Head:
    """The chain's head as it was kept outside the database: how long the chain was, and its last hash."""

    at: datetime
    place: int
    head: str


def seal() -> int:
    """Seal every committed entry that has no place yet, keep the head outside, and return how many were sealed."""
    keys = list(unsealed().order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(keys), BATCH):
        _seal(keys[start : start + BATCH])
    keep_head()
    return len(keys)


def unsealed() -> QuerySet[Entry]:
    """Entries without a place in the chain."""
    return Entry.objects.filter(~Exists(Seal.objects.filter(entry_key=OuterRef("pk"))))


def link(before: str, place: int, content: str) -> str:
    """The hash at a place: of the hash before, the place and what the entry says."""
    return hashlib.sha256(f"{before}\n{place}\n{content}".encode()).hexdigest()


def contents(entries: Sequence[Entry]) -> dict[int, str]:
    """What each entry says, in one canonical form, by its key. Two queries however many entries."""
    children: dict[int, list[str]] = {entry.pk: [] for entry in entries}
    shown = EntryChild.objects.filter(entry__in=children).values_list("entry_id", "child_key")
    for entry_key, child_key in shown:
        children[entry_key].append(child_key)
    return {entry.pk: _canonical(entry, sorted(children[entry.pk])) for entry in entries}


def keep_head() -> None:
    """Append the chain's head to this month's file under HEED_DATA/seals, unless it stands there already today."""
    last = Seal.objects.order_by("-place").first()
    if last is None:
        return
    now = clock.now()
    kept = kept_heads()
    if kept and kept[-1].head == last.head and clock.day_of(kept[-1].at) == clock.day_of(now):
        return
    folder = _folder()
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle = os.open(folder / f"{now:%Y-%m}.heads", os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(f"{now.isoformat()} {last.place} {last.head}\n")
        file.flush()
        os.fsync(file.fileno())


def kept_heads() -> list[Head]:
    """Every head that was kept outside the database, oldest first. Raises `ValueError` for a line that is not one."""
    lines: list[str] = []
    for path in sorted(_folder().glob("*.heads")):
        lines += path.read_text(encoding="ascii").splitlines()
    return [_head(line) for line in lines]


def forget_heads() -> None:
    """Remove the heads kept outside. Only for `heed demo --reset`: the chain they speak of goes with its database."""
    for path in _folder().glob("*.heads"):
        path.unlink()


def _seal(keys: Iterable[int]) -> None:
    with transaction.atomic():
        _one_at_a_time()
        entries = list(unsealed().filter(pk__in=keys).order_by("pk"))
        last = Seal.objects.order_by("-place").first()
        place, head = (last.place, last.head) if last else (0, GENESIS)
        now = clock.now()
        said = contents(entries)
        seals = []
        for entry in entries:
            place += 1
            head = link(head, place, said[entry.pk])
            seals.append(Seal(place=place, entry_key=entry.pk, head=head, at=now))
        Seal.objects.bulk_create(seals)


def _one_at_a_time() -> None:
    """Wait for another sealer on PostgreSQL; on SQLite the transaction holds the only write lock already."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])


def _canonical(entry: Entry, children: Iterable[str]) -> str:
    """Every column in the order of the model, each with its length, so that no two entries read the same."""
    parts = [field.value_to_string(entry) for field in Entry._meta.concrete_fields if field.name != "at"]
    parts += [entry.at.astimezone(UTC).isoformat(), *children]
    return "".join(f"{len(part)}:{part};" for part in parts)


def _folder() -> Path:
    return Path(settings.HEED_DATA) / "seals"


def _head(line: str) -> Head:
    at, place, head = line.split(" ")
    return Head(datetime.fromisoformat(at), int(place), head)
