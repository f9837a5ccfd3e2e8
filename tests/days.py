"""Dates as a practitioner writes them, checked against the calendar. Not a parser for Heed's own input."""

from __future__ import annotations

from datetime import date, datetime


def day(text: str) -> date:
    """The date in “Wed 1 Apr 2026”. Fails where the weekday is not that of the date: a worked case must be right."""
    found = datetime.strptime(text, "%a %d %b %Y").date()  # noqa: DTZ007 - a day has no zone
    assert f"{found:%a}" == text[:3], f"{text}: that day is a {found:%A}"
    return found
