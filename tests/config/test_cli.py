"""Claims about the `heed` command: one line says what is wrong and what to do; exit codes mean what they say."""

from __future__ import annotations

import argparse
import errno
import os
import shlex
import subprocess
import sys
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest

from heed.access import clock, record, sealing, triggers
from heed.access.models import Entry, Seal
from heed.config import cli, command_line
from heed.config.commands import administrator, audit_verify, tick
from heed.config.say import CannotStart
from heed.exchange.records import Refused

ROOT = Path(__file__).resolve().parents[2]


def _fake(monkeypatch: pytest.MonkeyPatch, run) -> None:
    def configure(parser: argparse.ArgumentParser) -> None:
        parser.add_argument("--number", type=int, default=0)

    module = SimpleNamespace(NAME="tick", HELP="A command.", configure=configure, run=run)
    monkeypatch.setattr(command_line, "_module", lambda name: module)


@pytest.mark.parametrize("name", command_line.COMMANDS)
def test_every_command_has_its_help(name, capsys):
    with pytest.raises(SystemExit) as ended:
        cli.main([*name.split(), "--help"])

    assert ended.value.code == 0
    assert f"heed {name}" in capsys.readouterr().out


def test_the_help_lists_every_command(capsys):
    assert cli.main(["--help"]) == 0
    said = capsys.readouterr().out
    assert all(f"heed {name} " in said for name in command_line.COMMANDS)


def test_without_a_command_the_help_is_shown_and_it_is_refused(capsys):
    assert cli.main([]) == 2
    assert "heed figures" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["figrues"], "heed: there is no command “figrues”. Did you mean heed figures?\n"),
        (["audit"], "heed: there is no command “audit”. Did you mean heed audit verify?\n"),
        (["zzzz"], "heed: there is no command “zzzz”. heed --help lists the commands.\n"),
    ],
)
def test_a_command_that_is_not_there_is_named_and_the_nearest_offered(words, said, capsys):
    assert cli.main(words) == 2
    assert capsys.readouterr().err == said


def test_a_wrong_argument_is_one_line(monkeypatch, capsys):
    _fake(monkeypatch, lambda args: 0)

    with pytest.raises(SystemExit) as ended:
        cli.main(["tick", "--number", "x"])

    assert ended.value.code == 2
    said = capsys.readouterr().err
    assert said == "heed tick: argument --number: invalid int value: 'x'. See heed tick --help.\n"


@pytest.mark.parametrize("refusal", [CannotStart("Set it up."), Refused("Hand in a return.")])
def test_what_is_refused_is_one_sentence_and_2(monkeypatch, capsys, refusal):
    def run(args):
        raise refusal

    _fake(monkeypatch, run)

    assert cli.main(["tick"]) == 2
    assert capsys.readouterr().err == f"heed tick: {refusal}\n"


def test_a_fault_of_ours_is_one_line_and_3_and_shows_where_when_asked(monkeypatch, capsys):
    def run(args):
        raise RuntimeError("first line\nsecond line")

    _fake(monkeypatch, run)
    monkeypatch.delenv("HEED_TRACE", raising=False)
    assert cli.main(["tick"]) == 3
    said = capsys.readouterr().err
    assert said == "heed tick: a fault in Heed itself (RuntimeError: first line). HEED_TRACE=1 shows where.\n"

    monkeypatch.setenv("HEED_TRACE", "1")
    with pytest.raises(RuntimeError):
        cli.main(["tick"])


def test_ctrl_c_stops_without_a_traceback(monkeypatch, capsys):
    def run(args):
        raise KeyboardInterrupt

    _fake(monkeypatch, run)

    assert cli.main(["tick"]) == 130
    assert capsys.readouterr().err == "Stopped.\n"


def test_a_reader_that_goes_away_is_no_fault():
    done = subprocess.run(
        ["bash", "-c", f"{shlex.quote(sys.executable)} -m heed.config.cli --help | true; echo ${{PIPESTATUS[0]}}"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stderr == ""
    assert done.stdout.strip() in ("0", "141")  # 0 where it had written all before the reader went


def test_a_closed_pipe_has_its_own_exit_code(monkeypatch):
    def run(args):
        raise BrokenPipeError(errno.EPIPE, "Broken pipe")

    moved = []
    monkeypatch.setattr(os, "dup2", lambda source, target: moved.append(target))
    _fake(monkeypatch, run)

    assert cli.main(["tick"]) == 141
    assert moved == [1]


@pytest.mark.parametrize(
    ("streams", "code", "said"),
    [
        (">/dev/full", 2, "the answer could not be written (no space left on device)"),
        (">&-", 2, "the answer could not be written (bad file descriptor)"),
        (">/dev/full 2>/dev/full", 2, ""),
        (">/dev/full 2>&-", 2, ""),
        (">&- 2>&-", 2, ""),
        ("2>&-", 0, ""),
        ("2>/dev/full", 0, ""),
        ("<&-", 0, ""),
    ],
)
@pytest.mark.parametrize("words", ["--help", "tick --help"])
def test_streams_that_are_full_or_closed_are_one_sentence_or_none(words, streams, code, said):
    command = f"{shlex.quote(sys.executable)} -m heed.config.cli {words} {streams}"
    done = subprocess.run(["bash", "-c", command], cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.returncode == code
    assert said in done.stderr
    assert done.stderr.count("\n") == (1 if said else 0)


@pytest.mark.parametrize("streams", ["2>&-", "2>/dev/full"])
def test_a_refusal_that_nobody_can_hear_is_still_2(streams):
    command = f"{shlex.quote(sys.executable)} -m heed.config.cli zzzz {streams}"
    done = subprocess.run(["bash", "-c", command], cwd=ROOT, capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr, done.stdout) == (2, "", "")


def test_a_day_of_long_ago_is_refused_with_all_four_figures_of_its_year():
    from typing import Any, cast

    from heed.exchange.ssda903.speaking import day_spoken_for

    returns = cast("Any", [SimpleNamespace(year=2026)])
    with pytest.raises(Refused, match="The day given, 01/01/0001, is before the year 2026 begins"):
        day_spoken_for(returns, 2026, date(1, 1, 1))


def test_a_fault_of_a_file_is_not_taken_for_one_of_the_answer(monkeypatch, capsys):
    def run(args):
        raise OSError(errno.ENOSPC, "No space left on device", "/some/file")

    _fake(monkeypatch, run)
    monkeypatch.delenv("HEED_TRACE", raising=False)

    assert cli.main(["tick"]) == 3
    monkeypatch.setenv("HEED_TRACE", "1")
    with pytest.raises(OSError, match="No space"):
        cli.main(["tick"])


def test_ctrl_c_while_the_command_line_is_still_being_imported_stops_without_a_traceback(monkeypatch, capsys):
    class Interrupted:
        def find_spec(self, name, path=None, target=None):
            if name == "heed.config.command_line":
                raise KeyboardInterrupt

    monkeypatch.delitem(sys.modules, "heed.config.command_line")
    monkeypatch.delattr("heed.config.command_line")
    monkeypatch.setattr(sys, "meta_path", [Interrupted(), *sys.meta_path])

    assert cli.main(["tick"]) == 130
    assert capsys.readouterr().err == "Stopped.\n"


def test_before_it_is_guarded_the_command_imports_nothing_of_weight():
    code = "import sys; before = set(sys.modules); import heed.config.cli; print(sorted(set(sys.modules) - before))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "['__future__', 'heed', 'heed.config', 'heed.config.cli']"


def test_the_command_line_imports_no_django_and_nothing_heavy():
    code = (
        "import sys, heed.config.cli, heed.config.command_line, heed.config.commands.figures; "
        "print([name for name in ('django', 'numpy', 'duckdb', 'pydantic') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"


# --- the commands, in this process and on the test's database


@pytest.fixture(autouse=True)
def _data_of_its_own(settings, tmp_path):
    settings.HEED_DATA = tmp_path


def test_a_tick_seals_and_says_so(db, capsys):
    record.wrote(by=None, what="a.b", sentence="Did.")

    assert tick.run(argparse.Namespace(every=None)) == 0

    assert capsys.readouterr().out == "Sealed 1 entries. Deleted 0 rows of working data.\n"


def test_a_tick_counts_figures_that_fell_behind(db, capsys, monkeypatch):
    monkeypatch.setattr("heed.web.tasks.count_if_behind", lambda: True)

    assert tick.run(argparse.Namespace(every=None)) == 0

    assert capsys.readouterr().out.endswith("Counted the figures anew.\n")


def test_a_tick_goes_on_until_it_is_stopped(db, monkeypatch):
    pauses = []

    def pause(seconds: float) -> None:
        pauses.append(seconds)
        if len(pauses) == 2:
            raise KeyboardInterrupt

    monkeypatch.setattr("time.sleep", pause)
    monkeypatch.setattr("django.db.close_old_connections", lambda: None)

    with pytest.raises(KeyboardInterrupt):
        tick.run(argparse.Namespace(every=60.0))

    assert pauses == [60.0, 60.0]


def test_a_fault_in_one_round_of_the_tick_is_logged_and_the_other_parts_and_rounds_go_on(db, monkeypatch, settings):
    from heed.exchange import upkeep

    rounds, cleared = [], []

    def pause(seconds: float) -> None:
        rounds.append(Seal.objects.count())
        if len(rounds) == 1:
            (tmp / "seals").unlink()
        if len(rounds) == 2:
            raise KeyboardInterrupt

    tmp = Path(settings.HEED_DATA)
    (tmp / "seals").write_text("a file where the folder belongs")
    record.wrote(by=None, what="a.b", sentence="Did.")
    monkeypatch.setattr("time.sleep", pause)
    monkeypatch.setattr("django.db.close_old_connections", lambda: None)
    monkeypatch.setattr(upkeep, "tick", lambda: cleared.append(1))

    with pytest.raises(KeyboardInterrupt):
        tick.run(argparse.Namespace(every=60.0))

    assert rounds == [1, 1]
    assert len(cleared) == 2
    assert [head.place for head in sealing.kept_heads()] == [1]


def test_a_tick_by_hand_that_cannot_keep_the_head_says_where(db, settings):
    (Path(settings.HEED_DATA) / "seals").write_text("a file where the folder belongs")
    record.wrote(by=None, what="a.b", sentence="Did.")

    with pytest.raises(CannotStart, match=r"could not be kept .*: see that HEED_DATA can be written"):
        tick.run(argparse.Namespace(every=None))


def test_verifying_a_whole_record_is_0_and_one_that_is_not_is_1(db, capsys):
    from django.db import connection

    entry = record.wrote(by=None, what="a.b", sentence="Did.")
    sealing.seal()
    assert audit_verify.run(argparse.Namespace()) == 0
    assert capsys.readouterr().out.endswith("The record is whole.\n")

    with triggers.lifted(connection):
        Entry.objects.filter(pk=entry.pk).update(sentence="Did not.")

    assert audit_verify.run(argparse.Namespace()) == 1
    assert capsys.readouterr().out.endswith("The record is not whole: 1 findings above.\n")


def test_the_first_administrator_is_added_with_a_password_from_standard_input(db, monkeypatch, capsys):
    import io

    args = argparse.Namespace(username="Ingrid", name="Ingrid")
    monkeypatch.setattr(sys, "stdin", io.StringIO("short\n"))
    with pytest.raises(CannotStart, match="too short"):
        administrator.run(args)

    monkeypatch.setattr(sys, "stdin", io.StringIO("a-long-phrase-of-words\n"))
    assert administrator.run(args) == 0
    assert capsys.readouterr().out == "Ingrid may sign in as ingrid and is an administrator.\n"

    monkeypatch.setattr(sys, "stdin", io.StringIO("a-long-phrase-of-words\n"))
    with pytest.raises(CannotStart, match="ask them to add you"):
        administrator.run(args)


def test_a_database_that_cannot_be_opened_or_lacks_tables_is_said_in_one_line(tmp_path):
    def verify(url: str) -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, "DATABASE_URL": url, "HEED_ENV": "test"}
        return subprocess.run(
            [sys.executable, "-m", "heed.config.cli", "audit", "verify"],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )

    empty = verify(f"sqlite:///{tmp_path}/empty.sqlite3")
    (tmp_path / "folder.sqlite3").mkdir()
    closed = verify(f"sqlite:///{tmp_path}/folder.sqlite3")

    assert (empty.returncode, empty.stderr.count("\n")) == (2, 1)
    assert "run `heed demo` for a demonstration" in empty.stderr
    assert (closed.returncode, closed.stderr.count("\n")) == (2, 1)
    assert "The database cannot be opened" in closed.stderr
    assert clock.now().tzinfo
