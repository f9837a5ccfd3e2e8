"""A folder of its own for the heads of each test, a clock that no midnight is near, and a record that is sealed."""

from __future__ import annotations

import time
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from heed.access import clock, sealing, users
from heed.access.models import Entry, User
from tests.access.sealing.made import NOON, write


@pytest.fixture(autouse=True)
def _heads_in_a_folder_of_their_own(settings: Any, tmp_path: Path) -> None:
    settings.HEED_DATA = tmp_path


@pytest.fixture(autouse=True)
def _each_test_begins_at_noon(monkeypatch: pytest.MonkeyPatch) -> None:
    """A head is kept for each day in England, in a file for each month: the hour at which tests are run is not theirs."""
    began = time.monotonic()
    monkeypatch.setattr(clock, "now", lambda: NOON + timedelta(seconds=time.monotonic() - began))


@pytest.fixture
def sealed(db: None) -> list[Entry]:
    """Five entries in their places."""
    entries = write(5)
    sealing.seal()
    return entries


@pytest.fixture
def shut_out(ingrid: User, nadia: User) -> Entry:
    """The sealed entry of an action that changed a row, so that it has values to compare."""
    users.shut_out(nadia, by=ingrid)
    sealing.seal()
    return Entry.objects.get()
