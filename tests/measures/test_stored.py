"""What is stored with a snapshot is what would be counted anew."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa

from heed.facts import snapshot
from heed.facts.build import Facts, build
from heed.measures.all import MEASURES
from heed.measures.declare import Period
from heed.measures.duck import Duck
from heed.measures.figures import figure
from heed.measures.reviews import REVIEWS_DUE_HELD_ON_TIME
from heed.measures.stored import Stored, cells_of, periods
from tests.days import day
from tests.facts.made import child, episode, returns

MADE_AT = datetime(2026, 4, 2, 13, 5, tzinfo=UTC)


def _facts(*, children: int = 3) -> Facts:
    held = ["Mon 30 Jun 2025", "Wed 1 Oct 2025"]
    made = [child(episode("Mon 2 Jun 2025"), held=held[:n], number=f"F-{n}", years=(2026,)) for n in range(children)]
    return build(returns(*made, years=(2025, 2026)), key=b"key")


def _stored(facts: Facts, folder: Path) -> Stored:
    snapshot.write(facts, folder / "one", made_at=MADE_AT, source="", also=cells_of)
    return Stored(snapshot.read(folder / "one"))


def test_each_year_and_all_of_them_together_are_kept() -> None:
    assert [(p.from_on.year, p.to_on.year) for p in periods((2026, 2025))] == [(2024, 2025), (2025, 2026), (2024, 2026)]
    assert periods((2026,)) == (Period.year(2026),)


def test_every_figure_from_stored_cells_equals_the_figure_counted_from_the_facts(tmp_path: Path) -> None:
    facts = _facts()
    stored, fresh = _stored(facts, tmp_path), Duck.of(facts)
    other = Period(day("Tue 1 Jul 2025"), day("Tue 30 Sep 2025"))

    for measure in MEASURES.values():
        for period in (*periods(facts.years), other):
            assert figure(stored, measure, period, measure.splits) == figure(fresh, measure, period, measure.splits)


def test_a_figure_that_is_stored_is_read_without_opening_the_facts(tmp_path: Path) -> None:
    stored = _stored(_facts(), tmp_path)

    assert figure(stored, REVIEWS_DUE_HELD_ON_TIME, Period.year(2026)).counted.denominator == 5
    assert stored._duck is None


def test_the_same_facts_are_stored_as_the_same_cells_whatever_order_they_come_in() -> None:
    facts = _facts()
    turned = {name: table.take(pa.array(range(len(table)), pa.int64())[::-1]) for name, table in facts.tables.items()}
    backwards = replace(facts, tables=turned)

    assert cells_of(backwards) == cells_of(facts)


def test_rows_of_a_stored_figure_are_those_of_the_facts(tmp_path: Path) -> None:
    facts = _facts()
    stored, fresh = _stored(facts, tmp_path), Duck.of(facts)
    year = Period.year(2026)

    assert list(stored.rows(REVIEWS_DUE_HELD_ON_TIME, year)) == list(fresh.rows(REVIEWS_DUE_HELD_ON_TIME, year))
    assert stored.count_rows(REVIEWS_DUE_HELD_ON_TIME, year) == 5


def test_a_snapshot_without_children_has_its_figures(tmp_path: Path) -> None:
    stored = _stored(_facts(children=0), tmp_path)

    assert figure(stored, REVIEWS_DUE_HELD_ON_TIME, Period.year(2026)).counted.why == "there are none in the period"
