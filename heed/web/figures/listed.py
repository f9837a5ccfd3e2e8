"""The list of all figures: by section, each with its meaning, its value, and its value a year before."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from heed.measures.all import MEASURES
from heed.measures.declare import Measure, Period, Section
from heed.measures.figures import figure
from heed.web import formats
from heed.web.figures.asked import Asked, asked, period_label, periods
from heed.web.figures.headline import headline, held_back, short, the_band
from heed.web.figures.page import before, day_choices, period_choices
from heed.web.figures.reading import Reading, spoken
from heed.web.figures.shapes import FigureLine, FigureSection, FiguresPage


def figures_page(query: Mapping[str, str], reading: Reading) -> FiguresPage:
    """Every figure of one period. Of a quarter, those that can be told of one."""
    known = periods(reading.years)
    wanted = asked(query, known, [day.isoformat() for day in reading.days])
    period = known[wanted.period]
    is_year = period == Period.year(period.to_on.year)
    shown = [measure for measure in MEASURES.values() if is_year or not measure.yearly]
    earlier = before(period) if before(period).years[0] in reading.years else None
    return FiguresPage(
        periods=period_choices(wanted, known),
        days=day_choices(wanted, reading),
        about=f"{formats.capital(formats.span(period.from_on, period.to_on))}, as at {formats.day(reading.as_at)}",
        held_back=held_back(reading.engine.held_back),
        before=_name(earlier) if earlier else "",
        only_reviews=not is_year,
        sections=tuple(
            FigureSection(section.code, reading.words.say(section.value), tuple(lines))
            for section in Section
            if (lines := [_line(m, period, earlier, wanted, reading) for m in shown if m.section is section])
        ),
    )


def _name(period: Period) -> str:
    """A period as the head of a column: "2024-25", "Apr–Jun 2024"."""
    is_year = period == Period.year(period.to_on.year)
    key = str(period.to_on.year) if is_year else f"{period.from_on:%Y-%m}"
    return period_label(key, period).removesuffix(", the whole year")


def _line(declared: Measure, period: Period, earlier: Period | None, wanted: Asked, reading: Reading) -> FigureLine:
    measure = spoken(declared, reading.words)
    counted = figure(reading.engine, measure, period).counted
    then = figure(reading.engine, measure, earlier).counted if earlier else None
    return FigureLine(
        name=measure.name,
        meaning=measure.definition,
        headline=headline(measure, counted),
        band=the_band(measure, counted).sentence if counted.unknowns else Markup(""),
        before=short(measure, then) if then else "",
        address=wanted.address("web:figure", measure.code),
    )
