"""`python -m tests.returns --children 5000 --years 2025,2026 --out DIR`: invented returns, for benchmarks and demos."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from tests.returns import MEASURES, write


def main() -> None:
    """Write the returns; with --truth, also the six figures of the last year as JSON on stdout."""
    parser = argparse.ArgumentParser(prog="python -m tests.returns", description=__doc__)
    parser.add_argument("--children", type=int, default=500)
    parser.add_argument("--years", default="2025,2026", help="collection years that follow one another")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--truth", action="store_true", help="print the figures of the last year as JSON")
    asked = parser.parse_args()
    years = tuple(int(year) for year in asked.years.split(","))
    truth = write(asked.out, asked.children, asked.seed, years)
    if asked.truth:
        figures = {measure: truth.figure(measure, max(years)) for measure in MEASURES}
        told = {
            code: {
                "numerator": figure.numerator,
                "denominator": figure.denominator,
                "left_out": figure.left_out,
                "unknown": figure.unknown,
            }
            for code, figure in figures.items()
        }
        sys.stdout.write(json.dumps(told, indent=1) + "\n")


if __name__ == "__main__":
    main()
