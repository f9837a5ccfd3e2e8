"""What must change for every child, some hundred at a time: the files on one side, the database on the other. Reads only."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import Final

from heed.access.models import Demo, the_day
from heed.council.models import settings_on
from heed.council.settings import REVIEWS_LIVE_FROM
from heed.exchange.difference import Difference, difference
from heed.exchange.disagreeing import Owned
from heed.exchange.records import Source
from heed.exchange.stored import (
    StoredChild,
    children_without_number,
    numbers_known,
    read_owned,
    read_rows,
    several_numbers,
    stored,
)
from heed.exchange.wanted import Wanted

AT_ONCE: Final = 250
"""Children read from the database in one go: SQLite takes so many numbers in a query, and memory stays small."""

NOBODY: Mapping[int, Source] = {}


Compared = tuple[Difference, StoredChild]
"""What to do to one child, and what the database says of the child now."""


def differences(files: Wanted) -> Iterator[Difference]:
    """What to do to each child to whom anything is to be done, in order of number."""
    yield from _without_number()
    yield from (found for found, _ in compared(files))


def compared(files: Wanted, of: Collection[str] | None = None) -> Iterator[Compared]:
    """The same of the children who have a number: of all, or of these."""
    children = {child.number: child for child in files.returns.children}
    speaks = _speaks_for(files)
    held = _held(files, speaks)
    settings = settings_on(the_day(Demo.here()))
    live_from = settings[REVIEWS_LIVE_FROM]
    owned = None if live_from is None else Owned(live_from, files.returns.as_at, frozenset(files.returns.years))
    numbers = sorted({*children, *held, *numbers_known()} if of is None else of)
    for at in range(0, len(numbers), AT_ONCE):
        some = numbers[at : at + AT_ONCE]
        now = stored(some, speaks, live_from)
        if live_from is not None:
            read_owned([one for number, one in now.items() if number not in speaks], live_from, settings)
        for number in some:
            carried = files.carried.get(number, NOBODY)
            one = now.get(number) or StoredChild()
            found = difference(number, one, children.get(number), held.get(number), carried, owned)
            if found is not None:
                yield found, one


def _speaks_for(files: Wanted) -> dict[str, str]:
    """For each other number of a child here: the number whose rows are the child's.

    That is the number the child is shown by, unless the files carry another of them only, and can be read.
    """
    speaks: dict[str, str] = {}
    for shown, others in several_numbers():
        one = next((number for number in (shown, *others) if number in files.carried), shown)
        one = shown if one in files.returns.held else one
        speaks.update((number, one) for number in (shown, *others) if number != one)
    return speaks


def _held(files: Wanted, speaks: Mapping[str, str]) -> dict[str, str]:
    """Why each number is held back: a fault of its rows, or that the files carry another number of the same child.

    A child whose rows are at fault under another number is held by the one it is shown by: so it is in no figure.
    """
    held = dict(files.returns.held)
    for number, one in speaks.items():
        if number in held and one not in files.carried:
            held[one] = held.pop(number)
        elif number in files.carried:
            held[number] = (
                f"Child {number} is held back, because here it is the same child as {one}: end one of the two numbers,"
                " or mend the return."
            )
    return held


def _live_from() -> date | None:
    """The day from which reviews are Heed's own, as the council has set it."""
    return settings_on(the_day(Demo.here()))[REVIEWS_LIVE_FROM]


def _without_number() -> Iterator[Difference]:
    """Children whose number was ended here: what returns said of them under it is withdrawn, but for what Heed owns."""
    pks, live_from = children_without_number(), _live_from()
    for at in range(0, len(pks), AT_ONCE):
        of_child = {pk: StoredChild(child=pk) for pk in pks[at : at + AT_ONCE]}
        read_rows(of_child, live_from)
        found = (difference(_called(pk), now, None, None, NOBODY) for pk, now in of_child.items())
        yield from filter(None, found)


def _called(pk: int) -> str:
    """What a child without a number is called."""
    return f"(record {pk})"


def record_without_number(number: str, child: int | None) -> Compared | None:
    """What to do to a child who is called so because the number was ended here; None for any other."""
    if child is None or number != _called(child):
        return None
    now = StoredChild(child=child)
    read_rows({child: now}, _live_from())
    found = difference(number, now, None, None, NOBODY)
    return None if found is None else (found, now)
