"""What a column and a table of facts are, and the columns that several tables share. No Django."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Type = Literal["text", "date", "whole number", "yes or no"]

CARE = "episodes: DECOM, RNE, LS, DEC and REC"
"""What says from when to when a child was in care, short breaks left aside."""

PLACEMENTS = "episodes: DECOM, RNE, LS, PLACE, PLACE_PROVIDER, DEC, REC, PL_POST and URN"
"""What says which placement a child was in, and where one ended and another began."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: what it holds (`meaning`), in what unit, whether it may be empty, and where it comes from.

    `source` names tables of the return in lower case and their columns in capitals ("episodes: DECOM and DEC; header:
    DOB"), also where the value is worked out: what a fault in a column does to which figure is told from it.
    """

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


ROW = Column("row", "whole number", "number of the row in this snapshot, from 1", "made here")
CHILD_KEY = Column("child", "text", "key of the child in this snapshot", "made here from the child's number")
YEAR_ENDS_ON = Column("year_ends_on", "date", "31 March of the collection year that the row belongs to", "made here")
SOURCE = (
    Column("source_file", "text", "the file of the row behind it", "the return"),
    Column("source_line", "whole number", "the line of the row behind it", "the return"),
)


def splits(day: str) -> tuple[Column, ...]:
    """The columns by which every figure can be split, told on one day of each row: `day` says which."""
    return (
        Column("age_band", "text", f"age on {day}, in DfE's bands", "header: DOB"),
        Column("sex", "text", "M or F; empty where unknown", "header: SEX", may_be_empty=True),
        Column(
            "ethnicity_group",
            "text",
            "white, mixed, asian, black, other, or not_stated (refused, or not yet obtained); empty where unknown",
            "header: ETHNIC",
            may_be_empty=True,
        ),
        Column(
            "legal_status",
            "text",
            f"the return's code on {day}; empty where unknown or not in care",
            "episodes: LS, DECOM and DEC",
            may_be_empty=True,
        ),
        Column(
            "placement",
            "text",
            f"the group of the placement on {day}: foster_family, foster_other, adoption, parents, childrens_home, secure, "
            "supported, residential_school, other_residential, custody, temporary, other; empty where unknown or not in care",
            "episodes: PLACE, DECOM and DEC",
            may_be_empty=True,
        ),
        Column(
            "provider",
            "text",
            f"the return's code of the provider on {day}; empty where unknown or not in care",
            "episodes: PLACE_PROVIDER, DECOM and DEC",
            may_be_empty=True,
        ),
        Column(
            "need",
            "text",
            f"the return's code of the category of need on {day}; empty where unknown or not in care",
            "episodes: CIN, DECOM and DEC",
            may_be_empty=True,
        ),
        Column(
            "iro",
            "text",
            "key of the independent reviewing officer in this snapshot, as the roster has it; empty without a roster",
            "roster: IRO",
            may_be_empty=True,
        ),
        Column(
            "team",
            "text",
            "key of the team in this snapshot, as the roster has it; empty without a roster",
            "roster: TEAM",
            may_be_empty=True,
        ),
    )


def why(name: str, of: str, source: str) -> Column:
    """The column that says why another cannot be known."""
    return Column(
        name, "text", f"why {of} cannot be known; empty where it is, or is not asked", source, may_be_empty=True
    )
