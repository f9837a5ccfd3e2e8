"""Makes snapshots from the service's database and says which is the current one, and whether it has fallen behind."""

from __future__ import annotations

import hashlib
import logging
import secrets
import uuid
from collections.abc import Mapping
from itertools import islice
from pathlib import Path

from django.conf import settings
from django.db import transaction

from heed.access import clock
from heed.children.models import Child
from heed.council.models import Setting, settings_on
from heed.council.settings import FIRST_REVIEW_LOCAL, HELD_ON_IS, POPULATION_0_17, POSTCODE_TABLE
from heed.exchange.read_back import data_version, read_back
from heed.exchange.records import Refused, Returns
from heed.facts import snapshot
from heed.facts.build import Facts, build
from heed.facts.models import Snapshot, SnapshotChild, SnapshotLabel
from heed.law.dates import last_day_of

logger = logging.getLogger(__name__)

_READ = (HELD_ON_IS.name, FIRST_REVIEW_LOCAL.name, POPULATION_0_17.name, POSTCODE_TABLE.name)
AT_ONCE = 2_000  # keys written in one transaction, so that nobody waits for the write lock


COUNTED_AGAIN = (
    "The figures were counted by another version of Heed, and are being counted again: look again in a minute."
)


class NoFigures(Exception):
    """There is nothing to count from yet. Its text is a sentence fit to show; `load` says whether a return would help."""

    def __init__(self, sentence: str, *, load: bool) -> None:
        super().__init__(sentence)
        self.load = load


def folder_of(row: Snapshot) -> Path:
    """Where the files of a snapshot stand."""
    return Path(settings.HEED_DATA) / "snapshots" / row.folder


def current() -> Snapshot | None:
    """The newest snapshot that is whole; None before any return was applied."""
    return Snapshot.objects.ready().first()


def readable() -> list[Snapshot]:
    """Those that this version of Heed reads, or that are damaged, the newest first. Raises `NoFigures` where there is none."""
    ready = list(Snapshot.objects.ready())
    kept = [row for row in ready if snapshot.layout_of(folder_of(row)) in (snapshot.LAYOUT, None)]
    if not kept:
        raise NoFigures(COUNTED_AGAIN, load=False) if ready else _nothing_counted()
    return kept


def _nothing_counted() -> NoFigures:
    if is_behind(None):
        return NoFigures("A return has been applied and is being counted: look again in a minute.", load=False)
    return NoFigures("Figures are counted from a return, and none has been applied.", load=True)


def is_behind(row: Snapshot | None) -> bool:
    """Whether the database has changed since this snapshot was made of it, or the way in which snapshots are written.

    Without a snapshot, whether there is data.
    """
    version = data_version()
    if row is None:
        return bool(version)
    if version != row.data_version or _made_with() != row.made_with:
        return True
    return snapshot.layout_of(folder_of(row)) != snapshot.LAYOUT


def speaks_for_nothing() -> bool:
    """Take every snapshot out of use where no return is applied any more; says whether that is so."""
    if data_version():
        return False
    Snapshot.objects.ready().update(ready_at=None)
    return True


def rebuild(also: snapshot.Also) -> Snapshot:
    """Read the database, make a snapshot of it with the tables that `also` adds, and make it the current one."""
    version, made_with, returns = data_version(), _made_with(), read_back()
    key = secrets.token_bytes(32)
    facts = _build(returns, key)
    row = Snapshot(
        folder=uuid.uuid4().hex, as_at=facts.as_at, data_version=version, made_with=made_with, made_at=clock.now()
    )
    source = ", ".join(str(year) for year in returns.years)
    snapshot.write(facts, folder_of(row), made_at=row.made_at, source=source, also=also)
    row.save()
    _remember_children(row, facts.numbers)
    SnapshotLabel.objects.bulk_create(
        SnapshotLabel(snapshot=row, key=key, label=label) for key, label in facts.labels.items()
    )
    row.ready_at = clock.now()
    row.save(update_fields=["ready_at"])
    return row


def labels(row: Snapshot) -> dict[str, str]:
    """The name behind the key of each IRO and team in a snapshot."""
    return dict(SnapshotLabel.objects.filter(snapshot=row).values_list("key", "label"))


def _made_with() -> str:
    """Changes with the settings that facts are made with, and with the table of postcodes."""
    rows = Setting.objects.filter(name__in=_READ).order_by("name", "from_on").values_list("name", "from_on", "value")
    files = [_postcodes(value) for name, _, value in rows if name == POSTCODE_TABLE.name and value]
    there = [(path.name, path.stat().st_size, path.stat().st_mtime_ns) for path in files if path.is_file()]
    return hashlib.sha256(repr((list(rows), there)).encode()).hexdigest()


def _postcodes(name: str) -> Path:
    return Path(settings.HEED_DATA) / name


def _build(returns: Returns, key: bytes) -> Facts:
    """The facts, with the council's populations, and its table of postcodes where that can be read."""
    of_year = {year: settings_on(last_day_of(year))[POPULATION_0_17] for year in returns.years}
    populations = {POPULATION_0_17.name: {year: number for year, number in of_year.items() if number is not None}}
    name = settings_on(returns.as_at)[POSTCODE_TABLE]
    postcodes = _postcodes(name) if name else None
    try:
        return build(returns, key=key, populations=populations, postcodes=postcodes)
    except Refused as refused:  # the table of postcodes is the one file read here
        logger.warning("figures are made without distances: %s", refused)
        return build(returns, key=key, populations=populations)


def _remember_children(row: Snapshot, numbers: Mapping[str, str]) -> None:
    """Keep which child stands behind each key, some thousand at a time."""
    of_number = {child.number: child.pk for child in Child.objects.with_number().only("pk")}
    links = (SnapshotChild(snapshot=row, key=key, child_id=of_number[number]) for key, number in numbers.items())
    while batch := list(islice(links, AT_ONCE)):
        with transaction.atomic():
            SnapshotChild.objects.bulk_create(batch)
