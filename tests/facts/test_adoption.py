"""How long each step to an adoption took, and why it cannot be told."""

from __future__ import annotations

from typing import Any

import pytest

from heed.exchange.records import Child, Episode
from heed.facts import unknowns
from heed.facts.build import build
from tests.days import day
from tests.facts.made import adoption, child, episode, returns

ADOPTED = "Mon 2 Mar 2026"


def _row(*episodes: Episode, **more: Any) -> dict[str, Any]:
    (row,) = build(returns(child(*episodes, **more), years=(2025, 2026))).tables["adoption"].to_pylist()
    found: dict[str, Any] = row
    return found


def _care(until: str = ADOPTED, **last: Any) -> tuple[Episode, ...]:
    """In care from Mon 6 Jan 2025, placement order from Mon 7 Apr 2025, placed (A6) on Mon 7 Jul 2025, then adopted."""
    return (
        episode("Mon 6 Jan 2025", "Mon 7 Apr 2025", status="C1", place="U4"),
        episode("Mon 7 Apr 2025", "Mon 7 Jul 2025", new="L", status="E1", place="U4"),
        episode("Mon 7 Jul 2025", until, **{"new": "P", "status": "E1", "place": "A6", "ceased": "E11", **last}),
    )


def test_each_step_is_counted_in_days() -> None:
    row = _row(*_care(), adoption=(adoption("Mon 2 Jun 2025"),))

    assert (row["adopted_on"], row["year_ends_on"], row["counted_on"]) == (
        *(day(ADOPTED), day("Tue 31 Mar 2026"), day("Thu 1 Jan 2026")),
    )
    assert (row["entry_to_placed_days"], row["placement_order_to_match_days"], row["placed_to_order_days"]) == (
        *(182, 56, 238),
    )
    assert [row[f"{step}_unknown"] for step in ("entry_to_placed", "placement_order_to_match", "placed_to_order")] == (
        [None] * 3
    )
    assert (row["by_foster_carer"], row["adopters"], row["adopters_sex"], row["adopters_status"]) == (
        *(False, 2, "MF", "L11"),
    )
    assert (row["legal_status"], row["placement"]) == ("E1", "adoption")


def test_a_match_before_the_order_took_no_days() -> None:
    assert _row(*_care(), adoption=(adoption("Mon 3 Mar 2025"),))["placement_order_to_match_days"] == 0


@pytest.mark.parametrize("rows", [(), (adoption(year=2025),), (adoption(None),)])
def test_without_a_match_in_the_return_of_the_year_that_step_is_unknown(rows: tuple[Any, ...]) -> None:
    row = _row(*_care(), adoption=rows)

    assert (row["placement_order_to_match_days"], row["placement_order_to_match_unknown"]) == (None, unknowns.NO_MATCH)


PLACED: list[tuple[str, tuple[Episode, ...], int | str, int | str]] = [
    (
        "a temporary placement, or one whose code is not known, does not break it",
        (
            *_care("Mon 4 Aug 2025", ceased="X1"),
            episode("Mon 4 Aug 2025", "Mon 11 Aug 2025", new="P", status="E1", place="T1"),
            episode("Mon 11 Aug 2025", "Mon 18 Aug 2025", new="P", status="E1", place=None),
            episode("Mon 18 Aug 2025", ADOPTED, new="P", status="E1", place="A6", ceased="E11"),
        ),
        182,
        238,
    ),
    (
        "one that broke down and another: the last counts",
        (
            *_care("Mon 4 Aug 2025", ceased="X1"),
            episode("Mon 4 Aug 2025", "Mon 1 Sep 2025", new="P", status="E1", place="U4"),
            episode("Mon 1 Sep 2025", ADOPTED, new="P", status="E1", place="A6", ceased="E12"),
        ),
        238,
        182,
    ),
    (
        "never placed",
        (episode("Mon 6 Jan 2025", ADOPTED, status="E1", place="U4", ceased="E11"),),
        unknowns.NOT_PLACED,
        unknowns.NOT_PLACED,
    ),
    (
        "in care before the returns",
        (episode("Mon 7 Jul 2025", ADOPTED, new="P", status="E1", place="A6", ceased="E11"),),
        unknowns.BEGAN_BEFORE,
        238,
    ),
    (
        "placed before the returns",
        (episode("Mon 7 Jul 2025", ADOPTED, new="L", status="E1", place="A6", ceased="E11"),),
        unknowns.BEGAN_BEFORE,
        unknowns.PLACED_BEFORE,
    ),
]


@pytest.mark.parametrize(("story", "episodes", "to_placed", "to_order"), PLACED, ids=[case[0] for case in PLACED])
def test_when_the_child_was_placed(
    story: str, episodes: tuple[Episode, ...], to_placed: int | str, to_order: int | str
) -> None:
    row = _row(*episodes)

    assert (row["entry_to_placed_unknown"] or row["entry_to_placed_days"]) == to_placed, story
    assert (row["placed_to_order_unknown"] or row["placed_to_order_days"]) == to_order, story


@pytest.mark.parametrize(
    ("first", "expected"),
    [
        (episode("Mon 7 Apr 2025", ADOPTED, new="L", status="E1", place="A6", ceased="E11"), 56),
        (episode("Mon 7 Apr 2025", ADOPTED, new="P", status="E1", place="A6", ceased="E11"), unknowns.ORDER_BEFORE),
        (episode("Mon 7 Apr 2025", ADOPTED, status="V2", place="A4", ceased="E11"), unknowns.NO_PLACEMENT_ORDER),
    ],
)
def test_when_the_placement_order_was_made(first: Episode, expected: int | str) -> None:
    row = _row(first, adoption=(adoption("Mon 2 Jun 2025"),))

    assert (row["placement_order_to_match_unknown"] or row["placement_order_to_match_days"]) == expected


@pytest.mark.parametrize(
    "whose",
    [
        child(episode("Mon 6 Jan 2025", ADOPTED, ceased="E4A")),
        child(episode("Mon 6 Jan 2025", "Mon 6 Apr 2026", place="A6", ceased="E11")),
        child(episode("Mon 5 Feb 2024", "Fri 29 Mar 2024", place="A6", ceased="E11")),
    ],
)
def test_who_left_otherwise_or_in_another_year_was_not_adopted_in_this_one(whose: Child) -> None:
    assert build(returns(whose, years=(2025, 2026))).tables["adoption"].num_rows == 0
