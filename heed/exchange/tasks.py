"""Looking a return through, done by the worker. Applying one is `web.tasks`, which counts the figures after it."""

from __future__ import annotations

from django_tasks import task

from heed.exchange import apply


@task()
def look_through(number: int) -> None:
    """Look an import through."""
    apply.look_through(number)
