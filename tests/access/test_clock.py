"""Claims about what day it is: the day in England, or the one that a demonstration stands on."""

from __future__ import annotations

from datetime import UTC, date, datetime

from heed.access import clock


def test_moments_become_dates_in_england(monkeypatch):
    assert clock.day_of(datetime(2026, 7, 31, 23, 30, tzinfo=UTC)) == date(2026, 8, 1)
    assert clock.day_of(datetime(2026, 12, 31, 23, 30, tzinfo=UTC)) == date(2026, 12, 31)
    assert clock.today(date(2026, 1, 2)) == date(2026, 1, 2)
    monkeypatch.setattr(clock, "now", lambda: datetime(2026, 7, 31, 23, 30, tzinfo=UTC))
    assert clock.today() == date(2026, 8, 1)
