"""One return with its cells typed: its rows, and each cell that could not be read. Not what rows mean together.

A cell that cannot be typed never stops the reading: it is kept as `Misread`, and a check says what that does.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any, Generic, NamedTuple, TypeVar

from heed.exchange.records import (
    Adoption,
    CareLeaver,
    Deprivation,
    Episode,
    Health,
    Missing,
    PlacedForAdoption,
    PreviousPermanence,
    Review,
    SocialWorkerEpisode,
    Source,
    Table,
    Unaccompanied,
)
from heed.law.dates import first_day_of, last_day_of

NOT_A_CODE = "a participation code that is not in the return's list"
BLANK = "is blank"
TWO_CODES = "two codes for the same review"


class HeaderRow(NamedTuple):
    """One row of the Header. What is None is not known, or not said: blank, or a cell that could not be read."""

    child: str
    born_on: date | None
    sex: str | None
    mother: bool | None
    source: Source
    ethnicity: str | None = None
    upn: str | None = None
    mothers_child_born_on: date | None = None


class EpisodeRow(NamedTuple):
    """One row of the Episodes table."""

    child: str
    episode: Episode


class ReviewRow(NamedTuple):
    """One row of the Reviews table, with its own word on the birth date (None where blank or unreadable)."""

    child: str
    born_on: date | None
    review: Review


Says = TypeVar("Says")


class Told(NamedTuple, Generic[Says]):
    """One row of any other table: its child, its own word on the birth date, and what it says (a record)."""

    child: str
    born_on: date | None
    says: Says


class Misread(NamedTuple):
    """One cell that could not be typed, in words that follow the column's name."""

    child: str | None
    source: Source
    words: str

    @property
    def blank(self) -> bool:
        """Whether the cell is blank, in a column that must not be."""
        return self.words.startswith(BLANK)


@dataclass(slots=True)
class Return:
    """One return of one collection year, typed. A table that need not be there is None where the return has none."""

    year: int
    label: str
    header: list[HeaderRow] = field(default_factory=list)
    episodes: list[EpisodeRow] = field(default_factory=list)
    reviews: list[ReviewRow] = field(default_factory=list)
    uasc: list[Told[Unaccompanied]] | None = None
    placed: list[Told[PlacedForAdoption]] | None = None
    health: list[Told[Health]] | None = None
    care_leavers: list[Told[CareLeaver]] | None = None
    adoptions: list[Told[Adoption]] | None = None
    previous_permanence: list[Told[PreviousPermanence]] | None = None
    missing: list[Told[Missing]] | None = None
    social_workers: list[Told[SocialWorkerEpisode]] | None = None
    deprivations: list[Told[Deprivation]] | None = None
    misread: dict[tuple[str, str], list[Misread]] = field(default_factory=dict)
    tables: tuple[Table, ...] = ()
    notes: list[str] = field(default_factory=list)
    kept: dict[str, Any] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )  # what checks looked up once

    @property
    def begins_on(self) -> date:
        """The first day of its collection year."""
        return first_day_of(self.year)

    @property
    def ends_on(self) -> date:
        """The last day of its collection year."""
        return last_day_of(self.year)

    def has(self, table: str) -> bool:
        """Whether the table is among its files."""
        return any(each.name == table for each in self.tables)
