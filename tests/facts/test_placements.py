"""How many placements, and since when the last: decision 22, case by case, for the year to Tue 31 Mar 2026."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest

from heed.exchange.records import Child, Episode
from heed.facts import unknowns
from heed.facts.care import care_of
from heed.facts.placements import placements_in, placements_of, runs_since
from tests.days import day
from tests.facts.made import child, episode

BEGINS, END = "Tue 1 Apr 2025", "Tue 31 Mar 2026"
TWO_YEARS = "Sun 31 Mar 2024"

# An episode in a home that is told from another by its number.
at = partial(episode, place="K2", provider="PR1")
OLD = at("Mon 6 Mar 2023", "Mon 2 Jun 2025", urn="1")


def _moved(**how: Any) -> Episode:
    """What follows OLD: on Mon 2 Jun 2025, told as it is said."""
    return at("Mon 2 Jun 2025", **{"new": "P", "urn": "2", **how})


IN_YEAR: list[tuple[str, Child, str, int | str]] = [
    ("in one placement all year", child(at("Mon 6 Mar 2023")), END, 1),
    ("came into care in the year", child(at("Mon 2 Jun 2025")), END, 1),
    ("moved to another carer", child(OLD, _moved()), END, 2),
    ("moved and the order changed at once", child(OLD, _moved(new="B")), END, 2),
    ("only the order changed", child(OLD, _moved(new="L", urn="1")), END, 1),
    ("moved house with the same carer", child(OLD, _moved(new="T")), END, 1),
    ("moved house with the same carer, and the order changed", child(OLD, _moved(new="U")), END, 1),
    ("to be adopted by the carer, consent given", child(OLD, _moved(place="A3", provider="PR1")), END, 1),
    ("to be adopted by the carer, by order, told as another carer", child(OLD, _moved(place="A5", new="B")), END, 1),
    ("to be adopted by somebody else", child(OLD, _moved(place="A6")), END, 2),
    ("moved after the day the data speak for", child(OLD, _moved()), "Sun 1 Jun 2025", 1),
    ("moved on that day", child(OLD, _moved()), "Mon 2 Jun 2025", 2),
    (
        "moved on 1 April: the one before was not open on that day",
        child(at("Mon 6 Mar 2023", "Tue 1 Apr 2025", urn="1"), at("Tue 1 Apr 2025", new="P", urn="2")),
        END,
        1,
    ),
    (
        "moved on 2 April: it was",
        child(at("Mon 6 Mar 2023", "Wed 2 Apr 2025", urn="1"), at("Wed 2 Apr 2025", new="P", urn="2")),
        END,
        2,
    ),
    (
        "moved twice on one day",
        child(OLD, at("Mon 2 Jun 2025", "Mon 2 Jun 2025", new="P", urn="2"), at("Mon 2 Jun 2025", new="P", urn="3")),
        END,
        3,
    ),
    (
        "a week in hospital, and back",
        child(OLD, at("Mon 2 Jun 2025", "Mon 9 Jun 2025", new="P", place="T1"), at("Mon 9 Jun 2025", new="P", urn="1")),
        END,
        1,
    ),
    (
        "a week in hospital, and back, the provider left blank",
        child(
            OLD,
            at("Mon 2 Jun 2025", "Mon 9 Jun 2025", new="P", place="T1"),
            at("Mon 9 Jun 2025", new="P", urn="1", provider=None),
        ),
        END,
        1,
    ),
    (
        "a week in hospital, and on to another home",
        child(OLD, at("Mon 2 Jun 2025", "Mon 9 Jun 2025", new="P", place="T1"), at("Mon 9 Jun 2025", new="P", urn="2")),
        END,
        2,
    ),
    (
        "a week with other carers, then home with one of another kind",
        child(
            OLD,
            at("Mon 2 Jun 2025", "Mon 9 Jun 2025", new="P", place="T3"),
            at("Mon 9 Jun 2025", "Mon 16 Jun 2025", new="L", place="T3"),
            at("Mon 16 Jun 2025", new="P", place="U4", urn="1"),
        ),
        END,
        2,
    ),
    (
        "back from hospital, and then moved",
        child(
            OLD,
            at("Mon 2 Jun 2025", "Mon 9 Jun 2025", new="P", place="T1"),
            at("Mon 9 Jun 2025", "Mon 7 Jul 2025", new="P", urn="1"),
            at("Mon 7 Jul 2025", new="P", urn="1"),
        ),
        END,
        2,
    ),
    (
        "into care in hospital, then to a home",
        child(at("Mon 2 Jun 2025", "Mon 9 Jun 2025", place="T1"), at("Mon 9 Jun 2025", new="P", urn="1")),
        END,
        1,
    ),
    ("in hospital and nowhere else since coming into care", child(at("Mon 2 Jun 2025", place="T1")), END, 0),
    (
        "in hospital on 1 April, the placement before not in the returns, and still there",
        child(at("Mon 3 Mar 2025", new="P", place="T1")),
        END,
        1,
    ),
    (
        "in hospital on 1 April, the placement before not in the returns, then to the same carer",
        child(at("Mon 3 Mar 2025", "Mon 5 May 2025", new="P", place="T1"), at("Mon 5 May 2025", new="T")),
        END,
        1,
    ),
    (
        "in hospital on 1 April, the placement before not in the returns, then to a home: new, or the one before",
        child(at("Mon 3 Mar 2025", "Mon 5 May 2025", new="P", place="T1"), at("Mon 5 May 2025", new="P")),
        END,
        unknowns.BEFORE_TEMPORARY,
    ),
    (
        "left care and came back: both times count",
        child(at("Mon 6 Mar 2023", "Mon 2 Jun 2025", ceased="E4A"), at("Mon 4 Aug 2025"), years=(2026,)),
        END,
        2,
    ),
    (
        "left care on 1 April and came back",
        child(at("Mon 6 Mar 2023", "Tue 1 Apr 2025", ceased="E4A"), at("Mon 4 Aug 2025"), years=(2026,)),
        END,
        1,
    ),
    (
        "came back after the day the data speak for",
        child(at("Mon 6 Mar 2023", "Mon 2 Jun 2025", ceased="E4A"), at("Mon 4 Aug 2025"), years=(2026,)),
        "Mon 30 Jun 2025",
        1,
    ),
    ("why an episode began is not known", child(OLD, _moved(new=None)), END, unknowns.REASON_NEW_UNKNOWN),
    (
        "why an episode began before the year is not known",
        child(at("Mon 6 Mar 2023", "Mon 3 Mar 2025"), at("Mon 3 Mar 2025", new=None)),
        END,
        1,
    ),
    ("a move to a placement whose code is not known", child(OLD, _moved(place=None)), END, unknowns.PLACEMENT_UNKNOWN),
    ("the order changed, the placement's code not known", child(OLD, _moved(new="L", place=None, urn="1")), END, 1),
    (
        "into care in a placement whose code is not known",
        child(at("Mon 2 Jun 2025", place=None)),
        END,
        unknowns.PLACEMENT_UNKNOWN,
    ),
    (
        "an episode is missing in between",
        child(at("Mon 6 Mar 2023", "Mon 5 May 2025", urn="1"), _moved()),
        END,
        unknowns.EPISODE_MISSING,
    ),
    (
        "the first episode seen is a move in the year: what came before is missing",
        child(_moved()),
        END,
        unknowns.EPISODE_MISSING,
    ),
    (
        "from short breaks to care, told as a change of status: a placement starts with care",
        child(at("Mon 6 Mar 2023", "Mon 2 Jun 2025", status="V4"), _moved(new="L")),
        END,
        1,
    ),
]


@pytest.mark.parametrize(("story", "whose", "on", "expected"), IN_YEAR, ids=[case[0] for case in IN_YEAR])
def test_placements_in_a_year(story: str, whose: Child, on: str, expected: int | str) -> None:
    cares = care_of(whose, day(END))

    number, why = placements_in(day(BEGINS), day(on), cares, [placements_of(care) for care in cares])

    assert (why if number is None else number) == expected, story


SINCE: list[tuple[str, Child, bool | str]] = [
    ("in care in one placement since 2023", child(at("Mon 6 Mar 2023")), True),
    ("two years to the day", child(at("Sun 31 Mar 2024")), True),
    ("two years less a day", child(at("Mon 1 Apr 2024")), False),
    ("moved since", child(OLD, _moved()), False),
    ("the order changed since", child(OLD, _moved(new="L", urn="1")), True),
    ("adopted-to-be by the carer since: both placements together", child(OLD, _moved(place="A5")), True),
    (
        "first seen in it by a change of order, two years ago",
        child(at("Sun 31 Mar 2024", new="L")),
        True,
    ),
    (
        "first seen in it by a change of order, less than two years ago",
        child(at("Mon 1 Apr 2024", new="L")),
        unknowns.PLACEMENT_BEGAN_BEFORE,
    ),
    ("first seen in it by a move, less than two years ago", child(at("Mon 1 Apr 2024", new="P")), False),
    (
        "first seen in it placed for adoption, less than two years ago: perhaps by the carer",
        child(at("Mon 1 Apr 2024", new="P", place="A5")),
        unknowns.PLACEMENT_BEGAN_BEFORE,
    ),
    (
        "first seen by a move to a placement whose code is not known",
        child(at("Mon 1 Apr 2024", new="P", place=None)),
        unknowns.PLACEMENT_BEGAN_BEFORE,
    ),
    ("why an episode began since is not known", child(OLD, _moved(new=None)), unknowns.REASON_NEW_UNKNOWN),
    (
        "why an episode began is not known, more than two years ago",
        child(at("Mon 3 Jan 2022", "Mon 6 Mar 2023", urn="1"), at("Mon 6 Mar 2023", new=None, urn="2")),
        True,
    ),
    ("a placement was never begun, only hospital", child(at("Mon 6 Mar 2023", place="T1")), False),
    (
        "in hospital since, and back",
        child(OLD, at("Mon 2 Jun 2025", "Mon 9 Jun 2025", new="P", place="T1"), at("Mon 9 Jun 2025", new="P", urn="1")),
        True,
    ),
]


@pytest.mark.parametrize(("story", "whose", "expected"), SINCE, ids=[case[0] for case in SINCE])
def test_in_one_placement_for_two_years(story: str, whose: Child, expected: bool | str) -> None:
    (care,) = care_of(whose, day(END))

    found, why = runs_since(day(TWO_YEARS), day(END), placements_of(care))

    assert (why if found is None else found) == expected, story


def test_what_happened_after_the_day_asked_about_is_left_aside() -> None:
    (care,) = care_of(child(OLD, _moved(), _moved(new=None)), day(END))

    assert runs_since(day("Thu 1 Jun 2023"), day("Sun 1 Jun 2025"), placements_of(care)) == (True, None)
