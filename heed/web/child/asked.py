"""The day that a child's page is asked for. Not what stood on it."""

from __future__ import annotations

from datetime import date

from heed.children.models import Child
from heed.children.models.returned import FIRST_YEAR
from heed.web import formats
from heed.web.fields import read_day


def day_asked(child: Child, typed: str, today: date) -> tuple[date, str]:
    """The day that was typed, today where nothing was; where it cannot be shown, today, and a sentence that says why."""
    if not typed.strip():
        return today, ""
    try:
        day = read_day(typed)
    except ValueError as problem:
        return today, str(problem)
    if day > today:
        return today, f"{formats.day(day)} is still to come: choose today or an earlier day."
    born_on = child.person.born_on
    if day.year < FIRST_YEAR or (born_on is not None and day < born_on):
        return today, f"{formats.day(day)} is before this child was born: choose a later day."
    return day, ""
