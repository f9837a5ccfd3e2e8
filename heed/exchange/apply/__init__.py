"""A return applied: the one place where Heed writes in bulk (decisions, 4). What to write is worked out elsewhere.

Each child is written whole in a transaction of its own, after which the write lock is let go for a moment, so that a
page that records who looked at it does not wait. Killed at any moment and started again it goes on where it was:
what is to do is worked out anew from the files and the database.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from django.db import DatabaseError, DataError, IntegrityError, transaction

from heed.access import clock
from heed.exchange.alone import alone
from heed.exchange.apply import rows
from heed.exchange.apply.ending import finish
from heed.exchange.apply.lines import write_preview
from heed.exchange.apply.rows import Doing
from heed.exchange.apply.undoing import undo
from heed.exchange.difference import Difference
from heed.exchange.differences import differences
from heed.exchange.models import Import, State
from heed.exchange.records import Refused
from heed.exchange.ssda903.reading import Progress
from heed.exchange.wanted import wanted

REFUSED_BY_THE_DATABASE: Final = (IntegrityError, DataError, OverflowError)
"""A rule that a row breaks, a value that its column does not hold, a number larger than any column's."""

TOLD_EVERY: Final = 500
"""Children between two lines of progress."""


@dataclass(frozen=True, slots=True)
class Pace:
    """How many children are written in one transaction, and how long the write lock is free after it.

    It is free for at least `pause_s`, and `share` times as long as it was held: a page that waits finds it free.
    """

    together: int
    pause_s: float
    share: float

    def rest(self, held_s: float) -> None:
        """Let others write."""
        if self.pause_s:
            time.sleep(max(self.pause_s, self.share * held_s))


POLITE: Final = Pace(together=4, pause_s=0.003, share=1.0)
FAST: Final = Pace(together=200, pause_s=0.0, share=0.0)
"""For making a demonstration: nobody is looking at it yet."""


def look_through(number: int, progress: Progress | None = None) -> Import:
    """Read what was handed in and write down what applying it would do. The import is then ready, or refused and says why."""
    import_ = Import.objects.get(pk=number)
    if import_.state != State.STAGED:
        return import_
    return write_preview(import_, progress)


def carry_out(number: int, progress: Progress | None = None, pace: Pace = POLITE) -> Import:
    """Apply or undo an import of which that was begun (`actions`), or go on with one that stopped part of the way.

    Raises `Busy` where another process is at it, and `Refused` with the sentence where it stops; then what was
    written stays, each child whole, and it can be started again.
    """
    with alone():
        import_ = Import.objects.select_related("applied_by", "undone_by", "by").get(pk=number)
        if import_.state not in (State.APPLYING, State.UNDOING):
            return import_
        import_.taken_at = clock.now()
        import_.save(update_fields=["taken_at"])
        try:
            work = _Work(progress, pace)
            if import_.state == State.UNDOING:
                undo(import_, work.write, work.together, progress)
            else:
                _apply(import_, work, progress)
        except (Refused, OSError, DatabaseError) as fault:
            raise _stopped(import_, fault) from fault
    import_.refresh_from_db()
    return import_


def _apply(import_: Import, work: _Work, progress: Progress | None) -> None:
    files = wanted(import_)
    doing = Doing(import_.pk, import_.applied_by or import_.by, clock.now(), files.imports)
    work.write(differences(files), doing)
    finish(import_, files, doing)


@dataclass(frozen=True, slots=True)
class _Work:
    """Writing at a pace, and saying how far it is."""

    progress: Progress | None
    pace: Pace

    def write(self, found: Iterable[Difference], doing: Doing) -> None:
        """Some children at a time, each time in a transaction of their own."""
        rest, done = iter(found), 0
        while some := list(islice(rest, self.pace.together)):
            started = time.perf_counter()
            _write(some, doing)
            self.pace.rest(time.perf_counter() - started)
            done += len(some)
            if self.progress is not None and done % TOLD_EVERY < len(some):
                self.progress(f"{done:,} children written")

    def together(self, keys: Sequence[int]) -> Iterator[Sequence[int]]:
        """Keys, as many at a time as a transaction takes."""
        for at in range(0, len(keys), self.pace.together):
            started = time.perf_counter()
            yield keys[at : at + self.pace.together]
            self.pace.rest(time.perf_counter() - started)


def _write(some: Sequence[Difference], doing: Doing) -> None:
    """Some children in one transaction. A child whom the database refuses is held back, alone."""
    try:
        with transaction.atomic():
            rows.write(some, doing)
    except REFUSED_BY_THE_DATABASE as fault:
        if len(some) > 1:
            for found in some:
                _write([found], doing)
        else:
            with transaction.atomic():
                rows.hold(some[0], _refused_by_the_database(some[0], fault), doing)


def _refused_by_the_database(found: Difference, fault: Exception) -> str:
    said = str(fault).partition("\n")[0]
    return (
        f"Child {found.number} is held back, because what the return says goes against what is recorded here ({said}):"
        " compare the two and mend the one that is wrong."
    )


def _stopped(import_: Import, fault: Exception) -> Refused:
    """Write down why it stopped, where that can still be written; returns the sentence."""
    why = str(fault) if isinstance(fault, Refused) else f"{type(fault).__name__}: {fault}".partition("\n")[0]
    what = "Undoing" if import_.state == State.UNDOING else "Applying"
    sentence = f"{what} stopped part of the way, each child whole. {why.rstrip('.')}. Start it again to go on."
    try:
        import_.stopped_why = sentence
        import_.save(update_fields=["stopped_why"])
    except DatabaseError:
        pass
    return Refused(sentence)
