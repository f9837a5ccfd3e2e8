"""Finds what must be hidden besides small counts, so that none of them can be worked out. No Django, no solver.

A number is safe where others that are hidden could be different with it, and everything told would stay as it is: a *move*
of some hidden numbers, each by a little, that leaves every sum as it was. For every small number the cheapest move is
looked for; the numbers in it that were told are hidden too.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from heapq import heappop, heappush
from itertools import count

from heed.reports.small.system import System

Move = Mapping[int, int]
"""By how much each quantity would be different."""

Further = tuple[int, int, int]
"""What it costs that one quantity more is different, which, and by how much."""

STEP = 10
"""What it costs to have one more number in a move, told or not: a long way around is no better than one more hidden."""

UNSAID = 50
"""What it costs not to say of a hidden number whether it is small."""

TRIES, MORE_TRIES = 1_500, 4_000
"""After so many steps no cheap move is looked for any longer, but any; and after so many more none."""

ALIKE = 100
"""What hiding costs in a search for any move: nearly the same whatever the number, so that a short one is found first."""


class Search:
    """Looks for moves in a system, and keeps what is hidden for them.

    `costs` says what is lost when a quantity is hidden; one without a cost cannot be hidden. `hidden` are those that are:
    of each a reader knows whether it is small, but of those that are `unsaid`.
    """

    def __init__(self, system: System, limit: int, costs: Mapping[int, int], hidden: Collection[int]) -> None:
        self.system = system
        self.limit = limit
        self.costs = costs
        self.hidden = set(hidden)
        self.unsaid: set[int] = set()
        self._ways: tuple[dict[int, dict[int, list[Further]]], ...] = ({}, {})

    def price(self, at: int, by: int) -> int | None:
        """What it costs that a reader could believe a quantity to be different by so much; None where none could."""
        quantity = self.system.quantities[at]
        would_be = quantity.value + by
        if would_be < 0:
            return None
        if not quantity.cells or at in self.unsaid:
            return 0
        least, most = (1, self.limit) if quantity.value <= self.limit else (self.limit + 1, would_be)
        unsaid = 0 if least <= would_be <= most else UNSAID
        if at in self.hidden:
            return unsaid
        return self.costs[at] + unsaid if at in self.costs else None

    def move(self, of: int, tries: int, *, cheap: bool = True) -> Move | None:
        """A cheap move in which this quantity is different; None where none was found.

        Of all moves begun the one is taken further that looks cheapest: what it hides, and the least that must still be
        hidden for each sum that it has not yet left as it was.
        """
        order = count()
        waiting: list[tuple[int, int, int, dict[int, int], dict[int, int], list[Further]]] = []
        seen: set[frozenset[tuple[int, int]]] = set()

        def begin(spent: int, move: dict[int, int], off: dict[int, int]) -> None:
            known = frozenset(move.items())
            if known in seen:
                return
            seen.add(known)
            looked_at = self._ahead(move, off, cheap)
            if looked_at is not None:
                ahead, next_ones = looked_at
                heappush(waiting, (spent + 2 * ahead, next(order), spent, move, off, next_ones))

        for by in (1, -1):
            cost = self.price(of, by)
            if cost is not None:
                begin(cost, {of: by}, self._off({}, of, by))
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

    def _ahead(self, move: Move, off: Mapping[int, int], cheap: bool) -> tuple[int, list[Further]] | None:
        """What must at least be paid to leave every sum as it was, and what could be different for the one that leaves
        the least choice; None where one cannot be left as it was."""
        ahead, least_choice, chosen = 0, (0, 0), None
        for number, by in off.items():
            ways = self._balancing(number, by, cheap)
            least = next((cost for cost, at, _ in ways if at not in move), None)
            if least is None:
                return None
            ahead += least
            if chosen is None or (len(ways), -least) < least_choice:
                least_choice, chosen = (len(ways), -least), ways
        return ahead, [further for further in chosen or () if further[1] not in move]

    def _balancing(self, number: int, off: int, cheap: bool) -> list[Further]:
        """What could be different so that a sum is as it was, or nearer to it, the cheapest first."""
        known = self._ways[cheap].setdefault(number, {})
        if off not in known:
            ways = []
            for at, factor in self.system.equations[number].items():
                by = -off // factor if off % factor == 0 else (-1 if off * factor > 0 else 1)
                cost = self.price(at, by)
                if cost is not None:
                    ways.append((cost + STEP if cheap else min(cost, ALIKE) + cost // 5 + STEP * 5, at, by))
            known[off] = sorted(ways)
        return known[off]

    def protect(self, small: Collection[int]) -> None:
        """Hide what must be for every one of these to be safe."""
        safe: set[int] = set()
        for at in small:
            if at not in safe:
                move = self.move(at, TRIES) or self.move(at, MORE_TRIES, cheap=False)
                if move is None:
                    self._hide_all_around(at)
                else:
                    self._hide(move)
                    safe.update(move)

    def _hide_all_around(self, at: int) -> None:
        """Hide everything that hangs together with a quantity: then one row more, like another, changes nothing told."""
        reached, waiting = {at}, [at]
        while waiting:
            for number in self.system.within[waiting.pop()]:
                further = self.system.equations[number].keys() - reached
                reached |= further
                waiting += sorted(further)
        said = reached & self.costs.keys()
        self.hidden |= said
        self.unsaid |= said
        self._ways = ({}, {})

    def _hide(self, move: Move) -> None:
        """Hide what a move needs hidden, and do not say of a number whether it is small where the move needs that."""
        for at, by in move.items():
            quantity = self.system.quantities[at]
            if not quantity.cells:
                continue
            said_otherwise = (1 <= quantity.value + by <= self.limit) != (quantity.value <= self.limit)
            if at in self.hidden and (at in self.unsaid or not said_otherwise):
                continue
            self.hidden.add(at)
            if said_otherwise:
                self.unsaid.add(at)
            for number in self.system.within[at]:
                for ways in self._ways:
                    ways.pop(number, None)
