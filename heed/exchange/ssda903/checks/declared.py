"""What a check is. Not the checks."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from heed.exchange.records import Severity, Source
from heed.exchange.ssda903.merging import Merged
from heed.exchange.ssda903.words import listed


class Found(NamedTuple):
    """One row that a check found at fault. The words follow "file, line n: " and say what to do."""

    source: Source
    child: str | None
    words: str


Find = Callable[[Merged], Iterable[Found]]


@dataclass(frozen=True, slots=True)
class Declared:
    """One check: its code, its words, what its faults do, and how it finds them. At most one fault for a row.

    `table` is the optional table that it looks at; a return without it leaves the check not run. `several` marks a check
    that compares returns of consecutive years.
    """

    code: str
    says: str
    severity: Severity
    find: Find
    table: str | None = None
    several: bool = False

    def cannot_run(self, merged: Merged) -> str | None:
        """Why the check, or a part of it, could not run; None where it could."""
        if self.several and not consecutive(merged):
            return "no two returns of consecutive years were loaded"
        if self.table is None:
            return None
        without = [each.label for each in merged.returns if self.table not in {table.name for table in each.tables}]
        return f"there is no {self.table} table in {listed(without)}" if without else None


def consecutive(merged: Merged) -> list[tuple[int, int]]:
    """The places of the returns, in `merged.returns`, of which the second follows the first by a year."""
    years = [each.year for each in merged.returns]
    return [(place, place + 1) for place in range(len(years) - 1) if years[place] + 1 == years[place + 1]]
