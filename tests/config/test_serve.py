"""Claims about `heed serve`: everything starts as one, ends as one, leaves nothing behind, and refuses what is unsafe."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import cast
from urllib.request import Request, urlopen

import pytest

from heed.config import child
from heed.config.commands import serve
from tests.patience import PATIENCE_S

ROOT = Path(__file__).resolve().parents[2]
Serve = Callable[..., "subprocess.Popen[str]"]


HEED = (
    "import sys\n"
    "from heed.config import cli\n"
    "from heed.config.commands import demo\n"
    "demo.load_fenshire = lambda day: None\n"  # no page of these tests shows a figure, and loading takes its time
    "sys.exit(cli.main())"
)


@pytest.fixture(scope="module")
def demonstration(tmp_path_factory) -> dict[str, str]:
    """The environment of a demonstration in a folder of its own."""
    folder = tmp_path_factory.mktemp("demonstration")
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("COV_")},
        "DATABASE_URL": f"sqlite:///{folder}/heed.sqlite3",
        "HEED_DATA": f"{folder}/data",
        "HEED_FILES": f"{folder}/files",
        "HEED_ENV": "development",
    }
    subprocess.run([sys.executable, "-c", HEED, "demo"], cwd=ROOT, env=environment, check=True)
    return environment


@pytest.fixture
def start(demonstration) -> Iterator[Serve]:
    """Starts `heed serve` with arguments; whatever is left is ended after the test."""
    started: list[subprocess.Popen[str]] = []

    def run(*arguments: str, **extra: str) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "heed.config.cli", "serve", *arguments]
        environment = {**demonstration, **extra}
        process = subprocess.Popen(
            command, cwd=ROOT, env=environment, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True
        )
        started.append(process)
        return process

    yield run
    for process in started:
        if process.poll() is None:
            process.terminate()
        process.wait(PATIENCE_S)
        assert process.stderr
        process.stderr.close()


def _free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


def _family(pid: int) -> set[int]:
    """The process and all that descend from it."""
    children = {int(number) for number in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()}
    return {pid}.union(*(_family(found) for found in children))


def _alive(pids: set[int]) -> set[int]:
    """Those that still run. One that ended and was not collected yet (state Z) does not."""
    states = {}
    for pid in pids:
        try:
            states[pid] = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
        except OSError:
            continue
    return {pid for pid, state in states.items() if state != "Z"}


def _until(true: Callable[[], object], seconds: float = PATIENCE_S) -> bool:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if true():
            return True
        time.sleep(0.05)
    return False


def _said(process: subprocess.Popen[str], pattern: str) -> str:
    assert process.stderr
    for line in process.stderr:
        if re.search(pattern, line):
            return line
    raise AssertionError(f"it never said {pattern}")


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL], ids=lambda how: how.name)
def test_it_serves_and_however_it_ends_no_process_is_left(start, how):
    port = _free_port()
    served = start("--port", str(port))
    _said(served, f"Heed is at http://127.0.0.1:{port}/")
    family = _family(served.pid)
    with urlopen(f"http://127.0.0.1:{port}/sign-in/") as answer:
        assert answer.status == 200
    with pytest.raises(OSError, match="403"):  # choosing one of the cast wants the form's token, and is not hidden
        urlopen(Request(f"http://127.0.0.1:{port}/demo/sign-in/", data=b"as=nadia", method="POST"))
    assert len(family) >= 6  # itself, the server and its two workers, the worker, the tick

    served.send_signal(how)

    assert _until(lambda: not _alive(family - {served.pid})), "processes are left behind"
    assert served.wait(PATIENCE_S) == (0 if how is not signal.SIGKILL else -signal.SIGKILL)


def _one(family: set[int], word: bytes) -> int:
    (found,) = (pid for pid in family if word in Path(f"/proc/{pid}/cmdline").read_bytes())
    return found


@pytest.mark.parametrize(("word", "name"), [(b"tick", "tick"), (b"db_worker", "worker")])
def test_a_worker_or_tick_that_ends_is_started_again_and_the_site_stays(start, word, name):
    port = _free_port()
    served = start("--port", str(port))
    _said(served, "Heed is at")
    family = _family(served.pid)
    ended = _one(family, word)

    for pause in (1, 2):
        os.kill(ended, signal.SIGKILL)
        assert f"the {name} ended by itself (exit code -9) and is started again in {pause} s." in _said(served, "ended")
        assert _until(lambda: any(word in _words(pid) for pid in _family(served.pid) - family))
        ended = _one(_family(served.pid) - {ended}, word)
    with urlopen(f"http://127.0.0.1:{port}/sign-in/") as answer:
        assert answer.status == 200
    family |= _family(served.pid)

    served.terminate()

    assert served.wait(PATIENCE_S) == 0
    assert not _alive(family)


def _words(pid: int) -> bytes:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""


def test_when_the_server_ends_by_itself_the_rest_is_stopped_and_it_says_so(start):
    served = start("--port", str(_free_port()))
    _said(served, "Heed is at")
    family = _family(served.pid)

    os.kill(next(pid for pid in sorted(family) if b"granian" in _words(pid)), signal.SIGKILL)

    assert "the server ended by itself" in _said(served, "ended by itself")
    assert served.wait(PATIENCE_S) == 1
    assert not _alive(family)


def test_the_pause_grows_to_a_minute_and_is_short_again_after_a_long_run(monkeypatch, capsys):
    now = [0.0]
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    monkeypatch.setattr(serve, "_start", lambda command: _Ended())
    kept = serve.Kept("tick", [], cast("subprocess.Popen[bytes]", _Ended()))
    pauses = []
    for _ in range(8):
        kept.look()
        assert kept.again is not None
        pauses.append(kept.again - now[0])
        kept.look()
        now[0] = kept.again
        kept.look()
    assert pauses == [1, 2, 4, 8, 16, 32, 60, 60]

    now[0] += 61
    kept.look()

    assert kept.again == now[0] + 1


class _Ended:
    """A process that has ended."""

    pid = 2**30  # no process has it
    returncode = 1

    def poll(self) -> int:
        return 1


@pytest.mark.parametrize(
    ("arguments", "extra", "sentence"),
    [
        (["--host", "0.0.0.0"], {}, "would listen on 0.0.0.0: serve it on 127.0.0.1"),  # noqa: S104 - refused
        (
            [],
            {"HEED_ENV": "production", "HEED_SECRET_KEY": "k" * 50, "HEED_HOSTS": "heed.example"},
            "made by `heed demo`, and HEED_ENV is production",
        ),
        ([], {"HEED_ENV": "production", "HEED_HOSTS": "heed.example"}, "HEED_SECRET_KEY is not set"),
        ([], {"HEED_ENV": "production", "HEED_SECRET_KEY": "k" * 50}, "HEED_HOSTS is empty"),
    ],
)
def test_what_is_unsafe_refuses_to_start_and_says_why_in_one_line(start, arguments, extra, sentence):
    served = start("--port", str(_free_port()), *arguments, **extra)

    assert served.wait(PATIENCE_S) == 2
    assert served.stderr
    said = served.stderr.read()
    assert sentence in said
    assert said.count("\n") == 1


def test_a_port_in_use_is_said_in_one_line(start):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        served = start("--port", str(port))
        assert served.wait(PATIENCE_S) == 2

    assert served.stderr
    said = served.stderr.read()
    assert f"127.0.0.1:{port} cannot be listened on (address already in use): name another port" in said
    assert said.count("\n") == 1


def test_a_server_that_does_not_go_through_serve_refuses_a_demonstration_too(demonstration):
    environment = {name: value for name, value in demonstration.items() if name != "HEED_BOUND_TO"}
    done = subprocess.run(
        [sys.executable, "-c", "import heed.config.wsgi"], cwd=ROOT, env=environment, capture_output=True, check=False
    )

    assert done.returncode != 0
    assert b"an address that HEED_BOUND_TO does not name" in done.stderr


def test_what_works_in_the_background_gives_way_to_pages(tmp_path):
    (tmp_path / "asked.py").write_text("import os; print(os.nice(0))")
    run = "import os, sys; from heed.config import child; child.main([str(os.getppid()), 'asked'])"
    shown = subprocess.run(
        [sys.executable, "-c", run],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": f"{ROOT}:{tmp_path}"},
        capture_output=True,
        text=True,
        check=True,
    )

    assert int(shown.stdout) == min(os.nice(0) + child.GIVES_WAY, 19)


def test_a_child_whose_parent_is_gone_ends_at_once():
    with pytest.raises(SystemExit):
        child.tie_to(1)


def test_an_address_is_shown_as_a_browser_takes_it():
    assert serve._shown("::1") == "[::1]"
    assert serve._shown("127.0.0.1") == "127.0.0.1"
    assert serve._taken("no such host.invalid", 80)
