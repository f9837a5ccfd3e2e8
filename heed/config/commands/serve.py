"""`heed serve`: the site, its worker for background work, and its tick, as one command that ends them together.

The site is up while its server is: a worker or a tick that ends is started again, each time after a longer pause.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from types import FrameType

NAME = "serve"
HELP = "Serve the site."

START_WITHIN_S = 30.0
STOP_WITHIN_S = 10.0
LONGEST_PAUSE_S = 60.0


@dataclass(slots=True)
class Kept:
    """A process that is kept running: what it runs, and when it is started again once it has ended."""

    name: str
    command: list[str]
    process: subprocess.Popen[bytes]
    started: float = field(default_factory=time.monotonic)
    pause: float = 1.0  # seconds
    again: float | None = None  # None: it runs, as far as is known

    def look(self) -> None:
        """Start it again once its pause is over. Each end doubles the pause; a run longer than the longest ends that."""
        from heed.config.say import tell

        now = time.monotonic()
        if self.again is not None:
            if now >= self.again:
                self.process, self.started, self.again = _start(self.command), now, None
        elif self.process.poll() is not None:
            _kill_group(self.process)  # what it started does not run on beside what is started again
            if now - self.started > LONGEST_PAUSE_S:
                self.pause = 1.0
            code = self.process.returncode
            tell(
                f"heed serve: the {self.name} ended by itself (exit code {code}) and is started again in {self.pause:g} s."
            )
            self.again, self.pause = now + self.pause, min(2 * self.pause, LONGEST_PAUSE_S)


@dataclass(slots=True)
class Told:
    """Whether somebody has told us to stop. A signal only notes it, so that it never falls between start and note."""

    stop: bool = False

    def __call__(self, _signal: int, _frame: FrameType | None) -> None:
        """Note it."""
        self.stop = True


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("--host", default="127.0.0.1", help="the address to listen on (default 127.0.0.1)")
    parser.add_argument("--port", type=int, default=8000, help="the port (default 8000)")
    parser.add_argument("--workers", type=int, default=2, help="processes that answer requests (default 2)")


def run(args: argparse.Namespace) -> int:
    """Check that the database may be served here, start the processes, and stay until told to stop."""
    from heed.config.say import CannotStart, tell
    from heed.config.start import django_up, ready_to_serve

    os.environ["HEED_BOUND_TO"] = args.host
    django_up()
    ready_to_serve()
    if taken := _taken(args.host, args.port):
        raise CannotStart(f"{args.host}:{args.port} cannot be listened on ({taken}): name another port with --port.")
    told = Told()
    for handled in (signal.SIGINT, signal.SIGTERM):
        signal.signal(handled, told)
    children: list[Kept] = []
    try:
        for name, command in _commands(args).items():
            children.append(Kept(name, command, _start(command)))
        server, *beside = children
        if _answers(args.host, args.port, server.process, told):
            tell(f"Heed is at http://{_shown(args.host)}:{args.port}/ (Ctrl-C stops it)")
        return _watch(server, beside, told)
    finally:
        _end([child.process for child in children])


def _commands(args: argparse.Namespace) -> dict[str, list[str]]:
    """What runs: the server, the worker, the tick."""
    server = ["granian", "heed.config.wsgi:application", "--interface", "wsgi", "--log-level", "warning"]
    server += ["--host", args.host, "--port", str(args.port), "--workers", str(args.workers)]
    server += ["--blocking-threads", "1", "--no-ws"]
    return {
        "server": server,
        "worker": ["heed.config.django_command", "db_worker", "--no-startup-delay", "--verbosity", "0"],
        "tick": ["heed.config.cli", "tick", "--every", "60"],
    }


def _start(command: list[str]) -> subprocess.Popen[bytes]:
    """Start one in a session of its own: Ctrl-C in the terminal then reaches us alone, and we end them in order."""
    child = [sys.executable, "-m", "heed.config.child", str(os.getpid()), *command]
    return subprocess.Popen(child, start_new_session=True, stdin=subprocess.DEVNULL)  # noqa: S603 - our own words


def _taken(host: str, port: int) -> str | None:
    """Why the address cannot be listened on; None where it can."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as trial:
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            trial.bind(address)
    except OSError as error:
        return (error.strerror or str(error)).lower()
    return None


def _answers(host: str, port: int, server: subprocess.Popen[bytes], told: Told) -> bool:
    """Wait until the server takes connections; False where it has ended instead, or we are to stop."""
    reached = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 - named, not listened on
    until = time.monotonic() + START_WITHIN_S
    while time.monotonic() < until and server.poll() is None and not told.stop:
        try:
            socket.create_connection((reached, port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return True
    return False


def _shown(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _watch(server: Kept, beside: Sequence[Kept], told: Told) -> int:
    """Stay until the server ends by itself or we are told to stop; keep the others running."""
    from heed.config.say import tell

    while not told.stop:
        if server.process.poll() is not None:
            code = server.process.returncode
            tell(f"heed serve: the server ended by itself (exit code {code}), so the rest is stopped.")
            return 1
        for child in beside:
            child.look()
        time.sleep(0.1)
    return 0


def _end(processes: Sequence[subprocess.Popen[bytes]]) -> None:
    """Ask each to end, wait, and kill what is left, with everything that it started."""
    for handled in (signal.SIGINT, signal.SIGTERM):
        signal.signal(handled, signal.SIG_IGN)
    for process in processes:
        if process.poll() is None:
            process.terminate()
    until = time.monotonic() + STOP_WITHIN_S
    for process in processes:
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(max(0.0, until - time.monotonic()))
        _kill_group(process)
        process.wait()


def _kill_group(process: subprocess.Popen[bytes]) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
