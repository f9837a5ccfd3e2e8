"""A report as a Word file that a council can edit: named styles, real lists, headings and tables. No Django.

Nothing here is a text of markup: every word of a document goes into the file as a value, by python-docx and lxml.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, time

from docx.document import Document as File
from docx.shared import Twips

from heed.reports import legible
from heed.reports.document import Document
from heed.reports.word import blocks, front, look, packing, styles
from heed.reports.word.elements import Element
from heed.reports.word.look import PAPER
from heed.reports.word.making import Making, bookmarks

_LONGEST_PROPERTY = 255  # of characters, in the properties of a file


def render(document: Document) -> bytes:
    """The document as a DOCX file. The same document makes the same bytes."""
    file = packing.empty()
    making = Making(file, document, look.of(document.edition), bookmarks(legible.anchors(document)))
    file.styles.element.extend(styles.all_of(making.look, document.language))
    _properties(file, document)
    page = file.element.body.sectPr
    for element in _body(making):
        page.addprevious(element)
    _page(file, making)
    return packing.packed(file)


def _body(making: Making) -> Iterator[Element]:
    document = making.document
    yield from front.cover(making)
    if document.contents and document.sections:
        yield from front.contents(making)
    for place, section in enumerate(document.sections):
        yield from blocks.section(section, making, new_page=making.look.covered and place == 0)
    yield from front.made_from(making)


def _page(file: File, making: Making) -> None:
    """Paper, margins, and a foot on each page but a cover."""
    shape, section = making.look, file.sections[0]
    section.page_width, section.page_height = (Twips(length) for length in PAPER)
    section.left_margin = section.right_margin = Twips(shape.margin)
    section.top_margin = section.bottom_margin = Twips(shape.top)
    section.header_distance = section.footer_distance = Twips(shape.top // 2)
    section.different_first_page_header_footer = shape.covered
    section.footer.is_linked_to_previous = False
    feet = section.footer.part.element
    feet.remove(feet[0])
    feet.append(front.footer(making))


def _properties(file: File, document: Document) -> None:
    """What the file says of itself: the organisation stands where Word would put a person, the document's day for today."""
    of = file.core_properties
    on = datetime.combine(document.made_on, time(), UTC)
    organisation = _property(document.cover.organisation)
    of.title, of.subject = _property(document.title), _property(document.cover.service)
    of.author, of.last_modified_by = organisation, organisation
    of.created, of.modified = on, on
    of.language, of.revision = document.language, 1


def _property(words: str) -> str:
    return legible.words(words)[:_LONGEST_PROPERTY]
