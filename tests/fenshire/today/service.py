"""What the service and the council’s schools have in their calendars: holidays, and who stands in for whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Holiday:
    """The first day on which schools are closed, and the first on which they are open again."""

    name: str
    from_on: date
    until_on: date


@dataclass(frozen=True, slots=True)
class Away:
    """Who is away, who stands in, from when; `until_on` is the day on which they are back."""

    iro: str
    covered_by: str
    from_on: date
    until_on: date
    why: str


HOLIDAYS = (
    Holiday("Autumn half-term", date(2026, 10, 26), date(2026, 10, 31)),
    Holiday("Christmas", date(2026, 12, 21), date(2027, 1, 2)),
    Holiday("February half-term", date(2027, 2, 15), date(2027, 2, 20)),
    Holiday("Easter", date(2027, 3, 29), date(2027, 4, 10)),
    Holiday("Summer half-term", date(2027, 5, 31), date(2027, 6, 5)),
    Holiday("Summer", date(2027, 7, 26), date(2027, 9, 4)),
)
AWAY = (Away("Marcus Bell", "Helen Dacre", date(2026, 11, 19), date(2026, 11, 30), "leave"),)
