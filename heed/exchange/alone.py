"""One import at a time: a lock that the system lets go of by itself when the process that holds it dies, in any way.

On PostgreSQL a lock of the session, which holds between machines; on SQLite, which is one machine's, a locked file.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from django.conf import settings
from django.db import connection

_KEY: Final = 903_0004  # any number that nothing else of Heed uses

TRIES: Final = 20
BETWEEN_S: Final = 0.01
"""A page asks whether a return is being applied just when one is to begin: who only asks has the lock for a moment."""


class Busy(Exception):
    """Another process is applying a return. Its text is a sentence fit to show."""

    def __init__(self) -> None:
        super().__init__("Another return is being applied: wait until it is done.")


@contextlib.contextmanager
def alone() -> Iterator[None]:
    """Nobody else applies a return inside. Raises `Busy` where somebody does: one who only asks is soon gone."""
    with contextlib.ExitStack() as held:
        for left in reversed(range(TRIES)):
            try:
                held.enter_context(_lock())
                break
            except Busy:
                if not left:
                    raise
                time.sleep(BETWEEN_S)
        yield


def busy() -> bool:
    """Whether somebody is applying a return at this moment. Any number may ask at once."""
    try:
        with _lock(shared=True):
            return False
    except Busy:
        return True


def _lock(*, shared: bool = False) -> contextlib.AbstractContextManager[None]:
    return _advisory("_shared" if shared else "") if connection.vendor == "postgresql" else _file(shared=shared)


@contextlib.contextmanager
def _advisory(kind: str) -> Iterator[None]:
    if not _ask(f"pg_try_advisory_lock{kind}"):
        raise Busy
    try:
        yield
    finally:
        _ask(f"pg_advisory_unlock{kind}")


def _ask(function: str) -> bool:
    with connection.cursor() as cursor:
        cursor.callproc(function, [_KEY])
        return bool(cursor.fetchone()[0])


@contextlib.contextmanager
def _file(*, shared: bool) -> Iterator[None]:
    name = hashlib.sha256(str(connection.settings_dict["NAME"]).encode()).hexdigest()[:16]
    folder = Path(settings.HEED_DATA)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle = os.open(folder / f"import-{name}.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        try:
            fcntl.flock(handle, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Busy from None
        yield
    finally:
        os.close(handle)
