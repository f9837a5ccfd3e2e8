"""Which track of the law a child was on, from when until when (decisions, 15, 17, 19). No Django; dates in, stretches out."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from heed.exchange.periods import STARTED, ended, periods
from heed.exchange.records import SHORT_BREAKS, Child, Episode, Source
from heed.facts import unknowns
from heed.law.ages import adult_on
from heed.law.dates import first_day_of, last_day_of
from heed.law.deadlines import Track
from heed.law.reviews import review_track

PLACED_FOR_ADOPTION = frozenset({"A3", "A4", "A5", "A6"})
TEMPORARY = frozenset({"T0", "T1", "T2", "T3", "T4"})
DEATH = "E2"


@dataclass(frozen=True, slots=True)
class Span:
    """Days about which the returns loaded speak of one child without a gap, both ends included."""

    from_on: date
    to_on: date


@dataclass(frozen=True, slots=True)
class Stretch:
    """A child's time on one track without a break.

    `ended_on` is the first day not on the track. `start_seen`: the returns show the track begin.
    `after_disruption`: it follows a placement for adoption that ended. `known_to` is the last day about which the
    returns speak; `cut_why` says what is missing after it, where the stretch goes on beyond it.
    """

    track: Track
    from_on: date
    ended_on: date | None
    ended_why: str | None
    start_seen: bool
    after_disruption: bool
    known_to: date
    cut_why: str | None
    source: Source


@lru_cache(maxsize=256)
def spans(years: Collection[int], reach: date) -> tuple[Span, ...]:
    """The spans that collection years cover, none beyond `reach`; years that follow each other make one span."""
    found: list[Span] = []
    for year in sorted(years):
        from_on, to_on = first_day_of(year), min(last_day_of(year), reach)
        if to_on < from_on:
            continue
        if found and (from_on - found[-1].to_on).days == 1:
            found[-1] = Span(found[-1].from_on, to_on)
        else:
            found.append(Span(from_on, to_on))
    return tuple(found)


def span_of(day: date, of: Sequence[Span]) -> Span | None:
    """The span that holds `day`, or None."""
    for span in of:
        if span.from_on <= day <= span.to_on:
            return span
    return None


def stretches(child: Child, known: Sequence[Span], reach: date) -> list[Stretch]:
    """The child's stretches in order of time. Nothing after the 18th birthday: the law no longer asks for reviews."""
    adult = adult_on(born_on=child.born_on)
    found: list[Stretch] = []
    for period in periods(child.episodes):
        found += _stretches_of(period, known, reach, adult)
    return found


def _stretches_of(period: list[Episode], known: Sequence[Span], reach: date, adult: date) -> list[Stretch]:
    runs = _runs(period)
    found: list[Stretch] = []
    for place, (track, run) in enumerate(runs):
        first, last = run[0], run[-1]
        if first.from_on >= adult:
            break
        before = runs[place - 1][0] if place else None
        span = span_of(first.from_on, known)
        ended_on, ended_why, known_to, cut_why = _end(runs, place, last, known, reach)
        if adult <= reach and (ended_on is None or adult <= ended_on):
            ended_on, ended_why = adult, unknowns.TURNED_18
            cut_why = cut_why if known_to < adult else None
        found.append(
            Stretch(
                track=track,
                from_on=first.from_on,
                ended_on=ended_on,
                ended_why=ended_why,
                start_seen=span is not None and (before is not None or _start_is_told(first)),
                after_disruption=before is Track.ADOPTION and track is Track.STATUTORY,
                known_to=known_to,
                cut_why=cut_why,
                source=first.source,
            )
        )
    return found


def _start_is_told(first: Episode) -> bool:
    return first.reason_new == STARTED


def _runs(period: list[Episode]) -> list[tuple[Track, list[Episode]]]:
    """Episodes of one period grouped by track. A temporary placement, or one whose code is unknown, changes nothing."""
    runs: list[tuple[Track, list[Episode]]] = []
    for episode in period:
        track = _track(episode, runs[-1][0] if runs else None)
        if runs and runs[-1][0] is track:
            runs[-1][1].append(episode)
        else:
            runs.append((track, [episode]))
    return runs


def _track(episode: Episode, before: Track | None) -> Track:
    if episode.legal_status in SHORT_BREAKS or (episode.legal_status is None and before is Track.SHORT_BREAK):
        return Track.SHORT_BREAK
    goes_on = before is Track.ADOPTION and (episode.placement is None or episode.placement in TEMPORARY)
    placed = goes_on or episode.placement in PLACED_FOR_ADOPTION
    return review_track(on=episode.from_on, placed_for_adoption_on=episode.from_on if placed else None)


def _end(
    runs: list[tuple[Track, list[Episode]]], place: int, last: Episode, known: Sequence[Span], reach: date
) -> tuple[date | None, str | None, date, str | None]:
    """When and why the run ended, the last day the returns speak of it, and what is missing after that day."""
    if place + 1 < len(runs):
        next_track, following = runs[place + 1]
        return following[0].from_on, _why_changed(runs[place][0], next_track), reach, None
    if last.until_on is not None and ended(last):
        return last.until_on, unknowns.DIED if last.reason_ceased == DEATH else unknowns.LEFT_CARE, reach, None
    if last.until_on is not None:
        why = unknowns.MAY_HAVE_LEFT if last.reason_ceased is None else unknowns.WHAT_FOLLOWED_IS_MISSING
        return None, None, last.until_on - timedelta(days=1), why
    known_to = known[-1].to_on if known else reach
    return None, None, known_to, unknowns.NO_LONGER_CARRIED if known_to < reach else None


def _why_changed(before: Track, after: Track) -> str:
    if after is Track.ADOPTION:
        return unknowns.PLACED_FOR_ADOPTION
    if after is Track.SHORT_BREAK:
        return unknowns.MOVED_TO_SHORT_BREAKS
    return unknowns.PLACEMENT_FOR_ADOPTION_ENDED if before is Track.ADOPTION else "moved from short breaks"
