"""After a review whose place is not known: what either rule would say, and where six months in care settle it."""

from __future__ import annotations

import pytest

from heed.facts import unknowns
from heed.facts.reviews import obligations
from tests.days import day
from tests.facts.made import child, episode
from tests.facts.reviews.stories import END_OF_YEAR


@pytest.mark.parametrize(
    ("reach", "latest"),
    [
        ("Wed 13 Aug 2025", "Fri 14 Nov 2025"),  # not yet due by either rule
        ("Thu 14 Aug 2025", None),  # three months to the day: due by one rule, not by the other
        ("Thu 13 Nov 2025", None),
        ("Fri 14 Nov 2025", "Fri 14 Nov 2025"),  # due by both
    ],
)
def test_a_review_not_held_after_one_of_unknown_place_is_settled_when_both_rules_agree(
    reach: str, latest: str | None
) -> None:
    whose = child(episode("Mon 3 Feb 2025"), held=["Wed 14 May 2025"])

    owed = obligations(whose, day(reach))[-1]

    assert owed.latest_on == (day(latest) if latest else None)
    assert owed.latest_unknown == (None if latest else unknowns.MAY_HAVE_BEEN_FIRST)


@pytest.mark.parametrize(
    ("left_on", "latest"),
    [
        ("Thu 14 Aug 2025", "Fri 14 Nov 2025"),  # lapsed by either rule
        ("Fri 15 Aug 2025", None),  # missed by one rule, lapsed by the other
        ("Fri 14 Nov 2025", None),
        ("Sat 15 Nov 2025", "Fri 14 Nov 2025"),  # missed by both
    ],
)
def test_leaving_after_a_review_of_unknown_place_is_settled_when_both_rules_agree(
    left_on: str, latest: str | None
) -> None:
    whose = child(episode("Mon 3 Feb 2025", left_on, ceased="E4A"), held=["Wed 14 May 2025"])

    owed = obligations(whose, day(END_OF_YEAR))[-1]

    assert owed.latest_on == (day(latest) if latest else None)


def test_the_six_month_interpretation_is_marked_on_the_row_it_decides_and_on_no_other() -> None:
    whose = child(episode("Thu 14 Nov 2024"), held=["Wed 14 May 2025", "Fri 15 Aug 2025"])

    marks = [row.interpreted for row in obligations(whose, day(END_OF_YEAR))]

    assert marks == [False, True, False]


def test_a_child_long_in_care_before_the_law_that_is_encoded_can_still_be_judged() -> None:
    whose = child(episode("Fri 1 Jan 2010"), held=["Wed 14 May 2025", "Fri 15 Aug 2025"], born="Thu 1 Jan 2009")

    assert [row.interpreted for row in obligations(whose, day(END_OF_YEAR))] == [False, True, False]
