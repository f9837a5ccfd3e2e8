"""The figure split by each dimension, as dots on a line beside the whole, or bars for a count."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from heed.council.words import OWN, Words
from heed.measures.counting import Counted
from heed.measures.declare import DIMENSIONS, Kind, Measure
from heed.measures.engine import LEFT_OUT, UNKNOWN
from heed.measures.figures import Figure, Group
from heed.measures.output import rounded
from heed.reports.charts.scales import Scale, scale
from heed.web import formats
from heed.web.drawings import DotDrawing, dot
from heed.web.figures.headline import SWATCHES, short
from heed.web.figures.shapes import Breakdown, GroupRow, Part

FEW = 10
"""Groups smaller than this get no dot: one row more or less would throw it across the line."""

SHOWN = 3
"""The split asked for, wide, and so many in all: the others are a link away."""

Address = Callable[[str, str], str]
"""The rows of a group ("sequence:first") and an outcome; an empty outcome is the page's own choice."""


def breakdowns(figure: Figure, *, by: str, council: str, address: Address, words: Words = OWN) -> tuple[Breakdown, ...]:
    """Each split of the figure, the one asked for first."""
    on = _scale(figure)
    codes = [by, *(code for code in figure.groups if code != by)][:SHOWN]
    found = (_breakdown(figure, code, on, code == by, council, address) for code in codes)
    return tuple(replace(each, name=words.say(each.name)) for each in found)


def _breakdown(figure: Figure, code: str, on: Scale | None, wide: bool, council: str, address: Address) -> Breakdown:
    groups = [group for group in figure.groups[code] if _has_rows(group.counted)]
    most = max((_length(figure.measure, group.counted) for group in groups), default=0) or 1
    return Breakdown(
        code=code,
        name=DIMENSIONS[code].name,
        groups=tuple(_row(figure, group, on, most, partial(address, f"{code}:{group.key}")) for group in groups),
        note=_note(figure, groups, on, council) if wide else "",
        wide=wide,
    )


def _has_rows(counted: Counted) -> bool:
    return bool(counted.rows)


def _length(measure: Measure, counted: Counted) -> float:
    """How long the bar of a group is beside those of the others: its mean or median, or how many it has."""
    return (counted.value or 0) if measure.is_average else counted.base


def _scale(figure: Figure) -> Scale | None:
    """One scale for every split, so that dots compare, and never so narrow that chance looks large. None for a count."""
    if not figure.measure.is_share or figure.counted.value is None:
        return None
    groups = (group.counted for code in figure.groups for group in figure.groups[code])
    values = [share for counted in groups if counted.denominator >= FEW for share in _shares(counted)]
    return scale([*values, *_shares(figure.counted)], steps=5, least_step=0.02)


def _shares(counted: Counted) -> list[float]:
    return [share for share in (counted.low, counted.value, counted.high) if share is not None]


def _row(figure: Figure, group: Group, on: Scale | None, most: float, rows: Callable[[str], str]) -> GroupRow:
    counted, measure = group.counted, figure.measure
    return GroupRow(
        label=group.label,
        value=_value(measure, counted),
        counted=_counted(measure, counted),
        unknown=_part(counted.unknowns, UNKNOWN, rows),
        left_out=_part(counted.lefts_out, LEFT_OUT, rows),
        dot=None if on is None or counted.denominator < FEW else _dot(figure, counted, on),
        bar=None if measure.is_share else round(100 * _length(measure, counted) / most, 1),
        address=rows(""),
    )


def _part(n: int, outcome: str, rows: Callable[[str], str]) -> Part:
    return Part(n, outcome, SWATCHES[outcome], rows(outcome) if n else "")


def _counted(measure: Measure, counted: Counted) -> str:
    """What the value of a group is out of, where it is out of anything."""
    if not counted.base or not (measure.is_share or measure.is_average):
        return ""
    if measure.is_average:
        return formats.number(counted.base)
    return f"{formats.number(counted.numerator)} of {formats.number(counted.denominator)}"


def _dot(figure: Figure, counted: Counted, on: Scale) -> DotDrawing:
    value, whole = counted.value or 0.0, figure.counted.value or 0.0
    low, high = (value if end is None else end for end in (counted.low, counted.high))
    return dot(on, value, low, high, whole)


def _value(measure: Measure, counted: Counted) -> str:
    """A rate has no population for each group: its number is shown. The unit of a mean heads its column."""
    if measure.is_average and counted.value is not None:
        return rounded(counted.value)
    if measure.kind is Kind.RATE:
        return formats.number(counted.base)
    return short(measure, counted)


def _note(figure: Figure, groups: list[Group], on: Scale | None, council: str) -> str:
    if on is None or figure.counted.value is None:
        return ""
    said = (
        f"Every line runs from {on.label(on.low)} to {on.label(on.high)}; the mark is all of {council}, "
        f"{formats.percent(figure.counted.value)}."
    )
    if figure.counted.unknowns:
        said += " A pale bar is how far the unknowns could move a dot."
    sizes = [group.counted.denominator for group in groups if group.counted.denominator]
    if any(size < FEW for size in sizes):
        said += f" A group of fewer than {FEW} has no dot: one more or less would move it too far."
    smallest = min((size for size in sizes if size >= FEW), default=0)
    points = chance(float(figure.counted.value), smallest)
    if points:
        within = formats.count(max(round(points), 1), "point")
        said += f" In a group of {formats.number(smallest)}, a difference of {within} or less may be chance."
    return said


def chance(share: float, *sizes: int) -> float:
    """How many points a share may differ by chance alone, 19 times in 20: a group's from the whole, or two groups'.

    The normal approximation to the binomial: a guide for readers, not a test. 0 where it says nothing.
    """
    if not all(sizes) or not 0 < share < 1:
        return 0.0
    return 100 * 1.96 * math.sqrt(share * (1 - share) * sum(1 / n for n in sizes))
