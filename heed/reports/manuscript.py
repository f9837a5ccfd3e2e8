"""What people write for a report: texts, promises, recommendations, risks, approvals, and how the council wants it. No Django.

Everything that is counted is in the `book`. A text is written as in `prose`: paragraphs, lists and tags for figures.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from heed.reports.document import Tone

OWN = "own-"
"""How the code of a section begins that the council added itself."""


class Progress(StrEnum):
    """How far last year's recommendation has come."""

    COMPLETE = "Complete"
    IN_PROGRESS = "In progress"
    NOT_STARTED = "Not started"
    DROPPED = "Dropped"


@dataclass(frozen=True, slots=True)
class Promise:
    """A recommendation of last year's report, and what came of it. None is dropped in silence: each says how far it is."""

    text: str
    progress: Progress | None = None
    what_happened: str = ""
    evidence: str = ""


class Whose(StrEnum):
    """Who a recommendation is for."""

    SERVICE = "the IRO service"
    DEPARTMENT = "the wider department"


@dataclass(frozen=True, slots=True)
class Recommendation:
    """What is to be done next year: by whom, by when, and how it will be seen that it worked."""

    text: str
    owner: str = ""
    by_when: date | None = None
    success: str = ""
    whose: Whose = Whose.SERVICE


@dataclass(frozen=True, slots=True)
class KeyMessage:
    """One thing that the board needs to know."""

    tone: Tone
    title: str
    text: str = ""


LIKELIHOODS: Mapping[str, str] = {"A": "Very likely", "B": "Likely", "C": "Unlikely", "D": "Rare"}
IMPACTS: Mapping[str, str] = {"I": "Catastrophic", "II": "Major", "III": "Moderate", "IV": "Minor"}


@dataclass(frozen=True, slots=True)
class Risk:
    """A risk as a committee's matrix has it: likelihood A to D, impact I to IV."""

    title: str
    description: str
    action: str
    likelihood: str
    impact: str


@dataclass(frozen=True, slots=True)
class Approval:
    """A body or person whose approval a report needs, and when it was given. `on` is None while it is missing."""

    body: str
    by: str = ""
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Chosen:
    """A section as the council wants it: on or off, under its own title where it has one, in this place."""

    code: str
    title: str = ""
    on: bool = True


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody named on a paper: name, role, and how they are reached."""

    name: str = ""
    role: str = ""
    contact: str = ""


@dataclass(frozen=True, slots=True)
class Manuscript:
    """Everything written for one year's report.

    `sections` holds those that the council moved, renamed or switched; the others follow in the order in which they are
    declared. `texts` holds what was written, by section code, and, for committee papers, by the code of the paper's
    part. `draft` counts drafts; 0 is a final report. `said_provisional` is the sentence that says why figures are
    provisional; empty where they are not said to be. Of `logo` only a PNG or JPEG picture is printed.
    """

    council: str
    year: int
    draft: int = 1
    body: str = ""
    meeting_on: date | None = None
    author: Person = field(default_factory=Person)
    director: Person = field(default_factory=Person)
    provisional: bool = True
    said_provisional: str = (
        "Figures are provisional until the Department for Education has published the year’s return."
    )
    sections: tuple[Chosen, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)
    messages: tuple[KeyMessage, ...] = ()
    promises: tuple[Promise, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    risks: tuple[Risk, ...] = ()
    approvals: tuple[Approval, ...] = ()
    fte: float | None = None
    logo: bytes = field(default=b"", repr=False)
    logo_alt: str = ""

    @property
    def is_final(self) -> bool:
        """Whether it has been approved and issued."""
        return self.draft == 0
