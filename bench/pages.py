"""A page view and an import at once: 1,000 children, ten views a second arriving at random, two workers.

First the pages alone, then while `heed import` applies the returns of 5,000 children to the same database. The import has
a budget of its own, and may not make up for slow pages: both run to their end.
"""

from __future__ import annotations

import subprocess
import time
from collections.abc import Sequence

from bench.budgets import Budget, table
from bench.figures import MADE_WITH_FAILED_CHECKS, returns
from bench.load import Waits, arrive
from bench.site import Site, site

FIRST_CHILDREN, THEN_CHILDREN = 1_000, 5_000
A_SECOND = 10.0
ALONE_S = 20.0
PAGES = (
    "/",
    "/children/",
    "/reviews/",
    "/reviews/diary/",
    "/iros/",
    "/figures/",
    "/figures/reviews_due_held_on_time/",
    "/figures/views_given/",
    "/returns/",
    "/law/",
)


def main() -> list[Budget]:
    """Measure, print a table, and return the budgets with what became of them."""
    folders = {children: [str(folder) for folder in returns(children)] for children in (FIRST_CHILDREN, THEN_CHILDREN)}
    with site() as here:
        _finish(_import(here, folders[FIRST_CHILDREN]))
        _views(here, until_s=3.0)  # each worker reads its templates and figures once
        alone = _views(here, until_s=ALONE_S)
        started = time.monotonic()
        importing = _import(here, folders[THEN_CHILDREN])
        meanwhile = _views(here, importing=importing)
        took = time.monotonic() - started
        _finish(importing)
    print(
        table(
            ("views", "number", "half, ms", "95%, ms", "longest, ms"), [_row("alone", alone), _row("during", meanwhile)]
        )
    )
    return [
        Budget("a page alone, 95% of views", 200.0, 1000 * alone.percentile(0.95), " ms"),
        Budget(
            "a page while 5,000 children are imported, 95% of views", 200.0, 1000 * meanwhile.percentile(0.95), " ms"
        ),
        Budget("views that failed", 0, len(alone.faults) + len(meanwhile.faults)),
        Budget("heed import, 5,000 children, while pages are viewed", 60.0, took, " s"),
    ]


def _import(here: Site, folders: Sequence[str]) -> subprocess.Popen[bytes]:
    return here.heed("import", *folders, "--yes")


def _finish(importing: subprocess.Popen[bytes]) -> None:
    _, errors = importing.communicate()
    if importing.returncode not in (0, MADE_WITH_FAILED_CHECKS):
        raise SystemExit(f"bench: heed import ended with {importing.returncode}: {errors.decode()[-500:]}")


def _views(here: Site, *, until_s: float = 600.0, importing: subprocess.Popen[bytes] | None = None) -> Waits:
    """Views for so long, or until the import has ended."""
    waits = arrive(
        here.port,
        PAGES,
        here.manager,
        a_second=A_SECOND,
        until=lambda seconds: seconds > until_s or (importing is not None and importing.poll() is not None),
    )
    if waits.faults:
        print(f"Views that failed: {', '.join(sorted(set(waits.faults)))}")
    return waits


def _row(name: str, waits: Waits) -> tuple[str, ...]:
    times = (waits.percentile(0.5), waits.percentile(0.95), max(waits.seconds))
    return (name, f"{len(waits.seconds):,}", *(f"{1000 * seconds:.0f}" for seconds in times))
