"""Holds the coverage thresholds: every branch of law, measures, facts and actions, and 95% of all. Run by `make test`.

Reads what pytest-cov left in `.coverage`; measures nothing itself.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
REPORT = ROOT / ".stamp" / "tests" / "coverage.json"

EVERY_BRANCH = ("heed/law/*.py", "heed/measures/*.py", "heed/facts/*.py", "heed/*/actions.py", "heed/*/actions/*.py")
"""Where a wrong branch is a wrong date or figure in front of a council."""

OVERALL = 95.0
"""Per cent of lines and branches together."""


def main() -> int:
    """Print each file below its threshold; returns an exit code."""
    report = ["-m", "coverage", "json", "--quiet", "-o", str(REPORT)]
    if subprocess.run([sys.executable, *report], cwd=ROOT, check=False).returncode:
        print("No coverage was measured, so its thresholds could not be checked.", file=sys.stderr)
        return 1
    findings = shortfalls(json.loads(REPORT.read_text()))
    for finding in findings:
        print(finding)
    return 1 if findings else 0


def shortfalls(report: Mapping[str, Any]) -> list[str]:
    """A sentence for each threshold that is not met. `report` is what `coverage json` writes."""
    found = []
    for name, file in sorted(report["files"].items()):
        if not any(_matches(name, pattern) for pattern in EVERY_BRANCH):
            continue
        lines = _spans(file["missing_lines"])
        not_run = set(file["missing_lines"])
        ways = [(start, end) for start, end in file["missing_branches"] if start not in not_run]
        branches = ", ".join(f"{start} to {'the end' if end < 0 else end}" for start, end in ways)
        if lines or branches:
            missing = "; ".join(filter(None, [lines and f"lines {lines}", branches and f"branches {branches}"]))
            found.append(f"{name}: not covered, and here everything must be: {missing}.")
    overall = report["totals"]["percent_covered"]
    if overall < OVERALL:
        found.append(
            f"{overall:.1f}% of the code is covered, and at least {OVERALL:.0f}% must be: see `coverage report -m`."
        )
    return found


def _spans(lines: Iterable[int]) -> str:
    """Line numbers, those in a row as one span: "3, 5 to 9"."""
    spans: list[list[int]] = []
    for line in lines:
        if spans and line == spans[-1][-1] + 1:
            spans[-1].append(line)
        else:
            spans.append([line])
    return ", ".join(str(span[0]) if len(span) == 1 else f"{span[0]} to {span[-1]}" for span in spans)


def _matches(name: str, pattern: str) -> bool:
    """Whether a path matches, a lone star in a folder's place standing for any folders."""
    path = Path(name)
    folder, last = pattern.rsplit("/", 1)
    if last == "*.py" and "*" not in folder:
        return path.suffix == ".py" and path.is_relative_to(folder)
    return path.match(pattern)


if __name__ == "__main__":
    sys.exit(main())
