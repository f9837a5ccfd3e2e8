"""The geometry of the small drawings beside figures: a band, dots on a line, a bar in parts. Charts: `heed.reports.charts`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from heed.reports.charts.scales import Scale, scale


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on a drawn line, and its label."""

    x: float
    label: str


@dataclass(frozen=True, slots=True)
class BandDrawing:
    """A line with ticks, a bar from the lowest to the highest that the figure could be, and a dot where it stands."""

    ticks: tuple[Tick, ...]
    from_x: float
    width: float
    dot_x: float


BAND_START, BAND_END = 20.0, 330.0


def band(low: float, value: float, high: float) -> BandDrawing:
    """Draw a band on paper 350 wide."""
    on = scale((low, value, high), steps=3)
    from_x = on.at(low, BAND_START, BAND_END)
    return BandDrawing(
        ticks=tuple(Tick(on.at(tick, BAND_START, BAND_END), on.label(tick)) for tick in on.ticks),
        from_x=from_x,
        width=max(round(on.at(high, BAND_START, BAND_END) - from_x, 1), 2.0),
        dot_x=on.at(value, BAND_START, BAND_END),
    )


@dataclass(frozen=True, slots=True)
class DotDrawing:
    """One group of a breakdown: its dot, its band, and the mark of the whole, where there is one."""

    dot_x: float
    from_x: float
    width: float
    whole_x: float | None


DOT_START, DOT_END = 4.0, 224.0


def dot(on: Scale, value: float, low: float, high: float, whole: float | None) -> DotDrawing:
    """Draw a group on paper 228 wide; what lies below the scale stands at its edge."""

    def place(share: float) -> float:
        return on.at(min(max(share, on.low), on.high), DOT_START, DOT_END)

    return DotDrawing(
        dot_x=place(value),
        from_x=place(low),
        width=round(place(high) - place(low), 1),
        whole_x=None if whole is None else place(whole),
    )


@dataclass(frozen=True, slots=True)
class Segment:
    """One part of a bar, on paper 1,000 wide."""

    x: float
    width: float
    swatch: str


GAP, LEAST = 3.0, 6.0


def segments(parts: Sequence[tuple[int, str]]) -> tuple[Segment, ...]:
    """A bar in parts with gaps between them; a part that is there is never too thin to be seen."""
    shown = [(n, swatch) for n, swatch in parts if n]
    if not shown:
        return ()
    paper = 1000 - GAP * (len(shown) - 1)
    total = sum(n for n, _ in shown)
    widths = [max(paper * n / total, LEAST) for n, _ in shown]
    widest = widths.index(max(widths))
    widths[widest] -= sum(widths) - paper
    drawn, x = [], 0.0
    for (_, swatch), width in zip(shown, widths, strict=True):
        drawn.append(Segment(round(x, 1), round(width, 1), swatch))
        x += width + GAP
    return tuple(drawn)
