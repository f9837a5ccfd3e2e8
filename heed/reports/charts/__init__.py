"""Charts drawn on the server, as SVG that a strict content security policy allows and as PNG. No number is computed here.

The same drawing stands on the pages of the site and in every format of a report. No Django.
"""

from __future__ import annotations

import json
import re
from functools import lru_cache
from pathlib import Path
from typing import Final

import vl_convert
from markupsafe import Markup

from heed.reports import legible
from heed.reports.charts import over_time, rows
from heed.reports.charts.layers import WHITE, Drawing
from heed.reports.charts.scales import over_time as scale_over_time
from heed.reports.document import Chart, Drawn, Point

FAMILY: Final = "Atkinson Hyperlegible Next"
"""The family of fonts of documents, as the set-up leaves it in `FONTS`."""
PRINTED: Final = "Figtree"
"""The family of charts in files that cannot take letters of one font and numerals of another: its nought has no slash."""
FONTS: Final = Path(__file__).resolve().parents[1] / "fonts"

_CHATTER = re.compile(r' (?:class|role|aria-[a-z]+|pointer-events|stroke-miterlimit|xmlns:xlink|version)="[^"]*"')
_VIEW = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')
_EMPTY = re.compile(r'<path(?: class="(?:back|fore)ground"[^>]*|[^>]* d="")[^>]*/>')


def svg(chart: Chart, key: str, family: str = FAMILY) -> Markup:
    """A chart as a whole SVG, with its title and description; `key` is what its ids begin with, once on a page."""
    return inline(_drawing(chart), key=key, title=chart.title, description=chart.description, family=family)


def on_paper(chart: Chart, key: str) -> Markup:
    """A chart as SVG for a file that is printed: as `svg`, with room for long labels."""
    drawing = _drawing(chart, rows.width_on_paper(chart.points))
    return inline(drawing, key=key, title=chart.title, description=chart.description, family=PRINTED)


def png(chart: Chart) -> bytes:
    """A chart as a picture for paper, on white, twice as fine as a screen."""
    return _png(str(on_paper(chart, "chart")))


def is_wide(chart: Chart, *, on_paper: bool = False) -> bool:
    """Whether a chart takes the whole width of a page: half of it would not hold its points, or its labels."""
    if chart.kind in (Drawn.BARS, Drawn.DOTS):
        return on_paper and rows.width_on_paper(chart.points) > rows.WIDTH
    return chart.kind in (Drawn.LINE, Drawn.COLUMNS) and len(chart.points) > over_time.HALF_HOLDS


def begins_at(kind: Drawn, points: tuple[Point, ...]) -> str:
    """Where the scale begins if that is not 0, to be said below the title: "88%"."""
    on = rows.dot_scale(points) if kind is Drawn.DOTS else None
    if kind is Drawn.LINE:
        on = scale_over_time(_values(points))
    return on.label(on.low) if on is not None and on.low > 0 else ""


def inline(drawing: Drawing, *, key: str, title: str, description: str, family: str) -> Markup:
    """A drawing as SVG: an image to whoever hears the page, with its title and its values in words."""
    drawn = _svg(json.dumps(drawing.spec(FAMILY), sort_keys=True)).replace(f'"{FAMILY}"', f'"{family}"')
    _, _, inside = drawn.partition(">")  # its own opening tag gives way to ours
    head = Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" class="chart" viewBox="{box}" role="img" '
        'aria-labelledby="{key}-title {key}-said">'
        '<title id="{key}-title">{title}</title><desc id="{key}-said">{said}</desc>'
    )
    shown = {"title": legible.words(title), "said": legible.words(description)}
    return head.format(box=drawing.paper.box, key=key, **shown) + Markup(inside)  # noqa: S704 - Vega escapes its texts


def _drawing(chart: Chart, width: int = rows.WIDTH) -> Drawing:
    match chart.kind:
        case Drawn.LINE:
            return over_time.line(chart.points, scale_over_time(_values(chart.points)))
        case Drawn.COLUMNS:
            return over_time.columns(chart.points)
        case Drawn.BARS:
            return rows.bars(chart.points, width)
        case Drawn.DOTS:
            return rows.dots(chart.points, width)


def _values(points: tuple[Point, ...]) -> list[float]:
    values = [point.value for point in points if point.value is not None]
    if any(not 0 <= value <= 1 for value in values):
        raise ValueError("A line is drawn of shares, from 0 to 1: draw other numbers as columns.")
    return values


@lru_cache(maxsize=256)
def _svg(spec: str) -> str:
    """Drawn once for each chart, in whatever font it then stands: the first takes half a second, the next some 20 ms."""
    drawn: str = vl_convert.vegalite_to_svg(json.loads(spec), allowed_base_urls=[])
    return _CHATTER.sub("", _EMPTY.sub("", drawn))


@lru_cache(maxsize=64)
def _png(svg: str) -> bytes:
    vl_convert.register_font_directory(str(FONTS))
    opening, _, inside = svg.partition("</desc>")  # the ground is drawn first
    sized = _VIEW.sub(r'\g<0> width="\1" height="\2"', opening, count=1)
    drawn: bytes = vl_convert.svg_to_png(
        f'{sized}</desc><rect width="100%" height="100%" fill="{WHITE}"/>{inside}', scale=2
    )
    return drawn
