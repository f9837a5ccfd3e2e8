"""Which IRO a child has, as law and guidance want it: by when one is named, how many children one has, who may not be one.

The amounts stand here and nowhere else. Who in fact was appointed is `heed.caseloads`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from heed.law.allowances import Allowance, WorkingDays
from heed.law.dated import Dated, Since
from heed.law.deadlines import Deadline, Event, Track, due
from heed.law.provisions import CA89_S25A, HANDBOOK_APPOINTMENT, HANDBOOK_CASELOAD
from heed.law.reviews import first_review
from heed.law.rules import rule

_BEFORE_HANDBOOK = "the IRO Handbook of 2010 took effect with the regulations of that year"


@dataclass(frozen=True, slots=True)
class Band:
    """How many children an IRO who works full time has, from the fewest to the most, both included."""

    fewest: int
    most: int

    def __post_init__(self) -> None:
        if not 0 < self.fewest < self.most:
            raise ValueError(f"A band goes from fewer to more children, not from {self.fewest} to {self.most}.")

    def __str__(self) -> str:
        return f"{self.fewest} to {self.most} children"

    def over(self, children: int, share: Decimal) -> bool:
        """Whether so many children are more than the band allows somebody who works this share of full time."""
        return children > self.most * share

    def under(self, children: int, share: Decimal) -> bool:
        """Whether they are fewer."""
        return children < self.fewest * share


NAMED_IRO: Dated[Allowance] = Dated(
    Since(date(2011, 4, 1), WorkingDays(5), HANDBOOK_APPOINTMENT),
    what="naming the IRO of a child who came into care",
    before=_BEFORE_HANDBOOK,
)
CASELOAD: Dated[Band] = Dated(
    Since(date(2011, 4, 1), Band(50, 70), HANDBOOK_CASELOAD),
    what="the children of an IRO who works full time",
    before=_BEFORE_HANDBOOK,
)


@rule(HANDBOOK_APPOINTMENT)
def iro_appointed_by(*, looked_after_from: date) -> Deadline:
    """The day by which guidance wants an IRO named to a child who came into care; that day itself is not counted."""
    return due(NAMED_IRO, counted_from=looked_after_from, event=Event.CAME_INTO_CARE, track=Track.APPOINTMENT)


@rule(CA89_S25A)
def iro_needed_before(*, looked_after_from: date) -> Deadline:
    """The deadline of the first review, before which the law itself wants an IRO named.

    Interpretation: the law names the review, not a day, so its last lawful day is the latest; held earlier, it wants an IRO
    earlier.
    """
    return first_review(looked_after_from=looked_after_from)


@rule(HANDBOOK_CASELOAD)
def caseload_band(*, on: date) -> Band:
    """How many children an IRO who works full time has, by the guidance in force on a day.

    Interpretation: for somebody who works part of the week the band is taken as that share of it; the manager of the
    IROs is not counted among them.
    """
    return CASELOAD.on(on).value
