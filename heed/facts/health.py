"""What OC2 says of a child in a year: health, strengths and difficulties, offending. No Django."""

from __future__ import annotations

from heed.exchange.records import Child
from heed.facts import unknowns
from heed.facts.years import Year

OC2 = "OC2"

# DfE's bands of the total difficulties score: the highest score of each.
NORMAL, BORDERLINE = 13, 16

_NOTHING = (None,) * 9


def health_of(child: Child, year: Year) -> tuple[object, ...]:
    """The values from `oc2` to `sdq_band` of one child and year."""
    row = next((row for row in child.health if row.year == year.number), None)
    if row is None:
        return (False, unknowns.NOT_IN_OC2 if OC2 in year.tables else unknowns.NO_OC2, *_NOTHING)
    return (
        *(True, None, row.convicted, row.health_check, row.immunisations, row.teeth_check, row.health_assessment),
        *(row.substance_misuse, row.sdq_score, row.sdq_reason, sdq_band(row.sdq_score)),
    )


def sdq_band(score: int | None) -> str | None:
    """The band of a score; None without one."""
    if score is None:
        return None
    if score <= NORMAL:
        return "normal"
    return "borderline" if score <= BORDERLINE else "concern"
