"""An import undone: the returns that were active before it are so again, and every row says what it said then.

Rows go back by the same way that they came, child by child; what is said of persons, which may have been more than a return
said, comes from their versions. Killed at any moment and started again it goes on where it was.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from django.db import models, transaction
from django.db.models import Q

from heed.access import clock
from heed.children.models import Child
from heed.exchange.apply.ending import enter
from heed.exchange.apply.inserting import Columns
from heed.exchange.apply.lines import write_checks_again
from heed.exchange.apply.rows import Doing, update, versions_before
from heed.exchange.difference import Difference, does_anything
from heed.exchange.differences import differences
from heed.exchange.models import ChildLine, Import, ImportedReturn, State, applications_begun
from heed.exchange.ssda903.reading import Progress
from heed.exchange.stored import OF_CHILD, OF_PERSON
from heed.exchange.wanted import Wanted, former, wanted_before
from heed.people.models import Identifier, Person, Scheme

UNDONE: Final = "Undid a return."

Writes = Callable[[Iterable[Difference], Doing], None]
Together = Callable[[Sequence[int]], Iterator[Sequence[int]]]


def undo(import_: Import, write: Writes, together: Together, progress: Progress | None) -> None:
    """Undo an import. `write` writes differences at its pace, `together` parts keys into as many as a transaction takes."""
    files = wanted_before(import_, progress)
    doing = Doing(import_.pk, import_.undone_by or import_.by, clock.now(), files.imports, undoes=True)
    write(_of_rows(files), doing)
    for keys in together(_persons(import_)):
        with transaction.atomic():
            _as_before(Person, (*OF_PERSON, "born_precision"), Q(pk__in=keys), doing)
            _as_before(Child, OF_CHILD, Q(person__in=keys), doing)
    _finish(import_, files)


def _of_rows(files: Wanted) -> Iterator[Difference]:
    """The differences but for what is said of persons."""
    for found in differences(files):
        found.about = None
        if does_anything(found):
            yield found


def _persons(import_: Import) -> list[int]:
    """The persons of whom the import said something else."""
    lines = ChildLine.objects.filter(of=import_, done_at__isnull=False, person=True)
    numbers = Identifier.objects.filter(scheme=Scheme.LOCAL, until_on=None, value__in=lines.values("number"))
    return list(numbers.order_by("person").values_list("person", flat=True).distinct())


def _as_before(model: type[models.Model], names: Sequence[str], which: Q, doing: Doing) -> None:
    """Columns as the last version before the import had them. A row that began with it is left."""
    rows = {row.pk: row for row in model._base_manager.select_for_update().filter(which)}
    before: dict[int, Columns] = {}
    for pk, values in versions_before(model, rows, names, doing.number):
        before[pk] = dict(zip(names, values, strict=True))
    update(
        [
            (rows[pk], columns)
            for pk, columns in before.items()
            if any(getattr(rows[pk], name) != value for name, value in columns.items())
        ],
        doing,
    )


def _finish(import_: Import, files: Wanted) -> None:
    """The returns before it are the active ones again, with what the checks found of them."""
    returns = former(import_)
    before = Import.objects.filter(Q(pk__in=[row.of_id for row in returns]) | Q(state=State.APPLIED))
    newest = before.order_by("-began_as").first()
    if newest is not None:
        write_checks_again(newest, files.returns)
    with transaction.atomic():
        ImportedReturn.objects.filter(of=import_).update(active=False)
        ImportedReturn.objects.filter(pk__in=[row.pk for row in returns]).update(active=True)
        Import.objects.filter(pk__in=[row.of_id for row in returns]).update(state=State.APPLIED)
        import_.state, import_.undone_at, import_.stopped_why = State.UNDONE, clock.now(), ""
        import_.began_as = applications_begun() + 1
        import_.save(update_fields=["state", "undone_at", "stopped_why", "began_as"])
        enter(import_, UNDONE, by=import_.undone_by, what="exchange.undo")
