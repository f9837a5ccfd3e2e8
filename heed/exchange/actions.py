"""What a person does with returns: hand in, look again, apply, go on with, undo, throw away. The long work is `exchange.apply`.

`apply_import`, `carry_on` and `undo_import` only begin: whoever calls them then has `apply.carry_out` done.
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
from heed.exchange.built_on import built_on, files_gone
from heed.exchange.handing_in import HandedReturn
from heed.exchange.models import Import, State, applications_begun, last_applied
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


UNDER_WAY = (State.APPLYING, State.UNDOING)


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
    """Whether another return is being applied or undone, or waits to be taken up. One whose process died is neither."""
    waits = Import.objects.filter(state__in=UNDER_WAY, taken_at=None, began_at__gt=clock.now() - TAKEN_UP_WITHIN)
    return waits.exists() or busy()


@action(Permission.APPLY_IMPORT, unless=_cannot_apply)
def apply_import(import_: Import, *, by: User, against: int) -> Import:
    """Begin to apply a return that was looked through."""
    for stopped in Import.objects.select_for_update().filter(state__in=UNDER_WAY):
        set_aside(stopped)
    import_.state, import_.began_as = State.APPLYING, applications_begun() + 1
    import_.began_at, import_.taken_at = clock.now(), None
    import_.applied_by, import_.stopped_why = by, ""
    with refused_as(str(Busy())):
        import_.save()
    return import_


def _cannot_carry_on(import_: Import) -> str | None:
    if import_.state not in UNDER_WAY:
        return f"There is nothing to go on with: this return {_is(import_)}"
    return f"This return {_is(import_)[:-1]}: wait until it is done." if busy() else None


@action(Permission.APPLY_IMPORT, unless=_cannot_carry_on)
def carry_on(import_: Import, *, by: User) -> Import:
    """Go on with applying or undoing a return that stopped part of the way."""
    import_.stopped_why = ""
    if import_.state == State.APPLYING:
        import_.applied_by = by
    else:
        import_.undone_by = by
    import_.save()
    return import_


LONGEST_REASON = 500


def _cannot_undo(import_: Import, *, because: str | None = None) -> str | None:
    if import_.state != State.APPLIED:
        return f"This return cannot be undone: it {_is(import_)}"
    if _under_way():
        return str(Busy())
    if Import.objects.filter(state__in=UNDER_WAY).exists():
        return "Another return stopped part of the way: go on with that one first."
    if import_ != last_applied().first():
        return (
            "Another return was applied after this one: undo that one first, or hand in the return that should stand."
        )
    if because is not None and not 0 < len(because.strip()) <= LONGEST_REASON:
        return f"Say why the return is undone, in at most {LONGEST_REASON} characters."
    return files_gone(import_) or built_on(import_)


@action(Permission.APPLY_IMPORT, unless=_cannot_undo)
def undo_import(import_: Import, *, by: User, because: str) -> Import:
    """Begin to undo the return that was applied last."""
    import_.state, import_.began_at, import_.taken_at = State.UNDOING, clock.now(), None
    import_.undone_by, import_.undone_because, import_.stopped_why = by, because.strip(), ""
    with refused_as(str(Busy())):
        import_.save()
    return import_
