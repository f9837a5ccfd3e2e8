"""Checks on what changed between an episode and the next, and on why a placement changed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from heed.exchange.periods import GOES_ON, STARTED
from heed.exchange.records import Episode
from heed.exchange.ssda903.checks.declared import SHOWN, Declared, Found, at_fault, columns, day, place, turns
from heed.exchange.ssda903.checks.walks import TEMPORARY, between, following, lived, recoded, rows_with
from heed.exchange.ssda903.layout import EPISODES, HEADER
from heed.exchange.ssda903.merging import Merged
from heed.law.dates import year_ending

NEW_PLACEMENT = frozenset({"P", "B", "T", "U"})
"""Reasons for a new episode that say that the placement changed."""

CUSTODY = "CUSTOD"
CUSTODY_AGE = 10  # rule 234

POSTCODE_TOO = 2026  # rule 383: the return from which the postcode must be that of before


def _no_reason(merged: Merged) -> Iterator[Found]:
    """Between two placements neither of which is for a time."""
    unread = {source for each in merged.returns for source in at_fault(each, EPISODES, "REASON_PLACE_CHANGE")}
    for child, one, other in following(merged):
        if (
            one.reason_place_change is None
            and one.reason_ceased == GOES_ON
            and other.reason_new in NEW_PLACEMENT
            and one.placement not in TEMPORARY
            and other.placement not in TEMPORARY
            and one.source not in unread
        ):
            where = place(other.source, one.source)
            words = (
                f"REASON_PLACE_CHANGE is blank, and the placement changed, RNE {other.reason_new} ({where}): write why"
            )
            yield Found(one.source, child, words)


def _reason_not_asked(merged: Merged) -> Iterator[Found]:
    """Of a placement for a time, and of the one before it."""
    for child, episodes in lived(merged, "placement", TEMPORARY).items():
        before: Episode | None = None
        for episode in episodes:
            if episode.placement in TEMPORARY:
                if before is not None and before.reason_place_change and before.placement not in TEMPORARY:
                    yield Found(before.source, child, _not_asked(before, episode))
                if episode.reason_place_change:
                    yield Found(episode.source, child, _not_asked(episode, episode))
            before = episode


def _not_asked(told: Episode, temporary: Episode) -> str:
    reason, code = told.reason_place_change, temporary.placement
    if told is temporary:
        return f"REASON_PLACE_CHANGE is {reason}, and PLACE is {code}, for a time only: leave it blank"
    where = place(temporary.source, told.source)
    return (
        f"REASON_PLACE_CHANGE is {reason}, and the next placement is {code}, for a time only ({where}): leave it blank"
    )


def _reason_while_open(merged: Merged) -> Iterator[Found]:
    for each in merged.returns:
        for child, episode in each.episodes:
            if episode.until_on is None and episode.reason_place_change is not None:
                words = f"REASON_PLACE_CHANGE is {episode.reason_place_change}, and DEC is blank: leave it blank, or write DEC"
                yield Found(episode.source, child, words)


def _custody_too_young(merged: Merged) -> Iterator[Found]:
    for each in merged.returns:
        for child, episode in rows_with(each, "reason_place_change", frozenset({CUSTODY})):
            if episode.until_on is None:
                continue
            row = merged.header.get(child)
            if row is not None and row.born_on is not None and episode.until_on < _old_enough(row.born_on):
                words = (
                    f"REASON_PLACE_CHANGE is {CUSTODY} on {day(episode.until_on)}, and the child turns {CUSTODY_AGE} on"
                    f" {day(_old_enough(row.born_on))}: mend one of the two"
                )
                yield Found(episode.source, child, words)


def _old_enough(born_on: date) -> date:
    return turns(CUSTODY_AGE, born_on)


def _not_back(merged: Merged) -> Iterator[Found]:
    """The episode after one for a time, within one period of care: RNE P, and the placement of before."""
    for child, episodes in lived(merged, "placement", TEMPORARY).items():
        for before, (away, after) in zip(episodes, pairwise(episodes[1:]), strict=False):
            if away.placement not in TEMPORARY or away.until_on != after.from_on or away.reason_ceased != GOES_ON:
                continue
            words = _elsewhere(before, after)
            if words is not None:
                where = place(before.source, after.source)
                yield Found(
                    after.source, child, f"{words} after {away.placement} ({where}): mend it, or add what is missing"
                )


def _elsewhere(before: Episode, after: Episode) -> str | None:
    if after.reason_new not in ("P", None):
        return f"RNE is {after.reason_new}, not P,"
    if _differ(before.placement, after.placement) and not recoded(before.placement, after.placement):
        return f"PLACE is {after.placement}, not {before.placement},"
    if year_ending(after.from_on) >= POSTCODE_TOO and _differ(before.placement_postcode, after.placement_postcode):
        return "PL_POST is not that of before, as the child comes back"
    return None


def _differ(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and one != other


def _same_home(one: Episode, other: Episode) -> bool:
    """Whether all that both say of the placement is the same. What one of them does not say cannot tell them apart."""
    home = (other.placement, other.placement_postcode, other.urn, other.provider)
    return None not in home and home == (one.placement, one.placement_postcode, one.urn, one.provider)


def _another_home(one: Episode, other: Episode) -> bool:
    """Whether the two say different things of the placement, in anything that both say."""
    moved = _differ(one.placement, other.placement)
    return (
        (moved and not recoded(one.placement, other.placement))
        or _differ(one.placement_postcode, other.placement_postcode)
        or _differ(one.urn, other.urn)
        or _differ(one.provider, other.provider)
    )


def _status_alone(one: Episode, other: Episode) -> str | None:
    if other.reason_new != "L":
        return None
    where = place(one.source, other.source)
    if other.legal_status == one.legal_status and other.legal_status is not None:
        return f"RNE is L, and LS is that of the episode before ({where}): mend one of the two"
    if _another_home(one, other):
        return f"RNE is L, and the placement is not that of the episode before ({where}): mend one of the two"
    return None


def _placement_alone(one: Episode, other: Episode) -> str | None:
    if other.reason_new not in ("P", "T"):
        return None
    where = place(one.source, other.source)
    if _differ(one.legal_status, other.legal_status):
        return f"RNE is {other.reason_new}, and LS is not that of the episode before ({where}): mend one of the two"
    if _same_home(one, other):
        return (
            f"RNE is {other.reason_new}, and the placement is that of the episode before ({where}): mend one of the two"
        )
    return None


def _both(one: Episode, other: Episode) -> str | None:
    if other.reason_new not in ("B", "U"):
        return None
    where = place(one.source, other.source)
    if other.legal_status == one.legal_status and other.legal_status is not None:
        return f"RNE is {other.reason_new}, and LS is that of the episode before ({where}): mend one of the two"
    if _same_home(one, other):
        return (
            f"RNE is {other.reason_new}, and the placement is that of the episode before ({where}): mend one of the two"
        )
    return None


def _another_need(one: Episode, other: Episode) -> str | None:
    if one.reason_ceased != GOES_ON or one.until_on != other.from_on or other.reason_new == STARTED:
        return None
    if not _differ(one.need, other.need):
        return None
    return f"CIN is {other.need}, and {one.need} in the episode before ({place(one.source, other.source)}): mend one"


_REASON = columns(EPISODES, "REASON_PLACE_CHANGE")
_CHANGED = columns(EPISODES, "RNE", "LS", "PLACE", "PL_POST", "URN", "PLACE_PROVIDER")

CHANGES = (
    Declared(
        "225",
        "Reason for placement change must be recorded.",
        SHOWN,
        _no_reason,
        touches=_REASON,
    ),
    Declared(
        "226",
        "Reason for placement change is not required.",
        SHOWN,
        _reason_not_asked,
        touches=_REASON,
        changed=((2026, "Reason for placement change is not required for temporary placements."),),
    ),
    Declared(
        "233",
        "Reason for placement change is not required when the episode has not ceased.",
        SHOWN,
        _reason_while_open,
        touches=_REASON | columns(EPISODES, "DEC"),
        since=2026,
    ),
    Declared(
        "234",
        "A child aged under 10 can not change placement due to being admitted to custody",
        SHOWN,
        _custody_too_young,
        touches=_REASON | columns(EPISODES, "DEC") | columns(HEADER, "DOB"),
        since=2026,
    ),
    Declared(
        "383",
        "A child in a temporary placement must subsequently return to his/her normal placement.",
        SHOWN,
        _not_back,
        touches=columns(EPISODES, "RNE", "PLACE", "PL_POST"),
    ),
    Declared(
        "434",
        "Reason for new episode is that child's legal status has changed but not the placement, but this is not reflected"
        " in the episode data.",
        SHOWN,
        between(_status_alone),
        touches=_CHANGED,
    ),
    Declared(
        "435",
        "Reason for new episode is that child’s placement has changed but not the legal status, but this is not reflected"
        " in the episode data recorded.",
        SHOWN,
        between(_placement_alone),
        touches=_CHANGED,
    ),
    Declared(
        "436",
        "Reason for new episode is that both child’s placement and legal status have changed, but this is not reflected in"
        " the episode data.",
        SHOWN,
        between(_both),
        touches=_CHANGED,
    ),
    Declared(
        "504",
        "The category of need code differs from that reported at start of current period of being looked after",
        SHOWN,
        between(_another_need),
        touches=columns(EPISODES, "CIN"),
    ),
)
