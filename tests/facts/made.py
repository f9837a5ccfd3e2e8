"""Children made for tests of facts and measures, written as a practitioner would tell them: "Mon 2 Jun 2025"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from datetime import date
from typing import Any

from heed.exchange.records import (
    Adoption,
    CareLeaver,
    Child,
    Deprivation,
    Episode,
    Health,
    Missing,
    PreviousPermanence,
    Returns,
    Review,
    SocialWorkerEpisode,
    Source,
    Table,
    Unaccompanied,
)
from tests.days import day

EPISODES, REVIEWS = "Episodes.csv", "Reviews.csv"


def episode(
    from_on: str,
    until_on: str | None = None,
    *,
    new: str | None = "S",
    status: str | None = "C2",
    place: str | None = "U4",
    ceased: str | None = None,
    line: int = 2,
    **more: Any,
) -> Episode:
    """An episode of care; where it ended and no reason is given, care goes on (X1)."""
    reason = ceased or ("X1" if until_on else None)
    return Episode(
        *(day(from_on), day(until_on) if until_on else None, new, status, place, reason, Source(EPISODES, line)), **more
    )


def review(held_on: str, code: str | None = "PN1", *, unknown: str | None = None, line: int = 2) -> Review:
    """A review as the return has it."""
    return Review(day(held_on), code, unknown, Source(REVIEWS, line))


def child(
    *episodes: Episode,
    held: Sequence[Review | str] = (),
    born: str = "Thu 1 Jan 2015",
    years: Sequence[int] = (2026,),
    number: str = "F-1",
    sex: str | None = "F",
    uasc: bool = False,
    **more: Any,
) -> Child:
    """A child in care with her reviews, and whatever else of `Child` is said; a review given as a day alone is coded PN1."""
    reviews = tuple(review(r, line=n) if isinstance(r, str) else r for n, r in enumerate(held, 2))
    source = Source("Header.csv", 2)
    return Child(number, day(born), sex, uasc, frozenset(years), episodes, reviews, source, **more)


def health(year: int = 2026, **more: Any) -> Health:
    """A row of OC2, blank but for what is said."""
    blank = dict.fromkeys(each.name for each in fields(Health) if each.name not in ("year", "source"))
    return Health(year=year, source=Source("OC2.csv", 2), **{**blank, **more})


def missing(from_on: str, until_on: str | None = None, *, kind: str | None = "M", year: int = 2026) -> Missing:
    """A time missing, or away (A)."""
    return Missing(year, kind, day(from_on), day(until_on) if until_on else None, Source("Missing.csv", 2))


def deprived(from_on: str, until_on: str | None = None, *, year: int = 2026) -> Deprivation:
    """A deprivation of liberty order."""
    return Deprivation(year, day(from_on), day(until_on) if until_on else None, Source("DoLo.csv", 2))


def worker(name: str | None, from_on: str, until_on: str | None = None, *, year: int = 2026) -> SocialWorkerEpisode:
    """A time in which one social worker held the case."""
    until = day(until_on) if until_on else None
    return SocialWorkerEpisode(year, name, day(from_on), until, None, Source("SWEpisodes.csv", 2))


def adoption(matched_on: str | None = None, *, year: int = 2026, adopters: int | None = 2) -> Adoption:
    """A row of AD1."""
    matched = day(matched_on) if matched_on else None
    return Adoption(year, None, matched, False, adopters, "MF", "L11", Source("AD1.csv", 2))


def before(kind: str | None, *, year: int = 2026) -> PreviousPermanence:
    """A row of PrevPerm."""
    return PreviousPermanence(year, kind, None, None, Source("PrevPerm.csv", 2))


def listed(year: int = 2026, ceased_on: str | None = None) -> Unaccompanied:
    """A row of UASC."""
    return Unaccompanied(year, day(ceased_on) if ceased_on else None, Source("UASC.csv", 2))


def after_care(
    in_touch: str | None = "YES", activity: str | None = "F2", accommodation: str | None = "U1", *, year: int = 2026
) -> CareLeaver:
    """A row of OC3."""
    return CareLeaver(year, in_touch, activity, accommodation, Source("OC3.csv", 2))


def full() -> Child:
    """A child of whom every table of the facts has a row in 2026."""
    return child(
        episode("Mon 2 Jun 2025", "Mon 1 Dec 2025", place="A5", ceased="E11"),
        missing=(missing("Mon 9 Jun 2025"),),
        care_leaver=(after_care(),),
    )


EVERY_TABLE = ("UASC", "OC2", "OC3", "AD1", "PlacedAdoption", "PrevPerm", "Missing", "SWEpisodes", "DoLo")


def returns(
    *children: Child,
    as_at: str = "Tue 31 Mar 2026",
    years: Sequence[int] = (2026,),
    held: int = 0,
    tables: Sequence[str] = (),
) -> Returns:
    """What a reader of a format would hand over; each year's return has the `tables` beside those that it must have."""
    back = {f"H-{n}": "a fault" for n in range(held)}
    there = tuple(Table(year, name, f"{name}.csv", 1, read=True) for year in years for name in tables)
    return Returns(day(as_at), tuple(years), children, back, (), there)


def as_dates(texts: Sequence[str]) -> list[date]:
    """Days written with their weekdays."""
    return [day(text) for text in texts]
