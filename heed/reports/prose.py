"""Text as a manager writes it, as blocks of a document: paragraphs, lists, small headings, strong words, tags. No Django.

Markup is read by markdown-it, with nothing allowed that could fetch, run or draw. What was pasted from a word processor
is put in order first (`pasted`). Everything else, whatever it looks like, is words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from markdown_it import MarkdownIt
from markdown_it.token import Token

from heed.reports.document import Block, Cell, Heading, Items, Paragraph, Run, Runs, Table, plain
from heed.reports.pasted import tidied
from heed.reports.tags import TAG, Said

_OPEN, _CLOSE = "\ue000", "\ue001"
"""Stand around the number of a tag while markup is read: no markup character can then be taken for part of one."""

_READER = MarkdownIt("zero").enable(["list", "heading", "emphasis", "table", "newline", "escape"])

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
    """Text as blocks. With `gentle`, a paragraph or item whose figure is not there is left out: the caller says why."""
    found: list[Said] = []

    def kept(tag: str) -> str:
        found.append(resolve(tag))
        return f"{_OPEN}{len(found) - 1}{_CLOSE}"

    marked = TAG.sub(lambda match: kept(match[1]), tidied(text))
    reader = _Reader(_READER.parse(marked), found, gentle)
    return Written(tuple(reader.blocks()), tuple(found))


class _Reader:
    """Goes through the tokens of a text once."""

    def __init__(self, tokens: Sequence[Token], said: Sequence[Said], gentle: bool) -> None:
        self.tokens = tokens
        self.said = said
        self.gentle = gentle
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
        runs = tuple(self._runs(self._next().children or ()))
        self.at += 1
        return runs

    def _paragraph(self) -> Iterator[Block]:
        runs = self._inline()
        if runs and not self._lacks(runs):
            yield Paragraph(runs)

    def _lacks(self, runs: Runs) -> bool:
        return self.gentle and any(not run.text for run in runs)

    def _items(self, *, ordered: bool) -> Iterator[Block]:
        """A list; one inside another is flattened into it, so that no word is lost."""
        items: list[Runs] = []
        depth = 1
        while depth:
            token = self._next()
            depth += token.type.endswith("_list_open") - token.type.endswith("_list_close")
            if token.type == "inline":
                runs = tuple(self._runs(token.children or ()))
                if runs and not self._lacks(runs):
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
        """Words, and between them what tags say. In a gentle text what is not there is an empty run."""
        before, *rest = text.split(_OPEN)
        yield from plain(before)
        for part in rest:
            place, _, after = part.partition(_CLOSE)
            said = self.said[int(place)]
            yield Run("" if self.gentle and said.why else said.text, figure=said.figure)
            yield from plain(after)


def _cell(runs: Runs) -> Cell:
    text = "".join(run.text for run in runs)
    digits = sum(letter.isdigit() for letter in text)
    return Cell(runs, number=digits * 2 > len(text.replace(" ", "")))


def _caption(head: Sequence[str]) -> str:
    return ", ".join(name for name in head if name) or "Table"


def _is_total(row: Sequence[Cell]) -> bool:
    return bool(row) and "".join(run.text for run in row[0].runs).strip().casefold() == "total"


def blocks(text: str, resolve: Resolve) -> tuple[Block, ...]:
    """Text as blocks alone."""
    return read(text, resolve).blocks
