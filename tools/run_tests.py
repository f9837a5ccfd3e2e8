"""Runs every test and says plainly what could not be run. Run by `make test`; to run a few, use pytest itself.

First the suite on SQLite, browser included; then what touches the database again, on a PostgreSQL started for it; then
the coverage of both together against its thresholds. HEED_REQUIRE=browser,postgres makes a failure of what is left out.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from tests import postgres
from tools import check_coverage

ROOT = Path(__file__).resolve().parent.parent
RESULTS = ROOT / ".stamp" / "tests"

COVERED = ("--cov", "--cov-report=")
EVERY_CORE = ("-n", "auto", "--dist", "worksteal")


def main() -> int:
    """Run both parts; returns an exit code."""
    shutil.rmtree(RESULTS, ignore_errors=True)
    RESULTS.mkdir(parents=True)
    started = time.monotonic()
    failed = []
    if pytest("sqlite", [*COVERED], database=None):
        failed.append("tests on SQLite")
    not_run: list[str] = []
    try:
        with postgres.server() as url:
            print(f"\nAgain on PostgreSQL ({postgres.binaries()}): what touches the database", flush=True)
            if pytest("postgresql", ["-m", "database and not browser", *COVERED, "--cov-append"], database=url):
                failed.append("tests on PostgreSQL")
    except postgres.NotAvailable as reason:
        not_run.append(f"the tests on PostgreSQL: {reason}")
        if "postgres" in os.environ.get("HEED_REQUIRE", ""):
            failed.append("PostgreSQL, which HEED_REQUIRE names")
    if check_coverage.main():
        failed.append("coverage")
    not_run += skipped(RESULTS)
    return summary(failed, not_run, time.monotonic() - started)


def pytest(name: str, options: Sequence[str], *, database: str | None) -> int:
    """Run pytest in a process of its own; returns its exit code. Only the database named here is ever touched."""
    environment = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
    if database:
        environment["DATABASE_URL"] = database
    command = [sys.executable, "-m", "pytest", f"--junitxml={RESULTS / name}.xml", *EVERY_CORE, *options]
    return subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode


def skipped(results: Path) -> list[str]:
    """Why tests ran in neither part, and how many for each reason. One for PostgreSQL alone is not missing on SQLite."""
    ran: set[str] = set()
    why: dict[str, str] = {}
    for file in sorted(results.glob("*.xml")):
        for test in ET.parse(file).getroot().iter("testcase"):
            name = f"{test.get('classname')}::{test.get('name')}"
            if (skip := test.find("skipped")) is None:
                ran.add(name)
            else:
                why[name] = skip.get("message", "")
    reasons = Counter(reason for name, reason in why.items() if name not in ran)
    return [f"{count} {'test' if count == 1 else 'tests'}: {reason}" for reason, count in sorted(reasons.items())]


def summary(failed: Sequence[str], not_run: Sequence[str], seconds: float) -> int:
    """Print what was not run and what failed; returns an exit code."""
    print()
    for what in not_run:
        print(f"Not run: {what}")
    if failed:
        print(f"FAILED after {seconds:.0f} s: {'; '.join(failed)}.")
        return 1
    print(f"Every test that was run passed, in {seconds:.0f} s.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
