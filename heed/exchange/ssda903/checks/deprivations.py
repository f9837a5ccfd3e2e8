"""Checks on DoLo: orders that deprive of liberty, against the year, care, placement, and one another. From the return of 2027."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from heed.exchange.records import Episode
from heed.exchange.ssda903.checks.declared import (
    SHOWN,
    Declared,
    Find,
    Found,
    Needs,
    columns,
    consecutive_returns,
    day,
    every,
    place,
    tables,
)
from heed.exchange.ssda903.checks.spans import Spans
from heed.exchange.ssda903.layout import DEPRIVATIONS, EPISODES
from heed.exchange.ssda903.merging import Merged

EXPECTED = frozenset({"K2", "Z12", "Z13"})
"""The placements in which a child with an order is expected (rule 709)."""

BARRED = frozenset({"K1", "K3", "P1", "R5"})
"""Those in which such a child cannot be placed (rule 710)."""

FIRST_YEAR = 2027
"""The first collection year with the table and these rules."""

ORDERS = Spans(DEPRIVATIONS, "DOLO_START", "DOLO_END", "the order", lambda each: each.deprivations)


def _overlap(episode: Episode, from_on: date, until_on: date) -> bool:
    """Whether an episode and an order share a day; the day on which either ended is not one of its own."""
    if episode.from_on > from_on and episode.from_on >= until_on:
        return False
    return episode.until_on is None or episode.until_on > from_on


def _placed(wrong: Callable[[str], bool], mend: str) -> Find:
    """The check on the placements that an order with both its dates overlaps: one fault for each such order."""

    def find(merged: Merged) -> Iterator[Found]:
        for each in merged.returns:
            for child, row in ORDERS.of(each):
                life = merged.lives.get(child)
                if row.until_on is None or life is None:
                    continue
                for episode in life.episodes:
                    if episode.placement is None or not _overlap(episode, row.from_on, row.until_on):
                        continue
                    if wrong(episode.placement):
                        where = place(episode.source, row.source)
                        words = (
                            f"PLACE is {episode.placement} from {day(episode.from_on)} ({where}), and the order began on"
                            f" {day(row.from_on)}: {mend}"
                        )
                        yield Found(row.source, child, words)
                        break

    return find


_BOTH = columns(DEPRIVATIONS, "DOLO_START", "DOLO_END")
_PLACE = columns(EPISODES, "PLACE")


_NEEDS = tables(DEPRIVATIONS)


def _check(code: str, says: str, find: Find, touches: frozenset[str], needs: Needs = _NEEDS) -> Declared:
    return Declared(code, says, SHOWN, find, needs, touches, since=FIRST_YEAR)


ORDERS_OF_DEPRIVATION = (
    _check(
        "702", "The date that the DoLO ended is before the date that it started.", ORDERS.ends_before_it_starts, _BOTH
    ),
    _check(
        "703",
        "The date that the DoLO started is after the end of the collection year.",
        ORDERS.starts_after_its_year,
        columns(DEPRIVATIONS, "DOLO_START"),
    ),
    _check(
        "704",
        "The date that the DoLO ended is before the start or after the end of the collection year.",
        ORDERS.ends_outside_its_year,
        columns(DEPRIVATIONS, "DOLO_END"),
    ),
    _check(
        "705", "A DoLO cannot start when the previous DoLO is still open.", ORDERS.starts_before_another_ends, _BOTH
    ),
    _check(
        "706",
        "There is an open DoLO in last year’s return and there is no corresponding DoLO recorded at the start of this year..",
        ORDERS.not_carried_on,
        _BOTH,
        every(consecutive_returns, _NEEDS),
    ),
    _check(
        "707",
        "Child ceased to be looked after but there is a DoLO without an end date.",
        ORDERS.open_after_care,
        columns(DEPRIVATIONS, "DOLO_END"),
    ),
    _check(
        "708",
        "Dates of DoLOs are before child’s date of birth.",
        ORDERS.before_birth,
        _BOTH,
    ),
    _check(
        "709",
        "Child with a DoLO is in an unexpected placement type.",
        _placed(lambda placement: placement not in EXPECTED, "look whether the placement and the order are right"),
        _BOTH | _PLACE,
    ),
    _check(
        "710",
        "Child with a DoLO can not be placed in secure children's homes, with parents, young offender institutions, or"
        " supported accommodation.",
        _placed(lambda placement: placement in BARRED, "mend PLACE, or the order"),
        _BOTH | _PLACE,
    ),
)
