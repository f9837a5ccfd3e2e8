"""The list of all figures: by section, each with its meaning, its value, and its value a year before."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from markupsafe import Markup

from heed.measures.all import MEASURES
from heed.measures.declare import Measure, Period, Section
from heed.measures.figures import figure, year_label
from heed.measures.output import rounded
from heed.measures.published import Level, beside
from heed.web import formats
from heed.web.figures.asked import Asked, asked, is_year, period_label, periods
from heed.web.figures.headline import headline, held_back, short, the_band
from heed.web.figures.page import before, day_choices, period_choices, so_far
from heed.web.figures.reading import Reading, spoken
from heed.web.figures.shapes import FigureLine, FigureSection, FiguresPage


def figures_page(query: Mapping[str, str], reading: Reading) -> FiguresPage:
    """Every figure of one period. Of a quarter, those that can be told of one."""
    known = periods(reading.years, until=reading.as_at)
    wanted = asked(query, known, [day.isoformat() for day in reading.days])
    period = known[wanted.period]
    whole = is_year(period)
    shown = [measure for measure in MEASURES.values() if whole or not measure.yearly]
    earlier = before(period) if before(period).years[0] in reading.years else None
    return FiguresPage(
        periods=period_choices(wanted, known, reading.as_at),
        days=day_choices(wanted, reading),
        about=_about(period, reading.as_at),
        so_far=_so_far(period, earlier, reading),
        held_back=held_back(reading.engine.held_back),
        before=_name(earlier) if earlier else "",
        only_reviews=not whole,
        sections=tuple(
            FigureSection(section.code, reading.words.say(section.value), tuple(lines))
            for section in Section
            if (lines := [_line(m, period, earlier, wanted, reading) for m in shown if m.section is section])
        ),
    )


def _about(period: Period, as_at: date) -> str:
    """ "1 April 2025 to 31 March 2026, as at Tue 31 Mar 2026"; of a period that is not over, up to the day."""
    until = min(period.to_on, as_at)
    said = formats.capital(formats.span(period.from_on, until))
    return f"{said}, so far" if until < period.to_on else f"{said}, as at {formats.day(as_at)}"


def _so_far(period: Period, earlier: Period | None, reading: Reading) -> str:
    """That the period is not over, and that the one which stands beside it is."""
    said = so_far(period, reading)
    return f"{said} Beside it stands all of {_name(earlier)}." if said and earlier else said


def _name(period: Period) -> str:
    """A period as the head of a column: "2024-25", "Apr–Jun 2024"."""
    return period_label(period).removesuffix(", the whole year")


def _elsewhere(measure: Measure, period: Period, reading: Reading) -> str:
    """What is published of England, else of whoever is nearest to the whole country, of the same year or an older one."""
    figures, wanted = reading.published
    if not is_year(period):
        return ""
    found = [each for each in beside(figures, measure.code, wanted, until=period.to_on.year) if not each.split]
    if not found:
        return ""
    first = found[0]
    value = formats.percent(first.share) if measure.is_share else rounded(first.share)
    area = f"neighbours of {first.area}" if first.level is Level.NEIGHBOURS else first.area
    return f"{area} {value} in {year_label(first.year)}"


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
        elsewhere=_elsewhere(declared, period, reading),
        address=wanted.address("web:figure", measure.code),
    )
