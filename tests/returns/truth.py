"""What is true of a set of lives, told by walking through each child's days. Reads no return, uses nothing of heed.

It knows what a perfect reader of the loaded years could know and not more: days before them are unseen, and so is
everything after the day the data speak for.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from tests.returns.answers import ANSWERS
from tests.returns.answers.answer import Told
from tests.returns.lives import Life
from tests.returns.rows import Asked, Figure, Row, count
from tests.returns.seen import Seen
from tests.returns.walk import walk

MEASURES = tuple(ANSWERS)
DIMENSIONS = (
    *("sequence", "age_band", "sex", "ethnicity_group", "legal_status", "placement", "provider", "need", "iro", "team"),
)


@dataclass(slots=True)
class Truth:
    """What is true of these lives, as far as the returns of these collection years let anyone know.

    `places` says where postcodes are, in metres; `populations` how many people under 18 live in the area, by year.
    """

    lives: Sequence[Life]
    years: tuple[int, ...]
    places: dict[str, tuple[int, int]] | None = None
    populations: Mapping[int, int] = field(default_factory=dict)
    with_roster: bool = False
    _told: dict[date, list[Told]] = field(default_factory=dict)
    _rows: dict[tuple[str, int, date], tuple[Row, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.years = tuple(sorted(self.years))
        if self.years != tuple(range(self.years[0], self.years[-1] + 1)):
            raise ValueError("The years loaded follow one another: of a year left out nothing could be known.")

    def rows(self, measure: str, year: int, as_at: date | None = None) -> tuple[Row, ...]:
        """Every row of a measure's population for the year to 31 March, in order of child and date."""
        asked = self._asked(year, as_at)
        key = (measure, year, asked.as_at)
        if key not in self._rows:
            answer = ANSWERS[measure]
            found = [row for told in self._walked(asked.as_at) for row in answer.rows(told, asked)]
            self._rows[key] = tuple(sorted(found, key=lambda row: row.told))
        return self._rows[key]

    def figure(self, measure: str, year: int, as_at: date | None = None) -> Figure:
        """A measure's rows counted by outcome."""
        return count(self.rows(measure, year, as_at), ANSWERS[measure].kind, self.populations.get(year, 0))

    def groups(self, measure: str, dimension: str, year: int, as_at: date | None = None) -> dict[str, Figure]:
        """A measure's figure for each value of a dimension that occurs. Nobody knows the population of a part."""
        parts: dict[str, list[Row]] = {}
        for row in self.rows(measure, year, as_at):
            parts.setdefault(row.by(dimension), []).append(row)
        return {value: count(rows, ANSWERS[measure].kind) for value, rows in sorted(parts.items())}

    def _asked(self, year: int, as_at: date | None) -> Asked:
        if year not in self.years:
            raise ValueError(f"The return of {year} is not among those loaded.")
        asked = Asked(date(year - 1, 4, 1), date(year, 3, 31), as_at or date(year, 3, 31))
        if not asked.first <= asked.as_at <= date(self.years[-1], 3, 31):
            raise ValueError(
                "The as-at day lies between the start of the year asked and the end of the last year loaded."
            )
        return asked

    def _walked(self, as_at: date) -> list[Told]:
        if as_at not in self._told:
            first = date(self.years[0] - 1, 4, 1)
            self._told[as_at] = [
                Told(Seen(life, self.years, as_at, self.with_roster), *walk(life, first, as_at), self.places)
                for life in self.lives
            ]
        return self._told[as_at]
