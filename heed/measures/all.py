"""Every measure of the house by its code, in the order in which they are shown: by section, then as declared. No Django."""

from __future__ import annotations

from heed.measures import reviews
from heed.measures.declare import Measure, Section

_ORDER = tuple(Section)

MEASURES: dict[str, Measure] = {
    measure.code: measure for measure in sorted((*reviews.MEASURES,), key=lambda measure: _ORDER.index(measure.section))
}
