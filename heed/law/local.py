"""A council's own standard beside the law: it may be stricter, never looser. Where it is kept and shown is not here."""

from __future__ import annotations

from datetime import date

import numpy as np

from heed.law.allowances import Allowance, after_each
from heed.law.calendar import OutsideCalendar
from heed.law.dated import Dated
from heed.law.dates import in_words

_TESTED_FROM, _TESTED_UNTIL = date(2015, 1, 1), date(2041, 1, 1)


class Looser(ValueError):
    """The council's standard would allow more time than the law. The text names the provision and shows a day."""


def check_not_looser(standard: Allowance, *, law: Dated[Allowance]) -> None:
    """Refuse a standard that ends later than the law allows, counted from any one day of 2015 to 2040.

    Different units are compared day by day, not by rule of thumb: four weeks are looser than 20 working days, because
    from a Saturday the 20th working day comes a day before the four weeks are over. Raises `Looser`.
    """
    days = np.arange(np.datetime64(_TESTED_FROM), np.datetime64(_TESTED_UNTIL), dtype="datetime64[D]")
    allowed = after_each(law, days)
    try:
        late = standard.after_each(days) > allowed
    except OutsideCalendar:  # so long that the calendar ends first: later than anything the law allows
        late = np.ones(days.shape, dtype=np.bool_)
    if late.any():
        raise Looser(_sentence(standard, law, days[late][0].item()))


def _sentence(standard: Allowance, law: Dated[Allowance], day: date) -> str:
    span = law.on(day)
    return (
        f"{standard} is looser than the law for {law.what}: counted from {in_words(day)} it would end after "
        f"{in_words(span.value.after(day))}, the last day the law allows ({span.value}; {span.source}). "
        "Choose a standard that never ends later."
    )
