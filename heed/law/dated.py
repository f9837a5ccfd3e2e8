"""Values of the law and the days from which they hold. The only place where an amount of time stands is a `Since`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Generic, TypeVar

from heed.law.dates import in_words
from heed.law.provisions import Provision

T = TypeVar("T")


class NotEncoded(ValueError):
    """The law of that day is not in Heed, so nothing is worked out. The text says which day and why."""


@dataclass(frozen=True, slots=True)
class Since(Generic[T]):
    """A value in force from a day on (that day included) until the next one, and the provision it comes from."""

    from_on: date
    value: T
    source: Provision


class Dated(Generic[T]):
    """A value of the law over time. `what` says what it governs; `before` why nothing stands before the first span."""

    __slots__ = ("before", "spans", "what")

    def __init__(self, *spans: Since[T], what: str, before: str) -> None:
        starts = [span.from_on for span in spans]
        if not starts or any(later <= earlier for earlier, later in pairwise(starts)):
            raise ValueError(f"Give the spans of {what} oldest first, at least one, no two from the same day.")
        self.spans = spans
        self.what = what
        self.before = before

    def on(self, day: date) -> Since[T]:
        """What is in force on a day. Raises `NotEncoded` before the first span."""
        for span in reversed(self.spans):
            if span.from_on <= day:
                return span
        raise NotEncoded(
            f"The law on {self.what} is not encoded for {in_words(day)}, "
            f"before {in_words(self.first_on)}: {self.before}."
        )

    @property
    def first_on(self) -> date:
        """The first day for which there is an answer."""
        return self.spans[0].from_on

    def changed(self, *later: Since[T]) -> Dated[T]:
        """The same value with later changes known."""
        return Dated(*self.spans, *later, what=self.what, before=self.before)
