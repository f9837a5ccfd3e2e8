"""Where a return differs from the reviews that Heed owns: compared, never changed. Neither reads nor writes (decisions, 3)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from heed.exchange.models import Differs
from heed.exchange.records import Review, Source
from heed.law.dates import year_ending

NOWHERE = Source("", 0)


class Saying(NamedTuple):
    """One difference, but for where it was read: what tells it from another."""

    held_on: date
    differs: Differs
    ours: str
    theirs: str
    theirs_unknown: str


@dataclass(frozen=True, slots=True)
class Owned:
    """Whose reviews are whose: Heed's from this day on, and of which days the returns speak at all."""

    live_from: date
    as_at: date
    years: frozenset[int]

    def spoken_of(self, day: date) -> bool:
        """Whether a review held on this day would be in the returns loaded."""
        return self.live_from <= day <= self.as_at and year_ending(day) in self.years


def differing(ours: Mapping[date, str], theirs: Sequence[Review], owned: Owned) -> Iterator[tuple[Saying, Source]]:
    """Each review of one child that is Heed's and of which the returns say otherwise, in order of day."""
    said = {review.held_on: review for review in theirs if review.held_on >= owned.live_from}
    for day in sorted({*ours, *said}):
        review = said.get(day)
        if review is None:
            if owned.spoken_of(day):
                yield Saying(day, Differs.MISSING, ours[day], "", ""), NOWHERE
            continue
        theirs_code, unknown = review.code or "", review.code_unknown or ""
        if day not in ours:
            yield Saying(day, Differs.ADDED, "", theirs_code, unknown), review.source
        elif ours[day] != theirs_code:
            yield Saying(day, Differs.CHANGED, ours[day], theirs_code, unknown), review.source
