"""What the pages of settings, words and lists show, worked out before any template sees it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Tab:
    """One place among the settings."""

    name: str
    address: str
    here: bool


@dataclass(frozen=True, slots=True)
class Bound:
    """The provision that bounds a setting, and where it stands among the law."""

    ref: str
    address: str


@dataclass(frozen=True, slots=True)
class ToCome:
    """A value that takes over on a day to come."""

    says: str
    from_on: date


@dataclass(frozen=True, slots=True)
class SettingLine:
    """One setting: what it decides, its value today and to come, what bounds it."""

    title: str
    decides: str
    says: str
    is_set: bool
    to_come: tuple[ToCome, ...]
    bound: Bound | None
    file: str
    address: str


@dataclass(frozen=True, slots=True)
class SettingGroup:
    """The settings under one heading."""

    name: str
    lines: tuple[SettingLine, ...]


@dataclass(frozen=True, slots=True)
class SettingsPage:
    """Every setting."""

    groups: tuple[SettingGroup, ...]


@dataclass(frozen=True, slots=True)
class Was:
    """One thing that a setting or word said from a day on: who wrote it and when, and whether it was corrected since."""

    says: str
    from_on: date
    why: str
    by: str
    at: str
    tense: str
    corrected: bool


@dataclass(frozen=True, slots=True)
class SettingPage:
    """One setting with its history."""

    line: SettingLine
    now: str  # as it is kept
    history: tuple[Was, ...]
    recounts: bool
    files: tuple[str, ...]
    seen: int


@dataclass(frozen=True, slots=True)
class WordLine:
    """One noun: what it means, how it is said today, in a sentence, and how Heed says it."""

    key: str
    meaning: str
    singular: str
    plural: str
    sample: str
    heeds: str
    to_come: tuple[ToCome, ...]
    address: str


@dataclass(frozen=True, slots=True)
class WordPage:
    """One noun with its history."""

    line: WordLine
    article: str
    history: tuple[Was, ...]
    seen: int


@dataclass(frozen=True, slots=True)
class WordChange:
    """What adopting a preset does to one noun."""

    meaning: str
    was: str
    becomes: str


@dataclass(frozen=True, slots=True)
class Adoption:
    """What adopting a preset does from a day on; `later` are nouns that take another word on a day after that."""

    changes: tuple[WordChange, ...]
    same: int
    later: tuple[str, ...]
    of: str
    seen: int


@dataclass(frozen=True, slots=True)
class ItemLine:
    """One row of a list."""

    number: int
    label: str
    retired: str
    address: str


@dataclass(frozen=True, slots=True)
class BroughtLine:
    """One line of a file that says otherwise than what is kept."""

    of: str
    kept: str
    says: str


@dataclass(frozen=True, slots=True)
class BroughtPart:
    """What a file would change of one part of the council's settings."""

    name: str
    lines: tuple[BroughtLine, ...]


@dataclass(frozen=True, slots=True)
class FilePage:
    """What taking a file over would change, and what was seen when it was looked at."""

    parts: tuple[BroughtPart, ...]
    n: int
    text: str
    seen: int


@dataclass(frozen=True, slots=True)
class HolidayLine:
    """One span of school holidays, both days included."""

    name: str
    days: str
    length: str
    address: str


@dataclass(frozen=True, slots=True)
class HolidaysPage:
    """What is to come and going on, and what is over."""

    ahead: tuple[HolidayLine, ...]
    over: tuple[HolidayLine, ...]
