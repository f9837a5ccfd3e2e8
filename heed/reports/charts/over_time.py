"""Charts over time: a line of shares, columns of counts, and the calendar below them. No number is computed here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from heed.reports import legible
from heed.reports.charts.layers import (
    EDGE,
    INK,
    LINE,
    LINE_HEIGHT,
    MUTED,
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
from heed.reports.charts.scales import Scale
from heed.reports.document import Point

WIDE = Paper(596, 224, left=48, right=16, top=24)
HALF = Paper(304, 164, left=46, right=10, top=24)
HALF_HOLDS = 8
"""The most points that half a page or a telephone holds; more take the whole width."""

Points = Sequence[Point]
LABELLED = {"field": "label"}


def line(points: Points, on: Scale, *, wide: bool = False, marks: Sequence[int] = ()) -> Drawing:
    """Shares on a scale: broken where there is none, dashed and hollow where the time is not over.

    `marks` are the points from which the figure is defined anew.
    """
    paper = _paper(points, wide)
    y = along("v", on.low, on.high)
    dots = [(i, point, point.value) for i, point in enumerate(points) if point.value is not None]
    over = [_dot(i, value) for i, point, value in dots if not point.hollow]
    going = [_dot(i, value) for i, point, value in dots if point.hollow]
    x = _x("i", points, paper)
    stroke = {"type": "line", "stroke": SPRUCE, "strokeWidth": 3, "strokeJoin": "round"}
    round_ = {"type": "point", "shape": "circle", "opacity": 1, "filled": True}
    layers = [
        *_rules([(tick, on.label(tick)) for tick in on.ticks], y, paper),
        *(layer(run, stroke | ({"strokeDash": [5, 5]} if dashed else {}), x=x, y=y) for run, dashed in _runs(points)),
        layer(over, {**round_, "fill": SPRUCE, "size": 95, "stroke": WHITE, "strokeWidth": 2}, x=x, y=y),
        layer(going, {**round_, "fill": WHITE, "size": 130, "stroke": SPRUCE, "strokeWidth": 3}, x=x, y=y),
        *(
            layer(
                [_dot(each.i, each.value) | {"label": each.said}],
                strong(dx=each.dx, dy=each.dy),
                x=x,
                y=y,
                text=LABELLED,
            )
            for each in _worth_a_label(points, on, paper)
        ),
    ]
    return Drawing(paper, (*layers, *_changed(marks, points, paper), *_calendar(points, paper)))


def columns(points: Points, *, wide: bool = False, marks: Sequence[int] = ()) -> Drawing:
    """Counts from 0, each with its number; hollow where the time is not over."""
    paper = _paper(points, wide)
    there = [(i, point, point.value) for i, point in enumerate(points) if point.value is not None]
    top = max((value for _, _, value in there), default=0) or 1
    x, y = _x("i", points, paper), along("v", 0, top * 1.12)
    bar = {"type": "bar", "width": min(36, int(0.6 * _step(points, paper))), "y2": {"value": paper.height}}
    hollow = {**bar, "fill": WHITE, "stroke": SPRUCE, "strokeWidth": 2, "strokeDash": [5, 5]}
    longest = max((len(point.said) for _, point, _ in there), default=1)
    room = _step(points, paper) - 5
    size = next((size for size in (SIZE, 13, 12) if width_of("0" * longest, size) * 1.12 <= room), 11)
    values = [_dot(i, value) | {"label": legible.words(point.said)} for i, point, value in there]
    layers = [
        *_rules([(0, "")], y, paper),
        layer([_dot(i, value) for i, point, value in there if not point.hollow], {**bar, "fill": SPRUCE}, x=x, y=y),
        layer([_dot(i, value) for i, point, value in there if point.hollow], hollow, x=x, y=y),
        layer(values, strong(dy=-10, fontSize=size), x=x, y=y, text=LABELLED),
        *_missing(points, paper),
    ]
    return Drawing(paper, (*layers, *_changed(marks, points, paper), *_calendar(points, paper)))


def _paper(points: Points, wide: bool) -> Paper:
    """As wide as its points ask for, and at its foot as much room as their labels do."""
    sheet = WIDE if wide or len(points) > HALF_HOLDS else HALF
    more = LINE_HEIGHT * (_lines(points, sheet) - 1)
    foot = (62 if any(point.group for point in points) else 34) + more
    return Paper(sheet.width, sheet.height, sheet.left, sheet.right, sheet.top, foot)


def _step(points: Points, paper: Paper) -> float:
    """How many px lie between two points."""
    return paper.width / max(len(points), 1)


def _lines(points: Points, paper: Paper) -> int:
    """How many lines the longest label takes."""
    return max((len(broken(point.label, _step(points, paper))) for point in points), default=1)


def _dot(i: int, value: float) -> Spec:
    return {"i": i, "v": value}


def _x(field: str, points: Points, paper: Paper) -> Spec:
    """Along the points, with room before the first for its label beside those of the scale."""
    return along(field, -max(0.55, 30 / _step(points, paper)), len(points) - 0.45)


def _runs(points: Points) -> Iterator[tuple[list[Spec], bool]]:
    """The stretches of a line between which something is missing; what leads to a time not over apart, to be dashed."""
    run: list[Spec] = []
    dashed = False
    for i, point in enumerate(points):
        if point.value is None:
            if len(run) > 1:
                yield run, dashed
            run = []
            continue
        if run and point.hollow != dashed:
            if len(run) > 1:
                yield run, dashed
            run = run[-1:]
        dashed = point.hollow
        run.append(_dot(i, point.value))
    if len(run) > 1:
        yield run, dashed


@dataclass(frozen=True, slots=True)
class Label:
    """A value beside its point: which point, how far from it, and what is said."""

    i: int
    value: float
    said: str
    dx: int
    dy: int


def _worth_a_label(points: Points, on: Scale, paper: Paper) -> list[Label]:
    """The last, the lowest, the highest and the first, each above its point or, in a dip, below it.

    One that would lie on another that tells more is left out.
    """
    there = [(i, point.value, legible.words(point.said)) for i, point in enumerate(points) if point.value is not None]
    if not there:
        return []
    values = [value for _, value, _ in there]
    kept: list[Label] = []
    for place in dict.fromkeys((len(there) - 1, values.index(min(values)), values.index(max(values)), 0)):
        beside = [values[j] for j in (place - 1, place + 1) if 0 <= j < len(there)]
        label = _label(*there[place], beside=beside, is_first=not place, on=on, paper=paper)
        if not any(_meet(label, other, _step(points, paper), on, paper) for other in kept):
            kept.append(label)
    return sorted(kept, key=lambda label: label.i)


def _label(
    i: int, value: float, said: str, *, beside: Sequence[float], is_first: bool, on: Scale, paper: Paper
) -> Label:
    rise = on.at(value, paper.height, 0) - on.at(min(beside, default=value), paper.height, 0)
    # an end may lie a little lower than its neighbour and be labelled above: below it stand the scale's own labels
    dy = 20 if rise > (0 if len(beside) > 1 else 24) else -16
    dx = -7 if dy < 0 < rise and is_first else 0  # away from the line, which rises beside it
    return Label(i, value, said, dx, dy)


def _meet(one: Label, other: Label, step: float, on: Scale, paper: Paper) -> bool:
    """Whether two labels would lie on each other."""
    across = abs(one.i - other.i) * step
    down = on.at(one.value, paper.height, 0) + one.dy - on.at(other.value, paper.height, 0) - other.dy
    return across < width_of(one.said, SIZE) + 8 and abs(down) < LINE_HEIGHT


def _rules(ticks: Sequence[tuple[float, str]], y: Spec, paper: Paper) -> list[Spec]:
    values = [{"v": value, "label": label} for value, label in ticks]
    rule = {"type": "rule", "stroke": LINE, "strokeWidth": 1}
    return [
        layer(values, rule, y=y, x={"value": 0}, x2={"value": paper.width}),
        layer(values, text(align="right", dx=-8), y=y, x={"value": 0}, text=LABELLED),
    ]


def _missing(points: Points, paper: Paper) -> list[Spec]:
    """What is said in place of a column that is not there, where there is room; else a dash. None is not 0."""
    size, room = 12, _step(points, paper)
    layers = []
    for i, point in enumerate(points):
        if point.value is None:
            fits = all(width_of(word, size) <= room for word in legible.words(point.said).split())
            lines = broken(point.said, room * SMALL / size) if fits and point.said else ["–"]
            mark = text(fontSize=size, lineHeight=14, baseline="bottom", dy=-6 - 14 * (len(lines) - 1))
            value = {"i": i, "label": lines}
            layers.append(layer([value], mark, x=_x("i", points, paper), y={"value": paper.height}, text=LABELLED))
    return layers


def _changed(marks: Sequence[int], points: Points, paper: Paper) -> list[Spec]:
    """A dotted line before each point from which the figure is defined anew, and what it means at its foot."""
    values = [{"at": mark - 0.5} for mark in marks if 0 < mark < len(points)]
    if not values:
        return []
    x = _x("at", points, paper)
    rule = {"type": "rule", "stroke": MUTED, "strokeWidth": 1.5, "strokeDash": [2, 4]}
    said = text(text="new definition", align="left", baseline="bottom", dx=5, dy=-4, fontSize=13)
    return [
        layer(values, rule, x=x, y={"value": 0}, y2={"value": paper.height}),
        layer(values, said, x=x, y={"value": paper.height}),
    ]


def _calendar(points: Points, paper: Paper) -> list[Spec]:
    """The labels under their points, and each year under a line that spans its quarters."""
    labels = [{"i": i, "m": broken(point.label, _step(points, paper))} for i, point in enumerate(points)]
    years: dict[str, list[int]] = {}
    for i, point in enumerate(points):
        if point.group:
            years.setdefault(legible.words(point.group), []).append(i)
    spans = [
        {"from": places[0] - 0.28, "to": places[-1] + 0.28, "mid": (places[0] + places[-1]) / 2, "year": year}
        for year, places in years.items()
    ]
    below = paper.height + LINE_HEIGHT * (_lines(points, paper) - 1)
    rule = {"type": "rule", "stroke": EDGE, "strokeWidth": 1.5}
    below_points = {"value": paper.height + 20}
    return [
        layer(labels, text(), x=_x("i", points, paper), y=below_points, text={"field": "m"}),
        layer(spans, rule, x=_x("from", points, paper), x2={"field": "to"}, y={"value": below + 34}),
        layer(
            spans,
            text(fontSize=SMALL, fontWeight=600, fill=INK),
            x=_x("mid", points, paper),
            y={"value": below + 50},
            text={"field": "year"},
        ),
    ]
