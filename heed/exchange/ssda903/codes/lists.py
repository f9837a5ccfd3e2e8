"""A list of codes by collection year: a base and the changes of each year. Not the lists."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

YEARS = tuple(range(2018, 2028))
"""The collection years that can be read. Collection year N runs from 1 April N-1 to 31 March N."""

PROVISIONAL = frozenset({2027})
"""The years whose layout and codes are known from a draft alone."""

LATEST = max(year for year in YEARS if year not in PROVISIONAL)
"""The latest year whose layout and codes are published."""

Codes = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Change:
    """What a collection year did to a list: the codes that came, with labels, and those that went."""

    year: int
    came: Codes
    went: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CodeList:
    """One list: its base, and its changes in order of year."""

    base: Codes
    changes: tuple[Change, ...] = ()

    def in_year(self, year: int) -> dict[str, str]:
        """Code to label in the return of a collection year."""
        codes = dict(self.base)
        for change in self.changes:
            if change.year <= year:
                codes = {code: label for code, label in codes.items() if code not in change.went} | dict(change.came)
        return codes

    def years_of(self, code: str) -> tuple[int, ...]:
        """The years that can be read whose return has the code; none where no year has."""
        return tuple(year for year in YEARS if code in self.in_year(year))

    def label(self, code: str) -> str | None:
        """The code's label in the last year that has it; None where no year has."""
        years = self.years_of(code)
        return self.in_year(years[-1])[code] if years else None
