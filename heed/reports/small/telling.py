"""Hides numbers in a book: the counts named to it, and every value from which one could be worked out. No Django."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from heed.measures.counting import ALL_UNKNOWN
from heed.measures.declare import Kind
from heed.reports.book import Book, Count, Definition, Hidden, Limits, Team, Told, ToldGroup, ToldPart
from heed.reports.document import Audience
from heed.reports.small.cells import (
    BASE,
    DENOMINATOR,
    INTERPRETED,
    LEFT_OUT,
    MISSED,
    NUMERATOR,
    PART,
    UNKNOWN,
    Place,
    counts,
    places,
)
from heed.reports.small.system import Quantity

KEPT_BECAUSE = "it is hidden so that a smaller number cannot be worked out"

Marks = Mapping[str, Hidden]
"""Which counts of one figure are hidden."""


@dataclass(frozen=True, slots=True)
class _Teller:
    """How one figure is told to the public."""

    of: Definition
    limits: Limits
    marks: Marks

    def few(self) -> str:
        return f"fewer than {self.limits.count + 1} were counted, so it is not published"

    def under(self) -> str:
        what = "shares" if self.of.is_share or self.of.kind is Kind.DISTRIBUTION else "averages and middle values"
        return f"{what} of fewer than {self.limits.base} {self.of.counts} are not published"

    def told(self, told: Told) -> Told:
        """The figure without what is hidden."""
        if not self.marks and not told.parts and not self._why_not(told):
            return told
        shown = replace(
            told,
            numerator=self._count(NUMERATOR, told.numerator),
            denominator=self._count(DENOMINATOR, told.denominator),
            missed=self._count(MISSED, told.missed),
            base=self._count(BASE, told.base),
            interpreted=self._count(INTERPRETED, told.interpreted),
            unknown={why: self._count(UNKNOWN + why, count) for why, count in told.unknown.items()},
            left_out={why: self._count(LEFT_OUT + why, count) for why, count in told.left_out.items()},
        )
        shown = self._valued(shown)
        return replace(shown, parts=tuple(self._part(part, shown) for part in told.parts))

    def _count(self, what: str, count: Count) -> Count:
        return self.marks.get(what, count)

    def _valued(self, told: Told) -> Told:
        """Without the value, and without its bounds, where one of its counts could be worked out from them."""
        unsure = any(isinstance(count, Hidden) for count in told.unknown.values())
        if unsure and told.value is None and told.why.startswith(ALL_UNKNOWN):
            told = replace(told, why=ALL_UNKNOWN)
        if unsure or self.marks.keys() & {NUMERATOR, DENOMINATOR, MISSED, BASE}:
            told = replace(told, low=None, high=None)
        why = self._why_not(told)
        return self.without(told, why) if why else told

    def _why_not(self, told: Told) -> str:
        """Why there is no value; empty where there is one, or there was none before."""
        behind = [told.numerator, told.denominator, told.base] if self.of.is_share else [told.numerator, told.base]
        if self.of.is_average:
            behind = [told.base]
        if any(isinstance(count, Hidden) for count in behind):
            return self.few() if Hidden.FEW in behind else KEPT_BECAUSE
        if told.value is None or not (self.of.is_share or self.of.is_average):
            return ""
        return self.under() if 0 < int(told.denominator) < self.limits.base else ""

    def without(self, told: Told, why: str) -> Told:
        """The figure without its value. The sum of amounts behind an average would tell it."""
        numerator = Hidden.KEPT if self.of.is_average else told.numerator
        return replace(told, value=None, why=why, low=None, high=None, numerator=numerator)

    def _part(self, part: ToldPart, told: Told) -> ToldPart:
        if self.of.kind is Kind.MEAN_OF_MONTHS:
            return replace(part, value=None, number=Hidden.KEPT)
        number = self._count(PART + part.key, part.number)
        base = told.base
        sure = not isinstance(number, Hidden) and not isinstance(base, Hidden) and base >= self.limits.base
        return replace(part, number=number, value=part.value if sure else None)


def told_to_the_public(book: Book, few: Iterable[Quantity], kept: Iterable[Quantity]) -> Book:
    """The book in which these quantities are hidden: too small, or kept so that others cannot be worked out."""
    marks: dict[Place, dict[str, Hidden]] = defaultdict(dict)
    for why, hidden in ((Hidden.FEW, few), (Hidden.KEPT, kept)):
        for quantity in hidden:
            for cell in quantity.cells:
                marks[Place(*cell[:4])][cell.what] = why

    def teller(place: Place) -> _Teller:
        return _Teller(book.definitions[place.measure], book.limits, marks.get(place, {}))

    whole = {at: teller(Place(*at)).told(told) for at, told in book.whole.items()}
    groups = {
        (code, year, split): _apart(
            teller(Place(code, year)),
            [replace(g, told=teller(Place(code, year, split, g.key)).told(g.told)) for g in of],
            of,
        )
        for (code, year, split), of in book.groups.items()
    }
    told = replace(book, whole=whole, groups=groups, hidden_for=Audience.PUBLIC)
    told = replace(told, team=_team(book.team, book.limits), held_back=_few(book.held_back, book.limits))
    return replace(told, hidden=_how_many(told))


def _how_many(book: Book) -> int:
    return sum(
        isinstance(count, Hidden)
        for place, told in places(book).items()
        for _, count in counts(book.definitions[place.measure], told)
    )


def _apart(teller: _Teller, told: Sequence[ToldGroup], before: Sequence[ToldGroup]) -> tuple[ToldGroup, ...]:
    """The parts of an average. Where one alone has no value, or several of few rows, the whole would tell theirs: then
    the next smallest has none either."""
    if teller.of.kind is not Kind.MEAN:
        return tuple(told)
    base = {group.key: int(group.told.base) for group in before}
    without = [group.key for group in told if group.told.value is None and base[group.key]]
    with_one = sorted((base[group.key], group.key) for group in told if group.told.value is not None)
    while without and with_one and (len(without) < 2 or sum(base[key] for key in without) < teller.limits.base):
        without.append(with_one.pop(0)[1])
    return tuple(
        replace(group, told=teller.without(group.told, KEPT_BECAUSE))
        if group.key in without and group.told.value is not None
        else group
        for group in told
    )


def _few(count: Count, limits: Limits) -> Count:
    return Hidden.FEW if not isinstance(count, Hidden) and 1 <= count <= limits.count else count


def _team(team: Team | None, limits: Limits) -> Team | None:
    """The team without small numbers of children: without an IRO, or with the IRO who has fewest or most.

    Of one or two IROs the fewest and the most are all there are, and tell how many have none.
    """
    if team is None:
        return None
    told = replace(
        team,
        children=_few(team.children, limits),
        least=_few(team.least, limits),
        most=_few(team.most, limits),
        without_iro=_few(team.without_iro, limits),
    )
    if Hidden.FEW not in (told.least, told.most, told.without_iro):
        return told
    if team.iros > 2:
        return replace(told, about=_about(team, limits))
    least = told.least if isinstance(told.least, Hidden) else Hidden.KEPT
    most = told.most if isinstance(told.most, Hidden) else Hidden.KEPT
    return replace(told, least=least, most=most)


def _about(team: Team, limits: Limits) -> int | None:
    """The mean in whole children, where more than one small number without an IRO would give the same."""
    if isinstance(team.children, Hidden) or isinstance(team.without_iro, Hidden) or team.mean is None:
        return None
    could_be = range(1, min(limits.count, team.children) + 1)
    means = [round((team.children - without) / (team.fte or team.iros)) for without in could_be]
    return round(team.mean) if means.count(round(team.mean)) > 1 else None
