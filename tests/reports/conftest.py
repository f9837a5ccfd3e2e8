"""Fenshire's report of 2025-26, begun by its manager on Monday 16 November 2026; and the figures that it is made of."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from heed.access import clock
from heed.access.models import User
from heed.facts import snapshot
from heed.facts.models import Snapshot
from heed.measures.stored import cells_of
from heed.reports.models import Report
from tests.fenshire import KNOWN_TO
from tests.reports import made


@pytest.fixture
def report(tom: User) -> Report:
    """A draft in which nothing is written."""
    made.stand_on()
    return made.report(tom)


@pytest.fixture(scope="session")
def fenshire_written(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Path]:
    """A snapshot of Fenshire's facts, written when it is first asked for."""
    folder = tmp_path_factory.mktemp("snapshots") / made.FOLDER

    def written() -> Path:
        from tests.reports.fenshire_book import facts

        if not folder.exists():
            snapshot.write(facts(), folder, made_at=clock.start_of(KNOWN_TO), source="Fenshire", also=cells_of)
        return folder

    return written


@pytest.fixture
def figures(db: None, settings: Any, tmp_path: Path, fenshire_written: Callable[[], Path]) -> Snapshot:
    """Fenshire's figures, counted; with a store of files and a data folder of this test's own."""
    return made.counted(settings, tmp_path, fenshire_written())
