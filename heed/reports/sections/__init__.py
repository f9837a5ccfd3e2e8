"""The sections that a report can have, each declared once: what asks for it, its figures, its prompts, its first text."""

from __future__ import annotations

from collections.abc import Mapping

from heed.reports.sections import around, children, service
from heed.reports.sections.declare import PAPER_PARTS, PaperPart, Section, Shape

SECTIONS: Mapping[str, Section] = {
    section.code: section
    for section in (
        *around.OPENING,
        *children.SECTIONS,
        *service.SECTIONS,
        *around.CLOSING,
    )
}
"""By code, in the order in which a report has them where the council wants no other."""

MEASURES_ASKED: tuple[str, ...] = tuple(
    dict.fromkeys(code for section in SECTIONS.values() for code in section.measures)
)
"""Every measure that a report can print, by code."""


def _splits() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for section in SECTIONS.values():
        for code, split in section.parted:
            found.setdefault(code, {})[split] = None
    return {code: tuple(splits) for code, splits in found.items()}


SPLITS: Mapping[str, tuple[str, ...]] = _splits()
"""The parts that a report can print, by the code of the measure."""

__all__ = ["MEASURES_ASKED", "PAPER_PARTS", "SECTIONS", "SPLITS", "PaperPart", "Section", "Shape"]
