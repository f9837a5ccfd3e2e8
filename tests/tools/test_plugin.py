"""What holds in every test run: a required test is not skipped, and what touches the database is marked by machine."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

SUITE = """
import os
import pytest

@pytest.fixture
def db():
    pass

@pytest.mark.browser
def test_page_is_clean():
    pytest.skip("there is no Chromium")

def test_rows_are_saved(db):
    pass

@pytest.mark.django_db
def test_rows_are_marked_by_hand():
    pass

def test_sums_need_no_rows():
    assert os.environ["HEED_ENV"] == "test"
"""


@pytest.fixture
def suite(tmp_path: Path) -> Path:
    """A small suite of its own, with the markers of ours and no settings of Django."""
    (tmp_path / "test_suite.py").write_text(SUITE)
    (tmp_path / "pytest.ini").write_text("[pytest]\nmarkers =\n  browser:\n  database:\n  django_db:\n")
    return tmp_path


def run(suite: Path, *options: str, require: str = "") -> str:
    """The last lines of a run in a process of its own."""
    command = [sys.executable, "-m", "pytest", "-p", "tests.plugin", "-p", "no:django", "-p", "no:cacheprovider", "-q"]
    environment = {**os.environ, "HEED_REQUIRE": require, "HEED_ENV": "production"}
    done = subprocess.run(
        [*command, "-c", "pytest.ini", *options],
        cwd=suite,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout


def test_a_test_that_cannot_run_is_skipped(suite: Path):
    assert "3 passed, 1 skipped" in run(suite)


def test_a_skip_of_what_is_required_is_a_failure(suite: Path):
    said = run(suite, require="browser,postgres")

    assert "1 failed, 3 passed" in said
    assert "HEED_REQUIRE names browser, and this test was skipped" in said
    assert "there is no Chromium" in said


def test_what_is_not_required_may_be_skipped(suite: Path):
    assert "3 passed, 1 skipped" in run(suite, require="postgres")


def test_a_test_with_the_database_is_marked_so_and_no_other(suite: Path):
    said = run(suite, "-m", "database", "-vv")

    assert "2 passed, 2 deselected" in said
    assert "test_rows_are_saved PASSED" in said
    assert "test_rows_are_marked_by_hand PASSED" in said


def test_a_property_does_not_fail_because_the_machine_is_busy():
    assert settings().deadline is None
    assert HealthCheck.too_slow in settings().suppress_health_check
