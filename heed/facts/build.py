"""Turns what the returns say into the tables of facts, in memory. No Django; nothing is counted here."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pyarrow as pa

from heed.exchange.records import NO_CODE, UNDER_FOUR_CODE, Child, Returns, Review
from heed.facts import unknowns
from heed.facts.ages import band_on, birthdays
from heed.facts.reviews import Obligation, obligations
from heed.facts.schema import REVIEW, Type
from heed.law.dates import last_day_of

_ARROW: dict[Type, pa.DataType] = {
    "text": pa.string(),
    "date": pa.date32(),
    "whole number": pa.int32(),
    "yes or no": pa.bool_(),
}
REVIEW_SCHEMA = pa.schema([pa.field(c.name, _ARROW[c.type], nullable=c.may_be_empty) for c in REVIEW.columns])


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts of one council as known on one day.

    `reach` is the last day of which the data speak. `held_back` counts the children held by a fault: they are in no
    figure. `numbers` maps the key of a child in these facts to the child's number; it is never written into a snapshot.
    """

    as_at: date
    reach: date
    years: tuple[int, ...]
    review: pa.Table
    held_back: int
    numbers: dict[str, str]


def build(returns: Returns, *, key: bytes | None = None) -> Facts:
    """Apply the law to every child. With a `key`, children are named by its HMAC; without, by their number (memory only)."""
    reach = min(returns.as_at, last_day_of(max(returns.years)))
    columns: dict[str, list[object]] = {column.name: [] for column in REVIEW.columns}
    add = [columns[column.name].append for column in REVIEW.columns]
    numbers: dict[str, str] = {}
    row = 0
    for child in returns.children:
        name = child.number if key is None else child_key(key, child.number)
        numbers[name] = child.number
        for values in _rows(child, returns.as_at, reach):
            row += 1
            for put, value in zip(add, (row, name, *values), strict=True):
                put(value)
    arrays = [pa.array(columns[f.name], type=f.type) for f in REVIEW_SCHEMA]
    table = pa.Table.from_arrays(arrays, schema=REVIEW_SCHEMA)
    return Facts(returns.as_at, reach, returns.years, table, len(returns.held), numbers)


def child_key(key: bytes, number: str) -> str:
    """The child's name in one snapshot: without the snapshot's key nobody can tell which child it is."""
    return hmac.new(key, number.encode(), hashlib.sha256).hexdigest()[:32]


def _rows(child: Child, as_at: date, reach: date) -> Iterator[tuple[object, ...]]:
    birthday_bands = birthdays(child.born_on)
    for found in obligations(child, reach):
        held_on = found.review.held_on if found.review else None
        day = held_on or found.latest_on or as_at
        code, code_unknown, under_four = _participation(found.review, birthday_bands.fourth)
        yield (
            found.track.value if found.track else None,
            found.sequence,
            found.opened_on,
            found.previous_on,
            found.rule,
            found.counted_from,
            found.latest_on,
            found.latest_unknown,
            found.interpreted,
            held_on,
            code,
            code_unknown,
            under_four,
            found.ended_on,
            found.ended_why,
            _days_late(found, held_on, as_at),
            _quarter(found.latest_on or held_on or as_at),
            _quarter(held_on) if held_on else None,
            band_on(day, birthday_bands),
            child.sex,
            found.source.file,
            found.source.line,
        )


def _participation(review: Review | None, fourth_birthday: date) -> tuple[str | None, str | None, bool | None]:
    """The code, why it cannot be used, and whether the child was under 4 (decisions, 21)."""
    if review is None:
        return None, None, None
    code = review.code
    on_the_birthday = review.held_on == fourth_birthday
    under_four = code == UNDER_FOUR_CODE if on_the_birthday else review.held_on < fourth_birthday
    if code is None:
        return None, review.code_unknown or NO_CODE, under_four
    if under_four and code != UNDER_FOUR_CODE:
        return code, unknowns.OVER_FOUR_CODE, under_four
    if not under_four and code == UNDER_FOUR_CODE:
        return code, unknowns.UNDER_FOUR_CODE, under_four
    return code, None, under_four


def _days_late(found: Obligation, held_on: date | None, as_at: date) -> int | None:
    """Whole days after the last lawful date; none for a review on time, lapsed, or whose date is unknown."""
    if found.latest_on is None:
        return None
    if held_on is None and found.ended_on is not None and found.ended_on <= found.latest_on:
        return None
    days = ((held_on or as_at) - found.latest_on).days
    return days if days > 0 else None


def _quarter(day: date) -> date:
    """The first day of the quarter that holds the day. Quarters of the year to 31 March are those of the calendar."""
    return date(day.year, (day.month - 1) // 3 * 3 + 1, 1)
