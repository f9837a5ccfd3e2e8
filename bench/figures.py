"""From return files to figures, the whole process, beside a plain DuckDB read of the same files in the same run.

The returns have every table of their year, and every figure is asked by every dimension.

The plain read is the floor under any way of doing it: Python starts, DuckDB finds out what the columns are and reads
every value of every file. The ratio to it says more than seconds, which are the machine's.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from bench.budgets import Budget, table
from bench.process import MB, Run, best_of

ROOT = Path(__file__).resolve().parent.parent
KEPT = ROOT / "var" / "bench"
HEED = Path(sys.executable).with_name("heed")

YEARS = (2025, 2026)
SIZES = {500: 9, 5_000: 9, 50_000: 3}
"""Children, and how many runs the best is taken of."""

PLAIN_READ = """
import duckdb, sys
for path in sys.argv[1:]:
    duckdb.sql("SELECT count(COLUMNS(*)) FROM read_csv(?)", params=[path]).fetchall()
"""

TRUTH = "truth.json"
MADE_WITH_FAILED_CHECKS = 1


@dataclass(frozen=True, slots=True)
class Measured:
    """One size of council."""

    children: int
    bytes_read: int
    plain: Run
    figures: Run

    @property
    def ratio(self) -> float:
        """How many times a plain read of the same files."""
        return self.figures.seconds / self.plain.seconds


def main() -> list[Budget]:
    """Measure each size, print a table, and return the budgets with what became of them."""
    measured = {children: _measure(children, times) for children, times in SIZES.items()}
    heads = ("children", "files, MB", "plain read, s", "heed figures, s", "times", "peak, MB")
    print(table(heads, [_row(one) for one in measured.values()]))
    return budgets(*measured.values())


def budgets(small: Measured, middle: Measured, large: Measured) -> list[Budget]:
    """What design, 11 allows. Linear: a child more costs no more in a large council than in a middling one."""
    first = _per_child(small, middle)
    return [
        Budget("5,000 children, files to figures", 3.0, middle.figures.seconds, " s"),
        Budget("5,000 children, memory", 400.0, middle.figures.peak_mb, " MB"),
        Budget("5,000 children, times a plain read", 6.0, middle.ratio),
        Budget("a child more, from 5,000 to 50,000, beside from 500 to 5,000", 1.5, _per_child(middle, large) / first),
    ]


def _per_child(fewer: Measured, more: Measured) -> float:
    return (more.figures.seconds - fewer.figures.seconds) / (more.children - fewer.children)


def _measure(children: int, times: int) -> Measured:
    folders = returns(children)
    files = [str(file) for folder in folders for file in sorted(folder.glob("*.csv"))]
    commands = {
        "plain read": [sys.executable, "-c", PLAIN_READ, *files],
        "heed figures": [str(HEED), "figures", *map(str, folders), "--year", str(YEARS[-1]), "--by", "all", "--json"],
    }
    best = best_of(times, commands, fine=frozenset({0, MADE_WITH_FAILED_CHECKS}))
    _right(best["heed figures"], folders[0].parent / TRUTH)
    return Measured(children, sum(os.path.getsize(file) for file in files), best["plain read"], best["heed figures"])


def _right(run: Run, truth: Path) -> None:
    """A quick wrong answer is no answer: each figure must be what the maker of the return knows it to be."""
    figures = {figure["code"]: figure for figure in json.loads(run.output)["figures"]}
    for code, true in json.loads(truth.read_text()).items():
        for part in ("numerator", "denominator", "left_out", "unknown"):
            if figures[code][part] != true[part]:
                raise SystemExit(f"bench: {code}: the {part} is {figures[code][part]}, and {true[part]} is true.")


def _row(one: Measured) -> tuple[str, ...]:
    figures, plain = one.figures, one.plain
    megabytes = f"{one.bytes_read / MB:.1f}"
    seconds = (f"{plain.seconds:.2f}", f"{figures.seconds:.2f}", f"{one.ratio:.1f}", f"{figures.peak_mb:.0f}")
    return (f"{one.children:,}", megabytes, *seconds)


def returns(children: int) -> list[Path]:
    """The folders of an invented return of this size, one a year; made once, and again when their maker changes."""
    maker = hashlib.sha256(b"".join(file.read_bytes() for file in sorted((ROOT / "tests" / "returns").rglob("*.py"))))
    folder = KEPT / f"{children}-{maker.hexdigest()[:12]}"
    if not folder.exists():
        for old in KEPT.glob(f"{children}-*"):
            shutil.rmtree(old)
        print(f"Making a return of {children:,} children...", file=sys.stderr, flush=True)
        unfinished = folder.with_name(f"{folder.name}.new")
        shutil.rmtree(unfinished, ignore_errors=True)
        years = ",".join(map(str, YEARS))
        make = [sys.executable, "-m", "tests.returns", "--truth", "--children", str(children), "--years", years]
        made = subprocess.run([*make, "--out", str(unfinished)], cwd=ROOT, check=True, stdout=subprocess.PIPE)
        (unfinished / TRUTH).write_bytes(made.stdout)
        unfinished.replace(folder)
    return [folder / str(year) for year in YEARS]
