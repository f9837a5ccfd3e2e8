"""The rows of children, one for each year in care: who has one, and what is known on its last day."""

from __future__ import annotations

from typing import Any

import pytest

from heed.exchange.records import Child
from heed.facts import unknowns
from heed.facts.build import build
from tests.days import day
from tests.facts.made import child, episode, health, listed, missing, returns, review

BOTH = (2025, 2026)
END_25, END_26 = "Mon 31 Mar 2025", "Tue 31 Mar 2026"


def _rows(whose: Child, *, as_at: str = END_26, years: tuple[int, ...] = BOTH, **more: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = build(returns(whose, as_at=as_at, years=years, **more)).tables["child"].to_pylist()
    return found


WHO: list[tuple[str, Child, list[tuple[str, bool | None, str | None]]]] = [
    ("not yet in care", child(years=BOTH), []),
    (
        "in care all the time",
        child(episode("Mon 4 Feb 2019"), years=BOTH),
        [(END_25, True, None), (END_26, True, None)],
    ),
    ("came in the second year", child(episode("Tue 1 Apr 2025"), years=BOTH), [(END_26, True, None)]),
    (
        "left on 31 March: in care in that year, not on its last day",
        child(episode("Mon 4 Feb 2019", "Mon 31 Mar 2025", ceased="E4A"), years=BOTH),
        [(END_25, False, None)],
    ),
    (
        "left on 1 April: on no day of the year that began then",
        child(episode("Mon 4 Feb 2019", "Tue 1 Apr 2025", ceased="E4A"), years=BOTH),
        [(END_25, True, None)],
    ),
    (
        "left on 2 April: on one day of it",
        child(episode("Mon 4 Feb 2019", "Wed 2 Apr 2025", ceased="E4A"), years=BOTH),
        [(END_25, True, None), (END_26, False, None)],
    ),
    (
        "died",
        child(episode("Mon 4 Feb 2019", "Mon 2 Jun 2025", ceased="E2"), years=BOTH),
        [(END_25, True, None), (END_26, False, None)],
    ),
    (
        "left and came back",
        child(episode("Mon 2 Sep 2024", "Mon 2 Jun 2025", ceased="E4A"), episode("Mon 4 Aug 2025"), years=BOTH),
        [(END_25, True, None), (END_26, True, None)],
    ),
    (
        "in and out on one day",
        child(episode("Mon 2 Jun 2025", "Mon 2 Jun 2025", ceased="E4A"), years=BOTH),
        [(END_26, False, None)],
    ),
    ("on short breaks", child(episode("Mon 4 Feb 2019", status="V4"), years=BOTH), []),
    (
        "left open, no longer carried",
        child(episode("Mon 4 Feb 2019"), years=(2025,)),
        [(END_25, True, None), (END_26, None, unknowns.NO_LONGER_CARRIED)],
    ),
    (
        "left open, no longer carried, and grown up since",
        child(episode("Mon 4 Feb 2019"), years=(2025,), born="Wed 2 Jul 2003"),
        [(END_25, None, unknowns.PAST_18)],
    ),
    (
        "left open by the return that still carries a person of 18",
        child(episode("Mon 4 Feb 2019"), years=BOTH, born="Mon 31 Mar 2008"),
        [(END_25, True, None), (END_26, None, unknowns.PAST_18)],
    ),
    (
        "turns 18 the day after",
        child(episode("Mon 4 Feb 2019"), years=BOTH, born="Tue 1 Apr 2008"),
        [(END_25, True, None), (END_26, True, None)],
    ),
    (
        "carried by the second return alone, with the day care began",
        child(episode("Mon 4 Feb 2019"), years=(2026,)),
        [(END_25, True, None), (END_26, True, None)],
    ),
]


@pytest.mark.parametrize(("story", "whose", "expected"), WHO, ids=[case[0] for case in WHO])
def test_who_has_a_row_and_whether_in_care(
    story: str, whose: Child, expected: list[tuple[str, bool | None, str | None]]
) -> None:
    rows = _rows(whose)

    assert [(row["on_day"], row["in_care"], row["in_care_unknown"]) for row in rows] == [
        (day(on), there, why) for on, there, why in expected
    ], story


def test_as_at_a_day_within_the_year_that_day_is_told() -> None:
    whose = child(
        episode("Mon 2 Jun 2025", "Mon 7 Jul 2025", place="U4"),
        episode("Mon 7 Jul 2025", new="P", place="K2"),
        born="Tue 1 Jul 2014",
    )

    (row,) = _rows(whose, as_at="Mon 30 Jun 2025", years=(2026,))

    assert (row["on_day"], row["year_ends_on"], row["counted_on"]) == (day("Mon 30 Jun 2025"), day(END_26), day(END_26))
    assert (row["age"], row["age_band"], row["placement"]) == (10, "10-15", "foster_other")
    assert (row["placements_in_year"], row["in_care_20_days"]) == (1, True)


def test_who_left_is_told_by_the_last_day_of_care_and_the_age_of_the_last_day_of_the_year() -> None:
    whose = child(episode("Mon 2 Jun 2025", "Mon 7 Jul 2025", status="V2", ceased="E4A", line=6), born="Sun 1 Nov 2015")

    (row,) = _rows(whose)

    assert (row["age_band"], row["age"], row["legal_status"], row["source_line"]) == ("5-9", 10, "V2", 6)
    assert (row["in_care_from"], row["in_care_20_days"]) == (day("Mon 2 Jun 2025"), False)
    assert (row["over_20_miles"], row["distance_unknown"]) == (None, None)
    assert (row["same_placement"], row["long_term"]) == (None, False)


def test_where_care_is_unknown_so_is_all_that_rests_on_it() -> None:
    row = _rows(child(episode("Mon 4 Feb 2019"), years=(2025,)))[1]

    why = unknowns.NO_LONGER_CARRIED
    for value, unknown in (
        ("over_20_miles", "distance_unknown"),
        ("placements_in_year", "placements_unknown"),
        ("long_term", "long_term_unknown"),
        ("same_placement", "same_placement_unknown"),
        ("twelve_months", "twelve_months_unknown"),
    ):
        assert (row[value], row[unknown]) == (None, why), value
    assert row["in_care_20_days"] is False


@pytest.mark.parametrize(
    ("story", "whose", "expected", "why"),
    [
        ("30 months to the day", child(episode("Sat 30 Sep 2023")), True, None),
        ("a day less", child(episode("Sun 1 Oct 2023")), False, None),
        ("16 on the last day", child(episode("Mon 4 Feb 2019"), born="Wed 31 Mar 2010"), False, None),
        ("16 the day after", child(episode("Mon 4 Feb 2019"), born="Thu 1 Apr 2010"), True, None),
        ("first seen by a move, long ago", child(episode("Sat 30 Sep 2023", new="P")), True, None),
        ("first seen by a move since", child(episode("Sun 1 Oct 2023", new="P")), None, unknowns.BEGAN_BEFORE),
        (
            "left and came back: the time counts anew",
            child(episode("Mon 4 Feb 2019", "Mon 2 Jun 2025", ceased="E4A"), episode("Tue 3 Jun 2025")),
            False,
            None,
        ),
    ],
)
def test_in_care_for_30_months_and_under_16(story: str, whose: Child, expected: bool | None, why: str | None) -> None:
    (row,) = _rows(whose, years=(2026,))

    assert (row["long_term"], row["long_term_unknown"]) == (expected, why), story


@pytest.mark.parametrize(
    ("entered", "expected"), [("Tue 3 Mar 2026", True), ("Wed 4 Mar 2026", False), ("Tue 1 Apr 2025", True)]
)
def test_in_care_for_20_working_days(entered: str, expected: bool) -> None:
    (row,) = _rows(child(episode(entered)), years=(2026,))

    assert row["in_care_20_days"] is expected


def test_placements_of_a_year_that_does_not_carry_the_child_are_unknown() -> None:
    first, second = _rows(child(episode("Mon 4 Feb 2019"), years=(2026,)))

    assert (first["placements_in_year"], first["placements_unknown"]) == (None, unknowns.YEAR_NOT_CARRIED)
    assert (second["placements_in_year"], second["placements_unknown"]) == (1, None)


@pytest.mark.parametrize(
    ("whose", "expected"),
    [
        (child(episode("Tue 1 Apr 2025")), True),
        (child(episode("Wed 2 Apr 2025")), False),
        (child(episode("Mon 4 Feb 2019", "Mon 30 Mar 2026", ceased="E4A")), False),
        (child(episode("Mon 4 Feb 2019", "Mon 5 May 2025", status="V4"), episode("Mon 5 May 2025", new="L")), False),
    ],
)
def test_in_care_for_the_twelve_months_of_oc2(whose: Child, expected: bool) -> None:
    (row,) = _rows(whose, years=(2026,))

    assert (row["twelve_months"], row["twelve_months_unknown"]) == (expected, None)


def test_each_part_of_a_row_stands_in_its_own_column() -> None:
    whose = child(
        episode("Mon 2 Jun 2025"),
        held=[review("Mon 30 Jun 2025", "PN7")],
        health=(health(convicted=True, sdq_score=15),),
        missing=(missing("Mon 9 Jun 2025", "Wed 11 Jun 2025"),),
        unaccompanied=(listed(),),
        iro="Priya Shah",
        team="North",
    )

    (row,) = _rows(whose, years=(2026,), tables=("OC2", "Missing", "UASC"), as_at="Tue 30 Sep 2025")

    assert (row["uasc"], row["iro"], row["team"]) == (True, "Priya Shah", "North")
    assert (row["all_on_time"], row["views_every"], row["views_latest"], row["views_any"]) == (
        "not met",
        *["not met"] * 3,
    )
    assert (row["oc2"], row["convicted"], row["sdq_score"], row["sdq_band"]) == (True, True, 15, "borderline")
    assert (row["missing_incidents"], row["missing_days"], row["away_incidents"]) == (1, 2, 0)
    assert row["deprivation_unknown"] == unknowns.NO_DEPRIVATIONS
    assert row["social_workers_unknown"] == unknowns.NO_SOCIAL_WORKERS
