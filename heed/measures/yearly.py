"""How measures of a year are declared with few words: what they have alike. No Django."""

from __future__ import annotations

from functools import partial

from heed.measures.conditions import LOOK_AGAIN_ON, OWNER, in_care_at_the_end, in_care_is_unknown, in_the_year
from heed.measures.declare import Kind, Measure, Polarity

DFE = "the Department for Education, children looked after return (SSDA903) and its published statistics"

of_the_year = partial(
    Measure,
    counts="children",
    sources=(),
    defined_by=DFE,
    polarity=Polarity.NEITHER,
    owner=OWNER,
    review_on=LOOK_AGAIN_ON,
    counted_on="year_ends_on",
    population=in_the_year,
)
"""A measure of rows that each speak of one year."""

in_care = partial(
    of_the_year,
    facts="child",
    out_of="children in care on the last day of the year; short breaks (V3, V4) are not care here",
    population=in_care_at_the_end,
    unknown={"": in_care_is_unknown},
    why_unknown="in_care_unknown",
)
"""A measure of the children in care on the last day of the year, or on the as-at date where that is sooner."""

share_in_care = partial(in_care, kind=Kind.PROPORTION)
"""The share of them of whom something is so."""
