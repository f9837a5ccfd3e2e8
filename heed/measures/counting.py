"""Counts the cells of one figure, or of one part of it, each kind of measure in its way (decisions, 16, 23, 24). No Django."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import accumulate

from heed.measures.declare import Kind, Measure
from heed.measures.engine import LEFT_OUT, MET, NOT_MET, Cell

PER = 10_000
"""A rate is for so many of the population."""

NONE_THERE = "there are none in the period"
ALL_UNKNOWN = "the outcome of every one is unknown"


@dataclass(frozen=True, slots=True)
class PartOf:
    """One part of a distribution with its share of the whole, or one month with its own share."""

    key: str
    label: str
    value: float | None
    numerator: int


@dataclass(frozen=True, slots=True)
class Counted:
    """Outcomes counted: what every figure and every part of one shows.

    `value` is a share from 0 to 1, unrounded; a whole number for a count and for a distribution; a rate per 10,000; a
    mean or median. It is None where `why` says why there is none. `low` and `high` bound it, whichever way every
    unknown fell, where bounds are known. `interpreted` rows rest on an interpretation. `base` counts the rows that are
    neither left out nor unknown. `parts` are those of a distribution, or the months of a mean of months.
    """

    value: float | int | None
    numerator: int
    denominator: int
    left_out: Mapping[str, int]
    unknown: Mapping[str, int]
    interpreted: int
    low: float | None
    high: float | None
    why: str | None = None
    base: int = 0
    parts: tuple[PartOf, ...] = ()

    @property
    def unknowns(self) -> int:
        """Rows whose outcome cannot be known."""
        return sum(self.unknown.values())

    @property
    def lefts_out(self) -> int:
        """Rows left out."""
        return sum(self.left_out.values())

    @property
    def rows(self) -> int:
        """How many rows of the population it holds."""
        return self.base + self.unknowns + self.lefts_out


@dataclass(frozen=True, slots=True)
class Whole:
    """What a figure is set against: the population of a rate; `why` where there can be no figure at all."""

    population: int | None = None
    why: str | None = None


@dataclass(slots=True)
class _Tally:
    """The cells, told apart."""

    counted: list[Cell] = field(default_factory=list)  # met or not met
    undecided: list[Cell] = field(default_factory=list)
    met: int = 0
    not_met: int = 0
    interpreted: int = 0
    left_out: Counter[str] = field(default_factory=Counter)
    unknown: Counter[str] = field(default_factory=Counter)

    @property
    def base(self) -> int:
        return self.met + self.not_met

    @property
    def unknowns(self) -> int:
        return sum(self.unknown.values())


def count(measure: Measure, cells: Iterable[Cell], whole: Whole = Whole()) -> Counted:
    """Count cells into one figure."""
    tally = _tally(cells)
    found = _COUNTED[measure.kind](measure, tally, whole)
    return found if whole.why is None else _without(found, whole.why)


def _tally(cells: Iterable[Cell]) -> _Tally:
    tally = _Tally()
    for cell in cells:
        outcome, n = cell.outcome, cell.n
        tally.interpreted += n if cell.interpreted else 0
        if outcome == MET:
            tally.met += n
            tally.counted.append(cell)
        elif outcome == NOT_MET:
            tally.not_met += n
            tally.counted.append(cell)
        elif outcome == LEFT_OUT:
            tally.left_out[cell.why] += n
        else:
            tally.unknown[cell.why] += n
            tally.undecided.append(cell)
    return tally


def _made(
    tally: _Tally,
    value: float | int | None,
    of: tuple[int, int],
    band: tuple[float | None, float | None] = (None, None),
    *,
    why: str | None = None,
    parts: Sequence[PartOf] = (),
) -> Counted:
    """The figure; without a reason of its own, a missing value is said to be missing for want of known rows."""
    if value is None and why is None:
        why = _all_unknown(tally.unknown) if tally.unknowns else NONE_THERE
    return Counted(
        value=value,
        numerator=of[0],
        denominator=of[1],
        left_out=dict(sorted(tally.left_out.items())),
        unknown=dict(sorted(tally.unknown.items())),
        interpreted=tally.interpreted,
        low=band[0],
        high=band[1],
        why=why,
        base=tally.base,
        parts=tuple(parts),
    )


def _all_unknown(reasons: Counter[str]) -> str:
    """That nothing is known, and why: of several reasons the commonest."""
    why, _ = min(reasons.items(), key=lambda item: (-item[1], item[0]))
    return f"{ALL_UNKNOWN}{'' if len(reasons) == 1 else ', most often'}: {why}"


def _without(found: Counted, why: str) -> Counted:
    """The same with no value, for this reason."""
    return Counted(
        value=None,
        numerator=found.numerator,
        denominator=found.denominator,
        left_out=found.left_out,
        unknown=found.unknown,
        interpreted=found.interpreted,
        low=None,
        high=None,
        why=why,
        base=found.base,
    )


def _count(_: Measure, tally: _Tally, __: Whole) -> Counted:
    return _made(tally, tally.met, (tally.met, tally.met), (tally.met, tally.met + tally.unknowns))


def _proportion(_: Measure, tally: _Tally, __: Whole) -> Counted:
    met, base, unknowns = tally.met, tally.base, tally.unknowns
    widest = base + unknowns
    band = (met / widest, (met + unknowns) / widest) if widest else (None, None)
    return _made(tally, met / base if base else None, (met, base), band)


def _rate(_: Measure, tally: _Tally, whole: Whole) -> Counted:
    population = whole.population or 0
    if not population:
        return _made(tally, None, (tally.met, 0), why=whole.why)
    low, high = (PER * n / population for n in (tally.met, tally.met + tally.unknowns))
    return _made(tally, low, (tally.met, population), (low, high))


def _mean(_: Measure, tally: _Tally, __: Whole) -> Counted:
    total = sum((cell.amount or 0) * cell.n for cell in tally.counted)
    return _made(tally, total / tally.base if tally.base else None, (total, tally.base))


def _median(_: Measure, tally: _Tally, __: Whole) -> Counted:
    amounts = sorted(((cell.amount or 0), cell.n) for cell in tally.counted)
    total = sum(amount * n for amount, n in amounts)
    return _made(tally, _middle(amounts, tally.base), (total, tally.base))


def _middle(amounts: Sequence[tuple[int, int]], n: int) -> float | int | None:
    """The median of amounts in order, each with how often it is there: the mean of the middle two of an even number."""
    if not n:
        return None
    up_to = list(accumulate(times for _, times in amounts))
    low, high = (amounts[bisect_right(up_to, place)][0] for place in ((n - 1) // 2, n // 2))
    return low if low == high else (low + high) / 2


def _distribution(measure: Measure, tally: _Tally, _: Whole) -> Counted:
    of: Counter[str | None] = Counter()
    for cell in tally.counted:
        of[cell.part] += cell.n
    base = tally.base
    labels = measure.parts.labels if measure.parts else {}
    parts = [PartOf(key, label, of[key] / base if base else None, of[key]) for key, label in labels.items()]
    return _made(tally, base or None, (base, base), (base, base + tally.unknowns), parts=parts)


def _mean_of_months(_: Measure, tally: _Tally, __: Whole) -> Counted:
    """The mean of the shares of the months that have one; a month of nothing but unknowns widens the band alone."""
    met, base, unknown = (_by_month(cells) for cells in (_met(tally.counted), tally.counted, tally.undecided))
    months = sorted(base.keys() | unknown.keys())
    parts = [PartOf(m, _month_label(m), met[m] / base[m] if base[m] else None, met[m]) for m in months]
    shares = [part.value for part in parts if part.value is not None]
    low = _mean_of([met[m] / (base[m] + unknown[m]) for m in months])
    high = _mean_of([(met[m] + unknown[m]) / (base[m] + unknown[m]) for m in months])
    return _made(tally, _mean_of(shares), (tally.met, tally.base), (low, high), parts=parts)


def _met(cells: Iterable[Cell]) -> list[Cell]:
    return [cell for cell in cells if cell.outcome == MET]


def _by_month(cells: Iterable[Cell]) -> Counter[str]:
    """How many rows of each month. A row whose day is not known is in no month."""
    found: Counter[str] = Counter()
    for cell in cells:
        if cell.part:
            found[cell.part] += cell.n
    return found


def _mean_of(shares: Sequence[float]) -> float | None:
    return sum(shares) / len(shares) if shares else None


def _month_label(month: str) -> str:
    """The month written "2025-06", in words: "Jun 2025"."""
    return f"{date.fromisoformat(f'{month}-01'):%b %Y}"


_COUNTED = {
    Kind.COUNT: _count,
    Kind.PROPORTION: _proportion,
    Kind.RATE: _rate,
    Kind.MEAN: _mean,
    Kind.MEDIAN: _median,
    Kind.DISTRIBUTION: _distribution,
    Kind.MEAN_OF_MONTHS: _mean_of_months,
}
