"""A date in context, as every list shows it: the day, how far off it is in words, and which of three bars stands beside it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from heed.law import calendar
from heed.web.formats import count, is_far

SOON = 7
"""Calendar days from which a day to come is no longer soon."""


class Tone(StrEnum):
    """The bar beside a date. Never alone: the words say the same."""

    LATE = "late"
    SOON = "soon"
    FINE = "fine"


@dataclass(frozen=True, slots=True)
class When:
    """A day and its words. `on` is None where the day is not known, and `says` says so. `far`: it is shown with its year."""

    on: date | None
    says: str
    tone: Tone
    far: bool = False


def told(on: date, today: date, says: str, tone: Tone) -> When:
    """A day with words of one's own."""
    return When(on, says, tone, is_far(on, today))


def when(on: date, today: date) -> When:
    """A day by which something must be done: "3 days late", "due today", "in 2 days", "in 9 working days"."""
    days = (on - today).days
    if days < 0:
        return told(on, today, f"{count(-days, 'day')} late", Tone.LATE)
    if days == 0:
        return When(on, "due today", Tone.SOON)
    if days == 1:
        return When(on, "tomorrow", Tone.SOON)
    if days <= SOON:
        return When(on, f"in {count(days, 'day')}", Tone.SOON)
    working = working_days_between(today, on)
    return told(on, today, f"in {count(working, 'working day')}", Tone.FINE)


def happening(on: date, today: date) -> When:
    """A day on which something is held, which is not late when it is past: "today", "in 3 days", "4 days ago"."""
    days = (on - today).days
    says = "today" if days == 0 else "tomorrow" if days == 1 else f"in {count(days, 'day')}"
    says = says if days >= 0 else f"{count(-days, 'day')} ago"
    return told(on, today, says, Tone.SOON if days == 0 else Tone.FINE)


def unknown(why: str) -> When:
    """A day that cannot be told, with its reason."""
    return When(None, why, Tone.FINE)


def working_days_between(after: date, until: date) -> int:
    """Working days after one day up to and including a later one."""
    numbers = calendar.CALENDAR.working_day_number
    return int(numbers[calendar.CALENDAR.row(until)] - numbers[calendar.CALENDAR.row(after)])
