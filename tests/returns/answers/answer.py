"""What an answer is: a kind of figure, and the rows that one child gives to it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from tests.returns.days import every_day
from tests.returns.rows import Asked, Row
from tests.returns.seen import Seen, Time
from tests.returns.walk import Held, Kept


@dataclass(frozen=True, slots=True)
class Told:
    """One child: what is seen, what became of each review, and where postcodes are, if anybody said."""

    seen: Seen
    kept: list[Kept]
    held: list[Held]
    places: dict[str, tuple[int, int]] | None = None
    _last_times: dict[Asked, Time | None] = field(default_factory=dict)

    def last_time(self, asked: Asked) -> Time | None:
        """The last time in care of which a day fell into the year; None where the child was not in care on any."""
        if asked not in self._last_times:
            found = [today for today in every_day(asked.first, asked.on_day) if self.seen.in_care(today)]
            self._last_times[asked] = self.seen.time(found[-1]) if found else None
        return self._last_times[asked]

    def here(self, asked: Asked) -> Time | None:
        """The time in care of one who was in care on the last day."""
        return self.seen.time(asked.on_day) if self.seen.in_care(asked.on_day) else None

    def splits(self, asked: Asked) -> dict[str, str]:
        """What a child is told apart by on the last day, or on the last day of care in the year."""
        if self.seen.in_care(asked.on_day):
            return self.seen.splits(asked.on_day, self.seen.episode(asked.on_day))
        time = self.last_time(asked)
        if time is None or time.ended_on is None:
            raise ValueError(f"{self.seen.life.number} was not in care in the year to {asked.last}.")
        return self.seen.splits(time.ended_on, time.episodes[-1])


Rows = Callable[[Told, Asked], Iterable[Row]]


@dataclass(frozen=True, slots=True)
class Answer:
    """How a measure is counted, and who is in it."""

    kind: str
    rows: Rows
