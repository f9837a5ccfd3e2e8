"""Days as people write them, for tests: the weekday is part of the claim and is checked."""

from __future__ import annotations

from datetime import date

MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


def day(written: str) -> date:
    """`day("Wed 1 Apr 2026")`. Raises `ValueError` when the weekday is not that of the date."""
    weekday, number, month, year = written.split()
    found = date(int(year), MONTHS.index(month) + 1, int(number))
    if f"{found:%a}" != weekday:
        raise ValueError(f"{written}: that was a {found:%A}")
    return found
