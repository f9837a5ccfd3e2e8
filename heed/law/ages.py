"""The ages at which the law changes what is asked, with their provisions. Arithmetic on birthdays is `dates.turns`."""

from __future__ import annotations

from datetime import date

from heed.law.dates import turns
from heed.law.provisions import CA89_S105
from heed.law.rules import rule

ADULT_AGE = 18  # years; CA89_S105


@rule(CA89_S105)
def adult_on(*, born_on: date) -> date:
    """The 18th birthday: from this day on no review is asked for."""
    return turns(ADULT_AGE, born_on)
