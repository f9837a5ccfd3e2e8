"""What the database should say of every child: the active returns and those of one import, read together. Reads only.

Since the answer is worked out whole from the files each time, an older year handed in after a newer one cannot
overwrite it, and a row that no file carries any more is missed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from heed.access import clock
from heed.council.models import settings_on
from heed.council.settings import REPAIRS
from heed.exchange.models import Import, ImportedReturn, State
from heed.exchange.periods import ended, periods
from heed.exchange.records import Child, Episode, Refused, Returns, Source
from heed.exchange.ssda903 import Given, Return, combine, read, told, uploaded
from heed.exchange.ssda903.dates import Dates
from heed.exchange.ssda903.reading import Progress
from heed.exchange.ssda903.words import listed
from heed.post import disk


@dataclass(frozen=True, slots=True)
class Wanted:
    """Everything read. `carried` has each child's row of the Header in each year; `imports` the import of each year."""

    returns: Returns
    carried: Mapping[str, Mapping[int, Source]]
    imports: Mapping[int, int]
    looked_through: Mapping[int, Return]  # the import's own returns as read, by the row that holds each


def wanted(import_: Import, progress: Progress | None = None) -> Wanted:
    """Read the import's returns and the active ones of other years. Raises Refused where they cannot be used."""
    dates = Dates()
    asked = import_.year_asked
    own = {row.pk: _read(row, dates, progress, asked) for row in import_.returns.prefetch_related("files__stored")}
    years = {return_.year for return_ in own.values()}
    if import_.year_asked is not None and import_.year_asked not in years:
        said = "return is" if len(years) == 1 else "returns are"
        raise Refused(
            f"The year asked for is {import_.year_asked}, and the {said} of {listed(sorted(years))}: mend one."
        )
    beside = active_beside(import_, years)
    returns = [*own.values(), *(_read(row, dates, progress) for row in beside)]
    newest = max(return_.year for return_ in returns)
    as_at = _day_given(import_, years, newest, beside)
    return Wanted(
        returns=combine(returns, year=newest, as_at=as_at, repairs=_repairs(import_)),
        carried=_carried(returns),
        imports={**dict.fromkeys(years, import_.pk), **{row.year: row.of_id for row in beside if row.year}},
        looked_through=own,
    )


def wanted_before(import_: Import, progress: Progress | None = None) -> Wanted:
    """What the database should say with an import undone: the returns that were active before it, read as then."""
    rows = [*active_beside(import_, _years_of(import_)), *former(import_)]
    if not rows:
        nothing = Returns(import_.as_at or date.min, (), (), {}, (), ())
        return Wanted(nothing, {}, {}, {})
    dates = Dates()
    returns = [_read(row, dates, progress) for row in rows]
    newest = max(return_.year for return_ in returns)
    as_at = next(row.of.as_at_given for row in rows if row.year == newest)
    last = max((row.of for row in rows), key=lambda of: of.began_as or 0)
    return Wanted(
        returns=combine(returns, year=newest, as_at=as_at, repairs=_repairs(last)),
        carried=_carried(returns),
        imports={row.year: row.of_id for row in rows if row.year},
        looked_through={},
    )


def wanted_of(import_: Import, numbers: Collection[str]) -> Wanted:
    """The same of a few children, of an import that was looked through. No check is asked again, and nobody is held back."""
    dates, as_at = Dates(), import_.as_at
    if as_at is None:
        raise Refused("This return has not been looked through, so what it changes is not known.")
    own = list(import_.returns.prefetch_related("files__stored"))
    beside = active_beside(import_, _years_of(import_))
    returns = [read(_given(row, str(row.year), row.year), dates, of=numbers) for row in (*own, *beside)]
    children = told(returns, as_at=as_at, repairs=_repairs(import_))
    years = tuple(sorted(each.year for each in returns if each.begins_on <= as_at))
    return Wanted(Returns(as_at, years, children, {}, (), ()), _carried(returns), {}, {})


def former(import_: Import) -> list[ImportedReturn]:
    """The returns whose place an import took: of each of its years the one applied last before it, if any."""
    rows = ImportedReturn.objects.filter(year__in=_years_of(import_), of__applied_at__isnull=False)
    rows = rows.filter(of__state__in=(State.APPLIED, State.REPLACED)).exclude(of=import_).order_by("of__began_as")
    last = {row.year: row for row in rows.select_related("of").prefetch_related("files__stored")}
    return [last[year] for year in sorted(year for year in last if year is not None)]


def _years_of(import_: Import) -> set[int]:
    return {row.year for row in import_.returns.all() if row.year is not None}


def _repairs(import_: Import) -> frozenset[str]:
    """The repairs that the council's setting asks for on the day the return was handed in, however often it is read."""
    return settings_on(clock.day_of(import_.received_at))[REPAIRS]


def active_beside(import_: Import, years: set[int]) -> list[ImportedReturn]:
    """The active returns that the import does not replace."""
    rows = ImportedReturn.objects.filter(active=True).exclude(year__in=years).exclude(of=import_)
    return list(rows.select_related("of").prefetch_related("files__stored").order_by("year"))


def _read(row: ImportedReturn, dates: Dates, progress: Progress | None, asked: int | None = None) -> Return:
    """One return, its files called by its year: "2026/Reviews.csv". Until its year is known, by what it is called."""
    if row.year is not None:
        return read(_given(row, str(row.year), row.year), dates, progress)
    first = read(_given(row, row.label, row.named_year), dates, progress, asked)
    if row.label == str(first.year):
        return first
    return read(_given(row, str(first.year), first.year), dates)


def _given(row: ImportedReturn, label: str, year: int | None) -> Given:
    files = [(file.name, str(disk.path_of(file.stored.sha256))) for file in row.files.all()]
    return uploaded(label, files, year=year)


def _day_given(import_: Import, years: set[int], newest: int, beside: list[ImportedReturn]) -> date | None:
    """The day given with the newest return: it is the day for all of them."""
    if newest in years:
        return import_.as_at_given
    if import_.as_at_given is not None:
        raise Refused(
            f"The return of {newest} has been applied already, so the day the data speak for is given with that one:"
            " leave the day empty here."
        )
    return next(row.of.as_at_given for row in beside if row.year == newest)


def _carried(returns: list[Return]) -> dict[str, dict[int, Source]]:
    carried: dict[str, dict[int, Source]] = {}
    for return_ in returns:
        for row in return_.header:
            carried.setdefault(row.child, {}).setdefault(return_.year, row.source)
    return carried


@dataclass(frozen=True, slots=True)
class Care:
    """A period of care as its episodes tell it. Where what followed is missing it has an end and no reason."""

    from_on: date
    until_on: date | None
    reason_ceased: str | None
    episodes: tuple[Episode, ...]


def care_of(child: Child) -> Iterator[Care]:
    """The child's periods of care, in order."""
    for episodes in periods(child.episodes):
        last = episodes[-1]
        reason = last.reason_ceased if ended(last) else None
        yield Care(episodes[0].from_on, last.until_on, reason, tuple(episodes))
