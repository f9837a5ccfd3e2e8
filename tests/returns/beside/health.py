"""OC2: health, strengths and difficulties, and offending, of those in care for the whole of a collection year."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from tests.returns.beside.shares import Shares
from tests.returns.beside.throws import Throw
from tests.returns.days import age_on, collection_year
from tests.returns.dice import Dice
from tests.returns.lives import SHORT_BREAKS, Life
from tests.returns.tables import Health

LAST_YEAR = 2028
MAY_BE_BLANK = ("convicted", "health_check", "immunised", "teeth", "assessed", "substances")


def health(throw: Throw, life: Life, shares: Shares) -> Iterator[Health]:
    """A row for each year in which the child was in care throughout."""
    for year in range(collection_year(life.episodes[0].from_on), LAST_YEAR):
        if whole_year(life, year):
            yield _row(throw("health", year), life.born_on, year, shares)


def whole_year(life: Life, year: int) -> bool:
    """In care from 1 April to 31 March: no start after the first day, no end before the last, no short break."""
    first, last = date(year - 1, 4, 1), date(year, 3, 31)
    episodes = [e for e in life.episodes if e.from_on <= last and (e.until_on is None or e.until_on >= first)]
    return (
        bool(episodes)
        and not any(e.reason_new == "S" and e.from_on > first for e in episodes)
        and not any(e.until_on and e.until_on < last and e.reason_ceased != "X1" for e in episodes)
        and not any(e.legal_status in SHORT_BREAKS for e in episodes)
    )


def _row(dice: Dice, born_on: date, year: int, shares: Shares) -> Health:
    at_start, at_end = age_on(born_on, date(year - 1, 4, 1)), age_on(born_on, date(year, 3, 31))
    score, reason = _difficulties(dice, at_start, at_end, shares)
    substances = at_end >= 10 and dice.chance(shares.substances)
    received = dice.chance(600) if substances else None
    return Health(
        year,
        score,
        reason,
        convicted=dice.chance(shares.convicted) if at_end >= 10 else None,
        health_check=dice.chance(shares.health_check) if at_end < 5 else None,
        immunised=dice.chance(shares.immunised),
        teeth=dice.chance(shares.teeth),
        assessed=dice.chance(shares.assessed),
        substances=substances,
        received=received,
        offered=dice.chance(500) if received is False else None,
    )


def _difficulties(dice: Dice, at_start: int, at_end: int, shares: Shares) -> tuple[int | None, str]:
    """A score, or why there is none; neither for a child under 4 at the end of the year, or 17 at its start."""
    if at_end < 4 or at_start >= 17:
        return None, ""
    if dice.chance(shares.sdq_returned):
        return dice.between(*dice.weighed(shares.sdq_scores)), ""
    whole = at_start >= 4 and at_end < 17
    return None, dice.one_of(("SDQ2", "SDQ3", "SDQ4", "SDQ5") if whole else ("SDQ1", "SDQ1", "SDQ4"))


def with_faults(throw: Throw, rows: tuple[Health, ...], shares: Shares) -> tuple[Health, ...]:
    """Some rows are not there, some cells blank."""
    kept: list[Health] = []
    for row in rows:
        dice = throw("faults", row.year)
        if dice.chance(shares.faults):
            continue
        blank: dict[str, Any] = {name: None for name in MAY_BE_BLANK if dice.chance(shares.faults)}
        if dice.chance(shares.faults):
            blank |= {"sdq_score": None, "sdq_reason": ""}
        kept.append(replace(row, **blank))
    return tuple(kept)
