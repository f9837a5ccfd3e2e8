"""The book of a year: every figure that a report may print, with its definition and those of others, as plain data. No Django.

It is made once from the measures, can be kept as JSON and read again, and then needs neither facts nor declarations: an
issued report is rebuilt from its book. Numbers under a limit are hidden in it (`small`) before a word is written.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from heed.council.settings import SMALL_COUNT, SMALL_DENOMINATOR
from heed.law.dates import last_day_of
from heed.measures import published
from heed.measures.counting import Counted
from heed.measures.declare import DIMENSIONS, Kind, Measure, Period, Polarity
from heed.measures.engine import OVER_TIME, Engine
from heed.measures.figures import Figure, figure, year_label
from heed.measures.published import Published, Wanted
from heed.reports.document import Audience

ENGLAND_ALONE = Wanted()


class Hidden(StrEnum):
    """Why a count is not printed: it is too small, or another that is could be worked out from it."""

    FEW = "few"
    KEPT = "kept"


Count = int | Hidden
"""A number of rows, or why it is not printed."""


@dataclass(frozen=True, slots=True)
class ToldPart:
    """One part of a distribution: its share of the whole where it may be printed, and how many."""

    key: str
    label: str
    value: float | None
    number: Count


@dataclass(frozen=True, slots=True)
class Told:
    """A figure as it may be printed. As `measures.counting.Counted`, with counts that may be hidden.

    `missed` is what is counted against it: the denominator less the numerator, of a share. `value` is None where `why`
    says why there is none.
    """

    value: float | int | None
    why: str
    numerator: Count
    denominator: Count
    missed: Count
    base: Count
    unknown: Mapping[str, Count]
    left_out: Mapping[str, Count]
    low: float | None
    high: float | None
    interpreted: Count
    parts: tuple[ToldPart, ...] = ()

    @property
    def hides(self) -> bool:
        """Whether any of its numbers is hidden."""
        counts = (self.numerator, self.denominator, self.missed, self.base, *self.unknown.values())
        counts += (*self.left_out.values(), *(part.number for part in self.parts))
        return any(isinstance(count, Hidden) for count in counts)


@dataclass(frozen=True, slots=True)
class ToldGroup:
    """The part of a figure that has one key of a dimension, or one quarter."""

    key: str
    label: str
    told: Told


@dataclass(frozen=True, slots=True)
class Definition:
    """What a figure means, in words: all that a report prints of its measure."""

    code: str
    name: str
    short_name: str
    kind: Kind
    section: str
    definition: str
    counts: str
    out_of: str
    met_means: str
    not_met_means: str
    amount_unit: str
    polarity: Polarity
    sources: tuple[str, ...]
    changes: tuple[tuple[date, str], ...]
    rate_of: str

    @property
    def is_share(self) -> bool:
        """Whether its value is a share of its rows, from 0 to 1."""
        return self.kind in (Kind.PROPORTION, Kind.MEAN_OF_MONTHS)

    @property
    def is_average(self) -> bool:
        """Whether its value is an amount: a mean or a median of its rows'."""
        return self.kind in (Kind.MEAN, Kind.MEDIAN)

    @property
    def is_count(self) -> bool:
        """Whether its value is a whole number of what is counted."""
        return self.kind in (Kind.COUNT, Kind.DISTRIBUTION)


@dataclass(frozen=True, slots=True)
class Team:
    """The IROs and who has how many children, on one day. `fte` is None where it is not known.

    `about` is the mean in whole children, where the exact one would tell a number that is hidden.
    """

    on: date
    iros: int
    children: Count
    least: Count
    most: Count
    without_iro: Count
    fte: float | None = None
    about: int | None = None

    @property
    def mean(self) -> float | None:
        """Children to one IRO; to one full-time IRO where that is known. Managers are in neither. None where it is hidden."""
        if isinstance(self.children, Hidden) or isinstance(self.without_iro, Hidden):
            return self.about
        return (self.children - self.without_iro) / (self.fte or self.iros)


@dataclass(frozen=True, slots=True)
class Source:
    """What a figure was read from: a return by name, and the SHA-256 of what was read, empty where it is not known."""

    name: str
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Limits:
    """Which numbers the public is not told (decisions, 26): counts from 1 to `count`, shares of fewer than `base`."""

    count: int = SMALL_COUNT.default - 1
    base: int = SMALL_DENOMINATOR.default


@dataclass(frozen=True, slots=True)
class Book:
    """Every figure of a year and the years before it, of one council, as at one day.

    `whole` has each measure of each year; `groups` its parts by a dimension, or by "quarter", of the years for which a
    report prints them. `team_why` says why there is no `team`.
    """

    council: str
    year: int
    as_at: date
    years: tuple[int, ...]
    held_back: Count
    faults: int
    sources: tuple[Source, ...]
    definitions: Mapping[str, Definition]
    whole: Mapping[tuple[str, int], Told]
    groups: Mapping[tuple[str, int, str], tuple[ToldGroup, ...]]
    others: tuple[Published, ...] = ()
    wanted: Wanted = field(default_factory=Wanted)
    team: Team | None = None
    team_why: str = "no roster says who the IROs are"
    limits: Limits = field(default_factory=Limits)
    hidden: int = 0  # how many counts were hidden; 0 in a book in which nothing is
    told_before: tuple[tuple[str, int, str, str, str], ...] = ()  # counts that earlier issues printed, as `small.Cell`
    hidden_for: Audience | None = None  # the audience for which numbers were hidden; None where that was not yet asked

    @property
    def last_day(self) -> date:
        """The last day of its year."""
        return last_day_of(self.year)

    @property
    def is_over(self) -> bool:
        """Whether the data reach the end of the year."""
        return self.as_at >= self.last_day

    @property
    def label(self) -> str:
        """The year: "2025-26"."""
        return year_label(self.year)

    def told(self, code: str, year: int | None = None) -> Told | None:
        """The whole of a figure; None of a year that is not loaded."""
        return self.whole.get((code, year or self.year))

    def group(self, code: str, split: str, key: str, year: int | None = None) -> ToldGroup | None:
        """One part of a figure, where it is there."""
        of = self.groups.get((code, year or self.year, split), ())
        return next((group for group in of if group.key == key), None)

    def beside(self, code: str, split: str = "", key: str = "") -> tuple[Published, ...]:
        """The published figures to set beside one of ours or a part of it, England first."""
        found = published.beside(self.others, code, self.wanted, until=self.year)
        return tuple(each for each in found if (each.split, each.key) == (split, key))


def told(measure: Measure, counted: Counted) -> Told:
    """A figure as counted, with nothing hidden."""
    unsaid = "" if counted.value is not None else (counted.why or "there is no figure")
    missed = counted.denominator - counted.numerator if measure.is_share else 0
    return Told(
        value=counted.value,
        why=unsaid,
        numerator=counted.numerator,
        denominator=counted.denominator,
        missed=missed,
        base=counted.base,
        unknown=dict(counted.unknown),
        left_out=dict(counted.left_out),
        low=counted.low,
        high=counted.high,
        interpreted=counted.interpreted,
        parts=tuple(ToldPart(part.key, part.label, part.value, part.numerator) for part in counted.parts),
    )


def definition(measure: Measure) -> Definition:
    """What a report prints of a measure."""
    return Definition(
        code=measure.code,
        name=measure.name,
        short_name=measure.short_name,
        kind=measure.kind,
        section=measure.section.value,
        definition=measure.definition,
        counts=measure.counts,
        out_of=measure.out_of,
        met_means=measure.met_means,
        not_met_means=measure.not_met_means,
        amount_unit=measure.amount_unit,
        polarity=measure.polarity,
        sources=(*(str(source) for source in measure.sources), *((measure.defined_by,) if measure.defined_by else ())),
        changes=tuple((change.from_on, change.what) for change in measure.changes),
        rate_of=measure.rate_of or "",
    )


def figures_of(
    engine: Engine, measures: Collection[Measure], years: Sequence[int], splits: Mapping[str, Collection[str]]
) -> tuple[dict[tuple[str, int], Told], dict[tuple[str, int, str], tuple[ToldGroup, ...]]]:
    """Every measure of every year, and its parts by the dimensions that `splits` names for it."""
    whole: dict[tuple[str, int], Told] = {}
    groups: dict[tuple[str, int, str], tuple[ToldGroup, ...]] = {}
    for measure in measures:
        by = tuple(splits.get(measure.code, ()))
        for year in years:
            found = figure(engine, measure, Period.year(year), by=by)
            whole[measure.code, year] = told(measure, found.counted)
            for split in by:
                groups[measure.code, year, split] = _groups(found, split)
    return whole, groups


def _groups(found: Figure, split: str) -> tuple[ToldGroup, ...]:
    """The parts of a figure; of a dimension whose keys are the council's own, those that hold anything."""
    of = found.groups[split]
    if split == OVER_TIME or DIMENSIONS[split].is_open:
        of = [group for group in of if group.rows]
    return tuple(ToldGroup(group.key, group.label, told(found.measure, group.counted)) for group in of)


def made_of(
    engine: Engine,
    measures: Collection[Measure],
    splits: Mapping[str, Collection[str]],
    *,
    council: str,
    year: int,
    years: Sequence[int],
    sources: Sequence[Source] = (),
    faults: int = 0,
    others: Sequence[Published] = (),
    wanted: Wanted = ENGLAND_ALONE,
) -> Book:
    """Make the book of a year from an engine that knows its facts."""
    upto = tuple(sorted(each for each in years if each <= year))
    whole, groups = figures_of(engine, measures, upto, splits)
    codes = {measure.code for measure in measures}
    return Book(
        council=council,
        year=year,
        as_at=engine.as_at,
        years=upto,
        held_back=engine.held_back,
        faults=faults,
        sources=tuple(sources),
        definitions={measure.code: definition(measure) for measure in measures},
        whole=whole,
        groups=groups,
        others=tuple(each for each in others if each.measure in codes and wanted.has(each) and each.year <= year),
        wanted=wanted,
    )


def with_team(book: Book, team: Team | None, why: str = "") -> Book:
    """The book with who the IROs are, or with why that is not known."""
    return replace(book, team=team, team_why="" if team else why or book.team_why)
