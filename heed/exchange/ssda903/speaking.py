"""The day the data speak for (decisions, 18). Not what is cut off after it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from heed.exchange.records import Refused
from heed.exchange.ssda903.rows import Return
from heed.exchange.ssda903.words import listed
from heed.law.dates import first_day_of, in_words, last_day_of

REACHES = 45
"""Days before the year's end within which the newest date must fall, or the day has to be given."""


def still_to_come(day: date, today: date) -> str | None:
    """Why the data cannot speak for this day: nothing is known of days to come. None where they can."""
    if day <= today:
        return None
    return f"The data cannot speak for a day to come: give {in_words(today)} or a day before it."


def day_spoken_for(returns: Sequence[Return], year: int, as_at: date | None) -> date:
    """The day given; otherwise 31 March of the year, once the data reach it. Refuses where neither will do."""
    years = [each.year for each in returns]
    if year not in years:
        raise Refused(
            f"The year asked for is {year} and the returns are of {listed(years)}:"
            f" add the return of {year}, or ask for {years[-1]}."
        )
    if as_at is not None:
        if as_at < first_day_of(year):
            raise Refused(
                f"The day given, {as_at:%d/%m}/{as_at.year:04}, is before the year {year} begins on 01/04/{year - 1}:"
                " give a later day."
            )
        return as_at
    end = last_day_of(year)
    if any(each.year == year and not (each.header or each.episodes or each.reviews) for each in returns):
        return end  # nobody was looked after, all year
    newest = max((day for each in returns for day in _dates(each) if day <= end), default=None)
    if newest is None or (end - newest).days > REACHES:
        reach = (
            f"the newest date in the returns up to then is {newest:%d/%m/%Y}"
            if newest
            else "the returns have no date up to then"
        )
        raise Refused(
            f"The data do not reach 31/03/{year} ({reach}): say which day they speak for with --as-at"
            f"{f', as in --as-at {newest:%Y-%m-%d}' if newest else ''}."
        )
    return end


def _dates(each: Return) -> Iterator[date]:
    for _, episode in each.episodes:
        yield episode.from_on
        if episode.until_on is not None:
            yield episode.until_on
    for row in each.reviews:
        yield row.review.held_on
