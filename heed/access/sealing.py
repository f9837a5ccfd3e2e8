"""Sealing the record: each committed entry gets a place in a chain of hashes, and the chain's head is kept outside.

Entries are written unchained, so that two people never wait for each other; `heed tick` seals what has been committed
since. An entry whose transaction ends late (PostgreSQL gives out numbers before commit) is sealed by a later tick: the
chain's order is that of sealing, never of numbers, so nothing can slip in below. The moment of sealing is hashed too:
a chain made again from the same entries is another chain. Proving it is `heed.access.proving`.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Exists, OuterRef, QuerySet

from heed.access import clock, legible
from heed.access.models import Entry, EntryChild, Seal

GENESIS = hashlib.sha256(b"heed: the record begins").hexdigest()
NO_LINE = hashlib.sha256(b"heed: the heads begin").hexdigest()
BATCH = 500  # entries sealed in one transaction: well under the second for which the write lock may be held
_LOCK = 0x48656564  # one sealer at a time on PostgreSQL
_HIGHEST = 2**62  # what stands above it in the column of places (on SQLite a word does) is no place
_MONTH = "[0-9][0-9][0-9][0-9]-[0-9][0-9].heads"
_TAIL = 65_536  # bytes at the end of a file of heads that are read to find its last lines, each under 250 long


@dataclass(frozen=True, slots=True)
class Head:
    """The chain's head as it was kept outside the database: how long the chain was, and its last hash.

    `before` is a hash of the line that stood before this one, so that a line taken out is missed.
    """

    at: datetime
    place: int
    head: str
    before: str

    def line(self) -> bytes:
        """As it is kept, without the end of the line."""
        return f"{self.at.isoformat()} {self.place} {self.head} {self.before}".encode("ascii")


def seal() -> int:
    """Seal every committed entry that has no place yet, keep the head outside, and return how many were sealed.

    An entry that cannot be read stays unsealed, and `heed audit verify` names it. Raises `OSError` where all was sealed
    but the head could not be kept; the next call makes up for it.
    """
    keys = list(unsealed().order_by("pk").values_list("pk", flat=True))
    at = clock.now()
    sealed = sum(_seal(keys[start : start + BATCH], at) for start in range(0, len(keys), BATCH))
    keep_head()
    return sealed


def unsealed() -> QuerySet[Entry]:
    """Entries without a place in the chain."""
    return Entry.objects.filter(~Exists(Seal.objects.filter(entry_key=OuterRef("pk"))))


def last_place() -> int:
    """How long the chain is."""
    return _last()[0]


def link(before: str, place: int, at: datetime, content: str) -> str:
    """The hash at a place: of the hash before, the place, the moment of sealing and what the entry says."""
    return hashlib.sha256(f"{before}\n{place}\n{at.astimezone(UTC).isoformat()}\n{content}".encode()).hexdigest()


def contents(entries: Sequence[Entry]) -> dict[int, str]:
    """What each entry says, in one canonical form, by its key. Two queries however many entries."""
    return legible.each(_contents, entries)


def keep_head() -> None:
    """Append the head of each sealing not kept yet, and at least daily the last, to a file of HEED_DATA/seals.

    What stands there already, torn or changed, is left as it is: proving names it. Raises `OSError` where it cannot be
    written.
    """
    if not Seal.objects.exists():
        return
    folder = _folder()
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    now = clock.now()
    newest = max([path.name for path in _files()] + [f"{now:%Y-%m}.heads"])  # where the clock went back, not an older
    with os.fdopen(os.open(folder / newest, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600), "ab") as file:
        fcntl.flock(file, fcntl.LOCK_EX)  # `heed tick` by hand beside that of the site
        lines = _last_lines()
        for place, head in _heads_to_keep(lines, now):
            lines.append(Head(now, place, head, line_hash(lines[-1] if lines else None)).line())
            file.write((b"" if _ends_whole(folder / newest) else b"\n") + lines[-1] + b"\n")
            file.flush()
        os.fsync(file.fileno())


def kept_lines() -> Iterator[bytes]:
    """Every line kept outside the database, oldest first, as it stands there."""
    for path in _files():
        yield from filter(None, path.read_bytes().split(b"\n"))


def head_of(line: bytes) -> Head | None:
    """The head that a line holds; None where it is torn or changed."""
    try:
        at, place, head, before = line.decode("ascii").split(" ")
        read = Head(datetime.fromisoformat(at), int(place), head, before)
    except ValueError:
        return None
    return read if read.at.tzinfo is not None and read.line() == line else None


def line_hash(line: bytes | None) -> str:
    """The hash over a line that the next one carries; None for the line before the first."""
    return NO_LINE if line is None else hashlib.sha256(line).hexdigest()


def kept_heads() -> list[Head]:
    """Every head that was kept outside the database and can be read, oldest first."""
    return [head for line in kept_lines() if (head := head_of(line))]


def forget_heads() -> None:
    """Remove the heads kept outside. Only for `heed demo --reset`: the chain they speak of goes with its database."""
    for path in _folder().glob("*.heads"):
        path.unlink()


def _heads_to_keep(lines: Sequence[bytes], now: datetime) -> list[tuple[int, str]]:
    """Place and head of each sealing since the last line; the last one again where the chain or the day is another."""
    kept = next((head for line in reversed(lines) if (head := head_of(line))), None)
    last = _last()
    if kept is None:
        return [last]
    goes_on = Exists(Seal.objects.filter(place=OuterRef("place") + 1, at=OuterRef("at")))
    ends = Seal.objects.filter(~goes_on, place__gt=kept.place, place__lt=_HIGHEST).order_by("place")
    found = list(ends.values_list("place", "head"))
    if not found and (kept.head != last[1] or clock.day_of(kept.at) != clock.day_of(now)):
        return [last]
    return found


def _last() -> tuple[int, str]:
    """The chain's last place and its head."""
    chain = Seal.objects.filter(place__lt=_HIGHEST).order_by("-place")
    return chain.values_list("place", "head").first() or (0, GENESIS)


def _seal(keys: Iterable[int], at: datetime) -> int:
    with transaction.atomic():
        _one_at_a_time()
        entries = legible.rows(unsealed(), list(keys))
        said = contents(list(entries.values()))
        place, head = _last()
        seals = []
        for key in sorted(said):
            place += 1
            head = link(head, place, at, said[key])
            seals.append(Seal(place=place, entry_key=key, head=head, at=at))
        Seal.objects.bulk_create(seals)
    return len(seals)


def _one_at_a_time() -> None:
    """Wait for another sealer on PostgreSQL; on SQLite the transaction holds the only write lock already."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])


def _contents(entries: Sequence[Entry]) -> dict[int, str]:
    children: dict[int, list[str]] = {entry.pk: [] for entry in entries}
    shown = EntryChild.objects.filter(entry__in=children).values_list("entry_id", "child_key")
    for entry_key, child_key in shown:
        children[entry_key].append(child_key)
    return {entry.pk: _canonical(entry, sorted(children[entry.pk])) for entry in entries}


def _canonical(entry: Entry, children: Iterable[str]) -> str:
    """Every column in the order of the model, each with its length, so that no two entries read the same."""
    parts = [field.value_to_string(entry) for field in Entry._meta.concrete_fields if field.name != "at"]
    parts += [entry.at.astimezone(UTC).isoformat(), *children]
    return "".join(f"{len(part)}:{part};" for part in parts)


def _folder() -> Path:
    return Path(settings.HEED_DATA) / "seals"


def _files() -> list[Path]:
    return sorted(_folder().glob(_MONTH))


def _last_lines() -> list[bytes]:
    """The last lines of the newest file that has any."""
    for path in reversed(_files()):
        with path.open("rb") as file:
            from_byte = max(0, path.stat().st_size - _TAIL)
            file.seek(from_byte)
            lines = file.read().split(b"\n")[1 if from_byte else 0 :]
        if found := [line for line in lines if line]:
            return found
    return []


def _ends_whole(path: Path) -> bool:
    """Whether the next byte begins a line."""
    size = path.stat().st_size
    with path.open("rb") as file:
        file.seek(max(0, size - 1))
        return file.read(1) in (b"", b"\n")
