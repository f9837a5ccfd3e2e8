"""Which published figures this council sets its own beside: those that come with Heed, its own file, and which areas."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from heed.council.models import settings_on
from heed.council.settings import COMPARATORS, NEIGHBOURS_OF, REGION
from heed.exchange.records import Refused
from heed.measures import beside
from heed.measures.published import Published, Wanted

logger = logging.getLogger(__name__)


def published_on(day: date) -> tuple[Sequence[Published], Wanted]:
    """The published figures, and the areas that the council stands beside, as it is set on a day."""
    told = settings_on(day)
    wanted = Wanted(region=told[REGION], neighbours_of=told[NEIGHBOURS_OF])
    name = told[COMPARATORS]
    if not name:
        return _read(None, 0, 0), wanted
    path = Path(settings.HEED_DATA) / name
    there = path.stat() if path.is_file() else None
    return _read(path, there.st_size if there else 0, there.st_mtime_ns if there else 0), wanted


@lru_cache(maxsize=2)
def _read(path: Path | None, size: int, changed: int) -> tuple[Published, ...]:
    """The figures; read again when the file's `size` or the moment it `changed` do; a file that cannot be used is logged."""
    try:
        return beside.every([path] if path else [])
    except Refused as refused:
        logger.warning("published figures stand beside ours without the council's file: %s", refused)
        return beside.every()
