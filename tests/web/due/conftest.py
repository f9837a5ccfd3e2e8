"""It is Monday 16 November 2026."""

from __future__ import annotations

import pytest

from heed.access.models import User
from heed.children.models import Child
from tests.reviews.made import iro_of, stand_on
from tests.web.due.made import a_child


@pytest.fixture(autouse=True)
def _the_day(db: None) -> None:
    stand_on()


@pytest.fixture
def amara(nadia: User) -> Child:
    """Her third review is wanted by Sunday 29 November; Nadia is her IRO."""
    made = a_child("Amara", "F-1", latest_on="Sun 29 Nov 2026", seen_by=nadia)
    iro_of(made, user=nadia)
    return made
