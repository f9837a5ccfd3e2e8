"""Keeping a file: the row, once its bytes are safely on disk (`heed.post.disk.receive`, before the transaction)."""

from __future__ import annotations

from heed.access import clock
from heed.access.actions import action
from heed.access.models import User
from heed.access.permissions import Permission
from heed.access.retention import Retention
from heed.children.models import Child
from heed.post import disk
from heed.post.disk import Received
from heed.post.models import FileKind, StoredFile
from heed.post.names import safe_name


def _cannot_keep(*, by: User, received: Received, child: Child | None, retention: Retention) -> str | None:
    if not disk.path_of(received.sha256).is_file():
        return "The file is no longer in the store: choose it again."
    if child is None:
        return None
    if not Child.objects.visible_to(by).filter(pk=child.pk).exists():
        return "You cannot keep a file here."
    if retention not in (Retention.CASE_RECORD, Retention.ADOPTION):
        return "A file about a child is kept as long as the child's record."
    return None


@action(Permission.KEEP_FILE, unless=_cannot_keep)
def keep_file(
    *, by: User, received: Received, name: str, kind: FileKind, child: Child | None, retention: Retention
) -> StoredFile:
    """Keep a file."""
    return StoredFile.objects.create(
        sha256=received.sha256,
        file_type=received.file_type,
        size=received.size,
        name=safe_name(name, received.file_type),
        child=child,
        kind=kind,
        retention=retention,
        by=by,
        at=clock.now(),
    )
