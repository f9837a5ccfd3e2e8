"""The SSDA903 return out: what is known of children written as the CSV files of each collection year. No Django.

A year's return carries the children that its return carried, the episodes that touch the year as they stood on its last day,
the reviews held in it, and the rows of its other tables. A table that the return loaded did not have is not written: an empty
one would say that there was nothing. Nothing is altered to be harmless in a spreadsheet, because the Department reads it: a
text that would run as a formula there is left out instead.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from heed.exchange import csv_out
from heed.exchange.records import Child, Episode, Refused, Returns
from heed.exchange.ssda903 import layout
from heed.exchange.ssda903.codes import SEX_MEANS, accepted
from heed.law.dates import first_day_of, last_day_of

NEEDED: Final = frozenset(layout.NEEDED)

Row = Sequence[object]


@dataclass(frozen=True, slots=True)
class Year:
    """One collection year that is written."""

    number: int
    begins_on: date
    ends_on: date

    def sex(self, child: Child) -> str:
        """The code by which the year's return says it; blank where it has none for "not known"."""
        return next((code for code in accepted("SEX", self.number) if SEX_MEANS[code] == child.sex), "")


Rows = Callable[[Child, Year], Iterator[Row]]


@dataclass(frozen=True, slots=True)
class Written:
    """One file: its name below the folder, how many rows, and how many texts were left out."""

    file: str
    rows: int
    left_out: int


def write(
    returns: Returns, years: Sequence[int], out: Path, *, before: Callable[[], None] = lambda: None
) -> list[Written]:
    """Write the return of each year into a folder of its own below `out`, wholly or not at all.

    `before` is called once all is written, before it can be found there. Raises `Refused` for a year that is not loaded,
    where `out` is there already, and where it cannot be written.
    """
    for year in years:
        if year not in returns.years:
            loaded = " and ".join(str(each) for each in returns.years)
            raise Refused(f"No return of {year} is loaded, only of {loaded}: leave it out, or load it first.")
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise Refused(f"{out} is there already: name a folder that is not, so that nothing is overwritten.")
    partial = out.with_name(out.name + ".part")
    try:
        shutil.rmtree(partial, ignore_errors=True)
        written = [each for year in sorted(set(years)) for each in _year(returns, year, partial)]
        partial.chmod(0o700)
        before()
        partial.replace(out)
    except OSError as error:
        shutil.rmtree(partial, ignore_errors=True)
        raise Refused(f"{out} could not be written ({error.strerror}): choose another place.") from error
    return written


def _year(returns: Returns, number: int, out: Path) -> Iterator[Written]:
    folder = out / str(number)
    folder.mkdir(parents=True, mode=0o700)
    for table in layout.LAYOUTS:
        if number < table.since or not _has(returns, number, table.name):
            continue
        rows, left_out = _safe(rows_of(returns, number, table.name))
        with (folder / f"{table.name}.csv").open("w", encoding="utf-8", newline="") as file:
            csv_out.write(file, table.columns, rows)
        yield Written(f"{number}/{table.name}.csv", len(rows), left_out)


def _has(returns: Returns, year: int, name: str) -> bool:
    there = {table.name for table in returns.tables if table.year == year and table.read}
    return name in there or name in NEEDED


def _safe(rows: Iterator[Row]) -> tuple[list[list[str]], int]:
    """The cells as text; what a spreadsheet would run is left out, and counted."""
    left_out, told = 0, []
    for row in rows:
        cells = [_text(value) for value in row]
        for at, cell in enumerate(cells):
            if csv_out.safe(cell) != cell:
                cells[at], left_out = "", left_out + 1
        told.append(cells)
    return told, left_out


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else str(value)


def rows_of(returns: Returns, number: int, table: str) -> Iterator[Row]:
    """The rows of one table of one year, in order of child and then of day."""
    year = Year(number, first_day_of(number), last_day_of(number))
    make = ROWS[table]
    for child in returns.children:
        if number in child.years:
            yield from make(child, year)


def _header(child: Child, year: Year) -> Iterator[Row]:
    yield (
        *(child.number, year.sex(child), child.born_on, child.ethnicity, child.upn),
        *(child.mother, child.mothers_child_born_on),
    )


def _episodes(child: Child, year: Year) -> Iterator[Row]:
    first = year.number == min(child.years)
    for each in child.episodes:
        if each.from_on <= year.ends_on and (first or _goes_into(each, year)):
            over = each.until_on is not None and each.until_on <= year.ends_on
            yield (
                *(child.number, each.from_on, each.reason_new, each.legal_status, each.need, each.placement),
                *(each.provider, each.until_on if over else None, each.reason_ceased if over else None),
                *(each.reason_place_change if over else None, each.home_postcode, each.placement_postcode, each.urn),
            )


def _goes_into(episode: Episode, year: Year) -> bool:
    """Whether it touches the year; care that ended on its first day had not ended in the year before."""
    return episode.until_on is None or episode.until_on >= year.begins_on


def _reviews(child: Child, year: Year) -> Iterator[Row]:
    first = year.number == min(child.years)
    for each in child.reviews:
        if each.held_on <= year.ends_on and (first or each.held_on >= year.begins_on):
            yield child.number, child.born_on, each.held_on, each.code


def _uasc(child: Child, year: Year) -> Iterator[Row]:
    for each in child.unaccompanied:
        if each.year == year.number:
            yield child.number, year.sex(child), child.born_on, each.ceased_on


def _of_year(name: str, *says: str) -> Rows:
    """Rows that a year's return has for itself."""

    def rows(child: Child, year: Year) -> Iterator[Row]:
        for each in getattr(child, name):
            if each.year == year.number:
                yield child.number, child.born_on, *(getattr(each, column) for column in says)

    return rows


def _spans(name: str, *says: str, began: str = "from_on", ended: tuple[str, ...] = ("until_on",)) -> Rows:
    """Rows that begin on a day: those that the year's return told last, and those that it had told before a later one did.

    Of the latter what ended after the year is open.
    """

    def rows(child: Child, year: Year) -> Iterator[Row]:
        for each in getattr(child, name):
            if _told_in(each, getattr(each, began), getattr(each, ended[0]), year):
                until = getattr(each, ended[0])
                later = until is not None and until > year.ends_on
                yield (
                    *(child.number, child.born_on),
                    *(None if later and column in ended else getattr(each, column) for column in says),
                )

    return rows


def _told_in(row: Any, began: date | None, until: date | None, year: Year) -> bool:
    if row.year == year.number:
        return True
    if began is None or row.year < year.number:
        return False
    return began <= year.ends_on and (until is None or until >= year.begins_on)


_OC2 = (
    *("sdq_score", "sdq_reason", "convicted", "health_check", "immunisations", "teeth_check", "health_assessment"),
    *("substance_misuse", "intervention_received", "intervention_offered"),
)
_AD1 = ("decided_on", "matched_on", "by_foster_carer", "adopters", "adopters_sex", "adopters_status")

ROWS: Final[dict[str, Rows]] = {
    layout.HEADER: _header,
    layout.EPISODES: _episodes,
    layout.REVIEWS: _reviews,
    layout.UASC: _uasc,
    layout.OC2: _of_year("health", *_OC2),
    layout.OC3: _of_year("care_leaver", "in_touch", "activity", "accommodation"),
    layout.AD1: _of_year("adoption", *_AD1),
    layout.PREVIOUS_PERMANENCE: _of_year("previous_permanence", "kind", "authority", "on"),
    layout.PLACED: _spans(
        *("placed_for_adoption", "decided_on", "ceased_on", "reason_ceased"),
        began="decided_on",
        ended=("ceased_on", "reason_ceased"),
    ),
    layout.MISSING: _spans("missing", "kind", "from_on", "until_on"),
    layout.SOCIAL_WORKERS: _spans("social_workers", "worker", "from_on", "until_on", "reason"),
    layout.DEPRIVATIONS: _spans("deprivations", "from_on", "until_on"),
}
"""What each table's rows say, in the order of its columns."""
