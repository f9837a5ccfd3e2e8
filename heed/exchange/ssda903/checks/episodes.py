"""Checks on care: each episode by itself, and one after another in a child's whole care as all returns tell it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from heed.exchange.periods import GOES_ON, STARTED
from heed.exchange.records import Episode
from heed.exchange.ssda903.checks.declared import HOLD, SHOWN, Declared, Found, columns, day, place
from heed.exchange.ssda903.checks.walks import between
from heed.exchange.ssda903.layout import EPISODES as TABLE
from heed.exchange.ssda903.merging import Merged, said
from heed.law.dates import year_ending

FIRST_DAY = date(1991, 10, 14)  # the Children Act 1989 came into force; DfE's rule 353


def _too_old(merged: Merged) -> Iterator[Found]:
    for each in merged.returns:
        for child, episode in each.episodes:
            if episode.from_on < FIRST_DAY:
                yield Found(
                    episode.source, child, f"DECOM is {day(episode.from_on)}, before {day(FIRST_DAY)}: mend the date"
                )


def _ends_after_its_year(merged: Merged) -> Iterator[Found]:
    for each in merged.returns:
        end = each.ends_on
        for child, episode in each.episodes:
            if episode.until_on is not None and episode.until_on > end:
                words = f"DEC is {day(episode.until_on)}, after the collection year {each.year}: leave it to the next return"
                yield Found(episode.source, child, words)


def _under_a_day(merged: Merged) -> Iterator[Found]:
    for each in merged.returns:
        for child, episode in each.episodes:
            if episode.until_on == episode.from_on:
                yield Found(
                    episode.source,
                    child,
                    f"DECOM and DEC are both {day(episode.from_on)}: mend one, if it lasted longer",
                )


def _ends_before_it_starts(merged: Merged) -> Iterator[Found]:
    for each in merged.returns:
        for child, episode in each.episodes:
            if episode.until_on is not None and episode.until_on < episode.from_on:
                words = f"DEC is {day(episode.until_on)}, before DECOM, {day(episode.from_on)}: mend one of the two"
                yield Found(episode.source, child, words)


def _twice(merged: Merged) -> Iterator[Found]:
    for each in merged.returns:
        if len({(child, episode.from_on) for child, episode in each.episodes}) == len(each.episodes):
            continue
        first: dict[tuple[object, ...], Episode] = {}
        for child, episode in each.episodes:
            before = first.setdefault((child, *said(episode)), episode)
            if before is not episode:
                where = place(before.source, episode.source)
                yield Found(episode.source, child, f"the same episode is there already ({where}): leave one row")


def _still_open(one: Episode, other: Episode) -> str | None:
    if one.until_on is not None:
        return None
    where = place(other.source, one.source)
    return (
        f"the episode is open, and another begins on {day(other.from_on)} ({where}): write its DEC, or mend the other"
    )


def _overlap(one: Episode, other: Episode) -> str | None:
    if one.until_on is None or one.until_on <= other.from_on:
        return None
    where = place(one.source, other.source)
    return (
        f"DECOM is {day(other.from_on)}, before the episode before it ended on {day(one.until_on)} ({where}): mend one"
    )


def _started_without_a_break(one: Episode, other: Episode) -> str | None:
    if other.reason_new != STARTED or one.until_on != other.from_on:
        return None
    return f"RNE is S, and the episode before ended on the same day ({place(one.source, other.source)}): mend one of the two"


def _came_back_without_starting(one: Episode, other: Episode) -> str | None:
    if one.reason_ceased in (None, GOES_ON) or other.reason_new in (None, STARTED):
        return None
    where = place(one.source, other.source)
    return f"RNE is {other.reason_new}, and care ended with the episode before, REC {one.reason_ceased} ({where}): mend one"


def _continues_after_a_gap(one: Episode, other: Episode) -> str | None:
    if other.reason_new in (None, STARTED) or one.until_on is None or one.until_on >= other.from_on:
        return None
    where = place(one.source, other.source)
    return (
        f"RNE is {other.reason_new}, and the episode before ended on {day(one.until_on)} ({where}): add what is missing"
    )


def _not_continued(merged: Merged) -> Iterator[Found]:
    for child, life in merged.lives.items():
        starts = None
        for episode in life.episodes:
            if episode.reason_ceased == GOES_ON and episode.until_on is not None:
                starts = starts or {other.from_on for other in life.episodes}
                if episode.until_on not in starts:
                    words = f"REC is X1, and no episode begins on {day(episode.until_on)}: add it, or mend REC"
                    yield Found(episode.source, child, words)


def _first_is_no_start(merged: Merged) -> Iterator[Found]:
    """Only where the first episode known began inside a year loaded: what was before it would be in that year's return.

    Not on the year's first day, because what ended then may have been left to the return before.
    """
    years = {each.year for each in merged.returns}
    for child, life in merged.lives.items():
        first = life.episodes[0] if life.episodes else None
        if first is None or first.reason_new in (None, STARTED) or year_ending(first.from_on) not in years:
            continue
        if first.from_on.month != 4 or first.from_on.day != 1:
            words = f"RNE is {first.reason_new}, and there is no episode before: add it, or write S"
            yield Found(first.source, child, words)


_DATES = columns(TABLE, "DECOM", "DEC")
_DECOM = columns(TABLE, "DECOM")
_DEC = columns(TABLE, "DEC")
_RNE = columns(TABLE, "RNE") | _DATES
_REC = columns(TABLE, "REC")

EPISODES = (
    Declared("353", "No episode submitted can start before 14 October 1991.", SHOWN, _too_old, touches=_DECOM),
    Declared(
        "354",
        "Date episode ceased must be on or before the end of the current collection year.",
        SHOWN,
        _ends_after_its_year,
        touches=_DEC,
    ),
    Declared("355", "Episode appears to have lasted for less than 24 hours", SHOWN, _under_a_day, touches=_DATES),
    Declared(
        "356",
        "The date the episode ceased is before the date the same episode started.",
        HOLD,
        _ends_before_it_starts,
        touches=_DATES,
    ),
    Declared("H010", "The same episode is in the return more than once.", SHOWN, _twice, touches=_DATES),
    Declared(
        "142",
        "A new episode has started, but the previous episode has not ended.",
        HOLD,
        between(_still_open, at_the_first=True),
        touches=_DATES,
    ),
    Declared(
        "501",
        "A new episode has started before the end date of the previous episode.",
        HOLD,
        between(_overlap),
        touches=_DATES,
    ),
    Declared(
        "431",
        "The reason for new episode is started to be looked after, but the previous episode ended on the same day.",
        SHOWN,
        between(_started_without_a_break),
        touches=_RNE,
    ),
    Declared(
        "432",
        "The child ceased to be looked after at the end of the previous episode but the reason for the new episode is not"
        " started to be looked after.",
        SHOWN,
        between(_came_back_without_starting),
        touches=_RNE | _REC,
    ),
    Declared(
        "433",
        "The reason for new episode suggests that this is a continuation episode, but the episode does not start on the"
        " same day as the last episode finished.",
        SHOWN,
        between(_continues_after_a_gap),
        touches=_RNE,
    ),
    Declared(
        "388",
        "Reason episode ceased is coded new episode begins, but there is no continuation episode.",
        SHOWN,
        _not_continued,
        touches=_REC | _DATES,
    ),
    Declared(
        "357",
        "If this is the first episode ever for this child, reason for new episode must be S. Check whether there is an"
        " episode immediately preceding this one, which has been left out. If not the reason for new episode code must be"
        " amended to S.",
        SHOWN,
        _first_is_no_start,
        touches=_RNE,
    ),
)
