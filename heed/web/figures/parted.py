"""The parts of a distribution, beside those of the year before."""

from __future__ import annotations

from collections.abc import Callable

from heed.measures.engine import UNKNOWN
from heed.measures.figures import Figure, year_label
from heed.web import formats
from heed.web.figures.asked import PART
from heed.web.figures.shapes import PartRow, PartsOf

Address = Callable[[str, str], str]
"""The rows of a part ("part:PN1") or, of no part, of an outcome."""


def parted(figure: Figure, before: Figure | None, address: Address) -> PartsOf | None:
    """The parts that hold anything in either year, in their order, and what is not known apart; None of other kinds."""
    if figure.measure.parts is None or not figure.counted.rows:
        return None
    then = {part.key: part for part in before.counted.parts} if before else {}
    shown = [part for part in figure.counted.parts if part.numerator or (part.key in then and then[part.key].numerator)]
    most = max((part.value or 0 for part in shown), default=0) or 1
    rows = [
        PartRow(
            label=part.label,
            share="none" if part.value is None else formats.percent(part.value),
            n=formats.number(part.numerator),
            before=_share(then[part.key].value) if then else "",
            bar=round(100 * (part.value or 0) / most, 1),
            address=address(f"{PART}:{part.key}", "") if part.numerator else "",
        )
        for part in shown
    ]
    if figure.counted.unknowns:
        unknown = formats.number(figure.counted.unknowns)
        rows.append(PartRow("Not known", "", unknown, "", None, address("", UNKNOWN)))
    return PartsOf(tuple(rows), year_label(before.period.to_on.year) if before else "")


def _share(value: float | None) -> str:
    return "none" if value is None else formats.percent(value)
