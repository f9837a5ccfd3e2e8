"""Reports made for tests. Not tests."""

from __future__ import annotations

from heed.access.models import User
from heed.reports import actions
from heed.reports.models import Report
from tests.days import day
from tests.reviews.made import stand_on

TODAY = day("Mon 16 Nov 2026")


def report(by: User, year: int = 2026) -> Report:
    """The report of a year, just begun."""
    return actions.begin_report(by=by, year=year)


__all__ = ["TODAY", "report", "stand_on"]
