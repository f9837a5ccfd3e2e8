"""The end of an application, in one short transaction: which returns the database speaks from now, and the entry of it."""

from __future__ import annotations

from django.db import transaction

from heed.access import clock, record
from heed.access.models import User
from heed.access.permissions import Permission
from heed.access.retention import Retention
from heed.exchange.apply.rows import Doing
from heed.exchange.models import ChildLine, Import, ImportedReturn, State
from heed.exchange.wanted import Wanted
from heed.people.models import Identifier, Scheme
from heed.post.models import StoredFile

APPLIED = "Applied a return."
APPLIED_IN_PART = "Applied a part of a return, until another took its place."
UNDONE_IN_PART = "Undid a part of a return, until another was applied."


def finish(import_: Import, files: Wanted, doing: Doing) -> None:
    """Make the import's returns the active ones of their years, and record which children it changed."""
    with transaction.atomic():
        years = [return_.year for return_ in files.looked_through.values()]
        ImportedReturn.objects.filter(year__in=years, active=True).exclude(of=import_).update(active=False)
        ImportedReturn.objects.filter(of=import_).update(active=True)
        emptied = Import.objects.filter(state=State.APPLIED).exclude(returns__active=True).exclude(pk=import_.pk)
        emptied.update(state=State.REPLACED)
        _keep_files(import_)
        import_.state, import_.applied_at, import_.stopped_why = State.APPLIED, clock.now(), ""
        import_.save(update_fields=["state", "applied_at", "stopped_why"])
        enter(import_, APPLIED, by=import_.applied_by)


def set_aside(import_: Import) -> None:
    """Another import takes the place of one that stopped part of the way: its rows stay until that one mends them."""
    if import_.state == State.UNDOING:
        import_.state, import_.stopped_why = State.APPLIED, ""
        import_.save(update_fields=["state", "stopped_why"])
        enter(import_, UNDONE_IN_PART, by=import_.undone_by, what="exchange.undo")
        return
    import_.state = State.REPLACED
    import_.save(update_fields=["state"])
    _keep_files(import_)
    enter(import_, APPLIED_IN_PART, by=import_.applied_by)


def _keep_files(import_: Import) -> None:
    """Rows say that they were read from these files, so the files are kept as long as the rows."""
    files = StoredFile.objects.filter(pk__in=import_.returns.values("files__stored"))
    files.update(retention=Retention.CASE_RECORD)


def children_of(import_: Import) -> set[int]:
    """Every child that an import changed."""
    done = ChildLine.objects.filter(of=import_, done_at__isnull=False)
    numbered = Identifier.objects.filter(scheme=Scheme.LOCAL, until_on=None, value__in=done.values("number"))
    return {
        *done.filter(child__isnull=False).values_list("child", flat=True),
        *numbered.filter(person__child__isnull=False).values_list("person__child", flat=True),
    }


def enter(import_: Import, sentence: str, *, by: User | None, what: str = "exchange.apply") -> None:
    """The one entry of the record, with every child changed; each change is in the versions under the import's number."""
    record.wrote(
        by=by,
        what=what,
        sentence=sentence,
        children=children_of(import_),
        change=record.Change(import_),
        permission=Permission.APPLY_IMPORT,
    )
