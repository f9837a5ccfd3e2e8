"""Checks on how care starts and ends, against the child's age and what came after."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from heed.exchange.periods import STARTED
from heed.exchange.records import Episode
from heed.exchange.ssda903.checks.declared import SHOWN, Declared, Find, Found, columns, day, place, turns
from heed.exchange.ssda903.checks.walks import at_age, between, rows_with
from heed.exchange.ssda903.layout import EPISODES, HEADER
from heed.exchange.ssda903.merging import Merged

ADULT = 18  # rules 352, 386, 407 and 460
INDEPENDENT_AGE = 14  # rule 387
ADULT_CARE_AGE = 16  # rule 389

ADOPTED = frozenset({"E11", "E12"})
SPECIAL_GUARDIANSHIP = frozenset({"E45", "E46", "E47", "E48"})
FOR_ADOPTION = frozenset({"A3", "A4", "A5", "A6"})
INDEPENDENT = frozenset({"E5", "E6"})
ADULT_CARE = frozenset({"E7"})
STAYED = frozenset({"E17"})
LAST = frozenset({"E2", "E15"})
"""Rule 437: reasons after which there is no more care."""


def _started_an_adult(merged: Merged) -> Iterator[Found]:
    for each in merged.returns:
        for child, episode in rows_with(each, "reason_new", frozenset({STARTED})):
            row = merged.header.get(child)
            if row is None or row.born_on is None or episode.from_on.year < row.born_on.year + ADULT:
                continue
            if turns(ADULT, row.born_on) <= episode.from_on:
                words = f"RNE is S on {day(episode.from_on)}, and the child turned {ADULT} on {_on(ADULT, row.born_on)}"
                yield Found(episode.source, child, f"{words}: mend DECOM or DOB")


def _too_young(age: int, codes: frozenset[str]) -> Find:
    """The check on the age that a child must have reached to leave care for one of these reasons."""

    def judge(episode: Episode, born_on: date) -> str | None:
        if episode.until_on is None or episode.until_on >= turns(age, born_on):
            return None
        words = f"REC is {episode.reason_ceased} on {day(episode.until_on)}, and the child turns {age} on {_on(age, born_on)}"
        return f"{words}: mend REC, DEC or DOB"

    return at_age("reason_ceased", codes, judge)


def _an_adult(episode: Episode, born_on: date) -> str | None:
    if episode.until_on is None or episode.until_on < turns(ADULT, born_on):
        return None
    words = f"REC is {episode.reason_ceased} on {day(episode.until_on)}, and the child turned {ADULT} on {_on(ADULT, born_on)}"
    return f"{words}: mend REC, DEC or DOB"


def _adopted_from_elsewhere(merged: Merged) -> Iterator[Found]:
    for each in merged.returns:
        for child, episode in rows_with(each, "reason_ceased", ADOPTED):
            if episode.placement is not None and episode.placement not in FOR_ADOPTION:
                words = f"REC is {episode.reason_ceased}, and PLACE is {episode.placement}, not A3 to A6: mend one of the two"
                yield Found(episode.source, child, words)


def _on(age: int, born_on: date) -> str:
    return day(turns(age, born_on))


def _goes_on(one: Episode, other: Episode) -> str | None:
    if one.reason_ceased not in LAST:
        return None
    where = place(other.source, one.source)
    return (
        f"REC is {one.reason_ceased}, and another episode begins on {day(other.from_on)} ({where}): mend one of the two"
    )


_AGE = columns(EPISODES, "REC", "DEC") | columns(HEADER, "DOB")

ENDS = (
    Declared(
        "352",
        "Child who started to be looked after was aged 18 or over.",
        SHOWN,
        _started_an_adult,
        touches=columns(EPISODES, "DECOM", "RNE") | columns(HEADER, "DOB"),
    ),
    Declared(
        "386",
        "Reason episode ceased is adopted but child has reached age 18.",
        SHOWN,
        at_age("reason_ceased", ADOPTED, _an_adult),
        touches=_AGE,
    ),
    Declared(
        "407",
        "Reason episode ceased is Special Guardianship Order, but child has reached age 18.",
        SHOWN,
        at_age("reason_ceased", SPECIAL_GUARDIANSHIP, _an_adult),
        touches=_AGE,
    ),
    Declared(
        "390",
        "Reason episode ceased is adopted but child has not been previously placed for adoption.",
        SHOWN,
        _adopted_from_elsewhere,
        touches=columns(EPISODES, "PLACE", "REC"),
    ),
    Declared(
        "387",
        "Reason episode ceased is child moved into independent living arrangement, but the child is aged under 14.",
        SHOWN,
        _too_young(INDEPENDENT_AGE, INDEPENDENT),
        touches=_AGE,
    ),
    Declared(
        "389",
        "Reason episode ceased is that child transferred to care of adult social care services, but child is aged under 16.",
        SHOWN,
        _too_young(ADULT_CARE_AGE, ADULT_CARE),
        touches=_AGE,
    ),
    Declared(
        "460",
        "Reason episode ceased is that child stayed with current carers at age 18 (or above), but child is aged under 18.",
        SHOWN,
        _too_young(ADULT, STAYED),
        touches=_AGE,
    ),
    Declared(
        "437",
        "Reason episode ceased is child has died or is aged 18 or over but there are further episodes.",
        SHOWN,
        between(_goes_on, at_the_first=True),
        touches=columns(EPISODES, "REC"),
    ),
)
