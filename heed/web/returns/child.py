"""What an import does to one child, row by row: what each row said, and what it says then."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from heed.council.words import OWN, Words
from heed.exchange.models import ChildLine, Does, Import, State
from heed.exchange.records import Refused
from heed.exchange.row_changes import RowChange, row_changes
from heed.web.addresses import reverse
from heed.web.returns.pages import name_of
from heed.web.returns.row_words import COLUMNS, said, title_of

LEADS: Mapping[Does, str] = {
    Does.NEW: "New: there is no record of this child yet.",
    Does.CHANGED: "The record of this child changes.",
    Does.WITHDRAWN: "In no return any more: the rows are marked, not deleted.",
    Does.MOVED: "The rows say what they said, in another place of the files.",
    Does.DIFFERS: "Nothing of this child changes: where the return says otherwise, that is listed to be settled.",
}
DONE_LEADS: Mapping[Does, str] = {
    **LEADS,
    Does.NEW: "New: there was no record of this child before.",
    Does.CHANGED: "The record of this child changed.",
}
DONE = (State.APPLIED, State.REPLACED, State.UNDOING, State.UNDONE)


@dataclass(frozen=True, slots=True)
class Cell:
    """One column of a row: its name, what it said before, what it says then; empty where the row was or is not there."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class RowLine:
    """One row: what it is called, what becomes of it, where it was read, and its columns."""

    title: str
    becomes: str
    tag: str
    where: str
    cells: tuple[Cell, ...]
    turned: bool


@dataclass(frozen=True, slots=True)
class ChildPage:
    """One child of an import. `why_not` says why the rows cannot be told; empty where they can."""

    name: str
    back: str
    every: str
    number: str
    lead: str
    rows: tuple[RowLine, ...]
    verb: str
    why_not: str
    faults: str
    differing: int
    is_new: bool


def child_page(import_: Import, line: ChildLine, words: Words = OWN) -> ChildPage:
    """The page of one line of an import; whoever asks may see the child."""
    does, done = Does(line.does), import_.state in DONE
    rows: tuple[RowChange, ...] = ()
    why_not = ""
    if does != Does.HELD:
        try:
            rows = row_changes(import_, line)
        except Refused as refusal:
            why_not = str(refusal)
    return ChildPage(
        name=name_of(import_),
        back=reverse("web:return", kwargs={"pk": import_.pk}),
        every=f"{reverse('web:changes', kwargs={'pk': import_.pk})}?does={does.value}",
        number=line.number,
        lead=words.say(line.why if does == Does.HELD else (DONE_LEADS if done else LEADS)[does]),
        rows=tuple(_line(row, words) for row in rows),
        verb="became" if done else "becomes",
        why_not=words.say(why_not),
        faults=_faults(import_, line.number),
        differing=line.differing,
        is_new=does == Does.NEW,
    )


def _faults(import_: Import, number: str) -> str:
    """Where the faults of this child are listed; empty where none was found."""
    found = import_.checks.filter(faults__number=number).exists()
    return f"{reverse('web:quality', kwargs={'pk': import_.pk})}?child={number}" if found else ""


def _line(row: RowChange, words: Words) -> RowLine:
    turned = row.before is not None and row.after is not None
    becomes, tag = ("New", "tag--done") if row.before is None else ("No longer carried", "tag--soon")
    return RowLine(
        title=words.say(title_of(row.kind, row.day)),
        becomes="Changed" if turned else becomes,
        tag="tag--quiet" if turned else tag,
        where=_where(row),
        cells=tuple(_cells(row, words)),
        turned=turned,
    )


def _where(row: RowChange) -> str:
    """Where the row stands, or stood until no file carried it any more."""
    if row.source is None or not row.source.file:
        return ""
    where = f"{row.source.file}, line {row.source.line}"
    return where if row.after is not None else f"was in {where}"


def _cells(row: RowChange, words: Words) -> Iterator[Cell]:
    """The columns that differ; of a row that is new or goes, those that say anything."""
    before, after = row.before or {}, row.after or {}
    for column, told in COLUMNS[row.kind].items():
        was, then = before.get(column), after.get(column)
        if was == then or (not before and then in (None, "")) or (not after and was in (None, "")):
            continue
        yield Cell(
            words.say(told.name),
            words.say(said(told, was)) if before else "",
            words.say(said(told, then)) if after else "",
        )
