"""What the pages of returns show, in the words that their templates print. Reading is in `stored`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class State(StrEnum):
    """Where a return stands."""

    PREVIEW = "preview"
    APPLYING = "applying"
    APPLIED = "applied"
    STOPPED = "stopped"
    REFUSED = "refused"


STATE_WORDS = {
    State.PREVIEW: "Waiting for you",
    State.APPLYING: "Being applied",
    State.APPLIED: "Applied",
    State.STOPPED: "Stopped part of the way",
    State.REFUSED: "Refused",
}
STATE_TAGS = {
    State.PREVIEW: "tag--soon",
    State.APPLYING: "tag--quiet",
    State.APPLIED: "tag--done",
    State.STOPPED: "tag--late",
    State.REFUSED: "tag--late",
}


@dataclass(frozen=True, slots=True)
class ReturnLine:
    """One return in the list. `name` is its years: "2024-25 and 2025-26"."""

    name: str
    state: State
    as_at: date | None
    handed_in_at: datetime
    by: str
    children: int
    held_back: int
    faults: int
    address: str

    @property
    def state_words(self) -> str:
        """The state as people say it."""
        return STATE_WORDS[self.state]

    @property
    def tag(self) -> str:
        """The class of its tag."""
        return STATE_TAGS[self.state]


@dataclass(frozen=True, slots=True)
class ReturnsPage:
    """Every return handed in, the latest first. `load` is empty, and `why_not` says why, where none can be handed in."""

    lines: tuple[ReturnLine, ...]
    load: str
    why_not: str


@dataclass(frozen=True, slots=True)
class FileLine:
    """One file: what it was recognised as, how many rows, and whether it is read or why not."""

    name: str
    table: str
    rows: int
    read: bool
    why: str


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One kind of thing that applying does, did, or leaves alone: "312", "children who are new"."""

    n: int
    words: str


@dataclass(frozen=True, slots=True)
class FaultLine:
    """One fault: where it stands and what to mend. `child` is the number in the return, empty where it has none."""

    file: str
    line: int
    child: str
    sentence: str


@dataclass(frozen=True, slots=True)
class FaultGroup:
    """The faults of one severity: what they do, the first of them, and how many more there are in the file of faults."""

    title: str
    what_it_does: str
    n: int
    lines: tuple[FaultLine, ...]
    more: int


@dataclass(frozen=True, slots=True)
class CheckLine:
    """A check that failed or could not run: DfE's number where it has one, and what it found."""

    code: str
    outcome: str
    why: str


@dataclass(frozen=True, slots=True)
class ReturnPage:
    """One return, whatever its state. `confirm` and `discard` are empty where they cannot be pressed; `why_not` says why.

    `version` names the data that the preview was made against: it is sent with the confirmation.
    """

    name: str
    state: State
    lead: str
    facts: tuple[str, ...]
    files: tuple[FileLine, ...]
    changes: tuple[ChangeLine, ...]
    faults: tuple[FaultGroup, ...]
    checks: tuple[CheckLine, ...]
    version: str
    confirm: str
    discard: str
    why_not: str
    done: int
    of: int
    faults_csv: str
    figures: str
