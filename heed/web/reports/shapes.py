"""What the pages of annual reports show, as plain data. Worked out in the modules beside it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """A place to go; `here` where the page shown is it."""

    name: str
    address: str
    here: bool = False


@dataclass(frozen=True, slots=True)
class Todo:
    """One thing to do before a report is issued. `stops` says that it is not issued without."""

    title: str
    says: str
    press: str
    address: str
    stops: bool


@dataclass(frozen=True, slots=True)
class SectionLine:
    """One section in the council's order."""

    code: str
    number: str
    title: str
    state: str
    tone: str
    asked: str
    comments: int
    findings: int
    address: str
    is_off: bool


@dataclass(frozen=True, slots=True)
class EditionLine:
    """One edition, and where it is for each audience."""

    name: str
    audiences: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class ReportPage:
    """The report of a year: what is left, its sections, its editions."""

    title: str
    status: str
    lead: str
    todo: tuple[Todo, ...]
    advised: tuple[Todo, ...]
    sections: tuple[SectionLine, ...]
    editions: tuple[EditionLine, ...]
    public: tuple[Link, ...]
    why: str
    issued: str


@dataclass(frozen=True, slots=True)
class Year:
    """The report of one year in the list of all."""

    label: str
    status: str
    tone: str
    says: str
    address: str
    press: str
    files: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Insert:
    """A figure to put into a text: what it is, what it says now, and its tag."""

    name: str
    says: str
    tag: str
    is_there: bool


@dataclass(frozen=True, slots=True)
class Found:
    """One finding of the proof-reader: what to do, where, the tag to write instead, and why it was set aside if it was."""

    key: str
    quote: str
    says: str
    tag: str
    grave: bool
    aside: str
    aside_by: str
    pk: int | None
    where: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """A comment and its answer."""

    pk: int
    by: str
    at: str
    text: str
    draft: int
    answer: str
    answered: str
    version: int
    where: str = ""
    address: str = ""
