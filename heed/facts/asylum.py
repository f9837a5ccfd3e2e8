"""Whether a child is listed as unaccompanied and seeking asylum on a day. No Django."""

from __future__ import annotations

from datetime import date

from heed.exchange.records import Child
from heed.facts.years import Year

UASC_TABLE = "UASC"


def unaccompanied_on(day: date, child: Child, year: Year) -> bool:
    """As the return of the year lists the child, until that ceased; without its table, as the last return that has one."""
    for row in child.unaccompanied:
        if row.year == year.number:
            return row.ceased_on is None or row.ceased_on > day
    if child.unaccompanied and UASC_TABLE in year.tables:
        return False
    return child.uasc
