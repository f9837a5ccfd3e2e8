"""What `make test` says at its end, on results as pytest writes them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools import run_tests

BOTH_VENDORS = """<testsuites><testsuite>
<testcase classname="tests.access.test_record" name="test_truncate"><skipped message="SQLite has no TRUNCATE"/></testcase>
<testcase classname="tests.journeys.test_pages" name="test_axe[home]"><skipped message="No Chromium"/></testcase>
<testcase classname="tests.journeys.test_pages" name="test_axe[figure]"><skipped message="No Chromium"/></testcase>
</testsuite></testsuites>"""
POSTGRESQL = """<testsuites><testsuite>
<testcase classname="tests.access.test_record" name="test_truncate"/>
</testsuite></testsuites>"""


def test_a_test_for_postgresql_alone_is_not_missing_where_it_ran_there(tmp_path: Path):
    (tmp_path / "sqlite.xml").write_text(BOTH_VENDORS)
    (tmp_path / "postgresql.xml").write_text(POSTGRESQL)

    assert run_tests.skipped(tmp_path) == ["2 tests: No Chromium"]


def test_without_postgresql_it_is_missing(tmp_path: Path):
    (tmp_path / "sqlite.xml").write_text(BOTH_VENDORS)

    assert run_tests.skipped(tmp_path) == ["2 tests: No Chromium", "1 test: SQLite has no TRUNCATE"]


def test_what_could_not_be_run_is_said_even_where_all_else_passed(capsys: pytest.CaptureFixture[str]):
    code = run_tests.summary([], ["2 tests: No Chromium"], 61.4)

    assert code == 0
    assert capsys.readouterr().out == "\nNot run: 2 tests: No Chromium\nEvery test that was run passed, in 61 s.\n"


def test_what_failed_is_named_and_fails_the_run(capsys: pytest.CaptureFixture[str]):
    code = run_tests.summary(["coverage"], [], 61.4)

    assert code == 1
    assert "FAILED after 61 s: coverage." in capsys.readouterr().out
