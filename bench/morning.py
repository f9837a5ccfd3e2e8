"""The pages of the morning on a council of 1,000 children in care and nine years of returns, ten views a second, two workers.

Every child has an IRO, a social worker and a team; it is the day after the last return. Each page is asked alike often, by
the service's manager, who sees all.
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
from pathlib import Path

from bench.budgets import Budget, table
from bench.figures import KEPT, MADE_WITH_FAILED_CHECKS, ROOT
from bench.load import Waits, arrive
from bench.site import Site, site

YEARS = tuple(range(2018, 2027))
"""All the years whose layout Heed knows whole."""

CHILDREN = 1_550
IN_CARE = 1_000
A_SECOND = 10.0
FOR_S = 40.0

WRITE = """
import sys
from pathlib import Path
from tests.returns import maker, write_lives
from tests.returns.rosters import write_roster
folder, children, years = Path(sys.argv[1]), int(sys.argv[2]), tuple(map(int, sys.argv[3].split(",")))
lives = maker.make(children, 1, years, clean=True)
write_lives(folder, lives, years)
write_roster(folder / "roster.csv", lives)
"""

ROSTER = """
import sys
from datetime import date
from pathlib import Path
from heed.config.start import django_up
django_up()
from heed.access import clock
from heed.access.models import Demo, User
from heed.exchange.apply import FAST
from heed.exchange.roster import actions, applying
from heed.facts import due
from heed.web.tasks import count_if_behind
by, path = User.objects.get(username="priya"), Path(sys.argv[1])
name, received, n = actions.receive(path.name, [path.read_bytes()])
handed = actions.hand_in(by=by, name=name, received=received, children=n, from_on=date(2018, 4, 1))
applying.carry_out(actions.apply(handed, by=by).pk, FAST)
count_if_behind()
Demo.objects.create(day=date(2026, 4, 1), made_at=clock.now())  # a service that has loaded all its reviews
due.refresh()
from heed.children.models import Child
from heed.reviews.models import Due
print(Due.objects.count(), Child.objects.filter(due__isnull=False).order_by("-due__held").first().key)
"""


def main() -> list[Budget]:
    """Measure, print a table, and return the budgets with what became of them."""
    folder = _returns()
    with site() as here:
        importing = here.heed("import", *(str(folder / str(year)) for year in YEARS), "--yes")
        _, errors = importing.communicate()
        if importing.returncode not in (0, MADE_WITH_FAILED_CHECKS):
            raise SystemExit(f"bench: heed import: {errors.decode()[-500:]}")
        in_care, longest = here.run(ROSTER, str(folder / "roster.csv")).split()
        pages = _pages(longest)
        for page in pages:
            arrive(here.port, [page], here.manager, a_second=A_SECOND, until=lambda seconds: seconds > 0.5)
        waits = arrive(here.port, pages, here.manager, a_second=A_SECOND, until=lambda seconds: seconds > FOR_S)
        alone = {page: _alone(here, page) for page in pages}
    print(f"{in_care} children in care")
    print(table(("page", "half, ms", "95%, ms"), [_row(page, each) for page, each in alone.items()]))
    return [
        Budget("children in care, at least", -IN_CARE, -int(in_care)),
        Budget("a page of the morning, 95% of views", 200.0, 1000 * waits.percentile(0.95), " ms"),
        Budget("views of the morning that failed", 0, len(waits.faults)),
    ]


def _pages(longest: str) -> tuple[str, ...]:
    child = f"/children/{longest}/"
    lists = (
        "/children/",
        "/children/?sort=review",
        "/reviews/",
        "/reviews/?state=overdue",
        "/reviews/diary/",
        "/iros/",
    )
    return ("/", *lists, child, f"{child}duties/", f"{child}people/", "/figures/")


def _alone(here: Site, page: str) -> Waits:
    return arrive(here.port, [page], here.manager, a_second=5.0, until=lambda seconds: seconds > 3.0)


def _row(page: str, waits: Waits) -> tuple[str, ...]:
    shown = page if len(page) < 40 else "/children/<the longest in care>/" + page[47:]
    return shown, f"{1000 * waits.percentile(0.5):.0f}", f"{1000 * waits.percentile(0.95):.0f}"


def _returns() -> Path:
    """The folder of the invented returns; made once, and again when their maker changes."""
    maker = hashlib.sha256(b"".join(file.read_bytes() for file in sorted((ROOT / "tests" / "returns").rglob("*.py"))))
    folder = KEPT / f"{CHILDREN}-of-{len(YEARS)}-years-{maker.hexdigest()[:12]}"
    if not (folder / "roster.csv").exists():
        words = (str(folder), str(CHILDREN), ",".join(map(str, YEARS)))
        subprocess.run([sys.executable, "-c", WRITE, *words], cwd=ROOT, check=True)
    return folder
