"""Text as a manager writes it, as blocks of a document: paragraphs, lists, small headings, strong words, tags. No Django.

Markup is read by markdown-it, with nothing allowed that could fetch, run or draw. What was pasted from a word processor
is put in order first (`pasted`). Everything else, whatever it looks like, is words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from markdown_it import MarkdownIt
from markdown_it.token import Token

from heed.reports.document import Block, Cell, Heading, Items, Paragraph, Run, Runs, Table, as_text, plain
from heed.reports.pasted import DEEPEST, tidied
from heed.reports.tags import TAG, Said

_OPEN, _CLOSE = "\ue000", "\ue001"
"""Stand around the number of a tag while markup is read: no markup character can then be taken for part of one."""

_READER = MarkdownIt("zero", {"maxNesting": 4 * DEEPEST}).enable(
    ["list", "heading", "emphasis", "table", "newline", "escape"]
)

_SENTENCE = re.compile(r"(?:(?<=[.!?])|(?<=[.!?][”’)])) +(?=[“‘(]?[A-Z\[])")

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
                if text := as_text(self._inline()).strip():
                    yield Heading(text, level)
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
        """A list; one inside another is flattened into it, so that no word is lost.

        A number that was typed is never another: where the numbers do not run from 1, they are words.
        """
        items: list[tuple[str, Runs]] = []
        depth, mark = 1, ""
        while depth:
            token = self._next()
            depth += token.type.endswith("_list_open") - token.type.endswith("_list_close")
            if token.type == "list_item_open":
                mark = f"{token.info}{token.markup}" if token.info else ""
            elif token.type == "inline" and (runs := _opened(self._runs(token.children or ()))):
                items.append((mark, runs))
                mark = ""
        return _listed(items, ordered=ordered)

    def _table(self) -> Table:
        rows: list[list[Runs]] = []
        while (token := self._next()).type != "table_close":
            if token.type == "tr_open":
                rows.append([])
            elif token.type == "inline":
                rows[-1].append(tuple(self._runs(token.children or ())))
        head = tuple(as_text(runs) for runs in rows[0])
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
    last = ""  # the last letter so far
    for run in runs:
        opens = run.figure and last in _ENDS
        text = run.text[:1].upper() + run.text[1:] if opens else run.text
        found.append(replace(run, text=text))
        last = text.rstrip()[-1:] or last
    return tuple(found)


_ENDS = ("", ".", "!", "?")
"""After these, a sentence begins."""


def _listed(items: Sequence[tuple[str, Runs]], *, ordered: bool) -> Iterator[Block]:
    """The items of a list, each with the number that was typed before it, as blocks."""
    numbers = [mark[:-1] for mark, _ in items]
    if ordered and (numbers == [str(n + 1) for n in range(len(items))] or set(numbers) == {"1"}):
        yield Items(tuple(runs for _, runs in items), ordered=True)
        return
    for marked, of in groupby(items, key=lambda item: ordered and bool(item[0])):
        said = tuple((*plain(f"{mark} " if mark else ""), *runs) for mark, runs in of)
        yield from map(Paragraph, said) if marked else (Items(said),)


def _cell(runs: Runs) -> Cell:
    text = as_text(runs)
    digits = sum(letter.isdigit() for letter in text)
    return Cell(runs, number=digits * 2 > len(text.replace(" ", "")))


def _caption(head: Sequence[str]) -> str:
    return ", ".join(name for name in head if name) or "Table"


def _is_total(row: Sequence[Cell]) -> bool:
    return bool(row) and as_text(row[0].runs).strip().casefold() == "total"


def runs(text: str, resolve: Resolve) -> Runs:
    """A short text, of a cell or a heading, in one line: its strong words and its tags, and no blocks."""
    found: list[Run] = []
    for block in read(text, resolve).blocks:
        for each in _stretches(block):
            found += [*plain(" " if found else ""), *each]
    return tuple(found)


def _stretches(block: Block) -> Iterator[Runs]:
    """What stands in a block, in order."""
    if isinstance(block, Paragraph):
        yield block.runs
    elif isinstance(block, Items):
        yield from block.items
    elif isinstance(block, Heading):
        yield plain(block.text)
    elif isinstance(block, Table):
        yield from (plain(head) for head in block.head if head)
        yield from (cell.runs for row in block.rows for cell in row if cell.runs)
