"""Answers about health and offending of those in care for the whole of a year: the table OC2."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tests.returns.answers.answer import Answer, Rows, Told
from tests.returns.days import age_on, every_day
from tests.returns.lives import SHORT_BREAKS
from tests.returns.rows import LEFT_OUT, MET, UNKNOWN, Asked, Row, row, yes_or_no
from tests.returns.tables import Health

NOT_IN_OC2 = "the child is not in OC2"
BLANK = "the child is in the table OC2, and the cell is blank or cannot be read"
NO_SCORE = "no score was recorded"


def _whole_year(told: Told, asked: Asked) -> bool:
    """In care on every day of the year up to the last that is known, with no short break in the year's return."""
    if any(e.legal_status in SHORT_BREAKS for e in told.seen.episodes_in(asked.year)):
        return False
    return all(told.seen.in_care(today) for today in every_day(asked.first, asked.on_day))


def _row(told: Told, asked: Asked) -> Health | None:
    return next((row for row in told.seen.life.health if row.year == asked.year), None)


def _age(told: Told, asked: Asked) -> int:
    return age_on(told.seen.life.born_on, asked.on_day)


def said(cell: Callable[[Health], bool | None], youngest: int = 0, oldest: int = 99) -> Answer:
    """The share of whom a cell says yes."""

    def rows(told: Told, asked: Asked) -> Iterator[Row]:
        if not _whole_year(told, asked) or not youngest <= _age(told, asked) <= oldest:
            return
        found, splits = _row(told, asked), told.splits(asked)
        if found is None:
            yield row(told.seen, UNKNOWN, NOT_IN_OC2, splits=splits)
        else:
            yield yes_or_no(told.seen, cell(found), BLANK, splits)

    return Answer("proportion", rows)


def _difficulties(tell: Callable[[Told, Health, dict[str, str]], Row]) -> Rows:
    """The rows of those aged 5 to 16, of whom the return asks a score."""

    def rows(told: Told, asked: Asked) -> Iterator[Row]:
        if not _whole_year(told, asked) or not 5 <= _age(told, asked) <= 16:
            return
        found, splits = _row(told, asked), told.splits(asked)
        yield row(told.seen, UNKNOWN, NOT_IN_OC2, splits=splits) if found is None else tell(told, found, splits)

    return rows


def _scored(told: Told, found: Health, splits: dict[str, str]) -> Row:
    return yes_or_no(told.seen, found.sdq_score is not None, "", splits)


def _score(told: Told, found: Health, splits: dict[str, str]) -> Row:
    if found.sdq_score is None:
        return row(told.seen, LEFT_OUT, NO_SCORE, splits=splits)
    band = "normal" if found.sdq_score <= 13 else "borderline" if found.sdq_score <= 16 else "concern"
    return row(told.seen, MET, splits=splits, amount=found.sdq_score, part=band)


ANSWERS = {
    "health_assessments": said(lambda found: found.assessed),
    "dental_checks": said(lambda found: found.teeth),
    "immunisations": said(lambda found: found.immunised),
    "health_checks_under_5": said(lambda found: found.health_check, oldest=4),
    "substance_misuse": said(lambda found: found.substances),
    "offending": said(lambda found: found.convicted, youngest=10),
    "sdq_with_a_score": Answer("proportion", _difficulties(_scored)),
    "sdq_average": Answer("mean", _difficulties(_score)),
    "sdq_bands": Answer("distribution", _difficulties(_score)),
}
