"""A text as the proof-reader reads it: plain characters, passages and sentences, each with its place in the text. No Django.

Lines that a PDF broke are joined again; list items know the sentence they hang on. Nothing is judged here.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from heed.reports import legible

_ALIKE = {
    **dict.fromkeys(
        map(ord, "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000"), " "
    ),
    **dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"), "-"),
    **dict.fromkeys(map(ord, "\u2018\u2019\u201a\u201b\u02bc"), "'"),
    **dict.fromkeys(map(ord, "\u201c\u201d\u201e\u201f"), '"'),
    **dict.fromkeys(map(ord, "\x0b\x0c\x85\u2028\u2029"), "\n"),
    **{0xFF10 + digit: str(digit) for digit in range(10)},
    0xFF05: "%",
    ord("\r"): " ",
    ord("*"): " ",
}
"""Characters that are read as another, one for one, so that every place stays where it is."""

TABS = re.compile(r"\t|\|")
_BULLET = re.compile(r"[ ]*(?:[-•·▪●◦‣➢✓+\uf0b7]|\(?(?:\d{1,2}(?:\.\d{1,2})*|[a-z]|[ivx]{1,4})[.)])[ ]+(?=\S)")
_LONGEST = 2_000
"""Characters of the longest sentence that is read as one."""

_BROKEN_LINE = 55
"""Characters from which a line may be one that a PDF broke: shorter ones end where their writer ended them."""

_STOP = re.compile(r"[.!?][\"')\]]*[ \n]+(?=[A-Z0-9\"'(\[])")
_NO_STOP = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|approx|para|paras|sec|reg|regs|no|nos|vol|pp|p|s|ss|Dr|Mr|Mrs|Ms|St|cf|vs)|\b[A-Z])\.$"
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a passage. `lead` is what it hangs on: the sentence before a list, or the one that "this" means.

    `place` is where it starts in the plain text.
    """

    text: str
    place: int
    lead: str = ""
    in_table: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the text: where it starts in the plain text, and its characters."""

    place: int
    text: str

    @property
    def is_blank(self) -> bool:
        """Whether nothing is on it."""
        return not self.text.strip()


@dataclass(slots=True)
class Page:
    """A text, read once: what every check looks at. Places in `plain` are turned into the writer's own by `at`."""

    plain: str
    lines: Sequence[Line]
    sentences: Sequence[Sentence]
    _dropped: Sequence[int] = field(default=(), repr=False)

    def at(self, start: int, end: int) -> tuple[int, int]:
        """A place in the text as it was given, with its hidden characters."""
        if not self._dropped:
            return start, end
        return self._given(start), self._given(end)

    def _given(self, place: int) -> int:
        return place + bisect_right(self._dropped, place)


def page(text: str) -> Page:
    """Read a text."""
    plain, dropped = _plain(text)
    lines = list(_lines(plain))
    return Page(plain, lines, list(_sentences(lines)), dropped)


def _plain(text: str) -> tuple[str, list[int]]:
    """The text without what cannot be seen; for each character left out, the place in the plain text that it stood "
    "at."""
    unseen = {each for each in set(text) if not each.isspace() and not legible.words(each)}
    dropped: list[int] = []
    if unseen:
        kept: list[str] = []
        for each in text:
            if each in unseen:
                dropped.append(len(kept))
            else:
                kept.append(each)
        text = "".join(kept)
    return text.translate(_ALIKE), dropped


def _lines(plain: str) -> Iterator[Line]:
    place = 0
    for text in plain.split("\n"):
        yield Line(place, text)
        place += len(text) + 1


def _sentences(lines: Sequence[Line]) -> Iterator[Sentence]:
    """Every sentence in order; what hangs on another knows it."""
    lead = ""
    for passage in _passages(lines):
        if not passage.in_list:
            lead = ""
        before = lead
        for sentence in _of(passage):
            hangs = lead or (before if _POINTS_BACK.match(sentence.text) else "")
            yield Sentence(sentence.text, sentence.place, hangs, passage.in_table)
            before = sentence.text
        if before.rstrip().endswith((":", ";")) and not passage.in_list:
            lead = f"{_last_but_one(passage)} {before}"


_POINTS_BACK = re.compile(r"\s*(?:This|These|It|That|Those|They|Of (?:these|those|them|which))\b")


@dataclass(frozen=True, slots=True)
class _Passage:
    """Lines that belong together, as one."""

    text: str
    place: int
    in_list: bool = False
    in_table: bool = False


def _last_but_one(passage: _Passage) -> str:
    sentences = list(_of(passage))
    return sentences[-2].text if len(sentences) > 1 else ""


def _passages(lines: Sequence[Line]) -> Iterator[_Passage]:
    """Paragraphs, items of lists, and cells of tables that hold sentences."""
    open_lines: list[Line] = []
    for line in lines:
        if open_lines and _goes_on(open_lines[-1], line):
            open_lines.append(line)
            continue
        if open_lines:
            yield _joined(open_lines)
        open_lines = []
        if TABS.search(line.text):
            yield from _cells(line)
        elif not line.is_blank:
            open_lines = [line]
    if open_lines:
        yield _joined(open_lines)


def _goes_on(before: Line, line: Line) -> bool:
    """Whether a line goes on with the passage of the line before, which was broken at its end."""
    if line.is_blank or TABS.search(line.text) or _BULLET.match(line.text):
        return False
    return len(before.text.rstrip()) >= _BROKEN_LINE and before.text.rstrip()[-1:] not in ":;"


def _joined(lines: Sequence[Line]) -> _Passage:
    text = " ".join(line.text for line in lines)
    return _Passage(text, lines[0].place, in_list=_BULLET.match(text) is not None)


def _cells(line: Line) -> Iterator[_Passage]:
    place = 0
    for cell in TABS.split(line.text):
        if cell.count(" ") >= 4:
            yield _Passage(cell, line.place + place, in_table=True)
        place += len(cell) + 1


def _of(passage: _Passage) -> Iterator[Sentence]:
    """The sentences of a passage; what runs on without a stop is cut, since no sentence of a person is so long."""
    start, text = 0, passage.text
    for stop in _STOP.finditer(text):
        if _NO_STOP.search(text, max(start, stop.start() - 8), stop.start() + 1) or _only_a_number(text, start, stop):
            continue
        yield from _cut(text, start, stop.end(), passage.place)
        start = stop.end()
    if text[start:].strip():
        yield from _cut(text, start, len(text), passage.place)


def _cut(text: str, start: int, end: int, place: int) -> Iterator[Sentence]:
    while end - start > _LONGEST:
        space = text.rfind(" ", start + _LONGEST // 2, start + _LONGEST)
        middle = space + 1 if space > 0 else start + _LONGEST
        yield Sentence(text[start:middle], place + start)
        start = middle
    yield Sentence(text[start:end], place + start)


def _only_a_number(text: str, start: int, stop: re.Match[str]) -> bool:
    """Whether the stop is that of a list's number or of a section's: "4.", "2.3."."""
    return stop.start() - start < 8 and not re.search(r"[A-Za-z]{2}", text[start : stop.start()])
