"""What every chart is laid on and written with: paper, colours, text. Plain dicts of Vega-Lite; nothing is drawn here."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from heed.reports import legible

INK, MUTED, SPRUCE, MID = "#16292c", "#4a5e61", "#0e5558", "#2f7f7d"
LINE, EDGE, WHITE = "#d3dedc", "#6b8084", "#ffffff"
SMALL, SIZE, LINE_HEIGHT = 14, 15, 17
BOLD = 700
"""Not the 680 of our pages: what draws a PDF or a picture knows hundreds alone, and takes others for 400."""
AVERAGE = 0.54
"""How wide a letter is on average, of its size; what is written in bold takes a twelfth more."""

Spec = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Paper:
    """The plot's size and the room around it, in px."""

    width: float
    height: float
    left: float = 0
    right: float = 0
    top: float = 0
    foot: float = 0

    @property
    def box(self) -> str:
        """What an SVG shows: all of it."""
        return f"0 0 {self.left + self.width + self.right:g} {self.top + self.height + self.foot:g}"


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart to be drawn: its paper, and its layers from the lowest to the highest."""

    paper: Paper
    layers: tuple[Spec, ...]

    def spec(self, family: str) -> Spec:
        """The whole as Vega-Lite, written in a family of fonts."""
        paper = self.paper
        return {
            "width": paper.width,
            "height": paper.height,
            "padding": {"left": paper.left, "right": paper.right, "top": paper.top, "bottom": paper.foot},
            "autosize": "none",
            "background": None,
            "layer": list(self.layers),
            "config": {"aria": False, "view": {"stroke": None, "fill": None}, "text": {"font": family}},
        }


def layer(values: Sequence[Spec], mark: Spec, **encoding: Spec) -> Spec:
    """Marks, one for each value."""
    return {"data": {"values": list(values)}, "mark": mark, "encoding": encoding}


def along(field: str, low: float, high: float) -> Spec:
    """A field on a stretch without an axis of its own."""
    return {"field": field, "type": "quantitative", "scale": {"domain": [low, high], "nice": False}, "axis": None}


def text(**more: object) -> Spec:
    """Words on a chart: muted unless said otherwise."""
    return {"type": "text", "fill": MUTED, "fontSize": SMALL, "lineHeight": LINE_HEIGHT, "baseline": "middle", **more}


def strong(**more: object) -> Spec:
    """A value beside its point."""
    return text(**{"fill": INK, "fontSize": SIZE, "fontWeight": BOLD, **more})


def width_of(words: str, size: float = SMALL) -> float:
    """About how wide words are, so that they are broken before they meet others."""
    return AVERAGE * size * len(words)


def broken(words: str, room: float, most: int = 3) -> list[str]:
    """Words in lines of at most so many px; what does not go into so many lines ends in dots. Its table says it whole."""
    letters = max(int(room / (AVERAGE * SMALL)), 4)
    lines = textwrap.wrap(legible.words(words), letters, break_on_hyphens=False)
    if len(lines) > most:
        lines = [*lines[: most - 1], lines[most - 1][: letters - 1].rstrip() + "…"]
    return lines or [""]
