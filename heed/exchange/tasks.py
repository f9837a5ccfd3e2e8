"""The long work on returns, done by the worker: looking one through, applying one. What is done stands in `exchange.apply`."""

from __future__ import annotations

from django_tasks import task

from heed.exchange import apply


@task()
def look_through(number: int) -> None:
    """Look an import through."""
    apply.look_through(number)


@task()
def carry_out(number: int) -> None:
    """Apply an import that was begun. Why it stopped, if it does, stands on the import."""
    apply.carry_out(number)
