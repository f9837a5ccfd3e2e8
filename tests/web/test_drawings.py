"""The geometry of bands, dots and bars."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heed.reports.charts.scales import scale
from heed.web.drawings import GAP, band, dot, segments

SHARES = st.floats(0, 1)


def test_the_band_of_the_look_stands_on_whole_per_cents_from_94_to_97() -> None:
    drawn = band(648 / 683, 648 / 674, 657 / 683)

    assert [tick.label for tick in drawn.ticks] == ["94%", "95%", "96%", "97%"]
    assert drawn.ticks[0].x == 20
    assert drawn.ticks[-1].x == 330
    assert drawn.from_x < drawn.dot_x < drawn.from_x + drawn.width


def test_a_narrow_band_has_ticks_with_a_decimal() -> None:
    assert [tick.label for tick in band(0.961, 0.962, 0.963).ticks] == ["96.1%", "96.2%", "96.3%"]


def test_a_figure_of_100_per_cent_stands_at_the_right_hand_end() -> None:
    drawn = band(1.0, 1.0, 1.0)

    assert drawn.ticks[-1].label == "100.0%"
    assert drawn.dot_x == 330


@given(st.tuples(SHARES, SHARES, SHARES), SHARES)
def test_a_dot_stays_on_its_paper(shares: tuple[float, float, float], whole: float) -> None:
    low, value, high = sorted(shares)

    drawn = dot(scale([low, value, high, whole], 5), value, low, high, whole)

    assert 4 <= drawn.from_x <= drawn.dot_x <= drawn.from_x + drawn.width + 0.2
    assert drawn.dot_x <= 224
    assert drawn.whole_x is not None
    assert 4 <= drawn.whole_x <= 224


def test_parts_fill_the_bar_in_order_with_gaps_between_them() -> None:
    met, not_met, unknown, left_out = segments([(648, "a"), (26, "b"), (9, "c"), (11, "d")])

    assert [met.swatch, not_met.swatch, unknown.swatch, left_out.swatch] == ["a", "b", "c", "d"]
    assert not_met.x == pytest.approx(met.x + met.width + GAP, abs=0.2)
    assert left_out.x + left_out.width == pytest.approx(1000, abs=0.5)
    assert met.width > not_met.width > left_out.width > unknown.width


def test_a_part_that_is_there_is_never_too_thin_to_be_seen() -> None:
    drawn = segments([(100_000, "a"), (1, "b")])

    assert drawn[1].width >= 6
    assert drawn[1].x + drawn[1].width == pytest.approx(1000, abs=0.5)


def test_a_part_that_is_not_there_takes_no_room_and_nothing_draws_nothing() -> None:
    assert [part.swatch for part in segments([(5, "a"), (0, "b"), (3, "c")])] == ["a", "c"]
    assert segments([(0, "a")]) == ()
