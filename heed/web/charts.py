"""Charts over time: Vega-Lite as plain dicts, drawn on the server as SVG that a strict content security policy allows.

No number is computed here. Every chart has a title and a description; its page adds a sentence and the same as a table.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

import vl_convert
from markupsafe import Markup

from heed.web import formats
from heed.web.drawings import Scale, scale

INK, MUTED, SPRUCE, LINE, EDGE, PALE = "#16292c", "#4a5e61", "#0e5558", "#d3dedc", "#6b8084", "#a9cbc5"
FONT = "Heed, Arial, sans-serif"
WIDTH, HEIGHT = 596, 224
LEFT, RIGHT, TOP, FOOT = 48, 16, 24, 62  # around the plot; above it a label, at its foot months, a line, years

Spec = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Quarter:
    """One point: the quarter's first day, its value (None where nothing was counted), and whether it is over."""

    from_on: date
    value: float | None
    over: bool

    @property
    def year(self) -> str:
        """The year ending 31 March that holds it: "2025-26"."""
        first = self.from_on.year - (self.from_on.month < 4)
        return f"{first}-{(first + 1) % 100:02}"


def shares_by_quarter(
    quarters: Sequence[Quarter], *, key: str, title: str, marks: Sequence[int] = ()
) -> tuple[Markup, Scale]:
    """A line of shares by quarter, and the scale that it was drawn on. `marks` are quarters from which it is defined anew."""
    values = [quarter.value for quarter in quarters if quarter.value is not None]
    on = with_room_below(scale(values, steps=4), min(values))
    return _drawn(_line(quarters, on, marks), key, title, _said(quarters, formats.percent, marks)), on


def with_room_below(on: Scale, lowest: float) -> Scale:
    """A step more at the foot where the lowest point is so near to it that its label would meet the months."""
    if on.low > 0 and lowest - on.low < on.step / 2:
        return Scale(max(on.low - on.step, 0.0), on.high, on.step)
    return on


def counts_by_quarter(quarters: Sequence[Quarter], *, key: str, title: str, marks: Sequence[int] = ()) -> Markup:
    """A column for each quarter, from 0."""
    said = _said(quarters, lambda value: formats.number(int(value)), marks)
    return _drawn(_columns(quarters, marks), key, title, said)


def _line(quarters: Sequence[Quarter], on: Scale, marks: Sequence[int]) -> Spec:
    points = _points(quarters, formats.percent)
    whole = [point for point in points if point["over"]]
    tail = [point for point in points if not point["over"]]
    labelled = _worth_a_label(points)
    y = {"field": "v", "type": "quantitative", "scale": {"domain": [on.low, on.high], "nice": False}, "axis": None}
    layers = [
        *_grid([(tick, on.label(tick)) for tick in on.ticks], y),
        _layer(whole, {"type": "line", "stroke": SPRUCE, "strokeWidth": 3, "strokeJoin": "round"}, y),
    ]
    if tail and whole:
        layers.append(
            _layer([whole[-1], *tail], {"type": "line", "stroke": SPRUCE, "strokeWidth": 3, "strokeDash": [5, 5]}, y)
        )
    dot = {"type": "point", "shape": "circle", "opacity": 1}
    layers += [
        _layer(whole, {**dot, "filled": True, "fill": SPRUCE, "size": 95, "stroke": "#ffffff", "strokeWidth": 2}, y),
        _layer(tail, {**dot, "filled": True, "fill": "#ffffff", "size": 130, "stroke": SPRUCE, "strokeWidth": 3}, y),
        *(_layer([point], _value(point["dy"]), y, text="label") for point in labelled),
    ]
    return _chart([*layers, *_changed(marks, len(quarters)), *_calendar(quarters)], len(quarters))


def _columns(quarters: Sequence[Quarter], marks: Sequence[int]) -> Spec:
    points = _points(quarters, lambda value: formats.number(int(value)))
    top = max((point["v"] for point in points), default=0) or 1
    y = {"field": "v", "type": "quantitative", "scale": {"domain": [0, top * 1.12], "nice": False}, "axis": None}
    width = min(36, int(0.6 * WIDTH / max(len(quarters), 1)))
    bar = {"type": "bar", "width": width, "y2": {"value": HEIGHT}}
    over, going = ([p for p in points if p["over"]], [p for p in points if not p["over"]])
    hollow = {**bar, "fill": "#ffffff", "stroke": SPRUCE, "strokeWidth": 2, "strokeDash": [5, 5]}
    layers = [
        *_grid([(0, "")], y),
        _layer(over, {**bar, "fill": SPRUCE}, y),
        _layer(going, hollow, y),
        _layer(points, _value(-10), y, text="label"),
    ]
    return _chart([*layers, *_changed(marks, len(quarters)), *_calendar(quarters)], len(quarters))


def _changed(marks: Sequence[int], n: int) -> list[Spec]:
    """A dotted line before each quarter from which the figure is defined anew, and what it means at its foot."""
    values = [{"at": mark - 0.5} for mark in marks if 0 < mark < n]
    if not values:
        return []
    text = {"type": "text", "text": "new definition", "align": "left", "baseline": "bottom", "dx": 5, "dy": -4}
    x = _x("at", n)
    return [
        {
            "data": {"values": values},
            "mark": {"type": "rule", "stroke": MUTED, "strokeWidth": 1.5, "strokeDash": [2, 4]},
            "encoding": {"x": x, "y": {"value": 0}, "y2": {"value": HEIGHT}},
        },
        {
            "data": {"values": values},
            "mark": {**text, "fill": MUTED, "fontSize": 13, "font": FONT},
            "encoding": {"x": x, "y": {"value": HEIGHT}},
        },
    ]


def _points(quarters: Sequence[Quarter], write: Any) -> list[dict[str, Any]]:
    return [
        {"i": i, "v": quarter.value, "over": quarter.over, "label": write(quarter.value)}
        for i, quarter in enumerate(quarters)
        if quarter.value is not None
    ]


def _worth_a_label(points: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The first, the highest, the lowest and the last, each above its point or, in a dip, below it."""
    values = [point["v"] for point in points]
    chosen = {0, values.index(max(values)), values.index(min(values)), len(points) - 1}
    for i in chosen:
        beside = [values[j] for j in (i - 1, i + 1) if 0 <= j < len(points)]
        points[i]["dy"] = 20 if beside and values[i] < min(beside) else -16
    return [points[i] for i in sorted(chosen)]


def _grid(ticks: Sequence[tuple[float, str]], y: Spec) -> list[Spec]:
    values = [{"v": value, "label": label} for value, label in ticks]
    rule = {"type": "rule", "stroke": LINE, "strokeWidth": 1}
    text = {"type": "text", "align": "right", "dx": -8, "fill": MUTED, "fontSize": 14, "font": FONT}
    return [
        {"data": {"values": values}, "mark": rule, "encoding": {"y": y, "x": {"value": 0}, "x2": {"value": WIDTH}}},
        {
            "data": {"values": values},
            "mark": text,
            "encoding": {"y": y, "x": {"value": 0}, "text": {"field": "label"}},
        },
    ]


def _calendar(quarters: Sequence[Quarter]) -> list[Spec]:
    """The months under their points, and each year under a line that spans its quarters."""
    months = [{"i": i, "m": f"{quarter.from_on:%b}"} for i, quarter in enumerate(quarters)]
    years: dict[str, list[int]] = {}
    for i, quarter in enumerate(quarters):
        years.setdefault(quarter.year, []).append(i)
    spans = [
        {"from": places[0] - 0.28, "to": places[-1] + 0.28, "mid": (places[0] + places[-1]) / 2, "year": year}
        for year, places in years.items()
    ]
    text = {"type": "text", "baseline": "middle", "fontSize": 14, "font": FONT}
    below = {"data": {"values": months}, "mark": {**text, "fill": MUTED}}
    return [
        {**below, "encoding": {"x": _x("i", len(quarters)), "y": {"value": HEIGHT + 20}, "text": {"field": "m"}}},
        {
            "data": {"values": spans},
            "mark": {"type": "rule", "stroke": EDGE, "strokeWidth": 1.5},
            "encoding": {
                "x": _x("from", len(quarters)),
                "x2": {"field": "to"},
                "y": {"value": HEIGHT + 34},
            },
        },
        {
            "data": {"values": spans},
            "mark": {**text, "fontWeight": 600, "fill": INK},
            "encoding": {"x": _x("mid", len(quarters)), "y": {"value": HEIGHT + 50}, "text": {"field": "year"}},
        },
    ]


def _x(field: str, n: int) -> Spec:
    return {"field": field, "type": "quantitative", "scale": {"domain": [-0.45, n - 0.55], "nice": False}, "axis": None}


def _value(dy: int) -> Spec:
    return {
        "type": "text",
        "dy": dy,
        "fill": INK,
        "fontSize": 15,
        "fontWeight": 680,
        "font": FONT,
        "baseline": "middle",
    }


def _layer(points: list[dict[str, Any]], mark: Spec, y: Spec, text: str = "") -> Spec:
    encoding: Spec = {"x": None, "y": y, **({"text": {"field": text}} if text else {})}
    return {"data": {"values": points}, "mark": mark, "encoding": encoding}


def _chart(layers: list[Spec], n: int) -> Spec:
    for layer in layers:
        if "x" in layer["encoding"] and layer["encoding"]["x"] is None:
            layer["encoding"]["x"] = _x("i", n)
    return {
        "width": WIDTH,
        "height": HEIGHT,
        "padding": {"left": LEFT, "right": RIGHT, "top": TOP, "bottom": FOOT},
        "autosize": "none",
        "background": None,
        "layer": layers,
        "config": {"aria": False, "view": {"stroke": None, "fill": None}},
    }


def _said(quarters: Sequence[Quarter], write: Any, marks: Sequence[int]) -> str:
    """The chart in words, for those who do not see it."""
    said = [
        f"{'by a new definition, ' if i in marks else ''}{name_of(quarter)} "
        f"{'none' if quarter.value is None else write(quarter.value)}"
        for i, quarter in enumerate(quarters)
    ]
    return "; ".join(said) + "."


def name_of(quarter: Quarter) -> str:
    """ "Apr–Jun 2026", or "Oct 2026 to date" while it is going on."""
    last = date(quarter.from_on.year, quarter.from_on.month + 2, 1)
    if not quarter.over:
        return f"{quarter.from_on:%b %Y} to date"
    return f"{quarter.from_on:%b}–{last:%b %Y}"


CHATTER = re.compile(r' (?:class|role|aria-[a-z]+|pointer-events|stroke-miterlimit|xmlns:xlink|version)="[^"]*"')
EMPTY = re.compile(r'<path[^>]*(?: d=""| d="M0,0h[\d.]+v[\d.]+h-?[\d.]+Z")[^>]*/>')


def _drawn(spec: Spec, key: str, title: str, description: str) -> Markup:
    drawn = _svg(json.dumps(spec, sort_keys=True))
    _, _, inside = drawn.partition(">")  # its own opening tag gives way to ours
    paper = f"0 0 {LEFT + WIDTH + RIGHT} {TOP + HEIGHT + FOOT}"
    head = Markup(
        '<svg class="chart" viewBox="{box}" role="img" aria-labelledby="{key}-title {key}-said">'
        '<title id="{key}-title">{title}</title><desc id="{key}-said">{said}</desc>'
    ).format(box=paper, key=key, title=title, said=description)
    return head + Markup(inside)  # noqa: S704 - drawn here from our own spec; its texts are escaped by Vega


@lru_cache(maxsize=256)
def _svg(spec: str) -> str:
    """Drawn once for each chart: the first takes half a second, the next some 20 ms."""
    drawn: str = vl_convert.vegalite_to_svg(json.loads(spec), allowed_base_urls=[])
    return EMPTY.sub("", CHATTER.sub("", drawn))
