"""A PDF read back as a screen reader finds it: its tags, its words, where they stand. Not tests."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf

_LETTERS = re.compile(rb"beginbfchar(.*?)endbfchar", re.DOTALL)
_LETTER = re.compile(rb"<(\w+)>\s*<(\w+)>")
_NOT_TAGGED = -1


@dataclass
class Tag:
    """An element of the structure: its kind, its attributes, and the words marked as its own or as its parts'."""

    kind: str
    raw: Any
    file: pikepdf.Pdf  # what the attributes are read from, for as long as they are asked for
    own: str = ""
    parts: list[Tag] = field(default_factory=list)

    @property
    def words(self) -> str:
        return self.own + "".join(part.words for part in self.parts)

    @property
    def scope(self) -> str:
        """Whether a head of a table is of its column or of its row."""
        return next((str(of.Scope)[1:] for of in self.raw.get("/A", []) if "/Scope" in of), "")

    def all(self, *kinds: str) -> list[Tag]:
        """The elements of some kinds below this one, in the order in which they are read."""
        return [tag for tag in self._below() if tag.kind in kinds]

    def _below(self) -> Iterator[Tag]:
        for part in self.parts:
            yield part
            yield from part._below()

    def say(self, words: str) -> None:
        """Words after a part are a part themselves, so that the order in which they are read is kept."""
        if self.parts:
            self.parts.append(Tag("", {}, self.file, words))
        else:
            self.own += words


@dataclass(frozen=True)
class Stretch:
    """Words drawn in one go: the number that they are marked with on their page, and where they stand, in points."""

    mark: int
    words: str
    right: float
    up: float
    size: float


def opened(made: bytes) -> pikepdf.Pdf:
    """A PDF in which qpdf finds no fault."""
    pdf = pikepdf.open(io.BytesIO(made))
    assert pdf.check_pdf_syntax() == []
    return pdf


def tree(pdf: pikepdf.Pdf) -> Tag:
    """The structure of a file, with its words."""
    marked: dict[tuple[Any, int], str] = {}
    for page in pdf.pages:
        for stretch in stretches(page):
            place = page.objgen, stretch.mark
            marked[place] = marked.get(place, "") + stretch.words
    return _tag(pdf, _list(pdf.Root.StructTreeRoot.K)[0], marked)


def words(page: pikepdf.Page) -> str:
    """All that a page says, with what is no part of the structure: its foot."""
    return "".join(stretch.words for stretch in stretches(page))


def size_of(page: pikepdf.Page, words: str) -> float:
    """How large the letters of some words are, in points."""
    return next(stretch.size for stretch in stretches(page) if stretch.words == words)


def stretches(page: pikepdf.Page) -> Iterator[Stretch]:
    """What a page says, in the order drawn. What stands in a picture has no place."""
    fonts: dict[str, _Font] = {}
    marks: list[int] = []
    instead: list[str | None] = []
    name, size, x, y = "", 0.0, 0.0, 0.0
    drawn: Any = pikepdf.parse_content_stream(page)
    for operands, operator in drawn:
        match str(operator):
            case "BDC" | "BMC":
                inside: Any = operands[1] if len(operands) > 1 and isinstance(operands[1], pikepdf.Dictionary) else {}
                marks.append(int(inside.get("/MCID", marks[-1] if marks else _NOT_TAGGED)))
                instead.append(str(inside["/ActualText"]) if "/ActualText" in inside else None)
            case "EMC":
                marks.pop()
                instead.pop()
            case "cm":
                x, y = float(operands[4]), float(operands[5])
            case "Tf":
                name, size = str(operands[0]), float(operands[1])
                if name not in fonts:
                    fonts[name] = _Font(page.Resources.Font[name])
            case "Tj" | "TJ":
                said, width = fonts[name].shown(operands[0])
                if instead and instead[-1] is not None:
                    said, instead[-1] = instead[-1], ""  # once for all that is drawn for it
                yield Stretch(marks[-1] if marks else _NOT_TAGGED, said, x + width * size / 1000, y, size)


def _list(value: Any) -> list[Any]:
    return list(value) if isinstance(value, pikepdf.Array) else [value]


def _tag(pdf: pikepdf.Pdf, raw: Any, marked: dict[tuple[Any, int], str]) -> Tag:
    tag = Tag(str(raw.S)[1:], raw, pdf)
    for part in _list(raw.K) if "/K" in raw else []:
        if isinstance(part, int):
            tag.say(marked.get((raw.Pg.objgen, part), ""))
        elif part.get("/Type") == "/MCR":
            tag.say(marked.get((part.get("/Pg", raw.get("/Pg")).objgen, int(part.MCID)), ""))
        elif "/S" in part:
            tag.parts.append(_tag(pdf, part, marked))
    return tag


class _Font:
    """What the numbers of a font stand for, by the map that a file gives to whoever copies it or reads it aloud."""

    def __init__(self, raw: Any) -> None:
        told = raw.ToUnicode.read_bytes()
        assert b"beginbfrange" not in told, "letters are told by ranges now: read those too"
        found = (pair for section in _LETTERS.findall(told) for pair in _LETTER.findall(section))
        self.letters = {int(code, 16): bytes.fromhex(said.decode()).decode("utf-16-be") for code, said in found}
        widths = list(raw.DescendantFonts[0].W)
        self.widths: dict[int, float] = {}
        for first, last, width in zip(widths[::3], widths[1::3], widths[2::3], strict=True):
            self.widths |= dict.fromkeys(range(int(first), int(last) + 1), float(width))

    def shown(self, drawn: Any) -> tuple[str, float]:
        """Letters, and how wide they are in thousandths of their size."""
        said, width = "", 0.0
        for part in _list(drawn):
            if not isinstance(part, pikepdf.String):
                width -= float(part)
                continue
            codes = bytes(part)
            for code in (int.from_bytes(codes[at : at + 2], "big") for at in range(0, len(codes), 2)):
                said += self.letters.get(code, "")
                width += self.widths.get(code, 0.0)
        return said, width
