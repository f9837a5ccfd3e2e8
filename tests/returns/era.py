"""The years in which invented lives are told: those of the collection years 2024 to 2026, or as many years before or after."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

_TOLD_OF = range(2024, 2027)


@dataclass(frozen=True, slots=True)
class Era:
    """How many years later than 2024 to 2026 the returns are; every day of a story moves with it."""

    later: int = 0

    @classmethod
    def of(cls, years: tuple[int, ...]) -> Era:
        """The era whose last year is the last that is asked for."""
        last = max(years)
        return cls(0 if last in _TOLD_OF else last - _TOLD_OF[-1])

    def day(self, year: int, month: int, day: int) -> date:
        """A day of the story of 2024 to 2026, in this era; the last of its month where it has no such day."""
        moved = year + self.later
        return date(moved, month, min(day, monthrange(moved, month)[1]))

    @property
    def first_day(self) -> date:
        """The first day of the collection year 2024."""
        return self.day(2023, 4, 1)

    @property
    def last_day(self) -> date:
        """The last day of the collection year 2026."""
        return self.day(2026, 3, 31)

    @property
    def horizon(self) -> date:
        """Lives go on beyond the returns."""
        return self.day(2026, 9, 30)

    @property
    def earliest(self) -> date:
        """Nobody's care began before this."""
        return self.day(2018, 2, 1)
