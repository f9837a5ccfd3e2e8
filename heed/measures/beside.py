"""Our figures beside what others publish, and beside our own of the year before. No Django.

A figure stands beside published ones of its own year or older, never of a later one; of a quarter, beside none.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from heed.exchange.records import Refused
from heed.measures import published
from heed.measures.all import MEASURES
from heed.measures.counting import Counted
from heed.measures.declare import DIMENSIONS, Kind, Measure, Period
from heed.measures.engine import Engine
from heed.measures.figures import Figure, figure
from heed.measures.published import Level, Published, Unit, Wanted

Place = tuple[str, str]
"""A dimension and a part of it; both empty for the whole."""

WHOLE: Place = ("", "")


@dataclass(frozen=True, slots=True)
class Ours:
    """A value of our own: as a figure writes it, or a part's share of the whole. `why` where there is none."""

    year: int
    value: float | None
    why: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """One figure, or one part of it, beside those of others. `before` is None where that year's return is not loaded."""

    place: Place
    label: str
    ours: Ours
    before: Ours | None
    others: tuple[Published, ...]

    @property
    def of_the_whole(self) -> bool:
        """Whether it compares a part's share of the whole."""
        return any(other.unit is Unit.PER_CENT_OF_THE_WHOLE for other in self.others)


def compare(
    engine: Engine, found: Figure, years: Collection[int], figures: Iterable[Published], wanted: Wanted
) -> tuple[Comparison, ...]:
    """The whole of a figure, then each part of which something is published. None where it is not of a whole year."""
    measure, year = found.measure, found.period.to_on.year
    if found.period != Period.year(year):
        return ()
    others: dict[Place, list[Published]] = {WHOLE: []}
    for each in published.beside(figures, measure.code, wanted, until=year):
        others.setdefault((each.split, each.key), []).append(each)
    splits = list(dict.fromkeys(split for split, _ in others if split))
    now = figure(engine, measure, found.period, by=splits) if splits else found
    earlier = figure(engine, measure, Period.year(year - 1), by=splits) if year - 1 in years else None
    return tuple(_comparison(place, now, earlier, tuple(others[place])) for place in sorted(others, key=_order))


def _order(place: Place) -> tuple[int, int]:
    """The whole first, then the parts as their dimension has them."""
    split, key = place
    return (list(DIMENSIONS).index(split), list(DIMENSIONS[split].labels).index(key)) if split else (-1, 0)


def _comparison(place: Place, now: Figure, earlier: Figure | None, others: tuple[Published, ...]) -> Comparison:
    of_the_whole = bool(others) and others[0].unit is Unit.PER_CENT_OF_THE_WHOLE
    split, key = place
    return Comparison(
        place=place,
        label=DIMENSIONS[split].labels[key] if split else "",
        ours=_ours(now, place, of_the_whole=of_the_whole),
        before=None if earlier is None else _ours(earlier, place, of_the_whole=of_the_whole),
        others=others,
    )


def _ours(found: Figure, place: Place, *, of_the_whole: bool) -> Ours:
    year, whole = found.period.to_on.year, found.counted
    split, key = place
    part = next(group.counted for group in found.groups[split] if group.key == key) if split else whole
    if not of_the_whole or whole.value is None:
        return Ours(year, part.value, part.why or "")
    return _share(year, part, whole)


def _share(year: int, part: Counted, whole: Counted) -> Ours:
    """How much of the whole a part is, of those of which it is known."""
    if not whole.base:
        return Ours(year, None, "there are none in the period")
    return Ours(year, part.base / whole.base, "")


def every(paths: Iterable[Path] = ()) -> tuple[Published, ...]:
    """The figures that come with Heed and those of files, a later word in place of an earlier.

    Raises `Refused` with one sentence where a file cannot be read, or has a figure that ours cannot be set beside.
    """
    return published.joined(published.built_in(), *(_of_file(path) for path in paths))


def _of_file(path: Path) -> Sequence[Published]:
    found = published.from_file(path)
    for each in found:
        if says := misfit(each):
            raise Refused(f"{path.name}: {says}.")
    return found


def areas(figures: Iterable[Published], *, region: str, neighbours_of: str) -> Wanted:
    """The areas asked for, blank where none was. Raises `Refused` for one of which nothing is published."""
    found = list(figures)
    for level, what, name in (
        (Level.REGION, "the region", region),
        (Level.NEIGHBOURS, "the neighbours of", neighbours_of),
    ):
        there = sorted({each.area for each in found if each.level is level})
        if name and name.casefold() not in {area.casefold() for area in there}:
            raise Refused(f"Nothing published is of {what} “{name}”. Choose from: {', '.join(there)}.")
    return Wanted(region=region, neighbours_of=neighbours_of)


def misfit(each: Published) -> str:
    """Why no figure of ours can be set beside this one, as a clause that ends with what to do; empty where one can."""
    measure = MEASURES.get(each.measure)
    if measure is None:
        return f"there is no measure “{each.measure}”: `heed figures --list` lists them"
    if not _fits(measure, each):
        return f"{each.measure} cannot be set beside a figure in “{each.unit}”: choose another unit or measure"
    if not each.split and not each.key:
        return ""
    known = each.split in measure.splits and each.key in DIMENSIONS[each.split].labels
    return "" if known else f"{each.measure} has no part “{each.split}: {each.key}”: mend the row"


def _fits(measure: Measure, each: Published) -> bool:
    match each.unit:
        case Unit.PER_CENT:
            return measure.is_share
        case Unit.PER_CENT_OF_THE_WHOLE:
            return measure.kind in (Kind.COUNT, Kind.DISTRIBUTION) and bool(each.split)
        case Unit.RATE:
            return measure.kind is Kind.RATE and not each.split
        case _:  # a number
            return measure.is_average
