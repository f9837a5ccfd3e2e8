"""The year in brief: headlines, and what the board needs to know. No Django."""

from __future__ import annotations

from collections.abc import Iterator

from heed.reports import saying
from heed.reports.compose.desk import Desk
from heed.reports.document import Block, Heading, Message, Messages, Tile, Tiles, Tone
from heed.reports.sections import Section
from heed.reports.sections.around import HEADLINES

AT_MOST = 8
"""Messages written by code, where nobody wrote any."""


def blocks(desk: Desk, section: Section) -> Iterator[Block]:
    """Headlines, then messages."""
    if found := tuple(tiles(desk)):
        yield Tiles(found)
    if said := messages(desk):
        yield Heading("What the board needs to know")
        yield Messages(said)


def tiles(desk: Desk) -> Iterator[Tile]:
    """One headline for each figure, with its base and how it moved; then the children for each IRO."""
    book = desk.book
    for code in HEADLINES:
        now, before = desk.told(code), desk.told(code, book.year - 1)
        if now is None:
            continue
        of = desk.definition(code)
        moved = saying.change(of, now, before, book.year, book.limits)
        made_of = "" if of.is_count or now.value is None else f"{saying.based(of, now, book.limits)}. "
        number = saying.in_table(of, now, book.limits) if now.value is None else saying.value(of, now, book.limits)
        why = "" if now.value is not None else f"{saying.missing(now)}. "
        yield Tile(number, desk.say(_label(of.name)), desk.line(f"{made_of}{why}{moved[:1].upper()}{moved[1:]}"), code)
    if book.team is not None and book.team.mean is not None:
        said = desk.tagged("From [[caseload_range]]. The Handbook says [[law.caseload]]")
        yield Tile(f"{book.team.mean:.0f}", desk.say("children for each IRO"), said)


def _label(name: str) -> str:
    return name[:1].lower() + name[1:]


def messages(desk: Desk) -> tuple[Message, ...]:
    """What was written; where nobody wrote anything, what the figures say for themselves."""
    written = desk.manuscript.messages
    if written:
        return tuple(Message(each.tone, desk.flat(each.title), desk.runs(each.text)) for each in written)
    return tuple(_by_code(desk))[:AT_MOST]


SPOKEN_OF = (
    "reviews_due_held_on_time",
    "children_all_reviews_on_time",
    "views_given",
    "attended",
    "permanence_on_leaving",
    "three_or_more_placements",
    "same_placement_two_years",
    "health_assessments",
)
"""Figures that get a message of their own where they moved by more than chance, or cannot be known."""

_ORDER = (Tone.NOT_GOOD_ENOUGH, Tone.BETTER, Tone.NOT_KNOWN)
_TITLES = {
    Tone.NOT_GOOD_ENOUGH: "{name}: worse than the year before",
    Tone.BETTER: "{name}: better than the year before",
    Tone.NOT_KNOWN: "{name}: not available",
}


def _by_code(desk: Desk) -> Iterator[Message]:
    """Better, worse and not known, each told by more than chance alone would give."""
    book = desk.book
    found = []
    compared = False
    for code in SPOKEN_OF:
        now, before = desk.told(code), desk.told(code, book.year - 1)
        if now is None or now.hides:
            continue
        of = desk.definition(code)
        tone = saying.tone(of, now, before)
        compared |= tone is Tone.THE_SAME
        if tone not in _TITLES:
            continue
        said = saying.missing(now) if now.value is None else saying.full(of, now, book.limits)
        moved = "" if now.value is None else f": {saying.change(of, now, before, book.year, book.limits)}"
        title = desk.say(_TITLES[tone].format(name=of.name))
        found.append(Message(tone, title, desk.line(f"{said[:1].upper()}{said[1:]}{moved}.")))
    if not found and compared:
        said = "None of the figures that the board looks at first moved by more than chance alone would often give."
        found.append(Message(Tone.THE_SAME, "Much as it was the year before", desk.line(said)))
    elif not found:
        said = "None of the figures that the board looks at first is there for both years."
        found.append(Message(Tone.NOT_KNOWN, "Not compared with the year before", desk.line(said)))
    yield from sorted(found, key=lambda message: _ORDER.index(message.tone) if message.tone in _ORDER else len(_ORDER))
