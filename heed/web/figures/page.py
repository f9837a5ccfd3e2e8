"""Puts the pages of figures together: one figure, and the list of all."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.http import Http404

from heed.measures.all import MEASURES
from heed.measures.declare import DIMENSIONS, Measure, Period
from heed.measures.engine import LEFT_OUT, MET, NOT_MET, UNKNOWN
from heed.measures.figures import Figure, figure
from heed.web import formats
from heed.web.figures.asked import IN_ADDRESS, Asked, asked, period_label, periods
from heed.web.figures.breakdowns import breakdowns
from heed.web.figures.definition import how
from heed.web.figures.headline import bar, headline, held_back, parts, the_band
from heed.web.figures.reading import Reading, reasons_spoken, spoken
from heed.web.figures.rows import rows
from heed.web.figures.shapes import Choice, FigureLine, FigurePage, FiguresPage, Pick
from heed.web.figures.trend import trend


def measure_of(code: str) -> Measure:
    """The measure, or not found."""
    if code not in MEASURES:
        raise Http404(f"There is no figure {code}.")
    return MEASURES[code]


def ask(query: Mapping[str, str], reading: Reading) -> tuple[Asked, Period]:
    """What this address asks for, and the period it means."""
    known = periods(reading.years)
    wanted = asked(query, known, [day.isoformat() for day in reading.days])
    return wanted, known[wanted.period]


def figure_page(measure: Measure, query: Mapping[str, str], reading: Reading) -> tuple[FigurePage, frozenset[str]]:
    """The page of one figure, and the keys of the records of the children shown on it."""
    wanted, period = ask(query, reading)
    measure = spoken(measure, reading.words)
    found = reasons_spoken(figure(reading.engine, measure, period, by=measure.splits), reading.words)
    rows_shown, children = rows(found, wanted, reading) if reading.may_open_rows else (None, frozenset())

    def to_rows(**changed: str | int) -> str:
        if not reading.may_open_rows:
            return ""
        return wanted.address("web:figure", measure.code, at="rows", **{"page": 1, "group": "", **changed})

    page = FigurePage(
        code=measure.code,
        name=measure.name,
        meaning=measure.definition,
        unit=measure.counts,
        pick=_pick(wanted, reading, measure.splits),
        headline=headline(measure, found.counted),
        band=the_band(measure, found.counted),
        segments=bar(found),
        parts=parts(found, {o: to_rows(outcome=IN_ADDRESS[o]) for o in (MET, NOT_MET, UNKNOWN, LEFT_OUT)}),
        held_back=held_back(found.held_back),
        trend=trend(_over_all_years(measure, reading)),
        breakdowns=breakdowns(
            found,
            by=wanted.by,
            council=reading.council,
            words=reading.words,
            address=lambda group, outcome: to_rows(group=group, outcome=IN_ADDRESS.get(outcome, wanted.outcome)),
        ),
        rows=rows_shown,
        how=how(found, reading),
        csv=wanted.address("web:figure_csv", measure.code, page=1) if reading.may_export else "",
    )
    return page, children


def _over_all_years(measure: Measure, reading: Reading) -> Figure:
    """The figure by quarter over every year loaded, whatever period was asked for."""
    all_years = Period(date(min(reading.years) - 1, 4, 1), date(max(reading.years), 3, 31))
    return figure(reading.engine, measure, all_years, by=("quarter",))


def figures_page(query: Mapping[str, str], reading: Reading) -> FiguresPage:
    """Every figure of one period, each with its meaning, its number and its band."""
    wanted, period = ask(query, reading)
    found = [figure(reading.engine, spoken(each, reading.words), period) for each in MEASURES.values()]
    picked = _pick(wanted, reading)
    about = f"{formats.capital(formats.span(period.from_on, period.to_on))}, as at {formats.day(reading.as_at)}"
    return FiguresPage(
        periods=picked.periods,
        days=picked.days,
        about=about,
        held_back=held_back(reading.engine.held_back),
        lines=tuple(_line(one, wanted, reading) for one in found),
    )


def _line(found: Figure, wanted: Asked, reading: Reading) -> FigureLine:
    measure = found.measure
    return FigureLine(
        name=measure.name,
        meaning=measure.definition,
        unit=measure.counts,
        headline=headline(measure, found.counted),
        band=the_band(measure, found.counted),
        address=wanted.address("web:figure", measure.code),
    )


def _pick(wanted: Asked, reading: Reading, splits: tuple[str, ...] = ()) -> Pick:
    known = periods(reading.years)
    return Pick(
        periods=tuple(Choice(key, period_label(key, period), key == wanted.period) for key, period in known.items()),
        splits=tuple(Choice(code, reading.words.say(DIMENSIONS[code].name), code == wanted.by) for code in splits),
        days=tuple(Choice(day.isoformat(), formats.day(day), day.isoformat() == wanted.as_at) for day in reading.days),
    )
