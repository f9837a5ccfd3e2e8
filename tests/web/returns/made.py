"""Returns in every state, as rows: what the pages of returns are shown with. Nothing is read from files."""

from __future__ import annotations

from datetime import UTC, date, datetime
from itertools import count
from typing import Any

from heed.access.models import User
from heed.access.retention import Retention
from heed.exchange.models import CheckDone, ChildLine, Does, FaultFound, Import, ImportedFile, ImportedReturn, State
from heed.exchange.records import Outcome, Severity
from heed.post.models import FileKind, StoredFile
from heed.post.types import FileType

RECEIVED = datetime(2026, 4, 2, 5, 10, tzinfo=UTC)
_places = count()


def an_import(by: User, state: State = State.READY, **fields: Any) -> Import:
    """An import of the return of 2025-26, with what its state needs."""
    undone = state in (State.UNDOING, State.UNDONE)
    begun = undone or state in (State.APPLYING, State.APPLIED, State.REPLACED)
    values = {
        "against": 0,
        "as_at": date(2026, 3, 31),
        "refusal": "Header.csv has no column DOB: export the whole table again." if state == State.REFUSED else "",
        "began_as": next(_places) + 1 if begun else None,
        "applied_by": by if begun else None,
        "applied_at": RECEIVED if begun and state != State.APPLYING else None,
        "undone_by": by if undone else None,
        "undone_because": "It was the wrong file." if undone else "",
        "children": 812,
        "held": 3,
        "faults": 41,
    }
    import_ = Import.objects.create(by=by, state=state, **{"received_at": RECEIVED, **values, **fields})
    known = state not in (State.STAGED, State.REFUSED)
    return_ = ImportedReturn.objects.create(
        of=import_,
        label="The return",
        year=2026 if known else None,
        active=state == State.APPLIED,
        notes="2026: left unread, because the return of 2026 has no such table: DoLo.csv." if known else "",
    )
    for place, (name, table, rows, read) in enumerate(
        (("Header.csv", "Header", 815, True), ("DoLo.csv", "DoLo", 640, False), ("notes.csv", "", 0, False))
    ):
        ImportedFile.objects.create(
            of=return_, name=name, stored=_stored(by), table=table if known else "", place=place, rows=rows, read=read
        )
    return import_


def _stored(by: User) -> StoredFile:
    return StoredFile.objects.create(
        sha256=f"{next(_places):064x}",
        file_type=FileType.TEXT,
        size=3,
        name="a return.txt",
        kind=FileKind.RETURN,
        retention=Retention.WORKING,
        by=by,
        at=RECEIVED,
    )


def a_check(import_: Import, code: str, outcome: Outcome, why: str = "", rows: int = 0) -> CheckDone:
    """What a check found."""
    return CheckDone.objects.create(
        of=import_, place=next(_places), code=code, outcome=outcome.value, rows=rows, why=why, says="What it looks for."
    )


def a_fault(
    check: CheckDone, number: str, sentence: str, severity: Severity = Severity.HOLD, line: int = 214
) -> FaultFound:
    """One faulty row of Episodes."""
    return FaultFound.objects.create(
        check_done=check,
        place=next(_places),
        severity=severity.value,
        file="2026/Episodes.csv",
        line=line,
        number=number,
        sentence=f"2026/Episodes.csv, line {line}: {sentence}",
    )


def a_line(import_: Import, number: str, does: Does = Does.NEW, **fields: Any) -> ChildLine:
    """What the import does to one child."""
    why = {"why": "Held back, because…"} if does is Does.HELD else {}
    return ChildLine.objects.create(of=import_, number=number, does=does, **{**why, **fields})
