"""Charts of quarters as a page shows them: their points, and what is said of them. They are drawn in `heed.reports.charts`.

No number is computed here. Every chart has a title and a description; its page adds a sentence and the same as a table.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from heed.reports import charts
from heed.reports.charts import over_time, scales
from heed.reports.charts.layers import Drawing
from heed.reports.charts.scales import Scale
from heed.reports.document import Point
from heed.web import formats

FAMILY = "Heed, Arial, sans-serif"


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


Write = Callable[[float], str]


def shares_by_quarter(
    quarters: Sequence[Quarter], *, key: str, title: str, marks: Sequence[int] = ()
) -> tuple[Markup, Scale]:
    """A line of shares by quarter, and the scale that it was drawn on. `marks` are quarters from which it is defined anew."""
    on = scales.over_time([quarter.value for quarter in quarters if quarter.value is not None])
    drawing = over_time.line(_points(quarters, formats.percent), on, wide=True, marks=marks)
    return _shown(drawing, key, title, _said(quarters, formats.percent, marks)), on


def counts_by_quarter(quarters: Sequence[Quarter], *, key: str, title: str, marks: Sequence[int] = ()) -> Markup:
    """A column for each quarter, from 0."""
    drawing = over_time.columns(_points(quarters, _whole), wide=True, marks=marks)
    return _shown(drawing, key, title, _said(quarters, _whole, marks))


def _whole(value: float) -> str:
    return formats.number(int(value))


def _points(quarters: Sequence[Quarter], write: Write) -> tuple[Point, ...]:
    return tuple(
        Point(f"{quarter.from_on:%b}", quarter.value, _written(quarter, write), quarter.year, hollow=not quarter.over)
        for quarter in quarters
    )


def _written(quarter: Quarter, write: Write) -> str:
    return "none" if quarter.value is None else write(quarter.value)


def _shown(drawing: Drawing, key: str, title: str, said: str) -> Markup:
    return charts.inline(drawing, key=key, title=title, description=said, family=FAMILY)


def _said(quarters: Sequence[Quarter], write: Write, marks: Sequence[int]) -> str:
    """The chart in words, for those who do not see it."""
    said = [
        f"{'by a new definition, ' if i in marks else ''}{name_of(quarter)} {_written(quarter, write)}"
        for i, quarter in enumerate(quarters)
    ]
    return "; ".join(said) + "."


def name_of(quarter: Quarter) -> str:
    """ "Apr–Jun 2026", or "Oct 2026 to date" while it is going on."""
    last = date(quarter.from_on.year, quarter.from_on.month + 2, 1)
    if not quarter.over:
        return f"{quarter.from_on:%b %Y} to date"
    return f"{quarter.from_on:%b}–{last:%b %Y}"
