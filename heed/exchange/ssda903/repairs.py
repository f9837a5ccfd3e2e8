"""Repairs: what the returns of several years are taken to mean where they do not join. Each declared once, each made by child.

A repair changes no return and no fault of a single row: it changes what the returns together are taken to say, before the
checks on a child's whole care look at it. Each one made is listed with its row, and each can be left out. Why most are off
until a council asks for them: docs/decisions/0016.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise
from typing import Final

from heed.exchange.periods import GOES_ON, STARTED
from heed.exchange.records import Episode, Repair, Source
from heed.exchange.ssda903.merging import Merged, said
from heed.exchange.ssda903.rows import Return
from heed.exchange.ssda903.words import counted

LONGEST_GAP = 7
"""Interpretation: days between two episodes up to which a wrong date is likelier than time out of care."""

OTHER_REASON = "E8"
"""REC of care that ceased for any other reason."""


@dataclass(slots=True)
class Case:
    """One child's care as the returns tell it, to be mended in place, and which return told what."""

    child: str
    episodes: list[Episode]
    returns: Sequence[Return]
    starts: Sequence[set[date]] = field(default_factory=list)  # of the child's episodes in each return

    def left_open(self, at: int) -> tuple[Return, Return, set[date]] | None:
        """Where the episode is open: the last return that tells it, the one of the year after, and the starts told there."""
        one = self.episodes[at]
        if one.until_on is not None:
            return None
        last = max((n for n, starts in enumerate(self.starts) if one.from_on in starts), default=len(self.returns))
        if last + 1 >= len(self.returns) or self.returns[last].year + 1 != self.returns[last + 1].year:
            return None
        return self.returns[last], self.returns[last + 1], self.starts[last + 1]


Made = tuple[Source, str]
"""The row that was mended, and in words what was done."""

Mend = Callable[[Case], Iterator[Made]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One repair: its code, its name, what it does in a sentence, what it assumes, whether it is made unless said otherwise."""

    code: str
    name: str
    does: str
    assumes: str
    mend: Mend
    default: bool = False
    interpretation: bool = True


def mend(whole: Merged, codes: Collection[str]) -> tuple[Repair, ...]:
    """Make the repairs of these codes in the children's care. Each one made, by file and line."""
    rules = [rule for rule in RULES if rule.code in codes]
    if not rules:
        return ()
    starts = _starts(whole.returns) if any(rule.code in ACROSS_RETURNS for rule in rules) else {}
    made: list[Repair] = []
    for child, life in whole.lives.items():
        if not life.episodes:
            continue
        case = Case(child, list(life.episodes), whole.returns, starts.get(child, ()))
        before = len(made)
        for rule in rules:
            made += [Repair(rule.code, child, source, _sentence(source, words)) for source, words in rule.mend(case)]
        if len(made) > before:
            life.episodes = tuple(case.episodes)
    return tuple(sorted(made, key=lambda repair: (repair.source.file, repair.source.line, repair.code)))


def in_short(made: Sequence[Repair]) -> Iterator[str]:
    """A sentence for each rule by which anything was mended, with the first row."""
    for rule in RULES:
        mine = [repair for repair in made if repair.code == rule.code]
        if mine:
            first = f"the first is {mine[0].sentence}" if len(mine) > 1 else mine[0].sentence
            yield f"{counted(len(mine), 'row')} mended by {rule.code}, {rule.name.lower()}: {first}"


def _starts(returns: Sequence[Return]) -> dict[str, list[set[date]]]:
    """Of each child the days on which the episodes of each return begin."""
    starts: dict[str, list[set[date]]] = {}
    for n, each in enumerate(returns):
        for child, episode in each.episodes:
            mine = starts.get(child)
            if mine is None:
                mine = starts[child] = [set() for _ in returns]
            mine[n].add(episode.from_on)
    return starts


def _sentence(source: Source, words: str) -> str:
    return f"{source.file}, line {source.line}: {words}."


def _day(day: date) -> str:
    return f"{day.day:02}/{day.month:02}/{day.year:04}"


def _place(of: Source, seen_from: Source) -> str:
    return f"line {of.line}" if of.file == seen_from.file else f"{of.file}, line {of.line}"


def _goes_on(other: Episode) -> bool:
    """Whether the episode says that the child was in care already."""
    return other.reason_new not in (None, STARTED)


def _once(case: Case) -> Iterator[Made]:
    if all(one.from_on != other.from_on for one, other in pairwise(case.episodes)):
        return
    first: dict[tuple[object, ...], Episode] = {}
    for episode in tuple(case.episodes):
        before = first.setdefault(said(episode), episode)
        if before is not episode:
            case.episodes[:] = [each for each in case.episodes if each is not episode]
            where = _place(before.source, episode.source)
            yield episode.source, f"the same episode is there already ({where}), so it was counted once"


def _told_again(case: Case) -> Iterator[Made]:
    for episode in tuple(case.episodes):
        found = case.left_open(case.episodes.index(episode))
        if found is None:
            continue
        earlier, _, starts = found
        again = [
            other
            for other in case.episodes
            if other.from_on in starts and other.from_on <= earlier.ends_on and _is(other) == _is(episode)
        ]
        if len(again) == 1:
            case.episodes.remove(episode)
            where = _place(again[0].source, episode.source)
            yield (
                episode.source,
                f"the episode is open, and the next return tells it from {_day(again[0].from_on)} ({where}), which was used",
            )


def _is(episode: Episode) -> tuple[object, ...]:
    """What makes an episode the same although its start is another."""
    return episode.reason_new, episode.legal_status, episode.placement, episode.need


def _closed(case: Case) -> Iterator[Made]:
    for at, (one, other) in enumerate(pairwise(tuple(case.episodes))):
        found = case.left_open(at)
        if found is None or other.from_on not in found[2] or other.from_on <= found[0].ends_on or not _goes_on(other):
            continue
        case.episodes[at] = replace(one, until_on=other.from_on, reason_ceased=GOES_ON)
        where = _place(other.source, one.source)
        yield (
            one.source,
            f"the episode is open, and another begins on {_day(other.from_on)} ({where}), so it ended on that day",
        )


def _cut_short(case: Case) -> Iterator[Made]:
    for at, (one, other) in enumerate(pairwise(tuple(case.episodes))):
        until_on = one.until_on
        if until_on is None or until_on <= other.from_on or one.reason_ceased != GOES_ON or not _goes_on(other):
            continue
        if other.until_on is not None and other.until_on < until_on:
            continue
        case.episodes[at] = replace(one, until_on=other.from_on)
        where = _place(other.source, one.source)
        yield (
            one.source,
            f"DEC is {_day(until_on)}, and the next episode begins on {_day(other.from_on)} ({where}), so it ended on that day",
        )


def _joined(case: Case) -> Iterator[Made]:
    for at, (one, other) in enumerate(pairwise(tuple(case.episodes))):
        until_on = one.until_on
        if until_on is None or one.reason_ceased != GOES_ON or not _goes_on(other):
            continue
        if 0 < (other.from_on - until_on).days <= LONGEST_GAP:
            case.episodes[at] = replace(one, until_on=other.from_on)
            where = _place(other.source, one.source)
            yield (
                one.source,
                f"DEC is {_day(until_on)} with REC X1, and the next episode begins on {_day(other.from_on)} ({where}),"
                " so it lasted until that day",
            )


def _ended_unseen(case: Case) -> Iterator[Made]:
    last = len(case.episodes) - 1
    found = case.left_open(last)
    if found is None:
        return
    earlier, later, starts = found
    if starts:
        return
    one, ended_on = case.episodes[last], later.begins_on
    case.episodes[last] = replace(one, until_on=ended_on, reason_ceased=OTHER_REASON)
    yield (
        one.source,
        f"the episode is open at the end of {earlier.year}, and {later.label} has none of the child, so care ended on"
        f" {_day(ended_on)}, with REC {OTHER_REASON}",
    )


RULES: Final[tuple[Rule, ...]] = (
    Rule(
        "R01",
        "The same episode twice",
        "An episode that a return has more than once, the same in every column, is counted once.",
        "Nothing: the rows say the same.",
        _once,
        default=True,
        interpretation=False,
    ),
    Rule(
        "R02",
        "An open episode told again from another day",
        "Where an episode is open at the end of a year, and the next return tells it from another day of that year or before,"
        " the next return’s row stands for both.",
        "That the two are one episode, because RNE, LS, PLACE and CIN are the same, and that the later return is right.",
        _told_again,
    ),
    Rule(
        "R03",
        "An open episode that the next return leaves out",
        "Where an episode is open at the end of a year, and the next that the following return has of the child begins after"
        " that year in care that goes on, the open one ends on that day.",
        "That the child stayed where they were until then, because RNE is not S.",
        _closed,
    ),
    Rule(
        "R04",
        "Two episodes that overlap",
        "Where an episode with REC X1 ends after the next begins, and the next does not end before it, the first ends when the"
        " next begins.",
        "That the later start is right and the earlier end wrong.",
        _cut_short,
    ),
    Rule(
        "R05",
        "A gap of some days between two episodes",
        f"Where an episode ends with REC X1 and the next, whose RNE is not S, begins up to {LONGEST_GAP} days later, the first"
        " lasts until the next begins.",
        "That the child was in care in between, because both rows say that care went on.",
        _joined,
    ),
    Rule(
        "R06",
        "A child who vanishes",
        "Where an episode is open at the end of a year, and the next year’s return has no episode of the child, care ends on"
        f" the first day of that year, with REC {OTHER_REASON}.",
        "That the child left care unseen, and was not forgotten in the later return.",
        _ended_unseen,
    ),
)

BY_CODE: Final = {rule.code: rule for rule in RULES}

ACROSS_RETURNS: Final = frozenset({"R02", "R03", "R06"})
"""The rules that ask which return told an episode."""

DEFAULT: Final = frozenset(rule.code for rule in RULES if rule.default)
"""The repairs that are made unless a council says otherwise."""
