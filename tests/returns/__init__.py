"""Invented SSDA903 returns with a truth known apart from heed: made here, told here, used by every test of figures."""

from __future__ import annotations

from pathlib import Path

from tests.returns.files import write_year
from tests.returns.maker import make
from tests.returns.truth import DIMENSIONS, MEASURES, Figure, Row, Truth

__all__ = ["DIMENSIONS", "MEASURES", "Figure", "Row", "Truth", "write"]


def write(folder: Path | str, children: int = 500, seed: int = 1, years: tuple[int, ...] = (2025, 2026)) -> Truth:
    """Write `folder/<year>/*.csv` for each collection year; the truth of them is worked out when it is asked."""
    lives = make(children, seed, years)
    for year in years:
        write_year(Path(folder) / str(year), year, lives)
    return Truth(lives, years)
