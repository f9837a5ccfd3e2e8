"""What `heed tick` does for this package: seals the record, and deletes working data whose time is over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django_tasks_db.models import DBTaskResult

from heed.access import clock, sealing
from heed.access.models import HeldPost

BATCH = 500  # rows deleted in one statement: the write lock is held briefly

KEEP_SIGN_IN_FAILURES = timedelta(days=30)
KEEP_FINISHED_TASKS = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Done:
    """What one tick did."""

    sealed: int
    deleted: int


def tick() -> Done:
    """Seal what has been committed; delete ended sessions, what was kept of them, old failures to sign in and finished tasks.

    Deletes first: what the law wants gone goes, though sealing fails. Raises as `sealing.seal` does.
    """
    deleted = _delete_what_is_over()
    return Done(sealing.seal(), deleted)


def _delete_what_is_over() -> int:
    now = clock.now()
    over = (
        Session.objects.filter(expire_date__lt=now),
        HeldPost.objects.filter(until_at__lt=now),
        AccessAttempt.objects.filter(attempt_time__lt=now - KEEP_SIGN_IN_FAILURES),
        AccessFailureLog.objects.filter(attempt_time__lt=now - KEEP_SIGN_IN_FAILURES),
        AccessLog.objects.filter(attempt_time__lt=now - KEEP_SIGN_IN_FAILURES),
        DBTaskResult.objects.filter(finished_at__lt=now - KEEP_FINISHED_TASKS),
    )
    return sum(_delete(rows) for rows in over)


def _delete(rows: QuerySet[Any]) -> int:
    """Delete some hundred at a time until none is left."""
    deleted = 0
    while keys := list(rows.values_list("pk", flat=True)[:BATCH]):
        deleted += rows.model._base_manager.filter(pk__in=keys).delete()[0]
    return deleted
