"""Every measure of the house by its code, in the order in which they are shown: by section, then as declared. No Django."""

from __future__ import annotations

from heed.measures import reviews, taking_part
from heed.measures.declare import Measure, Section

_ORDER = tuple(Section)
_DECLARED = (*reviews.MEASURES, *taking_part.MEASURES[:3])

MEASURES: dict[str, Measure] = {
    measure.code: measure for measure in sorted(_DECLARED, key=lambda measure: _ORDER.index(measure.section))
}
