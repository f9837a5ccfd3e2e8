"""Times missing or away, deprivations of liberty and social workers of a year: Tue 1 Apr 2025 to Tue 31 Mar 2026."""

from __future__ import annotations

import pytest

from heed.exchange.records import Deprivation, Missing, SocialWorkerEpisode
from heed.facts import unknowns
from heed.facts.ages import birthdays
from heed.facts.missing import deprived_in, missing_in, missing_rows, workers_in
from heed.facts.splits import Splits
from heed.facts.years import Year, years_of
from tests.days import day
from tests.facts.made import EVERY_TABLE, child, deprived, episode, missing, returns, worker

END = "Tue 31 Mar 2026"


def _year(*tables: str, reach: str = END) -> Year:
    (year,) = years_of(returns(tables=tables), day(reach))
    return year


@pytest.mark.parametrize(
    ("story", "times", "expected"),
    [
        ("never", [], (0, 0, 0, None)),
        ("one day and the next", [missing("Mon 9 Jun 2025", "Tue 10 Jun 2025")], (1, 1, 0, None)),
        ("back on the same day", [missing("Mon 9 Jun 2025", "Mon 9 Jun 2025")], (1, 0, 0, None)),
        ("away, which is not missing", [missing("Mon 9 Jun 2025", "Wed 11 Jun 2025", kind="A")], (0, 0, 1, None)),
        (
            "both, several times",
            [
                missing("Mon 9 Jun 2025", "Wed 11 Jun 2025"),
                missing("Mon 7 Jul 2025", "Tue 8 Jul 2025", kind="A"),
                missing("Mon 4 Aug 2025", "Thu 7 Aug 2025"),
            ],
            (2, 5, 1, None),
        ),
        ("still missing: counted to the last day of the year", [missing("Sun 29 Mar 2026")], (1, 2, 0, None)),
        ("began the day before the year", [missing("Mon 31 Mar 2025", "Mon 7 Apr 2025")], (0, 0, 0, None)),
        ("began on its first day", [missing("Tue 1 Apr 2025", "Wed 2 Apr 2025")], (1, 1, 0, None)),
        ("began in the year and ended after it", [missing("Tue 31 Mar 2026", "Thu 2 Apr 2026")], (1, 2, 0, None)),
        ("of unknown kind", [missing("Mon 9 Jun 2025", kind=None)], (None, None, None, unknowns.KIND_UNKNOWN)),
        (
            "of unknown kind, and missing another time: missing is known, away is not",
            [missing("Mon 9 Jun 2025", kind=None), missing("Mon 7 Jul 2025", "Tue 8 Jul 2025")],
            (1, 1, None, unknowns.KIND_UNKNOWN),
        ),
        (
            "of unknown kind, and away another time",
            [missing("Mon 9 Jun 2025", kind=None), missing("Mon 7 Jul 2025", kind="A")],
            (None, None, 1, unknowns.KIND_UNKNOWN),
        ),
    ],
)
def test_times_missing_in_a_year(story: str, times: list[Missing], expected: tuple[object, ...]) -> None:
    assert missing_in(child(missing=tuple(times)), _year("Missing")) == expected, story


def test_without_its_table_nothing_is_known_unless_another_years_return_tells() -> None:
    assert missing_in(child(), _year()) == (None, None, None, unknowns.NO_MISSING)
    told = child(missing=(missing("Mon 9 Jun 2025", "Tue 10 Jun 2025", year=2027),))
    assert missing_in(told, _year()) == (1, 1, 0, None)


def test_each_time_missing_is_a_row_with_its_days_and_what_the_episode_told() -> None:
    times = (missing("Mon 9 Jun 2025", "Wed 11 Jun 2025"), missing("Mon 7 Jul 2025"), missing("Mon 6 Apr 2026"))
    whose = child(episode("Mon 2 Jun 2025", place="K2"), missing=times)

    rows = list(missing_rows("F-1", whose, _year(), Splits(whose, birthdays(whose.born_on), None, None)))

    assert [row[3:5] for row in rows] == [
        (day("Mon 9 Jun 2025"), day("Tue 1 Apr 2025")),
        (day("Mon 7 Jul 2025"), day("Tue 1 Jul 2025")),
    ]
    assert [row[9] for row in rows] == ["childrens_home", "childrens_home"]
    assert [row[14:16] for row in rows] == [(2, None), (None, unknowns.STILL_MISSING)]


@pytest.mark.parametrize(
    ("story", "orders", "reach", "expected"),
    [
        ("never", [], END, (False, 0, None)),
        ("before the year", [deprived("Mon 3 Feb 2025", "Tue 1 Apr 2025")], END, (False, 0, None)),
        ("one day into the year", [deprived("Mon 3 Feb 2025", "Wed 2 Apr 2025")], END, (True, 1, None)),
        ("a week", [deprived("Mon 9 Jun 2025", "Mon 16 Jun 2025")], END, (True, 7, None)),
        ("begun and ended on one day", [deprived("Mon 9 Jun 2025", "Mon 9 Jun 2025")], END, (True, 0, None)),
        ("open: the last day of the year counts", [deprived("Mon 30 Mar 2026")], END, (True, 2, None)),
        ("open, the data reach to September", [deprived("Mon 29 Sep 2025")], "Tue 30 Sep 2025", (True, 2, None)),
        ("ends after the year", [deprived("Mon 30 Mar 2026", "Mon 6 Apr 2026")], END, (True, 2, None)),
        ("all year", [deprived("Mon 3 Feb 2025")], END, (True, 365, None)),
        (
            "two orders that overlap count each day once",
            [deprived("Mon 9 Jun 2025", "Mon 16 Jun 2025"), deprived("Thu 12 Jun 2025", "Wed 18 Jun 2025")],
            END,
            (True, 9, None),
        ),
        (
            "one order within another",
            [deprived("Mon 9 Jun 2025", "Mon 16 Jun 2025"), deprived("Tue 10 Jun 2025", "Wed 11 Jun 2025")],
            END,
            (True, 7, None),
        ),
    ],
)
def test_deprived_of_liberty(story: str, orders: list[Deprivation], reach: str, expected: tuple[object, ...]) -> None:
    assert deprived_in(child(deprivations=tuple(orders)), _year("DoLo", reach=reach)) == expected, story


def test_without_the_table_of_the_year_only_an_order_that_touches_it_is_known() -> None:
    assert deprived_in(child(), _year()) == (None, None, unknowns.NO_DEPRIVATIONS)
    later = child(deprivations=(deprived("Mon 6 Apr 2026", year=2027),))
    assert deprived_in(later, _year()) == (None, None, unknowns.NO_DEPRIVATIONS)
    reaches_back = child(deprivations=(deprived("Mon 30 Mar 2026", year=2027),))
    assert deprived_in(reaches_back, _year()) == (True, 2, None)


@pytest.mark.parametrize(
    ("story", "held", "expected"),
    [
        ("none is told", [], (None, unknowns.NOT_IN_SOCIAL_WORKERS)),
        ("one all year", [worker("A", "Mon 3 Feb 2025")], (1, None)),
        ("two", [worker("A", "Mon 3 Feb 2025", "Mon 9 Jun 2025"), worker("B", "Mon 9 Jun 2025")], (2, None)),
        (
            "one who came back is one",
            [
                worker("A", "Mon 3 Feb 2025", "Mon 9 Jun 2025"),
                worker("B", "Mon 9 Jun 2025", "Mon 7 Jul 2025"),
                worker("A", "Mon 7 Jul 2025"),
            ],
            (2, None),
        ),
        (
            "one who left on 1 April",
            [worker("A", "Mon 3 Feb 2025", "Tue 1 Apr 2025"), worker("B", "Tue 1 Apr 2025")],
            (1, None),
        ),
        (
            "one whose number is not known",
            [worker("A", "Mon 3 Feb 2025"), worker(None, "Mon 9 Jun 2025")],
            (None, unknowns.WORKER_UNKNOWN),
        ),
        ("one after the year", [worker("A", "Wed 1 Apr 2026")], (None, unknowns.NOT_IN_SOCIAL_WORKERS)),
    ],
)
def test_how_many_social_workers_held_the_case(
    story: str, held: list[SocialWorkerEpisode], expected: tuple[object, ...]
) -> None:
    assert workers_in(child(social_workers=tuple(held)), _year(*EVERY_TABLE)) == expected, story


def test_without_their_table_nothing_is_known_of_social_workers() -> None:
    assert workers_in(child(social_workers=(worker("A", "Mon 3 Feb 2025"),)), _year()) == (
        None,
        unknowns.NO_SOCIAL_WORKERS,
    )
