"""`python -m tests.returns --children 5000 --years 2025,2026 --out DIR`: invented returns, for benchmarks and demos."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from tests.returns import MEASURES, Truth, write
from tests.returns.lives import Life

AT_A_TIME = 1000
"""Children whose days are walked together: what is remembered of a child's days is not kept for ever."""


def main() -> None:
    """Write the returns; with --truth, also every figure of the last year as JSON on stdout."""
    parser = argparse.ArgumentParser(prog="python -m tests.returns", description=__doc__)
    parser.add_argument("--children", type=int, default=500)
    parser.add_argument("--years", default="2025,2026", help="collection years that follow one another")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--clean", action="store_true", help="with nothing in them that a check would find fault with")
    parser.add_argument("--truth", action="store_true", help="print the figures of the last year as JSON")
    asked = parser.parse_args()
    years = tuple(int(year) for year in asked.years.split(","))
    truth = write(asked.out, asked.children, asked.seed, years, clean=asked.clean)
    if asked.truth:
        sys.stdout.write(json.dumps(_told(truth.lives, years), indent=1) + "\n")


def _told(lives: Sequence[Life], years: tuple[int, ...]) -> dict[str, dict[str, object]]:
    """Each figure's two parts, and what is in neither: sums over children, so that some can be told after others."""
    sums: dict[str, Counter[str]] = {measure: Counter() for measure in MEASURES}
    whys = {(measure, name): Counter[str]() for measure in MEASURES for name in ("left_out", "unknown")}
    for first in range(0, len(lives), AT_A_TIME):
        some = Truth(lives[first : first + AT_A_TIME], years)
        for measure in MEASURES:
            figure = some.figure(measure, max(years))
            sums[measure].update(numerator=figure.numerator, denominator=figure.denominator)
            whys[measure, "left_out"].update(figure.left_out)
            whys[measure, "unknown"].update(figure.unknown)
    return {
        measure: {
            "numerator": sums[measure]["numerator"],
            "denominator": sums[measure]["denominator"],
            "left_out": whys[measure, "left_out"],
            "unknown": whys[measure, "unknown"],
        }
        for measure in MEASURES
    }


if __name__ == "__main__":
    main()
