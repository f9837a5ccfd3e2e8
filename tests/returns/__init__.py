"""Invented SSDA903 returns with a truth known apart from heed: made here, told here, used by every test of figures."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tests.returns.cases import CASES, Case
from tests.returns.cases import lives as lives_of_cases
from tests.returns.faults import Fault, Faulty, faulty
from tests.returns.files import write_year
from tests.returns.lives import Life
from tests.returns.maker import make
from tests.returns.rows import Figure, Row
from tests.returns.truth import DIMENSIONS, MEASURES, Truth

__all__ = [
    "CASES",
    "DIMENSIONS",
    "MEASURES",
    "Case",
    "Fault",
    "Faulty",
    "Figure",
    "Row",
    "Truth",
    "faulty",
    "named",
    "write",
    "write_lives",
]


def write(
    folder: Path | str,
    children: int = 500,
    seed: int = 1,
    years: tuple[int, ...] = (2025, 2026),
    *,
    clean: bool = False,
) -> Truth:
    """Write `folder/<year>/*.csv` for each collection year; the truth of them is worked out when it is asked.

    `clean`: with nothing in them that a check would find fault with.
    """
    return write_lives(folder, make(children, seed, years, clean=clean), years)


def named(folder: Path | str, years: tuple[int, ...] = (2025, 2026)) -> Truth:
    """Write all named cases as one return, the child of the first case being "N-01"."""
    return write_lives(folder, lives_of_cases(), years)


def write_lives(folder: Path | str, lives: Sequence[Life], years: tuple[int, ...]) -> Truth:
    """Write lives told elsewhere as returns of these years. A year without a child is written too."""
    for year in years:
        write_year(Path(folder) / str(year), year, lives)
    return Truth(lives, years)
