"""The words in which the named cases are told: one child, in order of days, and the rows expected, worked out by hand."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from tests.returns.days import day
from tests.returns.lives import Course, Life, Review

TENTH_BIRTHDAY_2025 = "Thu 9 Apr 2015"


@dataclass(frozen=True, slots=True)
class Expected:
    """One row as expected: held on, latest on, outcome, why, and which review it was."""

    held_on: date | None
    latest_on: date | None
    outcome: str
    why: str
    sequence: str

    @property
    def told(self) -> tuple[str, str, str, str]:
        """Held on, latest on, outcome, why, as text."""
        return (str(self.held_on or ""), str(self.latest_on or ""), self.outcome, self.why)


@dataclass(slots=True)
class Child:
    """A child being told of. Every day is written with its day of the week, which is checked."""

    born: str = TENTH_BIRTHDAY_2025
    sex: str = "F"
    course: Course = field(default_factory=Course)
    held: list[Review] = field(default_factory=list)
    placed: tuple[tuple[date, date | None, str], ...] = ()
    uasc_until: date | None = None

    def looked_after(self, on: str, status: str = "V2", placement: str = "U6") -> Child:
        """Care begins."""
        self.course.enters(day(on), status, placement)
        return self

    def changes(self, on: str, *, status: str = "", placement: str = "") -> Child:
        """The legal status or the placement changes."""
        self.course.changes(day(on), status=status, placement=placement)
        return self

    def leaves(self, on: str, reason: str = "E4A") -> Child:
        """Care ends."""
        self.course.leaves(day(on), reason)
        return self

    def review(self, on: str, code: str = "PN1") -> Child:
        """A review is held."""
        self.held.append(Review(day(on), code))
        return self

    def reviews(self, *on: str, code: str = "PN1") -> Child:
        """Reviews are held."""
        for each in on:
            self.review(each, code)
        return self

    def decided_for_adoption(self, on: str) -> Child:
        """The decision to place for adoption, as the PlacedAdoption table has it."""
        self.placed = ((day(on), None, ""),)
        return self

    def came_alone(self, until: str) -> Child:
        """Unaccompanied and seeking asylum, until a day."""
        self.uasc_until = day(until)
        return self

    def life(self, number: str) -> Life:
        """The life so told, under a number."""
        return Life(
            number=number,
            born_on=day(self.born),
            sex=self.sex,
            episodes=self.course.episodes(),
            reviews=tuple(self.held),
            placed=self.placed,
            uasc_until=self.uasc_until,
        )


@dataclass(frozen=True, slots=True)
class Case:
    """One claim about one child: which returns are loaded, what is asked, and the rows expected of each measure named.

    Rows of the two measures of lateness read "held on | latest on | outcome: why | which"; of the others
    "held on | outcome: why". "-" is no day; an empty text is no row.
    """

    claim: str
    child: Child
    due: str | None = None
    on_time: str | None = None
    held: str | None = None
    views: str | None = None
    took_part: str | None = None
    attended: str | None = None
    year: int = 2026
    loaded: tuple[int, ...] = (2025, 2026)
    as_at: str | None = None

    def expected(self) -> dict[str, list[Expected]]:
        """The rows expected, by measure."""
        told = {
            "reviews_due_held_on_time": self.due,
            "reviews_held_on_time": self.on_time,
            "reviews_held": self.held,
            "views_given": self.views,
            "took_part": self.took_part,
            "attended": self.attended,
        }
        return {code: [_row(line) for line in text.splitlines()] for code, text in told.items() if text is not None}

    @property
    def as_at_day(self) -> date | None:
        """The day the data speak for, where it is not 31 March."""
        return day(self.as_at) if self.as_at else None


def _row(line: str) -> Expected:
    cells = [cell.strip() for cell in line.split("|")]
    outcome, _, why = cells[2 if len(cells) == 4 else 1].partition(": ")
    if len(cells) == 2:
        return Expected(_day(cells[0]), None, outcome, why, "")
    held, latest, _, sequence = cells
    return Expected(_day(held), _day(latest), outcome, why, sequence)


def _day(cell: str) -> date | None:
    return None if cell == "-" else day(cell)


def rows(*lines: str) -> str:
    """Several rows."""
    return "\n".join(lines)
