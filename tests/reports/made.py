"""Reports made for tests. Not tests."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from heed.access import clock
from heed.access.models import User
from heed.facts.models import Snapshot
from heed.reports import actions
from heed.reports.models import Report
from tests.days import day
from tests.fenshire import KNOWN_TO
from tests.reviews.made import stand_on

TODAY = day("Mon 16 Nov 2026")
FOLDER = "fenshire"  # the same for every test of a run, so that its book is counted once


def report(by: User, year: int = 2026) -> Report:
    """The report of a year, just begun."""
    return actions.begin_report(by=by, year=year)


def counted(settings: Any, own: Path, written: Path) -> Snapshot:
    """Put a written snapshot where the site looks for it, with a store of files and a data folder of a test's own."""
    settings.HEED_DATA, settings.HEED_FILES = own / "data", own / "files"
    shutil.copytree(written, own / "data" / "snapshots" / FOLDER)
    at = clock.start_of(KNOWN_TO)
    return Snapshot.objects.create(folder=FOLDER, as_at=KNOWN_TO, data_version="1", made_at=at, ready_at=at)


__all__ = ["FOLDER", "TODAY", "counted", "report", "stand_on"]
