"""Every measure of the house by its code, in the order in which they are shown: by section, then as declared. No Django."""

from __future__ import annotations

from heed.measures import (
    adoption,
    after_care,
    children,
    entering,
    health,
    leaving,
    placements,
    reviews,
    safety,
    taking_part,
    timeliness,
)
from heed.measures.declare import Measure, Section

_ORDER = tuple(Section)
_MODULES = (
    *(reviews, timeliness, taking_part, children, entering, placements, health, safety),
    *(leaving, adoption, after_care),
)

MEASURES: dict[str, Measure] = {
    measure.code: measure
    for measure in sorted(
        (measure for module in _MODULES for measure in module.MEASURES),
        key=lambda measure: _ORDER.index(measure.section),
    )
}
