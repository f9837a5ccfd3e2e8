"""Whether an import can still be undone: what has been built on it since. Reads only."""

from __future__ import annotations

from typing import Final

from django.db import models
from django.db.models import Exists, OuterRef, Q

from heed.children.models import Child, Episode, PeriodOfCare
from heed.exchange.apply.inserting import versions_of
from heed.exchange.apply.rows import BY_IMPORTS, applying
from heed.exchange.kinds import KINDS
from heed.exchange.models import ChildLine, Disagreement, Does, Import, Settled
from heed.exchange.ssda903.words import counted
from heed.exchange.wanted import former
from heed.people.models import Person
from heed.post import disk
from heed.reviews.models import Review

WRITTEN: Final[tuple[type[models.Model], ...]] = (
    *(Person, Child, PeriodOfCare, Episode, Review),
    *(kind.model for kind in KINDS),
)
"""What imports write and people change."""


def files_gone(import_: Import) -> str | None:
    """Why what was there before cannot be read again, in one sentence."""
    for row in former(import_):
        if not all(disk.path_of(file.stored.sha256).is_file() for file in row.files.all()):
            return (
                f"The files of the return of {row.year} that this one replaced are no longer in the store, so what was"
                " there before cannot be brought back: hand that return in again."
            )
    return None


def built_on(import_: Import) -> str | None:
    """What people did on top of an import, in one sentence; None where nothing stands on it."""
    settled = Disagreement.objects.filter(opened_by=import_, state__in=(Settled.OURS, Settled.THEIRS)).count()
    if settled:
        return (
            f"{counted(settled, 'difference')} of this return {'was' if settled == 1 else 'were'} settled, so it cannot be"
            " undone: hand in the return that should stand instead."
        )
    changed = sum(_changed_since(model, import_) for model in WRITTEN) + _reviews_on(import_)
    if changed:
        return (
            f"{counted(changed, 'record')} of this return {'was' if changed == 1 else 'were'} changed or built on here since,"
            " so it cannot be undone: hand in the return that should stand instead."
        )
    return None


def _changed_since(model: type[models.Model], import_: Import) -> int:
    """Rows that the import wrote and somebody changed after it: by their versions."""
    versions = versions_of(model)
    ours = versions.filter(id=OuterRef("id"), history_change_reason=applying(import_.pk))
    later = versions.filter(history_date__gt=import_.applied_at).exclude(history_change_reason__regex=BY_IMPORTS)
    later = later.filter(Exists(ours))
    return int(later.values("id").distinct().count())


def _reviews_on(import_: Import) -> int:
    """Reviews made here of children, or in periods of care, that came with the import."""
    new = ChildLine.objects.filter(of=import_, does=Does.NEW, done_at__isnull=False)
    of_new = Q(child__person__identifiers__value__in=new.values("number"), child__person__identifiers__until_on=None)
    mine = Q(period__source_import=str(import_.pk)) | of_new
    return Review.objects.live().filter(source_import="").filter(mine).distinct().count()
