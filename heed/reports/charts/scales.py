"""Scales of shares: the stretch that is drawn, in whole steps. What stands on it is drawn elsewhere. No Django."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

STEPS = (0.001, 0.002, 0.005, 0.01, 0.02, 0.04, 0.05, 0.1, 0.2, 0.25)


@dataclass(frozen=True, slots=True)
class Scale:
    """A stretch of shares from `low` to `high` (0 to 1) in whole steps."""

    low: float
    high: float
    step: float

    @property
    def ticks(self) -> tuple[float, ...]:
        return tuple(self.low + self.step * i for i in range(round((self.high - self.low) / self.step) + 1))

    def at(self, value: float, start: float, end: float) -> float:
        """Where a value lies between two places on the paper."""
        return round(start + (end - start) * (value - self.low) / (self.high - self.low), 1)

    def label(self, value: float) -> str:
        """A tick's label, with as many decimals as the step needs."""
        return f"{100 * value:.{0 if self.step >= 0.01 else 1}f}%"


def scale(values: Sequence[float], steps: int, least_step: float = 0.0) -> Scale:
    """The narrowest scale of at most so many steps that holds all values, never below 0 or above 1."""
    lowest, highest = min(values), max(values)
    for step in (step for step in STEPS if step >= least_step):
        low, top = math.floor(lowest / step + 1e-9), round(1 / step)
        high = max(math.ceil(highest / step - 1e-9), low + 1)
        if high > top:  # at the edge it grows the other way: a figure of 100% stands at the right-hand end
            low, high = top - (high - low), top
        if high - low <= steps:
            return Scale(low * step, high * step, step)
    return Scale(0.0, 1.0, 0.25)


def over_time(values: Sequence[float]) -> Scale:
    """The scale of a line of shares; the whole of it where there is nothing to draw."""
    if not values:
        return Scale(0.0, 1.0, 0.25)
    return with_room_below(scale(values, steps=4), min(values))


def with_room_below(on: Scale, lowest: float) -> Scale:
    """A step more at the foot where the lowest point is so near to it that its label would meet the months."""
    if on.low > 0 and lowest - on.low < on.step / 2:
        return Scale(max(on.low - on.step, 0.0), on.high, on.step)
    return on
