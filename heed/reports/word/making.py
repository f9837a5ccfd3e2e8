"""A Word file while it is made: where its links lead, which lists are numbered, which pictures it holds. No Django."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from io import BytesIO
from itertools import chain, count
from math import inf

from docx.document import Document as File
from docx.opc.constants import RELATIONSHIP_TYPE

from heed.reports import legible
from heed.reports.document import Document, Run, Runs
from heed.reports.word.elements import Element, make, text
from heed.reports.word.look import Look
from heed.reports.word.names import Style

_LONGEST_BOOKMARK = 40
_NUMBERED = 2  # the numbering in empty/word/numbering.xml that ordered lists follow
EMU_IN_TWIP = 635


@dataclass(slots=True)
class Making:
    """The file and what is counted while it is filled."""

    file: File
    document: Document
    look: Look
    bookmarks: dict[str, str]
    _marked: set[str] = field(default_factory=set)
    _pictures: count[int] = field(default_factory=lambda: count(1))

    def written(self, runs: Runs) -> list[Element]:
        """Runs, each in its style, as a link where it leads somewhere."""
        return [self._run(run) for run in runs if run.text]

    def _run(self, run: Run) -> Element:
        where = legible.address(run.link, self.bookmarks)
        if not where:
            if run.strong:
                return text(run.text, Style.STRONG, italic=run.em)
            return text(run.text, Style.EMPHASIS if run.em else None)
        here = where.startswith("#")
        inside = text(run.text, Style.PLACE if here else Style.LINK, bold=run.strong, italic=run.em)
        if here:
            return make("w:hyperlink", inside, w_anchor=self.bookmarks[where[1:]], w_history=1)
        to = self.file.part.relate_to(where, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        return make("w:hyperlink", inside, r_id=to, w_history=1)

    def marked(self, anchor: str, *inside: Element) -> list[Element]:
        """Elements as the place that links to an anchor lead to. The first to ask for an anchor has it."""
        name = self.bookmarks.get(anchor)
        if name is None or name in self._marked:
            return list(inside)
        self._marked.add(name)
        number = len(self._marked)
        return [make("w:bookmarkStart", w_id=number, w_name=name), *inside, make("w:bookmarkEnd", w_id=number)]

    def new_list(self) -> int:
        """The number of a list that begins again at 1."""
        numbering = self.file.part.numbering_part.element.add_num(_NUMBERED)
        numbering.add_lvlOverride(ilvl=0).add_startOverride(1)
        return int(numbering.numId)

    def picture(self, picture: bytes, alt: str, *, within: tuple[int, int], dot: float = inf) -> Element:
        """A picture in the line, no wider and no higher than so many twips, and no dot of it larger than `dot` twips."""
        _, image = self.file.part.get_or_add_image(BytesIO(picture))
        scale = EMU_IN_TWIP * min(within[0] / image.px_width, within[1] / image.px_height, dot)
        inline = self.file.part.new_pic_inline(
            BytesIO(picture), round(image.px_width * scale), round(image.px_height * scale)
        )
        number = next(self._pictures)
        for name, value in (("id", str(number)), ("name", f"Picture {number}"), ("descr", legible.words(alt))):
            inline.docPr.set(name, value)
        return inline


def bookmarks(anchors: frozenset[str]) -> dict[str, str]:
    """The name in the file of each anchor: letters, digits and _, at most 40, no two the same (Word takes no others)."""
    names: dict[str, str] = {}
    for anchor in sorted(anchors):
        stem = "at_" + re.sub(r"[^A-Za-z0-9]+", "_", anchor)
        ends = chain([""], (f"_{number}" for number in count(2)))
        shortened = (f"{stem[: _LONGEST_BOOKMARK - len(end)]}{end}" for end in ends)
        taken = {name.lower() for name in names.values()}
        names[anchor] = next(name for name in shortened if name.lower() not in taken)
    return names
