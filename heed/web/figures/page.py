"""Puts the page of one figure together."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.http import Http404

from heed.measures.all import MEASURES
from heed.measures.declare import DIMENSIONS, Measure, Period
from heed.measures.engine import LEFT_OUT, MET, NOT_MET, OVER_TIME, UNKNOWN
from heed.measures.figures import Figure, figure, year_label
from heed.web import formats
from heed.web.addresses import reverse
from heed.web.figures.asked import IN_ADDRESS, Asked, asked, goes_on, groups_of, is_year, period_label, periods
from heed.web.figures.breakdowns import SHOWN, breakdowns
from heed.web.figures.definition import how
from heed.web.figures.headline import bar, headline, held_back, parts, the_band
from heed.web.figures.others import others
from heed.web.figures.parted import parted
from heed.web.figures.reading import Reading, reasons_spoken, spoken
from heed.web.figures.rows import rows
from heed.web.figures.shapes import Choice, FigurePage, Link, Pick
from heed.web.figures.trend import trend, years


def measure_of(code: str) -> Measure:
    """The measure, or not found."""
    if code not in MEASURES:
        raise Http404(f"There is no figure {code}.")
    return MEASURES[code]


def ask(query: Mapping[str, str], reading: Reading, measure: Measure) -> tuple[Asked, Period]:
    """What this address asks of a figure, and the period it means."""
    known = periods(reading.years, yearly=measure.yearly, until=reading.as_at)
    days = [day.isoformat() for day in reading.days]
    wanted = asked(query, known, days, splits_of(measure, reading), groups_of(measure, reading.engine.labels))
    return wanted, known[wanted.period]


def splits_of(measure: Measure, reading: Reading) -> tuple[str, ...]:
    """The ways in which a figure can be split: by IRO and team only where a roster named any, by its own parts never."""
    own = measure.parts.column if measure.parts else ""
    named = bool(reading.engine.labels)
    return tuple(code for code in measure.splits if code != own and (named or not DIMENSIONS[code].is_open))


def figure_page(measure: Measure, query: Mapping[str, str], reading: Reading) -> tuple[FigurePage, frozenset[str]]:
    """The page of one figure, and the keys of the records of the children shown on it."""
    wanted, period = ask(query, reading, measure)
    measure = spoken(measure, reading.words)
    splits = sorted(splits_of(measure, reading), key=lambda code: code != wanted.by)
    found = reasons_spoken(figure(reading.engine, measure, period, by=splits[:SHOWN]), reading.words)
    rows_shown, children = rows(found, wanted, reading) if reading.may_open_rows else (None, frozenset())

    def to_rows(**changed: str | int) -> str:
        if not reading.may_open_rows:
            return ""
        return wanted.address("web:figure", measure.code, at="rows", **{"page": 1, "group": "", **changed})

    def to_group(group: str, outcome: str) -> str:
        return to_rows(group=group, outcome=IN_ADDRESS.get(outcome, wanted.outcome))

    over_time = _over_all_years(measure, reading)
    page = FigurePage(
        code=measure.code,
        name=measure.name,
        meaning=measure.definition,
        section=Link(reading.words.say(measure.section.value), f"{reverse('web:figures')}#{measure.section.code}"),
        so_far=so_far(period, reading),
        value_is="Share"
        if measure.is_share
        else formats.capital(measure.amount_unit)
        if measure.is_average
        else "Number",
        of_is="Of" if measure.is_share or measure.is_average else "",
        pick=_pick(wanted, reading, measure),
        headline=headline(measure, found.counted),
        band=the_band(measure, found.counted),
        segments=bar(found),
        parts=parts(found, {o: to_rows(outcome=IN_ADDRESS[o]) for o in (MET, NOT_MET, UNKNOWN, LEFT_OUT)}),
        held_back=held_back(found.held_back),
        parts_of=parted(found, year_before(found, reading), to_group),
        years=years(over_time) if measure.yearly else (),
        trend=None if measure.yearly else trend(over_time),
        beside=others(found, reading),
        others=tuple(
            Link(reading.words.say(DIMENSIONS[code].name), wanted.address("web:figure", measure.code, by=code))
            for code in splits[SHOWN:]
        ),
        breakdowns=breakdowns(found, by=wanted.by, council=reading.council, words=reading.words, address=to_group),
        rows=rows_shown,
        how=how(found, reading),
        csv=wanted.address("web:figure_csv", measure.code, page=1) if reading.may_export else "",
    )
    return page, children


def year_before(found: Figure, reading: Reading) -> Figure | None:
    """The same figure of the period a year before; None where the facts do not hold that year."""
    earlier = before(found.period)
    if earlier.years[0] not in reading.years:
        return None
    return figure(reading.engine, found.measure, earlier)


def before(period: Period) -> Period:
    """The same days a year before. A period is a year or a quarter, so that no day of it is 29 February."""
    return Period(_year_earlier(period.from_on), _year_earlier(period.to_on))


def _year_earlier(day: date) -> date:
    return date(day.year - 1, day.month, day.day)


def _over_all_years(measure: Measure, reading: Reading) -> Figure:
    """The figure over every year loaded, by quarter or by year, whatever period was asked for."""
    all_years = Period(date(min(reading.years) - 1, 4, 1), date(max(reading.years), 3, 31))
    return figure(reading.engine, measure, all_years, by=(OVER_TIME,))


def _pick(wanted: Asked, reading: Reading, measure: Measure) -> Pick:
    return Pick(
        periods=period_choices(
            wanted, periods(reading.years, yearly=measure.yearly, until=reading.as_at), reading.as_at
        ),
        splits=tuple(
            Choice(code, reading.words.say(DIMENSIONS[code].name), code == wanted.by)
            for code in splits_of(measure, reading)
        ),
        days=day_choices(wanted, reading),
    )


def period_choices(wanted: Asked, known: Mapping[str, Period], until: date) -> tuple[Choice, ...]:
    """The periods that can be asked for, of data that speak until a day."""
    return tuple(Choice(key, period_label(period, until), key == wanted.period) for key, period in known.items())


def so_far(period: Period, reading: Reading) -> str:
    """What it means that a period is not over, in one sentence; empty where it is."""
    if not goes_on(period, reading.as_at):
        return ""
    what = year_label(period.to_on.year) if is_year(period) else "The quarter"
    return f"{what} is not over: what is told of its last day is told of {formats.day(reading.as_at)}."


def day_choices(wanted: Asked, reading: Reading) -> tuple[Choice, ...]:
    """The days for which there are facts."""
    return tuple(Choice(day.isoformat(), formats.day(day), day.isoformat() == wanted.as_at) for day in reading.days)
