"""The end of an application, in one short transaction: which returns the database speaks from now, and the entry of it."""

from __future__ import annotations

from django.db import transaction

from heed.access import clock, record
from heed.access.permissions import Permission
from heed.access.retention import Retention
from heed.exchange.apply.rows import Doing
from heed.exchange.models import ChildLine, Import, ImportedReturn, State
from heed.exchange.wanted import Wanted
from heed.people.models import Identifier, Scheme
from heed.post.models import StoredFile

APPLIED = "Applied a return."
APPLIED_IN_PART = "Applied a part of a return, until another took its place."


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
        enter(import_, APPLIED)


def set_aside(import_: Import) -> None:
    """Another import takes the place of one that stopped part of the way: its rows stay until that one mends them."""
    import_.state = State.REPLACED
    import_.save(update_fields=["state"])
    _keep_files(import_)
    enter(import_, APPLIED_IN_PART)


def _keep_files(import_: Import) -> None:
    """Rows say that they were read from these files, so the files are kept as long as the rows."""
    files = StoredFile.objects.filter(pk__in=import_.returns.values("files__stored"))
    files.update(retention=Retention.CASE_RECORD)


def enter(import_: Import, sentence: str) -> None:
    """The one entry of the record, with every child changed; each change is in the versions under the import's number."""
    done = ChildLine.objects.filter(of=import_, done_at__isnull=False)
    numbered = Identifier.objects.filter(scheme=Scheme.LOCAL, until_on=None, value__in=done.values("number"))
    children = {
        *done.filter(child__isnull=False).values_list("child", flat=True),
        *numbered.filter(person__child__isnull=False).values_list("person__child", flat=True),
    }
    record.wrote(
        by=import_.applied_by,
        what="exchange.apply",
        sentence=sentence,
        children=children,
        change=record.Change(import_),
        permission=Permission.APPLY_IMPORT,
    )
