"""The preview written down: what applying would do to each child, and what the checks found. Working data."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from itertools import islice
from typing import Any, TypeVar

from django.db import models, transaction

from heed.access import clock
from heed.exchange.apply.clearing import AT_ONCE, clear, clear_checks
from heed.exchange.difference import Changes, Difference
from heed.exchange.differences import differences
from heed.exchange.models import (
    CheckDone,
    ChildLine,
    FaultFound,
    Import,
    ImportedFile,
    ImportedReturn,
    ImportedTable,
    RepairMade,
    State,
    applications_begun,
)
from heed.exchange.records import Outcome, Refused, Returns
from heed.exchange.ssda903.reading import Progress
from heed.exchange.wanted import Wanted, wanted

M = TypeVar("M", bound=models.Model)


def write_preview(import_: Import, progress: Progress | None) -> Import:
    """Look an import through; it is ready then, or refused. Started again after a kill it begins from the start."""
    clear(import_)
    against = applications_begun()
    try:
        files = wanted(import_, progress)
    except Refused as refusal:
        why = str(refusal)
        return _settle(import_, lambda row: _refused(row, why))
    if progress is not None:
        progress("Comparing with what is recorded here")
    _write(ChildLine, (line(import_, each) for each in differences(files)))
    _write_checks(import_, files.returns)
    return _settle(import_, lambda row: _ready(row, files, against))


def _settle(import_: Import, how: Callable[[Import], None]) -> Import:
    """Write down what became of it, unless somebody threw it away meanwhile."""
    with transaction.atomic():
        row = Import.objects.select_for_update().get(pk=import_.pk)
        if row.state == State.STAGED:
            how(row)
            row.looked_at = clock.now()
            row.save()
    return row


def _refused(import_: Import, why: str) -> None:
    import_.state, import_.refusal = State.REFUSED, why


def _ready(import_: Import, files: Wanted, against: int) -> None:
    _know_returns(import_, files)
    returns = files.returns
    import_.state, import_.refusal = State.READY, ""
    import_.against, import_.as_at = against, returns.as_at
    import_.children, import_.held = len(returns.children), len(returns.held)
    import_.faults = sum(check.rows for check in returns.checks)
    import_.failed_checks = sum(check.outcome is Outcome.FAILED for check in returns.checks)


def line(import_: Import, found: Difference) -> ChildLine:
    """What the difference does to one child, counted."""
    return ChildLine(
        of=import_,
        number=found.number,
        child_id=found.child,
        does=found.does,
        why=found.why,
        person=found.about is not None,
        **_counted("episodes", [found.episodes]),
        **_counted("reviews", [found.reviews]),
        **_counted("others", found.others.values()),
        differing=len(found.opens),
    )


def _counted(kind: str, changes: Collection[Changes]) -> dict[str, int]:
    return {
        f"{kind}_added": sum(each.added for each in changes),
        f"{kind}_changed": sum(len(each.change) for each in changes),
        f"{kind}_withdrawn": sum(len(each.withdraw) for each in changes),
    }


def write_checks_again(import_: Import, returns: Returns) -> None:
    """Write down what the checks found over the returns that are active again, unless it stands there still."""
    there = (
        CheckDone.objects.filter(of=import_).count(),
        FaultFound.objects.filter(check_done__of=import_).count(),
        RepairMade.objects.filter(of=import_).count(),
    )
    faults = sum(len(check.faults) for check in returns.checks)
    if there != (len(returns.checks), faults, len(returns.repairs)):
        clear_checks(import_)
        _write_checks(import_, returns)


def _write_checks(import_: Import, returns: Returns) -> None:
    """Write down what the checks found and which repairs were made."""
    checks = returns.checks
    _write(
        RepairMade,
        (
            RepairMade(
                of=import_,
                place=place,
                code=repair.code,
                number=repair.child,
                file=repair.source.file,
                line=repair.source.line,
                sentence=repair.sentence,
            )
            for place, repair in enumerate(returns.repairs)
        ),
    )
    done = [
        CheckDone(
            of=import_,
            place=place,
            code=check.code,
            outcome=check.outcome.value,
            rows=check.rows,
            why=check.why,
            says=check.says,
        )
        for place, check in enumerate(checks)
    ]
    _write(CheckDone, done)
    _write(
        FaultFound,
        (
            FaultFound(
                check_done=row,
                place=place,
                severity=fault.severity.value,
                file=fault.source.file,
                line=fault.source.line,
                number=fault.child or "",
                sentence=fault.sentence,
            )
            for row, check in zip(done, checks, strict=True)
            for place, fault in enumerate(check.faults)
        ),
    )


def _know_returns(import_: Import, files: Wanted) -> None:
    """Write down of which year each return is, and which table each of its files."""
    for row in ImportedReturn.objects.filter(of=import_):
        read = files.looked_through[row.pk]
        row.year, row.notes = read.year, "\n".join(read.notes)
        row.save()
        ImportedTable.objects.filter(of=row).delete()
        ImportedTable.objects.bulk_create(
            ImportedTable(of=row, place=place, name=table.name, file=table.file, rows=table.rows, read=table.read)
            for place, table in enumerate(read.tables)
        )
        for file in ImportedFile.objects.filter(of=row):
            held = [
                (place, table) for place, table in enumerate(read.tables) if table.file == f"{read.year}/{file.name}"
            ]
            file.place = held[0][0] if held else len(read.tables)
            if held:  # several of an XML file
                file.table = held[0][1].name if len(held) == 1 else f"{len(held)} tables"
                file.rows, file.read = sum(table.rows for _, table in held), any(table.read for _, table in held)
            file.save()


def _write(model: type[M], rows: Iterable[M]) -> None:
    rest = iter(rows)
    while some := list(islice(rest, AT_ONCE)):
        with transaction.atomic():
            manager: Any = model._base_manager
            manager.bulk_create(some)
