"""The steps of `make install`: done once, again when what they were made from changes, gone on with when broken off."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tools import install


@pytest.fixture
def lock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A lock file in a checkout of its own, with a folder for stamps."""
    stamps = tmp_path / "stamps"
    stamps.mkdir()
    monkeypatch.setattr(install, "STAMPS", stamps)
    file = tmp_path / "some.lock"
    file.write_text("django==5.2.19")
    return file


def do(lock: Path, times: list[str], *, done: bool = True) -> None:
    install.step("python", lambda: times.append("done"), [lock], done=done)


def test_a_step_is_done_once(lock: Path):
    times: list[str] = []

    do(lock, times)
    do(lock, times)

    assert times == ["done"]


def test_a_changed_lock_is_installed(lock: Path):
    times: list[str] = []
    do(lock, times)

    lock.write_text("django==5.2.20")
    do(lock, times)

    assert times == ["done", "done"]


def test_a_step_whose_result_is_gone_is_done_again(lock: Path):
    times: list[str] = []
    do(lock, times)

    do(lock, times, done=False)

    assert times == ["done", "done"]


def test_a_moved_checkout_is_installed_afresh(lock: Path, monkeypatch: pytest.MonkeyPatch):
    times: list[str] = []
    do(lock, times)

    monkeypatch.setattr(install, "ROOT", lock.parent / "elsewhere")
    do(lock, times)

    assert times == ["done", "done"]


def test_a_step_broken_off_is_done_again_even_where_an_older_one_was_finished(lock: Path):
    times: list[str] = []
    do(lock, times)
    lock.write_text("django==5.2.20")

    def broken_off() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        install.step("python", broken_off, [lock], done=True)
    lock.write_text("django==5.2.19")
    do(lock, times)

    assert times == ["done", "done"]


def test_without_rights_and_without_chromium_it_says_so_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.delenv("HEED_CHROMIUM", raising=False)
    monkeypatch.setattr(shutil, "which", lambda _name: None)

    install.chromium()

    said = capsys.readouterr().out
    assert "Browser tests will not run here" in said
    assert "Ask for the package chromium, or set HEED_CHROMIUM" in said


def test_a_chromium_of_ones_own_is_enough(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    monkeypatch.setenv("HEED_CHROMIUM", "/opt/chromium")
    monkeypatch.setattr(shutil, "which", lambda _name: None)

    install.chromium()

    assert capsys.readouterr().out == ""
