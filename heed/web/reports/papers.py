"""The page of committee papers: what people write for them, and where each layout is looked at."""

from __future__ import annotations

from dataclasses import dataclass

from heed.reports.document import Audience, Edition
from heed.reports.sections import PAPER_PARTS
from heed.web import formats
from heed.web.reports import tabs
from heed.web.reports.reading import EDITIONS, Reading
from heed.web.reports.shapes import Link
from heed.web.reports.states import State, tone_of

PAPERS = (Edition.COVER_NOTE, Edition.COVER_RISKS, Edition.COVER_PANEL)


@dataclass(frozen=True, slots=True)
class PartLine:
    """One part: its question, how far it is, where it is written."""

    title: str
    prompt: str
    state: str
    tone: str
    address: str


@dataclass(frozen=True, slots=True)
class PapersPage:
    """The parts and the papers."""

    parts: tuple[PartLine, ...]
    papers: tuple[Link, ...]
    risks: Link


def papers_page(reading: Reading) -> PapersPage:
    """Every part, in the order in which papers have them."""
    risks = len(reading.manuscript.risks)
    return PapersPage(
        parts=tuple(_part(reading, code) for code in PAPER_PARTS),
        papers=tuple(Link(EDITIONS[each], tabs.preview(reading, each, Audience.COUNCIL)) for each in PAPERS),
        risks=Link(
            formats.count(risks, "risk") if risks else "No risks yet",
            tabs.of(reading, "web:report_rows", which="risks"),
        ),
    )


def _part(reading: Reading, code: str) -> PartLine:
    part = PAPER_PARTS[code]
    written = bool(reading.manuscript.texts.get(code, "").strip())
    state = State.WRITTEN if written else State.OURS if part.text else State.NOTHING
    return PartLine(
        title=reading.title(code),
        prompt=reading.said(part.prompt),
        state=state.value,
        tone=tone_of(code, state),
        address=tabs.section(reading, code),
    )
