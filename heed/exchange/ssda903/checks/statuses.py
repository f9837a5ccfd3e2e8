"""Checks on legal statuses: how old the child must be, and how long each may last."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from heed.exchange.periods import STARTED
from heed.exchange.records import Episode
from heed.exchange.ssda903.checks.declared import SHOWN, Declared, Find, Found, columns, day, place, turns
from heed.exchange.ssda903.checks.walks import always, at_age, lived, placed, under
from heed.exchange.ssda903.layout import EPISODES, HEADER
from heed.exchange.ssda903.merging import Merged

YOUTH_JUSTICE = frozenset({"J1", "J2", "J3"})
OLD_ENOUGH = 10  # rule 358: the age of criminal responsibility

POLICE_DAYS = 3  # rule 361: 72 hours
EMERGENCY_DAYS = 21  # rule 362
ASSESSMENT_DAYS = 7  # rule 363
BREAK_DAYS = 17  # rule 365: one short break
BREAKS_DAYS = 75  # rule 367: all short breaks of twelve months

SHORT_BREAK = frozenset({"V3"})

PLACEMENT_ORDER = "E1"  # rule 408


def _too_young(episode: Episode, born_on: date) -> str | None:
    birthday = turns(OLD_ENOUGH, born_on)
    if episode.from_on >= birthday:
        return None
    words = (
        f"LS is {episode.legal_status} from {day(episode.from_on)}, and the child turns {OLD_ENOUGH} on {day(birthday)}"
    )
    return f"{words}: mend one of the two"


def _longer_than(status: str, most: int) -> Find:
    """The check on how long one status lasts, over all episodes that follow on; the fault stands at the first of them."""

    def find(merged: Merged) -> Iterator[Found]:
        for child, episodes in lived(merged, "legal_status", frozenset({status})).items():
            first, last = None, None
            for episode in episodes:
                if episode.legal_status != status:
                    continue
                if last is not None and last.until_on == episode.from_on:
                    last = episode
                    continue
                yield from _too_long(merged, child, first, last, most)
                first = last = episode
            yield from _too_long(merged, child, first, last, most)

    return find


def _too_long(merged: Merged, child: str, first: Episode | None, last: Episode | None, most: int) -> Iterator[Found]:
    if first is None or last is None:
        return
    days = ((last.until_on or merged.as_at) - first.from_on).days
    if days > most:
        end = f"to {day(last.until_on)}" if last.until_on else f"and open on {day(merged.as_at)}"
        words = f"LS is {first.legal_status} from {day(first.from_on)} {end}, {days} days of at most {most}: mend LS or a date"
        yield Found(first.source, child, words)


def _break_too_long(merged: Merged) -> Iterator[Found]:
    for child, episodes in lived(merged, "legal_status", SHORT_BREAK).items():
        for episode in episodes:
            if episode.legal_status in SHORT_BREAK:
                days = ((episode.until_on or merged.as_at) - episode.from_on).days
                if days > BREAK_DAYS:
                    words = f"LS is V3 for {days} days, of at most {BREAK_DAYS}: mend LS or a date"
                    yield Found(episode.source, child, words)


def _moved_in_a_break(episode: Episode) -> str | None:
    if episode.reason_new in (STARTED, None):
        return None
    return f"RNE is {episode.reason_new}, and LS is V3, which only S can begin: mend one of the two"


def _too_much(merged: Merged) -> Iterator[Found]:
    """The break with which a child first has had more than the most within twelve months.

    Of all spans of twelve months it is enough to look at those that begin with a break.
    """
    for child, episodes in lived(merged, "legal_status", SHORT_BREAK).items():
        breaks = [each for each in episodes if each.legal_status in SHORT_BREAK]
        for at, first in enumerate(breaks):
            passed = _passed(breaks[at:], merged.as_at)
            if passed is not None:
                where = place(first.source, passed.source)
                words = (
                    f"with this break LS is V3 for more than {BREAKS_DAYS} days of the twelve months from"
                    f" {day(first.from_on)} ({where}): mend LS or a date"
                )
                yield Found(passed.source, child, words)
                break


def _passed(breaks: list[Episode], as_at: date) -> Episode | None:
    """The break with which the days within twelve months of the first one's start come to more than the most."""
    days, end = 0, turns(1, breaks[0].from_on)
    for each in breaks:
        until = min(each.until_on or as_at, end)
        days += max((until - each.from_on) // timedelta(days=1), 0)
        if days > BREAKS_DAYS:
            return each
    return None


def _no_order(episode: Episode) -> str | None:
    if episode.legal_status in (PLACEMENT_ORDER, None):
        return None
    return (
        f"PLACE is {episode.placement}, with a placement order, and LS is {episode.legal_status}: mend one of the two"
    )


_LASTS = columns(EPISODES, "LS", "DECOM", "DEC")

STATUSES = (
    Declared(
        "408",
        "Child is placed for adoption with a placement order, but no placement order has been recorded.",
        SHOWN,
        placed(always("A5", "A6"), _no_order),
        touches=columns(EPISODES, "PLACE", "LS"),
    ),
    Declared(
        "358",
        "Child with this legal status should not be under 10.",
        SHOWN,
        at_age("legal_status", YOUTH_JUSTICE, _too_young),
        touches=columns(EPISODES, "LS", "DECOM") | columns(HEADER, "DOB"),
    ),
    Declared(
        "361",
        "Police protection legal status lasted longer than maximum 72 hours allowed in the Children Act 1989.",
        SHOWN,
        _longer_than("L1", POLICE_DAYS),
        touches=_LASTS,
    ),
    Declared(
        "362",
        "Emergency protection order (EPO) lasted longer than 21 days",
        SHOWN,
        _longer_than("L2", EMERGENCY_DAYS),
        touches=_LASTS,
    ),
    Declared(
        "363",
        "Child assessment order (CAO) lasted longer than 7 days allowed in the Children Act 1989.",
        SHOWN,
        _longer_than("L3", ASSESSMENT_DAYS),
        touches=_LASTS,
    ),
    Declared(
        "365",
        "Any individual short- term respite placement must not exceed 17 days.",
        SHOWN,
        _break_too_long,
        touches=_LASTS,
    ),
    Declared(
        "366",
        "A child cannot change placement during the course of an individual short-term respite break.",
        SHOWN,
        under(SHORT_BREAK, _moved_in_a_break),
        touches=columns(EPISODES, "LS", "RNE"),
    ),
    Declared(
        "367",
        "The maximum amount of respite care allowable is 75 days in any 12-month period.",
        SHOWN,
        _too_much,
        touches=_LASTS,
    ),
)
