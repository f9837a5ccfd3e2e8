"""A deadline that explains itself, and the track it belongs to. Which deadline applies when is in `reviews`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from heed.law import calendar
from heed.law.allowances import Allowance
from heed.law.dated import Dated
from heed.law.dates import in_words
from heed.law.provisions import Provision


class Track(StrEnum):
    """Which series a deadline belongs to: of reviews, or of naming an IRO. A date of one never answers for another."""

    STATUTORY = "statutory"  # a child in care: CPPCR reg 33
    ADOPTION = "adoption"  # a child placed for adoption: AAR reg 36
    SHORT_BREAK = "short_break"  # a series of short breaks: CPPCR reg 48
    SECURE = "secure"  # secure accommodation: not encoded yet
    LOCAL = "local"  # the council's own standard, never looser than the law
    APPOINTMENT = "appointment"  # naming a child's IRO; no review is on it


class Event(StrEnum):
    """What the clock started from, in the words of the reason."""

    CAME_INTO_CARE = "the child came into care"
    FIRST_REVIEW = "the first review was held"
    REVIEW_BEFORE = "the review before was held"
    PLACED_FOR_ADOPTION = "the child was placed for adoption"
    FIRST_ADOPTION_REVIEW = "the first adoption review was held"
    ADOPTION_REVIEW_BEFORE = "the adoption review before was held"
    FIRST_BREAK = "the first short break began"


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last day on which something can lawfully be done, and the whole of the reason.

    `latest_on` may fall on a weekend or holiday: the law does not extend it. `plan_by` is the day to work to.
    """

    latest_on: date
    track: Track
    source: Provision
    counted_from: date
    allowance: Allowance
    event: Event

    @property
    def plan_by(self) -> date:
        """The last working day on or before `latest_on`."""
        return calendar.CALENDAR.working_day_on_or_before(self.latest_on)

    @property
    def because(self) -> str:
        """The reason, as one sentence without its full stop. A source not yet checked says so."""
        doubt = "; to be confirmed" if self.source.to_confirm else ""
        return (
            f"due by {in_words(self.latest_on)}: {self.allowance} after {self.event} "
            f"on {in_words(self.counted_from)} ({self.source}{doubt})"
        )


def due(law: Dated[Allowance], *, counted_from: date, event: Event, track: Track) -> Deadline:
    """The deadline that a dated allowance gives. Raises `NotEncoded` or `OutsideCalendar`.

    Interpretation: the allowance in force on the day from which the clock starts applies, even if it changes before
    the deadline is reached.
    """
    span = law.on(counted_from)
    calendar.CALENDAR.row(counted_from)
    latest_on = span.value.after(counted_from)
    calendar.CALENDAR.row(latest_on)
    return Deadline(latest_on, track, span.source, counted_from, span.value, event)
