"""Turns what the returns say into the tables of facts, in memory. No Django; nothing is counted here."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pyarrow as pa

from heed.exchange.records import Child, Returns
from heed.facts.adoption import ADOPTED, adoption_row
from heed.facts.after_care import care_leaver_rows
from heed.facts.ages import birthdays
from heed.facts.care import care_of
from heed.facts.children import Whole, child_row
from heed.facts.distance import Postcodes, postcodes_of, read_postcodes
from heed.facts.missing import missing_rows
from heed.facts.moves import ends_in, entry_row, first_start, leaving_row
from heed.facts.participation import review_rows, what_was_said
from heed.facts.placements import placements_of
from heed.facts.reviews import obligations
from heed.facts.schema import ADOPTION, CARE_LEAVER, CHILD, ENTRY, LEAVING, MISSING, REVIEW, TABLES, TableOfFacts, Type
from heed.facts.splits import Splits
from heed.facts.years import OPTIONAL, Year, years_of
from heed.law.dates import last_day_of

_ARROW: dict[Type, pa.DataType] = {
    "text": pa.string(),
    "date": pa.date32(),
    "whole number": pa.int32(),
    "yes or no": pa.bool_(),
}

Row = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts of one council as known on one day.

    `tables` are those that `schema.TABLES` declares, by name. `reach` is the last day of which the data speak.
    `held_back` counts the children held by a fault: they are in no figure. `numbers` maps the key of a child in these
    facts to the child's number, `labels` the key of an IRO or a team to the name: neither is ever written into a
    snapshot. `populations` are the council's, by setting and year, for rates. `lacks` are the tables of the return that
    the return of a year does not have.
    """

    as_at: date
    reach: date
    years: tuple[int, ...]
    tables: Mapping[str, pa.Table]
    held_back: int
    numbers: Mapping[str, str]
    labels: Mapping[str, str] = field(default_factory=dict)
    populations: Mapping[str, Mapping[int, int]] = field(default_factory=dict)
    lacks: Mapping[int, frozenset[str]] = field(default_factory=dict)

    @property
    def review(self) -> pa.Table:
        """The table of reviews."""
        return self.tables[REVIEW.name]


def build(
    returns: Returns,
    *,
    key: bytes | None = None,
    populations: Mapping[str, Mapping[int, int]] | None = None,
    postcodes: Path | None = None,
) -> Facts:
    """Apply the law to every child.

    With a `key`, children, IROs and teams are named by its HMAC; without, by their number and name (memory only).
    `postcodes` is a file that says where they are (`distance`). Raises `Refused` where that cannot be used.
    """
    reach = min(returns.as_at, last_day_of(max(returns.years)))
    years = years_of(returns, reach)
    near = None if postcodes is None else read_postcodes(postcodes, postcodes_of(returns.children))
    rows: dict[str, list[Row]] = {name: [] for name in TABLES}
    keys = _Keys(key)
    numbers: dict[str, str] = {}
    for child in returns.children:
        name = child.number if key is None else child_key(key, child.number)
        numbers[name] = child.number
        of = _whole(name, child, reach, keys)
        rows[REVIEW.name] += review_rows(name, of.obligations, of.tell, of.birthdays, returns.as_at)
        for year in years:
            _add_year(rows, of, year, returns.as_at, near)
    return Facts(
        as_at=returns.as_at,
        reach=reach,
        years=returns.years,
        tables={name: table_of(declared, rows[name]) for name, declared in TABLES.items()},
        held_back=len(returns.held),
        numbers=numbers,
        labels=keys.labels,
        populations=populations or {},
        lacks={year.number: OPTIONAL - year.tables for year in years},
    )


def _whole(name: str, child: Child, reach: date, keys: _Keys) -> Whole:
    of = birthdays(child.born_on)
    cares, found = care_of(child, reach), obligations(child, reach)
    return Whole(
        name=name,
        child=child,
        birthdays=of,
        tell=Splits(child, of, keys.of("iro", child.iro), keys.of("team", child.team)),
        cares=cares,
        placements=[placements_of(care) for care in cares],
        obligations=found,
        said=what_was_said(found, of.fourth),
    )


def _add_year(rows: dict[str, list[Row]], of: Whole, year: Year, as_at: date, near: Postcodes | None) -> None:
    """Add what the tables have of one child in one year."""
    child, name, tell = of.child, of.name, of.tell
    if (row := child_row(of, year, as_at, near)) is not None:
        rows[CHILD.name].append(row)
        if child.missing:
            rows[MISSING.name] += missing_rows(name, child, year, tell)
    if (begun := first_start(of.cares, year)) is not None:
        rows[ENTRY.name].append(entry_row(name, child, begun, year, tell))
    ends = ends_in(of.cares, year)
    if ends:
        rows[LEAVING.name].append(leaving_row(name, *ends[-1], year, tell))
    for care, ended_on in ends:
        if care.ceased in ADOPTED:
            rows[ADOPTION.name].append(adoption_row(name, child, care, ended_on, year, tell))
    if child.care_leaver:
        rows[CARE_LEAVER.name] += care_leaver_rows(name, child, year, tell)


class _Keys:
    """The keys of IROs and teams in these facts, and the name behind each."""

    def __init__(self, key: bytes | None) -> None:
        self._key = key
        self._found: dict[tuple[str, str], str] = {}
        self.labels: dict[str, str] = {}

    def of(self, column: str, label: str | None) -> str | None:
        """The key of a name in a column; None without a name."""
        if label is None:
            return None
        found = self._found.get((column, label))
        if found is None:
            found = label if self._key is None else child_key(self._key, f"{column}: {label}")
            self._found[column, label], self.labels[found] = found, label
        return found


def child_key(key: bytes, number: str) -> str:
    """The child's name in one snapshot: without the snapshot's key nobody can tell which child it is."""
    return hmac.new(key, number.encode(), hashlib.sha256).hexdigest()[:32]


def schema_of(declared: TableOfFacts) -> pa.Schema:
    """The table as Arrow has it."""
    return pa.schema([pa.field(c.name, _ARROW[c.type], nullable=c.may_be_empty) for c in declared.columns])


def table_of(declared: TableOfFacts, rows: Sequence[Row]) -> pa.Table:
    """The rows, each without its number, as the declared table."""
    schema = schema_of(declared)
    columns = [range(1, len(rows) + 1), *(zip(*rows, strict=True) if rows else [()] * (len(schema) - 1))]
    arrays = [pa.array(column, type=f.type) for column, f in zip(columns, schema, strict=True)]
    return pa.Table.from_arrays(arrays, schema=schema)
