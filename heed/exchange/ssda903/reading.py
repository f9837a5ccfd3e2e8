"""One return read: its tables found, its year told, its cells typed. What the rows mean together is for the checks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise
from operator import itemgetter

from heed.exchange.records import Refused, Table
from heed.exchange.ssda903.codes import LATEST, PROVISIONAL, YEARS
from heed.exchange.ssda903.columns import Children
from heed.exchange.ssda903.dates import Dates, only_day_first
from heed.exchange.ssda903.folder import Contents, Given, contents
from heed.exchange.ssda903.layout import (
    AD1,
    DEPRIVATIONS,
    EPISODES,
    HEADER,
    MISSING,
    NEEDED,
    PLACED,
    REVIEWS,
    SOCIAL_WORKERS,
    UASC,
)
from heed.exchange.ssda903.rows import Return
from heed.exchange.ssda903.table import Found, Rows, rows_of
from heed.exchange.ssda903.typist import Typist, note_other_dates
from heed.exchange.ssda903.words import counted, listed, shown, years_listed
from heed.law.dates import year_ending

Progress = Callable[[str], None]

FEW = 10
"""Interpretation: a table with fewer dates than this is too small to tell that it belongs to another year."""

ODD_ONE_OUT = 10
"""Interpretation: a date with the month first is a slip of its own row, not the way of its column, where this many times as
many dates of the column can only be day first."""


SLIPS = 2
"""Interpretation: in a table that need not be there, up to so many dates with the month first are slips of their own rows."""

DATES = ((HEADER, "DOB"), (EPISODES, "DECOM"), (EPISODES, "DEC"), (REVIEWS, "REVIEW"))

OTHER_DATES = (
    (UASC, "DUC"),
    *((PLACED, column) for column in ("DATE_PLACED", "DATE_PLACED_CEASED")),
    *((AD1, column) for column in ("DATE_INT", "DATE_MATCH")),
    *((MISSING, column) for column in ("MIS_START", "MIS_END")),
    *((SOCIAL_WORKERS, column) for column in ("SW_DECOM", "SW_DEC")),
    *((DEPRIVATIONS, column) for column in ("DOLO_START", "DOLO_END")),
)


def read(
    return_: Given,
    dates: Dates | None = None,
    progress: Progress | None = None,
    asked: int | None = None,
    of: Collection[str] | None = None,
) -> Return:
    """The return, typed. Refuses what cannot be used: see `folder.contents`, `table.rows_of` and the year below.

    `asked` is the collection year asked for: that of a return without any row, which has no dates to tell it by. `of` are
    the numbers of the only children whose rows are wanted.
    """
    dates = Dates() if dates is None else dates
    inside = contents(return_)
    tables: dict[str, Rows] = {}
    for found in inside.found:
        if found.layout.name in NEEDED:
            tables[found.layout.name] = _rows(found, progress)
    if not any(tables[name].cells for name in NEEDED):
        year = _year_of_nobody(inside, asked)
    else:
        _refuse_without_rows(tables)
        _refuse_month_first(tables, DATES, dates)
        year = _year(inside, tables, dates)
    for found in inside.found:
        if found.layout.name not in NEEDED and found.layout.since <= year:
            tables[found.layout.name] = _rows(found, progress)
    _refuse_month_first(tables, OTHER_DATES, dates, slips=SLIPS)
    typed = Return(year, inside.label)
    _type(typed, tables if of is None else {name: _only(rows, of) for name, rows in tables.items()}, dates)
    typed.tables = tuple(_table(year, found, tables.get(found.layout.name)) for found in inside.found)
    typed.notes = [*_provisional(inside, year), *inside.notes, *_of_later_years(inside, year), *typed.notes]
    return typed


def _refuse_without_rows(tables: dict[str, Rows]) -> None:
    for name in NEEDED:
        found = tables[name].found
        if not tables[name].cells:
            has = "has a header and no rows" if found.read is None else f"has no row of the {name} table"
            raise Refused(f"{found.file.label} {has}: export the table again, or take out the return.")


def _rows(found: Found, progress: Progress | None) -> Rows:
    if progress is not None and (found.read is None or found.layout.name == HEADER):  # an XML file is told of once
        progress(f"Reading {found.file.label}")
    return rows_of(found)


def _only(rows: Rows, of: Collection[str]) -> Rows:
    """The rows of these children."""
    number, numbers = itemgetter(rows.found.layout.columns.index("CHILD")), Children()
    mine = [(cells, line) for cells, line in zip(rows.cells, rows.lines, strict=True) if numbers[number(cells)] in of]
    return replace(rows, cells=[cells for cells, _ in mine], lines=[line for _, line in mine])


def _table(year: int, found: Found, rows: Rows | None) -> Table:
    return Table(year, found.layout.name, found.file.label, 0 if rows is None else len(rows.cells), rows is not None)


def _refuse_month_first(
    tables: Mapping[str, Rows], columns: Iterable[tuple[str, str]], dates: Dates, *, slips: int = 0
) -> None:
    """A date that can only be month first makes every date of its column doubtful, unless it is an odd one out."""
    for name, column in columns:
        rows = tables.get(name)
        if rows is None:
            continue
        cell = itemgetter(rows.found.layout.columns.index(column))
        counts = Counter(map(cell, rows.cells))
        month_first = sum(number for text, number in counts.items() if dates.month_first(text))
        if month_first <= slips or month_first * ODD_ONE_OUT <= _day_first(counts):
            continue
        found = ((line, cell(cells)) for cells, line in zip(rows.cells, rows.lines, strict=True))
        line, text = next((line, text) for line, text in found if dates.month_first(text))
        raise Refused(
            f"{rows.found.file.label}, line {line}: {column} is {shown(text.strip())}, which has the month before the day,"
            " so any date of that column may have: export the table again with dates as DD/MM/YYYY."
        )


def _day_first(counts: Mapping[str, int]) -> int:
    """How many dates can only be day first."""
    return sum(number for text, number in counts.items() if only_day_first(text))


def _type(into: Return, tables: dict[str, Rows], dates: Dates) -> None:
    typist = Typist(into, dates)
    for rows in tables.values():
        typist.table(rows)
        if rows.found.text.encoding == "cp1252":
            into.notes.append(f"{rows.found.file.label}: not in UTF-8, so it was read as Windows-1252.")
        into.notes.extend((*rows.notes, *note_other_dates(rows, dates.others)))


def _provisional(inside: Contents, year: int) -> Iterator[str]:
    if year in PROVISIONAL:
        yield f"{inside.label}: the layout and codes of the {year} return are provisional, as they are known so far."


def _of_later_years(inside: Contents, year: int) -> Iterator[str]:
    names = [found.file.name for found in inside.found if found.layout.since > year]
    if names:
        yield f"{inside.label}: left unread, because the return of {year} has no such table: {listed(names)}."


def _year(inside: Contents, tables: dict[str, Rows], dates: Dates) -> int:
    """The collection year: named, or the one in which most DEC and REVIEW dates fall (decisions, 18)."""
    ended = _years_of(tables[EPISODES], "DEC", dates)
    held = _years_of(tables[REVIEWS], "REVIEW", dates)
    year = inside.year or _most(inside.label, ended + held)
    if inside.year and not (ended + held + _years_of(tables[EPISODES], "DECOM", dates))[year]:
        raise Refused(
            f"{inside.label} was named as {year}, and none of its dates falls in that year: name its own year."
        )
    for counts, name in ((ended, EPISODES), (held, REVIEWS)):
        if not counts[year] and counts.total() >= FEW:
            other = max(sorted(counts), key=counts.__getitem__)
            raise Refused(
                f"{tables[name].found.file.label} is not of the collection year {year} of the rest of the return, because none"
                f" of its dates falls there and most fall in {other}: put the tables of one year together."
            )
    return year


def _year_of_nobody(inside: Contents, asked: int | None) -> int:
    """The collection year of a return without any row: named, or the year asked for."""
    year = inside.year or asked
    if year is None:
        raise Refused(
            f"{inside.label} has no rows that tell its collection year: name it, as in {LATEST}={inside.label}."
        )
    if year not in YEARS:
        raise Refused(
            f"{inside.label} is of the collection year {year}; the years that can be read are {years_listed(YEARS)}."
        )
    return year


def _most(label: str, counts: Counter[int]) -> int:
    ranked = counts.most_common()
    best = sorted(year for year, count in ranked if count == ranked[0][1])
    if not best:
        raise Refused(
            f"{label} has no DEC or REVIEW date that tells its collection year: name it, as in {LATEST}={label}."
        )
    if len(best) > 1:
        raise Refused(
            f"{label} has as many DEC and REVIEW dates in {listed(best)} ({counted(ranked[0][1], 'date')} each), so its"
            f" collection year cannot be told: name it, as in {best[-1]}={label}."
        )
    if best[0] not in YEARS:
        raise Refused(
            f"{label} is of the collection year {best[0]}; the years that can be read are {years_listed(YEARS)}."
        )
    return best[0]


def _years_of(rows: Rows, column: str, dates: Dates) -> Counter[int]:
    """How many dates of a column fall in each collection year."""
    cell = itemgetter(rows.found.layout.columns.index(column))
    counts: Counter[int] = Counter()
    for text, number in Counter(map(cell, rows.cells)).items():
        day = dates[text]
        if isinstance(day, date):
            counts[year_ending(day)] += number
    return counts


def one_of_each_year(returns: Sequence[Return]) -> list[Return]:
    """The returns in order of year. Refuses two of one year."""
    ordered = sorted(returns, key=lambda each: (each.year, each.label))
    for earlier, later in pairwise(ordered):
        if earlier.year == later.year:
            raise Refused(
                f"{earlier.label} and {later.label} are both of the collection year {later.year}: give one return of each year."
            )
    return ordered
