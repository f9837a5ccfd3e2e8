"""The child whom the tests of sight are about, and a team."""

from __future__ import annotations

import pytest

from heed.children.models import Child
from heed.council.models import Team
from tests.children.made import child
from tests.days import day


@pytest.fixture
def amara(db: None) -> Child:
    """The child."""
    return child("Amara", "100234")


@pytest.fixture
def north(db: None) -> Team:
    """A team."""
    return Team.objects.create(name="North", from_on=day("Wed 1 Apr 2015"))
