"""Chance that falls the same way each time, on every Python: the choices behind an invented return. Not for secrets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar

T = TypeVar("T")

_MASK = (1 << 64) - 1


class Dice:
    """SplitMix64 (Steele, Lea and Flood, 2014): the state moves by a constant, and is stirred to give each number."""

    __slots__ = ("_state",)

    def __init__(self, *seeds: int) -> None:
        self._state = 0
        for seed in seeds:
            self._state = (self._state * 0x100000001B3 + seed) & _MASK
            self._state = self._next()

    def _next(self) -> int:
        self._state = (self._state + 0x9E3779B97F4A7C15) & _MASK
        stirred = self._state
        stirred = ((stirred ^ (stirred >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
        stirred = ((stirred ^ (stirred >> 27)) * 0x94D049BB133111EB) & _MASK
        return stirred ^ (stirred >> 31)

    def between(self, low: int, high: int) -> int:
        """A whole number from low to high, both included."""
        return low + self._next() % (high - low + 1)

    def chance(self, of_a_thousand: int) -> bool:
        """Whether something happens that happens so many times in a thousand."""
        return self._next() % 1000 < of_a_thousand

    def one_of(self, things: Sequence[T]) -> T:
        """One of several, each as likely."""
        return things[self._next() % len(things)]

    def weighed(self, weights: Mapping[T, int]) -> T:
        """One of several, each as likely as its weight."""
        left = self._next() % sum(weights.values())
        for thing, weight in weights.items():
            left -= weight
            if left < 0:
                return thing
        raise AssertionError("weights are positive")
