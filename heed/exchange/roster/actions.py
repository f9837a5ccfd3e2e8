"""What a person does with a roster: hand in, apply, go on with, throw away. The long work is `applying`."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from heed.access import clock
from heed.access.actions import action
from heed.access.models import Demo, User, the_day
from heed.access.permissions import Permission
from heed.access.retention import Retention
from heed.exchange.alone import Busy, busy
from heed.exchange.handing_in import NOT_IN_A_DEMONSTRATION
from heed.exchange.records import Refused
from heed.exchange.roster.models import RosterHandedIn, RosterState
from heed.exchange.roster.reading import read
from heed.exchange.ssda903.text import File, kind_of
from heed.exchange.ssda903.words import printable
from heed.law.dates import in_words
from heed.post import disk, types
from heed.post.disk import Received
from heed.post.models import FileKind, StoredFile
from heed.post.names import safe_name
from heed.post.types import FileType

LONGEST_NAME = 150
_HEAD = 4096


def receive(name: str, pieces: Iterable[bytes], *, for_demo: bool = False) -> tuple[str, Received, int]:
    """Keep a roster's bytes and read it: its name as it is kept, the bytes, and how many children it has. Raises Refused.

    A demonstration takes none but the one it is made from.
    """
    if Demo.here() is not None and not for_demo:
        raise Refused(NOT_IN_A_DEMONSTRATION)
    kept = printable(name.replace("\\", "/").rpartition("/")[2])[-LONGEST_NAME:] or "roster.csv"
    try:
        received = disk.receive(pieces, lambda path: _told(kept, path))
    except types.Refused as refusal:
        raise Refused(str(refusal)) from refusal
    return kept, received, len(read(File(str(disk.path_of(received.sha256)), kept)).rows)


def _told(name: str, path: Path) -> FileType:
    with path.open("rb") as stream:
        head = stream.read(_HEAD)
    if kind := kind_of(head):
        raise Refused(f"{name} is {kind}, not a CSV file: save the roster as CSV.")
    return FileType.TEXT


def _cannot_hand_in(*, from_on: date) -> str | None:
    today = the_day(Demo.here())
    if from_on > today:
        return f"The roster cannot count from a day to come: give {in_words(today)} or a day before it."
    newest = RosterHandedIn.objects.applied().order_by("-from_on").first()
    if newest is not None and from_on < newest.from_on:
        return f"A roster of {in_words(newest.from_on)} is applied already: give that day or a later one."
    return None


@action(Permission.IMPORT_RETURN, unless=_cannot_hand_in)
def hand_in(*, by: User, name: str, received: Received, children: int, from_on: date) -> RosterHandedIn:
    """Hand in a roster."""
    now = clock.now()
    stored = StoredFile.objects.create(
        sha256=received.sha256,
        file_type=received.file_type,
        size=received.size,
        name=safe_name(name, FileType.TEXT),
        kind=FileKind.RETURN,
        retention=Retention.WORKING,
        by=by,
        at=now,
    )
    handed: RosterHandedIn = RosterHandedIn.objects.create(
        by=by, received_at=now, from_on=from_on, name=name, stored=stored, children=children
    )
    return handed


def _cannot_apply(handed: RosterHandedIn) -> str | None:
    if handed.state != RosterState.READY:
        return f"This roster cannot be applied: it is {RosterState(handed.state).label.lower()}."
    return _cannot_hand_in(from_on=handed.from_on) or (str(Busy()) if busy() else None)


@action(Permission.APPLY_IMPORT, unless=_cannot_apply)
def apply(handed: RosterHandedIn, *, by: User) -> RosterHandedIn:
    """Begin to apply a roster."""
    handed.state, handed.applied_by = RosterState.APPLYING, by
    handed.save()
    return handed


def _cannot_carry_on(handed: RosterHandedIn) -> str | None:
    if handed.state != RosterState.APPLYING:
        return f"There is nothing to go on with: this roster is {RosterState(handed.state).label.lower()}."
    return str(Busy()) if busy() else None


@action(Permission.APPLY_IMPORT, unless=_cannot_carry_on)
def carry_on(handed: RosterHandedIn, *, by: User) -> RosterHandedIn:
    """Go on with applying a roster that stopped part of the way."""
    handed.stopped_why = ""
    handed.save()
    return handed


def _cannot_discard(handed: RosterHandedIn) -> str | None:
    if handed.state == RosterState.READY:
        return None
    return f"This roster cannot be thrown away: it is {RosterState(handed.state).label.lower()}."


@action(Permission.IMPORT_RETURN, unless=_cannot_discard)
def discard(handed: RosterHandedIn, *, by: User) -> RosterHandedIn:
    """Throw away a roster that was handed in."""
    handed.state = RosterState.DISCARDED
    handed.save()
    return handed
