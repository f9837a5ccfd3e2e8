"""`heed serve`: the site, its worker for background work, and its tick, as one command that ends them together."""

from __future__ import annotations

import argparse
import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from types import FrameType

NAME = "serve"
HELP = "Serve the site."

START_WITHIN_S = 30.0
STOP_WITHIN_S = 10.0


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
    signal.signal(signal.SIGTERM, _stop)
    children: dict[str, subprocess.Popen[bytes]] = {}
    try:
        children |= {name: _start(command) for name, command in _commands(args).items()}
        if _answers(args.host, args.port, children):
            tell(f"Heed is at http://{_shown(args.host)}:{args.port}/ (Ctrl-C stops it)")
        return _watch(children)
    except KeyboardInterrupt:
        return 0
    finally:
        _end(children)


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


def _answers(host: str, port: int, children: dict[str, subprocess.Popen[bytes]]) -> bool:
    """Wait until the server takes connections; False where it, or another, has ended instead."""
    reached = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 - named, not listened on
    until = time.monotonic() + START_WITHIN_S
    while time.monotonic() < until and all(child.poll() is None for child in children.values()):
        try:
            socket.create_connection((reached, port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return True
    return False


def _shown(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _watch(children: dict[str, subprocess.Popen[bytes]]) -> int:
    """Stay while all run. One that ends by itself ends the rest: half a Heed is not served."""
    from heed.config.say import tell

    while True:
        for name, child in children.items():
            if child.poll() is not None:
                tell(f"heed serve: the {name} ended by itself (exit code {child.returncode}), so the rest is stopped.")
                return 1
        time.sleep(0.2)


def _stop(_signal: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _end(children: dict[str, subprocess.Popen[bytes]]) -> None:
    """Ask each to end, wait, and kill what is left, with everything that it started."""
    for handled in (signal.SIGINT, signal.SIGTERM):
        signal.signal(handled, signal.SIG_IGN)
    for child in children.values():
        if child.poll() is None:
            child.terminate()
    until = time.monotonic() + STOP_WITHIN_S
    for child in children.values():
        with contextlib.suppress(subprocess.TimeoutExpired):
            child.wait(max(0.0, until - time.monotonic()))
        _kill_group(child)
        child.wait()


def _kill_group(child: subprocess.Popen[bytes]) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(child.pid, signal.SIGKILL)
