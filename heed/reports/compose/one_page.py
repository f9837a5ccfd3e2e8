"""The edition of one page: headlines, what the board needs to know, what is next. No Django."""

from __future__ import annotations

from collections.abc import Iterator

from heed.law.dates import in_words
from heed.reports.compose import brief
from heed.reports.compose.desk import Desk, anchor_of
from heed.reports.document import Block, Items, Messages, Note, Runs, Section, Tiles, plain

AT_MOST = 5
"""Messages, and recommendations, that there is room for."""


def sections(desk: Desk) -> tuple[Section, ...]:
    """Three parts, without numbers."""
    parts = (
        ("headlines", f"The year {desk.book.label} in figures", tuple(_headlines(desk))),
        ("messages", "What the board needs to know", tuple(_messages(desk))),
        ("next", "What we will do next", tuple(_next(desk))),
        ("behind", "About these figures", tuple(_behind(desk))),
    )
    return tuple(Section(anchor_of(code), title, blocks) for code, title, blocks in parts if blocks)


def _headlines(desk: Desk) -> Iterator[Block]:
    if tiles := tuple(brief.tiles(desk)):
        yield Tiles(tiles)


def _messages(desk: Desk) -> Iterator[Block]:
    if said := brief.messages(desk):
        yield Messages(said[:AT_MOST])


def _next(desk: Desk) -> Iterator[Block]:
    found = desk.manuscript.recommendations
    if not found:
        return
    items: list[Runs] = []
    for each in found[:AT_MOST]:
        until = f"by {in_words(each.by_when)}" if each.by_when else ""
        who = " ".join(filter(None, (each.owner, until)))
        items.append((*desk.runs(each.text), *plain(f" ({who})" if who else "")))
    yield Items(tuple(items), ordered=True)
    if len(found) > AT_MOST:
        yield Note(plain(f"{len(found) - AT_MOST} more stand in the full report."))


def _behind(desk: Desk) -> Iterator[Block]:
    if desk.manuscript.provisional and desk.manuscript.said_provisional:
        yield Note(plain(desk.manuscript.said_provisional))
    yield Note(plain("The full report has every definition, what is not known, and what is left out."))
