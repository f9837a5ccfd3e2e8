"""The measures of a page by edition: paper, margins, sizes of type. In points and twips (twentieths of a point). No Django."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from heed.reports.document import Edition

PAPER: Final = (11906, 16838)  # A4
MM: Final = 56.693  # twips


@dataclass(frozen=True, slots=True)
class Look:
    """How large things are in an edition. `tight` is the share of the full report's white space that it has."""

    size: float  # of text, in points
    title: float
    heading: float  # of a section
    margin: int  # at the sides, in twips
    top: int
    tight: float
    dot: float  # of a chart's picture, in twips: charts are twice as fine as a screen, whose dots are 15 twips
    covered: bool  # whether it has a page of its own for a cover

    @property
    def in_tables(self) -> float:
        """The size of a table's text."""
        return self.size - 1.5

    @property
    def width(self) -> int:
        """The width of the text, in twips."""
        return PAPER[0] - 2 * self.margin


# 12 points is the least that public bodies print for everybody; a page that must hold a year is the one exception.
FULL: Final = Look(size=12, title=34, heading=21, margin=1304, top=1361, tight=1, dot=7.5, covered=True)
COMMITTEE: Final = Look(size=12, title=20, heading=15, margin=1304, top=1247, tight=0.8, dot=7.5, covered=False)
ONE_PAGE: Final = Look(size=10.5, title=21, heading=14, margin=794, top=680, tight=0.55, dot=5, covered=False)


def of(edition: Edition) -> Look:
    """The look of an edition."""
    match edition:
        case Edition.FULL:
            return FULL
        case Edition.ONE_PAGE:
            return ONE_PAGE
        case _:
            return COMMITTEE
