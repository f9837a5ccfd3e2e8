"""A child's care as it really went: episodes, reviews, what was promised. Not what a return says of it (`files`)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from tests.returns.tables import Adopted, Away, Before, CareLeaver, Health, Liberty, Roster, Worker

SHORT_BREAKS = frozenset({"V3", "V4"})
PLACED_FOR_ADOPTION = frozenset({"A3", "A4", "A5", "A6"})
TEMPORARY = frozenset({"T0", "T1", "T2", "T3", "T4"})


@dataclass(frozen=True, slots=True)
class Episode:
    """A span of care with one status and one placement: from its first day to the day it ceased, or open."""

    from_on: date
    until_on: date | None
    reason_new: str
    legal_status: str
    placement: str
    reason_ceased: str
    reason_change: str
    need: str = "N1"
    provider: str = ""
    home_postcode: str = ""
    postcode: str = ""
    urn: str = ""


@dataclass(frozen=True, slots=True)
class Review:
    """A review that was held, with the participation code that the return gives it ("" is a blank)."""

    held_on: date
    code: str


@dataclass(frozen=True, slots=True)
class Promise:
    """What the maker of a life knew: a review of a track, its place in it, by when it was due, when it was held."""

    track: str
    began_on: date
    place: int
    latest_on: date
    held_on: date | None


@dataclass(frozen=True, slots=True)
class Life:
    """One child, under one number. `told` names the situations that were put into this life on purpose.

    `upn` is what the return has once the child is of school age; `childs_birth` is that of a mother's first child.
    """

    number: str
    born_on: date
    sex: str
    episodes: tuple[Episode, ...]
    reviews: tuple[Review, ...]
    ethnicity: str = "WBRI"
    upn: str = "UN1"
    uasc_until: date | None = None
    placed: tuple[tuple[date, date | None, str], ...] = ()
    promises: tuple[Promise, ...] = ()
    told: frozenset[str] = frozenset()
    childs_birth: date | None = None
    health: tuple[Health, ...] = ()
    after: tuple[CareLeaver, ...] = ()
    adopted: Adopted | None = None
    before: tuple[Before, ...] = ()
    away: tuple[Away, ...] = ()
    workers: tuple[Worker, ...] = ()
    liberty: tuple[Liberty, ...] = ()
    roster: Roster | None = None

    def in_care_between(self, first: date, last: date) -> bool:
        """Whether any episode touches the days from first to last; one that ceased on the first day does."""
        return any(e.from_on <= last and (e.until_on is None or e.until_on >= first) for e in self.episodes)

    def returned_in(self, year: int) -> bool:
        """Whether the return of a collection year has the child: in care in it, or a young person who left."""
        return self.in_care_between(date(year - 1, 4, 1), date(year, 3, 31)) or any(
            row.year == year for row in self.after
        )


@dataclass(slots=True)
class Course:
    """Care as it is being told: enter, change, leave, in any order of telling; `episodes()` puts the days in order."""

    happenings: list[tuple[date, str, str, bool]] = field(default_factory=list)  # day, status, placement, same carer
    endings: dict[date, str] = field(default_factory=dict)

    def enters(self, on: date, status: str, placement: str) -> None:
        """Care begins."""
        self.happenings.append((on, status, placement, False))

    def changes(self, on: date, *, status: str = "", placement: str = "", same_carer: bool = False) -> None:
        """A legal status, a placement or both change."""
        self.happenings.append((on, status, placement, same_carer))

    def leaves(self, on: date, reason: str) -> None:
        """Care ends."""
        self.endings[on] = reason

    def ends_by(self, on: date, reason: str) -> None:
        """Care ends on this day, and nothing that was told for this day or later happens."""
        self.happenings = [h for h in self.happenings if h[0] < on]
        self.endings = {day: why for day, why in self.endings.items() if day < on}
        self.leaves(on, reason)

    def placement_before(self, on: date) -> str:
        """The last placement told for a day before this one."""
        told = [(day, placement) for day, _, placement, _ in sorted(self.happenings) if day < on and placement]
        return told[-1][1] if told else ""

    def episodes(self) -> tuple[Episode, ...]:
        """The episodes, each with DfE's reasons for its beginning and its end."""
        told: list[tuple[date, str, str, str]] = []  # day, reason new, status, placement
        for on, new_status, new_placement, same_carer in sorted(self.happenings):
            begins = not told or any(told[-1][0] < end <= on for end in self.endings)
            was_status, was_placement = ("", "") if begins else told[-1][2:]
            status, placement = new_status or was_status, new_placement or was_placement
            reason = "S" if begins else _reason_new(status != was_status, placement != was_placement, same_carer)
            if reason:
                told.append((on, reason, status, placement))
        return tuple(self._episode(told, at) for at in range(len(told)))

    def _episode(self, told: list[tuple[date, str, str, str]], at: int) -> Episode:
        on, reason, status, placement = told[at]
        after = told[at + 1] if at + 1 < len(told) else None
        left = min((end for end in self.endings if end > on and (after is None or end <= after[0])), default=None)
        if left is not None:
            return Episode(on, left, reason, status, placement, self.endings[left], "")
        if after is None:
            return Episode(on, None, reason, status, placement, "", "")
        return Episode(on, after[0], reason, status, placement, "X1", _reason_change(placement, after))


def _reason_new(status: bool, placement: bool, same_carer: bool) -> str:
    if status and placement:
        return "U" if same_carer else "B"
    if placement:
        return "T" if same_carer else "P"
    return "L" if status else ""


def _reason_change(placement: str, after: tuple[date, str, str, str]) -> str:
    if after[1] in ("L", "S") or placement in TEMPORARY or after[3] in TEMPORARY:
        return ""
    return "PLACE" if after[1] in ("T", "U") else "CARPL"
