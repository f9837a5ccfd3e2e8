"""What a council's returns say about its children, typed and matched: the shape facts are built from. No Django.

A reader of a format (SSDA903 files, the service's own database) makes a `Returns`; nothing above knows which it was.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple

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


class Source(NamedTuple):
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
    first row, or why it could not run; where the check passed, which returns it is not asked of, if any. `touches` are the
    columns that it speaks of, as "Episodes.DECOM".
    """

    code: str
    outcome: Outcome
    rows: int
    why: str
    faults: tuple[Fault, ...] = ()
    says: str = ""
    touches: frozenset[str] = frozenset()


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
    need: str | None = None  # CIN, the category of need
    provider: str | None = None  # PLACE_PROVIDER
    reason_place_change: str | None = None
    home_postcode: str | None = None  # as written, upper case, one space before the last three
    placement_postcode: str | None = None
    urn: str | None = None  # Ofsted's number of the home


@dataclass(frozen=True, slots=True)
class Review:
    """A review that the return says was held. `code` is the participation code, None where `code_unknown` says why."""

    held_on: date
    code: str | None
    code_unknown: str | None
    source: Source


@dataclass(frozen=True, slots=True)
class Unaccompanied:
    """A row of UASC: the return of `year` lists the child as unaccompanied and seeking asylum, until `ceased_on` if told."""

    year: int
    ceased_on: date | None
    source: Source


@dataclass(frozen=True, slots=True)
class Health:
    """A row of OC2: health, strengths and difficulties, and offending in the year. None is blank or unreadable."""

    year: int
    sdq_score: int | None
    sdq_reason: str | None
    convicted: bool | None
    health_check: bool | None
    immunisations: bool | None
    teeth_check: bool | None
    health_assessment: bool | None
    substance_misuse: bool | None
    intervention_received: bool | None
    intervention_offered: bool | None
    source: Source


@dataclass(frozen=True, slots=True)
class CareLeaver:
    """A row of OC3: whether the council is in touch with a young person who left care, what they do and where they live."""

    year: int
    in_touch: str | None
    activity: str | None
    accommodation: str | None
    source: Source


@dataclass(frozen=True, slots=True)
class Adoption:
    """A row of AD1: the adoption of the year. `decided_on` is DATE_INT, `matched_on` DATE_MATCH."""

    year: int
    decided_on: date | None
    matched_on: date | None
    by_foster_carer: bool | None
    adopters: int | None
    adopters_sex: str | None
    adopters_status: str | None
    source: Source


@dataclass(frozen=True, slots=True)
class PlacedForAdoption:
    """A row of PlacedAdoption: the decision that the child should be placed, and its reversal if any (decisions, 15)."""

    year: int
    decided_on: date | None
    ceased_on: date | None
    reason_ceased: str | None
    source: Source


@dataclass(frozen=True, slots=True)
class PreviousPermanence:
    """A row of PrevPerm: the permanence option that the child had before. `on` is as written: "zz" stands for unknown parts."""

    year: int
    kind: str | None
    authority: str | None
    on: str | None
    source: Source


@dataclass(frozen=True, slots=True)
class Missing:
    """A row of Missing: a time missing (M) or away without authorisation (A); `until_on` None: still open.

    Whole days only: one that began and ended on one day lasted less than a day, or part of it.
    """

    year: int
    kind: str | None
    from_on: date
    until_on: date | None
    source: Source


@dataclass(frozen=True, slots=True)
class SocialWorkerEpisode:
    """A row of SWEpisodes: which social worker held the case from when, and why the one before ceased."""

    year: int
    worker: str | None
    from_on: date
    until_on: date | None
    reason: str | None
    source: Source


@dataclass(frozen=True, slots=True)
class Deprivation:
    """A row of DoLo: a deprivation of liberty order, from the day it started to the day it ended, or open."""

    year: int
    from_on: date
    until_on: date | None
    source: Source


@dataclass(frozen=True, slots=True)
class Child:
    """One child as the returns have them: the later return's word where two differ.

    `sex` is "M", "F" or None (unknown or not recorded). `years` are the collection years that carry the child.
    Episodes are in order of `from_on` and do not overlap; reviews in order of `held_on`, no two on one day.
    `uasc` is the word of the last return that has the UASC table. Rows of a year (`unaccompanied`, `health`,
    `care_leaver`, `adoption`, `placed_for_adoption`, `previous_permanence`) are in order of year, rows with a start in
    order of that; a row that a later return tells again, by its start, is the later return's. `iro`, `social_worker`,
    `team` and `sibling_group` are the roster's, as it writes them; None where no roster says.
    """

    number: str
    born_on: date
    sex: str | None
    uasc: bool
    years: frozenset[int]
    episodes: tuple[Episode, ...]
    reviews: tuple[Review, ...]
    source: Source
    ethnicity: str | None = None
    upn: str | None = None
    mother: bool | None = None  # MOTHER; None: not said
    mothers_child_born_on: date | None = None
    unaccompanied: tuple[Unaccompanied, ...] = ()
    health: tuple[Health, ...] = ()
    care_leaver: tuple[CareLeaver, ...] = ()
    adoption: tuple[Adoption, ...] = ()
    placed_for_adoption: tuple[PlacedForAdoption, ...] = ()
    previous_permanence: tuple[PreviousPermanence, ...] = ()
    missing: tuple[Missing, ...] = ()
    social_workers: tuple[SocialWorkerEpisode, ...] = ()
    deprivations: tuple[Deprivation, ...] = ()
    iro: str | None = None
    social_worker: str | None = None
    team: str | None = None
    sibling_group: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """One file of a return: what it was recognised as, and whether it was read."""

    year: int
    name: str
    file: str
    rows: int
    read: bool


@dataclass(frozen=True, slots=True)
class Repair:
    """One repair made: by which rule, for whom, in which row, and the sentence that says what was done."""

    code: str
    child: str
    source: Source
    sentence: str


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
    repairs: tuple[Repair, ...] = ()
