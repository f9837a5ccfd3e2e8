"""Several returns made one story for each child: the later return's word where two differ, nothing after the day they speak for.

Finds no fault and holds nobody back: that is the checks'. Mends nothing: that is `repairs`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import groupby
from operator import attrgetter
from typing import Any, TypeVar

from heed.exchange.records import Episode, Review
from heed.exchange.ssda903.gathering import Gathered, gathered
from heed.exchange.ssda903.layout import EPISODES
from heed.exchange.ssda903.rows import TWO_CODES, HeaderRow, Return

Row = TypeVar("Row", Episode, Review)

_from_on: Callable[[Episode], date] = attrgetter("from_on")
_held_on: Callable[[Review], date] = attrgetter("held_on")

UNTOLD = ((EPISODES, "DECOM"), (EPISODES, "DEC"))

NOBODY: frozenset[int] = frozenset()


@dataclass(slots=True)
class Life:
    """What all returns say of one child up to the day they speak for. Episodes may overlap: the checks say where.

    Only a child who is in a Header, and all of whose episodes could be read, has one.
    """

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
    cohorts: dict[int, frozenset[str]] = field(default_factory=dict)  # by year, kept by the first check that asks
    kept: dict[str, Any] = field(default_factory=dict, repr=False, compare=False)  # of `lives`, looked up once
    others: Gathered = field(default_factory=Gathered)

    @property
    def rows(self) -> Mapping[str, Mapping[str, tuple[object, ...]]]:
        """The rows of every other table by its name and the child's number, as `others` has them."""
        return self.others.tables


def merged(returns: Sequence[Return], as_at: date) -> Merged:
    """The returns, given in order of year, as one."""
    whole = Merged(as_at, tuple(returns))
    for each in returns:
        first = _one_row_each(each.header)
        whole.header.update(first)
        year = frozenset((each.year,))
        years, combined = whole.years, {NOBODY: year}
        for child in first:
            before = years.get(child, NOBODY)
            years[child] = combined.get(before) or combined.setdefault(before, before | year)
    whole.uasc = _uasc(returns)
    whole.others = gathered(returns, as_at)
    _care(whole)
    return whole


def _one_row_each(header: Sequence[HeaderRow]) -> dict[str, HeaderRow]:
    """Each child's first row, its sex unknown where another row of the child says otherwise."""
    first: dict[str, HeaderRow] = {}
    for row in header:
        before = first.setdefault(row.child, row)
        if before.sex != row.sex:
            first[row.child] = before._replace(sex=None)
    return first


def _uasc(returns: Sequence[Return]) -> frozenset[str]:
    """The children whose last return that has a UASC table lists them there."""
    listed: set[str] = set()
    for each in returns:
        if each.uasc is not None:
            listed.difference_update(row.child for row in each.header)
            listed.update(row.child for row in each.uasc)
    return frozenset(listed)


def _care(whole: Merged) -> None:
    episodes: dict[str, list[Episode]] = {}
    reviews: dict[str, list[Review]] = {}
    for each in whole.returns:
        _replace(episodes, _episodes_of(each, whole.as_at), _from_on)
        _replace(reviews, _reviews_of(each, whole.as_at), _held_on)
    untold = {row.child for each in whole.returns for dates in UNTOLD for row in each.misread.get(dates, ())}
    for child in whole.header:
        if child in untold:
            continue
        whole.lives[child] = Life(_in_order(episodes.get(child, [])), _one_a_day(reviews.get(child, [])))


def _episodes_of(each: Return, as_at: date) -> dict[str, list[Episode]]:
    """One return's episodes by child: those begun by the day, and open where they ended after it."""
    mine: dict[str, list[Episode]] = {}
    for child, episode in each.episodes:
        if episode.from_on > as_at:
            continue
        ends_later = episode.until_on is not None and episode.until_on > as_at
        known = replace(episode, until_on=None, reason_ceased=None) if ends_later else episode
        if child in mine:
            mine[child].append(known)
        else:
            mine[child] = [known]
    return mine


def _reviews_of(each: Return, as_at: date) -> dict[str, list[Review]]:
    """One return's reviews by child: those held by the day."""
    mine: dict[str, list[Review]] = {}
    for child, _, review in each.reviews:
        if review.held_on <= as_at:
            if child in mine:
                mine[child].append(review)
            else:
                mine[child] = [review]
    return mine


def _replace(whole: dict[str, list[Row]], later: dict[str, list[Row]], day: Callable[[Row], date]) -> None:
    """Put the later return's rows in place of the earlier's for the same child and day."""
    for child, rows in later.items():
        before = whole.get(child)
        if before is None:
            whole[child] = rows
        else:
            days = set(map(day, rows))
            whole[child] = [row for row in before if day(row) not in days] + rows


def _in_order(episodes: list[Episode]) -> tuple[Episode, ...]:
    """By start, and by end where two start on one day."""
    if len(set(map(_from_on, episodes))) == len(episodes):
        return tuple(sorted(episodes, key=_from_on))
    return tuple(sorted(episodes, key=lambda each: (each.from_on, each.until_on or date.max, each.source.line)))


def said(episode: Episode) -> tuple[object, ...]:
    """What an episode says, wherever it stands."""
    return (
        *(episode.from_on, episode.until_on, episode.reason_new),
        *(episode.legal_status, episode.placement, episode.reason_ceased),
        *(episode.need, episode.provider, episode.reason_place_change),
        *(episode.home_postcode, episode.placement_postcode, episode.urn),
    )


def _one_a_day(reviews: list[Review]) -> tuple[Review, ...]:
    """By date, one review a day: its code where its rows agree, unknown where they do not."""
    ordered = sorted(reviews, key=_held_on)
    if len(set(map(_held_on, ordered))) == len(ordered):
        return tuple(ordered)
    return tuple(_one_of(list(same_day)) for _, same_day in groupby(ordered, key=_held_on))


def _one_of(same_day: Sequence[Review]) -> Review:
    """The one review that several rows of one child and day tell of."""
    codes = {review.code for review in same_day if review.code is not None}
    if len(codes) > 1:
        return replace(same_day[0], code=None, code_unknown=TWO_CODES)
    return next((review for review in same_day if review.code is not None), same_day[0])
