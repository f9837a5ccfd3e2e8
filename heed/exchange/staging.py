"""The rows of what was handed in: an import, its returns, its files. Permission and the record are the actions'."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from heed.access import clock
from heed.access.models import User
from heed.access.retention import Retention
from heed.exchange.handing_in import HandedReturn
from heed.exchange.models import Import, ImportedFile, ImportedReturn
from heed.post import disk
from heed.post.models import FileKind, StoredFile
from heed.post.names import safe_name
from heed.post.types import FileType


def cannot_stage(handed: Sequence[HandedReturn]) -> str | None:
    """Why these files cannot be handed in here."""
    if not any(return_.files for return_ in handed):
        return "No file was handed in: choose the CSV files of the return."
    hashes = {file.received.sha256 for return_ in handed for file in return_.files}
    if not all(disk.path_of(each).is_file() for each in hashes):
        return "The files are no longer in the store: choose them again."
    return None


def stage(handed: Sequence[HandedReturn], *, by: User, year: int | None, as_at: date | None) -> Import:
    """Insert the rows of a hand-in."""
    now = clock.now()
    import_ = Import.objects.create(by=by, received_at=now, year_asked=year, as_at_given=as_at)
    for return_ in handed:
        row = ImportedReturn.objects.create(of=import_, label=return_.label, named_year=return_.named_year)
        for file in return_.files:
            stored = StoredFile.objects.create(
                sha256=file.received.sha256,
                file_type=file.received.file_type,
                size=file.received.size,
                name=safe_name(file.name, FileType.TEXT),
                kind=FileKind.RETURN,
                retention=Retention.WORKING,
                by=by,
                at=now,
            )
            ImportedFile.objects.create(of=row, name=file.name, stored=stored)
    return import_
