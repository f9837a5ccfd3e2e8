"""What is known of a book's counts before any is hidden: unknown quantities and the sums that bind them. No Django.

Counts that are always equal are one quantity. A quantity that no report prints, but that a reader could work out from what
it prints (all that is left out, the rest of a sum), is one too: it is never told, and must not be told by others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from heed.measures.declare import Kind
from heed.reports.book import Book, Definition, Hidden, Told
from heed.reports.small.cells import (
    BASE,
    DENOMINATOR,
    INTERPRETED,
    LEFT_OUT,
    MISSED,
    NUMERATOR,
    PART,
    UNKNOWN,
    Cell,
    Place,
    counts,
    places,
    tells_of_a_child,
)
from heed.reports.small.relations import ALIKE, LEFTS, PARTED, REASONS, ROWS, SUMS, USUAL, Alike, Parted, Sum, Term

LEFT_OUTS, NOT_INTERPRETED = "all left out", "not interpreted"

Equation = dict[int, int]
"""Quantities with what each is multiplied by; together they are nothing."""


@dataclass(slots=True)
class Quantity:
    """A number that is hidden or told in all its cells at once. Without cells it is never told.

    It does not `matter` that a number is small where it does not tell of a child (`tells_of_a_child`), unless it is also
    the number of something else, as where nothing is known of any.
    """

    value: int
    cells: list[Cell] = field(default_factory=list)
    matters: bool = True


@dataclass(frozen=True, slots=True)
class System:
    """Every quantity that is not 0, and the equations that bind them. `within` names the equations of each quantity."""

    quantities: Mapping[int, Quantity]
    equations: Sequence[Equation]
    within: Mapping[int, Sequence[int]]


def told_alone(kind: Kind) -> bool:
    """Whether a kind's parts are counts of their own; the months of a mean of months are never told to the public."""
    return kind is not Kind.MEAN_OF_MONTHS


def _as_base(kind: Kind) -> tuple[str, ...]:
    """What of a figure is its base by another name."""
    if kind in (Kind.COUNT, Kind.DISTRIBUTION):
        return NUMERATOR, DENOMINATOR
    return (NUMERATOR,) if kind is Kind.RATE else (DENOMINATOR,)


class _Maker:
    """Gathers quantities and equations; a count that is told as 0 is no quantity."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.at = places(book)
        self.number: dict[Cell, int] = {}
        self.quantities: list[Quantity] = []
        self.sums: list[list[tuple[int, int]]] = []
        self.splits: dict[tuple[str, int], list[str]] = defaultdict(list)
        for code, year, split in sorted(book.groups):
            self.splits[code, year].append(split)

    # Quantities

    def told(self, cells: list[Cell], value: int) -> None:
        if value:
            self.number |= dict.fromkeys(cells, len(self.quantities))
            self.quantities.append(Quantity(value, cells, matters=tells_of_a_child(self.book, cells[0])))

    def worked_out(self, cell: Cell, value: int) -> None:
        """A quantity that nothing prints. Of a value of 0 nobody is told either."""
        self.number[cell] = len(self.quantities)
        self.quantities.append(Quantity(value, matters=tells_of_a_child(self.book, cell)))

    def value(self, cell: Cell) -> int:
        at = self.number.get(cell)
        return 0 if at is None else self.quantities[at].value

    def bind(self, terms: Iterable[tuple[Cell, int]]) -> None:
        """That cells, each times its factor, are nothing together; not where the numbers do not bear it out."""
        known = [(self.number[cell], factor) for cell, factor in terms if cell in self.number]
        if known and sum(self.quantities[at].value * factor for at, factor in known) == 0:
            self.sums.append(known)

    # One figure, and its parts

    def figures(self) -> None:
        for place, told in self.at.items():
            of = self.book.definitions[place.measure]
            for what, count in counts(of, told):
                if isinstance(count, Hidden):
                    raise ValueError(f"{place.cell(what)} is hidden already")
                if what == BASE or what in _as_base(of.kind):
                    continue
                if told_alone(of.kind) or not what.startswith(PART):
                    self.told([place.cell(what)], count)
            if not isinstance(told.base, Hidden):
                self.told([place.cell(what) for what in (BASE, *_as_base(of.kind))], told.base)
            self._inside(place, of, told)
        for place, told in self.at.items():
            if not place.split:
                self._splits(place, told)

    def _inside(self, place: Place, of: Definition, told: Told) -> None:
        base = place.cell(BASE)
        if of.is_share:
            self.bind(((place.cell(NUMERATOR), 1), (place.cell(MISSED), 1), (base, -1)))
        if of.kind is Kind.DISTRIBUTION:
            self.bind([(place.cell(PART + part.key), 1) for part in told.parts] + [(base, -1)])
        kept = _among(LEFT_OUT, told.left_out)
        if len(kept) > 1:
            self.worked_out(place.cell(LEFT_OUTS), sum(kept.values()))
            self.bind([(place.cell(what), 1) for what in kept] + [(place.cell(LEFT_OUTS), -1)])
        if told.interpreted:
            rest = place.cell(NOT_INTERPRETED)
            self.worked_out(rest, self._rows(told) - self.value(place.cell(INTERPRETED)))
            self.bind([*self._of_rows(place, told), (rest, -1), (place.cell(INTERPRETED), -1)])

    def _rows(self, told: Told) -> int:
        return sum(int(n) for n in (told.base, *told.unknown.values(), *told.left_out.values()))

    def _of_rows(self, place: Place, told: Told) -> list[tuple[Cell, int]]:
        whats = (BASE, *_among(UNKNOWN, told.unknown), *_among(LEFT_OUT, told.left_out))
        return [(place.cell(what), 1) for what in whats]

    def rows(self, place: Place) -> Cell:
        """All the rows of a figure: a quantity from when it is first asked for."""
        cell = place.cell(ROWS)
        if cell not in self.number and (told := self.at.get(place)) is not None and self._rows(told):
            self.worked_out(cell, self._rows(told))
            self.bind([*self._of_rows(place, told), (cell, -1)])
        return cell

    def _splits(self, place: Place, told: Told) -> None:
        of = self.book.definitions[place.measure]
        whats = [what for what, count in counts(of, told) if count and what not in _as_base(of.kind)]
        for split in self.splits[place.measure, place.year]:
            groups = self.book.groups[place.measure, place.year, split]
            parts = [Place(place.measure, place.year, split, group.key) for group in groups]
            for what in whats:
                self.bind([(part.cell(what), 1) for part in parts] + [(place.cell(what), -1)])

    # Measures together

    def scopes(self, terms: Iterable[Term], year: int) -> list[tuple[str, str]]:
        """The whole, and every part by a split that all these measures have; none where one is not there at all."""
        of = {(term.code, year - term.years_before) for term in terms if term.code}
        if not all(each in self.book.whole for each in of):
            return []
        shared = set.intersection(*(set(self.splits[each]) for each in of))
        keys = {
            (split, group.key): None
            for split in sorted(shared)
            for code, in_year in sorted(of)
            for group in self.book.groups[code, in_year, split]
        }
        return [("", ""), *keys]

    def alike(self, each: Alike, year: int) -> None:
        there = [code for code in each.codes if (code, year) in self.book.whole]
        if not there:
            return
        first = Place(there[0], year)
        whats = [one for what in each.whats for one in self._whats(what, first)]
        self._all_alike([Place(code, year) for code in there], whats)
        for split in sorted({split for code in there for split in self.splits[code, year]}):
            having = [code for code in there if split in self.splits[code, year]]
            keys = {group.key: None for code in having for group in self.book.groups[code, year, split]}
            for key in keys:
                self._all_alike([Place(code, year, split, key) for code in having], whats)

    def _all_alike(self, of: Sequence[Place], whats: Sequence[str]) -> None:
        for other in of[1:]:
            for what in whats:
                self.bind(((self._cell(of[0], what), 1), (self._cell(other, what), -1)))

    def _whats(self, what: str, *at: Place) -> list[str]:
        """What is meant by every reason: those of these figures."""
        if what not in (REASONS, LEFTS):
            return [what]
        found: dict[str, None] = {}
        for place in at:
            if (told := self.at.get(place)) is not None:
                named = _among(UNKNOWN, told.unknown) if what == REASONS else _among(LEFT_OUT, told.left_out)
                found |= dict.fromkeys(named)
        return sorted(found)

    def _cell(self, place: Place, what: str) -> Cell:
        return self.rows(place) if what == ROWS else place.cell(what)

    def sum(self, each: Sum, year: int) -> None:
        terms = (each.of, *each.terms)
        if any(term.split for term in terms):
            there = [(term.code, year, term.split) for term in terms if term.split]
            scopes = [("", "")] if all(of in self.book.groups for of in there) else []
            scopes = scopes if all((term.code, year) in self.book.whole for term in terms) else []
        else:
            scopes = self.scopes(terms, year)
        for split, key in scopes:
            at = [Place(term.code, year - term.years_before, term.split or split, term.key or key) for term in terms]
            many = {what for term in terms for what in self._whats(term.what, *at)} if _is_many(each) else {""}
            for what in sorted(many):
                self._one_sum(each, [self._cell(p, what or t.what) for p, t in zip(at, terms, strict=True)])

    def _one_sum(self, each: Sum, cells: Sequence[Cell]) -> None:
        signs = (-1, *(term.sign for term in each.terms))
        rest = [place for place, cell in enumerate(cells) if not cell.measure and cell not in self.number]
        if len(rest) > 1:
            return
        for at in rest:
            told = sum(self.value(cell) * sign for cell, sign in zip(cells, signs, strict=True))
            if told * signs[at] > 0:
                return
            self.worked_out(cells[at], -told * signs[at])
        self.bind(zip(cells, signs, strict=True))

    def parted(self, each: Parted, year: int) -> None:
        anchor, whole = self.at.get(Place(each.codes[0], year)), self.at.get(Place(each.distribution, year))
        if anchor is None or whole is None:
            return
        for code in each.codes:
            if (code, year, each.dimension) not in self.book.groups:
                continue
            for part in whole.parts:
                place = Place(code, year, each.dimension, part.key)
                of = Place(each.distribution, year).cell(PART + part.key)
                apart = [(place.cell(what), 1) for what in _among(UNKNOWN, anchor.unknown)]
                self.bind([(of, 1), *apart, (self.rows(place), -1)])

    def crossed(self, one: Parted, other: Parted, year: int) -> None:
        """Two distributions, each by the dimension of the other, are one table told twice."""
        rows = self.book.groups.get((one.distribution, year, other.dimension), ())
        if (other.distribution, year, one.dimension) not in self.book.groups:
            return
        for group in rows:
            for part in group.told.parts:
                here = Place(one.distribution, year, other.dimension, group.key).cell(PART + part.key)
                there = Place(other.distribution, year, one.dimension, part.key).cell(PART + group.key)
                self.bind(((here, 1), (there, -1)))


def _among(prefix: str, reasons: Mapping[str, object]) -> dict[str, int]:
    """Reasons as cells are called, with their counts."""
    return {prefix + why: count for why, count in reasons.items() if isinstance(count, int)}


def _is_many(each: Sum) -> bool:
    return each.of.what in (REASONS, LEFTS)


def made(book: Book) -> System:
    """The system of a book in which nothing is hidden."""
    maker = _Maker(book)
    maker.figures()
    for year in book.years:
        for each in (*ALIKE, *SUMS, *USUAL):
            if isinstance(each, Alike):
                maker.alike(each, year)
            else:
                maker.sum(each, year)
        for parted in PARTED:
            maker.parted(parted, year)
        for one, other in combinations(PARTED, 2):
            maker.crossed(one, other, year)
    return _joined(maker.quantities, maker.sums)


def _joined(quantities: Sequence[Quantity], sums: Collection[Sequence[tuple[int, int]]]) -> System:
    """Quantities that an equation of two says are equal become one, until none does."""
    one_of = list(range(len(quantities)))

    def first(at: int) -> int:
        while one_of[at] != at:
            one_of[at] = one_of[one_of[at]]
            at = one_of[at]
        return at

    open_ones = [list(each) for each in sums]
    nothing: set[int] = set()
    joined = True
    while joined:
        joined = False
        kept: dict[tuple[tuple[int, int], ...], None] = {}
        sum_of: dict[tuple[tuple[int, int], ...], int] = {}
        for each in open_ones:
            equation: Equation = {}
            for at, factor in each:
                equation[first(at)] = equation.get(first(at), 0) + factor
            terms = tuple(sorted((at, factor) for at, factor in equation.items() if factor and at not in nothing))
            if terms and len({factor > 0 for _, factor in terms}) == 1:  # none is less than nothing, so each is nothing
                nothing |= dict(terms).keys()
                joined = True
                continue
            if len(terms) == 2 and terms[0][1] == -terms[1][1]:
                one_of[terms[1][0]] = terms[0][0]
                joined = True
                continue
            untold = [at for at, factor in terms if not quantities[at].cells and factor == -1]
            if len(untold) == 1 and (other := sum_of.setdefault(_less(terms, untold[0]), untold[0])) != untold[0]:
                one_of[untold[0]] = other
                joined = True
            elif terms:
                kept[terms] = None
        open_ones = [list(terms) for terms in kept]
    return _system(quantities, first, open_ones, nothing)


def _less(terms: Sequence[tuple[int, int]], untold: int) -> tuple[tuple[int, int], ...]:
    """What a quantity that nothing prints is the sum of."""
    return tuple(term for term in terms if term[0] != untold)


def _system(
    quantities: Sequence[Quantity],
    first: Callable[[int], int],
    sums: Sequence[Sequence[tuple[int, int]]],
    nothing: Collection[int],
) -> System:
    found: dict[int, Quantity] = {}
    for at, quantity in enumerate(quantities):
        if first(at) in nothing:
            continue
        joined = found.setdefault(first(at), Quantity(quantity.value, matters=False))
        joined.cells += quantity.cells
        joined.matters |= quantity.matters
    equations = [dict(terms) for terms in {tuple(sorted(each)): None for each in sums}]
    within: dict[int, list[int]] = {at: [] for at in found}
    for number, equation in enumerate(equations):
        for at in equation:
            within[at].append(number)
    return System(found, equations, within)
