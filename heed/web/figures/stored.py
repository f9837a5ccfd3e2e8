"""Where a page of figures finds its facts: those of the latest return applied, or of the day asked for."""

from __future__ import annotations

from heed.access.pages import Request
from heed.web.figures.reading import Reading


def reading_of(request: Request) -> Reading | None:
    """The facts for this request and which of their children this person may see; None before any return."""
    return None
