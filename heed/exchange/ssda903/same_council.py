"""Whether the returns of two years that follow each other can be of one council: a return does not say whose it is.

A child in care at the end of one year is in the next year's return by its own rules, whatever became of them since.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from heed.exchange.records import Refused
from heed.exchange.ssda903.rows import Return

FEWEST = 20
"""Interpretation: with fewer children in care at the end of the earlier year nothing is concluded from who is missing."""

AT_LEAST_ONE_IN = 10
"""Interpretation: fewer of them in the later return than one in so many is not a fault of some rows: it is another council."""


def refuse_another_council(returns: Sequence[Return]) -> None:
    """Refuse two returns, given in order of year, of which the later carries hardly any child whom the earlier left in care."""
    for earlier, later in pairwise(returns):
        if earlier.year + 1 != later.year:
            continue
        left = _in_care_at_the_end(earlier)
        there = len(left & {row.child for row in later.header})
        if len(left) >= FEWEST and there * AT_LEAST_ONE_IN < len(left):
            raise Refused(
                f"Of the {len(left):,} children in care at the end of the return of {earlier.year}, {there or 'none'}"
                f" {'is' if there < 2 else 'are'} in the return of {later.year}, so they are of two councils, or the children"
                " have new numbers: give returns of one council, with the same numbers in both."
            )


def _in_care_at_the_end(return_: Return) -> set[str]:
    end = return_.ends_on
    return {child for child, episode in return_.episodes if episode.until_on is None or episode.until_on > end}
