"""A small book with known figures, made by hand: what sentences are held against."""

from __future__ import annotations

from datetime import date

from heed.measures.all import MEASURES
from heed.measures.published import Level, Published, Unit
from heed.reports.book import Book, Told, ToldGroup, ToldPart, definition

YEAR = 2026


def share(numerator: int, denominator: int) -> Told:
    """A share as told."""
    value = numerator / denominator
    missed = denominator - numerator
    return Told(value, "", numerator, denominator, missed, denominator, {}, {}, value, value, 0)


def count(number: int, parts: tuple[ToldPart, ...] = ()) -> Told:
    """A count as told."""
    return Told(number, "", number, number, 0, number, {}, {}, None, None, 0, parts)


def part(key: str, number: int, of: int) -> ToldPart:
    """A part of a distribution."""
    return ToldPart(key, key, number / of, number)


WHOLE = {
    ("reviews_due_held_on_time", 2026): share(1052, 1105),  # 95.2%
    ("reviews_due_held_on_time", 2025): share(982, 1060),  # 92.6%
    ("reviews_held", 2026): count(1122),
    ("adoption_reviews_on_time", 2026): share(399, 400),  # 99.75%: never all
    ("views_given", 2026): share(873, 922),  # 94.7%
    ("took_part", 2026): share(880, 922),  # 95.4%
    ("attended", 2026): share(370, 922),  # 40.1%
    ("children_in_care", 2026): count(446),
    ("children_in_care", 2025): count(452),
    ("children_entering_care", 2026): count(120),
    ("children_leaving_care", 2026): count(126),
    ("placements_in_foster_care", 2026): share(324, 446),  # 72.6%
    ("over_20_miles", 2026): share(110, 440),  # 25%
    ("leaving_by_reason", 2026): count(126, (part("adoption", 20, 126), part("aged_18", 33, 126))),
    ("children_in_care_rate", 2026): Told(132.4, "", 446, 33_686, 0, 446, {}, {}, None, None, 0),
}
GROUPS = {
    ("reviews_due_held_on_time", 2026, "sequence"): (
        ToldGroup("first", "First", share(110, 121)),  # 90.9%
        ToldGroup("later", "Third and later", share(900, 940)),
    ),
    ("children_in_care", 2026, "age_band"): (ToldGroup("16+", "16 and over", count(134)),),  # 30%
}
ENGLAND = Published(
    "placements_in_foster_care",
    "",
    "",
    2025,
    Level.ENGLAND,
    "England",
    67,
    Unit.PER_CENT,
    "DfE",
    "Children looked after",
    "",
    "",
)


def small_book() -> Book:
    """The book of Fenshire for 2025-26, with a little of the year before."""
    codes = {code for code, _ in WHOLE}
    return Book(
        council="Fenshire",
        year=YEAR,
        as_at=date(2026, 3, 31),
        years=(2025, 2026),
        held_back=0,
        faults=0,
        sources=(),
        definitions={code: definition(MEASURES[code]) for code in codes},
        whole=WHOLE,
        groups=GROUPS,
        others=(ENGLAND,),
    )
