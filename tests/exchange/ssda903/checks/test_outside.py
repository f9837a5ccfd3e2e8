"""What a postcode tells of the country."""

from __future__ import annotations

import pytest

from heed.exchange.ssda903.checks.outside import outside_england


@pytest.mark.parametrize(
    "postcode", ["G1 1AA", "G12 8QQ", "EH1 1AA", "BT1 1AA", "CF10 1AA", "CH1 1AA", "SY1 1AA", "JE2 3AB"]
)
def test_a_postcode_may_lie_outside_england(postcode: str):
    assert outside_england(postcode)


@pytest.mark.parametrize("postcode", [None, "", "B1 1AA", "GL1 1AA", "S1 1AA", "M1 1AA", "DN31 1AA", "ZZ1 1AA"])
def test_a_postcode_is_of_england_or_tells_nothing(postcode: str | None):
    assert not outside_england(postcode)
