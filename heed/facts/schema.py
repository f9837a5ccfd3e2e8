"""The declared columns of the facts: type, unit, meaning, source. What is not declared here is not in a snapshot. No Django.

Names, child numbers, postcodes and birth dates never enter the facts (decisions, 25): `child` is a key made for one
snapshot, and ages come as bands.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Type = Literal["text", "date", "whole number", "yes or no"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: what it holds (`meaning`), in what unit, whether it may be empty, and where it comes from."""

    name: str
    type: Type
    meaning: str
    source: str
    unit: str = ""
    may_be_empty: bool = False


@dataclass(frozen=True, slots=True)
class TableOfFacts:
    """One table of the facts: one row per thing, in the order of `columns`."""

    name: str
    one_row_is: str
    columns: tuple[Column, ...]


REVIEW = TableOfFacts(
    name="review",
    one_row_is=(
        "one review that the law asks for on one track, held or not; or a review held on a day that belongs to no track"
    ),
    columns=(
        Column("row", "whole number", "number of the row in this snapshot, from 1", "made here"),
        Column("child", "text", "key of the child in this snapshot", "made here from the child's number"),
        Column(
            "track",
            "text",
            "statutory, adoption or short_break; empty where the review was held outside any period of care",
            "episodes: LS and PLACE",
            may_be_empty=True,
        ),
        Column(
            "sequence",
            "text",
            "which review it is on its track: first, second or later; empty where that cannot be known",
            "counted from the start of the track",
            may_be_empty=True,
        ),
        Column("opened_on", "date", "the day the track began for the child, as far as is known", "episodes: DECOM"),
        Column(
            "previous_on",
            "date",
            "the day the review before was held, on the same track",
            "reviews: REVIEW",
            may_be_empty=True,
        ),
        Column(
            "rule",
            "text",
            "the rule of law that set the last lawful date",
            "heed.law.reviews",
            may_be_empty=True,
        ),
        Column(
            "counted_from",
            "date",
            "the day from which that rule counts",
            "episodes: DECOM; reviews: REVIEW",
            may_be_empty=True,
        ),
        Column(
            "latest_on",
            "date",
            "the last day on which the review can lawfully be held",
            "heed.law.reviews",
            may_be_empty=True,
        ),
        Column(
            "latest_unknown",
            "text",
            "why the last lawful date cannot be known; empty where it is known",
            "heed.facts.reviews",
            may_be_empty=True,
        ),
        Column(
            "interpreted",
            "yes or no",
            "the 6-month rule was taken because the child had been in care for 6 months before the review before",
            "heed.facts.reviews",
        ),
        Column("held_on", "date", "the day the review was held", "reviews: REVIEW", may_be_empty=True),
        Column(
            "participation_code",
            "text",
            "how the child took part, PN0 to PN7",
            "reviews: REVIEW_CODE",
            may_be_empty=True,
        ),
        Column(
            "code_unknown",
            "text",
            "why the participation code cannot be used; empty where it can, or where no review was held",
            "reviews: REVIEW_CODE against birth date",
            may_be_empty=True,
        ),
        Column(
            "under_four",
            "yes or no",
            "whether the child was under 4 on the day held; on the 4th birthday, whether the code is PN0",
            "header: DOB",
            may_be_empty=True,
        ),
        Column(
            "ended_on",
            "date",
            "the day on which the track ended for the child, where it has ended",
            "episodes: DEC and REC; header: DOB",
            may_be_empty=True,
        ),
        Column(
            "ended_why",
            "text",
            "left care, died, turned 18, placed for adoption, moved to short breaks, placement for adoption ended",
            "episodes: REC, LS and PLACE; header: DOB",
            may_be_empty=True,
        ),
        Column(
            "days_late",
            "whole number",
            "days from the last lawful date to the day held, or to the as-at date where it was not held",
            "made here",
            unit="days",
            may_be_empty=True,
        ),
        Column(
            "due_quarter",
            "date",
            "first day of the quarter of the last lawful date; where that is unknown, of the day held or the as-at date",
            "made here",
        ),
        Column(
            "held_quarter",
            "date",
            "first day of the quarter of the day held",
            "made here",
            may_be_empty=True,
        ),
        Column(
            "age_band",
            "text",
            "age on the day held, otherwise on the last lawful date, otherwise on the as-at date, in DfE's bands",
            "header: DOB",
        ),
        Column("sex", "text", "M or F; empty where unknown", "header: SEX", may_be_empty=True),
        Column("source_file", "text", "the file of the row behind it", "the return"),
        Column("source_line", "whole number", "the line of the row behind it", "the return"),
    ),
)

TABLES = (REVIEW,)
