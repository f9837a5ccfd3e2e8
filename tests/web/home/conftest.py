"""Every test of the first page stands on Monday 16 November 2026."""

from __future__ import annotations

import pytest

from heed.access.models import Demo
from tests.reviews.made import stand_on
from tests.web.home.made import TODAY


@pytest.fixture
def monday(db: None) -> Demo:
    """The day."""
    return stand_on(TODAY)
