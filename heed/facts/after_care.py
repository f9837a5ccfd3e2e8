"""What OC3 says of young people who left care: in touch, what they do, where they live. No Django."""

from __future__ import annotations

from collections.abc import Iterator

from heed.exchange.records import Child
from heed.facts.ages import age_on
from heed.facts.splits import Splits
from heed.facts.years import Year

# The first letter of ACTIV: full and part time, and in neither education, training nor work. 0 is not known.
_ACTIVE = {"F": True, "P": True, "G": False}
# The last character of ACCOM: suitable or not. 0 alone is not known.
_SUITABLE = {"1": True, "2": False}


def care_leaver_rows(name: str, child: Child, year: Year, tell: Splits) -> Iterator[tuple[object, ...]]:
    """The rows of OC3 of one child and year, each without its number."""
    for row in child.care_leaver:
        if row.year == year.number:
            yield (
                name,
                year.ends_on,
                year.ends_on,
                *tell.on(year.ends_on),
                age_on(year.ends_on, child.born_on),
                row.in_touch,
                row.activity,
                row.accommodation,
                _ACTIVE.get((row.activity or "")[:1]),
                _SUITABLE.get((row.accommodation or "")[1:]),
                row.source.file,
                row.source.line,
            )
