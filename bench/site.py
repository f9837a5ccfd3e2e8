"""A site for a benchmark: a database of its own in a temporary folder, two people signed in, and `heed serve`."""

from __future__ import annotations

import contextlib
import http.client
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
START_WITHIN_S = 120.0

SIGN_IN = """
from heed.config.start import django_up
django_up()
from datetime import date
from django.conf import settings
from django.test import Client
from heed.access.models import RoleHeld, User
from heed.access.permissions import Role
for username, role in (("priya", Role.ANALYST), ("tom", Role.SERVICE_MANAGER)):
    user = User(username=username, name=username.title())
    user.set_unusable_password()
    user.save()
    RoleHeld.objects.create(user=user, role=role, from_on=date(2015, 4, 1), why="A benchmark")
    browser = Client()
    browser.force_login(user, backend=settings.AUTHENTICATION_BACKENDS[-1])
    print(f"{settings.SESSION_COOKIE_NAME}={browser.cookies[settings.SESSION_COOKIE_NAME].value}")
"""


@dataclass(frozen=True, slots=True)
class Site:
    """Where it answers, the cookies of whom, and the environment in which other commands reach the same database."""

    port: int
    analyst: str
    manager: str
    environment: Mapping[str, str]

    def run(self, script: str, *words: str) -> str:
        """Run a script of Python on this site's database; what it printed."""
        return _must(self.environment, "-c", script, *words)

    def heed(self, *words: str) -> subprocess.Popen[bytes]:
        """Start a command of Heed on this site's database."""
        return subprocess.Popen(
            [BIN / "heed", *words],
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )


@contextlib.contextmanager
def site() -> Iterator[Site]:
    """A served site; stopped and removed afterwards."""
    with tempfile.TemporaryDirectory(prefix="heed-bench-") as folder:
        environment = _environment(Path(folder))
        _must(environment, "manage.py", "migrate", "-v0")
        analyst, manager = _must(environment, "-c", SIGN_IN).split()
        port = _free_port()
        serve = subprocess.Popen(
            [BIN / "heed", "serve", "--port", str(port)],
            env=environment,
            stdin=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            _wait_for(port, serve)
            yield Site(port, analyst, manager, environment)
        finally:
            serve.send_signal(signal.SIGTERM)
            serve.wait(30)


def _environment(folder: Path) -> dict[str, str]:
    ours = {name: value for name, value in os.environ.items() if not name.startswith("HEED_")}
    return ours | {
        "DATABASE_URL": f"sqlite:///{folder / 'heed.sqlite3'}",
        "HEED_FILES": str(folder / "files"),
        "HEED_DATA": str(folder / "data"),
    }


def _must(environment: Mapping[str, str], *words: str) -> str:
    done = subprocess.run(
        [sys.executable, *words],
        cwd=ROOT,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise SystemExit(f"bench: {words[0]}: {done.stderr.strip()[-500:]}")
    return done.stdout


def _free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


def _wait_for(port: int, serve: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + START_WITHIN_S
    while time.monotonic() < until and serve.poll() is None:
        with contextlib.suppress(OSError):
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
            connection.request("GET", "/sign-in/")
            connection.getresponse().read()
            return
        time.sleep(0.1)
    raise SystemExit("bench: heed serve did not answer")
