"""One row for each review that the law asked for, held or not: the law applied here, once. No Django; no figure is counted here.

The settled points are `decisions` 15 to 19. What cannot be known from the returns loaded is left empty with its reason.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from heed.exchange.records import Child, Review, Source
from heed.facts import unknowns
from heed.facts.tracks import Span, Stretch, span_of, spans, stretches
from heed.law import reviews as law
from heed.law.deadlines import Deadline, Track

FIRST, SECOND, LATER = "first", "second", "later"

Rule = Callable[[date], Deadline]

# The rules by name: a fact stores the name and the day counted from, and the sentence is made from them when it is read.
RULES: dict[str, Rule] = {
    "first_review": lambda day: law.first_review(looked_after_from=day),
    "second_review": lambda day: law.second_review(first_held_on=day),
    "later_review": lambda day: law.later_review(previous_held_on=day),
    "adoption_first_review": lambda day: law.adoption_first_review(placed_on=day),
    "adoption_second_review": lambda day: law.adoption_second_review(first_held_on=day),
    "adoption_later_review": lambda day: law.adoption_later_review(previous_held_on=day),
    "short_break_first_review": lambda day: law.short_break_first_review(first_break_on=day),
    "short_break_later_review": lambda day: law.short_break_later_review(previous_held_on=day),
}

# For each track the rules of its first, second and later review.
CLOCKS: dict[Track, tuple[str, str, str]] = {
    Track.STATUTORY: ("first_review", "second_review", "later_review"),
    Track.ADOPTION: ("adoption_first_review", "adoption_second_review", "adoption_later_review"),
    Track.SHORT_BREAK: ("short_break_first_review", "short_break_later_review", "short_break_later_review"),
}


@lru_cache(maxsize=8192)  # some hundred days and a few rules make all the obligations of a return
def _latest_on(rule: str, day: date) -> date:
    """The last lawful date that a rule sets, counted from a day."""
    return RULES[rule](day).latest_on


@dataclass(slots=True)
class Obligation:
    """A review that is asked for, or was held: the columns of the fact, before ages and keys are added."""

    opened_on: date
    source: Source
    track: Track | None = None
    sequence: str | None = None
    previous_on: date | None = None
    rule: str | None = None
    counted_from: date | None = None
    latest_on: date | None = None
    latest_unknown: str | None = None
    interpreted: bool = False
    review: Review | None = None
    ended_on: date | None = None
    ended_why: str | None = None


@dataclass(slots=True)
class _Before:
    """What is known of the review before: its day, its place on the track (None where not known), or why nothing is."""

    day: date | None = None
    place: int | None = None
    unknown: str = unknowns.OUTSIDE_RETURNS
    span: Span | None = None
    source: Source | None = field(default=None)


def obligations(child: Child, reach: date) -> list[Obligation]:
    """Every obligation of one child, and every review held on a day outside care.

    `reach` is the last day of which the returns loaded speak: the as-at date, or the end of the last year loaded if sooner.
    """
    known = spans(child.years, reach)
    of_care = stretches(child, known, reach)
    held, outside = _share_out(child.reviews, of_care)
    found = [_outside_care(review, of_care) for review in outside]
    for stretch, reviews in zip(of_care, held, strict=True):
        found += _chain(stretch, reviews, known)
    return found


def _outside_care(review: Review, of_care: Sequence[Stretch]) -> Obligation:
    """A review on a day without care. Between the short breaks of a child who has no other care it is one of those."""
    row = Obligation(
        opened_on=review.held_on, source=review.source, latest_unknown=unknowns.OUTSIDE_CARE, review=review
    )
    if of_care and all(stretch.track is Track.SHORT_BREAK for stretch in of_care):
        row.track, row.latest_unknown = Track.SHORT_BREAK, unknowns.SHORT_BREAK_NOT_RETURNED
    return row


def _share_out(reviews: Sequence[Review], of_care: Sequence[Stretch]) -> tuple[list[list[Review]], list[Review]]:
    """Give each review to its stretch. The last day of care still belongs to it, unless another stretch begins that day."""
    held: list[list[Review]] = [[] for _ in of_care]
    outside: list[Review] = []
    for review in reviews:
        day, home = review.held_on, None
        for place, stretch in enumerate(of_care):
            if stretch.from_on <= day and (stretch.ended_on is None or day <= stretch.ended_on):
                home = place  # a later stretch that holds the day wins
        if home is None:
            outside.append(review)
        else:
            held[home].append(review)
    return held, outside


def _chain(stretch: Stretch, reviews: Sequence[Review], known: Sequence[Span]) -> list[Obligation]:
    """Follow one track from review to review, then to the one that is still asked for or lapsed."""
    before = _at_the_start(stretch, known)
    found: list[Obligation] = []
    for review in reviews:
        span = span_of(review.held_on, known)
        if before.span is None or span is not before.span:
            before = _beyond_a_gap(before)
        row = Obligation(opened_on=stretch.from_on, source=review.source, track=stretch.track, review=review)
        _set_latest(row, stretch, before, review.held_on)
        found.append(row)
        place = LATER_PLACE if stretch.after_disruption else _place_after(before, row)
        before = _Before(day=review.held_on, place=place, span=span, source=review.source)
    found.append(_still_asked_for(stretch, before))
    return found


FIRST_PLACE, SECOND_PLACE, LATER_PLACE = 1, 2, 3


def _beyond_a_gap(before: _Before) -> _Before:
    """Reviews may be missing in between: the day before is not known, only that at least one was held."""
    return _Before(place=None if before.day is None else SECOND_PLACE, unknown=before.unknown)


def _at_the_start(stretch: Stretch, known: Sequence[Span]) -> _Before:
    if stretch.after_disruption:
        return _Before(unknown=unknowns.AFTER_DISRUPTION, span=span_of(stretch.from_on, known))
    if stretch.start_seen:
        return _Before(place=0, span=span_of(stretch.from_on, known))
    return _Before()


def _place_after(before: _Before, row: Obligation) -> int | None:
    """The place on its track of the review just held; None where it may have been the first."""
    if before.place is not None:
        return min(before.place + 1, LATER_PLACE)
    if before.day is not None:
        return SECOND_PLACE  # at the least the second: what follows is on the rule for later reviews
    return None


def _set_latest(row: Obligation, stretch: Stretch, before: _Before, day: date) -> None:
    """Set the last lawful date, or why it is unknown.

    `day` is the day held; for a review not held, the last day of the track of which the returns speak.
    """
    first, second, later = CLOCKS[stretch.track]
    row.previous_on = before.day
    if before.place == 0:
        _apply(row, first, stretch.from_on, FIRST)
    elif before.day is None:
        row.latest_unknown = before.unknown
    elif before.place == FIRST_PLACE:
        _apply(row, second, before.day, SECOND)
    elif before.place is not None:
        _apply(row, later, before.day, LATER)
    else:
        _where_place_is_not_known(row, stretch, before.day, day)


def _where_place_is_not_known(row: Obligation, stretch: Stretch, before: date, day: date) -> None:
    """Decision 17: the day before is known, its place is not, so it may have been the first review of the track."""
    _, second, later = CLOCKS[stretch.track]
    sooner, farther = _latest_on(second, before), _latest_on(later, before)
    if row.review is not None and day <= sooner:
        _apply(row, second, before, None)  # on time, whichever rule is right
    elif day > farther or (day == farther and row.review is None and row.ended_on is None):
        _apply(row, later, before, None)  # too late, whichever rule is right
    elif _had_been_on_track_long_enough(stretch, before):
        # Interpretation: in care for 6 months before it, so the review before is taken not to have been the first
        _apply(row, later, before, LATER)
        row.interpreted = True
    elif row.review is None and (day < sooner or (day == sooner and row.ended_on is not None)):
        _apply(row, later, before, None)  # not yet due, or lapsed, whichever rule is right
    else:
        row.latest_unknown = unknowns.MAY_HAVE_BEEN_FIRST


# The longest the law lets pass between two reviews: a child on the track for that long must have had one before.
_LONGEST = {
    Track.STATUTORY: law.LATER_REVIEW,
    Track.ADOPTION: law.ADOPTION_LATER_REVIEW,
    Track.SHORT_BREAK: law.SHORT_BREAK_LATER_REVIEW,
}


def _had_been_on_track_long_enough(stretch: Stretch, before: date) -> bool:
    return _LONGEST[stretch.track].on(before).value.after(stretch.from_on) <= before


def _apply(row: Obligation, rule: str, counted_from: date, sequence: str | None) -> None:
    row.rule, row.counted_from, row.sequence = rule, counted_from, sequence
    row.latest_on = _latest_on(rule, counted_from)


def _still_asked_for(stretch: Stretch, before: _Before) -> Obligation:
    """The review after the last one held: not yet due, overdue, or lapsed because the track ended."""
    row = Obligation(
        opened_on=stretch.from_on,
        source=before.source or stretch.source,
        track=stretch.track,
        ended_on=stretch.ended_on,
        ended_why=stretch.ended_why,
    )
    if stretch.track is Track.SHORT_BREAK:
        row.latest_unknown, row.previous_on = unknowns.SHORT_BREAK_NOT_RETURNED, before.day
        return row
    if before.span is None:
        before = _beyond_a_gap(before)
    known_to, cut_why = stretch.known_to, stretch.cut_why
    if before.span is not None and before.span.to_on < known_to:
        known_to, cut_why = before.span.to_on, cut_why or unknowns.OUTSIDE_RETURNS
    ended_within = stretch.ended_on is not None and stretch.ended_on <= known_to
    last_day = stretch.ended_on if stretch.ended_on is not None and ended_within else known_to
    _set_latest(row, stretch, before, last_day)
    if cut_why is not None and not ended_within and row.latest_on is not None and row.latest_on > known_to:
        _forget_latest(row, cut_why)
    return row


def _forget_latest(row: Obligation, why: str) -> None:
    row.rule = row.counted_from = row.latest_on = row.sequence = None
    row.interpreted, row.latest_unknown = False, why
