"""The book of North East Lincolnshire's year, made from the cohort that has the published counts: what its paper is read with.

Only figures for which the paper publishes numbers are in it: whatever else the cohort gives is invented.
"""

from __future__ import annotations

import tempfile
from dataclasses import replace
from functools import cache
from pathlib import Path

from heed.council.settings import POPULATION_0_17
from heed.exchange.ssda903 import load
from heed.facts.build import build
from heed.measures import published
from heed.measures.all import MEASURES
from heed.measures.duck import Duck
from heed.reports import book
from heed.reports.book import Book
from tests.papers.claims import CLAIMS
from tests.papers.cohort import LAST, POPULATION
from tests.papers.writing import write

COUNCIL, REGION = "North East Lincolnshire", "Yorkshire and The Humber"
YEAR = LAST.year


@cache
def of_the_paper() -> Book:
    """The book: every measure of the claims for the year, and of the year before what the paper says of it."""
    measures = [MEASURES[code] for code in dict.fromkeys(claim.measure for claim in CLAIMS if claim.measure)]
    splits = {claim.measure: (claim.by,) for claim in CLAIMS if claim.by}
    before = {claim.measure for claim in CLAIMS if claim.year == YEAR - 1}
    with tempfile.TemporaryDirectory() as folder:
        *folders, postcodes = write(Path(folder))
        returns = load([str(each) for each in folders], year=YEAR, as_at=None)
        facts = build(returns, populations={POPULATION_0_17.name: {YEAR: POPULATION}}, postcodes=postcodes)
        made = book.made_of(
            Duck.of(facts),
            measures,
            splits,
            council=COUNCIL,
            year=YEAR,
            years=(YEAR - 1, YEAR),
            others=published.built_in(),
            wanted=published.Wanted(region=REGION, neighbours_of=COUNCIL),
        )
    said = {(code, year): told for (code, year), told in made.whole.items() if year == YEAR or code in before}
    return replace(made, whole=said)
