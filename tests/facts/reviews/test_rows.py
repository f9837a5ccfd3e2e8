"""The rows that each story gives: as worked by hand, dated by the rule they name, read from where they say."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from heed.exchange.records import Child
from heed.facts.reviews import RULES, Obligation, obligations
from tests.days import day
from tests.facts.made import child, episode, review
from tests.facts.reviews.stories import CASES, END_OF_YEAR


def _told(row: Obligation) -> tuple[str | None, str | None, str | None]:
    """Which review, by when (or why not known), and when held, as a story writes it."""
    latest = f"{row.latest_on:%a} {row.latest_on.day} {row.latest_on:%b %Y}" if row.latest_on else row.latest_unknown
    held = row.review and f"{row.review.held_on:%a} {row.review.held_on.day} {row.review.held_on:%b %Y}"
    return row.sequence, latest, held or row.ended_why


@pytest.mark.parametrize(("story", "whose", "expected"), CASES, ids=[story[:70] for story, _, _ in CASES])
def test_each_story_gives_the_rows_worked_by_hand(
    story: str, whose: Child, expected: Sequence[tuple[str | None, str | None, str | None]]
) -> None:
    found = [_told(row) for row in obligations(whose, day(END_OF_YEAR))]

    assert found == list(expected), story


def test_every_rule_named_in_a_row_gives_the_date_of_the_row() -> None:
    for _, whose, _ in CASES:
        for row in obligations(whose, day(END_OF_YEAR)):
            if row.rule and row.counted_from:
                assert RULES[row.rule](row.counted_from).latest_on == row.latest_on


def test_a_row_not_held_points_to_the_review_before_it_or_to_the_start_of_care() -> None:
    whose = child(episode("Mon 2 Jun 2025", line=7), held=[review("Mon 30 Jun 2025", line=9)])

    first, owed = obligations(whose, day(END_OF_YEAR))

    assert (first.source.file, first.source.line) == ("Reviews.csv", 9)
    assert (owed.source.file, owed.source.line) == ("Reviews.csv", 9)
    (unheld,) = obligations(child(episode("Mon 2 Jun 2025", line=7)), day(END_OF_YEAR))
    assert (unheld.source.file, unheld.source.line) == ("Episodes.csv", 7)
