"""The rows of the table of children: what is known of one child on the last day of a year, and over it. No Django."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from heed.exchange.periods import twelve_months
from heed.exchange.records import Child
from heed.facts import unknowns
from heed.facts.ages import UNDER_SIXTEEN_ENDS, Birthdays, age_on
from heed.facts.asylum import unaccompanied_on
from heed.facts.care import Care, care_on, in_care
from heed.facts.distance import Postcodes, distance_of
from heed.facts.health import health_of
from heed.facts.missing import deprived_in, missing_in, workers_in
from heed.facts.participation import Said, all_on_time, views
from heed.facts.placements import Placements, placements_in, runs_since
from heed.facts.reviews import Obligation
from heed.facts.splits import Splits
from heed.facts.years import Year


class Whole(NamedTuple):
    """All that the facts work out of one child before they go through the years."""

    name: str
    child: Child
    birthdays: Birthdays
    tell: Splits
    cares: Sequence[Care]
    placements: Sequence[Placements]
    obligations: Sequence[Obligation]
    said: Sequence[Said]


def child_row(of: Whole, year: Year, as_at: date, postcodes: Postcodes | None) -> tuple[object, ...] | None:
    """The row of one child and year, without its number; None where the child was not in care in it."""
    child, on_day = of.child, year.on_day
    care = care_on(on_day, of.cares)
    if care is None or (care.until_on is not None and care.until_on <= year.begins_on):
        return None
    there, unknown = in_care(on_day, care, of.birthdays.adult)
    if care.until_on is None and care.known_to < year.begins_on and on_day >= of.birthdays.adult:
        return None  # left open years ago, and grown up since
    day = on_day if there is not False or care.until_on is None else care.until_on
    episode = next(each for each in reversed(care.episodes) if each.from_on <= on_day)
    age = age_on(on_day, child.born_on)
    found = of.placements[of.cares.index(care)]
    return (
        of.name,
        year.ends_on,
        on_day,
        year.ends_on,
        there,
        unknown,
        *(of.tell.on(on_day) if there else of.tell.leaving(day, episode)),
        care.from_on if care.start_told else None,
        unaccompanied_on(on_day, child, year),
        age,
        *(distance_of(episode, postcodes) if there else (None, unknown)),
        *_placements(of, year, found, there, unknown),
        *_long_term(care, year, age, there, unknown),
        *(runs_since(year.same_placement_from, on_day, found) if there else (None, unknown)),
        there is True and care.from_on <= year.long_enough_from,
        *all_on_time(of.obligations, year, as_at),
        *views(of.said, year),
        *((None, unknown) if there is None else (twelve_months(child.episodes, year.number), None)),
        *health_of(child, year),
        *missing_in(child, year),
        *deprived_in(child, year),
        *workers_in(child, year),
        episode.source.file,
        episode.source.line,
    )


def _placements(
    of: Whole, year: Year, found: Placements, there: bool | None, unknown: str | None
) -> tuple[int | None, str | None]:
    if there is None:
        return None, unknown
    if year.number not in of.child.years:
        return None, unknowns.YEAR_NOT_CARRIED
    return placements_in(year.begins_on, year.on_day, of.cares, of.placements)


def _long_term(
    care: Care, year: Year, age: int, there: bool | None, unknown: str | None
) -> tuple[bool | None, str | None]:
    """Whether the child is under 16 and in care for 30 months or more on the day."""
    if there is False or age >= UNDER_SIXTEEN_ENDS:
        return False, None
    if there is None:
        return None, unknown
    if care.from_on <= year.long_term_from:
        return True, None
    return (False, None) if care.start_told else (None, unknowns.BEGAN_BEFORE)
