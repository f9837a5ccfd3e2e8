"""What day and moment it is. The one place that asks the machine; everything else is handed the day (decisions, 9)."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


def now() -> datetime:
    """This moment, in UTC: what is stored."""
    return datetime.now(UTC)


def london(moment: datetime) -> datetime:
    """A stored moment as clocks in England show it."""
    return moment.astimezone(LONDON)


def day_of(moment: datetime) -> date:
    """The day in England on which a stored moment falls. The only place where moments become dates."""
    return london(moment).date()


def start_of(day: date) -> datetime:
    """The moment at which a day begins in England: the reverse of `day_of`."""
    return datetime.combine(day, time.min, LONDON).astimezone(UTC)


def today(own: date | None = None) -> date:
    """The day in England, or a demonstration database's own day (`models.the_day` knows which)."""
    return own or day_of(now())
