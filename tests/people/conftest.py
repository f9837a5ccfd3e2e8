"""Three persons: a child, her brother, and his half-sister."""

from __future__ import annotations

import pytest

from heed.people.models import Person
from tests.people.made import person


@pytest.fixture
def amara(db: None) -> Person:
    """A child."""
    return person()


@pytest.fixture
def kofi(db: None) -> Person:
    """Her brother."""
    return person("Kofi")


@pytest.fixture
def abena(db: None) -> Person:
    """Kofi's half-sister, by another mother."""
    return person("Abena")
