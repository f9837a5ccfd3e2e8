"""The bytes of kept files: one file per content, named by its hash, under one folder of the deployment. Not the rows.

A file is written whole to a temporary name, made durable, then renamed: what has its final name is complete. A process
killed before the row is written leaves bytes without a row, which nobody can reach and `sweep` removes.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from django.conf import settings

from heed.post.types import FileType, Refused, true_type

AT_MOST: Final = 30 * 1024 * 1024
"""Bytes in one file: a scanned report of a hundred pages passes."""

OUT_OF_REACH: Final = "The file could not be kept because the store is full or out of reach: try again later."

_INCOMING: Final = "incoming"
_HASH_LENGTH: Final = 64


@dataclass(frozen=True, slots=True)
class Received:
    """Bytes that are safely on disk and of a kept type; no row points at them yet."""

    sha256: str
    size: int
    file_type: FileType


def receive(pieces: Iterable[bytes], told: Callable[[Path], FileType] = true_type) -> Received:
    """Put the bytes on disk, under their hash. Raises Refused with a sentence; then nothing is left behind.

    `told` says from the bytes what they are; a return may be in encodings that are not kept otherwise.
    """
    try:
        return _receive(pieces, told)
    except OSError as fault:
        raise Refused(OUT_OF_REACH) from fault


def _receive(pieces: Iterable[bytes], told: Callable[[Path], FileType]) -> Received:
    incoming = _folder(_root() / _INCOMING)
    handle, name = tempfile.mkstemp(dir=incoming)  # 0600 from the start
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            sha256, size = _write(file.fileno(), pieces)
        file_type = told(temporary)
        final = path_of(sha256)
        _folder(final.parent)
        temporary.replace(final)  # the same content again replaces itself
        _make_durable(final.parent)
    finally:
        with suppress(FileNotFoundError):
            temporary.unlink()
    return Received(sha256, size, file_type)


def path_of(sha256: str) -> Path:
    """Where the bytes of this hash are. Raises ValueError for anything that is not one: no path can be smuggled in."""
    if len(sha256) != _HASH_LENGTH or set(sha256) - set("0123456789abcdef"):
        raise ValueError("Not a SHA-256 in hexadecimal.")
    return _root() / sha256[:2] / sha256[2:4] / sha256


def sweep(*, kept: Collection[str], older_than: float) -> int:
    """Remove bytes that no row names and that were last written before `older_than` (seconds since 1970); how many."""
    removed = 0
    for path in _all_files():
        if path.name not in kept and path.stat().st_mtime < older_than:
            path.unlink()
            removed += 1
    return removed


def _all_files() -> Iterator[Path]:
    return (path for path in sorted(_root().rglob("*")) if path.is_file())


def _root() -> Path:
    return Path(settings.HEED_FILES)


def _folder(path: Path) -> Path:
    """The folder, made with its parents below the root, each open to this service alone."""
    for each in [*reversed(path.relative_to(_root()).parents), path.relative_to(_root())]:
        (_root() / each).mkdir(mode=0o700, parents=True, exist_ok=True)
    return path


def _write(descriptor: int, pieces: Iterable[bytes]) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    for piece in pieces:
        size += len(piece)
        if size > AT_MOST:
            raise Refused(f"The file is larger than {AT_MOST // (1024 * 1024)} MB: send it in parts.")
        digest.update(piece)
        _write_all(descriptor, piece)
    os.fsync(descriptor)
    return digest.hexdigest(), size


def _write_all(descriptor: int, piece: bytes) -> None:
    rest = memoryview(piece)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def _make_durable(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
