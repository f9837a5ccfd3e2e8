"""Work in the background that spans packages: a return or a roster applied, and then the figures counted."""

from __future__ import annotations

from django_tasks import task

from heed.access import verifying
from heed.exchange import apply
from heed.exchange.read_back import Unsettled
from heed.exchange.roster import applying
from heed.facts import due, live
from heed.measures.stored import cells_of


@task()
def apply_and_count(number: int) -> None:
    """Apply a return that was begun, and count the figures anew. Why it stopped, if it does, stands on the import."""
    apply.carry_out(number)
    count_if_behind()


@task()
def apply_roster(number: int) -> None:
    """Apply a roster that was begun, and count the figures anew: they are split by IRO and team."""
    applying.carry_out(number)
    count_if_behind()


@task()
def count_again() -> None:
    """Count anew what a changed setting moves: what is due, and the figures."""
    count_if_behind()


@task()
def verify_record() -> None:
    """Prove the record; what was found stands in it afterwards."""
    verifying.verify()


def count_if_behind() -> bool:
    """Work out what is due and count the figures anew, where data have come since; says whether it did.

    The tick asks too, should a task have died.
    """
    if live.speaks_for_nothing():
        due.refresh()  # no review is asked for where nothing is loaded
        return False
    if not live.is_behind(live.current()):
        return False
    try:
        due.refresh()
        live.rebuild(also=cells_of)
    except Unsettled:  # another return is being applied: its own task counts when it is done
        return False
    return True
