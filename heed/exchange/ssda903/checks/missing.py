"""Checks on Missing: times missing or away without authorisation, against the year, care, and one another."""

from __future__ import annotations

from collections.abc import Iterator

from heed.exchange.ssda903.checks.declared import (
    SHOWN,
    Declared,
    Find,
    Found,
    columns,
    consecutive_returns,
    every,
    place,
    tables,
    turns,
)
from heed.exchange.ssda903.checks.spans import Spans
from heed.exchange.ssda903.layout import EPISODES, MISSING
from heed.exchange.ssda903.merging import Merged

ADULT = 18
"""The birthday on which a child who is missing leaves care (rule 580)."""

OTHER_REASON = "E8"
"""The reason with which care then ceases (rule 580)."""

TIMES = Spans(MISSING, "MIS_START", "MIS_END", "the time missing", lambda each: each.missing)


def _missing_at_18(merged: Merged) -> Iterator[Found]:
    """The fault stands at the episode, whose REC is to be mended."""
    for each in merged.returns:
        for child, row in TIMES.of(each):
            header, life = merged.header.get(child), merged.lives.get(child)
            if row.until_on is None or header is None or header.born_on is None or life is None:
                continue
            if row.until_on != turns(ADULT, header.born_on):
                continue
            for episode in life.episodes:
                if episode.until_on == row.until_on and episode.reason_ceased not in (None, OTHER_REASON):
                    where = place(row.source, episode.source)
                    words = f"REC is {episode.reason_ceased}, and the child was missing on the 18th birthday ({where}): write E8"
                    yield Found(episode.source, child, words)


_BOTH = columns(MISSING, "MIS_START", "MIS_END")


def _check(code: str, says: str, find: Find, touches: frozenset[str]) -> Declared:
    return Declared(code, says, SHOWN, find, tables(MISSING), touches)


TIMES_MISSING = (
    _check(
        "567",
        "The date that the missing episode or episode that the child was away from placement without authorisation ended is"
        " before the date that it started.",
        TIMES.ends_before_it_starts,
        _BOTH,
    ),
    _check(
        "570",
        "The date that the child started to be missing or away from placement without authorisation is after the end of the"
        " collection year.",
        TIMES.starts_after_its_year,
        columns(MISSING, "MIS_START"),
    ),
    _check(
        "571",
        "The date that the child ceased to be missing or away from placement without authorisation is before the start or"
        " after the end of the collection year.",
        TIMES.ends_outside_its_year,
        columns(MISSING, "MIS_END"),
    ),
    _check(
        "574",
        "A new missing/away from placement without authorisation period cannot start when the previous missing/away from"
        " placement without authorisation period is still open. Missing/away from placement without authorisation periods"
        " should also not overlap.",
        TIMES.starts_before_another_ends,
        _BOTH,
    ),
    Declared(
        "576",
        "There is an open missing/away from placement without authorisation period in last year’s return and there is no"
        " corresponding period recorded at the start of this year.",
        SHOWN,
        TIMES.not_carried_on,
        every(consecutive_returns, tables(MISSING)),
        _BOTH,
    ),
    _check(
        "577",
        "Child ceased to be looked after but there is a missing/away from placement without authorisation period without an"
        " end date.",
        TIMES.open_after_care,
        columns(MISSING, "MIS_END"),
    ),
    _check(
        "578",
        "The date that the child started to be missing is after the child ceased to be looked after.",
        TIMES.starts_after_care,
        columns(MISSING, "MIS_START"),
    ),
    _check(
        "580",
        "Child is missing when cease being looked after but reason episode ceased not ‘E8’.",
        _missing_at_18,
        columns(EPISODES, "REC"),
    ),
    _check(
        "581",
        "Child is missing but has not yet started to be looked after.",
        TIMES.starts_before_care,
        columns(MISSING, "MIS_START"),
    ),
    _check(
        "586",
        "Dates of missing periods are before child’s date of birth.",
        TIMES.before_birth,
        _BOTH,
    ),
)
