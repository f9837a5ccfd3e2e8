"""The invented council's returns loaded into a demonstration, through the same import that a council uses."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from django.db import transaction

from heed.access import record
from heed.access.models import Demo, User
from heed.exchange import actions, apply
from heed.exchange.handing_in import HandedReturn, receive_folders
from heed.exchange.models import Import, ImportedFile, State
from heed.exchange.records import Refused
from heed.exchange.ssda903.reading import Progress
from heed.exchange.staging import stage


def load_demo(
    folder_paths: Sequence[str | Path], by: User, as_at: date | None = None, progress: Progress | None = None
) -> Import | None:
    """Load returns into a demonstration, as applied by this member of its cast; None where these are active already.

    Raises `Refused`. The one door by which new files come into a demonstration.
    """
    if Demo.here() is None:
        raise Refused(
            "These returns are invented, and this database is not a demonstration: make one with `heed demo`."
        )
    handed = receive_folders([str(path) for path in folder_paths], for_demo=True)
    if _active_already(handed):
        return None
    with transaction.atomic():
        import_ = stage(handed, by=by, year=None, as_at=as_at)
        record.wrote(by=None, what="exchange.load_demo", sentence="Loaded the returns of the invented council.")
    import_ = apply.look_through(import_.pk, progress)
    if import_.state == State.REFUSED:
        raise Refused(import_.refusal)
    actions.apply_import(import_, by=by, against=import_.against or 0)
    return apply.carry_out(import_.pk, progress, pace=apply.FAST)


def _active_already(handed: Sequence[HandedReturn]) -> bool:
    active = ImportedFile.objects.filter(of__active=True).values_list("stored__sha256", flat=True)
    return sorted(active) == sorted(file.received.sha256 for return_ in handed for file in return_.files)
