"""Fenshire's lives written as SSDA903 returns: lines end with CRLF, rows are in order of number."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tests.returns.files import COLUMNS, tables_of, write_table
from tests.returns.lives import Life


def write_year(folder: Path, year: int, lives: Sequence[Life]) -> None:
    """Write every table of one collection year."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in tables_of(year, lives, shuffled=False).items():
        write_table(folder / f"{name}.csv", [COLUMNS[name], *rows], "\r\n")
