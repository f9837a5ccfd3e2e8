"""The day on which these tests stand, and the IROs and the child whom they are about."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from heed.access import clock
from heed.access.models import User
from heed.children.models import Child
from heed.people.models import Worker
from tests.caseloads.made import in_care, iro

Set = Callable[[datetime], None]
MORNING = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)
"""Monday 16 November 2026 at nine."""


@pytest.fixture
def it_is(monkeypatch: pytest.MonkeyPatch) -> Set:
    """Sets the clock, which then goes on."""

    def set_to(moment: datetime) -> None:
        began = time.monotonic()
        monkeypatch.setattr(clock, "now", lambda: moment + timedelta(seconds=time.monotonic() - began))

    return set_to


@pytest.fixture(autouse=True)
def _monday_morning(it_is: Set) -> None:
    it_is(MORNING)


@pytest.fixture
def hers(nadia: User) -> Worker:
    """Nadia as an IRO."""
    return iro("Nadia Rahman", nadia)


@pytest.fixture
def his(sam: User) -> Worker:
    """Sam as an IRO."""
    return iro("Sam Whitaker", sam)


@pytest.fixture
def amara(db: None) -> Child:
    """The child, in care since April."""
    return in_care("Amara", "100234")
