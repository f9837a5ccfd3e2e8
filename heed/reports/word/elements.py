"""Making elements of a Word file: attributes and texts are values, so that no text can become markup. No Django."""

from __future__ import annotations

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from heed.reports import legible
from heed.reports.word.names import Style

Element = Any
"""An element of lxml, which has no types."""


def make(tag: str, *children: Element | None, **attributes: str | int) -> Element:
    """An element with its children; `w_val` is the attribute w:val, a name without _ has no namespace. None is no child."""
    element = OxmlElement(tag, {_attribute(name): str(value) for name, value in attributes.items()})
    element.extend([child for child in children if child is not None])
    return element


def _attribute(name: str) -> str:
    return qn(name.replace("_", ":", 1)) if "_" in name else name


def text(words: str, style: Style | None = None, *, bold: bool = False, italic: bool = False) -> Element:
    """A run of words."""
    chosen = [
        make("w:rStyle", w_val=style.key) if style else None,
        make("w:b") if bold else None,
        make("w:i") if italic else None,
    ]
    looks = make("w:rPr", *chosen) if any(part is not None for part in chosen) else None
    held = make("w:t")
    held.text = legible.words(words)
    held.set(qn("xml:space"), "preserve")
    return make("w:r", looks, held)


def tab() -> Element:
    """A run that goes to the next tab stop."""
    return make("w:r", make("w:tab"))


def paragraph(style: Style, *inside: Element, ways: tuple[Element, ...] = ()) -> Element:
    """A paragraph in a style; `ways` are its further properties, in the order that the format asks for."""
    return make("w:p", make("w:pPr", make("w:pStyle", w_val=style.key), *ways), *inside)


def field(code: str, *shown: Element) -> list[Element]:
    """A field and what it shows until Word works it out again. The code is ours, never a text of the document."""
    instruction = make("w:instrText")
    instruction.text = f" {code} "
    instruction.set(qn("xml:space"), "preserve")
    return [
        make("w:r", make("w:fldChar", w_fldCharType="begin")),
        make("w:r", instruction),
        make("w:r", make("w:fldChar", w_fldCharType="separate")),
        *shown,
        make("w:r", make("w:fldChar", w_fldCharType="end")),
    ]
