"""Fenshire's book of a year, made from its returns without a database. Not tests."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from heed.exchange.roster import reading
from heed.exchange.ssda903 import load
from heed.exchange.ssda903.text import File
from heed.facts.build import Facts, build
from heed.measures import beside
from heed.measures.all import MEASURES
from heed.measures.duck import Duck
from heed.measures.published import Wanted
from heed.reports.book import Book, Source, made_of
from heed.reports.sections import SPLITS
from tests import fenshire

WANTED = Wanted(region="Yorkshire and The Humber", neighbours_of="North East Lincolnshire")


@cache
def facts() -> Facts:
    """The facts of its four returns, as known on Sun 15 November 2026."""
    with TemporaryDirectory() as folder:
        paths = [str(path) for path in fenshire.write(folder)]
        returns = load(paths, year=max(fenshire.YEARS), as_at=fenshire.KNOWN_TO)
        roster = Path(folder) / "roster.csv"
        returns = reading.joined(returns, reading.read(File(str(roster), roster.name)))
        populations = {"population_0_17": dict.fromkeys(fenshire.YEARS, 34_500)}
        return build(returns, populations=populations, postcodes=Path(folder) / "postcodes.csv")


@cache
def book(year: int = 2026) -> Book:
    """The book of a year."""
    return made_of(
        Duck.of(facts()),
        tuple(MEASURES.values()),
        SPLITS,
        council="Fenshire County Council",
        year=year,
        years=fenshire.YEARS,
        sources=(Source("the return of 2025-26", "a" * 64),),
        others=beside.every(),
        wanted=WANTED,
    )
