"""What the reader of the list of reviews due narrowed it to, in the address; checked, or 404. And how many each choice has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import lru_cache
from urllib.parse import urlencode

from django.http import Http404

from heed.law.deadlines import Track
from heed.web.addresses import reverse
from heed.web.due.rows import Plan, Row, State
from heed.web.fields import read_page

NOBODY = "nobody"
"""Stands in an address for no IRO, or no team."""

WHICH = ("first", "second", "later")
SCHOOL = ("holidays", "term")
LONGEST_KEY = 9
"""Digits of the number of an IRO or a team."""


def _whose(key: int | None) -> str:
    return NOBODY if key is None else str(key)


@lru_cache(maxsize=1024)
def _when(day: date | None) -> tuple[str, ...]:
    """The week of a day, by its Monday, and its month."""
    if day is None:
        return ()
    return ((day - timedelta(days=day.weekday())).isoformat(), f"{day:%Y-%m}")


GROUPS: Mapping[str, Callable[[Row], tuple[str, ...]]] = {
    "state": lambda row: (row.state.value,),
    "plan": lambda row: (row.plan.value,),
    "iro": lambda row: (_whose(row.iro),),
    "team": lambda row: (_whose(row.team),),
    "when": lambda row: _when(row.latest_on),
    "series": lambda row: (row.track,),
    "which": lambda row: (row.which,) if row.which else (),
    "school": lambda row: (SCHOOL[0] if row.in_school_holidays else SCHOOL[1],),
}
"""Each way to narrow the list, and what a row is of it."""

FIXED: Mapping[str, Collection[str]] = {
    "state": tuple(each.value for each in State),
    "plan": tuple(each.value for each in Plan),
    "series": (Track.STATUTORY.value, Track.ADOPTION.value, Track.SHORT_BREAK.value),
    "which": WHICH,
    "school": SCHOOL,
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What the list is narrowed to: a value for each group that is named, and the page."""

    by: Mapping[str, str] = field(default_factory=dict)
    page: int = 1

    def query(self) -> str:
        """As an address or the record writes it: what was understood, and nothing else that was typed."""
        page = {} if self.page == 1 else {"page": str(self.page)}
        return urlencode({name: self.by[name] for name in GROUPS if name in self.by} | page)

    def address(self, name: str = "web:reviews", *, page: int = 1, **changed: str) -> str:
        """The address of the list that asks the same but for what changed; an empty value takes a group away."""
        by = {key: value for key, value in {**self.by, **changed}.items() if value}
        query = replace(self, by=by, page=page).query()
        return f"{reverse(name)}?{query}" if query else reverse(name)

    def without(self, name: str) -> str:
        """The address of the list without one group."""
        return replace(self, by={key: value for key, value in self.by.items() if key != name}, page=1).address()

    def takes(self, row: Row, but: str = "") -> bool:
        """Whether a row is of what is asked for, one group left aside."""
        return all(value in GROUPS[name](row) for name, value in self.by.items() if name != but)


def read(query: Mapping[str, str]) -> Asked:
    """Read the address. What does not exist is not found."""
    by = {name: query[name] for name in GROUPS if query.get(name)}
    if query.get("month"):
        by.setdefault("when", query["month"])
    for name, value in by.items():
        if not _is_there(name, value):
            raise Http404("The address asks for something that is not there.")
    return Asked(by, read_page(query))


def _is_there(name: str, value: str) -> bool:
    if name in FIXED:
        return value in FIXED[name]
    if name == "when":
        return month_of(value) is not None or _monday(value)
    return value == NOBODY or (value.isascii() and value.isdigit() and len(value) <= LONGEST_KEY)


def month_of(value: str) -> date | None:
    """The first day of the month that "2026-11" names."""
    first = day_of(f"{value}-01")
    return first if len(value) == len("2026-11") else None


def _monday(value: str) -> bool:
    day = day_of(value)
    return day is not None and day.weekday() == 0


def day_of(value: str) -> date | None:
    """The day, written in the one way in which addresses write it."""
    try:
        day = date.fromisoformat(value)
    except ValueError:
        return None
    return day if day.isoformat() == value else None


def counted(rows: Iterable[Row], asked: Asked) -> dict[str, Counter[str]]:
    """For each group how many rows each of its values has, among those that the other groups leave."""
    found: dict[str, Counter[str]] = {name: Counter() for name in GROUPS}
    for row in rows:
        fails = [name for name, value in asked.by.items() if value not in GROUPS[name](row)]
        for name in GROUPS if not fails else fails if len(fails) == 1 else ():
            for value in GROUPS[name](row):
                found[name][value] += 1
    return found
