"""Work in the background that spans packages: a return applied, and then its figures counted."""

from __future__ import annotations

from django_tasks import task

from heed.exchange import apply
from heed.facts import live
from heed.measures.stored import cells_of


@task()
def apply_and_count(number: int) -> None:
    """Apply a return that was begun, and count the figures anew. Why it stopped, if it does, stands on the import."""
    apply.carry_out(number)
    if live.is_behind(live.current()):
        live.rebuild(also=cells_of)
