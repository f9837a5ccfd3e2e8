"""What a person does with returns: hand in, look again, apply, go on with, throw away. The long work is `exchange.apply`.

`apply_import` and `carry_on` only begin: whoever calls them then has `apply.carry_out` done.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from heed.access import clock
from heed.access.actions import action
from heed.access.models import Demo, User, the_day
from heed.access.permissions import Permission
from heed.council.refusals import refused_as
from heed.exchange.alone import Busy, busy
from heed.exchange.apply.ending import set_aside
from heed.exchange.handing_in import HandedReturn
from heed.exchange.models import Import, State, applications_begun
from heed.exchange.ssda903.speaking import still_to_come
from heed.exchange.staging import cannot_stage, stage

STALE = "Another return was applied since this was looked through: look through it again, and then decide."

TAKEN_UP_WITHIN = timedelta(minutes=2)
"""So long an application may wait for the worker before another may take its place."""


def _cannot_hand_in(*, handed: Sequence[HandedReturn], as_at: date | None = None) -> str | None:
    to_come = still_to_come(as_at, the_day(Demo.here())) if as_at else None
    return to_come or cannot_stage(handed)


@action(Permission.IMPORT_RETURN, unless=_cannot_hand_in)
def hand_in(*, by: User, handed: Sequence[HandedReturn], year: int | None = None, as_at: date | None = None) -> Import:
    """Hand in a return."""
    return stage(handed, by=by, year=year, as_at=as_at)


BEFORE_IT_IS_APPLIED = (State.STAGED, State.READY, State.REFUSED)


def _is(import_: Import) -> str:
    return f"is {State(import_.state).label.lower()}."


def _cannot_look_again(import_: Import) -> str | None:
    if import_.state in BEFORE_IT_IS_APPLIED:
        return None
    return f"This return cannot be looked through again: it {_is(import_)}"


@action(Permission.IMPORT_RETURN, unless=_cannot_look_again)
def look_again(import_: Import, *, by: User) -> Import:
    """Have a return looked through again."""
    import_.state, import_.refusal, import_.against = State.STAGED, "", None
    import_.save()
    return import_


def _cannot_discard(import_: Import) -> str | None:
    if import_.state in BEFORE_IT_IS_APPLIED:
        return None
    return f"This return cannot be thrown away: it {_is(import_)}"


@action(Permission.IMPORT_RETURN, unless=_cannot_discard)
def discard(import_: Import, *, by: User) -> Import:
    """Throw away a return that was handed in."""
    import_.state = State.DISCARDED
    import_.save()
    return import_


def _cannot_apply(import_: Import, *, against: int | None = None) -> str | None:
    if import_.state == State.STAGED:
        return "This return has not been looked through yet: wait until it has been."
    if import_.state == State.REFUSED:
        return import_.refusal
    if import_.state != State.READY:
        return f"This return cannot be applied: it {_is(import_)}"
    if import_.against != applications_begun() or (against is not None and against != import_.against):
        return STALE
    return str(Busy()) if _under_way() else None


def _under_way() -> bool:
    """Whether another return is being applied, or waits to be taken up. One whose process died is neither."""
    waits = Import.objects.filter(state=State.APPLYING, taken_at=None, began_at__gt=clock.now() - TAKEN_UP_WITHIN)
    return waits.exists() or busy()


@action(Permission.APPLY_IMPORT, unless=_cannot_apply)
def apply_import(import_: Import, *, by: User, against: int) -> Import:
    """Begin to apply a return that was looked through."""
    for stopped in Import.objects.select_for_update().filter(state=State.APPLYING):
        set_aside(stopped)
    import_.state, import_.began_as = State.APPLYING, applications_begun() + 1
    import_.began_at, import_.taken_at = clock.now(), None
    import_.applied_by, import_.stopped_why = by, ""
    with refused_as(str(Busy())):
        import_.save()
    return import_


def _cannot_carry_on(import_: Import) -> str | None:
    if import_.state != State.APPLYING:
        return f"There is nothing to go on with: this return {_is(import_)}"
    return "This return is being applied: wait until it is done." if busy() else None


@action(Permission.APPLY_IMPORT, unless=_cannot_carry_on)
def carry_on(import_: Import, *, by: User) -> Import:
    """Go on with applying a return that stopped part of the way."""
    import_.applied_by, import_.stopped_why = by, ""
    import_.save()
    return import_
