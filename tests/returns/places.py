"""Where the invented postcodes are: a table of them as a council might give it, on a grid of metres that maps no country."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tests.returns.lives import Life

ACROSS, APART = 7, 9_000  # areas in a row; metres from one to the next


def places(lives: Sequence[Life]) -> dict[str, tuple[int, int]]:
    """Metres east and north of each postcode that the lives know."""
    codes = {code for life in lives for e in life.episodes for code in (e.home_postcode, e.postcode) if code}
    return {code: _place(code) for code in sorted(codes)}


def write_places(path: Path, lives: Sequence[Life]) -> dict[str, tuple[int, int]]:
    """Write the table as CSV, and answer what it says."""
    found = places(lives)
    rows = [f"{code},{east},{north}" for code, (east, north) in found.items()]
    path.write_text("\n".join(["POSTCODE,EASTING,NORTHING", *rows]) + "\n", encoding="utf-8")
    return found


def _place(code: str) -> tuple[int, int]:
    """An area's corner, and a little further by the rest of the code."""
    area, rest = code.removeprefix("ZZ").split()
    at = int(area) - 1
    letters = sum((ord(letter) - ord("A")) * 97 for letter in rest[1:])
    return 400_000 + at % ACROSS * APART + int(rest[0]) * 700, 300_000 + at // ACROSS * APART + letters
