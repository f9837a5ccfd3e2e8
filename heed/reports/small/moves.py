"""Finds what must be hidden besides small counts, so that none of them can be worked out. No Django, no solver.

A number is safe where others that are hidden could be different with it, and everything told would stay as it is: a *move*
of some hidden numbers, each by a little, that leaves every sum as it was. For every small number the cheapest move is
looked for; the numbers in it that were told are hidden too.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from heapq import heappop, heappush
from itertools import count

from heed.reports.small.system import Equation, System

Move = Mapping[int, int]
"""By how much each quantity would be different."""

STEP = 10
"""What it costs to have one more number in a move, told or not: a long way around is no better than one more hidden."""

TRIES = 4_000
"""After so many steps no move is looked for any longer."""


class Search:
    """Looks for moves in a system, and keeps what is hidden for them.

    `costs` says what is lost when a quantity is hidden; one without a cost cannot be hidden. `hidden` are those that are.
    """

    def __init__(self, system: System, limit: int, costs: Mapping[int, int], hidden: Collection[int]) -> None:
        self.system = system
        self.limit = limit
        self.costs = costs
        self.hidden = set(hidden)

    def allows(self, at: int, by: int) -> bool:
        """Whether a reader could believe it: a small number stays small, another told one stays none of these."""
        quantity = self.system.quantities[at]
        would_be = quantity.value + by
        if not quantity.cells:
            return would_be >= 0
        if at not in self.hidden and at not in self.costs:
            return False
        return 1 <= would_be <= self.limit if quantity.value <= self.limit else would_be > self.limit

    def move(self, of: int, *, only_hidden: bool = False, tries: int = TRIES) -> Move | None:
        """A cheap move in which this quantity is different; None where none was found.

        Of all moves begun the one is taken further that looks cheapest: what it hides, and the least that must still be
        hidden for each sum that it has not yet left as it was.
        """
        order = count()
        waiting: list[tuple[int, int, int, dict[int, int], dict[int, int], list[tuple[int, int, int]]]] = []
        seen: set[frozenset[tuple[int, int]]] = set()

        def begin(spent: int, move: dict[int, int], off: dict[int, int]) -> None:
            known = frozenset(move.items())
            if known in seen:
                return
            seen.add(known)
            looked_at = self._ahead(move, off, only_hidden)
            if looked_at is not None:
                ahead, next_ones = looked_at
                heappush(waiting, (spent + 2 * ahead, next(order), spent, move, off, next_ones))

        for by in (1, -1):
            if self.allows(of, by):
                begin(0, {of: by}, self._off({}, of, by))
        while waiting and tries:
            tries -= 1
            _, _, spent, move, off, next_ones = heappop(waiting)
            if not off:
                return move
            for cost, at, by in next_ones:
                begin(spent + cost, {**move, at: by}, self._off(off, at, by))
        return None

    def _off(self, off: Mapping[int, int], at: int, by: int) -> dict[int, int]:
        """The sums that are not as they were, and by how much, when one quantity more is different."""
        found = dict(off)
        for number in self.system.within[at]:
            now = found.get(number, 0) + self.system.equations[number][at] * by
            if now:
                found[number] = now
            else:
                del found[number]
        return found

    def _ahead(
        self, move: Move, off: Mapping[int, int], only_hidden: bool
    ) -> tuple[int, list[tuple[int, int, int]]] | None:
        """What must at least be paid to leave every sum as it was, and what could be different for the dearest of them."""
        ahead, dearest, next_ones = 0, (-999, 0), []
        for number, by in off.items():
            found = list(self._balancing(self.system.equations[number], by, move, only_hidden))
            if not found:
                return None
            least = min(cost for cost, _, _ in found)
            ahead += least
            if (-len(found), least) > dearest:
                dearest, next_ones = (-len(found), least), found
        return ahead, next_ones

    def _balancing(self, equation: Equation, off: int, move: Move, only_hidden: bool) -> Iterator[tuple[int, int, int]]:
        """What else could be different so that a sum is as it was, or nearer to it, and at what cost."""
        for at, factor in equation.items():
            if at in move:
                continue
            cost = self._cost(at)
            if only_hidden and cost > STEP:
                continue
            by = -off // factor if off % factor == 0 else (-1 if off * factor > 0 else 1)
            if self.allows(at, by):
                yield cost, at, by

    def _cost(self, at: int) -> int:
        free = at in self.hidden or not self.system.quantities[at].cells
        return STEP if free else STEP + self.costs.get(at, 0)

    def protect(self, small: Collection[int]) -> list[int]:
        """Hide what must be for every one of these to be safe; answers those for which nothing was found."""
        moves: dict[int, Move] = {}
        exposed = []
        for at in small:
            if at in moves:
                continue
            move = self.move(at)
            if move is None:
                exposed.append(at)
                continue
            self.hidden |= {each for each in move if self.system.quantities[each].cells}
            moves |= {each: move for each in move if each not in moves}
        return exposed
