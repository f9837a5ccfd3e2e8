"""Files of a return taken in: their bytes kept by hash, their names made safe, and which of them belong together.

Of a zip its files are kept, not the zip. No row is written here and nothing is read as a return yet. What is refused is
refused before anything stands anywhere.
"""

from __future__ import annotations

import hashlib
import io
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from heed.access.models import Demo
from heed.exchange.records import Refused
from heed.exchange.ssda903 import archive, given
from heed.exchange.ssda903.folder import GIVE, year_in
from heed.exchange.ssda903.layout import by_file_name
from heed.exchange.ssda903.text import AGAIN, File, kind_of, reason
from heed.exchange.ssda903.words import printable
from heed.exchange.ssda903.xml_reading import begins_as_xml, is_named_xml
from heed.post import disk, types
from heed.post.disk import Received
from heed.post.models import FileKind, StoredFile
from heed.post.types import FileType

MOST_FILES: Final = 100
"""Files of one hand-in: eight collection years with every table of each."""

MOST_BYTES_OF_A_FILE: Final = disk.AT_MOST
"""A council of 50,000 children has an Episodes table of 10 MB."""

MOST_BYTES: Final = 200 * 1024 * 1024
"""All files of one hand-in together, those of a zip unpacked."""

LONGEST_NAME: Final = 150
NOT_IN_A_DEMONSTRATION: Final = (
    "This database was made by `heed demo` for invented people, so no other return is imported into it:"
    " name another database with DATABASE_URL."
)
TAKEN: Final = (".csv", ".txt", ".xml")
ZIP: Final = ".zip"

_PIECE: Final = 1 << 20
_HEAD: Final = 4096


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as somebody sends it: the name they give it, which may hold its folder, and its bytes in pieces."""

    name: str
    pieces: Iterable[bytes]


@dataclass(frozen=True, slots=True)
class HandedFile:
    """A file whose bytes are kept; no row points at them yet."""

    name: str
    received: Received


@dataclass(frozen=True, slots=True)
class HandedReturn:
    """The files of one return, what it is called, and its collection year where that was named."""

    label: str
    named_year: int | None
    files: tuple[HandedFile, ...]


def receive_uploads(uploads: Sequence[Upload]) -> tuple[HandedReturn, ...]:
    """Keep what was uploaded. Raises Refused with one sentence.

    Files of several collection years are told apart by the year in their names, and only where a table is there twice.
    """
    if not uploads:
        raise Refused("No file was chosen: choose the CSV files of the return, a zip of them, or its XML file.")
    for upload in uploads:
        if Path(_last(upload.name)).suffix.lower() not in (*TAKEN, ZIP):
            raise Refused(f"{_shown(upload.name)} is not a CSV, zip or XML file: choose the files of the return alone.")
    _refuse_too_many(len(uploads))
    uploads = _out_of_zips(uploads)
    _refuse_too_many(len(uploads))
    left = _Allowance()
    return tuple(
        HandedReturn(label, None, tuple(_keep(_shown(each.name), each.pieces, left) for each in files))
        for label, files in _told_apart(uploads)
    )


def receive_folders(paths: Sequence[str], *, for_demo: bool = False) -> tuple[HandedReturn, ...]:
    """Keep the returns of a command line, `PATH` or `2026=PATH`. Raises Refused with one sentence.

    `for_demo`: these are the files that a demonstration is made from.
    """
    left, handed = _Allowance(for_demo=for_demo), []
    for each in given(paths):
        files = [file for file in each.files if _may_be_taken(file)]
        if not files:
            raise Refused(f"{each.label} has no CSV or XML file: {GIVE}.")
        if len(files) > MOST_FILES:
            raise Refused(f"{each.label} has more than {MOST_FILES} CSV files: give the folder of one return.")
        kept = tuple(_keep(_shown(file.name), _pieces_of(file), left) for file in files)
        handed.append(HandedReturn(each.label[:255], each.year, kept))
    return tuple(handed)


def _refuse_too_many(n: int) -> None:
    if n > MOST_FILES:
        raise Refused(f"{n} files were chosen, and at most {MOST_FILES} can be: choose the return’s files alone.")


def _out_of_zips(uploads: Sequence[Upload]) -> list[Upload]:
    """The uploads with the files of each zip in its place, called by the zip and their folders in it."""
    taken: list[Upload] = []
    left = MOST_BYTES
    for upload in uploads:
        if not upload.name.lower().endswith(ZIP):
            taken.append(upload)
            continue
        label = _shown(upload.name)
        inside = [
            each for each in archive.unpacked(_whole(upload, label), label, _is_taken, left) if each.data is not None
        ]
        if not inside:
            raise Refused(f"{label} is a zip without a CSV or XML file: put the return’s files into it.")
        for each in inside:
            left -= len(each.data or b"")
            taken.append(Upload(f"{upload.name}/{each.name}", [each.data or b""]))
    return taken


def _is_taken(name: str) -> bool:
    return Path(_last(name)).suffix.lower() in TAKEN


def _whole(upload: Upload, label: str) -> io.BytesIO:
    """A zip in memory: its list of files stands at its end. Nothing of it touches the disk."""
    whole = io.BytesIO()
    for piece in upload.pieces:
        whole.write(piece)
        if whole.tell() > MOST_BYTES_OF_A_FILE:
            raise Refused(f"{label} is larger than {MOST_BYTES_OF_A_FILE // 2**20} MB: {archive.AGAIN}.")
    return whole


def _told_apart(uploads: Sequence[Upload]) -> list[tuple[str, list[Upload]]]:
    """Uploads by return: one, unless a table or an XML file is there twice; then by the year in the name."""
    tables = Counter(filter(None, (_table_of(_last(upload.name)) for upload in uploads)))
    if max(tables.values(), default=0) < 2:
        _refuse_twice(uploads)
        return [("The return", list(uploads))]
    apart: dict[int, list[Upload]] = {}
    for upload in uploads:
        year = year_in(upload.name)
        if year is None:
            raise Refused(
                f"Files of several returns were chosen, and {_shown(upload.name)} does not say of which year it is:"
                " hand in one return at a time, or put the year into each name."
            )
        apart.setdefault(year, []).append(upload)
    for files in apart.values():
        _refuse_twice(files)
    return [(f"The return of {year}", apart[year]) for year in sorted(apart)]


def _table_of(name: str) -> str | None:
    """The table that a file's name says; an XML file is a return of its own."""
    table = by_file_name(name)
    return "XML" if is_named_xml(name) else table.name if table is not None else None


def _refuse_twice(uploads: Sequence[Upload]) -> None:
    names = Counter(_shown(upload.name) for upload in uploads)
    name, times = max(names.items(), key=lambda item: item[1])
    if times > 1:
        raise Refused(f"{name} was handed in {times} times: choose each file of one return once.")


def _last(name: str) -> str:
    return name.replace("\\", "/").rpartition("/")[2].strip()


def _shown(name: str) -> str:
    """The name that is kept and shown: its last part, what cannot be printed escaped, its beginning where it is long."""
    last = printable(_last(name))
    stem, ending = os.path.splitext(last)
    return last if len(last) <= LONGEST_NAME else stem[: LONGEST_NAME - 5] + ending[:5]


def _may_be_taken(file: File) -> bool:
    suffix = os.path.splitext(file.name)[1].lower()
    if file.name.startswith(".") or suffix not in ("", *TAKEN):
        return False
    return file.data is not None or os.path.isfile(file.path)


def _pieces_of(file: File) -> Iterator[bytes]:
    if file.data is not None:
        yield file.data
        return
    try:
        with open(file.path, "rb") as stream:
            while piece := stream.read(_PIECE):
                yield piece
    except OSError as error:
        raise Refused(f"{file.label} cannot be opened ({reason(error)}): check the file and who may read it.") from None


class _Allowance:
    """What of a hand-in may still come in: so many bytes, and in a demonstration only the files it was made from."""

    def __init__(self, *, for_demo: bool = False) -> None:
        self.left = MOST_BYTES
        self.guarded = not for_demo and Demo.here() is not None

    def of(self, name: str, pieces: Iterable[bytes]) -> Iterator[bytes]:
        """The pieces as they come; refused as soon as the file, or all together, are too large."""
        size, held = 0, []
        for piece in pieces:
            size += len(piece)
            self.left -= len(piece)
            if size > MOST_BYTES_OF_A_FILE:
                most = MOST_BYTES_OF_A_FILE // 2**20
                raise Refused(
                    f"{name} is larger than {most} MB, so it is not a table of one council’s return: {AGAIN}."
                )
            if self.left < 0:
                most = MOST_BYTES // 2**20
                raise Refused(f"The files are larger than {most} MB together: hand in one return at a time.")
            if self.guarded:
                held.append(piece)
            else:
                yield piece
        if self.guarded:
            _refuse_in_a_demonstration(held)
        yield from held


def _refuse_in_a_demonstration(pieces: Sequence[bytes]) -> None:
    """Real children's data never touch the disk of a demonstration."""
    digest = hashlib.sha256(b"".join(pieces)).hexdigest()
    if not StoredFile.objects.filter(kind=FileKind.RETURN, sha256=digest).exists():
        raise Refused(NOT_IN_A_DEMONSTRATION)


def _keep(name: str, pieces: Iterable[bytes], left: _Allowance) -> HandedFile:
    try:
        return HandedFile(name, disk.receive(left.of(name, pieces), partial(_told, name)))
    except types.Refused as refusal:
        raise Refused(str(refusal)) from refusal


def _told(name: str, path: Path) -> FileType:
    """Text or XML, in whatever encoding; what is plainly something else is refused by name."""
    with path.open("rb") as stream:
        head = stream.read(_HEAD)
    if not head.strip():
        raise Refused(f"{name} is empty: {AGAIN}.")
    if is_named_xml(name):
        if not begins_as_xml(head):
            raise Refused(
                f"{name} is {kind_of(head) or 'something else'}, not XML: export the return again, as XML or CSV."
            )
    elif kind := kind_of(head):
        raise Refused(f"{name} is {kind}, not a CSV file: {AGAIN}.")
    return FileType.TEXT
