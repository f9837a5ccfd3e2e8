"""One import at a time: a lock that the system lets go of by itself when the process that holds it dies, in any way.

On PostgreSQL a lock of the session, which holds between machines; on SQLite, which is one machine's, a locked file.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from django.conf import settings
from django.db import connection

_KEY: Final = 903_0004  # any number that nothing else of Heed uses


class Busy(Exception):
    """Another process is applying a return. Its text is a sentence fit to show."""

    def __init__(self) -> None:
        super().__init__("Another return is being applied: wait until it is done.")


@contextlib.contextmanager
def alone() -> Iterator[None]:
    """Nobody else applies a return inside. Raises `Busy` at once where somebody does."""
    held = _advisory() if connection.vendor == "postgresql" else _file()
    with held:
        yield


def busy() -> bool:
    """Whether somebody is applying a return at this moment."""
    try:
        with alone():
            return False
    except Busy:
        return True


@contextlib.contextmanager
def _advisory() -> Iterator[None]:
    if not _ask("pg_try_advisory_lock"):
        raise Busy
    try:
        yield
    finally:
        _ask("pg_advisory_unlock")


def _ask(function: str) -> bool:
    with connection.cursor() as cursor:
        cursor.callproc(function, [_KEY])
        return bool(cursor.fetchone()[0])


@contextlib.contextmanager
def _file() -> Iterator[None]:
    name = hashlib.sha256(str(connection.settings_dict["NAME"]).encode()).hexdigest()[:16]
    folder = Path(settings.HEED_DATA)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle = os.open(folder / f"import-{name}.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Busy from None
        yield
    finally:
        os.close(handle)
