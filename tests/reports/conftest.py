"""Fenshire's report of 2025-26, begun by its manager on Monday 16 November 2026."""

from __future__ import annotations

import pytest

from heed.access.models import User
from heed.reports.models import Report
from tests.reports import made


@pytest.fixture
def report(tom: User) -> Report:
    """A draft in which nothing is written."""
    made.stand_on()
    return made.report(tom)
