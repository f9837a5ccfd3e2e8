"""Answers about who is in care on the last day of the year."""

from __future__ import annotations

from collections.abc import Iterator

from tests.returns.answers.answer import Answer, Rows, Told
from tests.returns.rows import MET, UNKNOWN, Asked, Row, row, yes_or_no
from tests.returns.seen import NOT_KNOWN

NO_SOCIAL_WORKERS = "the return has no SWEpisodes table"
NOT_IN_SOCIAL_WORKERS = "the child is not in SWEpisodes"


def _in_care(told: Told, asked: Asked) -> Iterator[Row]:
    if told.here(asked) is not None:
        yield row(told.seen, MET, splits=told.splits(asked))


def parted(dimension: str, missing: str) -> Rows:
    """The children in care by what they are told apart by."""

    def rows(told: Told, asked: Asked) -> Iterator[Row]:
        if told.here(asked) is None:
            return
        splits = told.splits(asked)
        part = splits[dimension]
        if part == NOT_KNOWN:
            yield row(told.seen, UNKNOWN, missing, splits=splits)
        else:
            yield row(told.seen, MET, splits=splits, part=part)

    return rows


def share(dimension: str, missing: str, *counted: str) -> Rows:
    """The share of the children in care who are of one kind or another."""

    def rows(told: Told, asked: Asked) -> Iterator[Row]:
        if told.here(asked) is None:
            return
        splits = told.splits(asked)
        part = splits[dimension]
        yield yes_or_no(told.seen, None if part == NOT_KNOWN else part in counted, missing, splits)

    return rows


def _unaccompanied(told: Told, asked: Asked) -> Iterator[Row]:
    if told.here(asked) is not None:
        alone = told.seen.unaccompanied(asked.on_day, asked.year)
        yield yes_or_no(told.seen, alone, "", told.splits(asked))


def _social_workers(told: Told, asked: Asked) -> Iterator[Row]:
    """Each worker who held the case on a day of the year."""
    if told.here(asked) is None:
        return
    splits = told.splits(asked)
    if not told.seen.has_table("SWEpisodes", asked.year):
        yield row(told.seen, UNKNOWN, NO_SOCIAL_WORKERS, splits=splits)
        return
    workers = set()
    for each in told.seen.life.workers:
        until = told.seen.ended(each.until_on)
        if each.from_on <= asked.on_day and (until is None or until > asked.first):
            workers.add(each.worker)
    if workers:
        yield row(told.seen, MET, splits=splits, amount=len(workers))
    else:
        yield row(told.seen, UNKNOWN, NOT_IN_SOCIAL_WORKERS, splits=splits)


ANSWERS = {
    "children_in_care": Answer("count", _in_care),
    "children_in_care_rate": Answer("rate", _in_care),
    "ages": Answer("distribution", parted("age_band", "age is not known")),
    "sexes": Answer("distribution", parted("sex", "sex is not known")),
    "ethnicity": Answer("distribution", parted("ethnicity_group", "ethnicity is not known")),
    "unaccompanied_children": Answer("proportion", _unaccompanied),
    "legal_statuses": Answer("distribution", parted("legal_status", "legal status is not known")),
    "care_orders": Answer("proportion", share("legal_status", "legal status is not known", "C1", "C2")),
    "section_20": Answer("proportion", share("legal_status", "legal status is not known", "V2")),
    "categories_of_need": Answer("distribution", parted("need", "main need is not known")),
    "social_workers_in_the_year": Answer("mean", _social_workers),
}
