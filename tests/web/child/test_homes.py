"""Homes and legal statuses out of episodes, and who the child lived with out of what was told."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from heed.children.models import LivesWith
from heed.web.child.homes import asides, homes, statuses
from heed.web.child.known import Stay
from tests.days import day

CAME = day("Mon 9 Feb 2026")
AS_AT = day("Mon 16 Nov 2026")


def on(n: int) -> date:
    """The day so many days after the child came into care."""
    return CAME + timedelta(n)


def stays(*said: tuple[int, str, str, str]) -> list[Stay]:
    """Episodes, each until the next: the day it began, why, its law and its placement."""
    ends = [*(on(each[0]) for each in said[1:]), None]
    return [
        Stay(on(begins), end, reason, law, place, "N1", "CARPL" if end else "")
        for (begins, reason, law, place), end in zip(said, ends, strict=True)
    ]


def lives(who: str, begins: int, ends: int | None = None) -> LivesWith:
    """What somebody told."""
    return LivesWith(who=who, where="Saltby", from_on=on(begins), until_on=None if ends is None else on(ends))


def spans(found: object) -> list[tuple[str, int, int | None]]:
    """Who or which kind, and the days counted from the day the child came."""
    return [
        (each.who or each.place.name, (each.from_on - CAME).days, each.until_on and (each.until_on - CAME).days)
        for each in found  # type: ignore[attr-defined]
    ]


def test_a_home_begins_with_a_move_and_not_with_a_change_of_law_or_of_what_it_is_for() -> None:
    of = stays(
        (0, "S", "V2", "U6"), (30, "L", "C1", "U6"), (60, "T", "C1", "U4"), (90, "U", "C2", "U1"), (99, "P", "C2", "K2")
    )

    assert spans(homes(of, [], AS_AT)) == [
        ("long-term fostering, family or friends", 0, 99),
        ("children’s home", 99, None),
    ]
    assert [(each.law.name, each.from_on) for each in statuses(of)] == [
        ("section 20", on(0)),
        ("interim care order", on(30)),
        ("care order", on(90)),
    ]


@pytest.mark.parametrize("back", ["P", "T", "L"])
def test_days_in_hospital_neither_end_a_home_nor_begin_one(back: str) -> None:
    of = stays((0, "S", "C2", "U6"), (30, "P", "C2", "T1"), (40, back, "C2", "U6"), (90, "P", "C2", "U6"))

    assert spans(homes(of, [], AS_AT)) == [("fostering", 0, 90), ("fostering", 90, None)]
    assert [(each.place.name, each.on, each.until_on) for each in asides(of)] == [("in hospital", on(30), on(40))]


def test_a_home_of_another_kind_after_hospital_is_another_home() -> None:
    of = stays((0, "S", "C2", "U6"), (30, "P", "C2", "T1"), (40, "P", "C2", "K2"))

    assert spans(homes(of, [], AS_AT)) == [("fostering", 0, 40), ("children’s home", 40, None)]


def test_care_that_begins_in_hospital_has_a_home_from_the_first_day() -> None:
    of = stays((0, "S", "C2", "T1"), (10, "P", "C2", "U6"))

    assert spans(homes(of, [], AS_AT)) == [("in hospital", 0, 10), ("fostering", 10, None)]


def test_a_home_that_becomes_another_kind_with_the_same_people_is_told_beside() -> None:
    of = stays((0, "S", "C2", "U6"), (30, "T", "C2", "U4"), (60, "T", "C2", "U4"))

    assert [(each.place.name, each.temporary) for each in asides(of)] == [("long-term fostering", False)]


def test_coming_back_into_care_begins_a_home_and_a_status_even_on_the_day_it_ended() -> None:
    of = [*stays((0, "S", "C2", "U6")), *stays((50, "S", "C2", "U6"))]
    of[0] = Stay(on(0), on(50), "S", "C2", "U6", "N1", "")

    assert spans(homes(of, [], AS_AT)) == [("fostering", 0, 50), ("fostering", 50, None)]
    assert [(each.from_on, each.first) for each in statuses(of)] == [(on(0), True), (on(50), True)]
    assert [each.first for each in homes(of, [], AS_AT)] == [True, True]


def test_who_was_told_of_a_home_stands_at_it_from_its_first_day() -> None:
    of = stays((0, "S", "C2", "U6"), (30, "P", "C2", "U4"))

    found = homes(of, [lives("Jean", 2, 28), lives("Marcia", 27)], AS_AT)

    assert spans(found) == [("Jean", 0, 30), ("Marcia", 30, None)]
    assert found[0].ended_because == "CARPL"


def test_who_was_told_of_an_earlier_home_is_not_said_of_a_later_one() -> None:
    of = stays((0, "S", "C2", "U6"), (30, "P", "C2", "U4"))

    assert spans(homes(of, [lives("Jean", 0)], AS_AT)) == [("Jean", 0, 30), ("long-term fostering", 30, None)]


def test_two_households_told_of_one_placement_are_two_homes() -> None:
    of = stays((0, "S", "C2", "U6"))

    found = homes(of, [lives("Jean", 0, 100), lives("Ros", 100)], AS_AT)

    assert spans(found) == [("Jean", 0, 100), ("Ros", 100, None)]


def test_before_somebody_was_told_of_the_kind_of_home_stands_there() -> None:
    found = homes(stays((0, "S", "C2", "U6")), [lives("Jean", 40)], AS_AT)

    assert spans(found) == [("fostering", 0, 40), ("Jean", 40, None)]
    assert [each.first for each in found] == [True, False]


def test_a_home_that_was_said_to_be_over_has_nobody_in_it_until_a_move_is_known() -> None:
    found = homes(stays((0, "S", "C2", "U6")), [lives("Jean", 0, 100)], AS_AT)

    assert spans(found) == [("Jean", 0, 100), ("fostering", 100, None)]


def test_what_was_told_of_a_home_before_care_is_said_of_the_first_one() -> None:
    assert spans(homes(stays((0, "S", "C2", "U3")), [lives("Nan", -400)], AS_AT)) == [("Nan", 0, None)]


def test_what_was_told_after_care_ended_is_of_no_home() -> None:
    ended = Stay(on(0), on(50), "S", "C2", "U6", "N1", "")

    assert spans(homes([ended], [lives("Mum", 60)], AS_AT)) == [("fostering", 0, 50)]
    assert homes([], [lives("Mum", 60)], AS_AT) == ()


def test_codes_that_no_year_has_and_blank_ones_are_said_to_be_unknown() -> None:
    of = stays((0, "S", "ZZ", "QQ"), (30, "B", "", ""))

    assert [each.law.name for each in statuses(of)] == ["legal status ZZ", "legal status not known"]
    assert spans(homes(of, [], AS_AT)) == [("kind QQ", 0, 30), ("not known", 30, None)]
