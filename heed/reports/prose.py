"""Text as a manager writes it, as blocks of a document: paragraphs, lists, small headings, strong words, tags. No Django.

Markup is read by markdown-it, with nothing allowed that could fetch, run or draw. What was pasted from a word processor
is put in order first (`pasted`). Everything else, whatever it looks like, is words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from markdown_it import MarkdownIt
from markdown_it.token import Token

from heed.reports.document import Block, Cell, Heading, Items, Paragraph, Run, Runs, Table, plain
from heed.reports.pasted import tidied
from heed.reports.tags import TAG, Said

_OPEN, _CLOSE = "\ue000", "\ue001"
"""Stand around the number of a tag while markup is read: no markup character can then be taken for part of one."""

_READER = MarkdownIt("zero").enable(["list", "heading", "emphasis", "table", "newline", "escape"])

_SENTENCE = re.compile(r"(?<=[.!?]) +(?=[A-Z\[])")

Resolve = Callable[[str], Said]
"""What says a tag, given without its brackets."""


@dataclass(frozen=True, slots=True)
class Written:
    """A text read: its blocks, and what each of its tags said."""

    blocks: tuple[Block, ...]
    said: tuple[Said, ...]

    @property
    def faults(self) -> tuple[str, ...]:
        """Why tags could not be read, each a sentence."""
        return tuple(said.fault for said in self.said if said.fault)


def read(text: str, resolve: Resolve, *, gentle: bool = False) -> Written:
    """Text as blocks. With `gentle`, a sentence whose figure is not there is left out: the caller says why."""
    lacking: list[Said] = []
    if gentle:
        text, lacking = _without_lacking(text, resolve)
    found: list[Said] = []

    def kept(tag: str) -> str:
        found.append(resolve(tag))
        return f"{_OPEN}{len(found) - 1}{_CLOSE}"

    marked = TAG.sub(lambda match: kept(match[1]), tidied(text))
    reader = _Reader(_READER.parse(marked), found)
    return Written(tuple(reader.blocks()), (*found, *lacking))


def _without_lacking(text: str, resolve: Resolve) -> tuple[str, list[Said]]:
    """The text less the sentences in which a tag has no figure to say, and what those tags said."""
    lacking: list[Said] = []

    def keep(sentence: str) -> bool:
        said = [found for found in map(resolve, TAG.findall(sentence)) if found.why]
        lacking.extend(said)
        return not said

    paragraphs = (" ".join(filter(keep, _SENTENCE.split(line))) for line in text.split("\n"))
    return "\n".join(paragraphs), lacking


class _Reader:
    """Goes through the tokens of a text once."""

    def __init__(self, tokens: Sequence[Token], said: Sequence[Said]) -> None:
        self.tokens = tokens
        self.said = said
        self.at = 0

    def blocks(self) -> Iterator[Block]:
        while self.at < len(self.tokens):
            token = self._next()
            if token.type == "paragraph_open":
                yield from self._paragraph()
            elif token.type == "heading_open":
                level = 3 if token.tag in ("h1", "h2", "h3") else 4
                yield Heading("".join(run.text for run in self._inline()), level)
            elif token.type in ("bullet_list_open", "ordered_list_open"):
                yield from self._items(ordered=token.type.startswith("ordered"))
            elif token.type == "table_open":
                yield self._table()

    def _next(self) -> Token:
        token = self.tokens[self.at]
        self.at += 1
        return token

    def _inline(self) -> Runs:
        """The runs of the inline token that comes next, and past the token that closes it."""
        runs = _opened(self._runs(self._next().children or ()))
        self.at += 1
        return runs

    def _paragraph(self) -> Iterator[Block]:
        runs = self._inline()
        if runs:
            yield Paragraph(runs)

    def _items(self, *, ordered: bool) -> Iterator[Block]:
        """A list; one inside another is flattened into it, so that no word is lost."""
        items: list[Runs] = []
        depth = 1
        while depth:
            token = self._next()
            depth += token.type.endswith("_list_open") - token.type.endswith("_list_close")
            if token.type == "inline" and (runs := _opened(self._runs(token.children or ()))):
                items.append(runs)
        if items:
            yield Items(tuple(items), ordered=ordered)

    def _table(self) -> Table:
        rows: list[list[Runs]] = []
        while (token := self._next()).type != "table_close":
            if token.type == "tr_open":
                rows.append([])
            elif token.type == "inline":
                rows[-1].append(tuple(self._runs(token.children or ())))
            elif token.type in ("th_open", "td_open") and self.tokens[self.at].type != "inline":
                rows[-1].append(())
        head = tuple("".join(run.text for run in runs) for runs in rows[0])
        body = tuple(tuple(_cell(runs) for runs in row) for row in rows[1:])
        return Table(_caption(head), head, body, total=bool(body) and _is_total(body[-1]))

    def _runs(self, children: Sequence[Token]) -> Iterator[Run]:
        strong = em = False
        for child in children:
            if child.type in ("strong_open", "strong_close"):
                strong = child.type == "strong_open"
            elif child.type in ("em_open", "em_close"):
                em = child.type == "em_open"
            elif child.type in ("softbreak", "hardbreak"):
                yield Run(" ", strong=strong, em=em)
            elif child.content:
                yield from (replace(run, strong=strong, em=em) for run in self._tagged(child.content))

    def _tagged(self, text: str) -> Iterator[Run]:
        """Words, and between them what tags say."""
        before, *rest = text.split(_OPEN)
        yield from plain(before)
        for part in rest:
            place, _, after = part.partition(_CLOSE)
            said = self.said[int(place)]
            yield Run(said.text, figure=said.figure)
            yield from plain(after)


def _opened(runs: Iterable[Run]) -> Runs:
    """Runs in which what a tag says opens its sentence with a capital: "Fewer than 5 reviews"."""
    found: list[Run] = []
    so_far = ""
    for run in runs:
        opens = run.figure and (not so_far.strip() or so_far.rstrip()[-1] in ".!?")
        text = run.text[:1].upper() + run.text[1:] if opens else run.text
        found.append(replace(run, text=text))
        so_far += text
    return tuple(found)


def _cell(runs: Runs) -> Cell:
    text = "".join(run.text for run in runs)
    digits = sum(letter.isdigit() for letter in text)
    return Cell(runs, number=digits * 2 > len(text.replace(" ", "")))


def _caption(head: Sequence[str]) -> str:
    return ", ".join(name for name in head if name) or "Table"


def _is_total(row: Sequence[Cell]) -> bool:
    return bool(row) and "".join(run.text for run in row[0].runs).strip().casefold() == "total"


def runs(text: str, resolve: Resolve) -> Runs:
    """A short text, of a cell or a heading, in one line: its strong words and its tags, and no blocks."""
    found: list[Run] = []
    for block in read(text, resolve).blocks:
        of = [block.runs] if isinstance(block, Paragraph) else block.items if isinstance(block, Items) else ()
        of = [plain(block.text)] if isinstance(block, Heading) else of
        for each in of:
            found += [*plain(" " if found else ""), *each]
    return tuple(found)
