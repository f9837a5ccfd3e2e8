"""How the work is shared, drawn: whose dot stands where, who is outside the band, and the same in words."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from heed.caseloads.pages import Caseload, Load
from heed.council.words import OWN
from heed.web.home.shapes import Shares
from heed.web.home.shares import FROM_X, TO_X, shares
from tests.web.home.made import TODAY


def _load(name: str, children: int, share: str = "1", **changed: Any) -> Caseload:
    part = Decimal(share)
    stands = Load.OVER if children > 70 * part else Load.UNDER if children < 50 * part else Load.WITHIN
    said = {"worker": 1, "user": None, "sibling_groups": 0, "in_base": True, "stands": stands, "away": None}
    return Caseload(**{**said, "name": name, "children": children, "share": part, **changed})


def _drawn(*loads: Caseload) -> Shares:
    found = shares(loads, TODAY, OWN)
    assert found is not None
    return found


def test_nothing_is_drawn_where_nobody_is_in_the_base() -> None:
    assert shares([_load("Tom", 3, in_base=False)], TODAY, OWN) is None


def test_a_dot_stands_by_children_as_for_full_time_within_the_paper() -> None:
    found = _drawn(_load("Marcus Bell", 71), _load("Joan Petrie", 57, "0.90"), _load("Cormac Fell", 30, "0.60"))

    marcus, joan, cormac = found.bars
    assert marcus.x > joan.x > cormac.x
    assert all(FROM_X <= bar.x <= TO_X for bar in found.bars)
    assert found.band_x < joan.x < found.band_x + found.band_width < marcus.x
    assert cormac.x == found.band_x  # 30 in three days of five are 50 in five
    assert [bar.per_full_time for bar in found.bars] == ["71", "63.3", "50"]
    assert [bar.over for bar in found.bars] == [True, False, False]
    assert [bar.y for bar in found.bars] == sorted({bar.y for bar in found.bars})
    assert found.height > found.bars[-1].y


def test_the_scale_says_where_it_begins_and_ends_and_holds_every_dot() -> None:
    assert _drawn(_load("Marcus Bell", 71)).scale == "Scale 45 to 75."
    assert _drawn(_load("Marcus Bell", 92), _load("Joan Petrie", 12)).scale == "Scale 10 to 95."


def test_one_sentence_says_who_is_outside_the_band() -> None:
    within = _drawn(_load("Helen Dacre", 69), _load("Joan Petrie", 58))
    assert (
        within.sentence == "58 to 69 each, 64 on average for full time. The Handbook says 50 to 70: all are within it."
    )
    outside = _drawn(_load("Marcus Bell", 71), _load("Yusuf Karim", 80), _load("Joan Petrie", 20))
    assert outside.sentence.endswith("Marcus and Yusuf are over and Joan is under.")
    assert _drawn(_load("Marcus Bell", 71)).sentence.startswith("71 each, 71 on average")


def test_the_drawing_is_told_in_words_for_those_who_do_not_see_it() -> None:
    found = _drawn(_load("Marcus Bell", 71), _load("Joan Petrie", 57, "0.90"))

    assert found.said == (
        "Children in care for each IRO: Marcus Bell 71; Joan Petrie 57, as 63.3 full time."
        " The band of the guidance is 50 to 70."
    )


def test_whoever_is_not_in_the_base_is_told_of_beside_it() -> None:
    found = _drawn(_load("Marcus Bell", 71), _load("Tom", 1, in_base=False))

    assert found.others == ("Tom has 1 child and is not in the base.",)
    assert len(found.bars) == 1
