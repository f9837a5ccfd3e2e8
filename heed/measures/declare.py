"""How a measure is declared: once, as data and conditions over a row of facts. Counting is in `figures`. No Django.

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
    RATE = "rate"  # per 10,000 of a population
    MEAN = "mean"
    MEDIAN = "median"
    DISTRIBUTION = "distribution"
    MEAN_OF_MONTHS = "mean of months"


class Section(StrEnum):
    """Where a figure stands among the others, in the order in which they are shown."""

    REVIEWS = "Reviews on time"
    TAKING_PART = "Taking part in reviews"
    CHILDREN = "Children in care"
    ENTERING = "Coming into care"
    PLACEMENTS = "Where children live"
    HEALTH = "Health and wellbeing"
    SAFETY = "Missing, offending and deprivation of liberty"
    LEAVING = "Leaving care"
    ADOPTION = "Adoption"
    CARE_LEAVERS = "After care"

    @property
    def code(self) -> str:
        """As a command and an address write it: "taking_part"."""
        return self.name.lower()


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
class Parts:
    """What a distribution is parted by: a column of its facts, and its keys in the order they are shown, with labels."""

    column: str
    labels: Mapping[str, str]


REVIEW = "review"
"""The table of reviews, whose rows speak of days; those of every other table speak of whole years."""

POPULATIONS: Mapping[str, str] = {"population_0_17": "0 to 17 year olds"}
"""Each setting of the council that gives the population of a rate, and whom it counts."""

EVERY_TABLE: tuple[str, ...] = (
    "age_band",
    "sex",
    "ethnicity_group",
    "legal_status",
    "placement",
    "provider",
    "need",
    "iro",
    "team",
)
"""The dimensions that every table of facts has."""


@dataclass(frozen=True, slots=True)
class Measure:
    """One indicator. Everything printed about it, and every number in it, is made from this.

    `population` says which rows of the table `facts` are asked about; then each row has one outcome, tested in this
    order: `left_out`, `unknown`, `numerator`; what is left is not met. The reason "" of `unknown` stands for the text in
    the column `why_unknown` (of several, the first that is not empty).

    A proportion and a mean of months have a numerator. A count, rate, mean, median or distribution has none: what is
    neither left out nor unknown is counted. A mean or median is of the column `amount`, and a row without one is unknown;
    a distribution is by `parts`, and so is a row whose part is not among them; a rate is per 10,000 of the population that
    the dated setting `rate_of` gives for the year; a mean of months puts each row into the month of the day in `month_of`.
    """

    code: str
    name: str
    short_name: str
    kind: Kind
    section: Section
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
    counted_on: (
        str  # the column that a trend goes by: due_quarter or held_quarter; the end of the year of what is yearly
    )
    population: Condition
    facts: str = REVIEW
    defined_by: str = ""  # whose definition it is, where it is not the law's: "the Department for Education, SSDA903"
    needs: str = ""  # a table of the return without which there are no rows at all: the value is then none, never 0
    splits: tuple[str, ...] = EVERY_TABLE
    left_out: Mapping[str, Condition] = field(default_factory=dict)
    unknown: Mapping[str, Condition] = field(default_factory=dict)
    why_unknown: str | tuple[str, ...] | None = None
    numerator: Condition | None = None
    amount: str | None = None
    amount_unit: str = ""  # of a mean or median: "days", "points"
    parts: Parts | None = None
    rate_of: str | None = None
    month_of: str | None = None
    interpreted: Condition | None = None  # rows whose outcome rests on an interpretation
    cases: tuple[Case, ...] = ()
    changes: tuple[Change, ...] = ()

    @property
    def yearly(self) -> bool:
        """Whether its rows speak of whole years, so that it has no quarters."""
        return self.facts != REVIEW

    @property
    def is_share(self) -> bool:
        """Whether its value is a share of its rows, from 0 to 1."""
        return self.kind in (Kind.PROPORTION, Kind.MEAN_OF_MONTHS)

    @property
    def is_average(self) -> bool:
        """Whether its value is an amount: a mean or a median of its rows'."""
        return self.kind in (Kind.MEAN, Kind.MEDIAN)


@dataclass(frozen=True, slots=True)
class Dimension:
    """A way to split a figure: the column of facts, and its keys in the order they are shown, with their labels.

    Where `is_open`, the keys are whatever the facts hold, and the engine knows their labels.
    """

    code: str
    name: str
    labels: Mapping[str, str]
    is_open: bool = False


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
ETHNICITY = Dimension(
    "ethnicity_group",
    "Ethnicity",
    {
        "white": "White",
        "mixed": "Mixed or multiple",
        "asian": "Asian or Asian British",
        "black": "Black, Black British, Caribbean or African",
        "other": "Other ethnic group",
        "not_stated": "Refused or not yet obtained",
    },
)
LEGAL_STATUS = Dimension(
    "legal_status",
    "Legal status",
    {
        "C1": "Interim care order (C1)",
        "C2": "Full care order (C2)",
        "D1": "Freeing order (D1)",
        "E1": "Placement order (E1)",
        "V2": "Accommodated, section 20 (V2)",
        "V3": "Short breaks, by episode (V3)",
        "V4": "Short breaks, by agreement (V4)",
        "L1": "Police protection (L1)",
        "L2": "Emergency protection order (L2)",
        "L3": "Child assessment order (L3)",
        "J1": "On remand (J1)",
        "J2": "Police and Criminal Evidence Act (J2)",
        "J3": "Youth rehabilitation order (J3)",
    },
)
PLACEMENT = Dimension(
    "placement",
    "Placement",
    {
        "foster_family": "Fostered by family or friends",
        "foster_other": "Fostered by others",
        "adoption": "Placed for adoption",
        "parents": "With parents",
        "childrens_home": "Children’s home",
        "secure": "Secure children’s home",
        "supported": "Supported or independent living",
        "residential_school": "Residential school",
        "other_residential": "Care home, health or family centre",
        "custody": "Young offender institution",
        "temporary": "Temporary move",
        "other": "Other placement",
    },
)
PROVIDER = Dimension(
    "provider",
    "Who provides the placement",
    {
        "PR0": "Parent or person responsible (PR0)",
        "PR1": "Own council (PR1)",
        "PR2": "Another council (PR2)",
        "PR3": "Other public body (PR3)",
        "PR4": "Private (PR4)",
        "PR5": "Voluntary or third sector (PR5)",
    },
)
NEED = Dimension(
    "need",
    "Main need on coming into care",
    {
        "N1": "Abuse or neglect (N1)",
        "N2": "Child’s disability (N2)",
        "N3": "Parent’s illness or disability (N3)",
        "N4": "Family in acute stress (N4)",
        "N5": "Family dysfunction (N5)",
        "N6": "Socially unacceptable behaviour (N6)",
        "N7": "Low income (N7)",
        "N8": "Absent parenting (N8)",
    },
)
IRO = Dimension("iro", "IRO", {}, is_open=True)
TEAM = Dimension("team", "Team", {}, is_open=True)

DIMENSIONS: Mapping[str, Dimension] = {
    d.code: d for d in (SEQUENCE, AGE_BAND, SEX, ETHNICITY, LEGAL_STATUS, PLACEMENT, PROVIDER, NEED, IRO, TEAM)
}


@dataclass(frozen=True, slots=True)
class Period:
    """The days a figure is about, both included."""

    from_on: date
    to_on: date

    @classmethod
    def year(cls, number: int) -> Period:
        """The year that ends on 31 March of `number`."""
        return cls(first_day_of(number), last_day_of(number))

    @property
    def years(self) -> range:
        """The years, by the number in which they end, that any of its days belongs to."""
        return range(_year_of(self.from_on), _year_of(self.to_on) + 1)


def _year_of(day: date) -> int:
    """The number of the year that holds a day: the year in which it ends."""
    return day.year + (day > last_day_of(day.year))
