"""Placements counted and followed as the settled point 22 has it: what starts one, and since when the last has run. No Django.

A placement starts at RNE S, P or B. L, T and U start none, nor does a move to A3 or A5 (the same carer); T0 to T4 neither
start nor end one.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from heed.exchange.records import Episode
from heed.facts import unknowns
from heed.facts.care import Care
from heed.facts.tracks import TEMPORARY

SAME_CARER = frozenset({"L", "T", "U"})  # RNE: legal status, or placement with the same carer
ADOPTED_BY_CARER = frozenset({"A3", "A5"})
MANY = 3  # placements in a year: `three_or_more_placements` (decisions, 22)


class Run(NamedTuple):
    """One placement from its first day; `told`: it began that day, otherwise then or before."""

    from_on: date
    told: bool


class Doubt(NamedTuple):
    """A day on which a placement may have begun, and why that cannot be told."""

    day: date
    why: str


class Placements(NamedTuple):
    """The placements of one time in care, in order, and what is in doubt about them."""

    runs: list[Run]
    doubts: list[Doubt]


def placements_of(care: Care) -> Placements:
    """Follow the placements of one time in care."""
    episodes = care.episodes
    first = episodes[0]
    if len(episodes) == 1 and care.start_told and first.placement is not None and first.placement not in TEMPORARY:
        return Placements([Run(first.from_on, told=True)], [])
    follow = _Follow(care)
    for episode in episodes:
        follow.on_to(episode)
    return Placements(follow.runs, follow.doubts)


class _Follow:
    """What is known while going from episode to episode."""

    def __init__(self, care: Care) -> None:
        self.runs: list[Run] = []
        self.doubts: list[Doubt] = []
        self._start_told = care.start_told
        self._same: tuple[str | None, ...] | None = None  # what tells the open placement from another
        self._after_temporary = False
        self._before: Episode | None = None
        if not care.start_told:
            self.doubts.append(Doubt(care.from_on, unknowns.EPISODE_MISSING))

    def on_to(self, episode: Episode) -> None:
        before, self._before = self._before, episode
        day = episode.from_on
        if before is not None and before.until_on is not None and before.until_on < day:
            self.doubts.append(Doubt(before.until_on, unknowns.EPISODE_MISSING))
        if episode.placement in TEMPORARY:
            self._after_temporary = True
            if before is None and not self._start_told:
                self.runs.append(Run(day, told=False))  # the placement that the temporary one did not end
            return
        tells = (episode.placement, episode.provider, episode.urn, episode.placement_postcode)
        if not self.runs:
            self._first(episode)
        elif episode.reason_new not in SAME_CARER and episode.placement not in ADOPTED_BY_CARER:
            self._moved(episode, resumed=self._after_temporary and self._is_same(tells))
        if self._same is None or episode.placement is not None:
            self._same = tells
        self._after_temporary = False

    def _is_same(self, tells: tuple[str | None, ...]) -> bool:
        """Whether this is the placement before: what either row leaves blank says nothing."""
        return all(a is None or b is None or a == b for a, b in zip(tells, self._same or (), strict=False))

    def _first(self, episode: Episode) -> None:
        """The first placement seen: begun with care, or with a move that the return tells of."""
        moved = episode.reason_new not in SAME_CARER and episode.placement not in ADOPTED_BY_CARER
        seen = moved and episode.reason_new is not None and episode.placement is not None
        self.runs.append(Run(episode.from_on, told=self._start_told or seen))
        if self._start_told and episode.placement is None:
            self.doubts.append(Doubt(episode.from_on, unknowns.PLACEMENT_UNKNOWN))

    def _moved(self, episode: Episode, *, resumed: bool) -> None:
        """A move to another carer, unless it is back to the placement that a temporary one did not end."""
        if episode.reason_new is None:
            self.doubts.append(Doubt(episode.from_on, unknowns.REASON_NEW_UNKNOWN))
        elif episode.placement is None:
            self.doubts.append(Doubt(episode.from_on, unknowns.PLACEMENT_UNKNOWN))
        elif self._after_temporary and self._same is None:
            self.doubts.append(Doubt(episode.from_on, unknowns.BEFORE_TEMPORARY))
        elif not resumed:
            self.runs.append(Run(episode.from_on, told=True))


def placements_in(
    begins_on: date, on_day: date, of: Sequence[Care], found: Sequence[Placements]
) -> tuple[int | None, str | None]:
    """How many placements the child was in from the first day of the year to `on_day`, or why that is unknown.

    The one open on the first day counts, and each that began since.
    """
    number = 0
    for care, (runs, doubts) in zip(of, found, strict=True):
        if care.from_on > on_day or (care.until_on is not None and care.until_on <= begins_on):
            continue
        for doubt in doubts:
            if begins_on < doubt.day <= on_day:
                return None, doubt.why
        last = len(runs) - 1
        for place, run in enumerate(runs):
            until_on = care.until_on if place == last else runs[place + 1].from_on
            if run.from_on <= on_day and (run.from_on >= begins_on or until_on is None or until_on > begins_on):
                number += 1
    return number, None


def runs_since(cut_off: date, on_day: date, found: Placements) -> tuple[bool | None, str | None]:
    """Whether the placement of `on_day` began on or before `cut_off`, or why that cannot be known."""
    for run in reversed(found.runs):
        if run.from_on <= on_day:
            break
    else:
        return False, None
    if run.from_on > cut_off:
        return (False, None) if run.told else (None, unknowns.PLACEMENT_BEGAN_BEFORE)
    for doubt in found.doubts:
        if cut_off < doubt.day <= on_day:
            return None, doubt.why
    return True, None
