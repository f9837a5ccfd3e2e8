"""What the pages of the record show."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class EntryLine:
    """One entry: when, who and in which role, what they did or saw, of which children by key, and where it is sealed."""

    at: str
    who: str
    role: str
    kind: str
    sentence: str
    filter: str
    subject: str
    children: str
    sealed: str


@dataclass(frozen=True, slots=True)
class Standing:
    """How far the record is sealed, and what the last answer was whether it is whole."""

    sealed: str
    unsealed: str
    verified: str
    waiting: str


@dataclass(frozen=True, slots=True)
class RecordPage:
    """Entries, the newest first; `earlier` leads on, `csv` to all of them as a file."""

    lines: tuple[EntryLine, ...]
    narrowed: str
    earlier: str
    newest: str
    csv: str
    standing: Standing


@dataclass(frozen=True, slots=True)
class AboutLine:
    """One thing that somebody did about a person's login or roles."""

    at: str
    says: str
    by: str


@dataclass(frozen=True, slots=True)
class TrailPage:
    """What the record says of oneself: what one did and saw, and what others did about one's login and roles."""

    lines: tuple[EntryLine, ...]
    about: tuple[AboutLine, ...]
    earlier: str
    newest: str
