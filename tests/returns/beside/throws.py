"""Dice of one child for one topic: what is thrown for another topic or another child does not move them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tests.returns.dice import Dice

_TOPICS = (
    *("need", "family", "home", "people", "mother", "health", "after", "adoption", "before", "away", "workers"),
    *("liberty", "faults", "roster", "uasc"),
)


@dataclass(frozen=True, slots=True)
class Throw:
    """The dice of a child."""

    keys: tuple[int, ...]

    def __call__(self, topic: str, *of: int | date) -> Dice:
        """Dice for a topic, and for one of several things of that topic."""
        more = (key.toordinal() if isinstance(key, date) else key for key in of)
        return Dice(*self.keys, 1000 + _TOPICS.index(topic), *more)
