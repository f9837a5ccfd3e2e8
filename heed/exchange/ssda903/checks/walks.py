"""Ways through episodes that many checks take: by code, by child, and one after another. Each is walked once for all checks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise
from operator import attrgetter
from typing import TypeVar

from heed.exchange.records import Episode
from heed.exchange.ssda903.checks.declared import Find, Found
from heed.exchange.ssda903.merging import Merged
from heed.exchange.ssda903.rows import EpisodeRow, Return

Walked = TypeVar("Walked")

TEMPORARY = frozenset({"T0", "T1", "T2", "T3", "T4"})
"""Placements for a time, after which the child goes back."""

REPLACED = frozenset({("H5", "K3"), ("Z1", "Z11"), ("Z1", "Z12"), ("Z1", "Z13"), ("Z1", "Z14")})
"""Rule 503D: placement codes, each with another that came in its place. No return has the other before it came."""

ByYear = Mapping[int, frozenset[str]]
"""Codes from each collection year on in which they changed; 0 is the oldest known."""

Judge = Callable[[Episode], str | None]
"""The fault of one row in words, or None."""

JudgeBorn = Callable[[Episode, date], str | None]
"""The fault of one row of a child born on a day, in words, or None."""

JudgeTwo = Callable[[Episode, Episode], str | None]
"""The fault between an episode and the next in words, or None."""

Two = tuple[str, Episode, Episode]
"""A child, an episode and the next."""


def always(*codes: str) -> ByYear:
    """Codes that did not change."""
    return {0: frozenset(codes)}


def of_year(codes: ByYear, year: int) -> frozenset[str]:
    """The codes of a collection year."""
    return codes[max(came for came in codes if came <= year)]


def recoded(before: str | None, after: str | None) -> bool:
    """Whether a later return may tell a placement of before by the other code."""
    return (before, after) in REPLACED


def rows_with(each: Return, field: str, codes: frozenset[str]) -> Iterator[EpisodeRow]:
    """A return's rows that have one of these codes in a field of the episode."""
    by_code = _kept(each.kept, field, lambda: _by_code(each, field))
    for code in codes & by_code.keys():
        yield from by_code[code]


def _by_code(each: Return, field: str) -> dict[str, list[EpisodeRow]]:
    told, by_code = attrgetter(field), dict[str, list[EpisodeRow]]()
    for row in each.episodes:
        code = told(row.episode)
        if code in by_code:
            by_code[code].append(row)
        elif code is not None:
            by_code[code] = [row]
    return by_code


def lived(merged: Merged, field: str, codes: frozenset[str]) -> dict[str, Sequence[Episode]]:
    """The children who had one of these codes in a field of an episode, with all their episodes in order."""
    by_code = _kept(merged.kept, field, lambda: _lived(merged, field))
    children = {child for code in codes for child in by_code.get(code, ())}
    return {child: merged.lives[child].episodes for child in children}


def _lived(merged: Merged, field: str) -> dict[str, set[str]]:
    told, by_code = attrgetter(field), dict[str, set[str]]()
    for child, life in merged.lives.items():
        for episode in life.episodes:
            code = told(episode)
            if code in by_code:
                by_code[code].add(child)
            elif code is not None:
                by_code[code] = {child}
    return by_code


def following(merged: Merged) -> Sequence[Two]:
    """Each two episodes of a child that follow one another."""
    return _kept(merged.kept, "following", lambda: _following(merged))


def _following(merged: Merged) -> list[Two]:
    return [
        (child, one, other)
        for child, life in merged.lives.items()
        if len(life.episodes) > 1
        for one, other in pairwise(life.episodes)
    ]


def left_open(each: Return) -> Mapping[str, Episode]:
    """Each child's last episode, where it is open at the end of the return's year."""
    return _kept(each.kept, "left open", lambda: _left_open(each))


def _left_open(each: Return) -> dict[str, Episode]:
    end, last = each.ends_on, dict[str, Episode]()
    for child, episode in each.episodes:
        if child not in last or episode.from_on > last[child].from_on:
            last[child] = episode
    return {child: episode for child, episode in last.items() if episode.until_on is None or episode.until_on > end}


def firsts(each: Return) -> Mapping[str, Episode]:
    """Each child's first episode in the return."""
    return _kept(each.kept, "firsts", lambda: _firsts(each))


def _firsts(each: Return) -> dict[str, Episode]:
    first: dict[str, Episode] = {}
    for child, episode in each.episodes:
        if child not in first or episode.from_on < first[child].from_on:
            first[child] = episode
    return first


def _kept(kept: dict[str, Walked], name: str, walk: Callable[[], Walked]) -> Walked:
    """What the first check that asks for it walked for."""
    if name not in kept:
        kept[name] = walk()
    return kept[name]


def placed(codes: ByYear, judge: Judge) -> Find:
    """The check on each row with one of these placements."""

    def find(merged: Merged) -> Iterator[Found]:
        for each in merged.returns:
            for child, episode in rows_with(each, "placement", of_year(codes, each.year)):
                if (words := judge(episode)) is not None:
                    yield Found(episode.source, child, words)

    return find


def under(codes: frozenset[str], judge: Judge) -> Find:
    """The check on each row with one of these legal statuses."""

    def find(merged: Merged) -> Iterator[Found]:
        for each in merged.returns:
            for child, episode in rows_with(each, "legal_status", codes):
                if (words := judge(episode)) is not None:
                    yield Found(episode.source, child, words)

    return find


def at_age(field: str, codes: frozenset[str], judge: JudgeBorn) -> Find:
    """The check on each row with one of these codes in a field, of a child whose birth date is known."""

    def find(merged: Merged) -> Iterator[Found]:
        for each in merged.returns:
            for child, episode in rows_with(each, field, codes):
                row = merged.header.get(child)
                if row is not None and row.born_on is not None and (words := judge(episode, row.born_on)) is not None:
                    yield Found(episode.source, child, words)

    return find


def between(judge: JudgeTwo, *, at_the_first: bool = False) -> Find:
    """The check on each two episodes of a child that follow one another; the fault stands at the second, or the first."""

    def find(merged: Merged) -> Iterator[Found]:
        for child, one, other in following(merged):
            words = judge(one, other)
            if words is not None:
                yield Found((one if at_the_first else other).source, child, words)

    return find
