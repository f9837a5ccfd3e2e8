"""A snapshot: the facts of one day as a folder of Parquet files and a manifest, written once and never changed. No Django.

Written to a temporary folder beside its place and renamed, so that a reader finds all of it or nothing.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from heed.facts.build import Facts
from heed.facts.schema import REVIEW
from heed.law.provisions import KNOWN_ON

MANIFEST = "manifest.json"
LAYOUT = 2  # counts up when a reader of an older snapshot would read it wrongly

# Further tables made from the facts when a snapshot is made (counted figures): file name without ending, and table.
Also = Callable[[Facts], Mapping[str, pa.Table]]


class Damaged(Exception):
    """A snapshot is not what was written. Its text is a sentence that names the file."""


class Outdated(Damaged):
    """A snapshot was written by an earlier version of Heed, in another layout. Its text is a sentence."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A snapshot that has been read and found to be as written. `tables` are by name; the rest is as in `Facts`."""

    folder: Path
    as_at: date
    reach: date
    years: tuple[int, ...]
    made_at: datetime
    source: str
    held_back: int
    tables: Mapping[str, pa.Table]
    populations: Mapping[str, Mapping[int, int]]
    lacks: Mapping[int, frozenset[str]]

    @property
    def review(self) -> pa.Table:
        """The table of reviews."""
        return self.tables[REVIEW.name]


def write(facts: Facts, folder: Path, *, made_at: datetime, source: str, also: Also) -> None:
    """Write the facts, and the tables that `also` makes from them, as the snapshot `folder`, which must not exist."""
    folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    partial = Path(tempfile.mkdtemp(prefix=".part-", dir=folder.parent))
    try:
        tables = {**facts.tables, **also(facts)}
        files = {}
        for name, table in tables.items():
            path = partial / f"{name}.parquet"
            pq.write_table(table, path, compression="zstd")
            files[path.name] = {"rows": table.num_rows, "sha256": _hash(path)}
        manifest = {
            "layout": LAYOUT,
            "as_at": facts.as_at.isoformat(),
            "reach": facts.reach.isoformat(),
            "years": list(facts.years),
            "made_at": made_at.isoformat(),
            "source": source,
            "law_known_on": KNOWN_ON.isoformat(),
            "held_back": facts.held_back,
            "populations": facts.populations,
            "lacks": {year: sorted(tables) for year, tables in facts.lacks.items()},
            "files": files,
        }
        (partial / MANIFEST).write_text(json.dumps(manifest, indent=2) + "\n", "utf-8")
        _to_disk(partial)
        partial.rename(folder)
    except BaseException:
        shutil.rmtree(partial, ignore_errors=True)
        raise


def read(folder: Path) -> Snapshot:
    """Open a snapshot, proving every file against the manifest. Raises `Damaged`."""
    try:
        manifest = json.loads((folder / MANIFEST).read_text("utf-8"))
        if manifest["layout"] != LAYOUT:
            raise Outdated("These figures were counted by another version of Heed: they are counted again in a minute.")
        tables = {}
        for name, told in manifest["files"].items():
            path = folder / name
            if _hash(path) != told["sha256"]:
                raise Damaged(f"The snapshot {folder.name} was changed after it was made: {name}. Make it again.")
            tables[path.stem] = pq.read_table(path)
        return Snapshot(
            folder=folder,
            as_at=date.fromisoformat(manifest["as_at"]),
            reach=date.fromisoformat(manifest["reach"]),
            years=tuple(manifest["years"]),
            made_at=datetime.fromisoformat(manifest["made_at"]),
            source=manifest["source"],
            held_back=manifest["held_back"],
            tables=tables,
            populations={
                setting: {int(year): n for year, n in of.items()} for setting, of in manifest["populations"].items()
            },
            lacks={int(year): frozenset(lacking) for year, lacking in manifest["lacks"].items()},
        )
    except (OSError, ValueError, KeyError) as error:
        raise Damaged(f"The snapshot {folder.name} cannot be read. Make it again.") from error


def layout_of(folder: Path) -> int | None:
    """The layout that a snapshot was written in; None where that cannot be read."""
    try:
        layout = json.loads((folder / MANIFEST).read_text("utf-8"))["layout"]
    except (OSError, ValueError, KeyError):
        return None
    return int(layout)


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _to_disk(folder: Path) -> None:
    """Make sure the files are on the disk before the folder gets its name."""
    for path in folder.iterdir():
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
