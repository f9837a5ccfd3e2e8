"""A demonstration as `heed demo` makes it, served to this machine alone."""

from __future__ import annotations

from typing import Any

import pytest

from heed.access import stage
from heed.access.models import Demo


@pytest.fixture
def in_demo(db: None, settings: Any) -> Demo:
    """The demonstration of the day on which the stage stands."""
    settings.HEED_BOUND_TO = "127.0.0.1"
    return stage.set_up(None)
