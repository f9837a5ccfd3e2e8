"""The one way out for a kept file: a download, to those who may see it, that no browser can be made to run."""

from __future__ import annotations

from uuid import UUID

import structlog
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404

from heed.access import record
from heed.access.pages import Request, Shows, page
from heed.access.permissions import Permission
from heed.post import disk
from heed.post.models import Scanned, StoredFile

log = structlog.get_logger(__name__)


@page(Permission.SEE_FILES, shows=Shows.ONE_CHILD)
def download(request: Request, key: UUID) -> FileResponse:
    """The file's bytes. Out of sight, infected or lost is 404; what was handed over is on the record."""
    visible = StoredFile.objects.visible_to(request.user).exclude(scanned=Scanned.INFECTED)
    stored = get_object_or_404(visible, key=key)
    try:
        content = disk.path_of(stored.sha256).open("rb")
    except OSError as fault:
        log.error("the bytes of a kept file cannot be read", file=str(stored.key))
        raise Http404 from fault
    record.saw(
        by=request.user,
        what="post.download",
        sentence="Downloaded a kept file.",
        children=[] if stored.child_id is None else [stored.child_id],
        filter=f"file {stored.key}",
        permission=Permission.SEE_FILES,
    )
    response = FileResponse(content, as_attachment=True, filename=stored.name, content_type=stored.file_type)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    return response
