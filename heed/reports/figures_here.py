"""The book of a year from the site's newest snapshot, with the council's settings and who its IROs are. Reads only."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from heed.caseloads.pages import caseloads, waiting
from heed.council.models import settings_on
from heed.council.settings import COUNCIL_NAME, SMALL_COUNT, SMALL_DENOMINATOR
from heed.exchange.models import Import, ImportedReturn, State
from heed.exchange.read_back import import_of
from heed.facts import live, snapshot
from heed.facts.live import NoFigures
from heed.facts.models import Snapshot
from heed.law.dates import last_day_of
from heed.measures.all import MEASURES
from heed.measures.figures import year_label
from heed.measures.published import Published, Wanted
from heed.measures.stored import Stored
from heed.reports.book import Book, Limits, Source, Team, made_of, with_team
from heed.reports.published_here import published_on
from heed.reports.sections import SPLITS

KEPT = 4  # books held in memory in each worker: a preview is made again with every pause in typing

NO_ROSTER = "nothing says which children each IRO had"
MOST_UNKNOWN = 20  # one in so many


def book_of_year(year: int, on: date, *, fte: float | None = None) -> Book:
    """The book of a year, as the council is set on a day: one and the same object while nothing changes. Raises `NoFigures`.

    `fte` is how many full-time posts the IROs fill, where somebody said so.
    """
    told = settings_on(on)
    others, wanted = published_on(on)
    limits = Limits(count=told[SMALL_COUNT] - 1, base=told[SMALL_DENOMINATOR])
    newest = _newest()
    team = team_on(last_day_of(year)) or team_on(newest.as_at) or team_on(on)
    if team is not None and fte is not None:
        team = replace(team, fte=fte)
    return _whole(newest.folder, year, told[COUNCIL_NAME], tuple(others), wanted, limits, team)


@lru_cache(maxsize=KEPT)
def _whole(
    folder: str,
    year: int,
    council: str,
    others: tuple[Published, ...],
    wanted: Wanted,
    limits: Limits,
    team: Team | None,
) -> Book:
    return with_team(replace(_counted(folder, year, council, others, wanted), limits=limits), team, NO_ROSTER)


def _newest() -> Snapshot:
    """The newest snapshot that is as it was written. Raises `NoFigures`."""
    damaged = ""
    for row in live.readable():
        try:
            _read(row.folder)
        except snapshot.Damaged as damage:
            damaged = damaged or str(damage)
        else:
            return row
    raise NoFigures(damaged, load=False)


@lru_cache(maxsize=1)
def _read(folder: str) -> snapshot.Snapshot:
    """The snapshot in a folder, which is never changed nor named twice."""
    return snapshot.read(live.folder_of(Snapshot(folder=folder)))


@lru_cache(maxsize=KEPT)
def _counted(folder: str, year: int, council: str, others: tuple[Published, ...], wanted: Wanted) -> Book:
    """The book without what changes by itself. Raises `NoFigures` where the year is not among the returns."""
    facts, row = _read(folder), Snapshot.objects.get(folder=folder)
    if year not in facts.years:
        raise NoFigures(f"The report of {year_label(year)} is made from its return, and none is loaded.", load=True)
    made_after = import_of(row.data_version)
    return made_of(
        Stored(facts, live.labels(row)),
        tuple(MEASURES.values()),
        SPLITS,
        council=council,
        year=year,
        years=facts.years,
        sources=_sources(made_after, [each for each in facts.years if each <= year]),
        faults=made_after.faults if made_after else 0,
        others=others,
        wanted=wanted,
    )


def _sources(made_after: Import | None, years: Sequence[int]) -> tuple[Source, ...]:
    """The returns that were in use when a snapshot was made, each with a digest of its files."""
    if made_after is None:
        return ()
    applied = ImportedReturn.objects.filter(
        of__state__in=(State.APPLIED, State.REPLACED, State.UNDOING), of__began_as__lte=made_after.began_as
    )
    newest = {each.year: each for each in applied.filter(year__in=years).order_by("of__began_as")}
    return tuple(Source(f"the return of {year_label(year)}", _digest(newest[year])) for year in years if year in newest)


def _digest(of: ImportedReturn) -> str:
    """What `sha256sum * | sha256sum` says of the files that were read, in the order of their names."""
    files = sorted((file.name, file.stored.sha256) for file in of.files.filter(read=True).select_related("stored"))
    return hashlib.sha256("".join(f"{sha256}  {name}\n" for name, sha256 in files).encode()).hexdigest()


def team_on(day: date) -> Team | None:
    """Who had how many children on a day; None where it is not known of more than one child in twenty who their IRO was.

    Interpretation: a report tells of the last day of its year where appointments go back so far, else of the day for which
    the data speak, else of today: a roster names no IRO of children who left before it came. A worker's share is today's.
    Whoever manages IROs is in neither number, nor are children of theirs.
    """
    iros = [each for each in caseloads(day) if each.in_base]
    with_children = [each.children for each in iros]
    without = len(waiting(day))
    if not sum(with_children) or MOST_UNKNOWN * without > sum(with_children):
        return None
    return Team(
        on=day,
        iros=len(iros),
        children=sum(with_children) + without,
        least=min(with_children),
        most=max(with_children),
        without_iro=without,
        fte=float(sum(each.share for each in iros)),
    )
