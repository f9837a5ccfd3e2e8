"""Where a page of figures finds its facts: the snapshot of the day asked for, and which of its children one may see."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from functools import lru_cache

from django.db.models import F

from heed.access.models import User
from heed.access.pages import Request
from heed.access.permissions import Permission
from heed.children.models import Child
from heed.exchange.read_back import import_of
from heed.facts import live, snapshot
from heed.facts.live import NoFigures
from heed.facts.models import Snapshot, SnapshotChild
from heed.measures.figures import year_label
from heed.measures.stored import Stored
from heed.reports.published_here import published_on
from heed.web.addresses import reverse
from heed.web.figures.reading import LoadedReturn, Reading, Seen
from heed.web.frame import council
from heed.web.standing import words_of

KEPT = 4  # snapshots held open in memory for each thread of each worker


def reading_of(request: Request, *, rows: bool) -> Reading:
    """The facts for this request; `rows` asks also which children this person may see. Raises `NoFigures`."""
    kept = live.readable()
    by_day = {row.as_at.isoformat(): row for row in reversed(kept)}  # of one day the newest
    row = by_day.get(request.GET.get("as_at", ""), kept[0])
    try:
        engine, facts = _opened(row, threading.get_ident())
    except snapshot.Damaged as damage:
        raise NoFigures(str(damage), load=False) from damage
    may = request.user.permissions
    seen, everyone = _seen_by(request.user, row) if rows and Permission.OPEN_ROWS in may else ({}, False)
    days = sorted({each.as_at for each in kept} - {row.as_at}, reverse=True)
    return Reading(
        engine=engine,
        as_at=row.as_at,
        days=(row.as_at, *days),
        years=facts.years,
        council=council(request),
        words=words_of(request),
        returns=_returns(row, facts.years, request.user),
        made_at=row.made_at,
        behind=row == kept[0] and live.is_behind(row),
        children=seen,
        everyone=everyone,
        may_open_rows=Permission.OPEN_ROWS in may,
        may_export=Permission.EXPORT_FIGURES in may,
        published=published_on(request.today),
    )


@lru_cache(maxsize=KEPT)
def _opened(row: Snapshot, thread: int) -> tuple[Stored, snapshot.Snapshot]:
    """The snapshot as an engine, and as it was read. One for each `thread`: an engine is not shared between threads."""
    facts = snapshot.read(live.folder_of(row))
    return Stored(facts, live.labels(row)), facts


def _returns(row: Snapshot, years: tuple[int, ...], user: User) -> tuple[LoadedReturn, ...]:
    """The import after which the snapshot was made."""
    found = import_of(row.data_version)
    if found is None or found.applied_at is None:
        return ()
    may_look = Permission.IMPORT_RETURN in user.permissions
    return (
        LoadedReturn(
            name=name_of(years),
            loaded_at=found.applied_at,
            by=found.applied_by.name if found.applied_by else "Heed",
            address=reverse("web:return", kwargs={"pk": found.pk}) if may_look else "",
        ),
    )


def name_of(years: tuple[int, ...]) -> str:
    """What returns are called: "The return of 2025-26", "The returns of 2024-25 and 2025-26"."""
    labels = [year_label(year) for year in years]
    if len(labels) == 1:
        return f"The return of {labels[0]}"
    return f"The returns of {', '.join(labels[:-1])} and {labels[-1]}"


def _seen_by(user: User, row: Snapshot) -> tuple[Mapping[str, Seen], bool]:
    """The children of the snapshot whom this person may see today, by their key in it, and whether that is all of them.

    Two queries.
    """
    numbers = dict(Child.objects.visible_to(user).with_number().values_list("pk", F("number")))
    links = list(SnapshotChild.objects.filter(snapshot=row).values_list("key", "child"))
    seen = {key: Seen(str(child), numbers[child] or "no number") for key, child in links if child in numbers}
    return seen, len(seen) == len(links)
