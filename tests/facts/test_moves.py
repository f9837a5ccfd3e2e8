"""Coming into care and leaving it, in the year from Tue 1 Apr 2025 to Tue 31 Mar 2026: first start, last end."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from heed.exchange.records import Child
from heed.exchange.ssda903.codes import REASON_CEASED, YEARS
from heed.facts import unknowns
from heed.facts.build import build
from heed.facts.moves import PERMANENCE, PERMANENCE_NARROW, REASON
from tests.days import day
from tests.facts.made import before, child, episode, listed, returns

END = "Tue 31 Mar 2026"


def _rows(table: str, whose: Child, *, as_at: str = END, tables: tuple[str, ...] = ()) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = build(returns(whose, as_at=as_at, tables=tables)).tables[table].to_pylist()
    return found


@pytest.mark.parametrize(
    ("story", "whose", "as_at", "entered"),
    [
        ("the day before the year", child(episode("Mon 31 Mar 2025")), END, []),
        ("its first day", child(episode("Tue 1 Apr 2025")), END, ["Tue 1 Apr 2025"]),
        ("its last day", child(episode("Tue 31 Mar 2026")), END, ["Tue 31 Mar 2026"]),
        ("the day the data speak for", child(episode("Mon 2 Jun 2025")), "Mon 2 Jun 2025", ["Mon 2 Jun 2025"]),
        (
            "twice: the first counts",
            child(episode("Mon 2 Jun 2025", "Mon 7 Jul 2025", ceased="E4A"), episode("Mon 4 Aug 2025")),
            END,
            ["Mon 2 Jun 2025"],
        ),
        (
            "left in the year and came back",
            child(episode("Mon 3 Feb 2025", "Mon 7 Jul 2025", ceased="E4A"), episode("Mon 4 Aug 2025")),
            END,
            ["Mon 4 Aug 2025"],
        ),
        (
            "in and out on one day",
            child(episode("Mon 2 Jun 2025", "Mon 2 Jun 2025", ceased="E4A")),
            END,
            ["Mon 2 Jun 2025"],
        ),
        ("a short break is no start", child(episode("Mon 2 Jun 2025", status="V4")), END, []),
        (
            "from short breaks to care is one",
            child(episode("Mon 2 Jun 2025", "Mon 7 Jul 2025", status="V4"), episode("Mon 7 Jul 2025", new="L")),
            END,
            ["Mon 7 Jul 2025"],
        ),
        ("a move is no start, whatever is missing before it", child(episode("Mon 2 Jun 2025", new="P")), END, []),
    ],
)
def test_entering_care(story: str, whose: Child, as_at: str, entered: list[str]) -> None:
    rows = _rows("entry", whose, as_at=as_at)

    assert [row["entered_on"] for row in rows] == [day(text) for text in entered], story


@pytest.mark.parametrize(
    ("story", "whose", "as_at", "left"),
    [
        ("the day before the year", child(episode("Mon 3 Feb 2025", "Mon 31 Mar 2025", ceased="E4A")), END, []),
        ("its first day", child(episode("Mon 3 Feb 2025", "Tue 1 Apr 2025", ceased="E4A")), END, ["Tue 1 Apr 2025"]),
        ("its last day", child(episode("Mon 3 Feb 2025", "Tue 31 Mar 2026", ceased="E4A")), END, ["Tue 31 Mar 2026"]),
        (
            "after the day the data speak for",
            child(episode("Mon 3 Feb 2025", "Mon 7 Jul 2025", ceased="E4A")),
            "Sun 6 Jul 2025",
            [],
        ),
        (
            "twice: the last counts, though the child came back after it",
            child(
                episode("Mon 3 Feb 2025", "Mon 2 Jun 2025", ceased="E4A"),
                episode("Mon 7 Jul 2025", "Mon 4 Aug 2025", ceased="E4B"),
                episode("Mon 1 Sep 2025"),
            ),
            END,
            ["Mon 4 Aug 2025"],
        ),
        ("an episode that goes on elsewhere", child(episode("Mon 3 Feb 2025", "Mon 2 Jun 2025")), END, []),
        (
            "a short break that ends",
            child(episode("Mon 2 Jun 2025", "Fri 6 Jun 2025", status="V3", ceased="E8")),
            END,
            [],
        ),
        (
            "from care to short breaks",
            child(episode("Mon 2 Jun 2025", "Mon 7 Jul 2025"), episode("Mon 7 Jul 2025", new="L", status="V4")),
            END,
            ["Mon 7 Jul 2025"],
        ),
        ("left open beyond the 18th birthday", child(episode("Mon 3 Feb 2025"), born="Mon 2 Jul 2007"), END, []),
    ],
)
def test_leaving_care(story: str, whose: Child, as_at: str, left: list[str]) -> None:
    rows = _rows("leaving", whose, as_at=as_at)

    assert [row["left_on"] for row in rows] == [day(text) for text in left], story


@pytest.mark.parametrize(
    ("ceased", "reason", "permanence", "narrow"),
    [
        ("E11", "adoption", True, True),
        ("E12", "adoption", True, True),
        ("E41", "cao", True, True),
        ("E45", "sgo", True, True),
        ("E46", "sgo", True, True),
        ("E47", "sgo", True, True),
        ("E48", "sgo", True, True),
        ("E4A", "home_planned", True, True),
        ("E4B", "home_unplanned", True, False),
        ("E13", "relatives", True, False),
        ("E17", "aged_18", False, False),
        ("E5", "independent", False, False),
        ("E6", "independent", False, False),
        ("E7", "adult_care", False, False),
        ("E9", "custody", False, False),
        ("E14", "remand", False, False),
        ("E15", "age_assessment", False, False),
        ("E3", "transfer", False, False),
        ("E16", "abroad", False, False),
        ("E2", "died", False, False),
        ("E8", "other", False, False),
    ],
)
def test_why_a_child_left(ceased: str, reason: str, permanence: bool, narrow: bool) -> None:
    (row,) = _rows("leaving", child(episode("Mon 3 Feb 2025", "Mon 7 Jul 2025", ceased=ceased)))

    assert (row["reason_ceased"], row["reason"]) == (ceased, reason)
    assert (row["permanence"], row["permanence_narrow"]) == (permanence, narrow)


def test_every_reason_of_every_year_has_a_group() -> None:
    codes = {code for year in YEARS for code in REASON_CEASED.in_year(year)} - {"X1"}

    assert set(REASON) == codes
    assert PERMANENCE_NARROW < PERMANENCE < codes


def test_moving_to_short_breaks_is_leaving_for_another_reason() -> None:
    whose = child(episode("Mon 2 Jun 2025", "Mon 7 Jul 2025"), episode("Mon 7 Jul 2025", new="L", status="V4"))

    (row,) = _rows("leaving", whose)

    assert (row["reason_ceased"], row["reason"], row["permanence"]) == ("X1", "other", False)


_NOT_KNOWN_WHY = replace(episode("Mon 3 Feb 2025", "Mon 7 Jul 2025", status="C1"), reason_ceased=None)


def test_a_child_whose_last_episode_ended_for_a_reason_not_known_may_have_left() -> None:
    (row,) = _rows("leaving", child(_NOT_KNOWN_WHY))

    assert (row["left_on"], row["legal_status"]) == (day("Mon 7 Jul 2025"), "C1")
    assert (row["reason_ceased"], row["reason"], row["permanence"], row["permanence_narrow"]) == (None,) * 4
    assert (row["days_in_care"], row["days_unknown"]) == (None, unknowns.MAY_HAVE_LEFT)


def test_an_episode_that_ended_for_a_reason_not_known_is_no_leaving_where_care_went_on() -> None:
    assert _rows("leaving", child(_NOT_KNOWN_WHY, episode("Mon 7 Jul 2025", new="L"))) == []


@pytest.mark.parametrize(
    ("first", "days", "why"),
    [
        (episode("Mon 30 Jun 2025", "Mon 7 Jul 2025", ceased="E4A"), 7, None),
        (episode("Mon 7 Jul 2025", "Mon 7 Jul 2025", ceased="E4A"), 0, None),
        (episode("Mon 30 Jun 2025", "Mon 7 Jul 2025", new="P", ceased="E4A"), None, unknowns.BEGAN_BEFORE),
    ],
)
def test_how_long_a_leaver_was_in_care(first: Any, days: int | None, why: str | None) -> None:
    (row,) = _rows("leaving", child(first))

    assert (row["days_in_care"], row["days_unknown"]) == (days, why)


def test_a_leaver_is_told_by_the_last_episode_and_the_age_of_the_day() -> None:
    whose = child(
        episode("Mon 2 Jun 2025", "Mon 7 Jul 2025", status="V2", place="U4"),
        episode("Mon 7 Jul 2025", "Mon 6 Oct 2025", new="B", status="C1", place="K2", ceased="E4A", line=7),
        episode("Mon 6 Oct 2025", status="V2", place="R3"),
        born="Sat 6 Oct 2007",
    )

    (row,) = _rows("leaving", whose)

    assert (row["age_band"], row["legal_status"], row["placement"]) == ("16+", "C1", "childrens_home")
    assert (row["counted_on"], row["source_line"]) == (day("Wed 1 Oct 2025"), 7)


@pytest.mark.parametrize(
    ("whose", "tables", "kind", "why"),
    [
        (child(episode("Mon 2 Jun 2025"), previous_permanence=(before("P2"),)), ("PrevPerm",), "P2", None),
        (
            child(episode("Mon 2 Jun 2025"), previous_permanence=(before(None),)),
            ("PrevPerm",),
            None,
            unknowns.PREVIOUS_PERMANENCE_UNKNOWN,
        ),
        (
            child(episode("Mon 2 Jun 2025"), previous_permanence=(before("P2", year=2025),)),
            ("PrevPerm",),
            None,
            unknowns.NOT_IN_PREVIOUS_PERMANENCE,
        ),
        (child(episode("Mon 2 Jun 2025")), (), None, unknowns.NO_PREVIOUS_PERMANENCE),
    ],
)
def test_the_permanence_option_before(whose: Child, tables: tuple[str, ...], kind: str | None, why: str | None) -> None:
    (row,) = _rows("entry", whose, tables=tables)

    assert (row["previous_permanence"], row["previous_permanence_unknown"]) == (kind, why)


def test_an_entry_is_told_by_its_first_episode_and_day() -> None:
    whose = child(
        episode("Mon 2 Jun 2025", "Mon 7 Jul 2025", status="L1", place="U4", need="N8", line=5),
        episode("Mon 7 Jul 2025", new="B", status="C1", place="K2"),
        born="Fri 1 Jul 2005",
        unaccompanied=(listed(ceased_on="Mon 7 Jul 2025"),),
    )

    (row,) = _rows("entry", whose, tables=("UASC",))

    assert (row["age_band"], row["legal_status"], row["placement"], row["need"]) == ("16+", "L1", "foster_other", "N8")
    assert (row["uasc"], row["counted_on"], row["source_line"]) == (True, day("Tue 1 Apr 2025"), 5)
