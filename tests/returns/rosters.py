"""A roster as a council might write it: who reviews whose plan, and who works with whom. All names are invented."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tests.returns.files import write_table
from tests.returns.lives import Life

COLUMNS = "CHILD,GIVEN_NAME,FAMILY_NAME,IRO,SOCIAL_WORKER,TEAM,SIBLING_GROUP"


def write_roster(path: Path, lives: Sequence[Life]) -> Path:
    """Write a row for each child of whom the roster knows."""
    rows = [
        ",".join((life.number, r.given_name, r.family_name, r.iro, r.worker, r.team, r.siblings))
        for life in lives
        if (r := life.roster) is not None
    ]
    write_table(path, [COLUMNS, *rows], "\r\n")
    return path
