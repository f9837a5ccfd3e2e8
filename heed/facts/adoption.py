"""How long the steps to an adoption took: coming into care, placed, placement order, match, adoption order. No Django."""

from __future__ import annotations

from datetime import date

from heed.exchange.records import Adoption, Child
from heed.facts import unknowns
from heed.facts.care import Care
from heed.facts.splits import Splits
from heed.facts.tracks import PLACED_FOR_ADOPTION, TEMPORARY
from heed.facts.years import Year, quarter

ADOPTED = frozenset({"E11", "E12"})
PLACEMENT_ORDER = "E1"
PLACEMENT_ONLY = frozenset({"P", "T"})  # RNE: the legal status was there before
STATUS_ONLY = "L"  # RNE: the placement was there before

Day = tuple[date | None, str | None]


def adoption_row(name: str, child: Child, care: Care, adopted_on: date, year: Year, tell: Splits) -> tuple[object, ...]:
    """The row of a child whose time in care ended with an adoption on a day of the year, without its number."""
    entered: Day = (care.from_on, None) if care.start_told else (None, unknowns.BEGAN_BEFORE)
    placed, ordered = placed_on(care), order_on(care)
    told = next((row for row in child.adoption if row.year == year.number), None)
    last = care.episodes[-1]
    return (
        name,
        year.ends_on,
        adopted_on,
        quarter(adopted_on),
        *tell.leaving(adopted_on, last),
        *_days(entered, placed),
        *_days(ordered, _matched_on(told)),
        *_days(placed, (adopted_on, None)),
        *((told.by_foster_carer, told.adopters, told.adopters_sex, told.adopters_status) if told else (None,) * 4),
        last.source.file,
        last.source.line,
    )


def placed_on(care: Care) -> Day:
    """The first day of the last placement for adoption; a temporary placement, or an unknown one, does not break it."""
    placed: Day = (None, unknowns.NOT_PLACED)
    in_it = False
    for place, episode in enumerate(care.episodes):
        if episode.placement in PLACED_FOR_ADOPTION:
            if not in_it:
                seen = place > 0 or care.start_told or episode.reason_new not in (STATUS_ONLY, None)
                placed = (episode.from_on, None) if seen else (None, unknowns.PLACED_BEFORE)
            in_it = True
        elif episode.placement is not None and episode.placement not in TEMPORARY:
            in_it = False
    return placed


def order_on(care: Care) -> Day:
    """The day from which the legal status was a placement order."""
    for place, episode in enumerate(care.episodes):
        if episode.legal_status == PLACEMENT_ORDER:
            seen = place > 0 or care.start_told or episode.reason_new not in (*PLACEMENT_ONLY, None)
            return (episode.from_on, None) if seen else (None, unknowns.ORDER_BEFORE)
    return None, unknowns.NO_PLACEMENT_ORDER


def _matched_on(told: Adoption | None) -> Day:
    if told is None or told.matched_on is None:
        return None, unknowns.NO_MATCH
    return told.matched_on, None


def _days(begins: Day, ends: Day) -> tuple[int | None, str | None]:
    """Days from one to the other, or why that is unknown; a match that came before the order took none."""
    if begins[0] is None or ends[0] is None:
        return None, begins[1] or ends[1]
    return max(0, (ends[0] - begins[0]).days), None
