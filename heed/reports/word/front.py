"""What stands before the sections of a Word report, and at the foot of each page. No Django."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

import vl_convert

from heed.reports.document import Cover, Section
from heed.reports.word.elements import Element, field, make, paragraph, tab, text
from heed.reports.word.look import MM, PAPER
from heed.reports.word.making import Making
from heed.reports.word.names import Style

_FEN: Final = Path(__file__).parent / "cover.svg"
_FEN_SAID: Final = "Decoration: a low sun over fens."
_LOGO: Final = (round(70 * MM), round(22 * MM))
_CONTENTS: Final = "Contents"


def cover(making: Making) -> Iterator[Element]:
    """Whose report it is, of what, and how far it has come: a page of its own in a full report, a head in others."""
    shown = making.document.cover
    above = [_fen(making)] if making.look.covered else []
    logo = [_logo(shown, making)] if shown.logo else []
    yield paragraph(Style.ORGANISATION, *above, *logo, text(shown.organisation))
    yield paragraph(Style.SERVICE, text(shown.service))
    yield paragraph(Style.TITLE, text(shown.title))
    if shown.lead:
        yield paragraph(Style.SUBTITLE, text(shown.lead))
    if shown.status or shown.status_said:
        tag = [text(shown.status, Style.TAG), text(" ")] if shown.status else []
        yield paragraph(Style.STATUS, *tag, text(shown.status_said))


def _logo(shown: Cover, making: Making) -> Element:
    alt = shown.logo_alt or f"Logo of {shown.organisation}"
    picture = making.picture(shown.logo, alt, within=_LOGO)
    return make("w:r", make("w:drawing", picture), make("w:br"))


@cache
def _drawn() -> bytes:
    drawn: bytes = vl_convert.svg_to_png(_FEN.read_text(encoding="utf-8"), scale=0.8, ppi=96)
    return drawn


def _fen(making: Making) -> Element:
    """The house's picture across the head of the page. The words stand below it: they are read without it as well."""
    inline = making.picture(_drawn(), _FEN_SAID, within=PAPER)
    anchor = make(
        "wp:anchor",
        make("wp:simplePos", x=0, y=0),
        make("wp:positionH", _offset(), relativeFrom="page"),
        make("wp:positionV", _offset(), relativeFrom="page"),
        inline.extent,
        make("wp:effectExtent", l=0, t=0, r=0, b=0),
        make("wp:wrapTopAndBottom"),
        inline.docPr,
        make("wp:cNvGraphicFramePr"),
        inline.graphic,
        distT=0,
        distB=0,
        distL=0,
        distR=0,
        simplePos=0,
        relativeHeight=1,
        behindDoc=0,
        locked=1,
        layoutInCell=0,
        allowOverlap=1,
    )
    return make("w:r", make("w:drawing", anchor))


def _offset() -> Element:
    offset = make("wp:posOffset")
    offset.text = "0"
    return offset


def contents(making: Making) -> Iterator[Element]:
    """The sections, each a link to its place. Their pages are Word's to know: it adds them when the table is updated."""
    ways = (make("w:pageBreakBefore"),) if making.look.covered else ()
    listed = make("w:sdtContent", paragraph(Style.CONTENTS_HEADING, text(_CONTENTS), ways=ways), *_entries(making))
    yield make("w:sdt", make("w:sdtPr", _gallery()), listed)


def _gallery() -> Element:
    """What makes Word offer to update the list at its head."""
    return make("w:docPartObj", make("w:docPartGallery", w_val="Table of Contents"), make("w:docPartUnique"))


def _entries(making: Making) -> Iterator[Element]:
    entries = [_entry(section, making) for section in making.document.sections]
    begin, end = _split(field(r'TOC \o "1-1" \h \z'))
    for place, entry in enumerate(entries):
        first, last = place == 0, place == len(entries) - 1
        yield paragraph(Style.CONTENTS, *(begin if first else ()), *entry, *(end if last else ()))


def _split(whole: list[Element]) -> tuple[list[Element], list[Element]]:
    """What opens a field that runs over paragraphs, and what closes it."""
    return whole[:-1], whole[-1:]


def _entry(section: Section, making: Making) -> list[Element]:
    number = [text(section.number), tab()] if section.number else []
    shown = [*number, text(section.title)]
    name = making.bookmarks.get(section.anchor)
    return [make("w:hyperlink", *shown, w_anchor=name, w_history=1)] if name else shown


def footer(making: Making) -> Element:
    """The report's short title and how far it has come, and the number of the page."""
    shown = making.document.cover
    said = " · ".join(part for part in (shown.organisation, shown.title, shown.status) if part)
    return paragraph(Style.FOOTER, text(said), tab(), text("Page "), *field("PAGE", text("1")))


def made_from(making: Making) -> Iterator[Element]:
    """What the document was made from, at its end."""
    for line in making.document.foot:
        yield paragraph(Style.MADE_FROM, text(line))
