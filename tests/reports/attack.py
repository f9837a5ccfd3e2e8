"""An attacker on a published book: works out from all that it prints what each hidden number can be. Not tests.

It knows the rule, every printed number, how measures are made, every relation between them, the population, and that a number
under the limit is said to be so while another that is not printed is over it. Of each hidden number it asks a solver for the
least and the greatest that would still agree with everything. It shares with `heed.reports.small` the declared relations
and how cells are named, and nothing else.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations, pairwise

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from heed.measures.declare import Kind
from heed.reports.book import Book, Count, Hidden
from heed.reports.small.cells import Cell, Place, counts, places
from heed.reports.small.relations import ALIKE, PARTED, SUMS, USUAL, Alike, Sum, Term

MANY = 100_000
"""No count is greater."""

Terms = list[tuple[Cell, int]]


@dataclass
class Attack:
    """What an attacker makes of a published book.

    `truth` is the book before anything was hidden: it is asked alone whether a relation holds, for one that does not
    would only mislead. `known` are numbers that were published before.
    """

    book: Book
    truth: Book
    known: Mapping[Cell, int] = field(default_factory=dict)
    least_kept: int = 0
    low: dict[Cell, int] = field(default_factory=dict)
    high: dict[Cell, int] = field(default_factory=dict)
    sums: list[Terms] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.at = places(self.book)
        self.true: dict[Cell, int] = {}
        for place, told in places(self.truth).items():
            for what, count in counts(self.truth.definitions[place.measure], told):
                assert not isinstance(count, Hidden)
                self.true[place.cell(what)] = count
        for place, told in self.at.items():
            for what, count in counts(self.book.definitions[place.measure], told):
                self._read(place.cell(what), count)
        for cell, value in self.known.items():
            self.low[cell] = self.high[cell] = value
        for place in self.at:
            self._of_one(place)
        for year in self.book.years:
            self._across(year)

    def _read(self, cell: Cell, count: Count) -> None:
        limit = self.book.limits.count
        if count is Hidden.FEW:
            self.low[cell], self.high[cell] = 1, limit
        elif count is Hidden.KEPT:
            self.low[cell], self.high[cell] = self.least_kept, MANY
        else:
            self.low[cell] = self.high[cell] = int(count)

    # What follows from what a measure is

    def _names(self, place: Place, start: str) -> list[Cell]:
        told = self.at[place]
        reasons = told.unknown if start == "unknown:" else told.left_out
        return [place.cell(start + why) for why in reasons]

    def _rows(self, place: Place) -> Terms:
        if place not in self.at:
            return []
        return [
            (cell, 1)
            for cell in (place.cell("base"), *self._names(place, "unknown:"), *self._names(place, "left_out:"))
        ]

    def _of_one(self, place: Place) -> None:
        kind, base = self.book.definitions[place.measure].kind, (place.cell("base"), -1)
        if kind in (Kind.PROPORTION, Kind.MEAN_OF_MONTHS):
            self._holds([(place.cell("numerator"), 1), (place.cell("missed"), 1), base])
        elif kind not in (Kind.MEAN, Kind.MEDIAN):
            self._holds([(place.cell("numerator"), 1), base])
        if kind is not Kind.RATE:
            self._holds([(place.cell("denominator"), 1), base])
        if kind is Kind.DISTRIBUTION:
            self._holds([*((place.cell(f"part:{part.key}"), 1) for part in self.at[place].parts), base])
        if place.split:
            return
        for (code, year, split), groups in self.book.groups.items():
            if (code, year) == place[:2]:
                for cell in [cell for cell in self.low if cell[:4] == place]:
                    parts = [(Cell(code, year, split, group.key, cell.what), 1) for group in groups]
                    self._holds([*parts, (cell, -1)])

    def _holds(self, terms: Terms) -> None:
        """Remembers a sum; a cell that there is not counts nothing. With a cell of no measure it need not be nothing."""
        known = [(cell, by) for cell, by in terms if cell in self.low]
        untold = [(cell, by) for cell, by in terms if not cell.measure]
        if untold or (known and sum(self.true.get(cell, 0) * by for cell, by in known) == 0):
            for cell, _ in untold:
                self.low.setdefault(cell, 0)
                self.high.setdefault(cell, MANY)
            self.sums.append(list(dict.fromkeys(known + untold)))

    # What follows from how measures are declared

    def _across(self, year: int) -> None:
        for alike in (*ALIKE, *(each for each in USUAL if isinstance(each, Alike))):
            there = [code for code in alike.codes if (code, year) in self.book.whole]
            for scope in self._scopes(there):
                for one, other in pairwise(code for code in there if self._has(code, year, scope[0])):
                    for what in alike.whats:
                        first = [Term(there[0], what)]
                        for named in self._named(what, first, year, ("", "")):
                            self._holds(
                                [
                                    *self._term(Term(one, named), year, scope),
                                    *self._term(Term(other, named, -1), year, scope),
                                ]
                            )
        for each in (*SUMS, *(each for each in USUAL if isinstance(each, Sum))):
            self._sum(each, year)
        for parted in PARTED:
            anchor = Place(parted.codes[0], year)
            for code in parted.codes:
                for group in self.book.groups.get((code, year, parted.dimension), ()):
                    place = Place(code, year, parted.dimension, group.key)
                    part = Place(parted.distribution, year).cell(f"part:{group.key}")
                    if part in self.low and anchor in self.at:
                        apart = [(place.cell(cell.what), 1) for cell in self._names(anchor, "unknown:")]
                        self._holds([(part, 1), *apart, *((cell, -1) for cell, _ in self._rows(place))])

        for this, that in combinations(PARTED, 2):
            for group in self.book.groups.get((this.distribution, year, that.dimension), ()):
                for back in self.book.groups.get((that.distribution, year, this.dimension), ()):
                    left = Cell(this.distribution, year, that.dimension, group.key, f"part:{back.key}")
                    right = Cell(that.distribution, year, this.dimension, back.key, f"part:{group.key}")
                    if left in self.low and right in self.low:
                        self._holds([(left, 1), (right, -1)])

    def _sum(self, each: Sum, year: int) -> None:
        terms = [Term(each.of.code, each.of.what, -1, each.of.split, each.of.key), *each.terms]
        codes = [(term.code, year - term.years_before) for term in terms if term.code]
        splits = {term.split for term in terms if term.split}
        if not all(each in self.book.whole for each in codes):
            return
        if not all((term.code, year, term.split) in self.book.groups for term in terms if term.split):
            return
        for scope in [("", "")] if splits else self._scopes([code for code, _ in codes]):
            if all(self._has(*each, scope[0]) for each in codes):
                for named in self._named(each.of.what, terms, year, scope):
                    whats = [
                        term._replace(what=named) if each.of.what in ("reasons", "lefts") else term for term in terms
                    ]
                    self._holds([one for term in whats for one in self._term(term, year, scope)])

    def _scopes(self, codes: Sequence[str]) -> list[tuple[str, str]]:
        found = {
            (split, group.key): None
            for (code, _, split), groups in self.book.groups.items()
            if code in codes
            for group in groups
        }
        return [("", ""), *found]

    def _has(self, code: str, year: int, split: str) -> bool:
        return not split or (code, year, split) in self.book.groups

    def _named(self, what: str, terms: Iterable[Term], year: int, scope: tuple[str, str]) -> list[str]:
        if what not in ("reasons", "lefts"):
            return [what]
        start = "unknown:" if what == "reasons" else "left_out:"
        at = [Place(term.code, year, *scope) for term in terms]
        return list({cell.what: None for place in at if place in self.at for cell in self._names(place, start)})

    def _term(self, term: Term, year: int, scope: tuple[str, str]) -> Terms:
        split, key = (term.split, term.key) if term.split else scope
        place = Place(term.code, year - term.years_before, split, key)
        if term.what == "rows":
            return [(cell, by * term.sign) for cell, by in self._rows(place)]
        return [(place.cell(term.what), term.sign)]

    # What it makes of it

    def recovered(self, of: Collection[Cell]) -> dict[Cell, int]:
        """The hidden cells among these that can have one value alone, with it."""
        found = {}
        for cells, solver in self._solvers():
            seen: dict[Cell, set[int]] = defaultdict(set)
            for cell in sorted(set(of).intersection(cells)):
                for way in (1, -1):
                    if len(seen[cell]) < 2:
                        for each, value in solver.extreme(cell, way).items():
                            seen[each].add(value)
                if len(seen[cell]) == 1:
                    found[cell] = seen[cell].pop()
        return found

    def hidden(self) -> list[Cell]:
        """Every cell that the book hides and nothing said before."""
        return [cell for cell, low in self.low.items() if cell.measure and low != self.high[cell]]

    def _solvers(self) -> Iterator[tuple[Sequence[Cell], _Solver]]:
        """The unknown cells that hang together, each lot with what is known of it."""
        unknown = {cell for cell in self.low if self.low[cell] != self.high[cell]}
        rows: list[tuple[Terms, int]] = []
        of: dict[Cell, list[int]] = defaultdict(list)
        for terms in self.sums:
            held = -sum(self.low[cell] * by for cell, by in terms if cell not in unknown)
            open_ones = [(cell, by) for cell, by in terms if cell in unknown]
            for cell, _ in open_ones:
                of[cell].append(len(rows))
            rows.append((open_ones, held))
        left = dict.fromkeys(sorted(unknown))
        while left:
            lot: dict[Cell, int] = {}
            used: dict[int, None] = {}
            waiting = [next(iter(left))]
            while waiting:
                cell = waiting.pop()
                if cell in left:
                    del left[cell]
                    lot[cell] = len(lot)
                    used |= dict.fromkeys(of[cell])
                    waiting += [other for row in of[cell] for other, _ in rows[row][0]]
            yield list(lot), _Solver(lot, [rows[row] for row in used], self.low, self.high)


class _Solver:
    """Unknown whole numbers and the sums that bind them."""

    def __init__(
        self,
        lot: Mapping[Cell, int],
        rows: Sequence[tuple[Terms, int]],
        low: Mapping[Cell, int],
        high: Mapping[Cell, int],
    ) -> None:
        self.lot = lot
        self.bounds = Bounds([low[cell] for cell in lot], [high[cell] for cell in lot])
        entries = [(row, lot[cell], by) for row, (terms, _) in enumerate(rows) for cell, by in terms]
        self.constraints: tuple[LinearConstraint, ...] = ()
        if entries:
            at_row, at_column, factors = zip(*entries, strict=True)
            matrix = csr_array((factors, (at_row, at_column)), shape=(len(rows), len(lot)))
            held = np.array([each for _, each in rows])
            self.constraints = (LinearConstraint(matrix, held, held),)

    def extreme(self, cell: Cell, way: int) -> dict[Cell, int]:
        """Every value where this one is least (1) or greatest (-1)."""
        aim = np.zeros(len(self.lot))
        aim[self.lot[cell]] = way
        found = milp(aim, integrality=np.ones(len(self.lot)), bounds=self.bounds, constraints=self.constraints)
        assert found.status == 0, f"what is printed contradicts itself at {cell}: {found.message}"
        return {each: round(found.x[at]) for each, at in self.lot.items()}
