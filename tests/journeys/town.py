"""Fenshire served as anyone serves it: `heed demo` once for a whole run, and `heed serve` on a copy, in processes of their own.

What a walk writes, it writes into a copy of its own; what only looks shares one.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.patience import PATIENCE_S

HEED = Path(sys.executable).parent / "heed"
MADE_WITHIN_S = 4 * PATIENCE_S
DATABASE = "heed.sqlite3"


@dataclass(frozen=True)
class Town:
    """Where it is served, and its database, to look up what an address needs. Nothing is written through it."""

    address: str
    folder: Path

    def ask(self, sql: str, *values: object) -> list[tuple[object, ...]]:
        """Rows of the database as it stands now."""
        with closing(sqlite3.connect(f"file:{self.folder / DATABASE}?mode=ro", uri=True)) as database:
            return database.execute(sql, values).fetchall()

    def child(self, given: str, family: str = "") -> str:
        """The key of the child who uses this name, as addresses write it."""
        sql = (
            "SELECT c.key FROM children_child c JOIN people_name n ON n.person_id = c.person_id "
            "WHERE n.kind = 'used' AND n.until_on IS NULL AND n.given = ? AND (? = '' OR n.family = ?)"
        )
        found = self.ask(sql, given, family, family)
        assert len(found) == 1, f"{len(found)} children are called {given} {family}"
        key = str(found[0][0]).replace("-", "")
        return f"{key[:8]}-{key[8:12]}-{key[12:16]}-{key[16:20]}-{key[20:]}"


def environment(folder: Path) -> dict[str, str]:
    """What a command of Heed needs to work on the demonstration in a folder, and on no other."""
    ours = {name: value for name, value in os.environ.items() if not name.startswith("HEED_")}
    return ours | {
        "DATABASE_URL": f"sqlite:///{folder / DATABASE}",
        "HEED_DATA": str(folder / "data"),
        "HEED_FILES": str(folder / "files"),
    }


def shared(factory: pytest.TempPathFactory) -> Path:
    """A folder that all processes of one run of the tests share."""
    own = factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


def made(of_the_run: Path) -> Path:
    """The folder of the demonstration of this run; whichever process asks first makes it, others wait."""
    folder = of_the_run / "fenshire"
    with (of_the_run / "fenshire.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "whole").exists():
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            done = subprocess.run(
                [HEED, "demo"],
                env=environment(folder),
                capture_output=True,
                text=True,
                timeout=MADE_WITHIN_S,
                check=False,
            )
            assert done.returncode == 0, done.stderr
            (folder / "whole").touch()
    return folder


@contextlib.contextmanager
def served(template: Path, folder: Path) -> Iterator[Town]:
    """A copy of the demonstration, served until the end of the block; nothing of it runs on afterwards."""
    shutil.copytree(template, folder)
    port = _free_port()
    process = subprocess.Popen(
        [HEED, "serve", "--port", str(port)],
        env=environment(folder),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(f"{address}/sign-in/", process)
        yield Town(address, folder)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(PATIENCE_S)
        shutil.rmtree(folder, ignore_errors=True)


def _free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


def _wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + PATIENCE_S
    while time.monotonic() < until:
        assert process.poll() is None, "heed serve ended by itself"
        with contextlib.suppress(urllib.error.URLError, ConnectionError), urllib.request.urlopen(address):  # noqa: S310
            return
        time.sleep(0.1)
    raise AssertionError("heed serve did not answer")
