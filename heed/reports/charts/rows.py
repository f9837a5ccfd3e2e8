"""Charts of one row to a point: bars from 0, and dots on one scale. No number is computed here, only places on paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from heed.reports import legible
from heed.reports.charts.layers import (
    EDGE,
    INK,
    LINE,
    LINE_HEIGHT,
    MID,
    SIZE,
    SMALL,
    SPRUCE,
    WHITE,
    Drawing,
    Paper,
    Spec,
    along,
    broken,
    layer,
    strong,
    text,
    width_of,
)
from heed.reports.charts.scales import Scale, scale
from heed.reports.document import Point

WIDTH, GAP = 360, 14
ON_PAPER = 560
"""How wide rows with long labels are on paper, where nothing has to fit a telephone: each label on fewer lines."""
LEAST = 2
"""The px of a bar of something that is very little; nothing at all has no bar."""
LABELLED = {"field": "t"}

Points = Sequence[Point]


@dataclass(frozen=True, slots=True)
class Row:
    """Where a point's row lies: its middle, its height, and its label in lines."""

    point: Point
    y: float
    height: float
    lines: list[str]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows, and from where to where their bars or dots are drawn."""

    rows: tuple[Row, ...]
    start: float
    end: float
    width: int

    @property
    def height(self) -> float:
        return self.rows[-1].y + self.rows[-1].height / 2 if self.rows else 0.0

    def x(self, field: str = "x") -> Spec:
        return along(field, 0, self.width)

    def y(self, field: str = "y") -> Spec:
        return along(field, self.height, 0)

    def at(self, share: float) -> float:
        """A place between the two ends."""
        return round(self.start + share * (self.end - self.start), 1)


def width_on_paper(points: Points) -> int:
    """How wide the rows are drawn on paper."""
    return ON_PAPER if any(width_of(point.label) * 1.08 > 0.4 * WIDTH for point in points) else WIDTH


def bars(points: Points, width: int = WIDTH) -> Drawing:
    """A bar for each point, from 0: its label before it, its value after it."""
    sheet = _sheet(points, width)
    top = max((point.value or 0 for point in points), default=0) or 1
    some_are_ours = any(point.ours for point in points)
    drawn = [
        {
            "x": sheet.start,
            "x2": max(sheet.at(row.point.value / top), sheet.start + LEAST),
            "y": row.y - 7,
            "y2": row.y + 7,
            "fill": SPRUCE if row.point.ours or not some_are_ours else MID,
        }
        for row in sheet.rows
        if row.point.value is not None and row.point.value > 0
    ]
    between = [{"y": row.y - row.height / 2} for row in sheet.rows[1:]]
    hairline = {"type": "rule", "stroke": LINE, "strokeWidth": 1}
    fill = {"field": "fill", "type": "nominal", "scale": None}
    ends: dict[str, Spec] = {"x2": {"field": "x2"}, "y2": {"field": "y2"}, "fill": fill}
    layers = (
        layer(between, hairline, y=sheet.y(), x={"value": 0}, x2={"value": width}),
        layer(drawn, {"type": "rect"}, x=sheet.x(), y=sheet.y(), **ends),
        *_labels(sheet),
    )
    return Drawing(Paper(width, sheet.height), layers)


def dots(points: Points, width: int = WIDTH) -> Drawing:
    """A dot for each point, all on one scale; a line goes through ours, so that the others are seen beside it."""
    sheet = _sheet(points, width)
    on = dot_scale(points)
    top = 1.05 * max((point.value or 0 for point in points), default=0) or 1
    places = [
        (row, on.at(row.point.value, sheet.start, sheet.end) if on else sheet.at(row.point.value / top))
        for row in sheet.rows
        if row.point.value is not None
    ]
    ours = [{"x": x, "y": row.y} for row, x in places if row.point.ours]
    beside = [
        {"x": one["x"], "y": row.y - row.height / 2, "y2": row.y + row.height / 2} for one in ours for row, _ in places
    ]
    theirs = [{"x": x, "y": row.y} for row, x in places if not row.point.ours]
    ends = [(sheet.start, on.label(on.low)), (sheet.end, on.label(on.high))] if on else [(sheet.start, "0")]
    x, y = sheet.x(), sheet.y()
    rail = {"type": "rule", "stroke": LINE, "strokeWidth": 1.5}
    through = {"type": "rule", "stroke": EDGE, "strokeWidth": 1.5, "strokeDash": [3, 4]}
    dot = {"type": "point", "shape": "circle", "opacity": 1, "filled": True}
    rails = [{"y": row.y} for row, _ in places]
    layers = (
        layer(rails, rail, y=y, x={"value": sheet.start}, x2={"value": sheet.end}),
        layer(beside, through, x=x, y=y, y2={"field": "y2"}),
        layer(theirs, {**dot, "fill": WHITE, "size": 120, "stroke": MID, "strokeWidth": 3}, x=x, y=y),
        layer(ours, {**dot, "fill": SPRUCE, "size": 190, "stroke": WHITE, "strokeWidth": 2}, x=x, y=y),
        *_labels(sheet),
        layer([{"x": x, "t": said} for x, said in ends], text(), x=x, y={"value": sheet.height + 12}, text=LABELLED),
    )
    return Drawing(Paper(width, sheet.height, foot=24), layers)


def dot_scale(points: Points) -> Scale | None:
    """The scale that dots of shares stand on; None where they stand on one from 0: numbers that are no shares."""
    there = [point for point in points if point.value is not None]
    shares = [point.value for point in there if point.value is not None and 0 <= point.value <= 1]
    if not shares or len(shares) < len(there) or not all(point.said.rstrip().endswith("%") for point in there):
        return None
    return scale(shares, steps=5, least_step=0.02)


def _sheet(points: Points, width: int) -> Sheet:
    """Rows from top to bottom; labels get what they need, up to two fifths (half on paper), and values what theirs do."""
    room = min(
        max((width_of(point.label) for point in points), default=0) * 1.08 + 4, (0.4 if width == WIDTH else 0.5) * width
    )
    of_values = max((width_of(point.said, SIZE) for point in points if point.value is not None), default=0) * 1.15
    rows: list[Row] = []
    y = 0.0
    for point in points:
        lines = broken(point.label, room)
        height = 18 + LINE_HEIGHT * len(lines)
        rows.append(Row(point, y + height / 2, height, lines))
        y += height
    return Sheet(tuple(rows), round(room + GAP), round(width - min(of_values, 0.35 * width) - GAP), width)


def _labels(sheet: Sheet) -> list[Spec]:
    """What each row is, before it; its value after it; and where there is none, why, in its place."""
    x, y = sheet.x(), sheet.y()
    there = [row for row in sheet.rows if row.point.value is not None]
    why = [_words(sheet.start, row.y, row.point.said) for row in sheet.rows if row.point.value is None]
    values = [_words(sheet.width, row.y, row.point.said) for row in there]
    size = SIZE if max((len(row.point.said) for row in there), default=0) < 16 else SMALL
    named = [
        layer([_label(row) for row in sheet.rows if row.point.ours == ours], mark, x=x, y=y, text=LABELLED)
        for ours, mark in (
            (True, text(align="left", fill=INK, fontWeight=600)),
            (False, text(align="left", fill=INK)),
        )
    ]
    return [
        *named,
        layer(why, text(align="left"), x=x, y=y, text=LABELLED),
        layer(values, strong(align="right", fontSize=size), x=x, y=y, text=LABELLED),
    ]


def _label(row: Row) -> Spec:
    """A row's label in its lines, around its middle."""
    return {"x": 0, "y": row.y - LINE_HEIGHT * (len(row.lines) - 1) / 2, "t": row.lines}


def _words(x: float, y: float, said: str) -> Spec:
    return {"x": x, "y": y, "t": legible.words(said)}
