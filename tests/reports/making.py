"""Books of a few figures, made by hand, so that a test says every number that it is about. Not tests."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from heed.measures.declare import Kind, Polarity
from heed.measures.published import Level, Published, Unit, Wanted
from heed.reports.book import Book, Count, Definition, Hidden, Limits, Source, Told, ToldGroup, ToldPart
from tests.days import day

LIMITS = Limits()
YEAR = 2026
AS_AT = day("Tue 31 Mar 2026")
WANTED = Wanted(region="The East", neighbours_of="Fenshire")

NOT_COUNTED_BECAUSE = "there are none in the period"


def definition(code: str = "reviews_on_time", kind: Kind = Kind.PROPORTION, **more: Any) -> Definition:
    """What a figure means; a share of reviews where nothing else is said."""
    usual: dict[str, Any] = {
        "name": code.replace("_", " ").capitalize(),
        "short_name": code.replace("_", " "),
        "section": "Reviews on time",
        "definition": f"What {code.replace('_', ' ')} means.",
        "counts": "reviews",
        "out_of": "reviews that fell due",
        "met_means": "on time",
        "not_met_means": "late",
        "amount_unit": "days" if kind in (Kind.MEAN, Kind.MEDIAN) else "",
        "polarity": Polarity.HIGH,
        "sources": ("a provision",),
        "changes": (),
        "rate_of": "population_0_17" if kind is Kind.RATE else "",
    }
    return Definition(code=code, kind=kind, **(usual | more))


SHARE = definition()
COUNT = definition("children_in_care", Kind.COUNT, counts="children")
RATE = definition("children_rate", Kind.RATE, counts="children")
MEAN = definition("days_waited", Kind.MEAN, counts="children")
MEDIAN = replace(MEAN, kind=Kind.MEDIAN)
PARTED = definition("placements", Kind.DISTRIBUTION, counts="children")
MONTHS = definition("months_on_time", Kind.MEAN_OF_MONTHS)


def _told(value: float | None, met: Count, of: Count, **more: Any) -> Told:
    usual: dict[str, Any] = {
        "why": "" if value is not None else NOT_COUNTED_BECAUSE,
        "missed": 0,
        "base": of,
        "unknown": {},
        "left_out": {},
        "low": None,
        "high": None,
        "interpreted": 0,
    }
    return Told(value=value, numerator=met, denominator=of, **(usual | more))


def share(met: int, of: int, **more: Any) -> Told:
    """So many of so many; no value where there are none."""
    return _told(met / of if of else None, met, of, **({"missed": of - met} | more))


def count(number: int, **more: Any) -> Told:
    """So many."""
    return _told(number, number, number, **more)


def rate(number: int, population: int) -> Told:
    """So many for each 10,000 of a population."""
    return _told(number * 10_000 / population, number, population, base=number)


def average(value: float, of: int) -> Told:
    """An amount, of so many."""
    return _told(value, round(value * of), of)


def none(why: str = NOT_COUNTED_BECAUSE, **more: Any) -> Told:
    """No figure, and why."""
    return _told(None, 0, 0, why=why, **more)


def few(of: Count = 40, **more: Any) -> Told:
    """A share whose numerator is too small to be printed."""
    return _told(
        None, Hidden.FEW, of, why="fewer than 5 were counted, so it is not published", missed=Hidden.KEPT, **more
    )


def parted(**parts: Count) -> Told:
    """A whole and its parts, each by its key; a part that is hidden has no share."""
    there = sum(number for number in parts.values() if not isinstance(number, Hidden))
    told = tuple(
        ToldPart(key, key.replace("_", " ").capitalize(), None if isinstance(n, Hidden) else n / there, n)
        for key, n in parts.items()
    )
    return _told(there, there, there, parts=told)


def group(key: str, told: Told, label: str = "") -> ToldGroup:
    """One part of a figure by a dimension."""
    return ToldGroup(key, label or key.capitalize(), told)


def published(of: Definition, value: float, level: Level = Level.ENGLAND, **more: Any) -> Published:
    """What somebody published of a figure."""
    areas = {Level.ENGLAND: "England", Level.REGION: "The East", Level.NEIGHBOURS: "Fenshire"}
    unit = Unit.RATE if of.kind is Kind.RATE else Unit.NUMBER if of.is_average else Unit.PER_CENT
    usual: dict[str, Any] = {
        "split": "",
        "key": "",
        "year": YEAR - 1,
        "level": level,
        "area": areas.get(level, "Elsewhere"),
        "unit": unit,
        "publisher": "a department",
        "title": "a table",
        "definition": "as published",
        "differs": "",
    }
    return Published(measure=of.code, value=value, **(usual | more))


def book(
    *figures: tuple[Definition, Mapping[int, Told]],
    groups: Mapping[tuple[str, int, str], Sequence[ToldGroup]] | None = None,
    **more: Any,
) -> Book:
    """The book of 2025-26 that has these figures of these years."""
    usual: dict[str, Any] = {
        "council": "Fenshire County Council",
        "year": YEAR,
        "as_at": AS_AT,
        "years": (YEAR - 1, YEAR),
        "held_back": 0,
        "faults": 0,
        "sources": (Source("the return of 2026"),),
        "wanted": WANTED,
    }
    return Book(
        definitions={of.code: of for of, _ in figures},
        whole={(of.code, year): told for of, years in figures for year, told in years.items()},
        groups={place: tuple(parts) for place, parts in (groups or {}).items()},
        **(usual | more),
    )


MADE_ON: date = day("Mon 16 Nov 2026")
