"""Checks on SWEpisodes: which social worker held the case when. The tables of 2024 and later."""

from __future__ import annotations

from collections.abc import Iterator

from heed.exchange.records import SHORT_BREAKS
from heed.exchange.ssda903.checks.declared import SHOWN, Declared, Found, columns, every, tables, whole_years
from heed.exchange.ssda903.checks.spans import Spans
from heed.exchange.ssda903.layout import SOCIAL_WORKERS
from heed.exchange.ssda903.merging import Merged

HOLDERS = Spans(SOCIAL_WORKERS, "SW_DECOM", "SW_DEC", "the episode", lambda each: each.social_workers)

BEGIN = ("SW", "XX")
"""What the number of a social worker begins with (rule SW02STG1): Social Work England's, or none known."""


def _other_number(merged: Merged) -> Iterator[Found]:
    for each in merged.returns:
        for child, _, row in each.social_workers or ():
            if row.worker is not None and not row.worker.upper().startswith(BEGIN):
                yield Found(row.source, child, "SW_ID begins with neither SW nor XX: write the social worker’s number")


def _no_number(merged: Merged) -> Iterator[Found]:
    for each in merged.returns:
        cells = {row.source for row in each.misread.get((SOCIAL_WORKERS, "SW_ID"), ())}
        for child, _, row in each.social_workers or ():
            if row.worker is None and row.source not in cells:
                yield Found(row.source, child, "SW_ID is blank: write the social worker’s number")


def _nobody_at_the_end(merged: Merged) -> Iterator[Found]:
    """A child in care on 31 March whose case nobody holds that day. The fault stands at the episode of care."""
    for each in merged.returns:
        if each.social_workers is None or each.ends_on > merged.as_at:
            continue
        end = each.ends_on
        held = {child for child, row in HOLDERS.of(each) if row.until_on is None or row.until_on > end}
        for child, episode in each.episodes:
            if child in held or episode.from_on > end or (episode.until_on is not None and episode.until_on <= end):
                continue
            if episode.legal_status not in SHORT_BREAKS:
                yield Found(episode.source, child, "no row of SWEpisodes is open at 31 March: add who holds the case")


_DATES = columns(SOCIAL_WORKERS, "SW_DECOM", "SW_DEC")

HOLDING_THE_CASE = (
    Declared(
        "SW01aSTG1",
        "For each social worker episode, information should be complete",
        SHOWN,
        _no_number,
        tables(SOCIAL_WORKERS),
        columns(SOCIAL_WORKERS, "SW_ID"),
    ),
    Declared(
        "SW02STG1",
        "Social worker ID does not begin with the characters ‘SW’ or ‘XX’.",
        SHOWN,
        _other_number,
        tables(SOCIAL_WORKERS),
        columns(SOCIAL_WORKERS, "SW_ID"),
    ),
    Declared(
        "SW10STG2",
        "A new social worker episode has started before the end date of the previous social worker episode.",
        SHOWN,
        HOLDERS.starts_before_another_ends,
        tables(SOCIAL_WORKERS),
        _DATES,
    ),
    Declared(
        "SW17STG2",
        "There is no social worker episode open at 31 March",
        SHOWN,
        _nobody_at_the_end,
        every(tables(SOCIAL_WORKERS), whole_years),
        _DATES,
    ),
)
