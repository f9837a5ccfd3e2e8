"""Erasing the values of a version under a recorded decision. The entry stays; `heed audit verify` says so."""

from __future__ import annotations

from django.db.models import Model

from heed.access import clock
from heed.access.actions import NotNow, action, children_of
from heed.access.models import Erasure, User
from heed.access.permissions import Permission


def _not_decided(version: Model, *, decision: str) -> str | None:
    if not hasattr(version, "instance_type"):
        return "Only a version that is kept beside a record can be erased, not the record itself."
    return None if decision.strip() else "Say under which decision: its reference, and where it is kept."


@action(Permission.ERASE_VALUES, unless=_not_decided)
def erase_version(*, version: Model, by: User, decision: str) -> Erasure:
    """Erase the values of a version under a recorded decision."""
    # The row of the erasure is what the record then tells of, with a digest of all it says: it bears the erasure out.
    held = type(version)._base_manager.select_for_update(of=("self",)).filter(pk=version.pk).first()
    if held is None:
        raise NotNow("These values are no longer there: somebody has erased them since you opened the page.")
    followed = held.instance  # type: ignore[attr-defined]  # every row of versions makes the row it was of
    erasure = Erasure(subject=f"{followed._meta.label}:{followed.pk}", version=held.pk, decision=decision)
    erasure.by, erasure.at = by, clock.now()
    erasure.save()
    erasure.child_keys = frozenset(children_of(held))
    held.delete()
    return erasure
