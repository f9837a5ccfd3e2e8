"""The ruler: days to scale, labels that do not meet, shaded days, and the same in words."""

from __future__ import annotations

import pytest

from heed.council.models import SchoolHoliday
from heed.web.due.ruler import EDGE, LETTER, WIDTH, Ruler, ruler
from tests.days import day

MONDAY = day("Mon 16 Nov 2026")


def drawn(*days: tuple[str, str, str]) -> Ruler:
    """A ruler from Monday 16 November, with a holiday in the week of the 23rd."""
    holiday = SchoolHoliday(name="Autumn", from_on=day("Mon 23 Nov 2026"), until_on=day("Sat 28 Nov 2026"))
    marks = [(MONDAY, "today", "today"), *((day(on), label, kind) for on, label, kind in days)]
    return ruler(marks, [holiday])


def test_days_stand_to_scale_from_today_to_the_day_after_the_last() -> None:
    found = drawn(("Thu 26 Nov 2026", "planned", "planned"), ("Sun 29 Nov 2026", "the law", "law"))

    at = {mark.label: mark.x for mark in found.marks}
    a_day = (WIDTH - 2 * EDGE) / 14
    assert at["today"] == EDGE
    assert at["planned"] == pytest.approx(EDGE + 10 * a_day, abs=0.1)
    assert at["the law"] == pytest.approx(EDGE + 13 * a_day, abs=0.1)
    assert (found.from_x, found.to_x) == (at["today"], at["planned"])
    assert [tick.label for tick in found.ticks][:3] == ["Mon 16", "Tue 17", "Wed 18"]
    assert len(found.ticks) == 15


def test_a_day_that_is_past_stands_left_of_today() -> None:
    found = drawn(("Mon 9 Nov 2026", "the law", "law"), ("Tue 10 Nov 2026", "planned", "planned"))

    at = {mark.label: mark.x for mark in found.marks}
    assert at["the law"] == EDGE < at["planned"] < at["today"]
    assert (found.from_x, found.to_x) == (at["planned"], at["today"])


def test_it_is_said_in_the_order_of_the_days() -> None:
    found = drawn(("Sun 29 Nov 2026", "the law", "law"), ("Fri 27 Nov 2026", "plan by", "open"))

    assert found.says == "Today: Mon 16 Nov 2026. Plan by: Fri 27 Nov 2026. The law: Sun 29 Nov 2026."


def test_labels_that_would_meet_stand_on_lines_of_their_own_and_the_drawing_grows() -> None:
    near = drawn(("Thu 26 Nov 2026", "planned", "planned"), ("Thu 26 Nov 2026", "our own standard", "open"))
    apart = drawn(("Thu 26 Nov 2026", "planned", "planned"))

    heights = {mark.label: mark.y for mark in near.marks}
    assert heights["planned"] != heights["our own standard"]
    assert near.height > apart.height
    for one in near.marks:
        for other in near.marks:
            if one is not other and one.y == other.y:
                assert abs(one.x - other.x) > LETTER * (len(one.label) + len(other.label)) / 2


@pytest.mark.parametrize(
    ("last", "first_ticks"),
    [
        ("Wed 2 Dec 2026", ["Mon 16", "Tue 17"]),
        ("Thu 3 Dec 2026", ["Mon 16", "Tue 17"]),
        ("Fri 4 Dec 2026", ["16 Nov", "23 Nov"]),
        ("Sun 14 Feb 2027", ["16 Nov", "23 Nov"]),
        ("Tue 16 Feb 2027", ["Dec", "Jan"]),
    ],
)
def test_a_longer_ruler_is_marked_by_weeks_and_then_by_months(last: str, first_ticks: list[str]) -> None:
    found = drawn((last, "the law", "law"))

    assert [tick.label for tick in found.ticks][:2] == first_ticks
    assert all(0 <= tick.x <= WIDTH for tick in found.ticks)


def test_weekends_and_holidays_are_shaded_on_a_ruler_of_days_and_holidays_alone_on_a_longer_one() -> None:
    days = drawn(("Sun 29 Nov 2026", "the law", "law"))
    weeks = drawn(("Tue 5 Jan 2027", "the law", "law"))

    a_day = (WIDTH - 2 * EDGE) / 14
    assert [round(band.width / a_day) for band in days.bands] == [5, 2, 2]
    assert len(weeks.bands) == 1
    assert all(band.x >= 0 and band.x + band.width <= WIDTH for band in (*days.bands, *weeks.bands))


def test_a_ruler_that_begins_on_a_sunday_shades_that_day() -> None:
    found = ruler([(day("Sun 15 Nov 2026"), "today", "today"), (day("Fri 20 Nov 2026"), "the law", "law")], [])

    a_day = (WIDTH - 2 * EDGE) / 14
    assert [round(band.width / a_day) for band in found.bands] == [1, 2, 2]
