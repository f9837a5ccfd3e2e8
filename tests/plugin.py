"""What holds in every test run, whoever starts it: the test environment, marks made by machine, no silent skips, no haste.

Loaded by pytest before Django's settings (see addopts in pyproject.toml). Fixtures live in conftest.py, not here.
"""

from __future__ import annotations

import os
from collections.abc import Generator

import pytest
from hypothesis import HealthCheck, settings

os.environ["HEED_ENV"] = "test"  # whatever the shell says: tests never run with a deployment's settings

settings.register_profile("heed", deadline=None, suppress_health_check=(HealthCheck.too_slow,))
settings.load_profile("heed")  # a property holds or does not, however busy the machine is

DATABASE_FIXTURES = {"db", "transactional_db", "django_db_reset_sequences", "live_server"}
KINDS = ("browser",)
"""Markers of tests that skip themselves where the machine lacks what they need, unless HEED_REQUIRE names them."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark as `database` every test that touches the database, so that none is left out of the run on PostgreSQL."""
    for item in items:
        fixtures = set(getattr(item, "fixturenames", ()))
        if item.get_closest_marker("django_db") or fixtures & DATABASE_FIXTURES:
            item.add_marker("database")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Turn a skip into a failure where HEED_REQUIRE says that this kind of test must run."""
    report = yield
    required = {kind.strip() for kind in os.environ.get("HEED_REQUIRE", "").split(",")}
    kinds = [kind for kind in KINDS if kind in required and item.get_closest_marker(kind)]
    if report.skipped and kinds and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"HEED_REQUIRE names {kinds[0]}, and this test was skipped: {report.longrepr}"
    return report
