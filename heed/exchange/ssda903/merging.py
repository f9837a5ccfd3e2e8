"""Several returns made one story for each child: the later return's word where two differ, nothing after the day they speak for.

Finds no fault and holds nobody back: that is the checks'.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeVar

from heed.exchange.records import Episode, Review
from heed.exchange.ssda903.rows import TWO_CODES, HeaderRow, Return

Row = TypeVar("Row", Episode, Review)

NOBODY: frozenset[int] = frozenset()


@dataclass(slots=True)
class Life:
    """What all returns say of one child up to the day they speak for. Episodes may overlap: the checks say where."""

    episodes: tuple[Episode, ...] = ()
    reviews: tuple[Review, ...] = ()


@dataclass(slots=True)
class Merged:
    """Every child of every return by number: the Header's last word, the years that carry the child, care and reviews."""

    as_at: date
    returns: tuple[Return, ...]
    header: dict[str, HeaderRow] = field(default_factory=dict)
    years: dict[str, frozenset[int]] = field(default_factory=dict)
    uasc: frozenset[str] = frozenset()
    lives: dict[str, Life] = field(default_factory=dict)


def merged(returns: Sequence[Return], as_at: date) -> Merged:
    """The returns, given in order of year, as one."""
    whole = Merged(as_at, tuple(returns))
    for each in returns:
        first = {row.child: row for row in reversed(each.header)}
        whole.header.update(first)
        year = frozenset((each.year,))
        years, combined = whole.years, {NOBODY: year}
        for child in first:
            before = years.get(child, NOBODY)
            years[child] = combined.get(before) or combined.setdefault(before, before | year)
    whole.uasc = _uasc(returns)
    _care(whole)
    return whole


def _uasc(returns: Sequence[Return]) -> frozenset[str]:
    """The children whose last return that has a UASC table lists them there."""
    listed: set[str] = set()
    for each in returns:
        if each.uasc is not None:
            listed.difference_update(row.child for row in each.header)
            listed.update(row.child for row in each.uasc)
    return frozenset(listed)


def _care(whole: Merged) -> None:
    episodes: dict[str, dict[date, list[Episode]]] = {}
    reviews: dict[str, dict[date, list[Review]]] = {}
    for each in whole.returns:
        _replace(episodes, _episodes_of(each, whole.as_at))
        _replace(reviews, _reviews_of(each, whole.as_at))
    for child in episodes.keys() | reviews.keys():
        whole.lives[child] = Life(_in_order(episodes.get(child, {})), _one_a_day(reviews.get(child, {})))


def _episodes_of(each: Return, as_at: date) -> dict[str, dict[date, list[Episode]]]:
    """One return's episodes by child and DECOM: those begun by the day, and open where they ended after it."""
    mine: dict[str, dict[date, list[Episode]]] = {}
    for child, episode in each.episodes:
        if episode.from_on > as_at:
            continue
        ends_later = episode.until_on is not None and episode.until_on > as_at
        known = replace(episode, until_on=None, reason_ceased=None) if ends_later else episode
        mine.setdefault(child, {}).setdefault(known.from_on, []).append(known)
    return mine


def _reviews_of(each: Return, as_at: date) -> dict[str, dict[date, list[Review]]]:
    """One return's reviews by child and date: those held by the day."""
    mine: dict[str, dict[date, list[Review]]] = {}
    for child, _, review in each.reviews:
        if review.held_on <= as_at:
            mine.setdefault(child, {}).setdefault(review.held_on, []).append(review)
    return mine


def _replace(whole: dict[str, dict[date, list[Row]]], later: dict[str, dict[date, list[Row]]]) -> None:
    for child, days in later.items():
        whole.setdefault(child, {}).update(days)


def _in_order(days: dict[date, list[Episode]]) -> tuple[Episode, ...]:
    """By start, and by end where two start on one day; one of two that say the same."""
    if all(len(same_day) == 1 for same_day in days.values()):
        return tuple(days[day][0] for day in sorted(days))
    distinct = {said(episode): episode for same_day in days.values() for episode in reversed(same_day)}
    return tuple(
        sorted(distinct.values(), key=lambda each: (each.from_on, each.until_on or date.max, each.source.line))
    )


def said(episode: Episode) -> tuple[object, ...]:
    """What an episode says, wherever it stands."""
    return (
        *(episode.from_on, episode.until_on, episode.reason_new),
        *(episode.legal_status, episode.placement, episode.reason_ceased),
    )


def _one_a_day(days: dict[date, list[Review]]) -> tuple[Review, ...]:
    """By date, one review a day: its code where its rows agree, unknown where they do not."""
    return tuple(one_of(days[day]) for day in sorted(days))


def one_of(same_day: Sequence[Review]) -> Review:
    """The one review that several rows of one child and day tell of."""
    codes = {review.code for review in same_day if review.code is not None}
    if len(codes) > 1:
        return replace(same_day[0], code=None, code_unknown=TWO_CODES)
    return next((review for review in same_day if review.code is not None), same_day[0])
