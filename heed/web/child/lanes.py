"""The drawing of a time in care: lanes of bars on one scale, from days to many years. Geometry alone; a table says the same.

A label stands only where it fits, shortened if need be: nothing overlaps or runs over, and the table has it whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from heed.law.dates import add_months

WIDTH: Final = 1200
LEFT, RIGHT = 92.0, 1192.0
GAP, INSET, LEAST = 3.0, 11.0, 3.0
BIG, SMALL = 15.0, 13.5

NARROW, WIDE = frozenset("ijlftrI.,;:'’|!() "), frozenset("mwMW@%")


@dataclass(frozen=True, slots=True)
class Span:
    """Something from a day until a day: what it is called, longest name first, and a second line."""

    from_on: date
    until_on: date | None
    names: tuple[str, ...]
    more: str = ""


@dataclass(frozen=True, slots=True)
class Point:
    """Something on a day: its two lines, and its shape (held, late, planned, law)."""

    on: date
    name: str
    more: str
    shape: str
    first: bool = False  # labelled before others


@dataclass(frozen=True, slots=True)
class Bar:
    """A drawn span."""

    x: float
    width: float
    text_x: float
    name: str
    more: str
    fill: str
    light: bool  # white words on it


@dataclass(frozen=True, slots=True)
class Dot:
    """A drawn point and, where there is room, its label."""

    x: float
    shape: str
    name: str
    more: str
    label_x: float
    anchor: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A line across the lanes, and the label of the stretch that begins at it."""

    x: float
    label_x: float
    label: str


@dataclass(frozen=True, slots=True)
class Lanes:
    """The whole drawing."""

    ticks: tuple[Tick, ...]
    homes: tuple[Bar, ...]
    law: tuple[Bar, ...]
    people: tuple[tuple[Bar, ...], ...]
    dots: tuple[Dot, ...]
    line: tuple[float, float]
    now_x: float | None
    pill_x: float
    pill_width: float
    now: str


@dataclass(frozen=True, slots=True)
class Scale:
    """Days on paper, from the left edge of the lanes to the right."""

    low: date
    high: date

    @property
    def days(self) -> int:
        return max((self.high - self.low).days, 1)

    def at(self, day: date) -> float:
        """Where a day lies; what lies beyond an edge stands at the edge."""
        share = (day - self.low).days / self.days
        return round(LEFT + (RIGHT - LEFT) * min(max(share, 0.0), 1.0), 1)


def scale_of(from_on: date, to_on: date, ahead: Iterable[date]) -> Scale:
    """The scale of a time in care, with room for what comes, but not for more than half as long again."""
    span = max((to_on - from_on).days, 1)
    most = to_on + timedelta(days=max(span // 2, 45))
    last = min(max([to_on, *ahead]), most)
    room = timedelta(days=max((last - from_on).days // 30, 2))
    return Scale(from_on - room, last + room)


FILLS = ("f-jade", "f-mid", "f-spruce")


def drawn(
    scale: Scale,
    *,
    homes: Sequence[Span],
    law: Sequence[Span],
    people: Sequence[Sequence[Span]],
    points: Sequence[Point],
    to_on: date,
    now: str,
) -> Lanes:
    """The lanes on a scale; `to_on` is where what is open ends: the day, or the end of care."""
    at, width = scale.at(to_on), 20 + wide(now, BIG)
    ends = max((scale.at(point.on) for point in points), default=at)
    return Lanes(
        ticks=ticks(scale),
        homes=tuple(_bar(scale, span, to_on, _fill(i, len(homes))) for i, span in enumerate(homes)),
        law=tuple(_bar(scale, span, to_on, "f-reed") for span in law),
        people=tuple(tuple(_bar(scale, span, to_on, "f-line") for span in lane) for lane in people if lane),
        dots=dots(scale, points),
        line=(min([scale.at(span.from_on) for span in (*homes, *law)], default=LEFT), max(ends, at)),
        now_x=at if now else None,
        pill_x=min(at - width / 2, RIGHT - width),
        pill_width=width,
        now=now,
    )


def _fill(place: int, of: int) -> str:
    """The last home is the deepest; those before it go in turn, so that two beside each other differ."""
    return FILLS[2] if place == of - 1 else FILLS[1 - (of - place) % 2]


def _bar(scale: Scale, span: Span, to_on: date, fill: str) -> Bar:
    x = scale.at(span.from_on)
    width = max(scale.at(span.until_on or to_on) - x - GAP, LEAST)
    room = width - 2 * INSET
    name = next((name for name in span.names if wide(name, BIG) <= room), shortened(span.names[-1], room, BIG))
    more = shortened(span.more, room, SMALL) if name else ""
    return Bar(x, round(width, 1), x + INSET, name, more, fill, fill in ("f-mid", "f-spruce"))


def wide(text: str, size: float) -> float:
    """About how wide a text is, rather too much than too little."""
    return sum(size * (0.36 if c in NARROW else 0.92 if c in WIDE else 0.72 if c.isupper() else 0.6) for c in text)


def shortened(text: str, room: float, size: float) -> str:
    """The text, or as much of it as there is room for; nothing where not even three letters fit."""
    if wide(text, size) <= room:
        return text
    kept = text
    while kept and wide(kept + "…", size) > room:
        kept = kept[:-1]
    return kept.rstrip(" ,;") + "…" if len(kept) >= 3 else ""


def dots(scale: Scale, points: Sequence[Point]) -> tuple[Dot, ...]:
    """The points; labelled are those that come first, then the newest, while there is room between them."""
    taken: list[tuple[float, float]] = []
    labels: dict[int, tuple[float, str]] = {}
    for i in sorted(range(len(points)), key=lambda i: (not points[i].first, -points[i].on.toordinal())):
        point, x = points[i], scale.at(points[i].on)
        half = max(wide(point.name, BIG), wide(point.more, SMALL)) / 2
        middle = min(max(x, LEFT + half), WIDTH - half)
        if all(middle + half + 8 < low or middle - half - 8 > high for low, high in taken):
            taken.append((middle - half, middle + half))
            labels[i] = (round(middle, 1), "middle")
    return tuple(
        Dot(
            scale.at(point.on),
            point.shape if scale.low <= point.on <= scale.high else "beyond",
            point.name if i in labels else "",
            point.more if i in labels else "",
            *labels.get(i, (0.0, "middle")),
        )
        for i, point in enumerate(points)
    )


WEEKS, MONTHS, QUARTERS = 80, 460, 1_300
"""Days up to which the scale is told in weeks, months and quarters; beyond that in years."""


def ticks(scale: Scale) -> tuple[Tick, ...]:
    """Where weeks, months, quarters or years begin, each labelled in the middle of its stretch if that is wide enough.

    A quarter is called by its first month, so that label begins at its line.
    """
    starts = [(day, label) for day, label in _starts(scale) if day < scale.high]
    found = []
    for i, (day, label) in enumerate(starts):
        end = starts[i + 1][0] if i + 1 < len(starts) else scale.high
        low, high = scale.at(max(day, scale.low)), scale.at(end)
        fits = wide(label, 14) + 6 <= high - low
        middle = low + wide(label, 14) / 2 + 3 if QUARTERS >= scale.days > MONTHS else (low + high) / 2
        found.append(Tick(low, round(middle, 1), label if fits else ""))
    return tuple(found)


def _starts(scale: Scale) -> list[tuple[date, str]]:
    """The days on which the stretches begin, the first at or before the scale, each with its label."""
    if scale.days <= WEEKS:
        day, found = scale.low - timedelta(days=scale.low.weekday()), []
        while day <= scale.high:
            found.append((day, f"{day.day} {day:%b}"))
            day += timedelta(days=7)
        return found
    months = 1 if scale.days <= MONTHS else 3 if scale.days <= QUARTERS else 12
    month = (scale.low.month - 1) // months * months + 1
    day, found = date(scale.low.year, month, 1), []
    while day <= scale.high:
        year = f" {day.year}" if months == 3 or (months == 1 and (day.month == 1 or not found)) else ""
        found.append((day, f"{day.year}" if months == 12 else f"{day:%b}{year}"))
        day = add_months(day, months)
    return found
