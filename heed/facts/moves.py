"""Coming into care and leaving it: for each child and year the first start and the last end (decisions, 19). No Django."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from heed.exchange.records import Child
from heed.facts import unknowns
from heed.facts.asylum import unaccompanied_on
from heed.facts.care import Care
from heed.facts.splits import Splits
from heed.facts.years import Year, is_in, quarter

PREVIOUS_PERMANENCE_TABLE = "PrevPerm"

_REASONS = {
    "adoption": ("E11", "E12"),
    "sgo": ("E43", "E44", "E45", "E46", "E47", "E48"),  # E43 and E44 until 2018
    "cao": ("E41",),
    "home_planned": ("E4A",),
    "home_unplanned": ("E4B",),
    "relatives": ("E13",),
    "aged_18": ("E17",),
    "independent": ("E5", "E6"),
    "adult_care": ("E7",),
    "custody": ("E9",),
    "remand": ("E14",),
    "age_assessment": ("E15",),
    "transfer": ("E3",),
    "abroad": ("E16",),
    "died": ("E2",),
    "other": ("E8",),
}
REASON: dict[str | None, str] = {code: group for group, codes in _REASONS.items() for code in codes}

# Which ends of care are permanence (decisions, 22); the narrow reading leaves the unplanned return and relatives out.
PERMANENCE_NARROW = frozenset({"E11", "E12", "E41", "E43", "E44", "E45", "E46", "E47", "E48", "E4A"})
PERMANENCE = PERMANENCE_NARROW | {"E4B", "E13"}


def first_start(of: Sequence[Care], year: Year) -> Care | None:
    """The first time in care that is told to have begun in the year."""
    for care in of:
        if care.start_told and is_in(year, care.from_on):
            return care
    return None


def ends_in(of: Sequence[Care], year: Year) -> list[tuple[Care, date]]:
    """The times in care that ended in the year, or may have, in order, and on which day."""
    ends = ((care, care.until_on or care.may_have_ended_on) for care in of)
    return [(care, day) for care, day in ends if day is not None and is_in(year, day)]


def entry_row(name: str, child: Child, care: Care, year: Year, tell: Splits) -> tuple[object, ...]:
    """The row of a child who came into care in the year, without its number."""
    row = next((row for row in child.previous_permanence if row.year == year.number), None)
    kind = row.kind if row else None
    if row is not None:
        why = None if kind else unknowns.PREVIOUS_PERMANENCE_UNKNOWN
    else:
        there = PREVIOUS_PERMANENCE_TABLE in year.tables
        why = unknowns.NOT_IN_PREVIOUS_PERMANENCE if there else unknowns.NO_PREVIOUS_PERMANENCE
    source = care.episodes[0].source
    return (
        name,
        year.ends_on,
        care.from_on,
        quarter(care.from_on),
        *tell.on(care.from_on),
        unaccompanied_on(care.from_on, child, year),
        kind,
        why,
        source.file,
        source.line,
    )


def leaving_row(name: str, care: Care, left_on: date, year: Year, tell: Splits) -> tuple[object, ...]:
    """The row of a child whose last end of care in the year this is, or may be, without its number."""
    last, ceased = care.episodes[-1], care.ceased
    why = care.cut_why if ceased is None else None if care.start_told else unknowns.BEGAN_BEFORE
    return (
        name,
        year.ends_on,
        left_on,
        quarter(left_on),
        *tell.leaving(left_on, last),
        ceased,
        None if ceased is None else REASON.get(ceased, "other"),
        None if ceased is None else ceased in PERMANENCE,
        None if ceased is None else ceased in PERMANENCE_NARROW,
        (left_on - care.from_on).days if why is None else None,
        why,
        last.source.file,
        last.source.line,
    )
