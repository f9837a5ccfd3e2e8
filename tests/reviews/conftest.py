"""Amara, whose third review the law wants by Sunday 29 November 2026, on Monday 16 November."""

from __future__ import annotations

import pytest

from heed.children.models import Child
from tests.children.made import child
from tests.days import day
from tests.reviews import made


@pytest.fixture
def amara(db: None) -> Child:
    """The child, 14 years old."""
    made.stand_on()
    amara = child("Amara")
    amara.person.born_on = day("Sun 3 Jun 2012")
    amara.person.save()
    made.due(amara)
    return amara
