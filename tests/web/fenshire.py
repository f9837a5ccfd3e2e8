"""Invented facts for pages of figures: an engine that holds rows in memory, with the numbers of the look's own figure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta

from heed.council.words import Words
from heed.law.dates import add_months
from heed.law.reviews import later_review
from heed.measures.declare import Kind, Measure, Period
from heed.measures.engine import LEFT_OUT, MET, NOT_MET, UNKNOWN, Cell, Row
from heed.web.figures.reading import LoadedReturn, Reading, Seen

AS_AT = date(2026, 3, 31)
OUTSIDE = "the review before lies outside the returns loaded"
LEFT = "left care before it fell due"

# For each quarter: met, not met, unknown, left out. The last four make 648 of 674, 9 unknown, 11 left out.
QUARTERS: dict[date, tuple[int, int, int, int]] = {
    date(2024, 4, 1): (150, 11, 20, 2),
    date(2024, 7, 1): (153, 9, 12, 3),
    date(2024, 10, 1): (147, 13, 4, 1),
    date(2025, 1, 1): (156, 9, 2, 2),
    date(2025, 4, 1): (160, 6, 5, 3),
    date(2025, 7, 1): (164, 6, 2, 2),
    date(2025, 10, 1): (158, 9, 1, 4),
    date(2026, 1, 1): (166, 5, 1, 2),
}
SEQUENCES = ("later", "later", "second", "later", "first", "later", "later")
BANDS = ("10-15", "5-9", "16+", "10-15", "1-4", "under 1")
SEXES = ("F", "M", "M", "F", "F")


def _rows() -> Iterator[Row]:
    number = 0
    for first_day, counts in QUARTERS.items():
        for outcome, n in zip((MET, NOT_MET, UNKNOWN, LEFT_OUT), counts, strict=True):
            for place in range(n):
                number += 1
                yield _row(number, first_day + timedelta(days=place % 89), outcome)


def _row(number: int, latest_on: date, outcome: str) -> Row:
    """One row whose dates agree with its outcome; the sixth of those not met has not been held yet."""
    counted_from = add_months(latest_on, -6)
    latest_on = later_review(previous_held_on=counted_from).latest_on
    late = 1 + number % 9
    held_on = {
        MET: latest_on - timedelta(days=number % 20),
        NOT_MET: None if number % 6 == 0 else latest_on + timedelta(days=late),
        UNKNOWN: latest_on,
        LEFT_OUT: None,
    }[outcome]
    known = outcome != UNKNOWN
    return Row(
        row=number,
        child=f"key{number % 300:03}",
        told_on=held_on or latest_on,
        part=None,
        amount=None,
        track="statutory",
        sequence=SEQUENCES[number % 7] if known else None,
        rule="later_review" if known else None,
        counted_from=counted_from if known else None,
        held_on=held_on,
        latest_on=latest_on if known else None,
        participation_code=None if held_on is None else f"PN{1 + number % 7}",
        days_late=((held_on or AS_AT) - latest_on).days if known else None,
        interpreted=False,
        age_band=BANDS[number % 6],
        sex=SEXES[number % 5],
        source_file="reviews_2026.csv" if latest_on >= date(2025, 4, 1) else "reviews_2025.csv",
        source_line=number + 1,
        outcome=outcome,
        why={UNKNOWN: OUTSIDE, LEFT_OUT: LEFT}.get(outcome, ""),
    )


class Memory:
    """An engine over rows in memory: what heed.measures asks of one, and nothing else."""

    def __init__(self, rows: Iterable[Row], *, as_at: date = AS_AT, held_back: int = 0) -> None:
        self.as_at = as_at
        self.held_back = held_back
        self.labels: Mapping[str, str] = {}
        self.populations: Mapping[str, Mapping[int, int]] = {}
        self.lacks: Mapping[int, Collection[str]] = {}
        self._rows = list(rows)

    def cells(self, measure: Measure, period: Period, by: Sequence[str] = ()) -> Iterable[Cell]:
        """Count the rows by what a cell holds."""
        counted: Counter[tuple[str, str | None, str, str, str | None, int | None, bool]] = Counter()
        for row in self.rows(measure, period):
            alike = (row.outcome, row.why, row.part, row.amount, row.interpreted)
            for name in ("", *by):
                key = _quarter(row).isoformat() if name == "quarter" else getattr(row, name) if name else None
                counted[name, key, *alike] += 1
        return [Cell._make((*cell, n)) for cell, n in counted.items()]

    def rows(
        self,
        measure: Measure,
        period: Period,
        *,
        outcome: str | None = None,
        only: Sequence[str] | None = None,
        offset: int = 0,
        limit: int | None = None,
    ) -> Iterator[Row]:
        """The rows that fall in the period. A count has none that were not met."""
        found = [row for row in self._rows if period.from_on <= _counted_on(row) <= period.to_on]
        if measure.kind is Kind.COUNT:
            found = [row for row in found if row.outcome != NOT_MET]
        found = [row for row in found if outcome in (None, row.outcome) and (only is None or row.child in only)]
        yield from found[offset : None if limit is None else offset + limit]

    def count_rows(
        self, measure: Measure, period: Period, *, outcome: str | None = None, only: Sequence[str] | None = None
    ) -> int:
        """How many rows there are in all."""
        return len(list(self.rows(measure, period, outcome=outcome, only=only)))


def _counted_on(row: Row) -> date:
    return row.latest_on or row.held_on or AS_AT


def _quarter(row: Row) -> date:
    day = _counted_on(row)
    return date(day.year, 3 * ((day.month - 1) // 3) + 1, 1)


def reading(
    *, rows: Iterable[Row] | None = None, held_back: int = 0, unseen: int = 0, may_open_rows: bool = True
) -> Reading:
    """What a page reads: two years, 300 children of whom the last few may be out of sight."""
    seen = {f"key{n:03}": Seen(str(n), f"F-{1700 + 3 * n}") for n in range(300 - unseen)}
    loaded_at = datetime(2026, 4, 2, 5, 10, tzinfo=UTC)
    return Reading(
        engine=Memory(_rows() if rows is None else rows, held_back=held_back),
        as_at=AS_AT,
        days=(AS_AT,),
        years=(2025, 2026),
        council="Fenshire",
        words=Words(),
        returns=(LoadedReturn("The returns of 2024-25 and 2025-26", loaded_at, "Priya Nair", ""),),
        made_at=datetime(2026, 4, 2, 5, 11, tzinfo=UTC),
        behind=False,
        children=seen,
        everyone=not unseen,
        may_open_rows=may_open_rows,
        may_export=may_open_rows,
    )
