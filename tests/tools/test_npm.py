"""npm from the Node that is there, or from a wheel."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
from pathlib import Path

import pytest

from tools import npm


@pytest.fixture
def called(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The commands that were run."""
    commands: list[list[str]] = []

    def call(command: list[str], **_: object) -> int:
        commands.append(command)
        return 7

    monkeypatch.setattr(subprocess, "call", call)
    return commands


def without_node(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)


def test_npm_on_the_path_is_taken_with_its_arguments_and_its_exit_code(
    monkeypatch: pytest.MonkeyPatch, called: list[list[str]]
) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: f"/bin/{name}")

    assert npm.main(["ci", "--silent"]) == 7
    assert called == [["/bin/npm", "ci", "--silent"]]


def test_without_node_a_throw_away_environment_runs_the_same(
    monkeypatch: pytest.MonkeyPatch, called: list[list[str]], tmp_path: Path
) -> None:
    without_node(monkeypatch)
    (tmp_path / "uv").touch()
    monkeypatch.setattr(npm, "UV", tmp_path / "uv")

    assert npm.main(["ci"]) == 7
    assert called[0][:3] == [str(tmp_path / "uv"), "run", "--quiet"]
    assert "--with-requirements" in called[0]
    assert called[0][-2:] == [npm.__file__, "ci"]


def test_with_neither_it_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, called: list[list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    without_node(monkeypatch)
    monkeypatch.setattr(npm, "UV", npm.ROOT / "no-such-uv")

    assert npm.main(["ci"]) == 1
    assert "run `make install`" in capsys.readouterr().err
    assert called == []
