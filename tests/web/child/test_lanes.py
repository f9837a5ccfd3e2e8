"""The drawing's geometry: nothing overlaps, nothing runs over, from a day in care to many years."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heed.web.child.lanes import (
    BIG,
    GAP,
    INSET,
    LEFT,
    RIGHT,
    SMALL,
    WIDTH,
    Point,
    Scale,
    Span,
    drawn,
    scale_of,
    shortened,
    ticks,
    wide,
)
from tests.days import day

CAME = day("Mon 9 Feb 2026")
LONG = "Ros and Colin Featherstonehaugh-Cholmondeley of the long lane"


@st.composite
def cares(draw: st.DrawFn) -> tuple[date, date, list[Span], list[Point]]:
    """A time in care of up to twelve years, cut into homes, with reviews on it and after it."""
    days = draw(st.integers(0, 4400))
    cuts = sorted(draw(st.sets(st.integers(0, days), max_size=12)) | {0})
    ends = [*cuts[1:], None]
    spans = [
        Span(CAME + timedelta(cut), None if end is None else CAME + timedelta(end), (LONG, "Ros"), LONG)
        for cut, end in zip(cuts, ends, strict=True)
    ]
    held = sorted(draw(st.sets(st.integers(0, days), max_size=25)))
    points = [Point(CAME + timedelta(on), "Twenty-third", "Thu 26 Nov 2026, late", "held") for on in held]
    ahead = CAME + timedelta(days + draw(st.integers(0, 400)))
    points.append(Point(ahead, "Third, planned", "Thu 26 Nov; by law Sun 29 Nov", "planned", first=True))
    return CAME, CAME + timedelta(days), spans, points


@settings(max_examples=150, deadline=None)
@given(cares())
def test_labels_never_overlap_and_nothing_leaves_the_paper(
    care: tuple[date, date, list[Span], list[Point]],
) -> None:
    from_on, to_on, spans, points = care
    scale = scale_of(from_on, to_on, [points[-1].on])

    lanes = drawn(scale, homes=spans, law=spans, people=[spans, []], points=points, to_on=to_on, now="today")

    for lane in (lanes.homes, lanes.law, *lanes.people):
        for bar in lane:
            assert bar.x >= LEFT
            assert bar.x + bar.width <= RIGHT + GAP
            for text, size in ((bar.name, BIG), (bar.more, SMALL)):
                assert not text or wide(text, size) <= bar.width - 2 * INSET
    labels = sorted(
        (dot.label_x - half, dot.label_x + half)
        for dot in lanes.dots
        if dot.name
        for half in [max(wide(dot.name, BIG), wide(dot.more, SMALL)) / 2]
    )
    assert labels
    assert labels[0][0] >= 0
    assert labels[-1][1] <= WIDTH
    assert all(one[1] < other[0] for one, other in pairwise(labels))
    assert lanes.now_x is not None
    assert lanes.pill_x + lanes.pill_width <= RIGHT
    assert all(LEFT <= dot.x <= RIGHT for dot in lanes.dots)


@settings(max_examples=100, deadline=None)
@given(st.integers(1, 4600))
def test_labels_of_the_scale_never_overlap_and_there_are_few(days: int) -> None:
    found = ticks(Scale(CAME, CAME + timedelta(days)))

    labelled = [(tick.label_x - wide(tick.label, 14) / 2, tick.label_x + wide(tick.label, 14) / 2) for tick in found]
    labelled = [each for each, tick in zip(labelled, found, strict=True) if tick.label]
    assert all(one[1] < other[0] for one, other in pairwise(labelled))
    assert 1 <= len(found) <= 18
    assert labelled


@pytest.mark.parametrize(
    ("days", "labels"),
    [
        (30, ["9 Feb", "16 Feb"]),
        (280, ["Feb 2026", "Mar"]),
        (1000, ["Apr 2026", "Jul 2026"]),
        (3650, ["2026", "2027"]),
    ],
)
def test_the_scale_is_told_in_weeks_months_quarters_or_years(days: int, labels: list[str]) -> None:
    found = [tick.label for tick in ticks(Scale(CAME, CAME + timedelta(days))) if tick.label]

    assert found[:2] == labels


def test_what_comes_gets_room_but_never_squeezes_what_was() -> None:
    near = scale_of(CAME, CAME + timedelta(280), [CAME + timedelta(293)])
    far = scale_of(CAME, CAME + timedelta(20), [CAME + timedelta(200)])

    assert CAME + timedelta(293) < near.high <= CAME + timedelta(310)
    assert far.high <= CAME + timedelta(70)


def test_a_point_beyond_the_paper_stands_at_its_edge_with_a_shape_that_says_so() -> None:
    scale = scale_of(CAME, CAME + timedelta(20), [CAME + timedelta(400)])
    far = Point(CAME + timedelta(400), "Second, by law", "Tue 16 Mar 2027", "law", first=True)

    [dot] = drawn(scale, homes=[], law=[], people=[], points=[far], to_on=CAME + timedelta(20), now="").dots

    assert (dot.shape, dot.x, dot.name) == ("beyond", RIGHT, "Second, by law")


def test_a_time_in_care_that_is_over_has_no_mark_of_today() -> None:
    scale = scale_of(CAME, CAME + timedelta(20), [])

    lanes = drawn(scale, homes=[], law=[], people=[], points=[], to_on=CAME + timedelta(20), now="")

    assert lanes.now_x is None
    assert not lanes.dots


def test_the_first_of_two_reviews_on_neighbouring_days_gives_its_label_to_the_newer() -> None:
    scale = scale_of(CAME, CAME + timedelta(1000), [])
    both = [Point(CAME + timedelta(n), name, "", "held") for n, name in ((500, "Older"), (505, "Newer"))]

    found = drawn(scale, homes=[], law=[], people=[], points=both, to_on=CAME + timedelta(1000), now="today").dots

    assert [dot.name for dot in found] == ["", "Newer"]


def test_a_text_is_shortened_to_its_room_and_left_out_where_not_three_letters_fit() -> None:
    assert shortened("Fenmarket", 500, BIG) == "Fenmarket"
    assert shortened("Fenmarket", wide("Fenm…", BIG), BIG) == "Fenm…"
    assert shortened("Fenmarket", wide("Fen…", BIG), BIG) == "Fen…"
    assert shortened("Fenmarket", wide("Fe…", BIG), BIG) == ""
    assert shortened("Fenmarket", -20, BIG) == ""
    assert shortened("Ros, who cares", wide("Ros, …", BIG), BIG) == "Ros…"


def test_two_homes_beside_each_other_have_different_fills_and_the_last_the_deepest() -> None:
    spans = [Span(CAME + timedelta(20 * n), CAME + timedelta(20 * n + 20), ("Jean",)) for n in range(6)]
    scale = scale_of(CAME, CAME + timedelta(120), [])

    fills = [
        bar.fill for bar in drawn(scale, homes=spans, law=[], people=[], points=[], to_on=scale.high, now="").homes
    ]

    assert all(one != other for one, other in pairwise(fills))
    assert fills[-1] == "f-spruce"
    assert fills.count("f-spruce") == 1
