"""How a measure is declared: once, as data and conditions over a row of facts. Counting is in `engine`. No Django.

A condition is a function of the facts' relation and gives an Ibis expression; it is compiled to SQL when Heed is built
(`heed.measures.compile`), so that reading a figure needs no Ibis. All date arithmetic has been done in the facts.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from heed.law.dates import first_day_of, last_day_of
from heed.law.provisions import Provision

# An Ibis table, and a boolean or text expression over it. Ibis has no types of its own to name here.
Relation = Any
Condition = Callable[[Relation], Any]


class Kind(StrEnum):
    """What sort of figure a measure gives."""

    COUNT = "count"
    PROPORTION = "proportion"


class Polarity(StrEnum):
    """Which way is good."""

    HIGH = "high is good"
    LOW = "low is good"
    NEITHER = "neither way is good in itself"


@dataclass(frozen=True, slots=True)
class Case:
    """One worked case for the manual: what happened, in a sentence, and what becomes of the row."""

    story: str
    outcome: str


@dataclass(frozen=True, slots=True)
class Change:
    """A change of definition: from which day it counts, what changed, and which way figures move."""

    from_on: date
    what: str


@dataclass(frozen=True, slots=True)
class Measure:
    """One indicator. Everything printed about it, and every number in it, is made from this.

    `population` says which rows are asked about; then each row has one outcome, tested in this order: `left_out`,
    `unknown`, `numerator`; what is left is not met. `why_unknown` names a column that holds the reason itself.
    A count has no numerator: its value is the number of rows that are neither left out nor unknown.
    """

    code: str
    name: str
    short_name: str
    kind: Kind
    definition: str
    why_it_matters: str
    counts: str
    out_of: str
    met_means: str
    not_met_means: str
    sources: tuple[Provision, ...]
    polarity: Polarity
    owner: str
    review_on: date
    counted_on: str  # the column whose quarter a row belongs to: due_quarter or held_quarter
    population: Condition
    left_out: Mapping[str, Condition] = field(default_factory=dict)
    unknown: Mapping[str, Condition] = field(default_factory=dict)
    why_unknown: str | None = None
    numerator: Condition | None = None
    interpreted: Condition | None = None  # rows whose outcome rests on an interpretation
    cases: tuple[Case, ...] = ()
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Dimension:
    """A way to split a figure: the column of facts, and its keys in the order they are shown, with their labels."""

    code: str
    name: str
    labels: Mapping[str, str]


NOT_KNOWN = "not known"

SEQUENCE = Dimension(
    "sequence", "Which review it was", {"first": "First", "second": "Second", "later": "Third and later"}
)
AGE_BAND = Dimension(
    "age_band",
    "Age",
    {
        "under 1": "Under 1",
        "1-4": "1 to 4",
        "5-9": "5 to 9",
        "10-15": "10 to 15",
        "16+": "16 and over",
    },
)
SEX = Dimension("sex", "Sex", {"F": "Girls", "M": "Boys"})

DIMENSIONS: Mapping[str, Dimension] = {d.code: d for d in (SEQUENCE, AGE_BAND, SEX)}


@dataclass(frozen=True, slots=True)
class Period:
    """The days a figure is about, both included."""

    from_on: date
    to_on: date

    @classmethod
    def year(cls, number: int) -> Period:
        """The year that ends on 31 March of `number`."""
        return cls(first_day_of(number), last_day_of(number))
