"""The service at a glance: numbers of the stored measures, each with what it is of and the way to its figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from heed.access.pages import Request
from heed.facts.live import NoFigures
from heed.measures.all import MEASURES
from heed.measures.counting import Counted
from heed.measures.declare import Measure, Period
from heed.measures.figures import figure, year_label
from heed.web import formats
from heed.web.figures.asked import Asked
from heed.web.figures.headline import out_of, short
from heed.web.figures.reading import Reading, spoken
from heed.web.figures.stored import reading_of
from heed.web.home.shapes import Glance

CHILDREN, ON_TIME, HEARD, TOOK_PART = "children_in_care", "reviews_due_held_on_time", "views_given", "took_part"

SERVICE = (CHILDREN, ON_TIME, HEARD)

VOICE = (HEARD, TOOK_PART, "attended")
"""What is told of children taking part in their reviews."""


@dataclass(frozen=True, slots=True)
class Figures:
    """The stored figures of the newest year, or the sentence that says why there are none."""

    reading: Reading | None
    why_none: str

    @property
    def year(self) -> int:
        """The last collection year loaded."""
        return max(self.reading.years) if self.reading else 0

    def counted(self, code: str, year: int = 0) -> tuple[Measure, Counted] | None:
        """One figure of a year, in the council's words; None where there are no figures."""
        if self.reading is None:
            return None
        measure = spoken(MEASURES[code], self.reading.words)
        return measure, figure(self.reading.engine, measure, Period.year(year or self.year)).counted


def stored(request: Request) -> Figures:
    """The figures of the newest snapshot. Eight queries."""
    try:
        return Figures(reading_of(request, rows=False), "")
    except NoFigures as why:
        return Figures(None, str(why))


def glances(figures: Figures, codes: Sequence[str]) -> tuple[Glance, ...]:
    """Each as a number with its name; none where nothing was counted yet."""
    found = ((code, figures.counted(code)) for code in codes)
    beside = _took_part(figures) if TOOK_PART not in codes else ""
    return tuple(_glance(figures, code, *pair, beside if code == HEARD else "") for code, pair in found if pair)


def _glance(figures: Figures, code: str, measure: Measure, counted: Counted, beside: str) -> Glance:
    since = f"since April {figures.year - 1}" if _is_going_on(figures) else f"in {year_label(figures.year)}"
    says = f"{out_of(measure, counted)} {since}" if measure.is_share else _as_at(figures)
    apart = ", short breaks apart" if code == CHILDREN else ""  # the lists count these children too
    return Glance(
        code=code,
        number=short(measure, counted),
        name=measure.name,
        address=Asked(str(figures.year)).address("web:figure", code),
        says=says + apart + beside,
    )


def _took_part(figures: Figures) -> str:
    """How many took part, which stands beside the views that were given, always."""
    pair = figures.counted(TOOK_PART)
    return f"; {short(*pair)} took part" if pair else ""


def _is_going_on(figures: Figures) -> bool:
    return figures.reading is not None and figures.reading.as_at < Period.year(figures.year).to_on


def _as_at(figures: Figures) -> str:
    return f"on {formats.short_day(figures.reading.as_at)}" if figures.reading else ""
