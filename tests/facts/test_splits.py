"""What a figure can be split by, told on the day that a row speaks of."""

from __future__ import annotations

import pytest

from heed.exchange.ssda903.codes import ETHNICITY, ETHNICITY_GROUP, PLACEMENT, YEARS, CodeList
from heed.facts.ages import birthdays
from heed.facts.schema.columns import splits
from heed.facts.splits import PLACEMENT_GROUP, Splits
from tests.days import day
from tests.facts.made import child, episode

BORN = "Wed 1 Jul 2015"
WHOSE = child(
    episode("Mon 2 Jun 2025", "Mon 7 Jul 2025", status="V2", place="U4", provider="PR1", need="N1"),
    episode("Mon 7 Jul 2025", "Mon 6 Oct 2025", status="C2", place="K2", provider="PR4", need="N1", ceased="E4A"),
    born=BORN,
    ethnicity="CHNE",
)
FIRST = ("V2", "foster_other", "PR1", "N1")
SECOND = ("C2", "childrens_home", "PR4", "N1")
NOTHING = (None, None, None, None)


def _splits() -> Splits:
    return Splits(WHOSE, birthdays(day(BORN)), "an IRO", "a team")


@pytest.mark.parametrize(
    ("on", "age", "told"),
    [
        ("Sun 1 Jun 2025", "5-9", NOTHING),
        ("Mon 2 Jun 2025", "5-9", FIRST),
        ("Sun 6 Jul 2025", "10-15", FIRST),
        ("Mon 7 Jul 2025", "10-15", SECOND),  # one ended and another began: the later tells
        ("Mon 6 Oct 2025", "10-15", SECOND),  # the last day of care
        ("Tue 7 Oct 2025", "10-15", NOTHING),
    ],
)
def test_each_day_has_the_age_and_the_episode_of_that_day(on: str, age: str, told: tuple[str | None, ...]) -> None:
    assert _splits().on(day(on)) == (age, "F", "asian", *told, "an IRO", "a team")


def test_leaving_tells_of_the_last_episode_and_the_age_of_that_day() -> None:
    assert _splits().leaving(day("Tue 1 Jul 2025"), WHOSE.episodes[0]) == (
        *("10-15", "F", "asian"),
        *FIRST,
        *("an IRO", "a team"),
    )


def test_values_stand_in_the_order_of_the_declared_columns() -> None:
    assert len(_splits().on(day("Mon 2 Jun 2025"))) == len(splits("a day"))


def test_what_is_not_known_is_empty() -> None:
    whose = child(episode("Mon 2 Jun 2025", status=None, place=None), sex=None)

    assert Splits(whose, birthdays(whose.born_on), None, None).on(day("Mon 2 Jun 2025")) == ("10-15", *(None,) * 8)


def _codes(of: CodeList) -> set[str]:
    return {code for year in YEARS for code in of.in_year(year)}


def test_every_placement_and_ethnicity_of_every_year_has_a_group() -> None:
    assert set(PLACEMENT_GROUP) == _codes(PLACEMENT)
    assert set(ETHNICITY_GROUP) == _codes(ETHNICITY)
