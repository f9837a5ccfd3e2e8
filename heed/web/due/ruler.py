"""The ruler under the three dates: days from today to the law's last, drawn to scale. Geometry only; no day is worked out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from heed.council.models import SchoolHoliday
from heed.law.dates import add_months
from heed.web import formats

WIDTH, EDGE = 1200.0, 50.0
BY_DAYS, BY_WEEKS = 18, 13 * 7
"""Days of a ruler up to which each day, or each week, has its tick; a longer one has months."""
SATURDAY = len("MTWTF")
LETTER, LINE = 9.0, 20.0
"""About how wide a letter of a label is, and how far apart two lines of labels stand."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One day that matters. `kind` is how it is drawn: today, open (a day to work to), planned, law."""

    x: float
    y: float
    label: str
    kind: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A day with its label below the line."""

    x: float
    label: str


@dataclass(frozen=True, slots=True)
class Band:
    """Days that are no school days, or a weekend."""

    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Ruler:
    """The drawing, and the same in words. `line` is the height at which the days stand."""

    height: float
    line: float
    from_x: float
    to_x: float
    ticks: tuple[Tick, ...]
    bands: tuple[Band, ...]
    marks: tuple[Mark, ...]
    says: str


Named = tuple[date, str, str]


def ruler(days: Sequence[Named], holidays: Sequence[SchoolHoliday]) -> Ruler:
    """Draw days, each with its label and kind; today is the first of them. Days in `holidays` are shaded."""
    today = days[0][0]
    first = min(day for day, _, _ in days)
    last = max(max(day for day, _, _ in days) + timedelta(days=1), first + timedelta(days=14))
    scale = (WIDTH - 2 * EDGE) / (last - first).days

    def at(day: date) -> float:
        return round(EDGE + (day - first).days * scale, 1)

    placed = list(_labels([(at(day), label, kind) for day, label, kind in days]))
    line = LINE * (max(level for *_, level in placed) + 1) + 34
    half = scale / 2
    planned = [day for day, _, kind in days if kind == "planned"]
    return Ruler(
        height=line + 64,
        line=line,
        from_x=at(min(today, *planned, today)),
        to_x=at(max(today, *planned, today)),
        ticks=tuple(Tick(at(day), label) for day, label in _ticks(first, last)),
        bands=tuple(
            Band(round(max(at(start) - half, 0), 1), round(min(at(end), WIDTH) - at(start), 1))
            for start, end in _shaded(first, last, holidays)
        ),
        marks=tuple(Mark(x, line - 30 - level * LINE, label, kind) for x, label, kind, level in placed),
        says=". ".join(f"{formats.capital(label)}: {formats.day(day)}" for day, label, _ in sorted(days)) + ".",
    )


def _labels(marks: Sequence[tuple[float, str, str]]) -> Iterator[tuple[float, str, str, int]]:
    """Each label on the lowest line on which it meets no other."""
    ends: list[float] = []
    for x, label, kind in sorted(marks):
        half = len(label) * LETTER / 2
        level = next((n for n, end in enumerate(ends) if x - half > end), len(ends))
        ends[level : level + 1] = [x + half]
        yield x, label, kind, level


def _ticks(first: date, last: date) -> Iterator[tuple[date, str]]:
    if (last - first).days <= BY_DAYS:
        for n in range((last - first).days + 1):
            day = first + timedelta(days=n)
            yield day, f"{day:%a} {day.day}"
    elif (last - first).days <= BY_WEEKS:
        day = first + timedelta(days=-first.weekday() % 7)
        while day <= last:
            yield day, f"{day.day} {day:%b}"
            day += timedelta(weeks=1)
    else:
        day = add_months(first.replace(day=1), 1)
        while day <= last:
            yield day, f"{day:%b}"
            day = add_months(day, 1)


def _shaded(first: date, last: date, holidays: Sequence[SchoolHoliday]) -> Iterator[tuple[date, date]]:
    """Spans to shade, the last day not included: school holidays, and on a ruler of days weekends."""
    for row in holidays:
        yield max(row.from_on, first), min(row.until_on, last)
    if (last - first).days > BY_DAYS:
        return
    for n in range((last - first).days + 1):
        day = first + timedelta(days=n)
        if day.weekday() == SATURDAY or (n == 0 and day.weekday() > SATURDAY):
            yield day, day + timedelta(days=len("MTWTFSS") - day.weekday())
