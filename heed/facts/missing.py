"""Times missing or away, deprivations of liberty and changes of social worker, of one child in one year. No Django."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from heed.exchange.records import Child, Missing
from heed.facts import unknowns
from heed.facts.splits import Splits
from heed.facts.years import Year, quarter, touches

MISSING_TABLE, DEPRIVATIONS_TABLE, SOCIAL_WORKERS_TABLE = "Missing", "DoLo", "SWEpisodes"
MISSING, AWAY = "M", "A"

_NEVER = (0, 0, 0, None)


def begun_in(child: Child, year: Year) -> list[Missing]:
    """The times missing or away that began in the year."""
    return [each for each in child.missing if year.begins_on <= each.from_on <= year.on_day]


def missing_in(child: Child, year: Year) -> tuple[object, ...]:
    """`missing_incidents`, `missing_days`, `away_incidents` and `missing_unknown` of one year."""
    begun = begun_in(child, year) if child.missing else ()
    if not begun:
        return _NEVER if MISSING_TABLE in year.tables else (None, None, None, unknowns.NO_MISSING)
    missing = [each for each in begun if each.kind == MISSING]
    away = sum(each.kind == AWAY for each in begun)
    in_doubt = len(missing) + away < len(begun)
    days = sum(((each.until_on or year.on_day) - each.from_on).days for each in missing)
    return (
        *((None, None) if in_doubt and not missing else (len(missing), days)),
        None if in_doubt and not away else away,
        unknowns.KIND_UNKNOWN if in_doubt else None,
    )


def missing_rows(name: str, child: Child, year: Year, tell: Splits) -> Iterator[tuple[object, ...]]:
    """The rows of the table of times missing or away that began in the year, each without its number."""
    for each in begun_in(child, year):
        yield (
            name,
            year.ends_on,
            each.kind,
            each.from_on,
            quarter(each.from_on),
            *tell.on(each.from_on),
            None if each.until_on is None else (each.until_on - each.from_on).days,
            unknowns.STILL_MISSING if each.until_on is None else None,
            each.source.file,
            each.source.line,
        )


def deprived_in(child: Child, year: Year) -> tuple[object, ...]:
    """`deprived_of_liberty`, `deprivation_days` and `deprivation_unknown`: days of the year, that of the end not counted."""
    touching = [each for each in child.deprivations if touches(year, each.from_on, each.until_on)]
    if not touching:
        return (False, 0, None) if DEPRIVATIONS_TABLE in year.tables else (None, None, unknowns.NO_DEPRIVATIONS)
    after = year.on_day + timedelta(days=1)
    days, counted_to = 0, year.begins_on
    for each in touching:
        until_on = after if each.until_on is None else min(each.until_on, after)
        from_on = max(each.from_on, counted_to)
        if from_on < until_on:
            days, counted_to = days + (until_on - from_on).days, until_on
    return True, days, None


def workers_in(child: Child, year: Year) -> tuple[object, ...]:
    """`social_workers` and `social_workers_unknown`: how many held the case on any day of the year."""
    if SOCIAL_WORKERS_TABLE not in year.tables:
        return None, unknowns.NO_SOCIAL_WORKERS
    held: set[str | None] = {each.worker for each in child.social_workers if touches(year, each.from_on, each.until_on)}
    if not held:
        return None, unknowns.NOT_IN_SOCIAL_WORKERS
    return (None, unknowns.WORKER_UNKNOWN) if None in held else (len(held), None)
