""" "Beside others": ours, our year before, England, the region and the neighbours, each a dot on a line with its year.

No order of merit: each stands with its own year and its own definition.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date

from heed.council.words import Words
from heed.measures.beside import Comparison, Ours, compare
from heed.measures.declare import Kind, Measure
from heed.measures.figures import Figure, year_label
from heed.measures.output import percent, rounded
from heed.measures.published import Level, Published
from heed.reports.charts.scales import Scale, scale
from heed.web import formats
from heed.web.drawings import dot
from heed.web.figures.asked import year_so_far
from heed.web.figures.reading import Reading
from heed.web.figures.shapes import Other, Others, OthersOf, OtherSource


def others(figure: Figure, reading: Reading) -> Others | None:
    """What the figure stands beside; None where nothing is published of it."""
    published, wanted = reading.published
    compared = compare(reading.engine, figure, reading.years, published, wanted)
    shown = [each for each in compared if each.others]
    if not shown:
        return None
    every = [other for each in shown for other in each.others]
    return Others(
        lead=_lead(
            sorted({other.year for other in every}),
            shown[0].ours.year,
            len({each.area for each in every}),
            reading.as_at,
        ),
        of=tuple(_of(figure.measure, each, reading.council, reading.as_at) for each in shown),
        sources=_sources(every, reading.words),
    )


def _lead(theirs: Sequence[int], ours: int, areas: int, as_at: date) -> str:
    """How old theirs is beside ours, plainly."""
    years = " and ".join(year_label(year) for year in theirs)
    said = f"{'It is' if areas == 1 else 'Theirs are'} of {years}"
    if theirs[-1] == ours and len(theirs) == 1:
        return f"{said}, the same year as ours."
    if theirs[-1] == ours:
        return f"{said}, ours of {year_so_far(ours, as_at)}: each stands with its year."
    age = "" if len(theirs) > 1 else f"{formats.count(ours - theirs[-1], 'year')} "
    return f"{said}, {age}older than ours of {year_so_far(ours, as_at)}."


def _of(measure: Measure, of: Comparison, council: str, as_at: date) -> OthersOf:
    own = [(council, of.ours), *([("The year before", of.before)] if of.before else [])]
    values = [ours.value for _, ours in own if ours.value is not None] + [each.share for each in of.others]
    is_share = measure.is_share or of.of_the_whole
    on, top = (scale(values, steps=4, least_step=0.05), 1.0) if is_share else (Scale(0.0, 1.0, 1.0), _top(values))

    def row(name: str, value: float | None, year: int, *, ours: bool) -> Other:
        if value is None:
            return Other(name, "none", year_so_far(year, as_at), None, ours)
        whole = None if of.ours.value is None else of.ours.value / top
        drawing = dot(on, value / top, value / top, value / top, whole)
        return Other(name, percent(value) if is_share else rounded(value), year_so_far(year, as_at), drawing, ours)

    ends = (on.label(on.low), on.label(on.high)) if is_share else ("0", rounded(top))
    return OthersOf(
        name=of.label if of.place[0] else "",
        value_is=_value_is(measure, of),
        rows=(
            *(row(name, each.value, each.year, ours=True) for name, each in own),
            *(row(_area(each), each.share, each.year, ours=False) for each in of.others),
        ),
        note=_note(ends, of.ours, council, as_at),
    )


def _top(values: Sequence[float]) -> float:
    """Where a line that begins at 0 ends: the first round number that holds all."""
    most = max(values) or 1.0
    step = 10.0 ** math.floor(math.log10(most))
    return float(next(step * n for n in (1, 1.5, 2, 3, 4, 5, 6, 8, 10) if step * n >= most))


def _value_is(measure: Measure, of: Comparison) -> str:
    """What heads the column of values."""
    if of.of_the_whole:
        return "Share of all"
    if measure.is_share:
        return "Share"
    return "For each 10,000" if measure.kind is Kind.RATE else formats.capital(measure.amount_unit)


def _area(each: Published) -> str:
    return f"Statistical neighbours of {each.area}" if each.level is Level.NEIGHBOURS else each.area


def _note(ends: tuple[str, str], ours: Ours, council: str, as_at: date) -> str:
    said = f"Every line runs from {ends[0]} to {ends[1]}"
    return f"{said}." if ours.value is None else f"{said}; the mark is {council} in {year_so_far(ours.year, as_at)}."


def _sources(every: Sequence[Published], words: Words) -> tuple[OtherSource, ...]:
    """Each publication and definition once, with the areas that it is of."""
    areas: dict[tuple[str, str, str, str], list[str]] = {}
    for each in every:
        told = areas.setdefault((each.publisher, each.title, each.definition, each.differs), [])
        if (name := _area(each)) not in told:
            told.append(name)
    return tuple(
        OtherSource(", ".join(names), f"{publisher}, {title}", definition, words.say(differs) or "not said")
        for (publisher, title, definition, differs), names in areas.items()
    )
