"""The annual report: the full edition in all formats, from a snapshot and from return files.

From a snapshot is what the site does: figures are read from stored cells, and the report is composed and written as HTML,
Word and PDF, in a process that has just begun. The command line reads and counts the files first.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.budgets import Budget, table
from bench.figures import HEED, MADE_WITH_FAILED_CHECKS, YEARS, returns
from bench.process import best_of

CHILDREN = 5_000
TIMES = 5

FROM_A_SNAPSHOT = """
import json, sys, time
from datetime import UTC, date, datetime
from pathlib import Path
from heed.exchange.ssda903 import load
from heed.facts import snapshot
from heed.facts.build import build
from heed.measures import stored

kept, year, folders = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3:]
if not kept.exists():
    returns = load(folders, year=year, as_at=None)
    facts = build(returns, key=b"bench")
    snapshot.write(facts, kept, made_at=datetime(year, 11, 16, tzinfo=UTC), source="bench", also=stored.cells_of)
    sys.exit()

began = time.perf_counter()
from heed.measures.all import MEASURES
from heed.reports import team
from heed.reports.book import made_of
from heed.reports.compose import compose
from heed.reports.document import Audience
from heed.reports.formats import FORMATS
from heed.reports.manuscript import Manuscript
from heed.reports.sections import SPLITS

found = snapshot.read(kept)
book = team.told(made_of(stored.Stored(found), list(MEASURES.values()), SPLITS, council="Fenshire County Council",
                         year=year, years=found.years))
document = compose(book, Manuscript("Fenshire County Council", year), audience=Audience.PUBLIC, made_on=date(year, 11, 16))
took = {"figures and words": time.perf_counter() - began}
for ending in ("html", "docx", "pdf"):
    start = time.perf_counter()
    FORMATS[ending](document)
    took[ending] = time.perf_counter() - start
took["all"] = time.perf_counter() - began
print(json.dumps(took))
"""


def main() -> list[Budget]:
    """Measure both ways, print where the time goes, and return the budgets with what became of them."""
    folders = list(map(str, returns(CHILDREN)))
    with tempfile.TemporaryDirectory(prefix="heed-bench-") as work:
        year = str(YEARS[-1])
        kept, out = Path(work) / "snapshot", Path(work) / "out"
        from_snapshot = [sys.executable, "-c", FROM_A_SNAPSHOT, str(kept), year, *folders]
        subprocess.run(from_snapshot, check=True)  # the first time it makes the snapshot
        command = [str(HEED), "report", *folders, "--year", year, "--council", "Fenshire County Council"]
        commands = {"from a snapshot": from_snapshot, "heed report": [*command, "--out", str(out)]}
        best = best_of(TIMES, commands, fine=frozenset({0, MADE_WITH_FAILED_CHECKS}))
        _all_there(out)
    took = json.loads(best["from a snapshot"].output)
    print(table(("from a snapshot", "seconds"), [(name, f"{seconds:.2f}") for name, seconds in took.items()]))
    for name, done in best.items():
        print(f"{name}, the whole process: {done.seconds:.2f} s, {done.peak_mb:.0f} MB")
    return [Budget("annual report, all formats, from a snapshot", 5.0, took["all"], " s")]


def _all_there(out: Path) -> None:
    """A report that lacks a format is no report."""
    written = sorted(path.suffix for path in out.iterdir())
    if written != [".docx", ".html", ".pdf"]:
        raise SystemExit(f"bench: heed report wrote {written}, and not one file in each format.")
