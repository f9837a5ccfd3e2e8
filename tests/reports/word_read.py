"""Reading a Word file back: its parts as XML, its paragraphs by their style."""

from __future__ import annotations

import dataclasses
import zipfile
from io import BytesIO

from docx.oxml import parse_xml
from docx.oxml.ns import qn

from heed.reports import word
from heed.reports.document import (
    Document,
    Section,
)
from tests.reports.sample import sample


def of(*blocks, **changed) -> Document:
    """The sample with these blocks alone in one section."""
    return dataclasses.replace(sample(), sections=(Section("one", "One", tuple(blocks), "1"),), **changed)


def parts(document):
    """Each part of the file, by its name."""
    with zipfile.ZipFile(BytesIO(word.render(document))) as held:
        return {name: held.read(name) for name in held.namelist()}


def body(document):
    """The file's body as elements."""
    return parse_xml(parts(document)["word/document.xml"])


def found(element, path):
    """What a path finds, by Word's prefixes."""
    return element.xpath(path)


def words(element):
    """The words of an element."""
    return "".join(part.text or "" for part in element.iter(qn("w:t")))


def styled(document, style):
    """The words of each paragraph in a style."""
    return [words(p) for p in found(body(document), f"//w:p[w:pPr/w:pStyle/@w:val='{style.key}']")]
