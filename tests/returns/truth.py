"""What is true of a set of lives, told by walking through each child's days. Reads no return, uses nothing of heed.

It knows what a perfect reader of the loaded years could know and not more: days before them are unseen, and so is
everything after the day the data speak for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from tests.returns.days import age_on, birthday
from tests.returns.lives import Life
from tests.returns.walk import Held, Kept, walk

MET, NOT_MET, LEFT_OUT, UNKNOWN = "met", "not met", "left out", "unknown"
MEASURES = (
    "reviews_held",
    "reviews_due_held_on_time",
    "reviews_held_on_time",
    "views_given",
    "took_part",
    "attended",
)
DIMENSIONS = ("sequence", "age", "sex")

OUTSIDE_CARE = "held on a day outside any period of care in the returns"
UNDER_4 = "under 4 on the day of the review"
CODE_TOO_YOUNG = "under-4 code for a child of 4 or over"
CODE_TOO_OLD = "code for a child of 4 or over, but the child was under 4"
NO_CODE = "no participation code"
STRANGE_CODE = "a participation code that is not in the return's list"
OF_4_AND_OVER = ("PN1", "PN2", "PN3", "PN4", "PN5", "PN6", "PN7")
COUNTED = {
    "views_given": ("PN1", "PN2", "PN3", "PN5", "PN6"),
    "took_part": ("PN1", "PN2", "PN3", "PN4", "PN5", "PN6"),
    "attended": ("PN1", "PN2", "PN3", "PN4"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a measure's population. `latest_on` is told for the statutory measures alone; elsewhere it is None."""

    child: str
    held_on: date | None
    latest_on: date | None
    outcome: str
    why: str
    sequence: str
    age: str
    sex: str

    @property
    def told(self) -> tuple[str, str, str, str, str]:
        """Child, held on, latest on, outcome, why, as text: for comparing and sorting."""
        return (self.child, str(self.held_on or ""), str(self.latest_on or ""), self.outcome, self.why)


@dataclass(frozen=True, slots=True)
class Figure:
    """The rows of a measure, counted. For a count (`reviews_held`) the value is the numerator."""

    numerator: int
    denominator: int
    left_out: dict[str, int]
    unknown: dict[str, int]

    @property
    def proportion(self) -> float | None:
        """The share met of those decided, unrounded; None where nothing is decided."""
        return self.numerator / self.denominator if self.denominator else None


@dataclass(frozen=True, slots=True)
class Asked:
    """A period and a day: the question that every measure is asked."""

    first: date
    last: date
    as_at: date

    def holds(self, on: date | None) -> bool:
        """Whether a day falls in the period and has come by the as-at day."""
        return on is not None and self.first <= on <= min(self.last, self.as_at)


@dataclass(slots=True)
class Truth:
    """What is true of these lives, as far as the returns of these collection years let anyone know."""

    lives: Sequence[Life]
    years: tuple[int, ...]
    _walks: dict[date, list[tuple[Life, list[Kept], list[Held]]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.years = tuple(sorted(self.years))
        if self.years != tuple(range(self.years[0], self.years[-1] + 1)):
            raise ValueError("The years loaded follow one another: of a year left out nothing could be known.")

    def rows(self, measure: str, year: int, as_at: date | None = None) -> tuple[Row, ...]:
        """Every row of a measure's population for the year to 31 March, in order of child and date."""
        asked = self._asked(year, as_at)
        found: list[Row] = []
        for life, kept, held in self._walked(asked.as_at):
            if measure == "reviews_due_held_on_time":
                found += [_kept_row(life, k, asked) for k in kept if _is_due(k, asked)]
            elif measure == "reviews_held_on_time":
                found += [_kept_row(life, k, asked) for k in kept if asked.holds(k.held_on)]
            else:
                found += [_held_row(life, h, measure) for h in held if asked.holds(h.on)]
        return tuple(sorted(found, key=lambda row: row.told))

    def figure(self, measure: str, year: int, as_at: date | None = None) -> Figure:
        """A measure's rows counted by outcome."""
        return count(self.rows(measure, year, as_at))

    def groups(self, measure: str, dimension: str, year: int, as_at: date | None = None) -> dict[str, Figure]:
        """A measure's figure for each value of "sequence", "age" or "sex" that occurs."""
        parts: dict[str, list[Row]] = {}
        for row in self.rows(measure, year, as_at):
            parts.setdefault(getattr(row, dimension), []).append(row)
        return {value: count(rows) for value, rows in sorted(parts.items())}

    def _asked(self, year: int, as_at: date | None) -> Asked:
        if year not in self.years:
            raise ValueError(f"The return of {year} is not among those loaded.")
        asked = Asked(date(year - 1, 4, 1), date(year, 3, 31), as_at or date(year, 3, 31))
        if not asked.first <= asked.as_at <= date(self.years[-1], 3, 31):
            raise ValueError(
                "The as-at day lies between the start of the year asked and the end of the last year loaded."
            )
        return asked

    def _walked(self, as_at: date) -> list[tuple[Life, list[Kept], list[Held]]]:
        if as_at not in self._walks:
            first = date(self.years[0] - 1, 4, 1)
            self._walks[as_at] = [(life, *walk(life, first, as_at)) for life in self.lives]
        return self._walks[as_at]


def count(rows: Iterable[Row]) -> Figure:
    """Rows counted by outcome, and by reason where they are in neither part."""
    rows = list(rows)
    outcomes = Counter(row.outcome for row in rows)
    return Figure(
        numerator=outcomes[MET],
        denominator=outcomes[MET] + outcomes[NOT_MET],
        left_out=dict(sorted(Counter(row.why for row in rows if row.outcome == LEFT_OUT).items())),
        unknown=dict(sorted(Counter(row.why for row in rows if row.outcome == UNKNOWN).items())),
    )


def age_band(born_on: date, on: date) -> str:
    """DfE's band of the age on a day."""
    age = age_on(born_on, on)
    if age < 1:
        return "under 1"
    return "1-4" if age < 5 else "5-9" if age < 10 else "10-15" if age < 16 else "16+"


def _sex(life: Life) -> str:
    return life.sex if life.sex in ("M", "F") else "not known"


def _is_due(kept: Kept, asked: Asked) -> bool:
    if kept.latest_on is not None:
        return asked.holds(kept.latest_on)
    return kept.held_on is None or asked.holds(kept.held_on)


def _kept_row(life: Life, kept: Kept, asked: Asked) -> Row:
    band = age_band(life.born_on, kept.held_on or kept.latest_on or asked.as_at)
    return Row(life.number, kept.held_on, kept.latest_on, kept.outcome, kept.why, kept.sequence, band, _sex(life))


def _held_row(life: Life, held: Held, measure: str) -> Row:
    outcome, why = (MET, "") if measure == "reviews_held" else _participation(life, held, COUNTED[measure])
    if not held.in_care:
        outcome, why = UNKNOWN, OUTSIDE_CARE
    return Row(life.number, held.on, None, outcome, why, held.sequence, age_band(life.born_on, held.on), _sex(life))


def _participation(life: Life, held: Held, counted: tuple[str, ...]) -> tuple[str, str]:
    if held.code == "":
        return UNKNOWN, NO_CODE
    if held.code != "PN0" and held.code not in OF_4_AND_OVER:
        return UNKNOWN, STRANGE_CODE
    turns_4 = birthday(life.born_on, 4)
    if held.code == "PN0":
        return (UNKNOWN, CODE_TOO_YOUNG) if held.on > turns_4 else (LEFT_OUT, UNDER_4)
    if held.on < turns_4:
        return UNKNOWN, CODE_TOO_OLD
    return (MET, "") if held.code in counted else (NOT_MET, "")
