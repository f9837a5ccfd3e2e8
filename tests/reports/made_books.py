"""Books made of rows of chance, so that every sum in them is one that could be. Not tests."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from heed.measures.declare import NOT_KNOWN, Kind, Polarity
from heed.reports.book import Book, Definition, Limits, Told, ToldGroup, ToldPart

KINDS = (Kind.COUNT, Kind.PROPORTION, Kind.DISTRIBUTION, Kind.MEAN)


@dataclass(frozen=True)
class Row:
    """A child or review: its outcome, why, its part, its amount, and its key in each split."""

    outcome: str
    why: str = ""
    part: str = ""
    amount: int = 0
    keys: tuple[str, ...] = ()


def definition(code: str, kind: Kind) -> Definition:
    """A measure that means nothing."""
    return Definition(
        code=code,
        name=code,
        short_name=code,
        kind=kind,
        section="",
        definition="",
        counts="children",
        out_of="",
        met_means="",
        not_met_means="",
        amount_unit="days" if kind is Kind.MEAN else "",
        polarity=Polarity.NEITHER,
        sources=(),
        changes=(),
        rate_of="",
    )


def told(kind: Kind, rows: Sequence[Row], parts: Sequence[str] = ()) -> Told:
    """A figure of these rows."""
    counted = [row for row in rows if row.outcome in ("met", "not met")]
    met, base = sum(row.outcome == "met" for row in counted), len(counted)
    is_share = kind is Kind.PROPORTION
    amount = sum(row.amount for row in counted)
    unknown = Counter(row.why for row in rows if row.outcome == "unknown")
    of = Counter(row.part for row in counted)
    if is_share:
        value: float | None = met / base if base else None
    elif kind is Kind.MEAN:
        value = amount / base if base else None
    else:
        value = base
    widest = base + unknown.total()
    return Told(
        value=value,
        why="" if value is not None else "there are none in the period",
        numerator=met if is_share else amount if kind is Kind.MEAN else base,
        denominator=base,
        missed=base - met if is_share else 0,
        base=base,
        unknown=dict(unknown),
        left_out=dict(Counter(row.why for row in rows if row.outcome == "left out")),
        low=met / widest if is_share and widest else None,
        high=(met + unknown.total()) / widest if is_share and widest else None,
        interpreted=0,
        parts=tuple(ToldPart(key, key, of[key] / base if base else None, of[key]) for key in parts)
        if kind is Kind.DISTRIBUTION
        else (),
    )


def book(
    measures: Mapping[str, tuple[Kind, Sequence[Row]]],
    splits: Sequence[Sequence[str]],
    *,
    limits: Limits | None = None,
    parts: Sequence[str] = (),
    year: int = 2026,
) -> Book:
    """The book of one year. `splits` are the keys of each; a row whose key is none of them is not known."""
    whole, groups = {}, {}
    for code, (kind, rows) in measures.items():
        whole[code, year] = told(kind, rows, parts)
        for place, keys in enumerate(splits):
            parted = {key: [row for row in rows if row.keys[place] == key] for key in keys}
            parted[NOT_KNOWN] = [row for row in rows if row.keys[place] not in keys]
            groups[code, year, f"split {place}"] = tuple(
                ToldGroup(key, key, told(kind, of, parts)) for key, of in parted.items()
            )
    return Book(
        council="Nowhere",
        year=year,
        as_at=date(year, 3, 31),
        years=(year,),
        held_back=0,
        faults=0,
        sources=(),
        definitions={code: definition(code, kind) for code, (kind, _) in measures.items()},
        whole=whole,
        groups=groups,
        limits=limits or Limits(),
    )


def shares(*numbers: tuple[int, int], limits: Limits | None = None) -> Book:
    """One share by one split: for each of its parts how many are met and how many are not."""
    rows = [
        Row(outcome, keys=(str(place),))
        for place, (met, missed) in enumerate(numbers)
        for outcome in ["met"] * met + ["not met"] * missed
    ]
    return book({"share": (Kind.PROPORTION, rows)}, [[str(place) for place in range(len(numbers))]], limits=limits)


def counts(*numbers: int, limits: Limits | None = None) -> Book:
    """One count by one split."""
    rows = [Row("met", keys=(str(place),)) for place, number in enumerate(numbers) for _ in range(number)]
    return book({"count": (Kind.COUNT, rows)}, [[str(place) for place in range(len(numbers))]], limits=limits)


def by_chance(seed: int) -> Book:
    """A few measures of rows that are drawn, by up to three splits, some rare keys among them."""
    dice = Random(seed)  # noqa: S311 - no secret
    splits = [[f"{name}{place}" for place in range(dice.randint(2, 4))] for name in "xyz"[: dice.randint(1, 3)]]
    parts = [f"p{place}" for place in range(dice.randint(2, 5))]
    lean = dice.choice((1, 2, 4))  # the greater, the rarer are the later keys

    def one(among: Sequence[str]) -> str:
        return among[min(int(len(among) * dice.random() ** lean), len(among) - 1)]

    def row() -> Row:
        outcome = one(("met", "not met", "unknown", "left out"))
        why = one(("this", "that")) if outcome in ("unknown", "left out") else ""
        return Row(outcome, why, one(parts), dice.randint(0, 400), tuple(one([*keys, ""]) for keys in splits))

    measures = {
        f"measure {place}": (dice.choice(KINDS), [row() for _ in range(dice.choice((2, 5, 12, 40, 150)))])
        for place in range(dice.randint(1, 3))
    }
    limits = Limits(dice.choice((2, 4, 4, 9)), dice.choice((1, 10, 30)))
    return book(measures, splits, limits=limits, parts=parts)
