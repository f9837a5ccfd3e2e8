"""What the pages of returns show, in the words that their templates print. Reading is in `pages`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class ReturnLine:
    """One return in the list. `name` is its years; `tag` the class of its state's tag."""

    name: str
    state: str
    tag: str
    as_at: date | None
    received_at: datetime
    by: str
    children: int
    held_back: int
    faults: int
    address: str


@dataclass(frozen=True, slots=True)
class ReturnsPage:
    """Returns handed in, the latest first."""

    lines: tuple[ReturnLine, ...]


@dataclass(frozen=True, slots=True)
class FileLine:
    """One file: what it was recognised as, how many rows, and whether it was read or why not."""

    name: str
    table: str
    rows: str
    read: str


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One kind of change, counted: 312, "children who are new"."""

    n: int
    words: str


@dataclass(frozen=True, slots=True)
class FaultLine:
    """One fault: where it stands, whose row it is (the number in the return; empty where none), what to mend."""

    where: str
    child: str
    sentence: str


@dataclass(frozen=True, slots=True)
class FaultGroup:
    """The faults of one severity: what they do, the first of them, how many more, and how many are out of sight."""

    title: str
    what_it_does: str
    n: int
    lines: tuple[FaultLine, ...]
    more: int
    hidden: int


@dataclass(frozen=True, slots=True)
class Button:
    """One thing to press: what it says, where it is sent, what it carries. `solid` for the one that goes forward."""

    words: str
    address: str
    solid: bool
    against: int | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """Work that goes on: how much is done of how much (0 of 0 where that is not known yet), and what that means."""

    said: str
    done: int
    of: int
    meanwhile: str


@dataclass(frozen=True, slots=True)
class ReturnPage:
    """One return, whatever its state. `why_not` says why it cannot go forward now; empty where it can."""

    name: str
    lead: str
    facts: tuple[str, ...]
    progress: Progress | None
    changes_title: str
    changes: tuple[ChangeLine, ...]
    buttons: tuple[Button, ...]
    why_not: str
    faults: tuple[FaultGroup, ...]
    faults_csv: str
    quality: str
    children: str
    undo: str
    checks: str
    files: tuple[FileLine, ...]
    files_said: str
    notes: tuple[str, ...]
    figures: str
