"""Fenshire's lives written as SSDA903 returns and as a roster; lines end with CRLF, rows are in order of number."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tests.returns.files import COLUMNS, tables_of, write_table
from tests.returns.lives import Life

ROSTER = "CHILD,GIVEN_NAME,FAMILY_NAME,IRO,SOCIAL_WORKER,TEAM,SIBLING_GROUP"
ROSTER_FILE = "roster.csv"


def write_year(folder: Path, year: int, lives: Sequence[Life]) -> None:
    """Write every table of one collection year."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in tables_of(year, lives, shuffled=False).items():
        write_table(folder / f"{name}.csv", [COLUMNS[name], *rows], "\r\n")


def write_roster(folder: Path, lives: Sequence[Life]) -> Path:
    """Write who reviews whose plan, beside the folders of the years."""
    rows = [
        ",".join((life.number, r.given_name, r.family_name, r.iro, r.worker, r.team, r.siblings))
        for life in lives
        if (r := life.roster) is not None
    ]
    path = folder / ROSTER_FILE
    write_table(path, [ROSTER, *rows], "\r\n")
    return path
