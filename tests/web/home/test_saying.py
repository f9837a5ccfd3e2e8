"""The sentences of the first page: by which clock one is greeted, whose reviews are when."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from heed.council.words import OWN
from heed.web.home.saying import chairing, greeting, number_at_start
from tests.web.home.made import TODAY, in_days


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        (datetime(2026, 11, 16, 8, 0, tzinfo=UTC), "Good morning, Nadia"),
        (datetime(2026, 7, 6, 10, 59, tzinfo=UTC), "Good morning, Nadia"),  # 11:59 in England
        (datetime(2026, 7, 6, 11, 0, tzinfo=UTC), "Good afternoon, Nadia"),  # noon there, not in UTC
        (datetime(2026, 11, 16, 17, 59, tzinfo=UTC), "Good afternoon, Nadia"),
        (datetime(2026, 11, 16, 18, 0, tzinfo=UTC), "Good evening, Nadia"),
    ],
)
def test_one_is_greeted_by_first_name_and_by_the_clock_in_england(moment: datetime, said: str) -> None:
    assert greeting("Nadia Rahman", moment) == said


@pytest.mark.parametrize(
    ("planned", "said"),
    [
        ([], "You chair no review in what is left of this week."),
        ([(TODAY, "Jayden")], "You chair Jayden’s review today."),
        ([(in_days(1), "Idris")], "You chair Idris’ review tomorrow."),
        ([(TODAY, "Kai"), (TODAY, "Mia")], "You chair Kai’s and Mia’s reviews today."),
        ([(TODAY, "Kai"), (in_days(2), "Lily")], "You chair Kai’s review today and Lily’s on Wednesday."),
        (
            [(TODAY, "Kai"), (in_days(2), "Lily"), (in_days(3), "Mia")],
            "You chair Kai’s review today, Lily’s on Wednesday and Mia’s on Thursday.",
        ),
        (
            [(TODAY, "Kai"), (TODAY, "Lily"), (TODAY, "Mia"), (in_days(3), "Theo"), (in_days(3), "Zara")],
            "You chair Kai’s, Lily’s and Mia’s reviews today and 2 more by Sunday.",
        ),
    ],
)
def test_the_reviews_of_the_week_are_told_by_name_and_day(planned: list[tuple[object, str]], said: str) -> None:
    assert chairing(planned, TODAY, OWN) == said  # type: ignore[arg-type]  # days and names


def test_a_sentence_opens_with_a_number_in_words_up_to_ten() -> None:
    assert [number_at_start(n) for n in (1, 5, 10, 11, 1204)] == ["One", "Five", "Ten", "11", "1,204"]
