"""What a council's returns say about its children, typed and matched: the shape facts are built from. No Django.

A reader of a format (SSDA903 files, the service's own database) makes a `Returns`; nothing above knows which it was.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

SHORT_BREAKS = frozenset({"V3", "V4"})
"""Legal statuses of a series of short breaks: their reviews are not returned (rule 399)."""

SEXES = frozenset({"M", "F"})
"""What a return says of sex; anything else is not known."""

UNDER_FOUR_CODE = "PN0"
"""The participation code of a child under 4 at the time of the review."""

NO_CODE = "no participation code"
"""Why it is not known how a child took part, where the return says nothing."""


class Refused(Exception):
    """The input cannot be used. Its text is one sentence fit to show: file, line, what is wrong, what to do."""


class Severity(StrEnum):
    """What a fault does (decisions, 4). A refused file raises `Refused` instead and leaves nothing to report on."""

    HOLD = "hold"  # the child is in no figure until it is mended
    SHOWN = "shown"  # applied, its fault shown; the faulty value, if any, is unknown


class Outcome(StrEnum):
    """What became of a check. "Could not run" never looks like "passed"."""

    PASSED = "passed"
    FAILED = "failed"
    COULD_NOT_RUN = "could not run"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a value was read: the file's name as given, and the line on which its row begins (the header is line 1)."""

    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault in one row: which check found it, what it does, and the sentence that says what to mend."""

    check: str
    severity: Severity
    source: Source
    child: str | None
    sentence: str


@dataclass(frozen=True, slots=True)
class Check:
    """One check over everything loaded. `code` is DfE's where one exists, otherwise ours (`H…`); `says` is its words.

    `rows` counts every faulty row; `faults` holds the first of them by file and line. `why` says why it failed, with the
    first row, or why it could not run; it is empty where the check passed.
    """

    code: str
    outcome: Outcome
    rows: int
    why: str
    faults: tuple[Fault, ...] = ()
    says: str = ""


@dataclass(frozen=True, slots=True)
class Episode:
    """An episode of care: from the day it began to the day it ceased (that day not included), or open.

    `legal_status`, `placement`, `reason_new` and `reason_ceased` are the return's codes; None is unknown
    (blank, or a code that the year's return does not have: a fault says which).
    """

    from_on: date
    until_on: date | None
    reason_new: str | None
    legal_status: str | None
    placement: str | None
    reason_ceased: str | None
    source: Source


@dataclass(frozen=True, slots=True)
class Review:
    """A review that the return says was held. `code` is the participation code, None where `code_unknown` says why."""

    held_on: date
    code: str | None
    code_unknown: str | None
    source: Source


@dataclass(frozen=True, slots=True)
class Child:
    """One child as the returns have them: the later return's word where two differ.

    `sex` is "M", "F" or None (unknown or not recorded). `years` are the collection years that carry the child.
    Episodes are in order of `from_on` and do not overlap; reviews in order of `held_on`, no two on one day.
    """

    number: str
    born_on: date
    sex: str | None
    uasc: bool
    years: frozenset[int]
    episodes: tuple[Episode, ...]
    reviews: tuple[Review, ...]
    source: Source


@dataclass(frozen=True, slots=True)
class Table:
    """One file of a return: what it was recognised as, and whether it was read."""

    year: int
    name: str
    file: str
    rows: int
    read: bool


@dataclass(frozen=True, slots=True)
class Returns:
    """Everything read. Children held back are in `held` with their reason and not in `children`.

    `years` are the collection years loaded (2026 covers 1 April 2025 to 31 March 2026). Nothing dated after `as_at` is
    in `children`.
    """

    as_at: date
    years: tuple[int, ...]
    children: tuple[Child, ...]
    held: Mapping[str, str]
    checks: tuple[Check, ...]
    tables: tuple[Table, ...]
    notes: tuple[str, ...] = field(default=())
