"""The rows of every table but the first three, by child: every year's row of a year, the later return's row of a day.

A row of a year (UASC, OC2, OC3, AD1, PrevPerm) stands beside those of other years. A row that begins on a day
(PlacedAdoption, Missing, SWEpisodes, DoLo) is told by every return that carries it: the later return's word stands. Nothing
dated after the day they speak for is known. Finds no fault.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeVar

from heed.exchange.records import (
    Adoption,
    CareLeaver,
    Deprivation,
    Health,
    Missing,
    PlacedForAdoption,
    PreviousPermanence,
    SocialWorkerEpisode,
    Unaccompanied,
)
from heed.exchange.ssda903 import layout
from heed.exchange.ssda903.rows import Return, Told

Record = TypeVar(
    "Record",
    Unaccompanied,
    Health,
    CareLeaver,
    Adoption,
    PlacedForAdoption,
    PreviousPermanence,
    Missing,
    SocialWorkerEpisode,
    Deprivation,
)
Span = TypeVar("Span", Missing, SocialWorkerEpisode, Deprivation)

By = Mapping[str, tuple[Record, ...]]
"""A child's number to the child's rows."""


@dataclass(slots=True)
class Gathered:
    """The rows of each table by child; a child with none is not there."""

    unaccompanied: By[Unaccompanied] = field(default_factory=dict)
    health: By[Health] = field(default_factory=dict)
    care_leaver: By[CareLeaver] = field(default_factory=dict)
    adoption: By[Adoption] = field(default_factory=dict)
    placed_for_adoption: By[PlacedForAdoption] = field(default_factory=dict)
    previous_permanence: By[PreviousPermanence] = field(default_factory=dict)
    missing: By[Missing] = field(default_factory=dict)
    social_workers: By[SocialWorkerEpisode] = field(default_factory=dict)
    deprivations: By[Deprivation] = field(default_factory=dict)

    @property
    def tables(self) -> dict[str, Mapping[str, tuple[object, ...]]]:
        """The same by the table's name."""
        return {
            layout.UASC: self.unaccompanied,
            layout.OC2: self.health,
            layout.OC3: self.care_leaver,
            layout.AD1: self.adoption,
            layout.PLACED: self.placed_for_adoption,
            layout.PREVIOUS_PERMANENCE: self.previous_permanence,
            layout.MISSING: self.missing,
            layout.SOCIAL_WORKERS: self.social_workers,
            layout.DEPRIVATIONS: self.deprivations,
        }


def gathered(returns: Sequence[Return], as_at: date) -> Gathered:
    """The returns, given in order of year, as one."""
    return Gathered(
        unaccompanied=_gathered((each.uasc for each in returns), _unaccompanied, as_at),
        health=_gathered(each.health for each in returns),
        care_leaver=_gathered(each.care_leavers for each in returns),
        adoption=_gathered((each.adoptions for each in returns), _adoption, as_at),
        previous_permanence=_gathered(each.previous_permanence for each in returns),
        placed_for_adoption=_gathered((each.placed for each in returns), _placed, as_at, _decided),
        missing=_gathered((each.missing for each in returns), _missing, as_at, _went_missing),
        social_workers=_gathered((each.social_workers for each in returns), _social_worker, as_at, _began),
        deprivations=_gathered((each.deprivations for each in returns), _deprivation, as_at, _began),
    )


def _gathered(
    tables: Iterable[Sequence[Told[Record]] | None],
    known: Callable[[Record, date], Record | None] | None = None,
    as_at: date = date.max,
    day: Callable[[Record], tuple[date, str]] | None = None,
) -> By[Record]:
    """Every child's rows as known on the day: one of two that say the same, and of one day the last return's, by day."""
    rows: dict[str, list[Record]] = {}
    for table in tables:
        later: dict[str, list[Record]] = {}
        for child, _, told in table or ():
            row = told if known is None else known(told, as_at)
            if row is None:
                continue
            mine = later.get(child)
            if mine is None:
                later[child] = [row]
            elif not any(_same(other, row, day) for other in mine):
                mine.append(row)
        if not rows:
            rows = later
            continue
        for child, mine in later.items():
            before = rows.get(child)
            if before is None:
                rows[child] = mine
            else:
                days = set(map(day, mine)) if day is not None else ()
                rows[child] = [row for row in before if day is None or day(row) not in days] + mine
    if day is not None:
        for mine in rows.values():
            if len(mine) > 1:
                mine.sort(key=day)
    return {child: tuple(mine) for child, mine in rows.items()}


def _same(one: Record, other: Record, day: Callable[[Record], tuple[date, str]] | None) -> bool:
    """Whether two rows of a child say the same, wherever they stand."""
    return (day is None or day(one) == day(other)) and replace(one, source=other.source) == other


def by(day: date | None, as_at: date) -> date | None:
    """The day, where it is known by then."""
    return day if day is None or day <= as_at else None


def _unaccompanied(row: Unaccompanied, as_at: date) -> Unaccompanied:
    return row if row.ceased_on is None or row.ceased_on <= as_at else replace(row, ceased_on=None)


def _adoption(row: Adoption, as_at: date) -> Adoption:
    return replace(row, decided_on=by(row.decided_on, as_at), matched_on=by(row.matched_on, as_at))


def _placed(row: PlacedForAdoption, as_at: date) -> PlacedForAdoption | None:
    if row.decided_on is not None and row.decided_on > as_at:
        return None
    if row.ceased_on is not None and row.ceased_on > as_at:
        return replace(row, ceased_on=None, reason_ceased=None)
    return row


def _decided(row: PlacedForAdoption) -> tuple[date, str]:
    """A decision whose day is not known is its own return's alone."""
    return (date.min, str(row.year)) if row.decided_on is None else (row.decided_on, "")


def _missing(row: Missing, as_at: date) -> Missing | None:
    return _open_then(row, as_at) if row.from_on <= as_at else None


def _went_missing(row: Missing) -> tuple[date, str]:
    return row.from_on, row.kind or ""


def _social_worker(row: SocialWorkerEpisode, as_at: date) -> SocialWorkerEpisode | None:
    return _open_then(row, as_at) if row.from_on <= as_at else None


def _deprivation(row: Deprivation, as_at: date) -> Deprivation | None:
    return _open_then(row, as_at) if row.from_on <= as_at else None


def _open_then(row: Span, as_at: date) -> Span:
    return row if row.until_on is None or row.until_on <= as_at else replace(row, until_on=None)


def _began(row: SocialWorkerEpisode | Deprivation) -> tuple[date, str]:
    return row.from_on, ""
