"""Children made for tests of facts and measures, written as a practitioner would tell them: "Mon 2 Jun 2025"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from heed.exchange.records import Child, Episode, Returns, Review, Source
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
) -> Episode:
    """An episode of care; where it ended and no reason is given, care goes on (X1)."""
    reason = ceased or ("X1" if until_on else None)
    return Episode(
        day(from_on), day(until_on) if until_on else None, new, status, place, reason, Source(EPISODES, line)
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
) -> Child:
    """A child in care with her reviews; a review given as a day alone is coded PN1."""
    reviews = tuple(review(r, line=n) if isinstance(r, str) else r for n, r in enumerate(held, 2))
    return Child(number, day(born), sex, False, frozenset(years), episodes, reviews, Source("Header.csv", 2))


def returns(*children: Child, as_at: str = "Tue 31 Mar 2026", years: Sequence[int] = (2026,), held: int = 0) -> Returns:
    """What a reader of a format would hand over."""
    back = {f"H-{n}": "a fault" for n in range(held)}
    return Returns(day(as_at), tuple(years), children, back, (), ())


def as_dates(texts: Sequence[str]) -> list[date]:
    """Days written with their weekdays."""
    return [day(text) for text in texts]
