"""A report's Word file opened by another program than the one that wrote it."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess

import pytest

from heed.reports import legible, word
from tests.hostile import HOSTILE
from tests.reports.sample import sample

SECONDS = 120


@pytest.fixture
def libreoffice(tmp_path):
    """Turns a file into another format, in a profile of its own, and leaves no process behind."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice is not installed here, so no Word file is opened with it.")

    def turned(file, to):
        profile = (tmp_path / "profile").as_uri()
        command = [program, f"-env:UserInstallation={profile}", "--headless", "--norestore"]
        running = subprocess.Popen(
            [*command, "--convert-to", to, "--outdir", tmp_path, file],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            said, _ = running.communicate(timeout=SECONDS)
        finally:
            end(running)
        assert running.returncode == 0, said
        return file.with_suffix("." + to.partition(":")[0])

    return turned


def end(running):
    """End a program and all that it started."""
    try:
        os.killpg(running.pid, signal.SIGKILL)
    except ProcessLookupError:
        return
    running.wait()


def test_libreoffice_shows_every_word_that_people_wrote(tmp_path, libreoffice):
    file = tmp_path / "report.docx"
    file.write_bytes(word.render(sample(hostile=True)))

    text = libreoffice(file, "txt:Text (encoded):UTF8").read_text(encoding="utf-8-sig")

    shown = "".join(text.split())
    for written in HOSTILE:
        assert "".join(legible.words(written).split()) in shown
    assert "1\tThe year in brief" in text  # the contents
    assert "1.\tone" in text or "1. one" in text  # a numbered list
