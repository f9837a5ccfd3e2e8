"""Rows of a measure's population, what is asked of them, and how they are counted. Nothing of heed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from statistics import mean, median

from tests.returns.seen import NOT_KNOWN, Seen

MET, NOT_MET, LEFT_OUT, UNKNOWN = "met", "not met", "left out", "unknown"


@dataclass(frozen=True, slots=True)
class Asked:
    """A period and a day: the question that every measure is asked."""

    first: date
    last: date
    as_at: date

    @property
    def year(self) -> int:
        """The collection year asked about."""
        return self.last.year

    @property
    def on_day(self) -> date:
        """The last day of the year, or the as-at day where that is sooner."""
        return min(self.last, self.as_at)

    def holds(self, on: date | None) -> bool:
        """Whether a day falls in the period and has come by the as-at day."""
        return on is not None and self.first <= on <= self.on_day


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a measure's population. Days are told of reviews alone, `latest_on` where lateness is asked about.

    `part` is that of a distribution or the month of an average of months; `amount` that of a mean or a median.
    """

    child: str
    held_on: date | None
    latest_on: date | None
    outcome: str
    why: str
    sequence: str
    splits: Mapping[str, str] = field(default_factory=dict)
    part: str = ""
    amount: int = 0

    @property
    def told(self) -> tuple[str, str, str, str, str]:
        """Child, held on, latest on, outcome, why, as text: for comparing and sorting."""
        return (self.child, str(self.held_on or ""), str(self.latest_on or ""), self.outcome, self.why)

    @property
    def age(self) -> str:
        """The band of age."""
        return self.splits["age_band"]

    @property
    def sex(self) -> str:
        """M, F or not known."""
        return self.splits["sex"]

    def by(self, dimension: str) -> str:
        """What it is told apart by."""
        return self.sequence if dimension == "sequence" else self.splits.get(dimension, NOT_KNOWN)


@dataclass(frozen=True, slots=True)
class Figure:
    """The rows of a measure, counted. `parts` are those of a distribution, with how many rows each has."""

    numerator: int
    denominator: int
    left_out: dict[str, int]
    unknown: dict[str, int]
    value: float | None = None
    parts: dict[str, int] = field(default_factory=dict)

    @property
    def proportion(self) -> float | None:
        """The share met of those decided, unrounded; None where nothing is decided."""
        return self.numerator / self.denominator if self.denominator else None


def row(
    seen: Seen, outcome: str, why: str = "", *, splits: Mapping[str, str], part: str = "", amount: int | None = None
) -> Row:
    """A row that is not of a review."""
    return Row(seen.life.number, None, None, outcome, why, NOT_KNOWN, splits, part, amount or 0)


def yes_or_no(seen: Seen, answer: bool | None, why: str, splits: Mapping[str, str]) -> Row:
    """A row of a share: met, not met, or unknown for a reason."""
    if answer is None:
        return row(seen, UNKNOWN, why, splits=splits)
    return row(seen, MET if answer else NOT_MET, splits=splits)


def count(rows: Iterable[Row], kind: str = "proportion", population: int = 0) -> Figure:
    """Rows counted by outcome, and by reason where they are in neither part; the value as each kind of measure has it."""
    rows = list(rows)
    outcomes = Counter(row.outcome for row in rows)
    decided = [row for row in rows if row.outcome in (MET, NOT_MET)]
    met, base = outcomes[MET], len(decided)
    amounts = [row.amount for row in decided]
    numerator, denominator, value = {
        "count": (met, met, met),
        "proportion": (met, base, met / base if base else None),
        "rate": (met, population, 10_000 * met / population if population else None),
        "mean": (sum(amounts), base, mean(amounts) if amounts else None),
        "median": (sum(amounts), base, median(amounts) if amounts else None),
        "distribution": (base, base, base or None),
        "mean of months": (met, base, _mean_of_months(decided)),
    }[kind]
    return Figure(
        numerator=numerator,
        denominator=denominator,
        left_out=dict(sorted(Counter(row.why for row in rows if row.outcome == LEFT_OUT).items())),
        unknown=dict(sorted(Counter(row.why for row in rows if row.outcome == UNKNOWN).items())),
        value=value,
        parts=dict(sorted(Counter(row.part for row in decided).items())) if kind == "distribution" else {},
    )


def _mean_of_months(decided: list[Row]) -> float | None:
    """The share of each month, and the plain mean of the shares."""
    months = sorted({row.part for row in decided})
    shares = []
    for month in months:
        of_month = [row.outcome == MET for row in decided if row.part == month]
        shares.append(sum(of_month) / len(of_month))
    return mean(shares) if shares else None
