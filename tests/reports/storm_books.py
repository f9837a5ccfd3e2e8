"""Books of councils at their worst: few children, or many, every fault there is, and every measure. Not tests."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from heed.exchange.ssda903 import load
from heed.facts.build import Facts, build
from heed.measures.all import MEASURES
from heed.measures.declare import Measure
from heed.measures.duck import Duck
from heed.measures.engine import OVER_TIME
from heed.reports.book import Book, made_of
from tests import fenshire
from tests.reports import fenshire_book
from tests.returns import write
from tests.returns.places import write_places


@cache
def _facts(seed: int, children: int, years: tuple[int, ...]) -> Facts:
    with TemporaryDirectory() as folder:
        truth = write(folder, children, seed, years)
        postcodes = Path(folder) / "postcodes.csv"
        write_places(postcodes, truth.lives)
        returns = load([str(Path(folder) / str(year)) for year in years], year=max(years), as_at=None)
        return build(returns, populations={"population_0_17": dict.fromkeys(years, 31_000)}, postcodes=postcodes)


def storm(seed: int, children: int, *splits: str, years: tuple[int, ...] = (2025, 2026)) -> Book:
    """A council of so many children, drawn; every measure by each of these splits that it has."""
    return _split(_facts(seed, children, years), years, splits)


def fenshire_by(*splits: str) -> Book:
    """Fenshire, with every measure by each of these splits that it has: more than a report prints."""
    return _split(fenshire_book.facts(), fenshire.WHOLE_YEARS, splits)


def _split(facts: Facts, years: tuple[int, ...], splits: tuple[str, ...]) -> Book:
    by = {code: tuple(split for split in _of(measure) if split in splits) for code, measure in MEASURES.items()}
    measures = tuple(MEASURES.values())
    return made_of(Duck.of(facts), measures, by, council="Somewhere", year=max(years), years=years)


def _of(measure: Measure) -> tuple[str, ...]:
    return (*measure.splits, OVER_TIME)
