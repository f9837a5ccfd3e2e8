"""The stretch of shares that a chart is drawn on."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heed.reports.charts.scales import over_time, scale

SHARES = st.floats(0, 1)


@given(st.lists(SHARES, min_size=1, max_size=6), st.integers(2, 6), st.sampled_from([0.0, 0.02, 0.1]))
def test_a_scale_holds_every_value_within_0_and_1_and_is_not_empty(
    values: list[float], steps: int, least: float
) -> None:
    on = scale(values, steps, least)

    assert 0 <= on.low < on.high <= 1 + 1e-9
    assert all(on.low - 1e-9 <= value <= on.high + 1e-9 for value in values)
    assert on.step >= least
    assert len(on.ticks) - 1 <= max(steps, 4)


def test_a_scale_is_never_so_narrow_that_chance_looks_large() -> None:
    on = scale([0.961, 0.962], 5, least_step=0.02)

    assert on.high - on.low >= 0.02


def test_the_lowest_point_of_a_line_stands_clear_of_the_months() -> None:
    assert over_time([0.82, 0.90]).low == pytest.approx(0.80)
    assert over_time([0.835, 0.90]).low == pytest.approx(0.82)
    assert over_time([0.0, 0.9]).low == 0


def test_a_line_of_nothing_has_the_whole_scale() -> None:
    assert (over_time([]).low, over_time([]).high) == (0, 1)
