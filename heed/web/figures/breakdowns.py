"""The figure split by each dimension, as dots on a line beside the whole, or bars for a count."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable

from heed.measures.declare import DIMENSIONS, Kind, Measure
from heed.measures.figures import Counted, Figure, Group
from heed.web import formats
from heed.web.drawings import DotDrawing, Scale, dot, scale
from heed.web.figures.shapes import Breakdown, GroupRow

Address = Callable[[str, str], str]


def breakdowns(figure: Figure, *, by: str, council: str, address: Address) -> tuple[Breakdown, ...]:
    """Each split of the figure, the one asked for first. `address` gives the rows of a dimension's group."""
    codes = sorted(DIMENSIONS, key=lambda code: code != by)
    return tuple(_breakdown(figure, code, code == by, council, address) for code in codes)


def _breakdown(figure: Figure, code: str, wide: bool, council: str, address: Address) -> Breakdown:
    groups = [group for group in figure.groups[code] if _has_rows(group.counted)]
    on = _scale(figure.counted, groups)
    most = max((group.counted.numerator for group in groups), default=0) or 1
    return Breakdown(
        code=code,
        name=DIMENSIONS[code].name,
        groups=tuple(_row(figure, group, on, most, address(code, group.key)) for group in groups),
        note=_note(figure, groups, on, council),
        wide=wide,
    )


def _has_rows(counted: Counted) -> bool:
    return bool(counted.denominator or counted.unknowns or counted.lefts_out)


def _scale(whole: Counted, groups: Iterable[Group]) -> Scale | None:
    """One scale for all groups of a split, wide enough for their dots and bands; None where nothing is a share."""
    if whole.value is None or whole.low is None:
        return None
    values = [share for group in groups for share in _shares(group.counted)]
    return scale([*values, *_shares(whole)], steps=5) if values and max(values) <= 1 else None


def _shares(counted: Counted) -> list[float]:
    return [share for share in (counted.low, counted.value, counted.high) if share is not None]


def _row(figure: Figure, group: Group, on: Scale | None, most: int, address: str) -> GroupRow:
    counted, measure = group.counted, figure.measure
    is_count = measure.kind is Kind.COUNT
    return GroupRow(
        label=group.label,
        value=_value(measure, counted),
        counted="" if is_count else f"{formats.number(counted.numerator)} of {formats.number(counted.denominator)}",
        unknown=counted.unknowns,
        left_out=counted.lefts_out,
        dot=None if is_count or on is None else _dot(figure, counted, on),
        bar=round(100 * counted.numerator / most, 1) if is_count else None,
        address=address,
    )


def _dot(figure: Figure, counted: Counted, on: Scale) -> DotDrawing:
    whole = figure.counted.value or 0
    low = whole if counted.low is None else counted.low
    high = low if counted.high is None else counted.high
    return dot(on, counted.value, low, high, whole)


def _value(measure: Measure, counted: Counted) -> str:
    if counted.value is None:
        return "none"
    return formats.number(counted.numerator) if measure.kind is Kind.COUNT else formats.percent(counted.value)


def _note(figure: Figure, groups: list[Group], on: Scale | None, council: str) -> str:
    if on is None or figure.counted.value is None:
        return ""
    said = (
        f"Each line runs from {on.label(on.low)} to {on.label(on.high)}; the mark is all of {council}, "
        f"{formats.percent(figure.counted.value)}."
    )
    if any(group.counted.unknowns for group in groups):
        said += " A pale bar is how far the unknowns could move a dot."
    smallest = min((group.counted.denominator for group in groups if group.counted.denominator), default=0)
    points = chance(float(figure.counted.value), smallest)
    if points:
        said += f" In a group of {formats.number(smallest)}, a difference of {points} or less may be chance."
    return said


def chance(share: float, n: int) -> str:
    """How far a group of n may lie from the whole by chance, 19 times in 20: "4 points"; empty where it is none."""
    if not n or not 0 < share < 1:
        return ""
    points = max(round(100 * 1.96 * math.sqrt(share * (1 - share) / n)), 1)
    return "1 point" if points == 1 else f"{points} points"
