"""The server that tests start for themselves: from either source, on a socket alone, and gone afterwards."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import psycopg
import pytest

from tests import postgres
from tests.patience import PATIENCE_S

SOURCES = {"Debian's packages": postgres.debian_binaries(), "the wheel": postgres.wheel_binaries()}


@pytest.fixture(params=SOURCES)
def binaries(request: pytest.FixtureRequest) -> Path:
    """The programs of one source; the wheel's are always here, since the lock installs them."""
    found = SOURCES[request.param]
    if found is None:
        pytest.skip("Debian's PostgreSQL server is not installed here; the wheel's is tested.")
    return found


@pytest.fixture
def runner() -> Iterator[subprocess.Popen[str]]:
    """A command that waits for ever beside a server, as a test run would, having printed the server's address."""
    show_and_wait = "import os, time; print(os.environ['DATABASE_URL'], flush=True); time.sleep(600)"
    command = [sys.executable, "-m", "tests.postgres", sys.executable, "-c", show_and_wait]
    # As in a terminal: what a shell starts in the background ignores Ctrl-C, and hands that on to all that it starts
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, start_new_session=True) as running:
        signal.signal(signal.SIGINT, before)
        yield running
        running.kill()


def folder_of(url: str) -> Path:
    return Path(parse_qs(urlsplit(url).query)["host"][0])


def gone(folder: Path) -> bool:
    """Whether the folder is removed, which the keeper does last; it may take a moment."""
    until = time.monotonic() + PATIENCE_S
    while folder.exists() and time.monotonic() < until:
        time.sleep(0.05)
    return not folder.exists()


def is_running(pid: int) -> bool:
    stat = Path(f"/proc/{pid}/stat")
    return stat.exists() and stat.read_text().rsplit(")", 1)[1].split()[0] != "Z"


def test_the_wheel_is_installed_by_the_lock():
    assert SOURCES["the wheel"] is not None


def test_it_answers_on_a_socket_in_a_closed_folder_and_listens_on_no_port(binaries: Path):
    with postgres.server(binaries) as url, psycopg.connect(url) as connection:
        listens = connection.execute("SHOW listen_addresses").fetchone()
        encoding = connection.execute("SHOW server_encoding").fetchone()
        mode = folder_of(url).stat().st_mode & 0o777

    assert listens == ("",)
    assert encoding == ("UTF8",)
    assert mode == 0o700


def test_nothing_is_left_after_it(binaries: Path):
    with postgres.server(binaries) as url:
        pid = int((folder_of(url) / "data" / "postmaster.pid").read_text().split()[0])
        assert is_running(pid)

    assert not folder_of(url).exists()
    assert not is_running(pid)


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT], ids=lambda number: number.name)
def test_nothing_is_left_when_whoever_started_it_is_ended(runner: subprocess.Popen[str], how: signal.Signals):
    assert runner.stdout is not None
    folder = folder_of(runner.stdout.readline())
    pid = int((folder / "data" / "postmaster.pid").read_text().split()[0])

    # Ctrl-C goes to the whole foreground group, a kill to one process
    (os.killpg if how is signal.SIGINT else os.kill)(runner.pid, how)

    assert gone(folder)
    assert not is_running(pid)
    assert runner.wait(PATIENCE_S) != 0


def test_a_command_beside_it_gives_its_exit_code():
    command = [sys.executable, "-m", "tests.postgres", sys.executable, "-c", "raise SystemExit(7)"]

    assert subprocess.run(command, check=False).returncode == 7


def test_a_folder_without_a_server_is_refused_in_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("HEED_PG_BIN", str(tmp_path))

    with pytest.raises(postgres.NotAvailable, match="there is no PostgreSQL server in that folder"):
        postgres.binaries()


def test_the_folder_in_heed_pg_bin_comes_first(monkeypatch: pytest.MonkeyPatch):
    wheel = SOURCES["the wheel"]
    assert wheel is not None
    monkeypatch.setenv("HEED_PG_BIN", str(wheel))

    assert postgres.binaries() == wheel.resolve()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root hands the server to another user")
def test_programs_that_its_user_cannot_reach_are_copied(tmp_path: Path):
    """As in a checkout under a home folder that is closed to others."""
    wheel = SOURCES["the wheel"]
    assert wheel is not None
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)
    site_packages = wheel.parents[2]
    for name in (postgres.WHEEL, f"{postgres.WHEEL}.libs"):
        subprocess.run(["cp", "-r", "--parents", name, closed], cwd=site_packages, check=True)
    script = "from tests import postgres\nwith postgres.server() as url: print(url)"
    environment = {**os.environ, "PYTHONPATH": str(closed)}
    environment["HEED_PG_BIN"] = str(closed / postgres.WHEEL / "pginstall" / "bin")

    done = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=False)

    assert done.stdout.startswith("postgresql://"), done.stderr
