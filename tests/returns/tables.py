"""What a return says of a child beside care and reviews: one record for a row of each further table."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Health:
    """A row of OC2. None is a blank."""

    year: int
    sdq_score: int | None
    sdq_reason: str
    convicted: bool | None
    health_check: bool | None
    immunised: bool | None
    teeth: bool | None
    assessed: bool | None
    substances: bool | None
    received: bool | None = None
    offered: bool | None = None


@dataclass(frozen=True, slots=True)
class CareLeaver:
    """A row of OC3."""

    year: int
    in_touch: str
    activity: str
    home: str


@dataclass(frozen=True, slots=True)
class Adopted:
    """The row of AD1 of a child who was adopted."""

    decided_on: date
    matched_on: date
    by_foster_carer: bool
    adopters: int
    sex: str
    status: str


@dataclass(frozen=True, slots=True)
class Before:
    """A row of PrevPerm: what a child who came into care had had before. `on` is as it is written."""

    year: int
    kind: str
    authority: str = ""
    on: str = ""


@dataclass(frozen=True, slots=True)
class Away:
    """A row of Missing: missing (M), or away without authorisation (A); open where it has no end."""

    kind: str
    from_on: date
    until_on: date | None


@dataclass(frozen=True, slots=True)
class Worker:
    """A row of SWEpisodes: who held the case from when, and why the case came to them."""

    worker: str
    from_on: date
    until_on: date | None
    reason: str


@dataclass(frozen=True, slots=True)
class Liberty:
    """A row of DoLo: a deprivation of liberty order."""

    from_on: date
    until_on: date | None


@dataclass(frozen=True, slots=True)
class Roster:
    """What no return says: who is the child's reviewing officer and social worker. Invented names."""

    given_name: str
    family_name: str
    iro: str
    worker: str
    team: str
    siblings: str = ""
